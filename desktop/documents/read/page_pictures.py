"""Pages of a PDF file as pictures, bounded in size and in time."""

from __future__ import annotations

import ctypes
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from desktop.documents.read.border import border
from desktop.documents.units import MM_PER_PT
from desktop.errors import EnvironmentFailure, Refused
from desktop.i18n import _
from desktop.services.ports import PagePicture

_MOST_SIDE, _MOST_DOTS = 4000, 9_000_000
"""Dots of a picture along a side and in all; a hostile page may say that it is a mile wide."""
_LONGEST_S = 4.0
"""Seconds that a page may take to draw."""
_MOST_MM = 5000.0
_LEAST_MM = 5.0
_ONE_AT_A_TIME = Lock()
"""The library of the pictures knows no threads."""


class PdfPagePictures:
    """Implements ``PagePictures`` over one PDF file, which is held in memory."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises ``Refused`` when it cannot be drawn."""
        import pypdfium2

        try:
            data = path.read_bytes()
        except OSError as error:
            raise EnvironmentFailure(
                _("Không mở được tệp {name}.").format(name=path.name)
            ) from error
        with _ONE_AT_A_TIME, border("PDF"):
            self._document: Any = pypdfium2.PdfDocument(data)

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Return width and height of each page in millimetres."""
        with _ONE_AT_A_TIME, border("PDF"):
            return tuple(map(self._size, range(len(self._document))))

    def _size(self, place: int) -> tuple[float, float]:
        page = self._document[place]
        _show_all(page)
        width, height = (_bounded(points * MM_PER_PT) for points in page.get_size())
        page.close()
        return width, height

    def draw(self, page: int, width: int) -> PagePicture:
        """Return a page, counted from 1, ``width`` dots wide or less."""
        with _ONE_AT_A_TIME, border("PDF"):
            drawn = self._document[page - 1]
            try:
                _show_all(drawn)
                return _drawn(drawn, width)
            finally:
                drawn.close()

    def close(self) -> None:
        """Let the file go."""
        with _ONE_AT_A_TIME:
            self._document.close()


def _show_all(page: Any) -> None:
    """Show the whole sheet: places of what was read count from its corner."""
    page.set_cropbox(*page.get_mediabox())


def _bounded(mm: float) -> float:
    return min(max(mm, _LEAST_MM), _MOST_MM)


def _dots(size: tuple[float, float], wanted: int) -> tuple[int, int]:
    """Return width and height of a picture within the bounds."""
    shape = _bounded(size[1] * MM_PER_PT) / _bounded(size[0] * MM_PER_PT)
    width = min(wanted, _MOST_SIDE, _MOST_SIDE / shape, (_MOST_DOTS / shape) ** 0.5)
    return max(int(width), 1), max(int(width * shape), 1)


def _drawn(page: Any, wanted: int) -> PagePicture:
    import pypdfium2
    from pypdfium2 import raw

    width, height = _dots(page.get_size(), wanted)
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    flags = raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
    pause = _pause_at(monotonic() + _LONGEST_S)
    state = raw.FPDF_RenderPageBitmap_Start(
        bitmap, page, 0, 0, width, height, 0, flags, ctypes.byref(pause)
    )
    raw.FPDF_RenderPage_Close(page)
    if state != raw.FPDF_RENDER_DONE:
        raise Refused(_("Trang này quá phức tạp nên chương trình không dựng hình."))
    picture = PagePicture(width, height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    return picture


def _pause_at(end: float) -> Any:
    """Return what makes the library stop drawing once the time is up."""
    from pypdfium2 import raw

    pause = raw.IFSDK_PAUSE(version=1)
    asked = type(pause.NeedToPauseNow)
    pause.NeedToPauseNow = asked(lambda _pause: int(monotonic() > end))
    return pause
