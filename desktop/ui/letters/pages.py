"""Pages of a document besides plans, drawn off the GUI thread a moment after it changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.editor.page_strip import PageStrip
from desktop.ui.jobs import OwnedJobs
from desktop.ui.letters.papers import Paper
from desktop.ui.session import Session

DELAY_MS = 250
"""Time after the last change until pages are made."""

ZOOMS = (0.0, 0.75, 1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Pages that were drawn; ``is_whole`` is False while the appendices are missing."""

    paper: Paper
    dpi: int
    images: tuple[QImage, ...]
    is_whole: bool


class PaperPages(QWidget):
    """Pages of one paper as they will be printed.

    Signals:
        pages_shown: New pages are shown; carries how many.
    """

    pages_shown = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = session.program.office_documents()
        self._jobs = OwnedJobs(session.jobs, self)
        self.strip = PageStrip(self)
        self.strip.setAccessibleName(_("Các trang văn bản"))
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("muted", True)
        self._zooms = QComboBox()
        self._paper: Paper | None = None
        self._shown: tuple[Paper, int] | None = None
        self._running = False
        self._delay = QTimer(self, singleShot=True, interval=DELAY_MS, timeout=self._render)
        self.strip.scale_changed.connect(self._delay.start)
        self._lay_out()

    def _lay_out(self) -> None:
        self._zooms.setAccessibleName(_("Cỡ xem trang"))
        for zoom in ZOOMS:
            words = _("{percent} %").format(percent=round(zoom * 100)) if zoom else _("Vừa khung")
            self._zooms.addItem(words, zoom)
        self._zooms.activated.connect(
            lambda row: self.strip.set_zoom(float(self._zooms.itemData(row)))
        )
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.addWidget(self._zooms)
        top.addWidget(self.words, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.strip, 1)

    def show_paper(self, paper: Paper | None, why_none: str = "") -> None:
        """Show the pages of a paper; without one tell why there is none."""
        same = paper is not None and self._paper is not None and paper.id == self._paper.id
        self._paper = paper
        if not same:
            self._shown = None
            self.strip.show_pages((), 96, ())
        if paper is None:
            self.words.setText(why_none)
            return
        if not same:
            self.words.setText(_("Đang dựng trang…"))
        self._delay.start(DELAY_MS if same else 0)

    def showEvent(self, event: object) -> None:
        """Make the pages that were not made while they were hidden."""
        self._delay.start()

    def _render(self) -> None:
        paper, dpi = self._paper, self.strip.wanted_dpi()
        if paper is None or self._running or not self.isVisible() or self._shown == (paper, dpi):
            return
        self._draw(paper, dpi, is_whole=not paper.document.appendices)

    def _draw(self, paper: Paper, dpi: int, *, is_whole: bool) -> None:
        """Draw the pages; a report has long appendices, its text is drawn before them."""
        document = paper.document if is_whole else replace(paper.document, appendices=())

        def work() -> _Drawn:
            pages = self._documents.preview(document, paper.profile, dpi).pages
            return _Drawn(paper, dpi, tuple(QImage.fromData(page) for page in pages), is_whole)

        self._running = True
        self._jobs.render(work, self._show, self._fail, _("Dựng trang xem trước"))

    def _show(self, drawn: _Drawn) -> None:
        """Show the pages; those of a paper that is another one by now are made again."""
        self._running = False
        if drawn.paper is not self._paper:
            self._render()
            return
        count = len(drawn.images)
        if drawn.is_whole:
            self._shown = (drawn.paper, drawn.dpi)
            self.strip.show_pages(drawn.images, drawn.dpi, ())
            self.words.setText(_("{count} trang").format(count=count))
            self.pages_shown.emit(count)
            return
        self.strip.show_pages(drawn.images, drawn.dpi, ())
        self.words.setText(_("{count} trang, đang dựng phụ lục…").format(count=count))
        self._draw(drawn.paper, drawn.dpi, is_whole=True)

    def _fail(self, error: AppError) -> None:
        self._running = False
        self.words.setText(_("Chưa dựng được trang: {what}").format(what=error.what))
        self.words.setToolTip(error.sentence())
