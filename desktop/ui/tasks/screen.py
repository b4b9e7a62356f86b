"""Nhiệm vụ: the list of tasks with its filters, and beside it the task that has the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.tracking.query import Order, SortKey, TaskLine, TaskListing, TaskQuery
from desktop.errors import AppError, Refused
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.task_ports import SavedView
from desktop.services.tasks.detail import TaskDetail
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session
from desktop.ui.tasks import filters
from desktop.ui.tasks.column_layout import ColumnLayout
from desktop.ui.tasks.columns import task_columns
from desktop.ui.tasks.detail_pane import DetailPane, PaneActions
from desktop.ui.tasks.doing import TaskDoing, about
from desktop.ui.tasks.filter_bar import FilterBar
from desktop.ui.tasks.frame import Foot, PaneSplitter, empty_states
from desktop.ui.tasks.giving import TaskGiving
from desktop.ui.tasks.listing import Loaded, Offers, load, offers
from desktop.ui.tasks.making import ListMaking, MakingPage, listed_by_now
from desktop.ui.tasks.model import TaskModel
from desktop.ui.tasks.output import TaskOutput
from desktop.ui.tasks.saved_views import SavedViews
from desktop.ui.tasks.table import TaskTable
from desktop.ui.tasks.task_actions import TaskActions
from desktop.ui.tasks.view_switch import TABLE, ViewSwitch

DETAIL_DELAY_MS = 80
"""Held arrows run over many tasks; the pane shows the one on which they stop."""
FEW_ROWS = 5000
"""Up to so many selected rows the headings among them are not counted as tasks."""
OFFERED = frozenset(
    {
        Kind.PLANS, Kind.PLAN_TABLE, Kind.PLAN_TEXT, Kind.PLAN_HEAD, Kind.PROFILE, Kind.UNITS,
        Kind.OFFICERS, Kind.VIEWS,
    }
)  # fmt: skip
"""Kinds of thing that the filters offer."""


class TasksScreen(Screen):
    """The place of tasks."""

    shows = OFFERED | {Kind.TASKS, Kind.EVIDENCE, Kind.CALENDAR}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.query, self.order = TaskQuery(), Order()
        self._year: int | None = None
        self._wanted = ""
        self._knows_offers = False
        self.making = ListMaking.of(session)
        self.doing = TaskDoing(session, self)
        self.giving = TaskGiving(session, self)
        self.output = TaskOutput(session, self)
        self.saved = SavedViews(session, lambda: (self.query, self.order), self)
        self.bar = FilterBar(session.program.clock.today, self.saved)
        self.table = TaskTable(
            TaskModel(task_columns(), self._fetch, session.program.clock.today, self)
        )
        self.columns = ColumnLayout(self.table, session.program.settings.layout)
        self.task_actions = TaskActions(self)
        self.pane = DetailPane(self.doing, self.giving, self._pane_actions())
        self.switch = ViewSwitch(session, self)
        self._detail_delay = QTimer(self)
        self._detail_delay.setSingleShot(True)
        self._detail_delay.setInterval(DETAIL_DELAY_MS)
        self._detail_delay.timeout.connect(self._load_detail)
        self._lay_out()
        self._connect()
        self._show_filters()

    # -- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.empty, self.no_match = empty_states(
            lambda: self.go.emit("plans", "", ""), self.clear_filters
        )
        self.pages = QStackedWidget()
        self.making_page = MakingPage(self.making)
        for page in (self.table, self.empty, self.no_match, self.making_page):
            self.pages.addWidget(page)
        self.splitter = PaneSplitter(self.pages, self.pane, self.session.program.settings.layout)
        self.views = QStackedWidget()
        self.views.addWidget(self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.views, 1)
        self.foot = Foot(self.switch)
        self.fold, self.count = self.foot.fold, self.foot.count
        column.addWidget(self.foot)
        self.setFocusProxy(self.table)
        self.fold.setChecked(self.splitter.is_open)

    def _pane_actions(self) -> PaneActions:
        acts = self.task_actions
        return PaneActions(
            acts.done_current, acts.progress_current, acts.evidence_current, acts.remind_current,
            acts.assign_current, acts.hand_over_current, acts.drop_current, acts.urge,
        )  # fmt: skip

    def _connect(self) -> None:
        bar, table = self.bar, self.table
        bar.query_changed.connect(self.show_query)
        bar.order_changed.connect(self.show_order)
        bar.cleared.connect(self.clear_filters)
        bar.left.connect(self._give_keys_to_list)
        table.typed.connect(bar.type_on)
        table.left.connect(self.clear_filters)
        table.entered.connect(self._enter_pane)
        table.current_changed.connect(lambda _key: self._detail_delay.start())
        table.selection_changed.connect(self._show_count)
        table.sort_asked.connect(self._sort_by)
        table.files_dropped.connect(lambda key, files: self.giving.attach_files([key], files))
        self.session.changed.connect(self._note_changes)
        self.saved.chosen.connect(self.show_view)
        self.pane.plan_asked.connect(lambda plan, row: self.go.emit("plans", plan, row))
        self.pane.left.connect(self._give_keys_to_list)
        self.switch.chosen.connect(self._show_in)
        self.fold.toggled.connect(self._fold_pane)
        for part in (self.saved, self.doing, self.giving, self.output):
            part.message.connect(self.message)

    def _fold_pane(self, opened: bool) -> None:
        self.splitter.open_pane(opened)
        if opened:
            self._load_detail()
        elif not self.table.hasFocus():
            self._give_keys_to_list()

    # -- what the frame asks ---------------------------------------------------------------

    @property
    def needs_room(self) -> bool:
        """Table and pane stand side by side."""
        return True

    def title(self) -> str:
        """Return the title of the place."""
        return _("Nhiệm vụ")

    def help_topic(self) -> str:
        """Return the help page of the place."""
        return "tasks"

    def actions(self) -> Sequence[QAction]:
        """Return the actions shown in the title bar."""
        return self.task_actions.in_title()

    def refresh(self) -> None:
        """Load list, choices and the task with the focus again."""
        self.session.read(listed_by_now, self._refresh_when)

    def _refresh_when(self, listed: float) -> None:
        """Load what is shown, or tell how far the list is from which it comes."""
        if listed < 1:
            self.making_page.tell(listed)
            self._show_page(self.making_page)
            self.making.begin()
            return
        if not self._knows_offers:
            self._load_offers()
        self._load_list()
        self._load_detail()

    def _load_offers(self) -> None:
        self._knows_offers = True
        self.session.read(offers, self._show_offers)

    def _note_changes(self, kinds: frozenset[Kind]) -> None:
        """Load what the filters offer again, but not after each mark on a task."""
        if kinds & OFFERED:
            self._knows_offers = False
            if self.isVisible():
                self._load_offers()

    def reset(self) -> None:
        """Forget filters and tasks of the workspace before."""
        self.query, self.order = TaskQuery(year=self._year), Order()
        self._knows_offers = False
        self.pane.show_detail(None)
        self.table.show_listing(TaskListing(()))
        self.switch.forget()
        self._show_filters()

    def leave(self) -> None:
        """Keep the note that is being typed."""
        self.pane.keep_note()

    def show_year(self, year: int | None) -> None:
        """Show only the tasks of ``year``."""
        if year != self._year:
            self._year = year
            self.query = replace(self.query, year=year)
            self._show_filters()
            self._load_list()

    def follow(self, what: str, anchor: str = "") -> None:
        """Show a list ("query:…", "view:…"), ask for a new task, or select a task by its key."""
        if what.startswith(filters.QUERY):
            self._follow_query(what)
        elif what.startswith(filters.VIEW):
            name = what.removeprefix(filters.VIEW)
            self.session.read(
                lambda services: services.tasks.views(),
                lambda views: [self.show_view(view) for view in views if view.name == name],
            )
        elif what == "new":
            self.task_actions.add_own()
        elif what:
            self.select_task(what)

    def _follow_query(self, link: str) -> None:
        try:
            query, order = filters.read_link(link)
        except Refused as refusal:
            self.session.failed.emit(refusal)
            return
        self.order = order
        self.show_query(query)

    # -- the list --------------------------------------------------------------------------

    def show_query(self, query: TaskQuery) -> None:
        """Show the tasks that a query asks for."""
        self.query = query
        self._show_filters()
        self._load_list()

    def show_order(self, order: Order) -> None:
        """Show the list in another order."""
        self.order = order
        self._show_filters()
        self._load_list()

    def show_view(self, view: SavedView) -> None:
        """Show a saved view, of the year that is chosen now."""
        self.order = view.order
        self.show_query(replace(view.query, year=self._year))

    def clear_filters(self) -> None:
        """Show all tasks of the year."""
        self.show_query(TaskQuery(year=self._year))
        self._give_keys_to_list()

    def select_task(self, key: str) -> None:
        """Put the focus on a task; filters that hide it go."""
        self._show_in(TABLE)
        if self.table.select_key(key):
            return
        self._wanted = key
        self.show_query(TaskQuery())

    def _sort_by(self, column: int) -> None:
        sort = self.table.tasks.columns[column].sort
        if sort is None:
            self.table.show_order(self.order)
            return
        descending = sort is self.order.key and not self.order.descending
        self.show_order(replace(self.order, key=SortKey(sort), descending=descending))

    def _show_filters(self) -> None:
        self.bar.show_query(self.query, self.order)
        self.table.show_order(self.order)

    def _load_list(self) -> None:
        if self.making.is_running:
            return  # comes with the list
        query, order = self.query, self.order
        self.session.read(lambda services: load(services, query, order), self._show_list)
        self.switch.show_tasks(query, order)

    def _show_offers(self, found: Offers) -> None:
        self.bar.show_choices(found.choices)
        self.saved.show_views(found.views)

    def _show_list(self, loaded: Loaded) -> None:
        if loaded.query != self.query:
            return
        self.bar.show_counts(loaded.counts)
        self.table.show_listing(loaded.listing)
        if self._wanted:
            self.table.select_key(self._wanted)
            self._wanted = ""
        narrowed = filters.is_narrowed(self.query) or self.query.year is not None
        self._show_page(
            self.table if loaded.listing.keys else self.no_match if narrowed else self.empty
        )
        self._show_count()

    def _show_page(self, page: QWidget) -> None:
        shown = (self.table, self.empty.button, self.no_match.button)
        had_focus = any(widget.hasFocus() for widget in shown)
        self.pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_focus:
            page.setFocus()

    def _show_count(self) -> None:
        selected = self.table.selected_count()
        if 1 < selected < FEW_ROWS:
            selected = len(self.table.selected_keys())
        self.foot.show_count(self.table.tasks.rows.listing.total, selected)
        self._enable()

    def _fetch(self, keys: Sequence[str], done: Callable[[Sequence[TaskLine]], None]) -> None:
        def failed(error: AppError) -> None:
            done(())
            self.session.failed.emit(error)

        self.session.read(lambda services: services.tasks.lines(keys), done, failed)

    def _give_keys_to_list(self) -> None:
        self.pages.currentWidget().setFocus()

    # -- the task with the focus -----------------------------------------------------------

    def _load_detail(self) -> None:
        key = self.table.current_key()
        if self.pane.isHidden():
            return
        if not key:
            self.pane.show_detail(None)
            return
        self.session.read(
            lambda services: services.tasks.detail(key),
            self._show_detail,
            lambda _error: self.pane.show_detail(None),
        )

    def _show_detail(self, detail: TaskDetail) -> None:
        if detail.item.id == self.table.current_key():
            self.pane.show_detail(detail)

    def _enter_pane(self) -> None:
        self.fold.setChecked(True)
        self.pane.focus_first()

    def edit_note(self) -> None:
        """Give the keys to the free note of the task (F2)."""
        self.fold.setChecked(True)
        self.pane.focus_note()

    def current_line(self) -> TaskLine | None:
        """Return the line of the task with the focus."""
        row = self.table.currentIndex().row()
        return self.table.tasks.line_at(row) if row >= 0 else None

    def chosen(self) -> tuple[list[str], str]:
        """Return the keys of the selected tasks, and in words what they are."""
        keys = self.table.chosen_keys()
        return keys, about([self.current_line()], len(keys))

    def subject(self) -> str:
        """Return in words what the list holds: the year, the filters in use, the day."""
        return filters.subject_words(self.query, self.bar.names(), self.doing.today())

    def place_for_popup(self) -> QPoint:
        """Return the place of the screen below the row with the focus."""
        rect = self.table.visualRect(self.table.currentIndex())
        return self.table.viewport().mapToGlobal(QPoint(48, rect.bottom() + 1))

    # -- other views -----------------------------------------------------------------------

    def _show_in(self, key: str) -> None:
        """Show the tasks as a table, or in one of the other views."""
        widget = self.switch.widget_of(key)
        if widget is None:
            self.views.setCurrentWidget(self.splitter)
        else:
            if self.views.indexOf(widget) < 0:
                self.views.addWidget(widget)
                widget.opened.connect(self.select_task)
            self.views.setCurrentWidget(widget)
        self.switch.show_chosen(key)
        self.switch.show_tasks(self.query, self.order)
        self.fold.setVisible(widget is None)
        self._enable()

    def _enable(self) -> None:
        """Offer what is done to selected rows only where the rows are seen."""
        seen = self.views.currentWidget() is self.splitter
        self.task_actions.enable(seen and bool(self.table.tasks.rows.listing.keys))
