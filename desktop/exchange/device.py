"""What is done to a stick, operation by operation; tests put a failing one in its place."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from desktop.exchange import durable
from desktop.services.exchange_ports import Stop


class Device:
    """A folder on a stick. Every call may raise ``OSError``: it can be pulled at any time."""

    def identity(self, folder: Path) -> int:
        """Return what tells a stick from another one, and from the folder it was seen in."""
        return folder.stat().st_dev

    def free(self, folder: Path) -> int:
        """Return the bytes that can still be written."""
        return shutil.disk_usage(folder).free

    def names(self, folder: Path) -> Sequence[str]:
        """Return the names in a folder."""
        return os.listdir(folder)  # noqa: PTH208 (names, not paths, and errors at once)

    def create(self, path: Path) -> BinaryIO:
        """Open a file that must not be there yet."""
        return path.open("xb")

    def write(self, file: BinaryIO, data: bytes) -> None:
        """Write to an open file."""
        file.write(data)

    def sync(self, file: BinaryIO) -> None:
        """Wait until the stick has what was written."""
        durable.sync(file)

    def digest(self, path: Path, cancelled: Stop) -> tuple[int, str]:
        """Return size and SHA-256 of a file as the stick itself gives it back."""
        digest, size = hashlib.sha256(), 0
        with open_uncached(path) as file:
            for piece in durable.pieces(file, cancelled):
                digest.update(piece)
                size += len(piece)
        return size, digest.hexdigest()

    def rename(self, part: Path, path: Path) -> None:
        """Give a finished file its lasting name."""
        durable.rename(part, path)

    def remove(self, path: Path) -> None:
        """Remove a file if it is there."""
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the stick has the names."""
        durable.sync_folder(folder)


def open_uncached(path: Path) -> BinaryIO:
    """Open a file so that its content comes from the device, not from memory."""
    if sys.platform == "win32":
        from desktop.exchange.windows import open_unbuffered

        return open_unbuffered(path)
    file = path.open("rb")
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return file
