"""The right side of the review: the draft in tabs, and below it what is still to be looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.tasks import TaskField
from desktop.i18n import _
from desktop.services.review_fields import cell_anchor, cell_of, field_text
from desktop.ui.review.doubts_view import DoubtsView
from desktop.ui.review.draft_view import DraftView
from desktop.ui.review.merge_pane import MergePane
from desktop.ui.review.names_pane import NamesPane
from desktop.ui.review.state import ReviewState
from desktop.ui.review.table_view import ReviewTable
from desktop.ui.review.wording import MARK
from desktop.ui.screens.list_view import ROW_HEIGHT

TEXT_TAB, TABLE_TAB, NAMES_TAB, MERGE_TAB = range(4)
_LEAST_LIST, _MOST_LIST = 2 * ROW_HEIGHT + 6, 5 * ROW_HEIGHT + 6
"""Height of the list of doubts in pixels."""


class DraftPane(QWidget):
    """Draft, task table, names of units, comparison; the list of doubts.

    Signals:
        walk_asked: Go to the next (1) or previous (-1) doubt.
        left_by_enter: A cell was left with Enter after typing.
        accept_asked: Take what is current as right.
    """

    walk_asked = Signal(int)
    left_by_enter = Signal()
    accept_asked = Signal()

    def __init__(self, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._ticking = False
        self._sized_by_hand = False
        self.draft = DraftView(state, self)
        self.table = ReviewTable(state, self)
        self.names = NamesPane(self)
        self.merge = MergePane(self)
        self.doubts = DoubtsView(state, self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.draft, _("Nội dung"))
        self.tabs.addTab(self.table, _("Bảng nhiệm vụ"))
        self.tabs.addTab(self.names, _("Tên gọi"))
        self.tabs.addTab(self.merge, _("So với kế hoạch đang có"))
        for tab in (NAMES_TAB, MERGE_TAB):
            self.tabs.setTabVisible(tab, False)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.tabs)
        self.split.addWidget(self.doubts)
        self.split.setStretchFactor(0, 1)
        self.split.setCollapsible(0, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)
        self._connect()

    def keep_sizes(self) -> None:
        """Leave the share of the list to the officer, who has moved it."""
        self._sized_by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list some rows, fewer in a low window."""
        super().resizeEvent(event)
        if not self._sized_by_hand:
            height = event.size().height()
            share = min(max(height // 4, _LEAST_LIST), _MOST_LIST)
            self.split.setSizes([height - share, share])

    def _connect(self) -> None:
        for view in (self.draft, self.table, self.doubts):
            view.keys.walk_asked.connect(self.walk_asked)
            view.keys.accept_asked.connect(self.accept_asked)
        for view in (self.draft, self.table):
            view.left_by_enter.connect(self.left_by_enter)
        self._state.changed.connect(self._show_counts)
        self._state.current_changed.connect(self._show_tab)
        self._state.opened.connect(self._start)
        self.merge.row_shown.connect(self._go_to_row)

    def _start(self) -> None:
        has_text = bool(self._state.plan.blocks)
        self.tabs.setTabVisible(TABLE_TAB, self._state.plan.task_table is not None)
        self.tabs.setTabVisible(MERGE_TAB, False)
        alone = not has_text and self._state.plan.task_table is not None
        self.tabs.setCurrentIndex(TABLE_TAB if alone else TEXT_TAB)

    def _show_counts(self) -> None:
        table = self._state.plan.task_table
        count = len(table.tasks) if table else 0
        doubts = self._state.doubts
        of_table = sum(cell_of(self._state.plan, fact.anchor) is not None for fact in doubts)
        words = _("Bảng nhiệm vụ ({count})").format(count=count)
        self.tabs.setTabText(TABLE_TAB, _marked(words, of_table))
        self.tabs.setTabText(TEXT_TAB, _marked(_("Nội dung"), len(doubts) - of_table))
        self.doubts.setVisible(bool(doubts))

    def show_names_tab(self, count: int) -> None:
        """Show the tab of the names of units, or take it away when there is none to tell."""
        self.tabs.setTabText(NAMES_TAB, _("Tên gọi ({count})").format(count=count))
        self.tabs.setTabVisible(NAMES_TAB, count > 0)

    def show_merge(self, shown: bool) -> None:
        """Show the tab of the comparison, or take it away."""
        self.tabs.setTabVisible(MERGE_TAB, shown)
        if shown:
            self.tabs.setCurrentIndex(MERGE_TAB)

    def _show_tab(self, anchor: str) -> None:
        if self._ticking:
            return
        if self.draft.draft.place_of(anchor) >= 0:
            self.tabs.setCurrentIndex(TEXT_TAB)
        elif self.table.tasks.place_of(anchor.rpartition(":")[0]) >= 0:
            self.tabs.setCurrentIndex(TABLE_TAB)

    def focus_current(self) -> None:
        """Give the keys to the view that shows the current place, where typing corrects it."""
        anchor = self._state.current
        self._show_tab(anchor)
        if self.draft.draft.place_of(anchor) >= 0:
            self.draft.setFocus()
        elif self.table.go_to_anchor(anchor):
            self.table.setFocus()
        else:
            self.doubts.setFocus()

    def hand_over(self) -> None:
        """Hand over what is typed in an open cell."""
        self.draft.hand_over()
        self.table.hand_over()

    def _go_to_row(self, their_id: str) -> None:
        """Let the original follow the difference that is being ticked."""
        table = self._state.plan.task_table
        is_row = any(row.id == their_id for row in (table.rows if table else ()))
        anchor = cell_anchor(their_id, TaskField.TASK) if is_row else their_id
        if field_text(self._state.plan, anchor) is not None:
            self._ticking = True
            self._state.go_to(anchor)
            self._ticking = False


def _marked(words: str, doubts: int) -> str:
    """Return the words of a tab with how much in it is still to be looked at."""
    return f"{words}  {MARK} {doubts}" if doubts else words
