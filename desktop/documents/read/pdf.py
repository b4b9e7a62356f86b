"""Reads PDF files that carry text: paragraphs, ruled tables, letterhead and signature."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.documents.read.pdf_layout import PageText, document_items
from desktop.domain.reading.source import SourceDocument
from desktop.errors import Cancelled, EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.ports import Progress

MOST_PAGES = 2000
_BROKEN = (
    AssertionError, AttributeError, EOFError, IndexError, KeyError, MemoryError,
    NotImplementedError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip


def read_pdf(path: Path, tell: Progress, cancelled: Callable[[], bool]) -> SourceDocument:
    """Return what stands in a PDF file.

    Page numbers and running heads are left out. Raises ``Refused`` for files that are damaged,
    locked with a password, or pictures of pages without text; ``Cancelled`` when told to stop.
    """
    with _explained(path):
        pages = list(_pages(path, tell, cancelled))
    if not any(page.has_text for page in pages):
        raise Refused(
            _("Tệp {name} chỉ có ảnh chụp hoặc ảnh quét của văn bản, không có chữ để đọc.").format(
                name=path.name
            ),
            advice=_("Hãy xin tệp Word hoặc tệp PDF có chữ của văn bản này."),
        )
    tell(_("Đang ghép các đoạn văn"), 0.95)
    return SourceDocument(
        tuple(document_items(pages)), "pdf", notes=tuple(_notes(pages)), pages=len(pages)
    )


def _pages(path: Path, tell: Progress, cancelled: Callable[[], bool]) -> Iterator[PageText]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        count = len(document.pages)
        if count > MOST_PAGES:
            raise Refused(
                _("Tệp {name} có {count} trang, chương trình chỉ đọc đến {most} trang.").format(
                    name=path.name, count=count, most=MOST_PAGES
                )
            )
        for number, page in enumerate(document.pages, start=1):
            if cancelled():
                raise Cancelled(_("Đã dừng đọc tệp."))
            tell(_("Đang đọc trang {number}").format(number=number), 0.9 * number / count)
            yield PageText.of(page, number)
            page.close()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what the PDF library raises into one sentence."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdftypes import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        yield
    except FileNotFoundError as error:
        raise EnvironmentFailure(_("Không tìm thấy tệp {name}.").format(name=path.name)) from error
    except PermissionError as error:
        raise EnvironmentFailure(_("Không mở được tệp {name}.").format(name=path.name)) from error
    except (PdfminerException, PDFException, PSException, *_BROKEN) as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
        if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
            raise _locked(path) from error
        raise _damaged(path) from error


def _locked(path: Path) -> Refused:
    return Refused(
        _("Tệp {name} đặt mật khẩu nên không đọc được.").format(name=path.name),
        advice=_("Hãy bỏ mật khẩu hoặc xin tệp không đặt mật khẩu."),
    )


def _damaged(path: Path) -> Refused:
    return Refused(
        _("Tệp {name} bị hỏng hoặc không phải tệp PDF.").format(name=path.name),
        advice=_("Hãy xin lại tệp hoặc xin tệp Word của văn bản này."),
    )


def _notes(pages: list[PageText]) -> Iterator[str]:
    empty = [str(page.number) for page in pages if page.pictures and not page.has_text]
    if empty:
        yield _("Trang {numbers} chỉ có ảnh, chữ trên đó không đọc được.").format(
            numbers=", ".join(empty)
        )
    if any(page.unknown_letters for page in pages):
        yield _("Một số chữ trong tệp PDF không rõ là chữ gì, được ghi bằng dấu “\ufffd”.")
