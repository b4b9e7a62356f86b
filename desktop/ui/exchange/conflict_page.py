"""Xung đột: rows of which two PCs said different things, side by side, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.exchange.model import MergeEntry, RowState
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.exchange.words import (
    differing,
    field_words,
    row_words,
    table_words,
    value_words,
)
from desktop.ui.layout_memory import remember_columns
from desktop.ui.screens.empty import EmptyState
from desktop.ui.screens.list_panel import ListPanel
from desktop.ui.screens.list_view import ListColumn
from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A row in conflict."""

    id: str
    entry: MergeEntry
    name: str = ""

    @property
    def states(self) -> tuple[RowState, ...]:
        """Return all its states, the one that stands first."""
        return (self.entry.after, *self.entry.siblings)


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Loại"), lambda row: table_words(row.entry.after.table), 190),
        ListColumn(_("Dòng"), lambda row: row.name, 320, stretch=True),
        ListColumn(_("Khác nhau ở"), _fields, 300),
    )


def _fields(row: ConflictRow) -> str:
    if any(state.content is None for state in row.states):
        return _("một bên đã xóa")
    return ", ".join(map(field_words, differing(row.states)))


class ConflictPage(QWidget):
    """The list of conflicts; choosing a side ends one.

    Signals:
        message: For the status bar.
        counted: How many conflicts there are.
        receive_asked: The officer wants to see the packages.
    """

    message = Signal(str)
    counted = Signal(int)
    receive_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.panel = ListPanel(
            _columns(),
            _("Lọc: loại, nội dung; có dấu hoặc không"),
            EmptyState(
                _(
                    "Không có xung đột nào.\n"
                    "Khi hai máy cùng sửa một dòng, cả hai bản được giữ và hiện ở đây để chọn."
                ),
                _("Xem các gói"),
                self.receive_asked.emit,
                primary=False,
            ),
        )
        remember_columns(self.panel.view, session.program.settings.layout, "exchange.conflicts")
        self.panel.shown.connect(self._show_current)
        self.panel.view.selectionModel().currentRowChanged.connect(lambda *_r: self._show_current())
        self.sides = Sides()
        self.sides.hide()
        self.sides.chosen.connect(self.choose)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.panel)
        split.addWidget(self.sides)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(split)
        self.setFocusProxy(self.panel)

    def refresh(self) -> None:
        """Load the conflicts."""

        def rows(services: Services) -> list[ConflictRow]:
            found = services.exchange.conflicts()
            titles = {line.id: line.title for line in services.tasks.lines(_tasks_of(found))}
            return [
                ConflictRow(
                    f"{entry.after.table}.{entry.after.id}",
                    entry,
                    titles.get(_task_of(entry)) or row_words(entry),
                )
                for entry in found
            ]

        def show(found: Sequence[ConflictRow]) -> None:
            self.panel.show_items(found)
            self.counted.emit(len(found))

        self._session.read(rows, show)

    def _show_current(self) -> None:
        row = self.panel.view.current_item()
        self.sides.setVisible(row is not None)
        if row is not None:
            self.sides.show_row(row)

    def choose(self, state: RowState) -> None:
        """Let one of the sides stand."""
        self._session.do(
            lambda services: services.exchange.resolve(state),
            lambda _none: self.message.emit(
                _("Đã chọn bản giữ lại; bản kia vẫn còn trong lịch sử.")
            ),
        )


class Sides(QWidget):
    """The states of one row beside each other.

    Signals:
        chosen: The state that shall stand.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("heading", True)
        self.title.setWordWrap(True)
        self.table = QTableWidget()
        self.table.setAccessibleName(_("Các bản của dòng"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        column.addLayout(self._row)

    def show_row(self, row: ConflictRow) -> None:
        """Show the states of a row."""
        self.title.setText(f"{table_words(row.entry.after.table)}: {row.name}")
        self._fill(row.states)
        self._offer(row.states)

    def _fill(self, states: Sequence[RowState]) -> None:
        columns = differing(states) or [
            column for state in states for column in state.content or {}
        ]
        self.table.clear()
        self.table.setColumnCount(1 + len(states))
        self.table.setRowCount(len(columns))
        self.table.setHorizontalHeaderLabels([_("Cột"), *map(_side_words, range(len(states)))])
        for place, column in enumerate(columns):
            self.table.setItem(place, 0, QTableWidgetItem(field_words(column)))
            for side, state in enumerate(states, start=1):
                words = _value(state, column)
                self.table.setItem(place, side, QTableWidgetItem(words))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.resizeRowsToContents()

    def _offer(self, states: Sequence[RowState]) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for side, state in enumerate(states):
            button = QPushButton(_("Giữ {side}").format(side=_side_words(side).lower()))
            button.clicked.connect(lambda _on, state=state: self.chosen.emit(state))
            self._row.addWidget(button)
            self.buttons.append(button)


def _task_of(entry: MergeEntry) -> str:
    """Return the key of the task on which a row notes something, "" for other rows."""
    if entry.after.table == "task_mark":
        return entry.after.id
    contents = (state.content or {} for state in (entry.after, *entry.siblings))
    return next((str(each["task_id"]) for each in contents if "task_id" in each), "")


def _tasks_of(entries: Sequence[MergeEntry]) -> list[str]:
    return list(dict.fromkeys(filter(None, map(_task_of, entries))))


def _side_words(side: int) -> str:
    if side == 0:
        return _("Bản đang dùng")
    return _("Bản kia") if side == 1 else _("Bản thứ {number}").format(number=side + 1)


def _value(state: RowState, column: str) -> str:
    return _("(đã xóa)") if state.content is None else value_words(state.content.get(column))
