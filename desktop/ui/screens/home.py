"""Hôm nay: the numbers of the day, what burns, charts; three first steps for a newcomer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.domain.consolidation.register import Level
from desktop.domain.tracking.query import TaskQuery
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import PlanSummary
from desktop.services.program import Services
from desktop.services.tasks.today import Today
from desktop.ui.places import places
from desktop.ui.screens.home_above import AboveHome
from desktop.ui.screens.screen import Screen
from desktop.ui.session import Session
from desktop.ui.tasks.filters import link_to
from desktop.ui.tasks.making import ListMaking, MakingPage, listed_by_now
from desktop.ui.today.burning import QUERY, BurningTasks
from desktop.ui.today.charts_box import ChartsBox
from desktop.ui.today.figures import TASKS
from desktop.ui.today.first_steps import FirstSteps
from desktop.ui.today.notice import DailyNotice
from desktop.ui.today.numbers import Numbers
from desktop.ui.today.outside import OutsideLine
from desktop.ui.today.recent import RecentPlans

SPLIT = "today.split"
SHARES = (720, 380)
"""Widths of the list and of the charts before the officer moved the line between them."""


@dataclass(frozen=True, slots=True)
class Start:
    """What decides whether the place greets a newcomer; quick to read."""

    is_set_up: bool
    plans: Sequence[PlanSummary]
    has_tasks: bool
    stands_above: bool = False
    listed: float = 1.0

    @property
    def is_new(self) -> bool:
        """Tell whether there is nothing to count yet."""
        return not self.is_set_up or not (self.plans or self.has_tasks)


class HomeScreen(Screen):
    """The first place of the day; its frame stands before the numbers are counted."""

    shows = frozenset(
        {
            Kind.TASKS, Kind.EVIDENCE, Kind.PLANS, Kind.PLAN_TABLE, Kind.PLAN_TEXT,
            Kind.PLAN_HEAD, Kind.PROFILE, Kind.UNITS, Kind.OFFICERS, Kind.CALENDAR,
            Kind.REPORTS, Kind.OUTGOING, Kind.BACKUPS, Kind.OFFICES, Kind.RECEIVED, Kind.PACKAGES,
        }
    )  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.numbers = Numbers()
        self.burning = BurningTasks(session)
        self.charts = ChartsBox(session)
        self.recent = RecentPlans()
        self.notice = DailyNotice(session, self)
        self.outside = OutsideLine(session)
        self._steps: FirstSteps | None = None
        self._making = ListMaking.of(session)
        self._making_page: MakingPage | None = None
        self.above: AboveHome | None = None
        self._counting = self._stale = False
        self._new_plan = self.action(
            _("Soạn kế hoạch mới"),
            lambda: self.go.emit("plans", "new", ""),
            icon_name="add",
            primary=True,
        )
        self._lay_out()
        self._connect()

    # -- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.all = QToolButton()
        self.all.setText(_("Mọi nhiệm vụ"))
        self.all.setProperty("small", True)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.burning)
        self.splitter.addWidget(self.charts)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes(list(SHARES))
        stored = self.session.program.settings.layout.get(SPLIT, "").encode("ascii", "ignore")
        self.splitter.restoreState(QByteArray.fromBase64(stored))
        self.work = QWidget()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.numbers)
        column.addWidget(self.splitter, 1)
        self.numbers.add_small(self.all)
        self.numbers.add_small(self.recent)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.work)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.outside)
        outer.addWidget(self.pages)
        self.setFocusProxy(self.burning)

    def _connect(self) -> None:
        self.numbers.go.connect(self._go)
        self.all.clicked.connect(lambda: self._go(TASKS, link_to(TaskQuery())))
        self.recent.chosen.connect(lambda key: self._go("plans", key))
        self.burning.opened.connect(lambda key: self._go(TASKS, key))
        self.burning.all_asked.connect(lambda link: self._go(TASKS, link))
        self.charts.link_opened.connect(lambda link: self._go(TASKS, link))
        self.burning.message.connect(self.message)
        self.charts.message.connect(self.message)
        self.outside.go.connect(self._go)
        self.notice.clicked.connect(self._follow_notice)
        self.splitter.splitterMoved.connect(lambda _place, _index: self._keep_split())

    def _keep_split(self) -> None:
        state = bytes(self.splitter.saveState().toBase64().data()).decode("ascii")
        self.session.program.settings.layout[SPLIT] = state

    # -- what the frame asks ---------------------------------------------------------------

    def title(self) -> str:
        """Return the title of the place."""
        return _("Hôm nay")

    def help_topic(self) -> str:
        """Return the help page of the first place."""
        return "home"

    def actions(self) -> Sequence[QAction]:
        """Return the actions of the title bar; the steps of a newcomer have their own."""
        if self._steps is not None:
            return ()
        if self.above is not None and self.pages.currentWidget() is self.above:
            return self.above.actions_of_page()
        return (self.undo_action(), self._new_plan)

    def refresh(self) -> None:
        """Load again what is shown: first whether there is anything, then the numbers."""
        self.session.read(_start, self._show_start)
        self.outside.refresh()

    def _show_start(self, start: Start) -> None:
        if start.stands_above:
            self._show_above()
            return
        if start.is_new:
            self._show_steps(start.is_set_up)
            return
        if start.listed < 1:
            self._show_making(start.listed)
            return
        self._show_work()
        self.recent.show_plans(start.plans)
        self.burning.refresh()
        self._count()

    def _count(self) -> None:
        """Count again, once for all that changes while it is being counted."""
        self._stale = self._counting
        if not self._counting and self.session.is_open:
            self._counting = True
            self.session.read(_look, self._show_today, self._fail)

    def _fail(self, error: AppError) -> None:
        self._counting = False
        self.session.failed.emit(error)

    def reset(self) -> None:
        """Forget the workspace that was open before."""
        self._counting = False
        if self.above is not None:
            self.above.forget()

    def _show_today(self, today: Today) -> None:
        self._counting = False
        if self._stale:
            self._count()
        self.numbers.show_today(today)
        self.charts.show_today(today)
        self.notice.tell(today)

    # -- work, or first steps --------------------------------------------------------------

    def _show_steps(self, is_set_up: bool) -> None:
        had_focus = self._has_focus()
        self._drop_steps()
        self._steps = FirstSteps(is_set_up)
        self._steps.go.connect(self._go)
        self.pages.addWidget(self._steps)
        self._show_page(self._steps, self._steps.focusProxy(), had_focus)

    def _show_making(self, listed: float) -> None:
        """Tell how far the list of tasks is, from which all numbers come."""
        if self._making_page is None:
            self._making_page = MakingPage(self._making)
            self.pages.addWidget(self._making_page)
        self._drop_steps()
        self._making_page.tell(listed)
        self._show_page(self._making_page, self._making_page, self._has_focus())
        self._making.begin()

    def _show_above(self) -> None:
        had_focus = self._has_focus()
        self._drop_steps()
        if self.above is None:
            self.above = AboveHome(self.session, self)
            self.above.go.connect(self._go)
            self.above.message.connect(self.message)
            self.pages.addWidget(self.above)
        if self.pages.currentWidget() is not self.above:
            self._show_page(self.above, self.above, had_focus)
        self.above.refresh()

    def _show_work(self) -> None:
        if self.pages.currentWidget() is not self.work:
            had_focus = self._has_focus()
            self._drop_steps()
            self._show_page(self.work, self.burning, had_focus)

    def _has_focus(self) -> bool:
        focused = self.focusWidget()
        return self.hasFocus() or (focused is not None and focused.hasFocus())

    def _show_page(self, page: QWidget, first: QWidget, had_focus: bool) -> None:
        self.pages.setCurrentWidget(page)
        self.setFocusProxy(first)
        if had_focus:
            self.setFocus()
        self.actions_changed.emit()

    def _drop_steps(self) -> None:
        if self._steps is not None:
            self.pages.removeWidget(self._steps)
            self._steps.deleteLater()
            self._steps = None

    # -- going places ----------------------------------------------------------------------

    def _go(self, place: str, what: str = "") -> None:
        if any(known.key == place for known in places()):
            self.go.emit(place, what, "")

    def _follow_notice(self) -> None:
        window = self.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self._go(TASKS, link_to(QUERY))


def _start(services: Services) -> Start:
    if services.store.received.level().level is not Level.COMMUNE:
        return Start(is_set_up=True, plans=(), has_tasks=False, stands_above=True)
    is_set_up = services.profile.is_set_up()
    plans = services.plans.list()
    has_tasks = is_set_up and not plans and services.tasks.find(TaskQuery()).total > 0
    return Start(is_set_up, plans, has_tasks, listed=listed_by_now(services))


def _look(services: Services) -> Today:
    return services.today.look()
