"""The task table as Qt sees it: one row a task or group, one column as printed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont

from desktop.domain.numbering import row_labels
from desktop.domain.task_table_edits import cell_text, new_table
from desktop.domain.tasks import Column, TableRow, TaskField, TaskGroup, TaskTable

ROOT = QModelIndex()
DITTO = "″"
"""Stands for words that are the same as in the row above."""
_ALIGNED = frozenset({TaskField.NUMBER})


class TaskTableModel(QAbstractTableModel):
    """Rows of the task table.

    Signals:
        cell_typed: Other words for a cell: key of the row, field, words.
    """

    cell_typed = Signal(str, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: TaskTable = new_table()
        self.editable = True
        self._labels: dict[str, str] = {}
        self._group_font = QFont()
        self._group_font.setBold(True)

    # -- showing ---------------------------------------------------------------------------

    def show(self, table: TaskTable) -> list[int] | None:
        """Show ``table``; return the rows that differ, None when all of it was built anew."""
        old, labels = self.table, row_labels(table)
        same = table.columns == old.columns and [_shape(row) for row in table.rows] == [
            _shape(row) for row in old.rows
        ]
        if not same:
            self.beginResetModel()
            self.table, self._labels = table, labels
            self.endResetModel()
            return None
        changed = [
            place
            for place, (before, after) in enumerate(zip(old.rows, table.rows, strict=True))
            if before != after or self._labels.get(after.id) != labels.get(after.id)
        ]
        self.table, self._labels = table, labels
        for place in changed:
            last = self.index(place, self.columnCount() - 1)
            self.dataChanged.emit(self.index(place, 0), last)
        return changed

    def row_at(self, place: int) -> TableRow:
        """Return a row of the table."""
        return self.table.rows[place]

    def column_at(self, place: int) -> Column:
        """Return a column of the table."""
        return self.table.columns[place]

    def place_of(self, row_id: str) -> int:
        """Return the number of a row, -1 when there is none."""
        found = (place for place, row in enumerate(self.table.rows) if row.id == row_id)
        return next(found, -1)

    @property
    def title_column(self) -> int:
        """The column from which on the title of a group runs through the row."""
        fields = [column.field for column in self.table.columns]
        return 1 if len(fields) > 1 and fields[0] is TaskField.NUMBER else 0

    def printed(self, place: int, column: int) -> str:
        """Return the words of a cell as they are printed."""
        row, field = self.row_at(place), self.column_at(column).field
        if field is TaskField.NUMBER:
            return self._labels.get(row.id, "")
        if isinstance(row, TaskGroup) and column == self.title_column:
            return row.title
        return cell_text(row, field)

    def shown(self, place: int, column: int) -> str:
        """Return the words of a cell on screen.

        Where a table has steps below its tasks, an aim or task that goes on from the row above
        is printed once, over all its rows; here a ditto mark stands for it.
        """
        words = self.printed(place, column)
        if words and self._goes_on(place, column) and self.printed(place - 1, column) == words:
            return DITTO
        return words

    def _goes_on(self, place: int, column: int) -> bool:
        """Tell whether a cell may go on from the cell above."""
        fields = [each.field for each in self.table.columns]
        above = [TaskField.OBJECTIVE, TaskField.TASK] if TaskField.ACTIVITY in fields else []
        if fields[column] not in above or place == 0:
            return False
        return not isinstance(self.row_at(place - 1), TaskGroup)

    # -- the table as Qt asks for it -------------------------------------------------------

    def rowCount(self, parent: QModelIndex = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: QModelIndex = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words and look of a cell."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        field = self.column_at(index.column()).field
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.printed(index.row(), index.column())
            return words if self.shown(index.row(), index.column()) == DITTO else None
        if role == Qt.ItemDataRole.EditRole:
            if field is TaskField.NUMBER:
                return cell_text(row, field)
            return self.printed(index.row(), index.column())
        if role == Qt.ItemDataRole.FontRole and isinstance(row, TaskGroup):
            return self._group_font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = field in _ALIGNED
            side = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignTop
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Every cell can be typed in while the plan may change."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the printed headers; rows are counted from 1."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        columns = self.table.columns
        return columns[section].header if 0 <= section < len(columns) else None

    def setData(
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Ask for other words of a cell."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value) == str(self.data(index, Qt.ItemDataRole.EditRole)):
            return True
        row = self.row_at(index.row())
        field = self.column_at(index.column()).field
        if isinstance(row, TaskGroup) and index.column() == self.title_column:
            field = TaskField.TASK
        self.cell_typed.emit(row.id, field, str(value))
        return True


def _shape(row: TableRow) -> tuple[str, bool]:
    return row.id, isinstance(row, TaskGroup)
