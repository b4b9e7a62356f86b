"""What the list of tasks keeps of one task: what it is found, sorted and counted by.

All of it comes from the rules of the domain and holds for every day on which all that is known
of the task is known; ``known_until`` is the first such day. What changes with the day is kept as
the days from which on it is so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer
from desktop.domain.eras import Era
from desktop.domain.schedule import Kind
from desktop.domain.tracking.lines import line_of
from desktop.domain.tracking.model import Origin, PlanItem, TaskFacts, TaskState, Time
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.states import WARN_DAYS, has_progress
from desktop.domain.tracking.words import FINISHED_STATES, OPEN_STATES, URGENCY
from desktop.storage.folded import folded
from desktop.storage.task_facts import NO_FACTS

EVER = dt.date.max
"""A day on which everything is known."""

NOBODY = CommuneProfile(Issuer(CommuneKind.XA, "", ""), Era.TWO_LEVEL)
"""An office without units: of a workspace that was never set up."""

_ONE_DAY = dt.timedelta(days=1)
_WARNING = dt.timedelta(days=WARN_DAYS)
_OPEN = URGENCY.index(TaskState.NOT_YET)


def computed_columns(
    item: PlanItem, facts: TaskFacts, times: tuple[Time, ...]
) -> Mapping[str, Any]:
    """Return the columns that follow from the times and the facts of a task."""
    if facts == NO_FACTS:
        return _untouched(item.time, item.first_year, item.last_year, times)
    return _computed(item, facts, times)


@lru_cache(maxsize=4096)
def _untouched(
    wording: str, first_year: int, last_year: int, times: tuple[Time, ...]
) -> Mapping[str, Any]:
    """Return the columns of a task of which nothing is known but its time: few differ in it."""
    item = PlanItem("", "", Origin.OWN, 0, "", first_year, last_year, time=wording)
    return _computed(item, NO_FACTS, times)


def _computed(item: PlanItem, facts: TaskFacts, times: Sequence[Time]) -> Mapping[str, Any]:
    line = line_of(item, facts, times, NOBODY, "", EVER)
    return {
        **_state_columns(line, facts, times),
        "due": _text(line.due),
        "done_on": _text(line.done_on),
        "percent": line.percent,
        "undated": int(line.undated),
        "continuous": int(line.continuous),
        "bare": int(
            not line.evidence and (line.state in FINISHED_STATES or line.done_on is not None)
        ),
        "reminded": int(line.reminders > 0),
        "known_until": max(_days(facts), default=dt.date.min).isoformat(),
    }


def worded_columns(item: PlanItem) -> Mapping[str, Any]:
    """Return the columns that follow from the words of a task."""
    return {
        "id": item.id,
        "place": item.order,
        "first_year": item.first_year,
        "last_year": item.last_year,
    }


def folded_text(item: PlanItem, facts: TaskFacts, plan_subject: str) -> str:
    """Return the words of all texts of a task as search looks at them."""
    parts = (
        *(item.objective, item.task, item.activity, *item.products, item.area, item.time),
        *(*item.lead, *item.cooperate, item.budget, plan_subject),
        *(each.assignee.name for each in facts.assignments),
        facts.mark.note if facts.mark else "",
        item.source.number if item.source else "",
        facts.mark.source.number if facts.mark and facts.mark.source else "",
    )
    return folded(" ".join(parts))


def time_rows(times: Sequence[Time]) -> Iterator[tuple[Any, ...]]:
    """Yield the columns of each time."""
    for place, time in enumerate(times):
        days = map(_text, (time.start, time.due, time.planned_due, time.done_on))
        yield place, time.label, *days, int(time.dropped), time.fact_id


def time_of(values: Sequence[Any]) -> Time:
    """Return the time kept in the columns label, start … fact_id."""
    label, *days, dropped, fact_id = values
    start, due, planned, done = (day and dt.date.fromisoformat(day) for day in days)
    return Time(label, start, due, planned, done, bool(dropped), fact_id)


def _state_columns(line: TaskLine, facts: TaskFacts, times: Sequence[Time]) -> dict[str, Any]:
    """Return the state at first and the days from which on it is a more urgent one.

    A task that is closed, or has no times, stays as it is.
    """
    waiting = [time for time in times if time.is_open]
    if line.state not in OPEN_STATES or not waiting:
        return {
            "base": URGENCY.index(line.state),
            **dict.fromkeys(("started_from", "soon_from", "overdue_from")),
        }
    first_due = min((time.due for time in waiting if time.due), default=None)
    continuous = line.kind == Kind.CONTINUOUS.value
    begins = [
        dt.date.min
        if has_progress(facts, EVER, time) or (continuous and not time.start)
        else time.start
        for time in waiting
    ]
    return {
        "base": _OPEN,
        "started_from": _text(min((day for day in begins if day), default=None)),
        "soon_from": _text(first_due and _shifted(first_due, -_WARNING)),
        "overdue_from": _text(first_due and _shifted(first_due, _ONE_DAY)),
    }


def _shifted(day: dt.date, by: dt.timedelta) -> dt.date | None:
    """Return another day; the first of all when it is before that, None after the last."""
    try:
        return day + by
    except OverflowError:
        return dt.date.min if by < dt.timedelta(0) else None


def _days(facts: TaskFacts) -> Iterator[dt.date]:
    """Yield the days on which something became known."""
    if facts.mark:
        yield from filter(None, (facts.mark.dropped_on, facts.mark.event_date))
    yield from (fact.done_on for fact in facts.occurrences if fact.done_on)
    yield from (entry.on for entry in facts.progress)
    yield from (reminder.on for reminder in facts.reminders)


def _text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
