"""The list of tasks as a table for 100 000 rows: keys in order, lines read page by page."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from desktop.domain.tracking.query import Group, TaskLine, TaskListing
from desktop.i18n import _
from desktop.ui.tasks.columns import TaskColumn
from desktop.ui.tasks.rows import Rows
from desktop.ui.tips import plain_tip

PAGE = 200
"""Lines read at a time."""
KEPT_LINES = 30 * PAGE
"""So many lines stay in memory."""
WAITING_PAGES = 3
"""Of the pages asked for while others are read only the last ones are still wanted."""
LOADING = "…"
PLAIN = "text"
"""Colour of most words, by its name in the theme."""

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[str], Callable[[Sequence[TaskLine]], None]], None]
"""Reads the lines of keys off the GUI thread and gives them back."""


class Cell(NamedTuple):
    """How a cell looks: its words, their colour by its name in the theme, where they stand."""

    words: str
    colour: str
    alignment: Qt.AlignmentFlag


class TaskModel(QAbstractTableModel):
    """Tasks in rows, headings of groups between them.

    A line that is not there yet shows "…" and is asked for; lines read before an update stay
    until the new ones come, so that nothing flickers.
    """

    def __init__(
        self,
        columns: Sequence[TaskColumn],
        fetch: Fetch,
        today: Callable[[], dt.date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows = Rows(TaskListing(()))
        self._fetch = fetch
        self._today = today
        self._day = today()
        self._lines: OrderedDict[str, TaskLine | None] = OrderedDict()
        self._fresh: set[str] = set()
        self._wanted: list[int] = []
        self._reading = -1
        self._round = 0
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._read_next)

    # -- what is shown ---------------------------------------------------------------------

    def show(self, listing: TaskListing) -> None:
        """Show a listing with other rows than before; all lines are read anew."""
        self._forget_reading()
        self._lay(Rows(listing, self.rows.folded))

    def show_anew(self, listing: TaskListing) -> None:
        """Show a listing with the same rows as before; all lines are read anew."""
        self._forget_reading()
        self.rows.listing = listing
        self._tell_all()

    def fold(self, folded: frozenset[str]) -> None:
        """Fold the groups with these keys and unfold all others."""
        self._lay(Rows(self.rows.listing, folded))

    def _lay(self, rows: Rows) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def _tell_all(self) -> None:
        if self.rows.count:
            last = self.index(self.rows.count - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def group_at(self, row: int) -> Group | None:
        """Return the group whose heading stands in a row, None for the row of a task."""
        return self.rows.group_at(row)

    def line_at(self, row: int) -> TaskLine | None:
        """Return the line of a row; None for a heading and while it is being read."""
        key = self.rows.key_at(row)
        if not key:
            return None
        if key not in self._fresh:
            self._want(self.rows.place_at(row) // PAGE)
        return self._lines.get(key)

    # -- reading ---------------------------------------------------------------------------

    def _forget_reading(self) -> None:
        self._day = self._today()
        self._round += 1
        self._reading = -1
        self._wanted.clear()
        self._fresh.clear()

    def _want(self, page: int) -> None:
        if page == self._reading or (self._wanted and self._wanted[-1] == page):
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-WAITING_PAGES]
        if self._reading < 0 and not self._ask.isActive():
            self._ask.start()

    def _read_next(self) -> None:
        if self._reading >= 0 or not self._wanted:
            return
        page, current = self._wanted.pop(), self._round
        self._reading = page
        keys = tuple(dict.fromkeys(self.rows.listing.keys[page * PAGE : (page + 1) * PAGE]))
        self._fetch(keys, lambda lines: self._take(current, page, keys, lines))

    def _take(
        self, current: int, page: int, keys: Sequence[str], lines: Sequence[TaskLine]
    ) -> None:
        if current != self._round:
            return
        known = {line.id: line for line in lines}
        for key in keys:
            self._lines[key] = known.get(key)
            self._lines.move_to_end(key)
        self._fresh.update(keys)
        while len(self._lines) > KEPT_LINES:
            self._fresh.discard(self._lines.popitem(last=False)[0])
        self._reading = -1
        self._tell_page(page)
        if self._wanted:
            self._ask.start()

    def _tell_page(self, page: int) -> None:
        """Tell of a page; in the middle of it may stand headings and folded groups."""
        places = range(page * PAGE, min((page + 1) * PAGE, len(self.rows.listing.keys)))
        shown = [row for place in places if (row := self.rows.row_of_place(place)) >= 0]
        if shown:
            last = self.index(shown[-1], len(self.columns) - 1)
            self.dataChanged.emit(self.index(shown[0], 0), last)

    # -- what Qt asks ----------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows, headings included."""
        return 0 if parent.isValid() else self.rows.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; long words also as a tool tip."""
        if role not in _ANSWERED or not index.isValid():
            return None
        group = self.rows.group_at(index.row())
        if group is not None:
            return self._group_data(group, index.column(), role)
        return self._line_data(index.row(), self.columns[index.column()], role)

    def _group_data(self, group: Group, column: int, role: int) -> object:
        return group_words(group) if column == 0 and role in _WORDS else None

    def cell_at(self, row: int, column: int) -> Cell:
        """Return how the cell of a task looks."""
        shown, line = self.columns[column], self.line_at(row)
        alignment = _RIGHT if shown.right else _LEFT
        if line is None:
            return Cell(LOADING, PLAIN, alignment)
        return Cell(shown.words(line, self._day), shown.colour(line), alignment)

    def _line_data(self, row: int, column: TaskColumn, role: int) -> object:
        line = self.line_at(row)
        if line is None:
            return LOADING if role in _WORDS else None
        words = column.words(line, self._day)
        if role in _WORDS:
            return words
        context = f"{line.context}\n" if column.key == "title" and line.context else ""
        return plain_tip(f"{context}{words}") if words else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the header of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header
        return None


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
_ANSWERED = _WORDS | {Qt.ItemDataRole.ToolTipRole}
"""How words look is told by ``cell_at``; the other roles are answered at once."""


def group_words(group: Group) -> str:
    """Return the heading of a group with its count."""
    title = group.title or _("Chưa xác định")
    return _("{title} ({count})").format(title=title, count=group.count)
