"""A plain model of a year of tasks: what each task's state is on each day, by the rules in words.

It knows nothing of the program: times are typed in by hand beside the wordings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

Day = dt.date
OPEN = ("overdue", "due-soon", "in-progress", "not-yet")


def d(month: int, day: int) -> Day:
    return dt.date(2026, month, day)


@dataclass
class ModelTime:
    """A time as typed beside its wording, with what happened to it."""

    start: Day | None
    due: Day | None
    done_on: Day | None = None
    dropped: bool = False

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.dropped


@dataclass
class ModelTask:
    """One task of the year.

    Attributes:
        lead: Who leads it today, by the name of the unit or officer.
        event_days: Days allowed after the event it waits for, None when it waits for none.
    """

    key: str
    title: str
    plan: str
    lead: str
    wording: str
    times: list[ModelTime]
    continuous: bool = False
    event_days: int | None = None
    dropped: bool = False
    diary: list[int] = field(default_factory=list)
    evidence: int = 0
    reminders: int = 0

    def open_times(self) -> list[ModelTime]:
        waiting = [time for time in self.times if time.is_open]
        return sorted(waiting, key=lambda time: time.due or Day.max)

    def state(self, day: Day) -> str:
        if self.dropped:
            return "not-done"
        if not any(time.due for time in self.times) and self.diary and self.diary[-1] == 100:
            return "done"
        begun = any(self.diary)
        if not self.times:
            return "in-progress" if begun else "not-yet"
        each = [self._state_of(time, day, begun) for time in self.times]
        for state in OPEN:
            if state in each:
                return state
        return "done-late" if "done-late" in each else "done" if "done" in each else "not-done"

    def _state_of(self, time: ModelTime, day: Day, begun: bool) -> str:
        if time.dropped:
            return "not-done"
        if time.done_on:
            return "done-late" if time.due and time.done_on > time.due else "done"
        if time.due and day > time.due:
            return "overdue"
        if time.due and (time.due - day).days <= 7:
            return "due-soon"
        if begun or (time.start and day >= time.start):
            return "in-progress"
        return "not-yet"

    def next_due(self) -> Day | None:
        waiting = self.open_times()
        return waiting[0].due if waiting else None

    def last_done(self) -> Day | None:
        return max((time.done_on for time in self.times if time.done_on), default=None)

    def has_no_date(self) -> bool:
        return not self.continuous and not any(time.start or time.due for time in self.times)

    def lacks_evidence(self, day: Day) -> bool:
        told = self.last_done() is not None or self.state(day) in ("done", "done-late")
        return told and not self.evidence


@dataclass
class Year:
    """All tasks."""

    tasks: dict[str, ModelTask]
    unit_of: dict[str, str]
    """The unit under which each name that leads is counted."""
    officers: dict[str, str]
    """The keys of those who lead by their own names."""

    def __iter__(self) -> Iterator[ModelTask]:
        return iter(self.tasks.values())

    def count(self, day: Day, *states: str) -> int:
        return sum(task.state(day) in states for task in self)

    def due_within(self, day: Day, days: int) -> int:
        last = day + dt.timedelta(days=days)
        return sum(
            task.state(day) in OPEN and (due := task.next_due()) is not None and day <= due <= last
            for task in self
        )

    def led_by_unit(self) -> dict[str, int]:
        counted: dict[str, int] = {}
        for task in self:
            unit = self.unit_of[task.lead]
            counted[unit] = counted.get(unit, 0) + 1
        return counted

    def to_remind(self, day: Day) -> dict[str, tuple[set[str], set[str]]]:
        """Return the overdue and the coming tasks by who is reminded: units and officers."""
        found: dict[str, tuple[set[str], set[str]]] = {}
        for task in self:
            state = task.state(day)
            if state not in ("overdue", "due-soon"):
                continue
            refs = [f"unit:{self.unit_of[task.lead]}"]
            if task.lead in self.officers:
                refs.append(f"officer:{self.officers[task.lead]}")
            for ref in refs:
                overdue, coming = found.setdefault(ref, (set(), set()))
                (overdue if state == "overdue" else coming).add(task.key)
        return found


STATES = (*OPEN, "done", "done-late", "not-done")

QUARTERS = [(d(1, 1), d(3, 31)), (d(4, 1), d(6, 30)), (d(7, 1), d(9, 30)), (d(10, 1), d(12, 31))]
MONTH_ENDS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

WORDINGS: list[tuple[str, list[tuple[Day | None, Day | None]]]] = [
    ("Trước ngày 15/3/2026", [(None, d(3, 14))]),
    ("Chậm nhất ngày 20/6/2026", [(None, d(6, 20))]),
    ("Ngày 20/8/2026", [(None, d(8, 20))]),
    ("Quý I/2026", [QUARTERS[0]]),
    ("Quý II/2026", [QUARTERS[1]]),
    ("Quý III năm 2026", [QUARTERS[2]]),
    ("Quý IV/2026", [QUARTERS[3]]),
    ("Tháng 5/2026", [(d(5, 1), d(5, 31))]),
    ("Tháng 02 năm 2026", [(d(2, 1), d(2, 28))]),
    ("6 tháng đầu năm 2026", [(d(1, 1), d(6, 30))]),
    ("Năm 2026", [(d(1, 1), d(12, 31))]),
    ("Từ tháng 3 đến tháng 5/2026", [(d(3, 1), d(5, 31))]),
    ("Quý I, quý III/2026", [QUARTERS[0], QUARTERS[2]]),
    ("Hàng quý", QUARTERS),
    ("Hàng tháng", [(d(m, 1), d(m, end)) for m, end in enumerate(MONTH_ENDS, start=1)]),
    ("Thường xuyên", [(d(1, 1), None)]),
    ("Thường xuyên trong năm 2026", [(d(1, 1), d(12, 31))]),
    ("20 ngày sau khi UBND tỉnh ban hành kế hoạch", []),
    ("", []),
]
"""Wordings with their times, read by a person."""

CONTINUOUS = {"Thường xuyên", "Thường xuyên trong năm 2026"}
EVENT_DAYS = {"20 ngày sau khi UBND tỉnh ban hành kế hoạch": 20}
