"""The table of a list: items in columns, read only, copied as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.sorting import sort_key
from desktop.i18n import _
from desktop.ui.copying import table_mime
from desktop.ui.icons import icon
from desktop.ui.tips import plain_tip

ROW_HEIGHT = 28
HEADER_ROOM = 28
"""Room beside the words of a header: its margins, its bold letters, the sign of the order."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list.

    Attributes:
        header: Its header.
        words: Gives the words of an item.
        width: Starting width in pixels; of a column that stretches the least one.
        stretch: Takes the room that the others leave.
        spare: Hidden where there is too little room for all columns.
        filtered: The filter line looks into it.
        order: Gives what the items are put in order by, None for an item that stands last; without
            it the words are.
    """

    header: str
    words: Callable[[Any], str]
    width: int
    stretch: bool = False
    spare: bool = False
    filtered: bool = True
    order: Callable[[Any], Any] | None = None


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

    def row_of(self, key: str) -> int:
        """Return the row of the item whose ``id`` is ``key``, -1 when it is not shown."""
        return next((row for row, item in enumerate(self._items) if item.id == key), -1)

    def in_order(self, items: Sequence[Any], column: int, *, descending: bool) -> list[Any]:
        """Return items ordered by a column; those without a value stand last either way."""
        wanted = self._columns[column]

        def value(item: Any) -> Any:
            if wanted.order is not None:
                return wanted.order(item)
            words = wanted.words(item)
            return sort_key(words) if words else None

        values = [(value(item), item) for item in items]
        known = sorted(
            (pair for pair in values if pair[0] is not None),
            key=lambda pair: pair[0],
            reverse=descending,
        )
        return [item for _value, item in known] + [item for key, item in values if key is None]

    def words(self, item: Any) -> str:
        """Return the words of an item that the filter looks into."""
        return " ".join(column.words(item) for column in self._columns if column.filtered)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; long ones also as a tool tip."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()].words(self._items[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self._columns[index.column()].words(self._items[index.row()])
            return plain_tip(words) if words else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the header of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].header
        return None


class ListView(QTableView):
    """The table of a list screen.

    Signals:
        typed: Letters typed on the table; they belong to the filter.
        left: Esc was pressed.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, columns: Sequence[ListColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.list_model = ListModel(columns, self)
        self.setModel(self.list_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._dress_header(columns)
        self.copy_action = QAction(icon("copy"), _("Chép dòng"), self)
        self.copy_action.setShortcut(QKeySequence.StandardKey.Copy)
        self.copy_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.copy_action.triggered.connect(self.copy_selection)
        self.addAction(self.copy_action)

    def _dress_header(self, columns: Sequence[ListColumn]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(56)
        for position, column in enumerate(columns):
            words = header.fontMetrics().horizontalAdvance(column.header) + HEADER_ROOM
            self.setColumnWidth(position, max(column.width, words))
            if column.stretch:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide spare columns, the last ones first, until the others have their room."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        hidden = {place for place, column in enumerate(self._columns) if column.spare}
        wanted = sum(
            column.width if column.stretch or place in hidden else header.sectionSize(place)
            for place, column in enumerate(self._columns)
        )
        shown = set(hidden)
        for place in sorted(hidden, reverse=True):
            if wanted > self.viewport().width():
                shown.discard(place)
                wanted -= self._columns[place].width
        for place in hidden:
            self.setColumnHidden(place, place not in shown)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer ``actions`` in the context menu, above copying."""
        self.insertActions(self.copy_action, actions)

    def selected_items(self) -> list[Any]:
        """Return the items of the selected rows in order."""
        return [self.list_model.item(row) for row in self._selected_rows()]

    def _selected_rows(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def current_item(self) -> Any | None:
        """Return the item with the focus, None when the list is empty."""
        index = self.currentIndex()
        return self.list_model.item(index.row()) if index.isValid() else None

    def select_row(self, row: int, column: int = 0) -> None:
        """Put the focus on a row when there is one."""
        if 0 <= row < self.list_model.rowCount():
            self.selectRow(row)
            index = self.list_model.index(row, column)
            if column and not self.isColumnHidden(column):
                flag = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard as a table that Word and Excel take."""
        self._copy(self._selected_rows())

    def copy_all(self) -> int:
        """Put all rows that are shown on the clipboard as a table; return how many they are."""
        self._copy(range(self.list_model.rowCount()))
        return self.list_model.rowCount()

    def _copy(self, rows: Sequence[int]) -> None:
        columns = range(self.list_model.columnCount())
        cells = [
            [str(self.list_model.index(row, column).data() or "") for column in columns]
            for row in rows
        ]
        if cells:
            headers = [
                str(self.list_model.headerData(c, Qt.Orientation.Horizontal)) for c in columns
            ]
            QGuiApplication.clipboard().setMimeData(table_mime([headers, *cells]))

    def keyboardSearch(self, search: str) -> None:
        """Give letters typed on the table to the filter."""
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead out of what is filtered."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
