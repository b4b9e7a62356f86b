"""Papers on screen: the names of several at the left, the pages of one at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QSplitter, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.letters.pages import PaperPages
from desktop.ui.letters.papers import Paper
from desktop.ui.session import Session


class PapersView(QWidget):
    """Shows papers that were made or opened.

    Signals:
        left: Esc was pressed.
    """

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.papers: tuple[Paper, ...] = ()
        self.notice = NoticeBar(self)
        self.names = QListWidget()
        self.names.setAccessibleName(_("Các văn bản đã lập"))
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.pages = PaperPages(session)
        self.names.currentRowChanged.connect(self._show_row)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.names)
        split.addWidget(self.pages)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 900])
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(row, 1)

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show papers, the first one's pages."""
        self.papers = tuple(papers)
        self.notice.hide()
        self.names.blockSignals(True)
        self.names.clear()
        for paper in papers:
            self.names.addItem(paper.title)
        self.names.blockSignals(False)
        self.names.setVisible(len(papers) > 1)
        self.setFocusProxy(self.names if len(papers) > 1 else self.pages.strip)
        self.names.setCurrentRow(0)

    def _show_row(self, row: int) -> None:
        self.pages.show_paper(self.papers[row] if 0 <= row < len(self.papers) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
