"""The picture of today: what burns, what is due, what waits; each number opens its list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.domain.outgoing import OutgoingStatus
from desktop.domain.plan import PlanStatus
from desktop.domain.reporting.model import ReportDate
from desktop.domain.schedule.calendar import day_of
from desktop.domain.tracking.model import Assignee, Part, TaskState
from desktop.domain.tracking.query import Order, TaskLine, TaskListing, TaskQuery
from desktop.domain.tracking.words import FINISHED_STATES, OPEN_STATES, URGENT_STATES
from desktop.services.ports import BackupFile, Clock, Store
from desktop.services.reports.calendar import ReportCalendar
from desktop.services.tasks import choices
from desktop.services.tasks.desk import Desk

SOON, MONTH = 7, 30
"""Days ahead that the two numbers of coming tasks look."""

BURNING = 10
"""So many of the most urgent tasks are shown by name."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the query that lists exactly as many tasks."""

    count: int
    query: TaskQuery


@dataclass(frozen=True, slots=True)
class UnitStates:
    """The tasks that a unit leads: how many in each state, with the query for all of them."""

    unit: Assignee
    states: Mapping[TaskState, Number]
    total: Number


@dataclass(frozen=True, slots=True)
class MonthDone:
    """Tasks whose last completion fell into a month."""

    year: int
    month: int
    done: Number


@dataclass(frozen=True, slots=True)
class Share:
    """A share of tasks; ``percent`` is None where there is nothing to divide by."""

    part: Number
    whole: Number

    @property
    def percent(self) -> float | None:
        """The share in percent."""
        return 100 * self.part.count / self.whole.count if self.whole.count else None


class WaitingKind(Enum):
    """What waits for signature."""

    PLAN = "plan"
    OUTGOING = "outgoing"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that waits for signature: a plan or an outgoing document, by its key."""

    kind: WaitingKind
    id: str
    subject: str
    since: dt.date


@dataclass(frozen=True, slots=True)
class Today:
    """The picture of a day.

    Attributes:
        day: The day.
        total: All tasks that are followed.
        overdue, due_7, due_30: Open tasks by their next due day; ``due_30`` includes ``due_7``.
        undated: Open tasks of which no date is known.
        without_evidence: Tasks with something done and no evidence.
        reports_due: Reports not sent yet that are due within 30 days or were due, by due day.
        reports_proposed: True when the year has no report calendar yet: ``reports_due`` then
            holds the proposed days that are still ahead.
        waiting_signature: Plans and documents that wait for signature, the oldest first.
        last_backup: When the last backup was made, None when there is none.
        last_package: When the last USB package was made, None when there is none.
        by_unit: States of the tasks that each unit leads, in the order of the office; units
            without tasks are left out.
        done_per_month: The months of the year so far.
        on_time_share: Tasks done in time among those done, of the year.
        burning: The most urgent open tasks, by due day.
    """

    day: dt.date
    total: Number
    overdue: Number
    due_7: Number
    due_30: Number
    undated: Number
    without_evidence: Number
    reports_due: tuple[ReportDate, ...]
    reports_proposed: bool
    waiting_signature: tuple[Waiting, ...]
    last_backup: dt.datetime | None
    last_package: dt.datetime | None
    by_unit: tuple[UnitStates, ...]
    done_per_month: tuple[MonthDone, ...]
    on_time_share: Share
    burning: tuple[TaskLine, ...]


class TodayService:
    """Looks at the whole follow-up at once."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        backups: Callable[[], Sequence[BackupFile]],
        last_package: Callable[[], dt.datetime | None] = lambda: None,
    ) -> None:
        """Prepare to look.

        Args:
            store: The workspace.
            clock: The time of day.
            backups: Gives the backups of the workspace, newest first.
            last_package: Tells when the last USB package was made.
        """
        self._desk = Desk(store, clock)
        self._reports = ReportCalendar(self._desk)
        self._backups = backups
        self._last_package = last_package

    def look(self) -> Today:
        """Return the picture of today."""
        day = self._desk.today()
        ahead = TaskQuery(states=OPEN_STATES, due_from=day)
        year = TaskQuery(states=FINISHED_STATES, done_from=dt.date(day.year, 1, 1), done_to=day)
        burning = self._find(TaskQuery(states=URGENT_STATES)).keys[:BURNING]
        return Today(
            day=day,
            total=self._number(TaskQuery()),
            overdue=self._number(TaskQuery(states=frozenset({TaskState.OVERDUE}))),
            due_7=self._number(replace(ahead, due_to=day + dt.timedelta(days=SOON))),
            due_30=self._number(replace(ahead, due_to=day + dt.timedelta(days=MONTH))),
            undated=self._number(TaskQuery(states=OPEN_STATES, undated=True)),
            without_evidence=self._number(TaskQuery(without_evidence=True)),
            reports_due=self.reports_due(),
            reports_proposed=not self._reports.dates(day.year),
            waiting_signature=self._waiting(),
            last_backup=self.last_backup(),
            last_package=self._last_package(),
            by_unit=tuple(filter(None, map(self._unit_states, self._units(day)))),
            done_per_month=tuple(self._month(day, month) for month in range(1, day.month + 1)),
            on_time_share=Share(
                self._number(replace(year, states=frozenset({TaskState.DONE}))),
                self._number(year),
            ),
            burning=tuple(self._desk.tasks.lines(burning, day)),
        )

    def _find(self, query: TaskQuery) -> TaskListing:
        return self._desk.tasks.find(query, Order(), self._desk.today())

    def _number(self, query: TaskQuery) -> Number:
        return Number(self._find(query).total, query)

    def _units(self, day: dt.date) -> Sequence[Assignee]:
        units = self._desk.profile().units
        return [choices.unit_assignee(unit) for unit in units if choices.exists(unit, day)]

    def _unit_states(self, unit: Assignee) -> UnitStates | None:
        query = TaskQuery(assignees=frozenset({unit.ref}), part=Part.LEAD)
        found = self._find(query)
        states = {
            state: Number(count, replace(query, states=frozenset({state})))
            for state, count in found.states.items()
            if count
        }
        return UnitStates(unit, states, Number(found.total, query)) if found.total else None

    def _month(self, day: dt.date, month: int) -> MonthDone:
        last = day_of(day.year, (month, 0))
        query = TaskQuery(done_from=dt.date(day.year, month, 1), done_to=last)
        return MonthDone(day.year, month, self._number(query))

    def last_backup(self) -> dt.datetime | None:
        """Return when the last backup was made, None when there is none."""
        newest = next(iter(self._backups()), None)
        return newest.at if newest else None

    def reports_due(self) -> tuple[ReportDate, ...]:
        """Return the reports not sent yet that are due within 30 days or were due, by due day."""
        day = self._desk.today()
        until = day + dt.timedelta(days=MONTH)
        others = [each for each in self._desk.tasks.report_dates.list() if each.year != day.year]
        due = [
            report
            for report in (*others, *self._reports.expected(day.year))
            if report.sent_on is None and report.due <= until
        ]
        return tuple(sorted(due, key=lambda report: (report.due, report.recipient)))

    def _waiting(self) -> tuple[Waiting, ...]:
        plans = [
            Waiting(WaitingKind.PLAN, plan.id, plan.subject, plan.changed_at.date())
            for plan in self._desk.store.plans.list()
            if plan.status is PlanStatus.SUBMITTED
        ]
        documents = [
            Waiting(WaitingKind.OUTGOING, each.id, each.subject, each.made_on)
            for each in self._desk.tasks.outgoing.list()
            if each.status is OutgoingStatus.SUBMITTED
        ]
        return tuple(sorted([*plans, *documents], key=lambda each: each.since))
