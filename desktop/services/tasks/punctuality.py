"""How many tasks were finished in time, month by month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from desktop.domain.schedule.calendar import day_of
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import TaskQuery
from desktop.domain.tracking.words import FINISHED_STATES
from desktop.services.tasks.tasks import TaskService
from desktop.services.tasks.today import Number, Share


@dataclass(frozen=True, slots=True)
class MonthShare:
    """The tasks finished in a month, and those of them in time."""

    year: int
    month: int
    share: Share


def on_time_per_month(tasks: TaskService, day: dt.date) -> tuple[MonthShare, ...]:
    """Return the months of the year up to ``day``.

    A task counts in the month of its last completion once all its times are closed, as in the
    share of the whole year.
    """
    return tuple(_month(tasks, day.year, month) for month in range(1, day.month + 1))


def _month(tasks: TaskService, year: int, month: int) -> MonthShare:
    whole = TaskQuery(
        states=FINISHED_STATES, done_from=dt.date(year, month, 1), done_to=day_of(year, (month, 0))
    )
    part = replace(whole, states=frozenset({TaskState.DONE}))
    states = tasks.find(whole).states
    return MonthShare(
        year,
        month,
        Share(
            Number(states.get(TaskState.DONE, 0), part),
            Number(sum(states.values()), whole),
        ),
    )
