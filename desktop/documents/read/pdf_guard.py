"""Bounds for hostile PDF files: streams that swell, forms inside forms, endless drawings."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfinterp import PDFPageInterpreter

from desktop.errors import Refused
from desktop.i18n import _

_MOST_STREAM_BYTES = 24 * 1024 * 1024
_MOST_MARKS = 100_000
_FORM_MARKS = 50
_PATH_MARKS = 4
_ASK_EVERY = 4096
_STREAM = re.compile(rb"stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_HEAD = 600


def refuse_swollen(data: bytes) -> None:
    """Raise ``Refused`` when a packed stream, pictures aside, grows beyond all need."""
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _HEAD) : match.start()]
        head = head[head.rfind(b"obj") + 1 :]
        if b"Flate" not in head or _PICTURE.search(head):
            continue
        try:
            grown = zlib.decompressobj()
            grown.decompress(data[match.end() :], _MOST_STREAM_BYTES)
        except zlib.error:
            continue
        if grown.unconsumed_tail:
            raise _too_much()


def layout_of(page: Any, ask: Callable[[], None]) -> Any:
    """Return what a page of pdfplumber draws; ``ask`` is called now and then and may raise."""
    device = _Bounded(page.pdf.rsrcmgr, page.page_number, ask)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()


class _Bounded(PDFPageAggregator):
    """Collects what is drawn, and stops at more than any page of text has."""

    def __init__(self, manager: Any, page: int, ask: Callable[[], None]) -> None:
        super().__init__(manager, page, None)
        self._marks = 0
        self._ask = ask

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Count a form or picture."""
        self._count(_FORM_MARKS)
        super().begin_figure(name, bbox, matrix)

    def render_char(self, *arguments: Any, **named: Any) -> float:
        """Count a letter."""
        self._count(1)
        advance: float = super().render_char(*arguments, **named)
        return advance

    def paint_path(self, *arguments: Any, **named: Any) -> None:
        """Count a line or shape."""
        self._count(_PATH_MARKS)
        super().paint_path(*arguments, **named)

    def _count(self, marks: int) -> None:
        if self._marks // _ASK_EVERY != (self._marks + marks) // _ASK_EVERY:
            self._ask()
        self._marks += marks
        if self._marks > _MOST_MARKS:
            raise _too_much()


def _too_much() -> Refused:
    return Refused(
        _("Tệp PDF này chứa nhiều dữ liệu bất thường nên chương trình không đọc."),
        advice=_("Hãy xin tệp Word của văn bản này."),
    )
