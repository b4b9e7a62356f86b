"""Tells what a file is by what stands in it; its name decides only where that is silent."""

from __future__ import annotations

from enum import Enum

from desktop.documents.read import converters
from desktop.documents.read.converters import OtherFormat
from desktop.documents.safe_zip import EXCEL, OLE, WORD, Office, SafeZip, damaged, encrypted
from desktop.errors import Refused
from desktop.i18n import _


class Kind(Enum):
    """Formats that have a reader of their own."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"
    MHT = "mht"
    TEXT = "txt"


_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""Marks of UTF-16, the only text in which zero bytes stand."""
_HEAD = 4096
_EXCEL_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": converters.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": converters.ODS,
}
_MANIFEST = "META-INF/manifest.xml"
_STREAMS = (
    ("WordDocument", converters.DOC),
    ("Workbook", converters.XLS),
    ("Book", converters.XLS),
)


def kind_of(data: bytes, suffix: str) -> Kind | OtherFormat:
    """Return the format of a file; raise ``Refused`` with one sentence for one that is not read.

    ``suffix`` is the end of its name in small letters (".docx").
    """
    if not data.strip(b"\0 \r\n\t"):
        raise Refused(_("Tệp trống, không có gì để đọc."))
    head = data[:_HEAD]
    if head.startswith(b"PK"):
        return _of_zip(data, EXCEL if suffix in _EXCEL_SUFFIXES else WORD)
    if head.startswith(OLE):
        return _of_ole(data, EXCEL if suffix in _EXCEL_SUFFIXES else WORD)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"{\\rtf"):
        return converters.RTF
    if head.startswith(_PICTURES):
        raise Refused(
            _("Tệp là hình ảnh, không có chữ để đọc."),
            advice=_("Xin bản Word hoặc PDF có chữ của văn bản này."),
        )
    return _of_text(head)


def _of_zip(data: bytes, office: Office) -> Kind | OtherFormat:
    package = SafeZip(data, office=office)
    names = package.names
    if "mimetype" in names:
        found = _OPEN_DOCUMENT.get(package.read("mimetype").strip()[:80])
        if found is not None:
            return _open_document(package, found)
    if "xl/workbook.bin" in names:
        return converters.XLSB
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    if "[Content_Types].xml" in names:
        return Kind.XLSX if office is EXCEL else Kind.DOCX
    raise _unknown()


def _open_document(package: SafeZip, found: OtherFormat) -> OtherFormat:
    office = Office("LibreOffice", found.suffix)
    if _MANIFEST not in package.names:
        raise damaged(office)
    if b"encryption-data" in package.read(_MANIFEST):
        raise encrypted(office)
    return found


def _of_ole(data: bytes, office: Office) -> OtherFormat:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise encrypted(office)
    streams = reversed(_STREAMS) if office is EXCEL else _STREAMS
    for name, found in streams:
        if name.encode("utf-16-le") in data:
            return found
    raise _unknown()


def _of_text(head: bytes) -> Kind | OtherFormat:
    marked = head.startswith(_TEXT_MARKS)
    if b"\0" in head and not marked:
        raise _unknown()
    words = head.replace(b"\0", b"").lower().lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if words.startswith(b"<?xml") and b"excel.sheet" in words:
        return converters.EXCEL_XML
    if words.startswith(b"<?xml") and (b"word.document" in words or b"office:document" in words):
        return converters.WORD_XML
    if b"<html" in words or words.startswith((b"<!doctype html", b"<table", b"<meta")):
        return Kind.MHT if words.startswith((b"mime-version", b"from:")) else Kind.HTML
    if words.startswith((b"mime-version", b"from:")) and b"multipart/related" in words:
        return Kind.MHT
    return Kind.TEXT


def _unknown() -> Refused:
    return Refused(
        _("Không rõ định dạng của tệp."),
        advice=_("Chương trình đọc được DOCX, XLSX, PDF, TXT, HTML, ODT, ODS, RTF, DOC và XLS."),
    )
