"""Files of evidence, kept beside the workspace under the SHA-256 of their content.

A kept file is never written again: what a row or a backup names by its hash stays as it was.
Nothing is ever deleted here, so that a backup that is put back finds all its files.

Beside an encrypted workspace the files are sealed; their names still are the SHA-256 of what is in
them. One that is to be read is laid open in a folder that is emptied when the workspace is let go.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.domain.ids import new_id
from desktop.errors import Refused
from desktop.i18n import _
from desktop.storage import failures, files, vault

FOLDER_SUFFIX = ".minh-chung"
"""The folder of "xa.khx" is "xa.minh-chung"."""

LARGEST = 100 * 2**20
"""Bytes of the largest file that is kept."""

VIEW_SUFFIX = ".dang-xem"
"""The folder of "xa.khx" for sealed files that are being read is "xa.dang-xem"."""

_PIECE = 2**20
_HASH = re.compile(r"[0-9a-f]{64}")
_MEGABYTE = 2**20


class FolderBlobs:
    """Implements ``Blobs``."""

    def __init__(
        self,
        workspace: Path,
        size_of: Callable[[str], int],
        secret_of: Callable[[], bytes] = bytes,
        *,
        sealing: bool = False,
    ) -> None:
        """Keep the files of ``workspace``.

        Args:
            workspace: The file beside which they are kept.
            size_of: Tells the bytes noted for a hash, or 0.
            secret_of: Tells the secret under which files are sealed, empty when none ever was.
            sealing: Whether new files are sealed.
        """
        self.folder = workspace.with_suffix(FOLDER_SUFFIX)
        self._view = workspace.with_suffix(VIEW_SUFFIX)
        self._size_of = size_of
        self._secret_of = secret_of
        self._sealing = sealing

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
                self._keep(part, file_hash)
        finally:
            part.unlink(missing_ok=True)
        return file_hash, size

    def path(self, file_hash: str) -> Path:
        """Return where a kept file is; refuses one that has vanished or was cut short."""
        path = self._place(file_hash)
        if not path.is_file():
            raise self._lost(_("Tệp minh chứng không còn trong thư mục {folder}."))
        if self._is_sealed(path):
            return self._laid_open(path)
        size = path.stat().st_size
        if not size or size != (self._size_of(file_hash) or size):
            raise self._altered()
        return path

    def is_sound(self, file_hash: str) -> bool:
        """Tell whether a kept file is there with the content that its name says."""
        path = self._place(file_hash)
        with failures.explained(path):
            return path.is_file() and self._digest(path) == file_hash

    def make_uniform(self) -> None:
        """Seal all files, or lay all open, as new ones are; each is the old or the new, whole."""
        with failures.explained(self.folder):
            for left_over in self.folder.glob("*.part"):
                left_over.unlink()
            for path in sorted(self.folder.glob("??/*")):
                if _HASH.fullmatch(path.name) and self._is_sealed(path) != self._sealing:
                    self.take_back(path)

    def clear_view(self) -> None:
        """Delete what was laid open to be read; what another program still holds stays."""
        for path in self._view.glob("*"):
            with suppress(OSError):
                path.chmod(stat.S_IREAD | stat.S_IWRITE)
                path.unlink()
        with suppress(OSError):
            self._view.rmdir()

    def _is_sealed(self, path: Path, file_hash: str = "") -> bool:
        """A file of the office may begin as a sealed one does; its hash tells which it is."""
        return vault.is_sealed(path) and files.digest(path) != (file_hash or path.name)

    def _digest(self, path: Path, file_hash: str = "") -> str:
        if not self._is_sealed(path, file_hash):
            return files.digest(path)
        digest = hashlib.sha256()
        with suppress(failures.Damaged):
            for piece in vault.pieces(path, self._secret_of()):
                digest.update(piece)
        return digest.hexdigest()

    def _laid_open(self, path: Path) -> Path:
        place = self._view / path.name
        if place.is_file():
            return place
        with failures.explained(self._view):
            self._view.mkdir(exist_ok=True)
            part = files.part_of(place)
            try:
                self._lay_open(path, part)
                part.chmod(stat.S_IREAD)
                files.replace_file(part, place)
            finally:
                part.unlink(missing_ok=True)
        return place

    def _lay_open(self, path: Path, part: Path) -> None:
        digest = hashlib.sha256()
        try:
            with part.open("wb") as writing:
                for piece in vault.pieces(path, self._secret_of()):
                    digest.update(piece)
                    writing.write(piece)
        except failures.Damaged as error:
            raise self._altered() from error
        if digest.hexdigest() != path.name:
            raise self._altered()

    def take_back(self, copy: Path) -> bool:
        """Keep the content of a copy, sealed or not, whose name is the hash of what it holds.

        Return False, and keep nothing, when it does not hold that.
        """
        part = self.folder / f"{new_id()}.part"
        with failures.explained(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                with self._written(part) as write, suppress(failures.Damaged):
                    for piece in vault.pieces(copy, self._secret_of()):
                        write(piece)
                is_sound = self._digest(part, copy.name) == copy.name
                if is_sound:
                    self._put_in_place(part, self._place(copy.name))
            finally:
                part.unlink(missing_ok=True)
        return is_sound

    def _put_in_place(self, part: Path, place: Path) -> None:
        place.parent.mkdir(exist_ok=True)
        part.chmod(stat.S_IREAD)
        if place.exists():
            place.chmod(stat.S_IREAD | stat.S_IWRITE)
        files.replace_file(part, place)
        files.sync_folder(self.folder)

    @contextmanager
    def _written(self, part: Path) -> Iterator[Callable[[bytes], object]]:
        """Yield what writes pieces to a new file, sealed where files are; on the disk after."""
        with part.open("xb") as file:
            if self._sealing:
                sealed = vault.SealingFile(file, self._secret_of())
                yield sealed.write
                sealed.finish()
            else:
                yield file.write
            file.flush()
            os.fsync(file.fileno())

    def _altered(self) -> Refused:
        return self._lost(_("Tệp minh chứng trong thư mục {folder} đã bị thay đổi."))

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
        with reading, failures.explained(part), self._written(part) as write:
            while piece := _next_piece(source, reading):
                digest.update(piece)
                size += len(piece)
                if size > LARGEST:
                    raise _too_large(source, size)
                write(piece)
        if not size:
            raise _empty(source)
        return digest.hexdigest(), size

    def _keep(self, part: Path, file_hash: str) -> None:
        """Give the copy its lasting name, unless the same content is there already."""
        if not self.is_sound(file_hash):
            self._put_in_place(part, self._place(file_hash))


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
