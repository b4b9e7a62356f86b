"""The files of backups on a stick or another drive."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.exchange import durable, troubles
from desktop.exchange.device import Device
from desktop.exchange.stick import StickCopy
from desktop.services.exchange_ports import Stop
from desktop.services.ports import Progress
from desktop.services.second_place import FOLDER, Owner

MARK_NAME = "DAU_USB.txt"
_MARK = re.compile(r"[0-9a-f-]{8,64}")
_MARK_LETTERS = 200
_SPARE = 2**20
"""Bytes left free on a stick."""

_PART = ".part"
_GONE = -1


class StickFiles:
    """Implements ``OutsideFiles``."""

    def __init__(self, device: Device | None = None) -> None:
        """Reach the stick by means of ``device``."""
        self._device = device or Device()

    def mark_of(self, root: Path) -> str:
        """Return the mark that a stick carries, "" when it has none or cannot be read."""
        try:
            with (root / FOLDER / MARK_NAME).open("rb") as file:
                words = file.read(_MARK_LETTERS).decode("ascii", "replace").strip()
        except OSError:
            return ""
        return words if _MARK.fullmatch(words) else ""

    def put_mark(self, root: Path, mark: str) -> None:
        """Write the mark of a stick."""
        place = root / FOLDER / MARK_NAME
        with troubles.on_stick(root, troubles.backup()):
            place.parent.mkdir(exist_ok=True)
            part = place.with_name(place.name + _PART)
            self._device.remove(part)
            with self._device.create(part) as file:
                self._device.write(file, f"{mark}\n".encode("ascii"))
                self._device.sync(file)
            self._device.remove(place)
            durable.put_in_place(part, place)

    def folder_of(self, root: Path, owner: Owner) -> Path:
        """Return the folder of an owner, under whatever name its office had before."""
        end = f"-{owner.key}"
        names: Sequence[str] = ()
        with contextlib.suppress(OSError):
            names = self._device.names(root / FOLDER)
        known = next((name for name in sorted(names) if name.endswith(end)), owner.office + end)
        return root / FOLDER / known

    def carry(self, files: Sequence[Path], folder: Path, tell: Progress, cancelled: Stop) -> bool:
        """Copy a file and what belongs to it, read it back; True when it lay there already."""
        cargo = troubles.backup()
        with troubles.on_stick(folder, cargo):
            folder.mkdir(parents=True, exist_ok=True)
            for file in files:
                # What a worn stick cut short is no copy; nobody else writes into this folder.
                if _size(folder / file.name) not in (_GONE, _size(file)):
                    self._device.remove(folder / file.name)
        return StickCopy(self._device, files, folder, tell, cancelled, cargo).run().was_there

    def missing(self, source: Path, folder: Path) -> Iterator[Path]:
        """Yield the files below ``source``, in it, that are not below ``folder`` yet."""
        for path in sorted(source.rglob("*")):
            if path.is_file() and path.suffix != _PART:
                inside = path.relative_to(source)
                if _size(folder / inside) != _size(path):
                    yield inside

    def has_room(self, folder: Path, size: int) -> bool:
        """Tell whether so many bytes can be written."""
        place = next(path for path in (folder, *folder.parents) if path.is_dir())
        with troubles.on_stick(place, troubles.backup()):
            return self._device.free(place) >= size + _SPARE


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return _GONE
