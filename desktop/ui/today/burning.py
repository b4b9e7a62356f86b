"""What burns: overdue tasks and those due soon, done or noted without leaving."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.tracking.query import TaskLine, TaskListing, TaskQuery
from desktop.domain.tracking.words import URGENT_STATES
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.program import Services
from desktop.ui.labels import plain_label
from desktop.ui.layout_memory import remember_columns
from desktop.ui.session import Session
from desktop.ui.tasks.columns import TaskColumn, task_columns
from desktop.ui.tasks.doing import TaskDoing, about
from desktop.ui.tasks.filters import link_to
from desktop.ui.tasks.flow_layout import FlowLayout
from desktop.ui.tasks.giving import TaskGiving
from desktop.ui.tasks.model import TaskModel
from desktop.ui.tasks.table import TaskTable

SHOWN = ("state", "title", "lead", "due")
QUERY = TaskQuery(states=URGENT_STATES)
COLUMNS = "today.columns"
ROOMY = 600
"""Width from which who leads is shown too."""


class BurningTasks(QWidget):
    """The list of what burns, by due day, with its keys: Space, P, E, R.

    Signals:
        opened: The key of a task to be shown in its place.
        all_asked: The link of the whole list.
        message: What was done, for the status bar.
    """

    opened = Signal(str)
    all_asked = Signal(str)
    message = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.doing = TaskDoing(session, self)
        self.giving = TaskGiving(session, self)
        self._done_row: int | None = None
        self.table = TaskTable(
            TaskModel(_columns(), self._fetch, session.program.clock.today, self)
        )
        self.none = plain_label(_("✓ Không có nhiệm vụ nào quá hạn hay sắp đến hạn."), muted=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading = plain_label(_("Việc cần làm ngay"), heading=True)
        self.heading.setWordWrap(False)
        self._make_actions()
        self._lay_out()
        self.table.entered.connect(self._open)
        self.doing.message.connect(self.message)
        self.giving.message.connect(self.message)

    def _make_actions(self) -> None:
        made = (
            (_("Hoàn thành"), "Space", self.do_done),
            (_("Ghi tiến độ…"), "P", self.do_progress),
            (_("Gắn minh chứng…"), "E", self.do_evidence),
            (_("Ghi đã nhắc…"), "R", self.do_remind),
        )
        self.actions_of_rows: list[QAction] = []
        for words, keys, do in made:
            action = QAction(words, self.table)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setToolTip(f"{words} ({action.shortcut().toString()})")
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.actions_of_rows.append(action)
        self.table.offer(self.actions_of_rows)

    def _lay_out(self) -> None:
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        for place, column in enumerate(self.table.tasks.columns):
            self.table.setColumnWidth(place, column.width)
        remember_columns(self.table, self._session.program.settings.layout, COLUMNS)
        title = SHOWN.index("title")
        self.table.horizontalHeader().setSectionResizeMode(title, QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(_("Việc cần làm ngay"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.none)
        head = FlowLayout()
        head.addWidget(self.heading)
        for action in self.actions_of_rows:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setProperty("small", True)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.table)

    # -- the list --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Load the list again."""
        self._session.read(_find, self._show)

    def _show(self, listing: TaskListing) -> None:
        self.table.show_listing(listing)
        self._go_on(listing)
        for action in self.actions_of_rows:
            action.setEnabled(bool(listing.keys))
        words = _("Việc cần làm ngay ({count})") if listing.keys else _("Việc cần làm ngay")
        self.heading.setText(words.format(count=listing.total))
        had_focus = self.table.hasFocus() or self.none.hasFocus()
        self.pages.setCurrentWidget(self.table if listing.keys else self.none)
        if had_focus and listing.keys:
            self.table.setFocus()

    def _go_on(self, listing: TaskListing) -> None:
        """Stay in the row where a task was done: one with a later time went down the list."""
        row, self._done_row = self._done_row, None
        if row is not None and listing.keys:
            self.table.select_key(listing.keys[min(row, len(listing.keys) - 1)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out who leads where the title needs the room."""
        super().resizeEvent(event)
        self.table.setColumnHidden(SHOWN.index("lead"), event.size().width() < ROOMY)

    def _fetch(self, keys: Sequence[str], done: Callable[[Sequence[TaskLine]], None]) -> None:
        def failed(error: AppError) -> None:
            done(())
            self._session.failed.emit(error)

        self._session.read(lambda services: services.tasks.lines(keys), done, failed)

    def _open(self) -> None:
        key = self.table.current_key()
        if key:
            self.opened.emit(key)

    def ask_all(self) -> None:
        """Ask for the whole list in its place."""
        self.all_asked.emit(link_to(QUERY))

    # -- the selected tasks ----------------------------------------------------------------

    def _chosen(self) -> tuple[list[str], str, TaskLine | None]:
        keys = self.table.chosen_keys()
        row = self.table.currentIndex().row()
        line = self.table.tasks.line_at(row) if row >= 0 else None
        return keys, about([line], len(keys)), line

    def do_done(self) -> None:
        """Mark them as done."""
        self._done_row = self.table.currentIndex().row()
        self.doing.toggle_done(self._chosen()[0])

    def do_progress(self) -> None:
        """Ask how far they are."""
        keys, words, line = self._chosen()
        rect = self.table.visualRect(self.table.currentIndex())
        where = self.table.viewport().mapToGlobal(QPoint(48, rect.bottom() + 1))
        percent = line.percent if line is not None and len(keys) == 1 else 25
        self.doing.ask_progress(keys, words, percent, where)

    def do_evidence(self) -> None:
        """Ask for what proves them."""
        keys, words, _line = self._chosen()
        if len(keys) != 1:
            self.giving.prove(keys, words)
            return
        self._session.read(
            lambda services: [each.time for each in services.tasks.detail(keys[0]).times],
            lambda times: self.giving.prove(keys, words, times),
        )

    def do_remind(self) -> None:
        """Log that those who lead were reminded by telephone or in person."""
        keys, words, _line = self._chosen()
        if keys:
            self._session.read(
                lambda services: services.tasks.detail(keys[0]).lead,
                lambda leads: self.giving.remind(keys, words, leads),
            )


def _columns() -> tuple[TaskColumn, ...]:
    return tuple(column for column in task_columns() if column.key in SHOWN)


def _find(services: Services) -> TaskListing:
    return services.tasks.find(QUERY)
