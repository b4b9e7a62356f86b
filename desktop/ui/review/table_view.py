"""The task table that was read: the sheet of the editor, with its doubtful cells marked."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.domain.task_table_edits import Grid, clear_cells, paste_grid
from desktop.domain.tasks import TaskField, TaskGroup
from desktop.services.review_fields import cell_anchor, cell_of
from desktop.ui.editor.table_model import TaskTableModel
from desktop.ui.editor.table_view import TaskTableView
from desktop.ui.review.keys import ReviewKeys
from desktop.ui.review.late_heights import LateHeights
from desktop.ui.review.look import doubt_ground
from desktop.ui.review.state import ReviewState
from desktop.ui.review.wording import doubt_words

Index = QModelIndex | QPersistentModelIndex


class ReviewTableModel(TaskTableModel):
    """Rows of the table, and which of its cells are to be looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubts: dict[str, str] = {}

    def show_doubts(self, doubts: dict[str, str]) -> list[int]:
        """Mark the cells of these anchors; return the rows whose marks differ."""
        differ = self._doubts.keys() ^ doubts.keys()
        self._doubts = doubts
        keys = {anchor.rpartition(":")[0] for anchor in differ}
        rows = [place for place, row in enumerate(self.table.rows) if row.id in keys]
        for place in rows:
            last = self.index(place, self.columnCount() - 1)
            self.dataChanged.emit(self.index(place, 0), last)
        return rows

    def anchor_at(self, place: int, column: int) -> str:
        """Return the anchor of a cell; the title of a group runs through its row."""
        row, field = self.row_at(place), self.column_at(column).field
        if isinstance(row, TaskGroup) and field not in (TaskField.NUMBER, TaskField.BUDGET):
            field = TaskField.TASK
        return cell_anchor(row.id, field)

    def shown(self, place: int, column: int) -> str:
        """Return the words of a cell on screen, with the mark of a doubt below them."""
        words = super().shown(place, column)
        if self.anchor_at(place, column) not in self._doubts:
            return words
        apart = "   " if isinstance(self.row_at(place), TaskGroup) else "\n"
        return f"{words}{apart}{doubt_words()}".strip()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words and look of a cell."""
        if index.isValid() and role in (
            Qt.ItemDataRole.BackgroundRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            doubt = self._doubts.get(self.anchor_at(index.row(), index.column()))
            if doubt is not None:
                is_ground = role == Qt.ItemDataRole.BackgroundRole
                return QBrush(doubt_ground()) if is_ground else doubt
        return super().data(index, role)


class ReviewTable(TaskTableView):
    """View of the table under review.

    Signals:
        left_by_enter: A cell was left with Enter after typing.
    """

    left_by_enter = Signal()

    def __init__(self, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = state
        self._showing = False
        self.tasks: ReviewTableModel = ReviewTableModel(self)
        self.setModel(self.tasks)
        self.keys = ReviewKeys(self)
        self.heights = LateHeights(self, self._fit_height)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        )
        self.verticalHeader().show()
        self.selectionModel().currentChanged.connect(self._note_cell)
        self.tasks.cell_typed.connect(
            lambda row_id, field, words: state.set_field(cell_anchor(row_id, field), words)
        )
        self.clear_asked.connect(self._clear)
        self.paste_asked.connect(self._paste)
        state.changed.connect(self._show)
        state.current_changed.connect(self.go_to_anchor)

    def _show(self) -> None:
        plan = self._review.plan
        if plan.task_table is None:
            return
        doubts = {
            fact.anchor: fact.doubt for fact in self._review.doubts if cell_of(plan, fact.anchor)
        }
        marked = self.tasks.show_doubts(doubts)
        if plan.task_table is not self.tasks.table:
            self._showing = True
            self.show_table(plan.task_table)
            self._showing = False
        for place in marked:
            if place < self.tasks.rowCount():
                self._fit_height(place)

    def _fit_heights(self) -> None:
        """Fit the header now, the rows bit by bit."""
        self._heights.stop()
        self._fit_header()
        self.heights.start()

    def go_to_anchor(self, anchor: str) -> bool:
        """Make the cell of an anchor current; False when it is none of the table."""
        if not self._review.is_open:
            return False
        cell = cell_of(self._review.plan, anchor)
        place = self.tasks.place_of(cell[0]) if cell else -1
        if cell is None or place < 0:
            return False
        columns = range(self.tasks.columnCount())
        column = next((c for c in columns if self.tasks.anchor_at(place, c) == anchor), 0)
        index = self.tasks.index(place, column)
        self._fit_height(place)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def _note_cell(self, index: QModelIndex, _old: QModelIndex) -> None:
        inside = index.isValid() and index.row() < self.tasks.rowCount()
        if inside and not self._showing:
            self._review.go_to(self.tasks.anchor_at(index.row(), index.column()))

    def _clear(self, cells: Collection[tuple[str, TaskField]]) -> None:
        table = self._review.plan.task_table
        if table is not None:
            self._review.set_table(clear_cells(table, cells))

    def _paste(self, row_id: str, field: TaskField, grid: Grid) -> None:
        table = self._review.plan.task_table
        if table is not None:
            self._review.set_table(paste_grid(table, row_id or None, field, grid))

    def _move_on(self, key: Qt.Key) -> None:
        """After typing Enter goes to the next doubt, Tab to the next cell."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setFocus()
            self.left_by_enter.emit()
        else:
            super()._move_on(key)

    def hand_over(self) -> None:
        """Hand over what is typed in the open cell; one that was just left is on its way out."""
        if self.state() is self.State.EditingState:
            super().hand_over()
