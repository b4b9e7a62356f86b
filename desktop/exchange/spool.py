"""The parts of a package on the disk of this machine, before they are packed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.exchange import limits, package_names, row_lines
from desktop.domain.exchange.canonical import Malformed
from desktop.errors import Refused
from desktop.exchange import durable
from desktop.i18n import _
from desktop.services.exchange_ports import PackageContents, Stop


@dataclass
class Spool:
    """What was written so far.

    Attributes:
        folder: Where the parts lie, for as long as the package is made.
        counts: Lines of each part.
        files: Size and SHA-256 of each entry.
        sources: Where the content of each entry lies.
        missing: Hashes of evidence files that cannot be carried.
    """

    folder: Path
    cancelled: Stop
    counts: dict[str, int] = field(default_factory=dict)
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    sources: dict[str, Path] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    def take(self, contents: PackageContents) -> None:
        """Write all parts; find the evidence files that are there.

        Raises ``Refused`` for contents beyond the limits, or that cannot be carried.
        """
        for table in sorted(contents.rows):
            rows = contents.rows[table]
            self._part(package_names.ROW_PART + table, map(row_lines.write_row, rows))
        for part in sorted(contents.records):
            self._part(part, map(row_lines.write_record, contents.records[part]))
        self._blobs(contents.blobs)

    def _part(self, part: str, lines: Iterable[bytes]) -> None:
        """Write a part, in several entries where one would be too long."""
        if not package_names.is_part(part) or part in self.counts:
            raise ValueError(f"no name for a part: {part}")
        self.counts[part] = 0
        try:
            for number, chunk in enumerate(self._chunks(part, iter(lines)), 1):
                self._require_room()
                self.files[package_names.data_entry(part, number)] = chunk
        except Malformed as error:
            raise _cannot_carry(part, self.counts[part] + 1, str(error)) from error

    def _chunks(self, part: str, lines: Iterator[bytes]) -> Iterator[tuple[int, str]]:
        number, left = 1, next(lines, b"")
        while True:
            path = self.folder / f"{len(self.sources)}.jsonl"
            self.sources[package_names.data_entry(part, number)] = path
            digest, size = hashlib.sha256(), 0
            with path.open("xb") as file:
                while left and size + len(left) <= limits.PART_BYTES:
                    durable.require_going_on(self.cancelled)
                    file.write(left)
                    digest.update(left)
                    size += len(left)
                    self.counts[part] += 1
                    left = next(lines, b"")
            yield size, digest.hexdigest()
            if not left:
                return
            number += 1

    def _require_room(self) -> None:
        if sum(size for size, _hash in self.files.values()) > limits.PARTS_BYTES:
            raise _too_much()

    def _blobs(self, blobs: Mapping[str, Path]) -> None:
        missing = []
        for file_hash in sorted(blobs):
            size = self._sound_size(blobs[file_hash], file_hash)
            if size is None:
                missing.append(file_hash)
                continue
            entry = package_names.blob_entry(file_hash)
            self.files[entry] = size, file_hash
            self.sources[entry] = blobs[file_hash]
        self.missing = tuple(missing)
        carried = sum(self.files[entry][0] for entry in self.files if package_names.blob_of(entry))
        if carried > limits.BLOBS_BYTES or len(self.files) > limits.ENTRIES - 2:
            raise _too_many_blobs()

    def _sound_size(self, path: Path, file_hash: str) -> int | None:
        """Return the bytes of an evidence file, None when it is gone, altered or too large."""
        digest, size = hashlib.sha256(), 0
        try:
            with path.open("rb") as file:
                for piece in durable.pieces(file, self.cancelled):
                    digest.update(piece)
                    size += len(piece)
        except OSError:
            return None
        fits = size <= limits.BLOB_BYTES and digest.hexdigest() == file_hash
        return size if fits else None


def _nothing_made() -> str:
    return _("Chưa có gói nào được tạo, dữ liệu vẫn nguyên vẹn.")


def _too_much() -> Refused:
    return Refused(
        _("Dữ liệu quá nhiều cho một gói (hơn {limit} MB).").format(
            limit=limits.PARTS_BYTES // 2**20
        ),
        _nothing_made(),
        _("Hãy chia thành nhiều gói, mỗi gói một năm hoặc một kỳ."),
    )


def _too_many_blobs() -> Refused:
    return Refused(
        _("Tệp minh chứng quá nhiều hoặc quá nặng cho một gói."),
        _nothing_made(),
        _("Hãy tạo gói không kèm tệp minh chứng và chép thư mục minh chứng riêng."),
    )


def _cannot_carry(part: str, number: int, details: str) -> Refused:
    return Refused(
        _("Dòng {number} của phần “{part}” có nội dung không đóng gói được.").format(
            number=number, part=part
        ),
        _nothing_made(),
        _("Hãy gõ lại đoạn vừa dán, hoặc chép chi tiết lỗi gửi người hỗ trợ."),
        details,
    )
