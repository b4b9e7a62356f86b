"""Files that are on the disk when the call returns."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.errors import Cancelled
from desktop.i18n import _
from desktop.services.exchange_ports import Stop

PIECE = 2**20
"""Bytes that are moved at a time."""

_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 1.0
_PATIENCE = 15.0
"""Seconds in all during which a file that is held by others is tried again."""

_HELD_BY_OTHERS = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation."""

_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES})
"""What file systems say that cannot, and need not, sync a folder."""


def pieces(file: BinaryIO, cancelled: Stop) -> Iterator[bytes]:
    """Yield the content of a file; raise ``Cancelled`` soon after ``cancelled`` says yes."""
    while piece := file.read(PIECE):
        require_going_on(cancelled)
        yield piece


def require_going_on(cancelled: Stop) -> None:
    """Raise ``Cancelled`` when the officer asked to stop."""
    if cancelled():
        raise Cancelled(_("Đã dừng theo yêu cầu."), _("Không có gì được ghi dở dang."))


def sync(file: BinaryIO) -> None:
    """Wait until what was written to an open file is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet."""
    with path.open("xb") as file:
        file.write(data)
        sync(file)


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its lasting name, for good."""
    rename(part, path)
    sync_folder(path.parent)


def rename(part: Path, path: Path, pause: Callable[[float], None] = time.sleep) -> None:
    """Give a file another name, waiting while an antivirus holds the new file."""
    wait, waited = _FIRST_PAUSE, 0.0
    while True:
        try:
            part.rename(path)
        except OSError as error:
            held = getattr(error, "winerror", None) in _HELD_BY_OTHERS
            if not held or waited >= _PATIENCE:
                raise
        else:
            return
        pause(wait)
        waited += wait
        wait = min(2 * wait, _LONGEST_PAUSE)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system offers that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


@contextlib.contextmanager
def work_folder(folder: Path, prefix: str) -> Iterator[Path]:
    """Give a folder of its own to one piece of work; what a cut left of others goes first."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(prefix + "*"):
        shutil.rmtree(left, ignore_errors=True)
    own = folder / f"{prefix}{os.getpid()}"
    own.mkdir()
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)
