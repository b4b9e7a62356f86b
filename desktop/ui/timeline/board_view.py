"""The view "Theo cán bộ": a column for each who leads, with the open tasks by due day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.tracking.query import GroupBy, Order, TaskLine, TaskQuery
from desktop.domain.tracking.words import STATE_SIGNS
from desktop.i18n import _
from desktop.services.tasks.timetable import Column, board
from desktop.ui.labels import plain_label
from desktop.ui.session import Session
from desktop.ui.tasks.columns import STATE_COLOURS, due_words, state_words
from desktop.ui.tasks.model import plain_tip
from desktop.ui.theme import colours
from desktop.ui.timeline.bar import help_button, tool

CARDS = 8
"""So many tasks of each are shown before all are asked for."""
MOST_CARDS = 500
WIDTH = 264
KEY = Qt.ItemDataRole.UserRole


class BoardView(QWidget):
    """Shows the open tasks of a list by who leads them.

    Signals:
        opened: The key of a task that the officer chose.
    """

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._query = TaskQuery()
        self.columns: list[BoardColumn] = []
        self.by_unit = tool(_("Đơn vị"), self._load, _("Một cột cho mỗi đơn vị"), checkable=True)
        self.by_officer = tool(_("Cán bộ"), self._load, _("Một cột cho mỗi cán bộ"), checkable=True)
        self.by_unit.setChecked(True)
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setSpacing(0)
        for button in (self.by_unit, self.by_officer):
            group.addButton(button)
            bar.addWidget(button)
        bar.addSpacing(12)
        bar.addWidget(plain_label(_("Việc chưa xong, theo hạn gần nhất"), muted=True), 1)
        bar.addWidget(help_button(self))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.area, 1)

    def show_tasks(self, query: TaskQuery, order: Order) -> None:
        """Show the open tasks that ``query`` asks for."""
        self._query = query
        self._load()

    @property
    def group(self) -> GroupBy:
        """By whom the columns stand."""
        return GroupBy.OFFICER if self.by_officer.isChecked() else GroupBy.UNIT

    def _load(self) -> None:
        query, group = self._query, self.group
        self._session.read(lambda services: board(services, query, group, CARDS), self._show)

    def _show(self, columns: Sequence[Column]) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        today = self._session.program.clock.today
        self.columns = [BoardColumn(each, today) for each in columns]
        for column in self.columns:
            column.opened.connect(self.opened)
            column.all_asked.connect(lambda column=column: self._load_all(column))
            row.addWidget(column)
        if not columns:
            row.addWidget(plain_label(_("Không có nhiệm vụ nào chưa xong."), muted=True))
        row.addStretch(1)
        self.area.setWidget(page)
        self.setFocusProxy(self.columns[0].cards if self.columns else self.by_unit)

    def _load_all(self, column: BoardColumn) -> None:
        keys = column.column.keys[:MOST_CARDS]
        self._session.read(lambda services: services.tasks.lines(keys), column.show_lines)


class BoardColumn(QFrame):
    """The open tasks of one unit or officer.

    Signals:
        opened: The key of a task.
        all_asked: All tasks are to be shown.
    """

    opened = Signal(str)
    all_asked = Signal()

    def __init__(self, column: Column, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self.column = column
        self._today = today
        self.setProperty("card", True)
        self.setFixedWidth(WIDTH)
        self.head = QLabel(column.title)
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.head.setProperty("signal", "plain")
        self.counts = QLabel(_counts(column))
        name, value = ("signal", "late") if column.overdue else ("muted", True)
        self.counts.setProperty(name, value)
        self.cards = QListWidget()
        self.cards.setWordWrap(True)
        self.cards.setMinimumHeight(48)
        self.cards.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.cards.setAccessibleName(_("Nhiệm vụ của {name}").format(name=column.title))
        self.cards.itemActivated.connect(lambda item: self.opened.emit(item.data(KEY)))
        self.all = QPushButton(_("Xem tất cả ({count})").format(count=len(column.keys)))
        self.all.setProperty("small", True)
        self.all.clicked.connect(self.all_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(4)
        for part in (self.head, self.counts, self.cards, self.all):
            box.addWidget(part, int(part is self.cards))
        self.show_lines(column.lines)

    def show_lines(self, lines: Sequence[TaskLine]) -> None:
        """Show a card for each line."""
        self.cards.clear()
        for line in lines:
            self.cards.addItem(self._card(line))
        self.all.setVisible(len(lines) < min(len(self.column.keys), MOST_CARDS))

    def _card(self, line: TaskLine) -> QListWidgetItem:
        item = QListWidgetItem(f"{STATE_SIGNS[line.state]} {_short(line.title)}\n{due_words(line)}")
        item.setData(KEY, line.id)
        item.setForeground(QBrush(QColor(getattr(colours(), STATE_COLOURS[line.state]))))
        item.setToolTip(plain_tip(f"{state_words(line, self._today())}\n{line.title}"))
        return item


def _short(title: str) -> str:
    return title if len(title) <= 90 else title[:89].rsplit(" ", 1)[0] + "…"


def _counts(column: Column) -> str:
    count = _("{count} việc chưa xong").format(count=len(column.keys))
    if not column.overdue:
        return count
    return _("{count}, ● {late} quá hạn").format(count=count, late=column.overdue)
