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
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""With which the old formats of Office, and new ones under a password, begin."""
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


@dataclass(frozen=True, slots=True)
class Office:
    """The program that a package belongs to, for sentences about it.

    Attributes:
        program: Its name ("Word").
        suffix: How its files end (".docx").
    """

    program: str
    suffix: str


WORD = Office("Word", ".docx")
EXCEL = Office("Excel", ".xlsx")


class SafeZip:
    """An opened package whose declared sizes are within the limits."""

    def __init__(self, data: bytes, limits: ZipLimits | None = None, office: Office = WORD) -> None:
        """Open ``data``; raise ``Refused`` with one sentence when it is not to be trusted."""
        self._limits = limits or ZipLimits()
        self._office = office
        if len(data) > self._limits.file_bytes:
            raise Refused(_("Tệp quá lớn nên không mở."))
        self._archive = _opened(data, office)
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
            raise damaged(self._office) from error

    def _judge(self) -> None:
        infos = self._archive.infolist()
        if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
            raise encrypted(self._office)
        sizes = [info.file_size for info in infos]
        limits = self._limits
        if (
            len(infos) > limits.entries
            or max(sizes, default=0) > limits.entry_bytes
            or sum(sizes) > limits.total_bytes
            or any(map(self._swollen, infos))
        ):
            raise bomb()

    def _swollen(self, info: zipfile.ZipInfo) -> bool:
        large = info.file_size >= self._limits.ratio_from_bytes
        return large and info.file_size > self._limits.ratio * max(info.compress_size, 1)


def _opened(data: bytes, office: Office) -> zipfile.ZipFile:
    if data.startswith(OLE):
        raise encrypted(office) if _ENCRYPTED_STREAM in data else old_format(office)
    if not data.startswith(b"PK"):
        raise not_a_package(office)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _READ_ERRORS as error:
        raise damaged(office) from error


def save_again(office: Office) -> str:
    """Return the advice to save a file anew."""
    return _("Mở tệp bằng {program}, lưu lại dạng {suffix} rồi thử lại.").format(
        program=office.program, suffix=office.suffix
    )


def damaged(office: Office = WORD) -> Refused:
    """Return the refusal of a package that cannot be read to its end."""
    sentence = _("Tệp {program} bị hỏng, không đọc được.").format(program=office.program)
    return Refused(sentence, advice=save_again(office))


def encrypted(office: Office = WORD) -> Refused:
    """Return the refusal of a package with a password."""
    return Refused(
        _("Tệp {program} có mật khẩu.").format(program=office.program),
        advice=_("Bỏ mật khẩu trong {program} rồi thử lại.").format(program=office.program),
    )


def old_format(office: Office = WORD) -> Refused:
    """Return the refusal of a binary Office file."""
    return Refused(_("Tệp thuộc định dạng Office cũ (.doc, .xls)."), advice=save_again(office))


def bomb() -> Refused:
    """Return the refusal of a file made to fill the memory."""
    return Refused(_("Tệp nén bất thường, có thể gây treo máy nên không mở."))


def not_a_package(office: Office = WORD) -> Refused:
    """Return the refusal of a file that is no Office document."""
    if office is WORD:
        return Refused(_("Tệp không phải là văn bản Word (.docx)."))
    return Refused(_("Tệp không phải là bảng tính Excel (.xlsx)."))
