"""A table that is typed in like Excel: Enter goes down, Tab to the right, cells are pasted.

What cannot be stands in its cell in the colour of faults until it is put right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QBrush,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.copying import table_mime
from desktop.ui.editor.table_clipboard import grid_of_mime
from desktop.ui.icons import icon
from desktop.ui.theme import colours

ROW_HEIGHT = 28
Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
"""Row and column, from 0."""

Check = Callable[[int, Sequence[str]], Mapping[int, str]]
"""Tells what is wrong in the cells of a row, by column; gets the row and its words."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its header, its width in pixels, whether it is typed in, takes what is left."""

    header: str
    width: int
    typed: bool = False
    stretch: bool = False
    centre: bool = False


class GridModel(QAbstractTableModel):
    """Words in rows and columns.

    Signals:
        typed: The officer changed cells; carries the rows.
    """

    typed = Signal(list)

    def __init__(
        self, columns: Sequence[GridColumn], check: Check, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._check = check
        self._rows: list[list[str]] = []
        self._locked: frozenset[int] = frozenset()
        self._headings: frozenset[int] = frozenset()
        self._problems: dict[Place, str] = {}
        self._steps: list[dict[Place, str]] = []

    # -- showing ---------------------------------------------------------------------------

    def show(
        self,
        rows: Sequence[Sequence[str]],
        locked: Sequence[int] = (),
        headings: Sequence[int] = (),
    ) -> None:
        """Show rows; nothing can be typed into the locked ones and the headings."""
        self.beginResetModel()
        self._rows = [list(row) for row in rows]
        self._headings = frozenset(headings)
        self._locked = frozenset(locked) | self._headings
        self._steps.clear()
        self._problems.clear()
        self.endResetModel()
        self._check_rows(range(len(self._rows)))

    def words(self, row: int) -> tuple[str, ...]:
        """Return the words of a row."""
        return tuple(self._rows[row])

    def tell(self, row: int, column: int, words: str) -> None:
        """Put words into a cell that follows from others; this is no step of the officer."""
        if self._rows[row][column] != words:
            self._rows[row][column] = words
            self._redraw([row])

    @property
    def problems(self) -> Mapping[Place, str]:
        """What is wrong, by row and column."""
        return self._problems

    def refuse(self, row: int, column: int, problem: str) -> None:
        """Show that the words of a cell were refused; until the row is typed in again."""
        self._problems[row, column] = problem
        self._redraw([row])

    # -- typing ----------------------------------------------------------------------------

    def is_typed(self, row: int, column: int) -> bool:
        """Tell whether a cell can be typed in."""
        return self.columns[column].typed and row not in self._locked

    def put(self, cells: Mapping[Place, str]) -> None:
        """Put words into cells in one step; cells that cannot be typed in stay."""
        new = {
            place: words
            for place, words in cells.items()
            if self.is_typed(*place) and self._rows[place[0]][place[1]] != words
        }
        if new:
            self._steps.append({(row, at): self._rows[row][at] for row, at in new})
            self._write(new)

    def undo(self) -> bool:
        """Take back the last step in the table; tell whether there was one."""
        if not self._steps:
            return False
        self._write(self._steps.pop())
        return True

    def _write(self, cells: Mapping[Place, str]) -> None:
        for (row, column), words in cells.items():
            self._rows[row][column] = words
        rows = sorted({row for row, _column in cells})
        self._check_rows(rows)
        self.typed.emit(rows)

    def _check_rows(self, rows: Sequence[int]) -> None:
        for row in rows:
            for column in range(len(self.columns)):
                self._problems.pop((row, column), None)
            if row not in self._locked:
                found = self._check(row, self._rows[row])
                self._problems |= {(row, column): words for column, words in found.items()}
        self._redraw(rows)

    def _redraw(self, rows: Sequence[int]) -> None:
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    # -- the table as Qt asks for it -------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words and look of a cell."""
        if not index.isValid():
            return None
        place = index.row(), index.column()
        words = self._rows[place[0]][place[1]]
        roles = Qt.ItemDataRole
        problem = self._problems.get(place, "")
        if role in (roles.DisplayRole, roles.EditRole):
            return words
        if role == roles.ToolTipRole:
            return problem or words or None
        if role == roles.AccessibleDescriptionRole:
            return problem
        if role == roles.TextAlignmentRole and self.columns[place[1]].centre:
            return Qt.AlignmentFlag.AlignCenter
        return self._look(place, role, problem)

    def _look(self, place: Place, role: int, problem: str) -> object:
        roles, look = Qt.ItemDataRole, colours()
        is_heading = place[0] in self._headings
        if role == roles.ForegroundRole and problem:
            return QBrush(QColor(look.late))
        if role == roles.BackgroundRole and (is_heading or not self.is_typed(*place)):
            return QBrush(QColor(look.raised if is_heading else look.window))
        if role == roles.DecorationRole and problem:
            return icon("wrong", "late")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let typed columns be typed in."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.is_typed(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the header of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take the words typed into a cell."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.put({(index.row(), index.column()): " ".join(str(value).split())})
        return True


class GridView(QTableView):
    """The table on screen.

    Where each change is kept at once, ``own_undo`` is False: the steps of the workspace are
    taken back then.
    """

    def __init__(
        self,
        model: GridModel,
        name: str,
        parent: QWidget | None = None,
        *,
        own_undo: bool = True,
    ) -> None:
        super().__init__(parent)
        self.grid = model
        self.setModel(model)
        self.setAccessibleName(name)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(56)
        for position, column in enumerate(model.columns):
            self.setColumnWidth(position, column.width)
            if column.stretch:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
        self._offer_actions(own_undo)

    def _offer_actions(self, own_undo: bool) -> None:
        keys = QKeySequence.StandardKey
        undo = ((_("Hoàn tác trong bảng"), keys.Undo, self.grid.undo),)
        offers = (
            (_("Chép"), keys.Copy, self.copy_selection),
            (_("Dán"), keys.Paste, self.paste),
            (_("Xóa nội dung ô"), keys.Delete, self.clear_selection),
            *(undo if own_undo else ()),
        )
        for words, shortcut, do in offers:
            action = QAction(words, self)
            action.setShortcut(shortcut)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the least width of the column that stretches; scroll where there is no room."""
        super().resizeEvent(event)
        header, columns = self.horizontalHeader(), self.grid.columns
        place = next((p for p, column in enumerate(columns) if column.stretch), None)
        if place is None:
            return
        others = sum(header.sectionSize(p) for p in range(len(columns)) if p != place)
        modes, least = QHeaderView.ResizeMode, columns[place].width
        fits = self.viewport().width() - others >= least
        header.setSectionResizeMode(place, modes.Stretch if fits else modes.Fixed)
        if not fits:
            self.setColumnWidth(place, least)

    def _selected(self) -> list[list[Place]]:
        """Return the selected cells row by row."""
        found: dict[int, list[Place]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda i: (i.row(), i.column())):
            found.setdefault(index.row(), []).append((index.row(), index.column()))
        return list(found.values())

    def copy_selection(self) -> None:
        """Put the selected cells on the clipboard as a table that Word and Excel take."""
        cells = [[self.grid.words(r)[c] for r, c in row] for row in self._selected()]
        if cells:
            QGuiApplication.clipboard().setMimeData(table_mime(cells))

    def clear_selection(self) -> None:
        """Empty the selected cells."""
        self.grid.put({place: "" for row in self._selected() for place in row})

    def paste(self) -> None:
        """Put the cells on the clipboard at the current cell, one cell into all selected."""
        cells = grid_of_mime(QGuiApplication.clipboard().mimeData())
        start = self.currentIndex()
        if not cells or not start.isValid():
            return
        selected = self._selected()
        if len(cells) == 1 and len(cells[0]) == 1 and selected:
            self.grid.put({place: cells[0][0] for row in selected for place in row})
            return
        top = min((place[0] for row in selected for place in row), default=start.row())
        left = min((place[1] for row in selected for place in row), default=start.column())
        rows, columns = self.grid.rowCount(), self.grid.columnCount()
        self.grid.put(
            {
                (top + down, left + across): " ".join(words.split())
                for down, row in enumerate(cells)
                for across, words in enumerate(row)
                if top + down < rows and left + across < columns
            }
        )

    def start_at(self, row: int, column: int) -> None:
        """Put the focus on a cell."""
        self.setCurrentIndex(self.grid.index(row, column))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to the cell below that can be typed in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down()
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        """After Enter in a cell go down as in Excel."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def _go_down(self) -> None:
        here = self.currentIndex()
        rows = range(here.row() + 1, self.grid.rowCount())
        below = next((row for row in rows if self.grid.is_typed(row, here.column())), None)
        if below is not None:
            self.setCurrentIndex(self.grid.index(below, here.column()))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Tab and Shift+Tab go to the next cell that can be typed in."""
        actions = QAbstractItemView.CursorAction
        if action not in (actions.MoveNext, actions.MovePrevious):
            return super().moveCursor(action, modifiers)
        here, width = self.currentIndex(), self.grid.columnCount()
        step = 1 if action == actions.MoveNext else -1
        place = here.row() * width + here.column() + step
        while 0 <= place < self.grid.rowCount() * width:
            if self.grid.is_typed(*divmod(place, width)):
                return self.grid.index(*divmod(place, width))
            place += step
        return QModelIndex()
