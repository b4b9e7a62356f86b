"""A folder in which only what Windows allows can be made, watched by Python's own audit events."""

from __future__ import annotations

import errno
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FORBIDDEN = frozenset('<>:"/\\|?*') | {chr(number) for number in range(32)}
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)
LONGEST = 180
"""Letters that a user's own folder leaves of the 260 that a path may have."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT

_drives: list[Path] = []


def problem(name: str) -> str:
    """Return why Windows makes no file of that name, "" when it does."""
    if set(name) & FORBIDDEN:
        return "a letter that is not allowed"
    if name != name.rstrip(". "):
        return "a dot or blank at the end"
    if name.split(".")[0].rstrip().casefold() in RESERVED:
        return "the name of a device"
    return ""


def _same(one: str, other: str) -> bool:
    folded = (unicodedata.normalize("NFC", name).casefold() for name in (one, other))
    return next(folded) == next(folded)


def _require_possible(path: Path) -> None:
    for drive in _drives:
        if not path.is_relative_to(drive) or path == drive:
            continue
        inside = path.relative_to(drive)
        wrong = next(filter(None, map(problem, inside.parts)), "")
        others = path.parent.iterdir() if path.parent.is_dir() else ()
        if any(other.name != path.name and _same(other.name, path.name) for other in others):
            wrong = "another file of that name"
        if wrong or len(str(inside)) > LONGEST:
            raise OSError(errno.EINVAL, f"Windows: {wrong or 'too long'}", str(path))


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not _drives:
        return
    if event == "open":
        path, _mode, flags = arguments
        writing = isinstance(flags, int) and bool(flags & _WRITING)
    elif event in ("os.mkdir", "sqlite3.connect"):
        path, writing = arguments[0], True
    elif event in ("os.rename", "shutil.copyfile"):
        path, writing = arguments[1], True
    else:
        return
    if writing and isinstance(path, str | os.PathLike):
        _require_possible(Path(os.fspath(path)))


sys.addaudithook(_watch)


@contextmanager
def windows_drive(folder: Path) -> Iterator[Path]:
    """Let a folder follow the rules of Windows for the names of files."""
    _drives.append(folder)
    try:
        yield folder
    finally:
        _drives.remove(folder)
