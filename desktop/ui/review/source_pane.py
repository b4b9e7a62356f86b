"""The left side of the review: the original as text, or as its printed pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.reading.source import Place, SourceDocument
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.ports import PagePictures
from desktop.ui.jobs import JobRunner
from desktop.ui.review.pages_view import ZOOMS, PagesView
from desktop.ui.review.source_view import SourceView

TEXT, PAGES = range(2)
_SHOWN, _ZOOM = "review.original", "review.zoom"
"""Where it is kept which of the two the officer wants, and how large."""
_NAMES = {TEXT: "text", PAGES: "pages"}
DRAWN_KINDS = ("pdf",)
"""Kinds of files whose pages can be drawn."""


class SourcePane(QWidget):
    """Shows one original in one of two views.

    Signals:
        place_clicked: A place of the original was clicked; carries its ``Spot``.
    """

    place_clicked = Signal(object)

    def __init__(
        self, jobs: JobRunner, layout: MutableMapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._memory = layout
        self.text = SourceView(self)
        self.pages = PagesView(jobs, self)
        self.words = QLabel()
        self.stack = QStackedWidget()
        for view in (self.text, self.pages):
            self.stack.addWidget(view)
            view.place_clicked.connect(self.place_clicked)
        self.choice = QTabBar()
        for words in (_("Văn bản"), _("Trang in")):
            self.choice.addTab(words)
        self.smaller_button = _button("−", _("Thu nhỏ trang (Ctrl + lăn chuột)"))
        self.larger_button = _button("+", _("Phóng to trang (Ctrl + lăn chuột)"))
        self._lay_out()
        self._connect()
        known = [str(zoom) for zoom in range(len(ZOOMS))]
        self.pages.zoom_by(int(layout[_ZOOM]) if layout.get(_ZOOM) in known else 0)

    def _lay_out(self) -> None:
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("muted", True)
        self.words.setWordWrap(True)
        self.choice.setDocumentMode(True)
        self.choice.setDrawBase(False)
        self.choice.setExpanding(False)
        self.choice.setAccessibleName(_("Cách xem bản gốc"))
        self._bar = QWidget()
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(4)
        line.addWidget(self.choice, 1)
        for button in (self.smaller_button, self.larger_button):
            line.addWidget(button)
        self.words.setContentsMargins(12, 6, 8, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self._bar)
        column.addWidget(self.stack, 1)
        self._bar.hide()

    def _connect(self) -> None:
        self.choice.currentChanged.connect(self._choose)
        self.smaller_button.clicked.connect(lambda: self.pages.zoom_by(-1))
        self.larger_button.clicked.connect(lambda: self.pages.zoom_by(1))
        self.pages.zoomed.connect(self._zoomed)
        self.pages.refused.connect(self._without_pages)

    # -- showing ---------------------------------------------------------------------------

    def show_source(
        self,
        source: SourceDocument,
        words: str,
        path: Path | None,
        open_pages: Callable[[Path], PagePictures],
    ) -> None:
        """Show another original; ``path`` is its file, None for what came by the clipboard."""
        self.words.setText(words)
        self.text.show_source(source)
        drawn = path is not None and source.file_kind in DRAWN_KINDS
        self._bar.setVisible(drawn)
        self.choice.setTabEnabled(PAGES, True)
        self.choice.setTabToolTip(PAGES, "")
        self.pages.show_source(source)
        self.pages.cache.close()
        wanted = PAGES if self._memory.get(_SHOWN) != _NAMES[TEXT] else TEXT
        self._show(wanted if drawn else TEXT)
        if path is not None and drawn:
            self.pages.cache.open(open_pages, path)

    def close_file(self) -> None:
        """Let the file go."""
        self.pages.cache.close()

    def mark_doubts(self, places: Iterable[Place]) -> None:
        """Give the places still to be looked at an amber ground."""
        places = tuple(places)
        self.text.mark_doubts(places)
        self.pages.mark_doubts(places)

    def go_to(self, place: Place | None) -> None:
        """Frame a place and bring it into sight; None takes the frame away."""
        self.text.go_to(place)
        self.pages.go_to(place)

    @property
    def shown(self) -> int:
        """Which of the views is shown."""
        return self.stack.currentIndex()

    def _choose(self, number: int) -> None:
        self._memory[_SHOWN] = _NAMES[number]
        self._show(number)

    def _show(self, number: int) -> None:
        had_focus = self.stack.currentWidget().hasFocus()
        self.stack.setCurrentIndex(number)
        self.setFocusProxy(self.stack.currentWidget())
        if had_focus:
            self.setFocus()
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(number)
        for button in (self.smaller_button, self.larger_button):
            button.setVisible(number == PAGES)
        self._show_zoom()

    def _zoomed(self) -> None:
        self._memory[_ZOOM] = str(self.pages.zoom)
        self._show_zoom()

    def _show_zoom(self) -> None:
        self.smaller_button.setEnabled(self.pages.zoom > 0)
        self.larger_button.setEnabled(self.pages.zoom < len(ZOOMS) - 1)

    def _without_pages(self, error: AppError) -> None:
        """Fall back to the text, which is there in any case."""
        self._show(TEXT)
        self.choice.setTabEnabled(PAGES, False)
        self.choice.setTabToolTip(PAGES, error.sentence())


def _button(words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
