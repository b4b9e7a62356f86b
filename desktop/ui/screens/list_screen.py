"""A place that shows a list: type to filter, arrows, Enter opens, copy as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui.copying import table_mime

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list: its header, the words of an item, its starting width in pixels."""

    header: str
    words: Callable[[Any], str]
    width: int
    stretch: bool = False


class ListModel(QAbstractTableModel):
    """Items in columns, read only."""

    def __init__(self, columns: Sequence[ListColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._items: tuple[Any, ...] = ()

    def show(self, items: Sequence[Any]) -> None:
        """Show ``items`` in place of what is shown."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def item(self, row: int) -> Any:
        """Return the item of a row."""
        return self._items[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; long ones also as a tool tip."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[index.column()].words(self._items[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the header of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].header
        return None


class ListView(QTableView):
    """The table of a list screen."""

    def __init__(self, columns: Sequence[ListColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_model = ListModel(columns, self)
        self.setModel(self.list_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for position, column in enumerate(columns):
            self.setColumnWidth(position, column.width)
            if column.stretch:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
        copy = QAction(self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_selection)
        self.addAction(copy)
        copy.setVisible(False)

    def selected_items(self) -> list[Any]:
        """Return the items of the selected rows in order."""
        rows = sorted({i.row() for i in self.selectionModel().selectedRows()})
        return [self.list_model.item(row) for row in rows]

    def current_item(self) -> Any | None:
        """Return the item with the focus, None when the list is empty."""
        index = self.currentIndex()
        return self.list_model.item(index.row()) if index.isValid() else None

    def select_row(self, row: int) -> None:
        """Put the focus on a row when there is one."""
        if 0 <= row < self.list_model.rowCount():
            self.selectRow(row)

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard as a table that Word and Excel take."""
        rows = sorted({i.row() for i in self.selectionModel().selectedRows()})
        columns = range(self.list_model.columnCount())
        cells = [[str(self.list_model.index(r, c).data() or "") for c in columns] for r in rows]
        if cells:
            QGuiApplication.clipboard().setMimeData(table_mime(cells))
