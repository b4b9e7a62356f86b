"""Whole files, old or new but never half: written beside, synced, then put in place."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from desktop.storage import failures

FIRST_PAUSE = 0.05
LONGEST_PAUSE = 1.0
PATIENCE = 15.0
"""Seconds in all during which a file held by an antivirus or by Word is tried again."""
DOCUMENT_PATIENCE = 1.0
"""The same for a document that can as well be written under another name."""

_HELD_BY_OTHERS = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation."""

_LONGEST_NAME = 255
"""Bytes that a file system allows for a name."""


def write_document(path: Path, data: bytes) -> Path:
    """Write a document; while Word holds the one of that name, beside it under a free name.

    Return where it is. Raises what ``write_atomically`` does.
    """
    try:
        write_atomically(path, data, DOCUMENT_PATIENCE)
    except failures.Held:
        part_of(path).unlink(missing_ok=True)
        names = (f"{path.stem} ({number}){path.suffix}" for number in count(2))
        path = next(free for name in names if not (free := path.with_name(name)).exists())
        write_atomically(path, data)
    return path


def write_atomically(path: Path, data: bytes, patience: float = PATIENCE) -> None:
    """Write ``data`` to ``path`` so that a cut leaves the old file or the new one.

    Folders that are missing on the way are made.
    Raises ``EnvironmentFailure``; when the old file cannot be replaced, the new content stays
    beside it and the message names it.
    """
    part = part_of(path)
    with failures.explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            replace_file(part, path, patience=patience)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def part_of(path: Path) -> Path:
    """Return the file beside ``path`` in which its new content is prepared."""
    name = path.name + ".part"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()[:16] + ".part"
    return path.with_name(name)


def log_of(path: Path) -> Path:
    """Return the write-ahead log that SQLite keeps beside a file in use."""
    return path.with_name(path.name + "-wal")


def replace_file(
    part: Path,
    path: Path,
    pause: Callable[[float], None] = time.sleep,
    patience: float = PATIENCE,
) -> None:
    """Put ``part`` in the place of ``path`` for good, waiting while others hold it.

    Raises ``EnvironmentFailure`` naming ``part`` when the file stays held.
    """
    wait, waited = FIRST_PAUSE, 0.0
    while True:
        try:
            os.replace(part, path)  # noqa: PTH105 (tests put a failing one here)
            break
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_OTHERS:
                raise
            if waited >= patience:
                raise failures.busy_elsewhere(path.name, part.name) from error
        pause(wait)
        waited += wait
        wait = min(2 * wait, LONGEST_PAUSE)
    sync_folder(path.parent)


def replace_or_leave(part: Path, path: Path, pause: Callable[[float], None] = time.sleep) -> None:
    """As ``replace_file``, for a new file that goes when the old one stays."""
    try:
        replace_file(part, path, pause)
    except failures.Held as held:
        raise failures.held_elsewhere(path.name) from held


def sync_file(path: Path) -> None:
    """Wait until the content of a closed file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows needs and offers no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
