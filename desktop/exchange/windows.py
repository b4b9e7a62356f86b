"""What only Windows can tell or do, asked through its own functions."""

from __future__ import annotations

import io
import mmap
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from desktop.services.exchange_ports import Drive

REMOVABLE = 2
"""Answer of GetDriveTypeW for sticks and cards."""

_GENERIC_READ = 0x80000000
_SHARE_ALL = 7
"""An antivirus may be looking at the new file."""

_OPEN_EXISTING = 3
_NO_BUFFERING = 0x20000000
_SEQUENTIAL = 0x08000000
_READ_ONLY_VOLUME = 0x00080000
_NO_ERROR_BOXES = 0x8001
"""No "insert a disk" window for an empty card reader."""

_LETTERS = 26
_LONGEST_NAME = 261


def removable_drives() -> Iterator[Drive]:
    """Yield the sticks and cards that can be read now."""
    kernel = _kernel()
    kernel.SetErrorMode(_NO_ERROR_BOXES)
    letters = kernel.GetLogicalDrives()
    for number in range(_LETTERS):
        root = f"{chr(ord('A') + number)}:\\"
        if letters >> number & 1 and kernel.GetDriveTypeW(root) == REMOVABLE:
            drive = _drive(kernel, root)
            if drive:
                yield drive


def _drive(kernel: Any, root: str) -> Drive | None:
    import ctypes

    label = ctypes.create_unicode_buffer(_LONGEST_NAME)
    kind = ctypes.create_unicode_buffer(_LONGEST_NAME)
    flags = ctypes.c_ulong()
    known = kernel.GetVolumeInformationW(
        root, label, _LONGEST_NAME, None, None, ctypes.byref(flags), kind, _LONGEST_NAME
    )
    free, total = ctypes.c_ulonglong(), ctypes.c_ulonglong()
    if not known or not kernel.GetDiskFreeSpaceExW(
        root, ctypes.byref(free), ctypes.byref(total), None
    ):
        return None
    read_only = bool(flags.value & _READ_ONLY_VOLUME)
    return Drive(Path(root), label.value, free.value, total.value, kind.value, read_only)


def open_unbuffered(path: Path) -> BinaryIO:
    """Open a file past the memory of the system, so that the device itself is read."""
    kernel = _kernel()
    handle = kernel.CreateFileW(
        str(path),
        _GENERIC_READ,
        _SHARE_ALL,
        None,
        _OPEN_EXISTING,
        _NO_BUFFERING | _SEQUENTIAL,
        None,
    )
    if handle in (None, -1, 2 ** (8 * _pointer_size()) - 1):
        raise _last_error()
    return cast(BinaryIO, _Unbuffered(kernel, handle))


class _Unbuffered(io.RawIOBase):
    """A file that is read in whole sectors into memory that lies as the device wants it."""

    def __init__(self, kernel: Any, handle: int) -> None:
        self._kernel = kernel
        self._handle = handle
        self._room = mmap.mmap(-1, 2**20)

    def readable(self) -> bool:
        return True

    def read(self, _size: int = -1) -> bytes:
        """Return the next piece of at most 1 MB, nothing at the end."""
        import ctypes

        got = ctypes.c_ulong()
        place = (ctypes.c_char * len(self._room)).from_buffer(self._room)
        done = self._kernel.ReadFile(
            ctypes.c_void_p(self._handle), place, len(self._room), ctypes.byref(got), None
        )
        del place
        if not done:
            raise _last_error()
        return self._room[: got.value]

    def close(self) -> None:
        import ctypes

        if not self.closed:
            self._kernel.CloseHandle(ctypes.c_void_p(self._handle))
            self._room.close()
        super().close()


def _kernel() -> Any:
    import ctypes

    library: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    library.CreateFileW.restype = ctypes.c_void_p
    return library


def _pointer_size() -> int:
    return 8 if sys.maxsize > 2**32 else 4


def _last_error() -> OSError:
    import ctypes

    return ctypes.WinError(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore,no-any-return]
