"""Reads packages: looked at first, as a whole; rows only of those without any problem."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from desktop.domain.exchange import limits, package_names, refusals, row_lines
from desktop.domain.exchange.canonical import Malformed
from desktop.domain.exchange.check_code import check_code, fingerprint
from desktop.domain.exchange.model import Manifest, RowState
from desktop.errors import EnvironmentFailure, Refused
from desktop.exchange import durable, sealing, troubles
from desktop.exchange.directory import READ_ERRORS, open_again
from desktop.exchange.looking import Checked, entry_pieces, problem_of
from desktop.exchange.staging import Staging
from desktop.services.exchange_ports import (
    KnownKeys,
    PackageLook,
    Record,
    RecordValidator,
    RowValidator,
    Stop,
    Unseal,
    never,
)

Item = TypeVar("Item")


class ZipPackageReader:
    """Implements ``PackageReader``."""

    def __init__(self, staging: Path) -> None:
        """Copy foreign files to the folder ``staging`` before they are looked into."""
        self._staging = Staging(staging)

    def look(
        self,
        path: Path,
        known: KnownKeys,
        unseal: Unseal | None = None,
        *,
        local: bool = False,
        cancelled: Stop = never,
    ) -> PackageLook:
        """Check limits, names, sizes, hashes and the signature; no row is read."""
        try:
            came = self._staging.bring(path, local, cancelled)
        except (Refused, EnvironmentFailure) as error:
            return PackageLook(path, problems=(error.sentence(),))
        look = PackageLook(path, sha256=came.sha256, size=came.size)
        try:
            look = replace(look, sealed=sealing.lock_of(came.path) is not None)
            plain = self._staging.unsealed(came.path, unseal, cancelled)
            look = self._checked(look, plain, known, cancelled)
        except (Refused, EnvironmentFailure) as error:
            look = replace(look, problems=(error.sentence(),))
        except (*READ_ERRORS, MemoryError, RecursionError) as error:
            look = replace(look, problems=(refusals.damaged(str(error)).sentence(),))
        finally:
            if came.path != look.staged:
                self._staging.remove(came.path)
        return look

    def _checked(
        self, look: PackageLook, plain: Path, known: KnownKeys, cancelled: Stop
    ) -> PackageLook:
        """Return what a plain package on this machine says; it stays only when it is usable."""
        try:
            checked = Checked(plain, known, cancelled)
        except BaseException:
            self._staging.remove(plain)
            raise
        problem = problem_of(checked.trust)
        if problem:
            self._staging.remove(plain)
        return replace(
            look,
            manifest=checked.manifest,
            trust=checked.trust,
            problems=(problem.sentence(),) if problem else (),
            staged=None if problem else plain,
            manifest_hash=checked.manifest_hash,
            check_code=check_code(checked.manifest_hash),
            fingerprint=fingerprint(checked.manifest.office.key),
        )

    def rows(self, look: PackageLook, validate: RowValidator) -> Iterator[RowState]:
        """Yield the states of rows of a usable package, table by table."""
        for part in sorted(_manifest(look).counts):
            table = package_names.table_of(part)
            if table:
                yield from _items(look, part, _row_reader(table), validate)

    def records(self, look: PackageLook, part: str, validate: RecordValidator) -> Iterator[Record]:
        """Yield the lines of another part of a usable package; none when it has no such part."""
        if part in _manifest(look).counts and not package_names.table_of(part):
            yield from _items(look, part, row_lines.read_record, lambda one: validate(part, one))

    def blobs(self, look: PackageLook) -> Sequence[str]:
        """Return the hashes of the evidence files that a usable package carries."""
        names = map(package_names.blob_of, _manifest(look).files)
        return tuple(sorted(filter(None, names)))

    def extract_blob(self, look: PackageLook, file_hash: str, out: Path) -> None:
        """Write an evidence file of a usable package to ``out``, checked by its hash."""
        if file_hash not in self.blobs(look):
            raise refusals.tampered(file_hash)
        with open_again(_staged(look)) as archive:
            entry = package_names.blob_entry(file_hash)
            _write(out, entry_pieces(archive, entry, never), file_hash)

    def keep(self, look: PackageLook, folder: Path) -> Path:
        """Keep a usable package, unsealed, as ``<package_id>.goixa`` in a folder of our own.

        The same package is kept once. Raises ``Refused`` when another one has its key.
        """
        path = folder / f"{_manifest(look).package_id}{package_names.SUFFIX}"
        with troubles.on_this_machine(folder):
            folder.mkdir(parents=True, exist_ok=True)
            with _staged(look).open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            if path.exists():
                _require_same(path, sha256)
                return path
            with _staged(look).open("rb") as file:
                _write(path, durable.pieces(file, never), sha256)
        return path

    def forget(self, look: PackageLook) -> None:
        """Remove the staged copy, if there is one."""
        self._staging.remove(look.staged)

    def sweep(self) -> None:
        """Remove what a cut left behind."""
        self._staging.sweep()


def _items(
    look: PackageLook,
    part: str,
    read: Callable[[bytes], Item],
    validate: Callable[[Item], str],
) -> Iterator[Item]:
    """Yield what stands on the lines of a part; the first bad line ends it with a refusal."""
    for number, line in enumerate(_lines(look, part), 1):
        try:
            item = read(line)
        except Malformed as error:
            raise refusals.bad_line(part, number, str(error)) from error
        reason = validate(item)
        if reason:
            raise refusals.bad_line(part, number, reason)
        yield item


def _lines(look: PackageLook, part: str) -> Iterator[bytes]:
    """Yield the lines of a part without their ends."""
    with open_again(_staged(look)) as archive:
        for entry in _entries(look, part):
            rest = b""
            for piece in entry_pieces(archive, entry, never):
                *lines, rest = (rest + piece).split(b"\n")
                yield from lines
                if len(rest) > limits.LINE_BYTES:
                    break
            if rest:
                raise refusals.damaged(f"{entry}: a line without end")


def _entries(look: PackageLook, part: str) -> Sequence[str]:
    places = filter(None, map(package_names.part_of, _manifest(look).files))
    return [package_names.data_entry(*place) for place in sorted(places) if place[0] == part]


def _row_reader(table: str) -> Callable[[bytes], RowState]:
    return lambda line: row_lines.read_row(line, table)


def _manifest(look: PackageLook) -> Manifest:
    if look.manifest is None or not look.usable:
        raise refusals.damaged("rows of a package that is not usable")
    return look.manifest


def _staged(look: PackageLook) -> Path:
    if look.staged is None:
        raise refusals.damaged("rows of a package that is not usable")
    return look.staged


def _require_same(path: Path, sha256: str) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    _require_hash(found, sha256, "another package with the same key")


def _require_hash(found: str, wanted: str, details: str) -> None:
    if found != wanted:
        raise refusals.tampered(details)


def _write(path: Path, content: Iterator[bytes], sha256: str) -> None:
    """Write a new file that has this hash, or none."""
    part = path.with_name(path.name + ".part")
    digest = hashlib.sha256()
    try:
        with part.open("wb") as file:
            for piece in content:
                digest.update(piece)
                file.write(piece)
            durable.sync(file)
        _require_hash(digest.hexdigest(), sha256, path.name)
        durable.put_in_place(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
