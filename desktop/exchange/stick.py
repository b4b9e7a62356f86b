"""Copies files to a stick; it may be pulled only after the stick gave back what it got."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.domain.exchange import package_names
from desktop.errors import AppError
from desktop.exchange import durable, troubles
from desktop.exchange.device import Device
from desktop.exchange.troubles import Cargo
from desktop.i18n import _
from desktop.services.exchange_ports import CopyReceipt, Stop
from desktop.services.ports import Progress

_SPARE = 64 * 1024
"""Bytes that the names and the sheet may need beside the package."""

_PART = ".part"
_READ_FROM = 0.6
"""Share of the work after which the package is read back."""


class StickCopy:
    """One file, with the small one that belongs to it, on the way to one folder of a stick.

    A package goes with its sheet, a backup with its digest.
    """

    def __init__(
        self,
        device: Device,
        files: Sequence[Path],
        folder: Path,
        tell: Progress,
        cancelled: Stop,
        cargo: Cargo | None = None,
    ) -> None:
        """Prepare; nothing is looked at or written yet."""
        self._device = device
        self._files = tuple(files)
        self._cargo = cargo or troubles.package()
        self._gone = troubles.backup_gone if cargo else troubles.source_gone
        self._folder = folder
        self._tell = tell
        self._cancelled = cancelled
        self._facts: dict[str, tuple[int, str]] = {}
        self._stick = 0

    def run(self) -> CopyReceipt:
        """Copy, read back, give the lasting names; on any failure leave nothing half.

        Raises what ``PackageWriter.copy`` does.
        """
        first, *_others = self._files
        for file in self._files:
            self._facts[file.name] = self._fact_of(file)
        size, sha256 = self._facts[first.name]
        with troubles.on_stick(self._folder, self._cargo):
            self._stick = self._device.identity(self._folder)
            missing = [file for file in self._files if not self._is_there(file.name)]
            self._require_room(missing)
            if missing:
                self._write(missing)
        self._tell(_("Đã chép xong, có thể rút USB."), 1.0)
        return CopyReceipt(
            self._folder / first.name,
            self._folder / self._files[-1].name,
            sha256,
            size,
            first not in missing,
        )

    def _fact_of(self, file: Path) -> tuple[int, str]:
        digest, size = hashlib.sha256(), 0
        for piece in self._source_pieces(file):
            digest.update(piece)
            size += len(piece)
        return size, digest.hexdigest()

    def _source_pieces(self, file: Path) -> Iterator[bytes]:
        """Yield the content of a file of the outbox, whose failures are not the stick's."""
        try:
            with file.open("rb") as source:
                yield from durable.pieces(source, self._cancelled)
        except OSError as error:
            raise self._gone(file.name) from error

    def _is_there(self, name: str) -> bool:
        """Tell whether the same file lies there already; refuse another one of its name."""
        taken = [
            found
            for found in self._device.names(self._folder)
            if package_names.same_name(found, name)
        ]
        if not taken:
            return False
        there = self._folder / taken[0]
        if there.is_symlink() or not there.is_file():
            raise troubles.name_taken(name, self._cargo)
        fact = self._facts[name]
        if there.stat().st_size != fact[0] or self._device.digest(there, self._cancelled) != fact:
            raise troubles.name_taken(name, self._cargo)
        return True

    def _require_room(self, files: list[Path]) -> None:
        needed = sum(self._facts[file.name][0] for file in files)
        if files and self._device.free(self._folder) < needed + _SPARE:
            raise troubles.stick_full(self._cargo)

    def _write(self, files: list[Path]) -> None:
        """Write all, read all back, and only then rename; nothing stays after a failure."""
        made: list[Path] = []
        try:
            for file in files:
                part = self._folder / (file.name + _PART)
                self._device.remove(part)
                made.append(part)
                self._write_part(file, part)
            self._tell(_("Đang đọc lại từ USB"), _READ_FROM)
            for file, part in zip(files, tuple(made), strict=True):
                self._require_read_back(part, self._facts[file.name])
            for file, part in zip(files, tuple(made), strict=True):
                durable.require_going_on(self._cancelled)
                self._put_in_place(part, self._folder / file.name, made)
            self._device.sync_folder(self._folder)
            self._require_same_stick()
        except BaseException:
            self._remove(made)
            raise

    def _put_in_place(self, part: Path, path: Path, made: list[Path]) -> None:
        if any(package_names.same_name(path.name, n) for n in self._device.names(path.parent)):
            raise troubles.name_taken(path.name, self._cargo)
        self._device.rename(part, path)
        made.append(path)

    def _write_part(self, file: Path, part: Path) -> None:
        total = max(1, self._facts[file.name][0])
        done = 0
        with self._device.create(part) as copy:
            for piece in self._source_pieces(file):
                self._tell(_("Đang chép ra USB"), _READ_FROM * done / total)
                self._device.write(copy, piece)
                done += len(piece)
            self._device.sync(copy)

    def _require_same_stick(self) -> None:
        """A folder stays behind where a stick was seen; what is written there is on this disk."""
        if self._device.identity(self._folder) != self._stick:
            raise troubles.stick_gone(self._cargo)

    def _require_read_back(self, part: Path, fact: tuple[int, str]) -> None:
        if self._device.digest(part, self._cancelled) != fact:
            raise troubles.stick_bad(self._cargo)

    def _remove(self, made: list[Path]) -> None:
        """Remove what was written, as far as the stick can still be reached."""
        for path in made:
            with contextlib.suppress(OSError, AppError):
                self._device.remove(path)
