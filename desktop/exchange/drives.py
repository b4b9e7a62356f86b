"""The removable drives of this machine and the packages on them."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.domain.exchange import package_names
from desktop.exchange import sealing
from desktop.exchange.directory import has_magic
from desktop.services.exchange_ports import Drive, FoundPackage

_DEEPEST = 4
"""Folders inside one another that are looked into."""

_MOST_NAMES = 20_000
"""Names that are looked at in all: a stick may hold a whole photo collection."""

_REPARSE_POINT = 0x400
"""Windows: a junction or another kind of link."""

_MEDIA = ("/media/", "/run/media/", "/mnt/usb")
_SYSTEM_FOLDERS = frozenset({"system volume information", "lost+found", "found.000"})


class SystemDrives:
    """Implements ``Drives``; tests give another root of the system's tables."""

    def __init__(self, root: Path = Path("/")) -> None:
        """Look for the tables of Linux below ``root``."""
        self._root = root

    def removable(self) -> Sequence[Drive]:
        """Return the drives that are plugged in now, by path."""
        if sys.platform == "win32":
            from desktop.exchange.windows import removable_drives

            found = removable_drives()
        else:
            found = _linux_drives(self._root)
        return sorted(found, key=lambda drive: drive.path)

    def packages(self, folder: Path) -> Sequence[FoundPackage]:
        """Return the packages in a folder and the folders below it, by path."""
        found = (_package(entry) for entry in _files(folder))
        return sorted(filter(None, found), key=lambda package: package.path)


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a folder and those below; folders that cannot be read are passed over."""
    left, waiting = _MOST_NAMES, [(folder, 0)]
    while waiting and left > 0:
        place, depth = waiting.pop()
        for entry in _entries(place):
            left -= 1
            if _is_link(entry):
                continue
            if entry.is_file(follow_symlinks=False):
                yield entry
            elif depth < _DEEPEST and _may_enter(entry):
                waiting.append((Path(entry.path), depth + 1))


def _entries(folder: Path) -> Sequence[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return ()


def _is_link(entry: os.DirEntry[str]) -> bool:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return True
    attributes = getattr(found, "st_file_attributes", 0)
    return stat.S_ISLNK(found.st_mode) or bool(attributes & _REPARSE_POINT)


def _may_enter(entry: os.DirEntry[str]) -> bool:
    hidden = entry.name.startswith((".", "$")) or entry.name.casefold() in _SYSTEM_FOLDERS
    return entry.is_dir(follow_symlinks=False) and not hidden


def _package(entry: os.DirEntry[str]) -> FoundPackage | None:
    """Return the package that a file is, None for any other; hidden ones are no packages."""
    name = entry.name
    if name.startswith(".") or not name.casefold().endswith(package_names.SUFFIX):
        return None
    path = Path(entry.path)
    try:
        sealed = sealing.lock_of(path) is not None
        size = entry.stat(follow_symlinks=False).st_size
        return FoundPackage(path, size, sealed) if sealed or has_magic(path) else None
    except OSError:
        return None


def _linux_drives(root: Path) -> Iterator[Drive]:
    table = root / "proc/self/mounts"
    try:
        lines = table.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        fields = [_unescaped(field) for field in line.split(" ")]
        if len(fields) >= 4 and fields[0].startswith("/dev/"):
            device, point, kind, options = fields[:4]
            if point.startswith(_MEDIA) or _is_removable(root, device):
                drive = _linux_drive(root, device, point, kind, options)
                if drive:
                    yield drive


def _linux_drive(root: Path, device: str, point: str, kind: str, options: str) -> Drive | None:
    path = root / point.lstrip("/")
    try:
        room = shutil.disk_usage(path)
    except OSError:
        return None
    read_only = "ro" in options.split(",")
    return Drive(path, _label(root, device, path), room.free, room.total, kind, read_only)


def _is_removable(root: Path, device: str) -> bool:
    """Tell whether the system calls the disk of a partition removable."""
    name = Path(device).name
    own = root / "sys/class/block" / name
    for place in (own, own.resolve().parent, root / "sys/block" / name.rstrip("0123456789")):
        flag = place / "removable"
        try:
            if flag.read_text("ascii").strip() == "1":
                return True
        except (OSError, ValueError):
            continue
    return False


def _label(root: Path, device: str, path: Path) -> str:
    """Return the name of a drive: by its link in /dev, else by the folder it is seen in."""
    labels = root / "dev/disk/by-label"
    for entry in _entries(labels):
        target = os.path.realpath(entry.path)
        if Path(target).name == Path(device).name:
            return package_names.shown(_by_hex(entry.name))
    return package_names.shown(path.name)


def _unescaped(field: str) -> str:
    r"""Return a field of the mount table, in which blanks are written ``\040``."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, letter)
    return field


def _by_hex(name: str) -> str:
    r"""Return a label, in which the system writes other letters as ``\x20``."""
    parts = name.split("\\x")
    return parts[0] + "".join(_letter(part) for part in parts[1:])


def _letter(part: str) -> str:
    try:
        return chr(int(part[:2], 16)) + part[2:]
    except ValueError:
        return part
