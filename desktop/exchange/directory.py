"""The directory of a package's ZIP, judged before anything is unpacked.

A package is written in one way only: entries without gap or overlap from the first byte on, the
directory behind them, nothing before, between or after. Whatever is otherwise is refused.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.exchange import limits, package_names, refusals
from desktop.domain.text import nfc
from desktop.exchange.packing import is_swollen

MAGIC = b"PK\x03\x04"
FIRST_NAME_AT = 30
"""Byte at which the name of the first entry begins."""

READ_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    KeyError,
    OSError,
)
"""What reading a hostile ZIP can raise."""

_END = struct.Struct("<4s4H2LH")
_END_MAGIC = b"PK\x05\x06"
_ZIP64_MAGIC = b"PK\x06\x07"
_ZIP64_BYTES = 20
_DIRECTORY_BYTES = limits.ENTRIES * (46 + 256)
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def has_magic(path: Path) -> bool:
    """Tell whether a file begins as a package that is not sealed does."""
    with path.open("rb") as file:
        head = file.read(FIRST_NAME_AT + len(package_names.MANIFEST))
    return head.startswith(MAGIC) and head[FIRST_NAME_AT:] == package_names.MANIFEST.encode()


def open_checked(path: Path) -> zipfile.ZipFile:
    """Open a local package whose directory is within the limits; the caller closes it.

    Raises ``Refused`` with one sentence.
    """
    if not has_magic(path):
        raise refusals.not_a_package()
    count, directory_at = _end(path)
    archive = open_again(path)
    try:
        _judge(archive.infolist(), count, directory_at)
    except BaseException:
        archive.close()
        raise
    return archive


def open_again(path: Path) -> zipfile.ZipFile:
    """Open a package of this machine that was checked as a whole before."""
    try:
        return zipfile.ZipFile(path)
    except READ_ERRORS as error:
        raise refusals.damaged(str(error)) from error


def _end(path: Path) -> tuple[int, int]:
    """Return the number of entries and where the directory begins.

    They are looked at before the ZIP library is, which would read a directory of any size.
    """
    size = path.stat().st_size
    if size > limits.FILE_BYTES:
        raise refusals.too_large()
    tail = _ZIP64_BYTES + _END.size
    if size < tail:
        raise refusals.damaged("too short")
    with path.open("rb") as file:
        file.seek(size - tail)
        data = file.read(tail)
    magic, disk, first_disk, here, count, length, start, comment = _END.unpack(data[_ZIP64_BYTES:])
    if magic != _END_MAGIC or data.startswith(_ZIP64_MAGIC):
        raise refusals.damaged("no end of a directory")
    if (disk, first_disk, comment, here) != (0, 0, 0, count):
        raise refusals.damaged("not one plain directory")
    if count > limits.ENTRIES or length > _DIRECTORY_BYTES:
        raise refusals.too_large()
    if start + length + _END.size != size:
        raise refusals.damaged("a directory that is elsewhere")
    return count, start


def _judge(infos: Sequence[zipfile.ZipInfo], count: int, directory_at: int) -> None:
    if len(infos) != count:
        raise refusals.damaged("entries that are not told")
    if len({nfc(info.filename).casefold() for info in infos}) != count:
        raise refusals.tampered("names that are there twice")
    for info in infos:
        _judge_entry(info)
    _require_adjoining(infos, directory_at)
    parts = sum(info.file_size for info in infos if not package_names.blob_of(info.filename))
    blobs = sum(info.file_size for info in infos) - parts
    if parts > limits.PARTS_BYTES + limits.MANIFEST_BYTES or blobs > limits.BLOBS_BYTES:
        raise refusals.too_large()


def _judge_entry(info: zipfile.ZipInfo) -> None:
    if info.flag_bits or info.compress_type not in _METHODS or info.extra or info.comment:
        raise refusals.tampered(f"{info.filename!r}: encrypted or foreign")
    if not stat.S_ISREG(info.external_attr >> 16) or info.is_dir():
        raise refusals.tampered(f"{info.filename!r}: no file")
    if info.file_size > _most(info.filename) or is_swollen(info):
        raise refusals.too_large()


def _most(name: str) -> int:
    known = {
        package_names.MANIFEST: limits.MANIFEST_BYTES,
        package_names.SIGNATURE: limits.SIGNATURE_BYTES,
    }
    other = limits.BLOB_BYTES if package_names.blob_of(name) else limits.PART_BYTES
    return known.get(name, other)


def _require_adjoining(infos: Sequence[zipfile.ZipInfo], directory_at: int) -> None:
    """Refuse entries that overlap, and bytes that belong to no entry."""
    place = 0
    for info in infos:
        if info.header_offset != place:
            raise refusals.damaged("entries that do not adjoin")
        place += FIRST_NAME_AT + len(info.orig_filename.encode()) + info.compress_size
    if place != directory_at:
        raise refusals.damaged("bytes that belong to no entry")
