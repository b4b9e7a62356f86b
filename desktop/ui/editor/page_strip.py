"""Pages of a document one below the other, as pictures, with the place of a block marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.services.ports import PageSpot

GAP = 12
"""Distance between pages and around them, pixels."""

MM_PER_INCH = 25.4


class PageStrip(QAbstractScrollArea):
    """Shows pages; the scale follows the width unless a zoom is fixed.

    Signals:
        spot_clicked: A place on a page was clicked; carries the key of the block there.
        scale_changed: Pages are wanted at another width.
    """

    spot_clicked = Signal(str)
    scale_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.verticalScrollBar().setSingleStep(40)
        self._pages: tuple[QImage, ...] = ()
        self._dpi = 96.0
        self._spots: tuple[PageSpot, ...] = ()
        self._marked: PageSpot | None = None
        self._zoom = 0.0
        self._tops: list[float] = []

    # -- showing ---------------------------------------------------------------------------

    def show_pages(self, pages: Sequence[QImage], dpi: float, spots: Sequence[PageSpot]) -> None:
        """Show pages that were drawn at ``dpi``; the scroll stays."""
        self._pages, self._dpi, self._spots = tuple(pages), dpi, tuple(spots)
        self._lay_out()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def set_zoom(self, zoom: float) -> None:
        """Show pages at ``zoom`` times their real size, 0 fits them to the width."""
        self._zoom = zoom
        self._lay_out()
        self.scale_changed.emit()

    @property
    def zoom(self) -> float:
        """The fixed zoom, 0 when pages fit the width."""
        return self._zoom

    def wanted_dpi(self, page_width_mm: float = 210.0) -> int:
        """Return the resolution at which one dot of a page is one dot of the screen."""
        scale = self._pixels_per_inch(page_width_mm) * self.devicePixelRatioF()
        return max(40, min(300, round(scale)))

    def _pixels_per_inch(self, page_width_mm: float) -> float:
        if self._zoom:
            return self._zoom * self.logicalDpiX()
        return max(self.viewport().width() - 2 * GAP, 120) * MM_PER_INCH / page_width_mm

    def _size(self, page: QImage) -> tuple[float, float]:
        """Return the size of a page on the screen; upright pages fit the width."""
        width_in, height_in = page.width() / self._dpi, page.height() / self._dpi
        scale = self._pixels_per_inch(width_in * MM_PER_INCH)
        return width_in * scale, height_in * scale

    def _lay_out(self) -> None:
        self._tops, top, widest = [], float(GAP), 0.0
        for page in self._pages:
            width, height = self._size(page)
            self._tops.append(top)
            top += height + GAP
            widest = max(widest, width)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(top) - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, round(widest) + 2 * GAP - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        self.viewport().update()

    def _rect(self, number: int) -> QRectF:
        """Return where a page, counted from 0, stands on the viewport."""
        width, height = self._size(self._pages[number])
        left = max(float(GAP), (self.viewport().width() - width) / 2)
        left -= self.horizontalScrollBar().value()
        return QRectF(left, self._tops[number] - self.verticalScrollBar().value(), width, height)

    def follow(self, anchor: str) -> None:
        """Mark the place of a block and bring it into sight."""
        self._marked = next((spot for spot in self._spots if spot.anchor == anchor), None)
        spot = self._marked
        if spot is not None and spot.page <= len(self._pages):
            rect = self._rect(spot.page - 1)
            at = rect.top() + self._offset(spot)
            room = self.viewport().height()
            if not 24 <= at <= room - 60:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + round(at - room / 3))
        self.viewport().update()

    def _offset(self, spot: PageSpot) -> float:
        page = self._pages[spot.page - 1]
        inches = page.width() / self._dpi
        return spot.y_mm / MM_PER_INCH * self._pixels_per_inch(inches * MM_PER_INCH)

    # -- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number, page in enumerate(self._pages):
                rect = self._rect(number)
                if rect.intersects(QRectF(event.rect())):
                    self._paint_page(painter, rect, page)
            self._paint_mark(painter)

    def _paint_page(self, painter: QPainter, rect: QRectF, page: QImage) -> None:
        painter.fillRect(rect.translated(2, 2), QColor(0, 0, 0, 40))
        painter.fillRect(rect, Qt.GlobalColor.white)
        painter.drawImage(rect, page)

    def _paint_mark(self, painter: QPainter) -> None:
        spot = self._marked
        if spot is None or spot.page > len(self._pages):
            return
        rect = self._rect(spot.page - 1)
        top = rect.top() + self._offset(spot)
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left() + 5, top + 2), QPointF(rect.left() + 5, top + 14))

    def resizeEvent(self, event: object) -> None:
        """Fit the pages to the new width."""
        self._lay_out()
        self.scale_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew at the new place."""
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which block stands where the page was clicked."""
        anchor = self.anchor_at(event.position())
        if anchor and event.button() is Qt.MouseButton.LeftButton:
            self.spot_clicked.emit(anchor)

    def anchor_at(self, place: QPointF) -> str:
        """Return the key of the block printed at a place of the viewport, empty when none is."""
        for number in range(len(self._pages)):
            rect = self._rect(number)
            if rect.contains(place):
                below = place.y() - rect.top()
                above = [
                    spot
                    for spot in self._spots
                    if spot.page == number + 1 and self._offset(spot) <= below + 2
                ]
                earlier = [spot for spot in self._spots if spot.page <= number]
                found = above or earlier
                return max(found, key=lambda spot: (spot.page, spot.y_mm)).anchor if found else ""
        return ""

    def sizeHint(self) -> QSize:
        """Ask for the width of half a page."""
        return QSize(380, 500)
