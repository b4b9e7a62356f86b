"""The original as its printed pages: the current place framed, doubts on an amber ground."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.domain.reading.source import Place, SourceDocument
from desktop.i18n import _
from desktop.ui.jobs import JobRunner
from desktop.ui.review.look import current_line, doubt_ground
from desktop.ui.review.page_cache import PageCache, Sizes
from desktop.ui.review.page_places import PageBox, PagePlaces

GAP = 10
"""Distance between pages and around them, pixels."""
ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
"""Widths of the widest page, in widths of the pane."""
_AIR_MM = 0.8
_ABOVE = 0.35
_LEAST_WIDTH = 120.0


class PagesView(QAbstractScrollArea):
    """Shows pages one below the other.

    Signals:
        place_clicked: A place of the original was clicked; carries its ``Spot``.
        ready: The pages can be shown.
        refused: They cannot; carries the error.
        zoomed: Pages are shown in another width.
    """

    place_clicked = Signal(object)
    ready = Signal()
    refused = Signal(object)
    zoomed = Signal()

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("Trang in của bản gốc"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.cache = PageCache(jobs, self)
        self.cache.opened.connect(self._show_sizes)
        self.cache.drawn.connect(lambda _page: self.viewport().update())
        self.cache.refused.connect(self.refused)
        self._sizes: Sizes = ()
        self._tops: list[float] = []
        self._scale = 1.0
        self._zoom = 0
        self._places = PagePlaces(SourceDocument((), ""))
        self._doubts: tuple[PageBox, ...] = ()
        self._current: PageBox | None = None

    # -- showing ---------------------------------------------------------------------------

    def show_source(self, source: SourceDocument) -> None:
        """Show another original; its pages follow once the cache has opened its file."""
        self._places = PagePlaces(source)
        self._sizes, self._doubts, self._current = (), (), None
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def _show_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._lay_out()
        self._bring_into_sight()
        self.ready.emit()

    def mark_doubts(self, places: Iterable[Place]) -> None:
        """Give the places still to be looked at an amber ground."""
        boxes = filter(None, map(self._places.box_of, places))
        once = {(box.page, box.room.getRect()): box for box in boxes}
        self._doubts = tuple(once.values())
        self.viewport().update()

    def go_to(self, place: Place | None) -> None:
        """Frame a place and bring it into sight; None takes the frame away."""
        self._current = self._places.box_of(place) if place else None
        self._bring_into_sight()
        self.viewport().update()

    @property
    def current(self) -> PageBox | None:
        """The room that is framed."""
        return self._current

    def zoom_by(self, steps: int) -> None:
        """Show pages wider or narrower; the place in the middle stays, the framed one in sight."""
        wanted = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        if wanted == self._zoom:
            return
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middle = [(bar.value() + bar.pageStep() / 2) / self._scale for bar in bars]
        self._zoom = wanted
        self._lay_out()
        for bar, place in zip(bars, middle, strict=True):
            bar.setValue(round(place * self._scale - bar.pageStep() / 2))
        self._bring_into_sight()
        self.zoomed.emit()

    @property
    def zoom(self) -> int:
        """Number of the zoom in ``ZOOMS``."""
        return self._zoom

    # -- geometry --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        widest = max((width for width, _height in self._sizes), default=210.0)
        room = max(self.viewport().width() - 2 * GAP, _LEAST_WIDTH)
        self._scale = room * ZOOMS[self._zoom] / widest
        self._tops, top = [], float(GAP)
        for _width, height in self._sizes:
            self._tops.append(top)
            top += height * self._scale + GAP
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setSingleStep(40)
        down.setPageStep(self.viewport().height())
        down.setRange(0, max(0, round(top) - self.viewport().height()))
        across.setPageStep(self.viewport().width())
        wide = round(widest * self._scale) + 2 * GAP
        across.setRange(0, max(0, wide - self.viewport().width()))
        self.viewport().update()

    def _sheet(self, page: int) -> QRectF:
        """Return where a page, counted from 1, stands on the viewport."""
        width, height = (side * self._scale for side in self._sizes[page - 1])
        left = max(float(GAP), (self.viewport().width() - width) / 2)
        return QRectF(
            left - self.horizontalScrollBar().value(),
            self._tops[page - 1] - self.verticalScrollBar().value(),
            width,
            height,
        )

    def _frame(self, box: PageBox) -> QRectF:
        """Return where a room stands on the viewport; nowhere when its page is not there."""
        if not 1 <= box.page <= len(self._sizes):
            return QRectF()
        sheet, scale = self._sheet(box.page), self._scale
        room = box.room.adjusted(-_AIR_MM, -_AIR_MM, _AIR_MM, _AIR_MM)
        return QRectF(
            sheet.left() + room.left() * scale,
            sheet.top() + room.top() * scale,
            room.width() * scale,
            room.height() * scale,
        )

    def _bring_into_sight(self) -> None:
        frame = self._frame(self._current) if self._current else QRectF()
        if frame.isNull():
            return
        down, across, view = self.verticalScrollBar(), self.horizontalScrollBar(), self.viewport()
        if not 16 <= frame.top() <= frame.bottom() <= view.height() - 16:
            above = min(view.height() * _ABOVE, max(view.height() - frame.height(), 32) / 2)
            down.setValue(down.value() + round(frame.top() - above))
        if frame.left() < 0 or frame.right() > view.width():
            across.setValue(across.value() + round(frame.left() - GAP))

    def _pages_in_sight(self) -> list[int]:
        height = self.viewport().height()
        return [
            page
            for page in range(1, len(self._sizes) + 1)
            if self._sheet(page).top() < height and self._sheet(page).bottom() > 0
        ]

    def _ask_for_pictures(self, seen: list[int]) -> None:
        """Ask for the pages in sight, then for those before and behind them."""
        if not seen:
            return
        around = (page for page in (seen[-1] + 1, seen[0] - 1) if 1 <= page <= len(self._sizes))
        dots = self._scale * self.devicePixelRatioF()
        self.cache.want({page: round(self._sizes[page - 1][0] * dots) for page in (*seen, *around)})

    # -- Qt --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight; those not drawn yet are white."""
        seen = self._pages_in_sight()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for page in seen:
                self._paint_page(painter, page)
            self._paint_marks(painter, seen)
        self._ask_for_pictures(seen)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        sheet, image = self._sheet(page), self.cache.image(page)
        painter.fillRect(sheet.translated(2, 2), QColor(0, 0, 0, 40))
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if image is not None:
            painter.drawImage(sheet, image)

    def _paint_marks(self, painter: QPainter, seen: list[int]) -> None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in self._doubts:
            if box.page in seen:
                painter.fillRect(self._frame(box), doubt_ground(on_paper=True))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self._current is not None and self._current.page in seen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current_line(), 2))
            painter.drawRoundedRect(self._frame(self._current), 3, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width; the place on top stays."""
        bar = self.verticalScrollBar()
        top, scale = bar.value(), self._scale
        self._lay_out()
        bar.setValue(round(top * self._scale / scale))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew at the new place."""
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the click whose end leads to a place."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads to what was made of the place."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        for page in self._pages_in_sight():
            sheet = self._sheet(page)
            if sheet.contains(event.position()):
                point: QPointF = (event.position() - sheet.topLeft()) / self._scale
                spot = self._places.spot_at(page, point)
                if spot is not None:
                    self.place_clicked.emit(spot)
