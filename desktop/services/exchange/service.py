"""What the officer does with packages: make, copy, look for, look at, take in, take out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop.domain.exchange.model import MergeEntry, PackageKind, RowState
from desktop.domain.exchange.package_names import shown
from desktop.domain.reporting.model import DataRule, Period
from desktop.domain.reporting.periods import data_days
from desktop.errors import AppError, Cancelled
from desktop.i18n import _
from desktop.services.exchange import log
from desktop.services.exchange.contents import DownContents, Wanted
from desktop.services.exchange.keyring import Keyring
from desktop.services.exchange.kinds import KindOfPackage
from desktop.services.exchange.packing import (
    Packed,
    Packing,
    PackSummary,
    Place,
    Prepared,
    place_of,
)
from desktop.services.exchange.ports import PackageNote
from desktop.services.exchange.succession import SuccessionService
from desktop.services.exchange.taking import BACKUP_REASON, Preview, Taken, Taking
from desktop.services.exchange_ports import (
    Drive,
    Drives,
    FoundPackage,
    KeyMaker,
    OwnTemplates,
    PackageLook,
    PackageReader,
    PackageReceipt,
    PackageWriter,
    Seal,
    Stop,
    Unseal,
    never,
)
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Clock, Progress, Store


@dataclass(frozen=True, slots=True)
class PackageParts:
    """The outer parts that packages need."""

    writer: PackageWriter
    reader: PackageReader
    keys: KeyMaker
    drives: Drives
    templates: OwnTemplates


@dataclass(frozen=True, slots=True)
class TakenFile:
    """What became of one file of many.

    Attributes:
        preview: What it is and would do.
        taken: What taking it in did, None when it was only looked at or not taken.
        problem: Why it was not taken, "" when it was, or may be.
        changed: Kinds of thing that differ now.
    """

    preview: Preview
    taken: Taken | None = None
    problem: str = ""
    changed: frozenset[Kind] = frozenset()


def _quiet(_what: str, _share: float) -> None:
    """Listen to no progress."""


class ExchangeService:
    """Packages of one open workspace; each writing function is one step.

    Attributes:
        succession: Taking over the data of communes that were merged into this one.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        parts: PackageParts,
        kinds: Mapping[PackageKind, KindOfPackage[Any]],
    ) -> None:
        """Join the parts; ``kinds`` take in the packages, each those of its kind."""
        self._store = store
        self._parts = parts
        self._keyring = Keyring(store.exchange, parts.keys)
        self._packing = Packing(store, clock, parts.writer, parts.keys, parts.templates)
        self._taking = Taking(store, clock, parts.reader, self._keyring, kinds)
        self.succession = SuccessionService(store, clock, parts.reader, self._taking)

    # making

    def describe(
        self,
        kind: PackageKind,
        year: int = 0,
        period: Period | None = None,
        *,
        with_evidence: bool = False,
        down: DownContents | None = None,
    ) -> PackSummary:
        """Return what a package would carry; ``sentence(drive)`` says it in words."""
        return self._packing.describe(Wanted(kind, year, period, with_evidence, down=down))

    def pack(
        self,
        wanted: Wanted,
        out: Path | Drive | None = None,
        seal: Seal | None = None,
        tell: Progress = _quiet,
        cancelled: Stop = never,
    ) -> Packed:
        """Make a package in the folder of packages, then copy it to a stick or a folder.

        ``out`` may also be the name of a new ``.goixa`` file; nothing is made when there is no
        place for it. A package whose copying fails
        stays in the folder: ``copy_again`` carries it to another stick.
        """
        place = place_of(out) if out else None
        receipt = self.write(self.prepare(wanted, seal), tell, cancelled)
        self.note_made(receipt)
        return self.carry(receipt, place, tell, cancelled) if place else Packed(receipt)

    # the same step by step: the middle and the last one may be done on another thread

    def prepare(self, wanted: Wanted, seal: Seal | None = None) -> Prepared:
        """Gather all that a package needs; ``place_of`` tells where it may go."""
        return self._packing.prepare(wanted, seal)

    def write(
        self, ready: Prepared, tell: Progress = _quiet, cancelled: Stop = never
    ) -> PackageReceipt:
        """Make a package in the folder of packages; does not touch the store."""
        return self._packing.write(ready, tell, cancelled)

    def note_made(self, receipt: PackageReceipt) -> None:
        """Note a package that was made, before it goes anywhere."""
        self._packing.note(receipt)

    def carry(
        self,
        receipt: PackageReceipt,
        place: Place,
        tell: Progress = _quiet,
        cancelled: Stop = never,
    ) -> Packed:
        """Copy a package that was made to its place; does not touch the store."""
        return Packed(receipt, self._packing.copy(receipt.path, place, tell, cancelled))

    def copy_again(
        self, note: PackageNote, out: Path | Drive, tell: Progress = _quiet, cancelled: Stop = never
    ) -> Path:
        """Copy a package that was made before; does not touch the store. Return where it lies."""
        package = self._packing.outbox / note.file_name
        return self._packing.copy(package, place_of(out), tell, cancelled).path

    def drives(self) -> Sequence[Drive]:
        """Return the sticks that are plugged in now."""
        return self._parts.drives.removable()

    # looking

    def find(self, place: Path | Drive) -> Sequence[FoundPackage]:
        """Return the packages in a folder or on a stick, and in the folders below."""
        folder = place.path if isinstance(place, Drive) else place
        return self._parts.drives.packages(folder)

    def verify(self, path: Path, passphrase: str = "", cancelled: Stop = never) -> PackageLook:
        """Return what a package says of itself, whoever it is for; nothing is kept of it."""
        look = self._taking.check(path, passphrase, cancelled)
        self._parts.reader.forget(look)
        return look

    def preview(
        self, path: Path, passphrase: str = "", confirmed: str = "", cancelled: Stop = never
    ) -> Preview:
        """Return what taking a package in would do.

        ``confirmed`` is the code of its key as the office read it over the telephone, for a key
        that is not known here. ``accept`` or ``dismiss`` ends the preview.
        """
        return self._taking.preview(path, passphrase, confirmed, cancelled)

    def dismiss(self, preview: Preview) -> None:
        """Let a package go that was only previewed."""
        self._taking.dismiss(preview)

    # taking in

    def accept(self, preview: Preview) -> Outcome[Taken]:
        """Take in a package: a backup first, then one step; the same one again changes nothing."""
        return self._taking.accept(preview)

    def take_all(
        self,
        paths: Iterable[Path],
        passphrase: str = "",
        confirmed: str = "",
        *,
        dry_run: bool = False,
        tell: Progress = _quiet,
        cancelled: Stop = never,
        each: Callable[[TakenFile], None] = lambda _file: None,
    ) -> Outcome[tuple[TakenFile, ...]]:
        """Take in packages one by one after one backup; a bad one never stops the others.

        Args:
            paths: The files.
            passphrase: Opens those that were sealed with it.
            confirmed: Code of a key that was compared over the telephone.
            dry_run: Only tell what each would do.
            tell: Told of each file.
            cancelled: Asked now and then; the files taken in until then stay.
            each: Told what became of each file, as it happens.
        """
        found: list[TakenFile] = []
        for file in self.take_each(
            paths, passphrase, confirmed, dry_run=dry_run, tell=tell, cancelled=cancelled
        ):
            found.append(file)
            each(file)
        return Outcome(tuple(found), frozenset().union(*(file.changed for file in found)))

    def take_each(
        self,
        paths: Iterable[Path],
        passphrase: str = "",
        confirmed: str = "",
        *,
        dry_run: bool = False,
        tell: Progress = _quiet,
        cancelled: Stop = never,
    ) -> Iterator[TakenFile]:
        """Take in packages as ``take_all`` does and yield what became of each.

        Each is a whole by itself: other work may be done before the next one is asked for.
        """
        files = list(dict.fromkeys(paths))
        if not dry_run and files:
            self._store.backup(BACKUP_REASON)
        for number, path in enumerate(files):
            tell(shown(path.name), number / len(files))
            try:
                preview = self._taking.preview(path, passphrase, confirmed, cancelled)
                file = self._take_file(preview, dry_run)
            except Cancelled:
                return
            yield file

    def undo_import(self, package_id: str) -> Outcome[PackageNote]:
        """Take a package out again; refused when what it brought was changed since."""
        return self._taking.undo(package_id)

    def _take_file(self, preview: Preview, dry_run: bool) -> TakenFile:
        if not preview.usable:
            return TakenFile(preview, problem=" ".join(preview.look.problems))
        if dry_run:
            self._taking.dismiss(preview)
            return TakenFile(preview)
        try:
            outcome = self._taking.accept(preview, backup=False)
        except Cancelled:
            raise
        except AppError as refusal:
            return TakenFile(preview, problem=refusal.sentence())
        return TakenFile(preview, outcome.value, changed=outcome.changed)

    # conflicts

    def conflicts(self) -> Sequence[MergeEntry]:
        """Return the rows of which several states are kept; ``after`` is the one that stands."""
        return self._store.exchange.conflicts()

    def resolve(self, state: RowState) -> Outcome[None]:
        """Let one of the states of a row in conflict stand; the others stay in the history."""
        with self._store.step(_("Chọn bản giữ lại khi xung đột")) as step:
            changed = self._store.exchange.resolve(state.key, state)
        return Outcome(None, changed | {Kind.PACKAGES}, step)

    # the log, keys

    def log(self) -> Sequence[PackageNote]:
        """Return the packages made and taken in, the last one first."""
        return self._store.exchange.notes()

    def last_package(self) -> datetime | None:
        """Return when this copy of the workspace made its last package."""
        return log.last_made_at(self._store.exchange)

    def newest_report(self) -> tuple[int, Period] | None:
        """Return the period that ends last of those of which reports were taken in."""
        periods = {(one.year, one.period) for one in self._store.received.packages.list()}
        return max(periods, key=_last_day, default=None)

    def key_fingerprint(self) -> str:
        """Return the code of the own key, to be read over the telephone."""
        return self._keyring.own_fingerprint()

    def sealing_key(self) -> str:
        """Return the key ("age1…") for which others may seal packages to this office."""
        return self._keyring.own().sealing_public


def _last_day(period: tuple[int, Period]) -> tuple[date, date]:
    first, last = data_days(period[1], period[0], DataRule.DECREE)
    return last, first


def verify_alone(reader: PackageReader, path: Path, passphrase: str = "") -> PackageLook:
    """Return what a package says of itself where no workspace is open."""
    look = reader.look(path, lambda _workspace: "", Unseal(passphrase=passphrase))
    reader.forget(look)
    return look
