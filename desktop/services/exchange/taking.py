"""Packages that come in: looked at, previewed, taken in as one step, taken out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.domain.exchange import refusals
from desktop.domain.exchange.model import Manifest, PackageKind
from desktop.domain.exchange.package_names import INBOX_SUFFIX
from desktop.errors import AppError, Refused
from desktop.i18n import _
from desktop.services.exchange import log, words
from desktop.services.exchange.copies import moving_remarks
from desktop.services.exchange.keyring import Keyring, require_heard
from desktop.services.exchange.kinds import KindOfPackage
from desktop.services.exchange.ports import Direction, PackageNote
from desktop.services.exchange_ports import (
    PackageLook,
    PackageReader,
    Stop,
    Trust,
    Unseal,
    never,
)
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Clock, Store
from desktop.services.precautions import UNDOING_AN_IMPORT

BACKUP_REASON = "truoc-khi-nhap-goi"


@dataclass(frozen=True, slots=True)
class Preview:
    """What is known of a package before it is taken in.

    Attributes:
        look: The file, its manifest, its signature; ``look.problems`` say why it is not taken.
        remarks: What the officer should know, a sentence each; nothing of it stops the package.
        taken: Its line of the log when it was taken in already.
        payload: What taking it in would do: ``CopyMerge`` of a workspace, what the use cases of
            the level above read of a report, and of what came down; None with problems.
    """

    look: PackageLook
    remarks: tuple[str, ...] = ()
    taken: PackageNote | None = None
    payload: object = None

    @property
    def usable(self) -> bool:
        """Tell whether it may be taken in."""
        return self.look.usable


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in did.

    Attributes:
        note: The line of the log.
        payload: What was taken in.
        was_there: True when the same package had been taken in already; nothing changed.
    """

    note: PackageNote
    payload: object
    was_there: bool = False


class Taking:
    """Looks at packages and takes them in; whole packages or nothing."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        reader: PackageReader,
        keyring: Keyring,
        kinds: Mapping[PackageKind, KindOfPackage[Any]],
    ) -> None:
        self._store = store
        self._exchange = store.exchange
        self._clock = clock
        self._reader = reader
        self._keyring = keyring
        self._kinds = kinds

    @property
    def inbox(self) -> Path:
        """The folder in which the packages that were taken in are kept."""
        return self._store.path.with_suffix(INBOX_SUFFIX)

    def check(self, path: Path, passphrase: str = "", cancelled: Stop = never) -> PackageLook:
        """Return what a package says of itself, whoever it is for, and what its key says here.

        ``passphrase`` opens a package that was sealed with it; one sealed for this office opens
        by itself.
        """
        unseal = Unseal(self._keyring.own().sealing_secret, passphrase)
        look = self._reader.look(path, lambda _workspace: "", unseal, cancelled=cancelled)
        return replace(look, trust=self._keyring.trust(look)) if look.usable else look

    def look(
        self, path: Path, passphrase: str = "", confirmed: str = "", cancelled: Stop = never
    ) -> PackageLook:
        """Return what a package says of itself, with the reason when it is not for us.

        ``confirmed`` is the code of the key as the office read it over the telephone; it lets a
        package come in that is signed with another key than those known. The key is bound when
        the package is taken in.
        """
        look = self.check(path, passphrase, cancelled)
        manifest = look.manifest
        if not look.usable or manifest is None:
            return look
        try:
            if look.trust is Trust.OTHER_KEY and confirmed:
                require_heard(manifest.office.key, confirmed)
                look = replace(look, trust=Trust.KNOWN)
            self._require_ours(manifest, look.trust)
        except Refused as refusal:
            return self._stopped(look, refusal)
        return look

    def preview(
        self, path: Path, passphrase: str = "", confirmed: str = "", cancelled: Stop = never
    ) -> Preview:
        """Return what taking a package in would do; what is wrong stands in ``look.problems``.

        The staged copy stays until ``accept`` or ``dismiss``.
        """
        look = self.look(path, passphrase, confirmed, cancelled)
        manifest = look.manifest
        if not look.usable or manifest is None:
            return Preview(look)
        try:
            payload = self._kinds[manifest.kind].read(look)
        except AppError as refusal:
            return Preview(self._stopped(look, refusal))
        known = self._exchange.notes(manifest.replica_id)
        taken = log.taken(known, look.manifest_hash)
        remarks = (*self._remarks(look, known), *moving_remarks(payload))
        return Preview(look, remarks, taken, payload)

    def accept(self, preview: Preview, *, backup: bool = True) -> Outcome[Taken]:
        """Take a package in: a backup, then one step; the same one again changes nothing."""
        look, manifest = preview.look, preview.look.manifest
        if not preview.usable or manifest is None:
            raise Refused(" ".join(look.problems) or _("Gói này không nhận được."))
        with self._staged(look):
            known = self._exchange.notes(manifest.replica_id)
            taken = log.taken(known, look.manifest_hash)
            if taken is not None:
                return Outcome(Taken(taken, preview.payload, was_there=True))
            if backup:
                self._store.backup(BACKUP_REASON)
            return self._take(look, manifest)

    def bind(self, manifest: Manifest) -> None:
        """Let packages of the office be signed with the key of this one from now on."""
        self._keyring.bind(manifest.office.workspace_id, manifest.office.key)

    def dismiss(self, preview: Preview) -> None:
        """Let a package go that was only previewed."""
        self._reader.forget(preview.look)

    def undo(self, package_id: str) -> Outcome[PackageNote]:
        """Take a package out again; refused when what it brought was changed since."""
        note = next(
            (
                note
                for note in self._exchange.notes()
                if note.package_id == package_id
                and note.direction is Direction.TAKEN
                and not note.undone
            ),
            None,
        )
        if note is None:
            raise Refused(_("Gói này chưa được nhận, hoặc đã hoàn tác."))
        self._store.backup(UNDOING_AN_IMPORT)
        moved = self._store.history.undo(package_id)
        if moved is None:
            raise Refused(
                _("Gói này không mang lại thay đổi nào nên không có gì để hoàn tác."),
                _("Không có gì bị thay đổi."),
            )
        step, changed = moved
        return Outcome(replace(note, undone=True), changed | {Kind.PACKAGES}, step.id)

    def _take(self, look: PackageLook, manifest: Manifest) -> Outcome[Taken]:
        kind = self._kinds[manifest.kind]
        # Read again: what stands here may have changed since the preview.
        payload = kind.read(look)
        self._reader.keep(look, self.inbox)
        label = _("Nhập gói {package}").format(package=words.package_words(manifest))
        with self._store.step(label, manifest.package_id) as step:
            changed = kind.take(look, payload)
            self.bind(manifest)
            note = log.note_of(
                manifest, look.manifest_hash, Direction.TAKEN, self._clock, look.path.name, step
            )
            self._exchange.note(note)
        return Outcome(Taken(note, payload), changed | {Kind.PACKAGES}, step)

    def _stopped(self, look: PackageLook, problem: AppError) -> PackageLook:
        self._reader.forget(look)
        return replace(look, staged=None, problems=(problem.sentence(),))

    @contextmanager
    def _staged(self, look: PackageLook) -> Iterator[None]:
        try:
            yield
        finally:
            self._reader.forget(look)

    def _require_ours(self, manifest: Manifest, trust: Trust) -> None:
        """Refuse what is not signed as it ought to be, or not for this workspace."""
        if trust is Trust.OTHER_KEY:
            raise refusals.other_key()
        if manifest.schema_version > self._exchange.schema_version:
            raise refusals.newer(manifest.schema_version)
        if manifest.addressee not in ("", self._exchange.workspace_id):
            raise _for_another()
        kind = self._kinds.get(manifest.kind)
        problem = refusals.unknown_kind() if kind is None else kind.problem(manifest)
        if problem is not None:
            raise problem

    def _remarks(self, look: PackageLook, known: Sequence[PackageNote]) -> Iterator[str]:
        assert look.manifest is not None
        yield from log.chain_remarks(look.manifest, look.manifest_hash, known)
        if look.manifest.replica_id == self._exchange.replica_id:
            yield _("Gói này do chính máy này tạo ra.")
        if look.trust is Trust.UNSIGNED:
            yield _("Gói không có chữ ký nên chưa xác thực được đơn vị gửi.")
        if look.trust is Trust.NEW:
            yield _("Lần đầu nhận gói của đơn vị này: mã khóa {code}.").format(
                code=look.fingerprint
            )
        if look.manifest.missing_blobs:
            yield _("Gói không kèm {count} tệp minh chứng.").format(
                count=len(look.manifest.missing_blobs)
            )
        if look.manifest.clock_suspect:
            yield _("Đồng hồ của máy tạo gói có thể sai.")


def _for_another() -> Refused:
    return Refused(
        _("Gói gửi cho đơn vị khác."),
        _("Dữ liệu trên máy này không thay đổi."),
        _("Hãy chuyển gói cho đúng đơn vị."),
    )
