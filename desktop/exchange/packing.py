"""The ZIP of a package: the same contents always give the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import stat
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from desktop.domain.exchange import limits, package_names
from desktop.exchange import durable
from desktop.services.exchange_ports import Stop

_UNIX = 3
"""Told as the maker on every system, so that packages do not differ by it."""

_READABLE = (stat.S_IFREG | 0o644) << 16
_EARLIEST = dt.datetime(1980, 1, 1)
_LATEST = dt.datetime(2107, 12, 31)
"""What a ZIP can tell of a time; a clock may be wrong."""

Entry = tuple[str, BinaryIO, int]
"""Name, content and size."""


def pack(
    out: Path,
    head: Mapping[str, bytes],
    sources: Mapping[str, Path],
    made: dt.datetime,
    cancelled: Stop,
) -> None:
    """Write the ZIP ``out``: ``head`` first, then the files ``sources`` by name, and sync it.

    Parts are compressed unless they are so repetitive that the reader would take them for a
    bomb; evidence files are stored as they are.
    """
    swollen = _pack(out, head, sources, made, frozenset(), cancelled)
    if swollen:
        out.unlink()
        _pack(out, head, sources, made, swollen, cancelled)


def _pack(
    out: Path,
    head: Mapping[str, bytes],
    sources: Mapping[str, Path],
    made: dt.datetime,
    stored: frozenset[str],
    cancelled: Stop,
) -> frozenset[str]:
    """Write the ZIP with the entries ``stored`` as they are; return those that swell."""
    with out.open("xb") as file:
        with zipfile.ZipFile(file, "w") as archive:
            for name, content, size in _entries(head, sources):
                info = _info(name, size, made, name in stored)
                with content, archive.open(info, "w") as entry:
                    for piece in durable.pieces(content, cancelled):
                        entry.write(piece)
        durable.sync(file)
        return frozenset(info.filename for info in archive.infolist() if is_swollen(info))


def _entries(head: Mapping[str, bytes], sources: Mapping[str, Path]) -> Iterator[Entry]:
    for name, data in head.items():
        yield name, io.BytesIO(data), len(data)
    for name in sorted(sources, key=lambda name: (bool(package_names.blob_of(name)), name)):
        yield name, sources[name].open("rb"), sources[name].stat().st_size


def _info(name: str, size: int, made: dt.datetime, stored: bool) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, min(max(made, _EARLIEST), _LATEST).timetuple()[:6])
    info.create_system = _UNIX
    info.external_attr = _READABLE
    info.file_size = size
    plain = stored or package_names.blob_of(name)
    info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
    return info


def is_swollen(info: zipfile.ZipInfo) -> bool:
    """Tell whether an entry unpacks to far more than it holds, as bombs do."""
    large = info.file_size >= limits.RATIO_FROM_BYTES
    return large and info.file_size > limits.RATIO * max(info.compress_size, 1)
