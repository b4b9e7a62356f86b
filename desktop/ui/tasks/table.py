"""The table of tasks: selection that outlives a refresh, folding groups, files dropped on rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.tracking.query import Order, TaskListing
from desktop.i18n import _
from desktop.ui.screens.list_view import ROW_HEIGHT
from desktop.ui.tasks.columns import column_of
from desktop.ui.tasks.delegate import TaskDelegate
from desktop.ui.tasks.dropping import dropped_files
from desktop.ui.tasks.model import TaskModel
from desktop.ui.tasks.rows import same_order
from desktop.ui.theme import colours

MOST_SPANS = 2000
"""A selection torn into more pieces than that by another order is given up."""

NO_ROW = -1

Select = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class _Selected:
    """What was selected before other rows came."""

    keys: frozenset[str]
    everything: bool
    current: str
    row: int


class TaskTable(QTableView):
    """Shows a ``TaskModel``.

    Attributes:
        tasks: The model.
        look, focus_row: The colours, and the row that has the keys, at the last repaint.

    Signals:
        typed: Letters typed on the table; they belong to the search line.
        left: Esc was pressed.
        entered: Enter or a double click on a task.
        current_changed: The key of the task with the focus, "" for a heading or none.
        selection_changed: Other rows are selected now.
        sort_asked: The place of the column whose header was clicked.
        files_dropped: Key of a task, and the files dropped on it.
        folds_changed: Other groups are folded now.
    """

    typed = Signal(str)
    left = Signal()
    entered = Signal()
    current_changed = Signal(str)
    selection_changed = Signal()
    sort_asked = Signal(int)
    files_dropped = Signal(str, object)
    folds_changed = Signal()

    def __init__(self, model: TaskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = model
        self.look, self.focus_row = colours(), NO_ROW
        self.setModel(model)
        self.setItemDelegate(TaskDelegate(self, model))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setAccessibleName(_("Danh sách nhiệm vụ"))
        self.setAcceptDrops(True)
        self._dress_headers()
        self._told_key = ""
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(0)
        self._tell.timeout.connect(self.selection_changed)
        self.activated.connect(self._activate)
        self.selectionModel().currentChanged.connect(self._current_moved)
        # Once for all that changes at the same time.
        self.selectionModel().selectionChanged.connect(lambda *_both: self._tell.start())

    def _dress_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        # A header that shares the selection of the table asks of every row whether it is
        # selected, for each column, at each repaint.
        header.setSelectionModel(QItemSelectionModel(self.tasks, header))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(56)
        header.sectionClicked.connect(self.sort_asked)

    def show_order(self, order: Order) -> None:
        """Show by which column the list is ordered."""
        way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column_of(order.key, self.tasks.columns), way)

    # -- rows ------------------------------------------------------------------------------

    def show_listing(self, listing: TaskListing) -> None:
        """Show a listing; tasks keep selection and focus where they are still in it.

        Where the task with the focus is gone, the one that came into its place gets it.
        """
        if same_order(self.tasks.rows.listing, listing):
            self.tasks.show_anew(listing)
        else:
            before = self._selected()
            self.tasks.show(listing)
            self._select_again(before)
        self._tell_current()

    def _selected(self) -> _Selected:
        all_selected = 0 < self.tasks.rows.count == self.selected_count()
        keys = frozenset() if all_selected else frozenset(self.selected_keys())
        return _Selected(keys, all_selected, self.current_key(), self._row())

    def _select_again(self, before: _Selected) -> None:
        rows, selection = self.tasks.rows, QItemSelection()
        current, row = before.current, before.row
        spans = rows.spans_of(before.keys) if before.keys else []
        if before.everything and rows.count:
            spans = [(0, rows.count - 1)]
        last_column = len(self.tasks.columns) - 1
        for first, last in spans if len(spans) <= MOST_SPANS else ():
            selection.select(self.tasks.index(first, 0), self.tasks.index(last, last_column))
        now = rows.row_of(current) if current else -1
        if now < 0:
            now = self._task_near(min(max(row, 0), rows.count - 1))
        if now < 0:
            self._tell.start()
            return
        if selection.isEmpty():
            self.selectRow(now)
        else:
            self.selectionModel().select(selection, Select.ClearAndSelect)
            self.selectionModel().setCurrentIndex(self.tasks.index(now, 0), Select.NoUpdate)
        self.scrollTo(self.tasks.index(now, 0))

    def _task_near(self, row: int) -> int:
        """Return ``row``, or the next one where a heading stands in it and a task below."""
        rows = self.tasks.rows
        if 0 <= row < rows.count - 1 and rows.group_at(row) and not rows.group_at(row + 1):
            return row + 1
        return row

    def _row(self) -> int:
        return self.currentIndex().row()

    def current_key(self) -> str:
        """Return the key of the task with the focus, "" for a heading or none."""
        return self.tasks.rows.key_at(self._row())

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected tasks, each once, in order."""
        ranges = self.selectionModel().selection()
        return self.tasks.rows.keys_in((each.top(), each.bottom()) for each in ranges)

    def chosen_keys(self) -> list[str]:
        """Return the selected tasks, or the one with the focus where none is selected."""
        keys = self.selected_keys()
        return keys or [key for key in (self.current_key(),) if key]

    def selected_count(self) -> int:
        """Return how many rows are selected; quick for 100 000."""
        ranges = self.selectionModel().selection()
        return sum(each.bottom() - each.top() + 1 for each in ranges)

    def select_key(self, key: str) -> bool:
        """Put the focus on a task; return whether it is in the list."""
        rows = self.tasks.rows
        if key in rows.listing.keys and rows.row_of(key) < 0:
            self.set_folded(frozenset())
        row = self.tasks.rows.row_of(key)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.tasks.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        return row >= 0

    def select_first(self) -> None:
        """Put the focus on the first task."""
        row = self._task_near(0)
        if self.tasks.rows.count:
            self.selectRow(row)

    def _current_moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        for index in (current, previous):
            if index.isValid():
                self._repaint_row(index.row())
        self._tell_current()

    def _repaint_row(self, row: int) -> None:
        top = self.rowViewportPosition(row)
        self.viewport().update(0, top, self.viewport().width(), ROW_HEIGHT)

    def _tell_current(self) -> None:
        key = self.current_key()
        if key != self._told_key:
            self._told_key = key
            self.current_changed.emit(key)

    # -- groups ----------------------------------------------------------------------------

    def set_folded(self, folded: frozenset[str]) -> None:
        """Fold the groups with these keys and unfold all others."""
        if folded == self.tasks.rows.folded:
            return
        before = self._selected()
        heading = self.tasks.group_at(before.row) if before.row >= 0 else None
        self.tasks.fold(folded)
        if heading is not None:
            row = self.tasks.rows.row_of_group(heading.key)
            self.selectRow(row)
            self.scrollTo(self.tasks.index(row, 0))
        else:
            self._select_again(before)
        self._tell_current()
        self.folds_changed.emit()

    def fold_all(self) -> None:
        """Fold all groups."""
        self.set_folded(frozenset(group.key for group in self.tasks.rows.listing.groups))

    def unfold_all(self) -> None:
        """Unfold all groups."""
        self.set_folded(frozenset())

    def _toggle(self, row: int) -> bool:
        group = self.tasks.group_at(row) if row >= 0 else None
        if group is None:
            return False
        self.set_folded(self.tasks.rows.folded ^ {group.key})
        return True

    def _fold_here(self, fold: bool) -> bool:
        """Fold or unfold the group of the current row; return whether something was done."""
        rows, row = self.tasks.rows, self._row()
        if row < 0 or not rows.listing.groups:
            return False
        while rows.group_at(row) is None:
            row -= 1
        group = rows.group_at(row)
        assert group is not None
        if (group.key in rows.folded) == fold or (not fold and self._row() != row):
            return False
        self.selectRow(row)
        self._toggle(row)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; the one that has the keys stands out."""
        self.look = colours()
        self.focus_row = self._row() if self.hasFocus() else NO_ROW
        super().paintEvent(event)

    # -- keys, mouse, files ----------------------------------------------------------------

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer actions in the context menu; their keys work while the table has the focus."""
        self.addActions(list(actions))

    def _activate(self, index: QModelIndex) -> None:
        if not self._toggle(index.row()):
            self.entered.emit()

    def keyboardSearch(self, search: str) -> None:
        """Give letters typed on the table to the search line."""
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead out of what is filtered; Left and Right fold and unfold a group."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        arrows = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        if plain and event.key() in arrows and self._fold_here(arrows[Qt.Key(event.key())]):
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold a group whose heading is clicked."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._toggle(self.rowAt(event.position().toPoint().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a task; on a heading the second click counts as one more."""
        if self.tasks.group_at(self.rowAt(event.position().toPoint().y())) is not None:
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark the task on which the files would fall."""
        row = self._drop_row(event.position().toPoint())
        if row < 0 or not dropped_files(event.mimeData()):
            event.ignore()
            return
        self.selectRow(row)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the files to the task on which they fell."""
        row = self._drop_row(event.position().toPoint())
        files = dropped_files(event.mimeData())
        if row >= 0 and files:
            event.acceptProposedAction()
            self.files_dropped.emit(self.tasks.rows.key_at(row), files)

    def _drop_row(self, where: QPoint) -> int:
        row = self.rowAt(where.y())
        return row if self.tasks.rows.key_at(row) else -1

    def focusInEvent(self, event: QEvent) -> None:
        """Show which row has the keys."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_first()
        self._repaint_row(self._row())

    def focusOutEvent(self, event: QEvent) -> None:
        """Show that the keys are elsewhere."""
        super().focusOutEvent(event)
        self._repaint_row(self._row())
