"""Bounds for hostile PDF files: streams that swell, forms inside forms, endless drawings."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Any

from pdfminer.converter import PDFPageAggregator

from desktop.errors import Refused
from desktop.i18n import _

_MOST_STREAM_BYTES = 24 * 1024 * 1024
_MOST_MARKS = 45_000
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


class Bounded(PDFPageAggregator):
    """Collects what is drawn, and stops at more than any page of text has."""

    def __init__(self, manager: Any, page: int, ask: Callable[[], None]) -> None:
        """Take the resources of the file; ``ask`` is called now and then and may raise."""
        super().__init__(manager, page, None)
        self.ask = ask
        self._marks = 0

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Count a form or picture."""
        self.count(_FORM_MARKS)
        super().begin_figure(name, bbox, matrix)

    def paint_path(self, *arguments: Any, **named: Any) -> None:
        """Count a line or shape."""
        self.count(_PATH_MARKS)
        super().paint_path(*arguments, **named)

    def count(self, marks: int) -> None:
        """Count what was drawn; raise ``Refused`` when it is too much."""
        if self._marks // _ASK_EVERY != (self._marks + marks) // _ASK_EVERY:
            self.ask()
        self._marks += marks
        if self._marks > _MOST_MARKS:
            raise _too_much()


def _too_much() -> Refused:
    return Refused(
        _("Tệp PDF này chứa nhiều dữ liệu bất thường nên chương trình không đọc."),
        advice=_("Hãy xin tệp Word của văn bản này."),
    )
