"""Reads a file of any format that plans come in."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.documents.read.border import border, stop_if
from desktop.documents.read.convert import convert, program_for
from desktop.documents.read.converters import OtherFormat
from desktop.documents.read.kinds import Kind, kind_of
from desktop.documents.word.bounds import require_usual_length
from desktop.domain.reading.lines import paragraphs_of
from desktop.domain.reading.source import SourceDocument
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.ports import Progress

_MAX_BYTES = 64 * 1024 * 1024
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)


class FileReader:
    """Implements ``services.ports.PlanFileReader``; each format loads its reader when needed."""

    def read(self, path: Path, tell: Progress, cancelled: Callable[[], bool]) -> SourceDocument:
        """Return what stands in a file, whatever its name says it is."""
        data = _bytes_of(path)
        kind = kind_of(data, path.suffix.lower())
        if isinstance(kind, OtherFormat):
            document = _converted(data, kind, tell, cancelled)
        elif kind is Kind.PDF:
            from desktop.documents.read.pdf import read_pdf

            document = read_pdf(path, tell, cancelled)
        else:
            document = _read(data, kind, tell, cancelled)
        if not document.items:
            raise _without_text(document)
        for paragraph in paragraphs_of(document.items):
            require_usual_length((paragraph.text,))
        return document


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise Refused(_("Tệp lớn hơn 64 MB nên không mở."))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(_("Không tìm thấy tệp {name}.").format(name=path.name)) from error
    except OSError as error:
        raise EnvironmentFailure(
            _("Không mở được tệp {name}.").format(name=path.name),
            advice=_("Đóng tệp trong Word hoặc Excel, hoặc chép tệp vào máy rồi thử lại."),
        ) from error


def _read(data: bytes, kind: Kind, tell: Progress, cancelled: Callable[[], bool]) -> SourceDocument:
    stop_if(cancelled)
    if kind is Kind.DOCX:
        from desktop.documents.read.docx import read_docx

        return read_docx(data, tell, cancelled)
    if kind is Kind.XLSX:
        from desktop.documents.read.xlsx import read_xlsx

        return read_xlsx(data, tell, cancelled)
    if kind is Kind.TEXT:
        from desktop.documents.read.text import read_text

        return read_text(data)
    from desktop.documents.read.html import read_html

    return read_html(_page_of(data) if kind is Kind.MHT else _decoded(data))


def _converted(
    data: bytes, source: OtherFormat, tell: Progress, cancelled: Callable[[], bool]
) -> SourceDocument:
    program = program_for(source)
    tell(_("Đang chuyển tệp {name} bằng {program}…").format(name=source.name, program=program), 0.0)
    result = convert(data, source, cancelled)
    document = _read(result, Kind(source.target), tell, cancelled)
    note = _("Tệp {name} được chuyển sang .{target} bằng {program} trước khi đọc.").format(
        name=source.name, target=source.target, program=program
    )
    return replace(document, notes=(note, *document.notes))


def _decoded(data: bytes) -> str:
    """Return HTML as text: by its byte order mark, what it says of itself, else UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    stated = _CHARSET.search(data[:4096])
    for name in (stated[1].decode("ascii") if stated else "utf-8", "utf-8"):
        try:
            return data.decode(name).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _page_of(data: bytes) -> str:
    """Return the page inside a "single file web page"."""
    with border(_("trang web (.mht)")):
        message = email.message_from_bytes(data, policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                content = part.get_payload(decode=True)
                return _decoded(content if isinstance(content, bytes) else b"")
        raise Refused(_("Tệp trang web (.mht) không có nội dung để đọc."))


def _without_text(document: SourceDocument) -> Refused:
    return Refused(
        _("Tệp không có chữ nào để đọc."),
        advice=" ".join(document.notes)
        or _("Nếu là bản chụp, xin bản Word hoặc PDF có chữ của văn bản này."),
    )
