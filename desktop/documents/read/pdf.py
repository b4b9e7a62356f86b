"""Reads PDF files that carry text: paragraphs, ruled tables, letterhead and signature."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.documents.read.border import border, stop_if
from desktop.documents.read.pdf_layout import PageText, document_items
from desktop.domain.reading.source import SourceDocument
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.ports import Progress

MOST_PAGES = 2000


def read_pdf(path: Path, tell: Progress, cancelled: Callable[[], bool]) -> SourceDocument:
    """Return what stands in a PDF file.

    Page numbers and running heads are left out. Raises ``Refused`` for files that are damaged,
    locked with a password, or pictures of pages without text; ``Cancelled`` when told to stop.
    """
    data = _bytes_of(path)
    advice = _("Hãy xin lại tệp hoặc xin tệp Word của văn bản này.")
    with border("PDF", advice), _explained():
        pages = list(_pages(data, tell, cancelled))
    if not any(page.has_text for page in pages):
        raise Refused(
            _("Tệp PDF chỉ có ảnh chụp hoặc ảnh quét của văn bản, không có chữ để đọc."),
            advice=_("Hãy xin tệp Word hoặc tệp PDF có chữ của văn bản này."),
        )
    tell(_("Đang ghép các đoạn văn…"), 0.95)
    items = tuple(document_items(pages))
    return SourceDocument(items, "pdf", notes=tuple(_notes(pages)), pages=len(pages))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentFailure(_("Không mở được tệp {name}.").format(name=path.name)) from error


def _pages(data: bytes, tell: Progress, cancelled: Callable[[], bool]) -> Iterator[PageText]:
    import pdfplumber

    from desktop.documents.read.pdf_guard import refuse_swollen

    refuse_swollen(data)
    with pdfplumber.open(io.BytesIO(data)) as document:
        count = len(document.pages)
        if count > MOST_PAGES:
            raise Refused(
                _("Tệp PDF có {count} trang, chương trình chỉ đọc đến {most} trang.").format(
                    count=count, most=MOST_PAGES
                )
            )
        for number, page in enumerate(document.pages, start=1):
            stop_if(cancelled)
            tell(
                _("Đang đọc trang {number}/{count}…").format(number=number, count=count),
                0.9 * number / count,
            )
            yield PageText.of(page, number, lambda: stop_if(cancelled))
            page.close()


@contextmanager
def _explained() -> Iterator[None]:
    """Tell a password from damage; what the PDF library raises is no error of Python's own."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    try:
        yield
    except (MalformedPDFException, PdfminerException, PSException) as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise Refused(
                _("Tệp PDF đặt mật khẩu nên không đọc được."),
                advice=_("Hãy bỏ mật khẩu hoặc xin tệp không đặt mật khẩu."),
            ) from error
        raise ValueError from error


def _notes(pages: list[PageText]) -> Iterator[str]:
    empty = [str(page.number) for page in pages if page.pictures and not page.has_text]
    if empty:
        yield _("Trang {numbers} chỉ có ảnh, chữ trên đó không đọc được.").format(
            numbers=", ".join(empty)
        )
    if any(page.unknown_letters for page in pages):
        yield _("Một số chữ trong tệp PDF không rõ là chữ gì, được ghi bằng dấu “\ufffd”.")
