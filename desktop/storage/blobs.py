"""Files of evidence, kept beside the workspace under the SHA-256 of their content.

A kept file is never written again: what a row or a backup names by its hash stays as it was.
Nothing is ever deleted here, so that a backup that is put back finds all its files.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from desktop.domain.ids import new_id
from desktop.errors import Refused
from desktop.i18n import _
from desktop.storage import failures, files

FOLDER_SUFFIX = ".minh-chung"
"""The folder of "xa.khx" is "xa.minh-chung"."""

LARGEST = 100 * 2**20
"""Bytes of the largest file that is kept."""

_PIECE = 2**20
_HASH = re.compile(r"[0-9a-f]{64}")
_MEGABYTE = 2**20


class FolderBlobs:
    """Implements ``Blobs``."""

    def __init__(self, workspace: Path, size_of: Callable[[str], int]) -> None:
        """Keep the files of ``workspace``; ``size_of`` tells the bytes noted for a hash, or 0."""
        self.folder = workspace.with_suffix(FOLDER_SUFFIX)
        self._size_of = size_of

    def put(self, source: Path) -> tuple[str, int]:
        """Keep a copy of a file; return its SHA-256 and size. The same content is kept once.

        Raises ``Refused`` for a file that is gone, empty, a folder, unreadable or larger than
        allowed; its size is looked at before it is read.
        """
        _require_fit(source)
        with failures.explained(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{new_id()}.part"
        try:
            file_hash, size = self._copy(source, part)
            with failures.explained(self.folder):
                self._keep(part, file_hash, size)
        finally:
            part.unlink(missing_ok=True)
        return file_hash, size

    def path(self, file_hash: str) -> Path:
        """Return where a kept file is; refuses one that has vanished or was cut short."""
        path = self._place(file_hash)
        if not path.is_file():
            raise self._lost(_("Tệp minh chứng không còn trong thư mục {folder}."))
        size = path.stat().st_size
        if not size or size != (self._size_of(file_hash) or size):
            raise self._lost(_("Tệp minh chứng trong thư mục {folder} đã bị thay đổi."))
        return path

    def is_sound(self, file_hash: str) -> bool:
        """Tell whether a kept file is there with the content that its name says."""
        path = self._place(file_hash)
        with failures.explained(path):
            return path.is_file() and files.digest(path) == file_hash

    def _lost(self, what: str) -> Refused:
        return Refused(
            what.format(folder=self.folder.name),
            _("Thông tin đã ghi về minh chứng vẫn còn."),
            _("Hãy chép lại thư mục này từ nơi lưu khác, hoặc đính kèm lại tệp."),
        )

    def _place(self, file_hash: str) -> Path:
        if not _HASH.fullmatch(file_hash):
            raise failures.unreadable_row()
        return self.folder / file_hash[:2] / file_hash

    def _copy(self, source: Path, part: Path) -> tuple[str, int]:
        """Copy while hashing; a file that grows meanwhile is stopped at the limit."""
        digest, size = hashlib.sha256(), 0
        try:
            reading = source.open("rb")
        except OSError as error:
            raise _unreadable(source) from error
        with reading, failures.explained(part), part.open("xb") as writing:
            while piece := _next_piece(source, reading):
                digest.update(piece)
                size += len(piece)
                if size > LARGEST:
                    raise _too_large(source, size)
                writing.write(piece)
            writing.flush()
            os.fsync(writing.fileno())
        if not size:
            raise _empty(source)
        return digest.hexdigest(), size

    def _keep(self, part: Path, file_hash: str, size: int) -> None:
        """Give the copy its lasting name, unless the same content is there already."""
        place = self._place(file_hash)
        if place.is_file() and place.stat().st_size == size and self.is_sound(file_hash):
            return
        place.parent.mkdir(exist_ok=True)
        part.chmod(stat.S_IREAD)
        if place.exists():
            place.chmod(stat.S_IREAD | stat.S_IWRITE)
        files.replace_file(part, place)
        files.sync_folder(self.folder)


def _require_fit(source: Path) -> None:
    try:
        found = source.stat()
    except OSError as error:
        raise Refused(
            _("Không tìm thấy tệp {name}.").format(name=source.name),
            _("Chưa có gì được ghi."),
            _("Hãy kiểm tra tên tệp, hoặc cắm lại USB rồi chọn lại."),
        ) from error
    if not stat.S_ISREG(found.st_mode):
        raise Refused(
            _("{name} không phải là một tệp.").format(name=source.name),
            _("Chưa có gì được ghi."),
            _("Hãy chọn từng tệp bên trong thư mục."),
        )
    if not found.st_size:
        raise _empty(source)
    if found.st_size > LARGEST:
        raise _too_large(source, found.st_size)


def _next_piece(source: Path, reading: BinaryIO) -> bytes:
    try:
        return reading.read(_PIECE)
    except OSError as error:
        raise _unreadable(source) from error


def _empty(source: Path) -> Refused:
    return Refused(
        _("Tệp {name} không có nội dung.").format(name=source.name),
        _("Chưa có gì được ghi."),
        _("Hãy chọn tệp khác."),
    )


def _too_large(source: Path, size: int) -> Refused:
    return Refused(
        _("Tệp {name} nặng {size} MB, lớn hơn mức {limit} MB cho một tệp minh chứng.").format(
            name=source.name, size=-(-size // _MEGABYTE), limit=LARGEST // _MEGABYTE
        ),
        _("Chưa có gì được ghi."),
        _("Hãy giảm dung lượng tệp, hoặc chỉ ghi số, ký hiệu và trích yếu của văn bản."),
    )


def _unreadable(source: Path) -> Refused:
    return Refused(
        _("Không đọc được tệp {name}.").format(name=source.name),
        _("Chưa có gì được ghi."),
        _("Hãy đóng tệp trong chương trình khác rồi chọn lại."),
    )
