"""States of tasks and of their times, computed for a day from what was known on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.domain.schedule import Kind
from desktop.domain.tracking.model import (
    OccurrenceFact,
    PlanItem,
    ProgressEntry,
    TaskFacts,
    TaskMark,
    TaskState,
    Time,
)
from desktop.domain.tracking.times import kind_of
from desktop.domain.tracking.words import URGENCY

WARN_DAYS = 7
"""From so many days before its due day on a time is "sắp đến hạn"."""

_CLOSED = frozenset({TaskState.DONE, TaskState.DONE_LATE, TaskState.NOT_DONE})
_ALL = 100


def state_of_time(
    time: Time, day: dt.date, has_progress: bool, continuous: bool = False
) -> TaskState:
    """Return the state of one time on ``day``; what was done after ``day`` is not known on it.

    Args:
        time: The time.
        day: Day asked for.
        has_progress: Whether the diary tells of progress up to that day.
        continuous: Whether the task goes on without end ("thường xuyên").
    """
    if time.dropped:
        return TaskState.NOT_DONE
    if time.done_on is not None and time.done_on <= day:
        late = time.due is not None and time.done_on > time.due
        return TaskState.DONE_LATE if late else TaskState.DONE
    if time.due is not None and time.due < day:
        return TaskState.OVERDUE
    if time.due is not None and (time.due - day).days <= WARN_DAYS:
        return TaskState.DUE_SOON
    begun = continuous if time.start is None else time.start <= day
    return TaskState.IN_PROGRESS if begun or has_progress else TaskState.NOT_YET


def state_of(item: PlanItem, facts: TaskFacts, times: Sequence[Time], day: dt.date) -> TaskState:
    """Return the state of a task on ``day``.

    Once all its times are closed it is done; before, it is as urgent as the most urgent of them.
    """
    if is_dropped(facts.mark, day):
        return TaskState.NOT_DONE
    continuous = kind_of(item, facts) == Kind.CONTINUOUS.value
    known = [entry for entry in facts.progress if entry.on <= day] if facts.progress else []
    if all(time.due is None for time in times) and _percent(known) == _ALL:
        return TaskState.DONE
    if not times:
        return TaskState.IN_PROGRESS if continuous or _tells(known) else TaskState.NOT_YET
    return _together({state_of_time(time, day, _tells(known, time), continuous) for time in times})


def _together(states: set[TaskState]) -> TaskState:
    still_open = states - _CLOSED
    if still_open:
        return min(still_open, key=URGENCY.index)
    if TaskState.DONE_LATE in states:
        return TaskState.DONE_LATE
    return TaskState.DONE if TaskState.DONE in states else TaskState.NOT_DONE


def is_dropped(mark: TaskMark | None, day: dt.date) -> bool:
    """Tell whether a task was given up by ``day``."""
    return mark is not None and mark.dropped_on is not None and mark.dropped_on <= day


def has_progress(facts: TaskFacts, day: dt.date, time: Time | None = None) -> bool:
    """Tell whether the diary tells of progress up to ``day``, of one time or of the task."""
    return _tells([entry for entry in facts.progress if entry.on <= day], time)


def _tells(entries: Sequence[ProgressEntry], time: Time | None = None) -> bool:
    """Tell whether the diary tells of progress, of that time or of the task as a whole."""
    if not entries:
        return False
    return any(
        entry.percent != 0 and (time is None or entry.label in ("", time.label))
        for entry in entries
    )


def last_percent(facts: TaskFacts, day: dt.date) -> int:
    """Return how far a task was on ``day`` by its diary, 0 without an entry."""
    return _percent([entry for entry in facts.progress if entry.on <= day])


def _percent(entries: Iterable[ProgressEntry]) -> int:
    told = [entry for entry in entries if entry.percent is not None]
    last = max(told, key=lambda entry: (entry.on, entry.id), default=None)
    return (last.percent or 0) if last else 0


def facts_until(facts: TaskFacts, day: dt.date) -> TaskFacts:
    """Return what was known of a task at the end of ``day``.

    Postponements, given-up times and links of evidence bear no day and stay.
    """
    return replace(
        facts,
        mark=_mark_until(facts.mark, day),
        occurrences=tuple(_occurrences_until(facts.occurrences, day)),
        progress=tuple(entry for entry in facts.progress if entry.on <= day),
        reminders=tuple(reminder for reminder in facts.reminders if reminder.on <= day),
    )


def _mark_until(mark: TaskMark | None, day: dt.date) -> TaskMark | None:
    if mark is None:
        return None
    if mark.dropped_on is not None and mark.dropped_on > day:
        mark = replace(mark, dropped_on=None, dropped_reason="")
    if mark.event_date is not None and mark.event_date > day:
        mark = replace(mark, event_date=None, event_document="")
    return mark


def _occurrences_until(facts: Iterable[OccurrenceFact], day: dt.date) -> Iterable[OccurrenceFact]:
    """Yield the facts without completions that came later; those that only told of one go."""
    for fact in facts:
        if fact.done_on is None or fact.done_on <= day:
            yield fact
        elif fact.extended_to or fact.dropped_reason:
            yield replace(fact, done_on=None, quality=None, note="")
