"""How much work each unit, post and officer has in each month of a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.commune import CommuneProfile
from desktop.domain.tracking.followed import Followed
from desktop.domain.tracking.model import (
    Assignee,
    AssigneeKind,
    Part,
)
from desktop.domain.tracking.people import assignees, holders
from desktop.domain.tracking.words import OPEN_STATES

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Load:
    """What one unit, post or officer still has to do in a year.

    Attributes:
        assignee: Who.
        months: How many open times fall due in each month, January first.
        without_month: How many open tasks have no due day at all ("thường xuyên", "khi có …").
    """

    assignee: Assignee
    months: tuple[int, ...]
    without_month: int

    @property
    def total(self) -> int:
        """All that is still to be done."""
        return sum(self.months) + self.without_month


@dataclass(frozen=True, slots=True)
class Workload:
    """The open work of a year, one row for each who leads a task.

    Attributes:
        year: The year.
        loads: Rows, the units first, then posts and officers, by name within each.
    """

    year: int
    loads: tuple[Load, ...]


def workload(tracked: Iterable[Followed], year: int, profile: CommuneProfile) -> Workload:
    """Count the open times of a year for each who leads them.

    A time counts for those who lead the task on its due day; what a post leads counts for the
    post and for each of its holders. Tasks done or given up count nowhere.
    """
    tally = _Tally(year, profile)
    for task in tracked:
        if task.line.state in OPEN_STATES:
            tally.add(task)
    return Workload(year, tally.loads())


class _Tally:
    def __init__(self, year: int, profile: CommuneProfile) -> None:
        self._year = year
        self._profile = profile
        self._who: dict[str, Assignee] = {}
        self._months: dict[str, list[int]] = {}

    def add(self, task: Followed) -> None:
        dues = [time.due for time in task.times if time.is_open and time.due is not None]
        for due in dues:
            if due.year == self._year:
                self._count(task, due, due.month - 1)
        covers = task.item.first_year <= self._year <= task.item.last_year
        if covers and not any(time.due is not None for time in task.times):
            self._count(task, dt.date(self._year, MONTHS, 31), MONTHS)

    def _count(self, task: Followed, day: dt.date, place: int) -> None:
        leads = assignees(task.item, task.facts, Part.LEAD, day, self._profile)
        found = {each.ref: each for lead in leads for each in self._with_holders(lead, day)}
        for ref, who in found.items():
            self._who.setdefault(ref, who)
            self._months.setdefault(ref, [0] * (MONTHS + 1))[place] += 1

    def _with_holders(self, lead: Assignee, day: dt.date) -> Iterator[Assignee]:
        yield lead
        if lead.kind is AssigneeKind.POST:
            for officer in holders(lead.key, self._profile, day):
                yield Assignee(AssigneeKind.OFFICER, officer.id, officer.name)

    def loads(self) -> tuple[Load, ...]:
        kinds = list(AssigneeKind)
        order = sorted(self._who.values(), key=lambda who: (kinds.index(who.kind), who.name))
        return tuple(
            Load(who, tuple(self._months[who.ref][:MONTHS]), self._months[who.ref][MONTHS])
            for who in order
        )
