"""What is asked of the list of tasks, and a line of its answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop.domain.tracking.model import Origin, Part, TaskState


class SortKey(Enum):
    """Column by which the list is ordered."""

    PLAN = "plan"
    """Order of the plans, then the printed order: the order of the paper."""
    TITLE = "title"
    LEAD = "lead"
    AREA = "area"
    DUE = "due"
    STATE = "state"
    PERCENT = "percent"
    TIME = "time"


class GroupBy(Enum):
    """What the list is parted by."""

    NONE = ""
    UNIT = "unit"
    """By who leads; a task led by two stands below both."""
    OFFICER = "officer"
    AREA = "area"
    PLAN = "plan"
    MONTH = "month"
    """By the month of the next due day."""
    STATE = "state"


class DueSpan(Enum):
    """Due days that move with the day on which a list is looked at (``tracking.spans``)."""

    NEXT_7 = "next-7"
    NEXT_30 = "next-30"
    MONTH = "month"
    """The calendar month of the day."""
    QUARTER = "quarter"
    """The calendar quarter of the day."""


@dataclass(frozen=True, slots=True)
class TaskQuery:
    """Filters that all must hold; an empty one asks for everything.

    Attributes:
        text: Words to be found, without case and marks, in any of the task's texts.
        assignees: ``Assignee.ref`` of those who have part ("unit:<id>", "officer:<id>",
            "post:<name>", "outside:<name>"); a unit also has the tasks of its officers and of its
            posts, and those of all units.
        part: Only tasks in which they lead or co-operate; None for both.
        states: States on the day asked for.
        plans: Keys of plans; "" stands for tasks of no plan.
        areas: Titles of content areas.
        year: Plans and own tasks that cover this year; None for all years.
        due_from, due_to: Bounds of the next due day, both included.
        span: What the two bounds follow from, None when they are fixed days: a saved view moves
            with the day.
        done_from, done_to: Bounds of ``TaskLine.done_on``, both included.
        undated: True for tasks whose time could not be read or waits for an event ("chưa xác
            định"), False for the others, None for both.
        continuous: True for "thường xuyên" tasks only, False for the others.
        without_evidence: True for tasks with something done and no evidence.
        reminded: True for tasks reminded at least once.
        untracked: True to include plans taken out of the follow-up.
    """

    text: str = ""
    assignees: frozenset[str] = frozenset()
    part: Part | None = None
    states: frozenset[TaskState] = frozenset()
    plans: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    year: int | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    span: DueSpan | None = None
    done_from: dt.date | None = None
    done_to: dt.date | None = None
    undated: bool | None = None
    continuous: bool | None = None
    without_evidence: bool | None = None
    reminded: bool | None = None
    untracked: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Order and parting of the list."""

    key: SortKey = SortKey.DUE
    descending: bool = False
    group: GroupBy = GroupBy.NONE


@dataclass(frozen=True, slots=True)
class Group:
    """One part of the list.

    Attributes:
        key: What its tasks have in common, as stored.
        title: Words shown above it.
        start: Place of its first task in ``TaskListing.keys``.
        count: How many tasks.
    """

    key: str
    title: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class TaskListing:
    """Answer to a query: the keys of tasks in order; lines are fetched page by page.

    Attributes:
        keys: Keys of tasks; one may stand twice when the list is parted by unit.
        groups: Parts, in order; empty when not parted.
        states: How many different tasks are in each state.
    """

    keys: tuple[str, ...]
    groups: tuple[Group, ...] = ()
    states: Mapping[TaskState, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many different tasks."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a line of the list.

    Attributes:
        id, plan_id, origin, area, title, products, time: See ``PlanItem``.
        context: Words of the levels above the title, "" when there are none.
        lead, cooperate: Names of today, joined by "; ".
        kind: Value of ``schedule.Kind``.
        state: State on the day asked for.
        label: The open time nearest to its due day ("Quý II/2026"), the last one when all are
            closed.
        start, due: Its days.
        done_on: Day of the last completion.
        percent: How far: 100 when all is closed, else that of the last progress entry, else 0.
        done, times: How many of its times are closed, and how many there are (0 without dates).
        evidence: How many evidences.
        reminders: How many reminders.
        last_progress: Day of the last diary line.
        undated: True when it has no date and is not continuous.
        continuous: True for "thường xuyên".
        confirmed: True when the officer accepted the dates.
        plan: Subject of the plan, "" for a task of its own.
    """

    id: str
    plan_id: str
    origin: Origin
    area: str
    title: str
    context: str
    products: tuple[str, ...]
    lead: str
    cooperate: str
    time: str
    kind: str
    state: TaskState
    label: str
    start: dt.date | None
    due: dt.date | None
    done_on: dt.date | None
    percent: int
    done: int
    times: int
    evidence: int
    reminders: int
    last_progress: dt.date | None
    undated: bool
    continuous: bool
    confirmed: bool
    plan: str
