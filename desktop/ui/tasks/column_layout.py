"""Which columns of the table are shown, how wide, kept from one start to the next."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QHeaderView, QMenu

from desktop.i18n import _
from desktop.ui.layout_memory import remember_columns
from desktop.ui.tasks.columns import TaskColumn
from desktop.ui.tasks.table import TaskTable

WIDTHS, CHOSEN = "tasks.columns", "tasks.shown"
TITLE = "title"
LEAST_TITLE = 190
"""Pixels that the title keeps before the table scrolls to the side."""


class ColumnLayout(QObject):
    """Gives the title the room that the others leave; hides spare columns where there is none."""

    def __init__(self, table: TaskTable, layout: MutableMapping[str, str]) -> None:
        super().__init__(table)
        self._table, self._layout = table, layout
        self._columns = table.tasks.columns
        self._fitting = False
        for place, column in enumerate(self._columns):
            table.setColumnWidth(place, column.width)
        header = table.horizontalHeader()
        self._title = next(p for p, column in enumerate(self._columns) if column.key == TITLE)
        header.setSectionResizeMode(self._title, QHeaderView.ResizeMode.Fixed)
        remember_columns(table, layout, WIDTHS)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)
        header.sectionResized.connect(lambda *_sizes: self.fit())
        table.viewport().installEventFilter(self)
        self.fit()

    def chosen(self) -> set[str]:
        """Return the keys of the columns that the officer wants to see."""
        stored = self._layout.get(CHOSEN)
        if stored is None:
            return {column.key for column in self._columns if column.shown}
        return {*stored.split(","), TITLE}

    def choose(self, key: str, shown: bool) -> None:
        """Show a column or hide it."""
        wanted = self.chosen() | {key} if shown else self.chosen() - {key}
        self._layout[CHOSEN] = ",".join(c.key for c in self._columns if c.key in wanted)
        self.fit()

    def shown_columns(self) -> list[TaskColumn]:
        """Return the columns that the officer wants to see, those without room too."""
        chosen = self.chosen()
        return [column for column in self._columns if column.key in chosen]

    def fit(self) -> None:
        """Hide the last spare columns until there is room; give the title what is left."""
        if self._fitting:
            return
        self._fitting = True
        header, room = self._table.horizontalHeader(), self._table.viewport().width()
        chosen = self.chosen()
        widths = {
            place: column.width if column.key == TITLE else self._width(place)
            for place, column in enumerate(self._columns)
            if column.key in chosen
        }
        for place in reversed(list(widths)):
            if sum(widths.values()) > room and self._columns[place].spare:
                del widths[place]
        for place in range(len(self._columns)):
            header.setSectionHidden(place, place not in widths)
        others = sum(width for place, width in widths.items() if place != self._title)
        header.resizeSection(self._title, max(LEAST_TITLE, room - others))
        self._fitting = False

    def _width(self, place: int) -> int:
        """Return the width of a column; a hidden one has the width it had."""
        if not self._table.isColumnHidden(place):
            return self._table.columnWidth(place)
        stored = self._layout.get(WIDTHS, "").split(",")
        known = len(stored) == len(self._columns) and stored[place].isdecimal()
        width = int(stored[place]) if known else 0
        return width or self._columns[place].width

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns when the table has another width."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False

    def _open_menu(self, where: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table.horizontalHeader().mapToGlobal(where))

    def menu(self) -> QMenu:
        """Return the menu that shows and hides columns."""
        menu, chosen = QMenu(self._table), self.chosen()
        for place, column in enumerate(self._columns):
            if column.key == TITLE:
                continue
            on = column.key in chosen
            no_room = on and self._table.isColumnHidden(place)
            words = _("{column} (thiếu chỗ)") if no_room else "{column}"
            action = menu.addAction(words.format(column=column.header))
            action.setCheckable(True)
            action.setChecked(on)
            action.toggled.connect(lambda shown, key=column.key: self.choose(key, shown))
        return menu
