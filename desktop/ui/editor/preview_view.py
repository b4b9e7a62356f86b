"""The tab Xem trước: pages made off the GUI thread a moment after the last change."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.plan import Plan
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.ports import PageSpot
from desktop.ui.editor.page_strip import PageStrip
from desktop.ui.editor.session import PlanSession

DELAY_MS = 400
"""Time after the last change until pages are made."""

_ZOOMS = (0.0, 0.75, 1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class _Pages:
    plan: Plan
    dpi: int
    images: tuple[QImage, ...]
    spots: tuple[PageSpot, ...]


class PreviewView(QWidget):
    """Pages of the plan as they will be printed.

    Signals:
        jump_asked: A place on a page was clicked; carries the key of the block.
        pages_shown: New pages are shown; carries how many.
    """

    jump_asked = Signal(str)
    pages_shown = Signal(int)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.strip = PageStrip(self)
        self._zoom_box = QComboBox()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("muted", True)
        self._wanted: tuple[Plan, int] | None = None
        self._shown: tuple[Plan, int] | None = None
        self._running = False
        self._anchor = ""
        self._delay = QTimer(self, singleShot=True, interval=DELAY_MS, timeout=self._render)
        self._lay_out()
        self.strip.spot_clicked.connect(self.jump_asked)
        self.strip.scale_changed.connect(self._ask)
        session.opened.connect(self._ask_now)
        session.plan_changed.connect(lambda _origin: self._ask())

    def _lay_out(self) -> None:
        self._zoom_box.setAccessibleName(_("Cỡ xem trang"))
        for zoom in _ZOOMS:
            words = _("{percent} %").format(percent=round(zoom * 100)) if zoom else _("Vừa khung")
            self._zoom_box.addItem(words, zoom)
        self._zoom_box.activated.connect(
            lambda row: self.strip.set_zoom(float(self._zoom_box.itemData(row)))
        )
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.addWidget(self._zoom_box)
        top.addWidget(self._words, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.strip, 1)

    def follow(self, anchor: str) -> None:
        """Show the page on which a block stands."""
        self._anchor = anchor
        self.strip.follow(anchor)

    # -- making pages ----------------------------------------------------------------------

    def _ask_now(self) -> None:
        self.strip.show_pages((), 96, ())
        self._shown = self._wanted = None
        self._words.setText(_("Đang dựng trang…"))
        self._delay.start(0)

    def _ask(self) -> None:
        self._delay.start(DELAY_MS)

    def showEvent(self, event: object) -> None:
        """Make the pages that were not made while the tab was hidden."""
        self._ask()

    def _render(self) -> None:
        plan, dpi = self._session.plan, self.strip.wanted_dpi()
        if plan is None or not self.isVisible() or (plan, dpi) == self._shown:
            return
        self._wanted = (plan, dpi)
        if not self._running:
            self._start(plan, dpi)

    def _start(self, plan: Plan, dpi: int) -> None:
        services = self._session.services

        def work() -> _Pages:
            preview = services.preview(plan, dpi, True)
            images = tuple(QImage.fromData(page) for page in preview.pages)
            return _Pages(plan, dpi, images, preview.spots)

        self._running = True
        self._session.jobs.render(work, self._show, self._fail, _("Dựng trang xem trước"))

    def _show(self, pages: _Pages) -> None:
        """Show the pages; pages of a text that has changed since are dropped."""
        self._running = False
        if (pages.plan, pages.dpi) != self._wanted:
            self._start(*self._wanted) if self._wanted else None
            return
        self._shown, self._wanted = self._wanted, None
        self.strip.show_pages(pages.images, pages.dpi, pages.spots)
        if self._anchor:
            self.strip.follow(self._anchor)
        self._words.setText(_("{count} trang").format(count=len(pages.images)))
        self.pages_shown.emit(len(pages.images))

    def _fail(self, error: AppError) -> None:
        self._running = False
        self._words.setText(_("Chưa dựng được trang: {what}").format(what=error.what))
        self._words.setToolTip(error.sentence())
