"""The figures of a report (số liệu báo cáo): the tasks as they stood, and what is counted of them.

Figures keep the tasks themselves and count them anew each time, so that every number can be
opened to the rows behind it, also after it was frozen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import FINISHED_STATES, STATE_WORDS

EVERYWHERE = "all"
"""Scope of a figure that counts all tasks."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a report looks.

    Attributes:
        year, period: The report.
        first, last: First and last day of its data.
        year_first: First day of the cumulative figures (15/12 of the year before).
        as_of: Day on which the tasks are judged; before ``last`` the figures are an estimate.
        next_last: Last day of the data of the next report.
    """

    year: int
    period: Period
    first: dt.date
    last: dt.date
    year_first: dt.date
    as_of: dt.date
    next_last: dt.date

    @property
    def is_estimate(self) -> bool:
        """Tell whether the data period was not over yet (số liệu ước)."""
        return self.as_of < self.last

    def holds(self, day: dt.date | None) -> bool:
        """Tell whether something of ``day`` belongs to this report."""
        return day is not None and self.first <= day <= min(self.last, self.as_of)

    def holds_so_far(self, day: dt.date | None) -> bool:
        """Tell whether something of ``day`` belongs to the cumulative figures (lũy kế)."""
        return day is not None and self.year_first <= day <= min(self.last, self.as_of)

    def is_next(self, day: dt.date | None) -> bool:
        """Tell whether ``day`` falls between this report and the end of the next one."""
        return day is not None and self.as_of < day <= self.next_last


@dataclass(frozen=True, slots=True)
class ReportTime:
    """One time of a task as it stood.

    Attributes:
        label, due, done_on: See ``tracking.model.Time``; only what was known on the day.
        state: State on the day.
        reason: Why it is not carried out, or was postponed.
        evidence: Documents that prove it, in words.
    """

    label: str
    due: dt.date | None
    done_on: dt.date | None
    state: TaskState
    reason: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits to be done."""
        return self.done_on is None and self.state is not TaskState.NOT_DONE

    def days_late(self, day: dt.date) -> int:
        """Return by how many calendar days it is or was late on ``day``; 0 when it is not."""
        if self.due is None or self.state is TaskState.NOT_DONE:
            return 0
        return max(0, ((self.done_on or day) - self.due).days)


@dataclass(frozen=True, slots=True)
class ReportNote:
    """A line of the diary that falls into the period.

    Attributes:
        on: Day.
        percent: How far, None for a mere note.
        note: What was done.
        difficulty: Vướng mắc, kiến nghị.
    """

    on: dt.date
    percent: int | None = None
    note: str = ""
    difficulty: str = ""


@dataclass(frozen=True, slots=True)
class ReportTask:
    """A task as it stood.

    Attributes:
        id: Key of the task.
        title: What is to be done.
        area, area_title, area_order: Its content area (``reporting.areas``).
        lead: Names of those who led on the day.
        units: Refs and names of the units, posts or bodies that led; a task of all units has
            every one.
        state: State on the day.
        continuous: True for "thường xuyên".
        percent: How far.
        times: Its times.
        notes: Diary lines of the period, the oldest first.
        reason: Why it is given up.
        evidence: All documents that prove it, in words.
        reminders: How often it was reminded in the period.
        time: Time wording of the plan.
    """

    id: str
    title: str
    area: str
    area_title: str
    area_order: int
    lead: str
    units: tuple[tuple[str, str], ...]
    state: TaskState
    continuous: bool = False
    percent: int = 0
    times: tuple[ReportTime, ...] = ()
    notes: tuple[ReportNote, ...] = ()
    reason: str = ""
    evidence: tuple[str, ...] = ()
    reminders: int = 0
    time: str = ""

    @property
    def due(self) -> dt.date | None:
        """Day by which it is due next; the last due day when all is closed."""
        opened = [time.due for time in self.times if time.is_open and time.due]
        closed = [time.due for time in self.times if time.due]
        return min(opened) if opened else max(closed, default=None)


@dataclass(frozen=True, slots=True)
class ReportTarget:
    """A target with its measured value.

    Attributes:
        id: Key of the target.
        text: The sentence of the plan.
        comparator, goal, unit: See ``facts.Target``.
        value: Measured, None when nothing was entered.
        numerator, denominator: What it was computed from.
        reached: None while there is no value.
        area: Key of its content area, "" when its words tell none.
    """

    id: str
    text: str
    comparator: str
    goal: float
    unit: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    reached: bool | None = None
    area: str = ""


Test = Callable[[ReportTask, Window], bool]


def _in_state(*states: TaskState) -> Test:
    return lambda task, _window: task.state in states


def _updated(task: ReportTask, window: Window) -> bool:
    return task.continuous and bool(task.notes or _has_done(task, window))


def _has_done(task: ReportTask, window: Window) -> bool:
    return any(window.holds(time.done_on) for time in task.times)


def _done_so_far(task: ReportTask, window: Window) -> bool:
    return any(window.holds_so_far(time.done_on) for time in task.times)


def _done_late(task: ReportTask, window: Window) -> bool:
    late = TaskState.DONE_LATE
    return any(window.holds(time.done_on) and time.state is late for time in task.times)


def _is_silent(task: ReportTask, window: Window) -> bool:
    open_now = task.state not in (TaskState.DONE, TaskState.DONE_LATE, TaskState.NOT_DONE)
    return task.continuous and open_now and not _updated(task, window)


def _due_next(task: ReportTask, window: Window) -> bool:
    given_up = task.state is TaskState.NOT_DONE
    return not given_up and any(time.is_open and window.is_next(time.due) for time in task.times)


MEASURES: Mapping[str, Test] = MappingProxyType(
    {
        "total": lambda _task, _window: True,
        **{state.value: _in_state(state) for state in TaskState},
        "closed": _in_state(*FINISHED_STATES),
        "continuous": lambda task, _window: task.continuous,
        "updated": _updated,
        "silent": _is_silent,
        "period-done": _has_done,
        "period-late": _done_late,
        "year-done": _done_so_far,
        "period-due": lambda task, window: any(window.holds(time.due) for time in task.times),
        "next": _due_next,
        "proved": lambda task, _window: bool(task.evidence),
        "unproved": lambda task, window: _has_done(task, window) and not task.evidence,
        "difficult": lambda task, _window: any(note.difficulty for note in task.notes),
        "reminded": lambda task, _window: task.reminders > 0,
    }
)
"""What can be counted: states on the day, and what happened in the period."""


MEASURE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "total": "Tổng số nhiệm vụ",
        "closed": "Đã hoàn thành",
        **{state.value: words for state, words in STATE_WORDS.items()},
        "period-due": "Đến hạn trong kỳ",
        "period-done": "Có kết quả hoàn thành trong kỳ",
        "period-late": "Hoàn thành quá hạn trong kỳ",
        "year-done": "Có kết quả hoàn thành từ 15/12",
        "continuous": "Nhiệm vụ thường xuyên",
        "updated": "Thường xuyên, đã thực hiện trong kỳ",
        "silent": "Thường xuyên, chưa có cập nhật",
        "next": "Đến hạn kỳ tới",
        "proved": "Có minh chứng",
        "unproved": "Hoàn thành trong kỳ, chưa có minh chứng",
        "difficult": "Có vướng mắc",
        "reminded": "Đã được nhắc trong kỳ",
    }
)
"""What each measure counts, in the order in which a screen shows them; shown through the
translation.
"""


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the figures: its key, what it counts, its value."""

    key: str
    title: str
    value: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a report.

    A number is named by a key "scope/measure": the scope is "all", "area:<key>" or
    "lead:<ref>", the measure one of ``MEASURES`` ("area:the_che/overdue").

    Attributes:
        window: The days.
        tasks: The tasks in the order of the plans.
        targets: The targets with their values.
        documents: How many directing documents were issued in the period.
        letters: How many letters of urging were made in the period.
        evidence: How many different evidences prove the tasks.
    """

    window: Window
    tasks: tuple[ReportTask, ...] = ()
    targets: tuple[ReportTarget, ...] = ()
    documents: int = 0
    letters: int = 0
    evidence: int = 0

    def behind(self, key: str) -> tuple[ReportTask, ...]:
        """Return the tasks that the number ``key`` counts; raise ``KeyError`` for none such."""
        scope, _, measure = key.rpartition("/")
        test = MEASURES[measure]
        return tuple(
            task for task in self.tasks if _in_scope(task, scope) and test(task, self.window)
        )

    def count(self, measure: str, scope: str = EVERYWHERE) -> int:
        """Return a number; raise ``KeyError`` for an unknown measure."""
        return len(self.behind(f"{scope}/{measure}"))

    def numbers(self, scope: str = EVERYWHERE) -> tuple[Number, ...]:
        """Return the numbers of a scope that are not 0, in the order of a screen."""
        found = (
            Number(f"{scope}/{measure}", title, self.count(measure, scope))
            for measure, title in MEASURE_WORDS.items()
        )
        return tuple(number for number in found if number.value)

    def share(self, part: str, whole: str, scope: str = EVERYWHERE) -> float | None:
        """Return ``part`` of ``whole`` in percent; None when there is nothing to divide by."""
        total = self.count(whole, scope)
        return 100 * self.count(part, scope) / total if total else None

    def areas(self) -> tuple[tuple[str, str], ...]:
        """Return scopes and titles of the content areas, in the order of reports."""
        found = {task.area: (task.area_order, task.area_title) for task in self.tasks}
        ordered = sorted(found, key=lambda key: found[key][0])
        return tuple((f"area:{key}", found[key][1]) for key in ordered)

    def units(self) -> tuple[tuple[str, str], ...]:
        """Return scopes and names of those who lead, in the order in which they occur."""
        found = dict(unit for task in self.tasks for unit in task.units)
        return tuple((f"lead:{ref}", name) for ref, name in found.items())

    def keys(self) -> Iterator[str]:
        """Yield the keys of all numbers."""
        scopes = (EVERYWHERE, *(scope for scope, _ in (*self.areas(), *self.units())))
        return (f"{scope}/{measure}" for scope in scopes for measure in MEASURES)

    @property
    def reminders(self) -> int:
        """How many reminders were given in the period."""
        return sum(task.reminders for task in self.tasks)


def times_of_all(
    tasks: Iterable[ReportTask], test: Callable[[ReportTime], bool]
) -> Iterator[tuple[ReportTask, ReportTime]]:
    """Yield the times of the tasks that pass a test, with their tasks."""
    return ((task, time) for task in tasks for time in task.times if test(time))


def _in_scope(task: ReportTask, scope: str) -> bool:
    kind, _, key = scope.partition(":")
    if kind == "area":
        return task.area == key
    if kind == "lead":
        return any(ref == key for ref, _ in task.units)
    if scope != EVERYWHERE:
        raise KeyError(scope)
    return True
