"""The task table edited like a sheet: keys, clipboard, spans of groups, heights of rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.domain.commune import CommuneProfile
from desktop.domain.tasks import TaskField, TaskGroup, TaskTable
from desktop.i18n import _
from desktop.ui.copying import table_mime
from desktop.ui.editor.cell_choice import actors
from desktop.ui.editor.cell_editor import CellDelegate
from desktop.ui.editor.table_clipboard import Grid, grid_of_mime
from desktop.ui.editor.table_model import TaskTableModel

_NAMED = frozenset({TaskField.LEAD, TaskField.COOPERATE})
_LEAST_WIDTH = 40
_NUMBER_WIDTH = 44
_LEAST_SHARE = 90
_MAX_HEIGHT = 320


class TaskTableView(QTableView):
    """View of the task table.

    Signals:
        clear_asked: Empty these cells: a frozenset of (row key, field).
        paste_asked: Write a grid from a cell on: row key (empty for a new row), field, grid.
        row_asked: Add a task below the row with this key (empty for the end).
        current_row_changed: Another row is current; carries its key.
    """

    clear_asked = Signal(object)
    paste_asked = Signal(str, object, object)
    row_asked = Signal(str)
    current_row_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = TaskTableModel(self)
        self.setModel(self.tasks)
        self._names: Sequence[str] = ()
        self._widths: dict[TaskField, int] = {}
        self._fitting = False
        self._delegate = CellDelegate(self._names_for, self)
        self._delegate.left_by = self._move_on
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Bảng nhiệm vụ"))
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._set_up_headers()
        self._heights = QTimer(self, singleShot=True, interval=0, timeout=self._fit_heights)
        self.selectionModel().currentChanged.connect(self._note_current)

    def _set_up_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultAlignment(
            Qt.AlignmentFlag(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap.value)
        )
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setMinimumSectionSize(_LEAST_WIDTH)
        across.setHighlightSections(False)
        across.sectionResized.connect(self._note_width)
        down.hide()
        down.setMinimumSectionSize(28)

    # -- showing ---------------------------------------------------------------------------

    def show_table(self, table: TaskTable) -> None:
        """Show ``table``; keep the current cell, the scroll and the widths."""
        place = self._place_now()
        scrolled = self.verticalScrollBar().value()
        changed = self.tasks.show(table)
        if changed is not None:
            for row in changed:
                self._fit_height(row)
            return
        self._span_groups()
        self._fit_widths()
        self._fit_heights()
        self.go_to(*place)
        self.verticalScrollBar().setValue(scrolled)

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; the title of a group, as wide as the table, only its row."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.isValid() and isinstance(self.tasks.row_at(index.row()), TaskGroup):
            self.horizontalScrollBar().setValue(across)

    def show_profile(self, profile: CommuneProfile | None) -> None:
        """Offer the units and titles of ``profile``."""
        self._names = actors(profile)

    def _place_now(self) -> tuple[str, int, int]:
        index = self.currentIndex()
        if not index.isValid():
            return "", 0, self.tasks.title_column
        return self.tasks.row_at(index.row()).id, index.row(), index.column()

    def go_to(self, row_id: str, row: int = 0, column: int = -1) -> bool:
        """Make a cell current; a row that is gone leaves the one now in its place."""
        place = self.tasks.place_of(row_id)
        found = place >= 0
        last = self.tasks.rowCount() - 1
        if last >= 0:
            column = self.tasks.title_column if column < 0 else column
            column = min(column, self.tasks.columnCount() - 1)
            self.setCurrentIndex(self.tasks.index(place if found else min(row, last), column))
        return found

    def _span_groups(self) -> None:
        self.clearSpans()
        fields = [column.field for column in self.tasks.table.columns]
        first = self.tasks.title_column
        end = fields.index(TaskField.BUDGET) if TaskField.BUDGET in fields else len(fields)
        for place, row in enumerate(self.tasks.table.rows):
            if isinstance(row, TaskGroup) and end - first > 1:
                self.setSpan(place, first, 1, end - first)

    # -- widths and heights ----------------------------------------------------------------

    def widths(self) -> dict[str, int]:
        """Return the widths that the officer has set, by field."""
        return {field.value: width for field, width in self._widths.items()}

    def set_widths(self, widths: dict[str, int]) -> None:
        """Take widths set earlier."""
        known = {field.value: field for field in TaskField}
        self._widths = {known[name]: width for name, width in widths.items() if name in known}
        self._fit_widths()

    def _note_width(self, column: int, _old: int, new: int) -> None:
        if not self._fitting:
            self._widths[self.tasks.column_at(column).field] = new
            self._heights.start()

    def _fit_widths(self) -> None:
        """Share the room among the columns as they share the page, unless set by hand."""
        columns = self.tasks.table.columns
        known = {TaskField.NUMBER: _NUMBER_WIDTH} | self._widths
        free = [column for column in columns if column.field not in known]
        used = sum(known.get(column.field, 0) for column in columns)
        room = max(self.viewport().width() - used - 1, _LEAST_SHARE * len(free))
        whole = sum(column.weight for column in free) or 1
        self._fitting = True
        for place, column in enumerate(columns):
            share = int(room * column.weight / whole)
            self.setColumnWidth(place, known.get(column.field, max(share, _LEAST_WIDTH)))
        self._fitting = False
        self._heights.start()

    def _fit_heights(self) -> None:
        self._heights.stop()
        self._fit_header()
        for row in range(self.tasks.rowCount()):
            self._fit_height(row)

    def _fit_header(self) -> None:
        """Wrap the headers, which are long in printed tables."""
        header = self.horizontalHeader()
        font = QFont(header.font())
        font.setBold(True)
        heights = [
            self._delegate.height_for(column.header, font, self.columnWidth(place) - 8)
            for place, column in enumerate(self.tasks.table.columns)
        ]
        header.setFixedHeight(min(max([*heights, 22]) + 8, 120))

    def _fit_height(self, row: int) -> None:
        """Give a row the height of its highest cell; the words of a group have room enough."""
        height = 28
        if not isinstance(self.tasks.row_at(row), TaskGroup):
            for column in range(self.tasks.columnCount()):
                words = self.tasks.shown(row, column)
                width = self.columnWidth(column)
                height = max(height, self._delegate.height_for(words, self.font(), width))
        self.setRowHeight(row, min(height, _MAX_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_widths()

    # -- keys ------------------------------------------------------------------------------

    def _names_for(self, index: QModelIndex) -> Sequence[str]:
        return self._names if self.tasks.column_at(index.column()).field in _NAMED else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type to replace, F2 edits, Enter goes down, Delete empties, Ctrl+C/X/V as in a sheet."""
        if self._sheet_key(event):
            event.accept()
            return
        self._delegate.replacing = event.key() != Qt.Key.Key_F2
        super().keyPressEvent(event)
        self._delegate.replacing = False

    def _sheet_key(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Copy):
            self.copy_cells()
        elif event.matches(keys.Cut):
            self.copy_cells()
            self._ask_clear()
        elif event.matches(keys.Paste):
            self.paste_cells()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self._ask_clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._move_on(Qt.Key.Key_Return)
        elif event.key() == Qt.Key.Key_Tab and self._at_last_cell():
            self.row_asked.emit("")
        else:
            return False
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Start typing in the cell with a composed letter.

        Qt opens the editor for letters under way; finished ones it would drop.
        """
        self._delegate.replacing = True
        finished = event.commitString() and self.state() is not self.State.EditingState
        if finished and self.tasks.editable and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            self._delegate.pass_on(event)
        else:
            super().inputMethodEvent(event)
        self._delegate.replacing = False

    def _at_last_cell(self) -> bool:
        index = self.currentIndex()
        across = index.column() + self.columnSpan(index.row(), index.column())
        last = (self.tasks.rowCount() - 1, self.tasks.columnCount())
        return self.tasks.editable and (index.row(), across) == last

    def _move_on(self, key: Qt.Key) -> None:
        """Go on to the next cell, after a cell was left or without one being typed in."""
        action = {
            Qt.Key.Key_Tab: QAbstractItemView.CursorAction.MoveNext,
            Qt.Key.Key_Backtab: QAbstractItemView.CursorAction.MovePrevious,
        }.get(key, QAbstractItemView.CursorAction.MoveDown)
        if key == Qt.Key.Key_Tab and self._at_last_cell():
            self.row_asked.emit("")
            return
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.setCurrentIndex(index)
        self.setFocus()

    def _note_current(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid() and index.row() < self.tasks.rowCount():
            self.current_row_changed.emit(self.tasks.row_at(index.row()).id)

    def hand_over(self) -> None:
        """Hand over what is typed in the open cell."""
        self._delegate.hand_over()

    # -- cells and rows chosen -------------------------------------------------------------

    def chosen_rows(self) -> tuple[str, ...]:
        """Return the keys of the rows in which cells are chosen, in order."""
        rows = {index.row() for index in self.selectedIndexes()}
        return tuple(self.tasks.row_at(row).id for row in sorted(rows))

    def _ask_clear(self) -> None:
        cells = set()
        for index in self.selectedIndexes() if self.tasks.editable else ():
            row, field = self.tasks.row_at(index.row()), self.tasks.column_at(index.column()).field
            titled = isinstance(row, TaskGroup) and index.column() == self.tasks.title_column
            cells.add((row.id, TaskField.TASK if titled else field))
        if cells:
            self.clear_asked.emit(frozenset(cells))

    def copy_cells(self) -> None:
        """Put the chosen cells on the clipboard for Excel and Word."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        picked = {(index.row(), index.column()) for index in chosen}
        grid = [
            [
                self.tasks.printed(row, column) if (row, column) in picked else ""
                for column in columns
            ]
            for row in rows
        ]
        QGuiApplication.clipboard().setMimeData(table_mime(grid))

    def paste_cells(self) -> None:
        """Write the cells on the clipboard from the current cell on."""
        grid: Grid = grid_of_mime(QGuiApplication.clipboard().mimeData())
        if not grid or not self.tasks.editable:
            return
        index = self.currentIndex()
        row_id = self.tasks.row_at(index.row()).id if index.isValid() else ""
        column = index.column() if index.isValid() else 0
        self.paste_asked.emit(row_id, self.tasks.column_at(column).field, grid)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Chép"), QKeySequence.StandardKey.Copy, self.copy_cells)
        if self.tasks.editable:
            menu.addAction(_("Dán"), QKeySequence.StandardKey.Paste, self.paste_cells)
            menu.addAction(_("Xóa nội dung ô"), QKeySequence("Delete"), self._ask_clear)
            menu.addSeparator()
            menu.addActions(self.actions())
        menu.popup(self.viewport().mapToGlobal(place))
