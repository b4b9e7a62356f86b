"""ZIP packages from outside (DOCX, XLSX, USB): limits are kept before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from struct import error as struct_error

from desktop.errors import Refused
from desktop.i18n import _

_MB = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_READ_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    OverflowError,
    ValueError,
    struct_error,
)


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """What a package may hold at most.

    Attributes:
        file_bytes: Size of the package itself.
        entries: Number of entries.
        entry_bytes: Unpacked size of one entry.
        total_bytes: Unpacked size of all entries.
        ratio: Unpacked to packed size of one entry.
        ratio_from_bytes: Entries unpacked smaller than this are not judged by their ratio.
    """

    file_bytes: int = 64 * _MB
    entries: int = 2000
    entry_bytes: int = 64 * _MB
    total_bytes: int = 256 * _MB
    ratio: int = 200
    ratio_from_bytes: int = 4 * _MB


class SafeZip:
    """An opened package whose declared sizes are within the limits."""

    def __init__(self, data: bytes, limits: ZipLimits | None = None) -> None:
        """Open ``data``; raise ``Refused`` with one sentence when it is not to be trusted."""
        self._limits = limits or ZipLimits()
        if len(data) > self._limits.file_bytes:
            raise Refused(_("Tệp quá lớn nên không mở."))
        self._archive = _opened(data)
        self._infos = {info.filename: info for info in self._archive.infolist()}
        self._judge()

    @property
    def names(self) -> frozenset[str]:
        """Names of all entries."""
        return frozenset(self._infos)

    def read(self, name: str) -> bytes:
        """Return one entry unpacked; ``KeyError`` when there is none."""
        info = self._infos[name]
        try:
            return self._archive.read(info)
        except _READ_ERRORS as error:
            raise damaged() from error

    def _judge(self) -> None:
        infos = self._archive.infolist()
        if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
            raise encrypted()
        sizes = [info.file_size for info in infos]
        limits = self._limits
        if (
            len(infos) > limits.entries
            or max(sizes, default=0) > limits.entry_bytes
            or sum(sizes) > limits.total_bytes
            or any(map(self._swollen, infos))
        ):
            raise Refused(_("Tệp nén bất thường, có thể gây treo máy nên không mở."))

    def _swollen(self, info: zipfile.ZipInfo) -> bool:
        large = info.file_size >= self._limits.ratio_from_bytes
        return large and info.file_size > self._limits.ratio * max(info.compress_size, 1)


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        raise encrypted() if _ENCRYPTED_STREAM in data else old_format()
    if not data.startswith(b"PK"):
        raise not_a_package()
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _READ_ERRORS as error:
        raise damaged() from error


def damaged() -> Refused:
    """Return the refusal of a package that cannot be read to its end."""
    return Refused(
        _("Tệp bị hỏng, không đọc được."),
        advice=_("Mở tệp bằng Word, lưu lại dạng .docx rồi thử lại."),
    )


def encrypted() -> Refused:
    """Return the refusal of a package with a password."""
    return Refused(_("Tệp có mật khẩu."), advice=_("Bỏ mật khẩu trong Word rồi thử lại."))


def old_format() -> Refused:
    """Return the refusal of a binary Office file."""
    return Refused(
        _("Tệp thuộc định dạng Office cũ (.doc, .xls)."),
        advice=_("Mở bằng Word, lưu lại dạng .docx rồi thử lại."),
    )


def not_a_package() -> Refused:
    """Return the refusal of a file that is no Office document."""
    return Refused(_("Tệp không phải là văn bản Word (.docx)."))
