"""The times (kỳ hạn) of a task: its schedule joined with what happened."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from desktop.domain.decree_dates import short_date
from desktop.domain.folding import fold
from desktop.domain.plan import YearSpan
from desktop.domain.schedule import (
    Duration,
    DurationUnit,
    Kind,
    Occurrence,
    Schedule,
    read_schedule,
)
from desktop.domain.tracking.calendar import WorkCalendar
from desktop.domain.tracking.model import OccurrenceFact, PlanItem, TaskFacts, TaskMark, Time

_WAITING = frozenset({Kind.EVENT_DRIVEN, Kind.PER_PROGRAMME})
_HOURS_OF_A_DAY = 24
_MOST_WORKING_DAYS = 10_000


def schedule_of(item: PlanItem) -> Schedule:
    """Return the reading of a task's time wording over the years of its plan (cached)."""
    return _read(item.time, item.first_year, item.last_year)


@lru_cache(maxsize=16_384)
def _read(wording: str, first: int, last: int) -> Schedule:
    try:
        return read_schedule(wording, YearSpan(first, last))
    except ValueError:
        return Schedule(wording, Kind.UNKNOWN)


def kind_of(item: PlanItem, facts: TaskFacts) -> str:
    """Return the kind of a task's time: the accepted one, else that of the wording."""
    if facts.mark is not None and facts.mark.schedule is not None:
        return facts.mark.schedule.kind
    return schedule_of(item).kind.value


def times_of(item: PlanItem, facts: TaskFacts, calendar: WorkCalendar) -> tuple[Time, ...]:
    """Return the times of a task, in order of their days.

    What happened belongs to the time of its label, else to that of its due day; if there is but
    one of each they belong together. A fact whose time is gone from the wording stays visible as
    a time of its own.
    """
    mark = facts.mark
    if mark is None or (mark.schedule is None and mark.event_date is None):
        planned = _read_times(item.time, item.first_year, item.last_year)
    else:
        planned = _times(_agreed(schedule_of(item), mark, calendar))
    return _join(planned, facts.occurrences) if facts.occurrences else planned


@lru_cache(maxsize=16_384)
def _read_times(wording: str, first: int, last: int) -> tuple[Time, ...]:
    return _times(_read(wording, first, last).occurrences)


def _times(occurrences: Sequence[Occurrence]) -> tuple[Time, ...]:
    """Return open times; labels that recur get their day, so that each names one time."""
    count = Counter(each.label for each in occurrences)
    return tuple(
        Time(_own_label(each, count[each.label]), each.start, each.due, each.due)
        for each in occurrences
    )


def _own_label(occurrence: Occurrence, count: int) -> str:
    day = occurrence.due or occurrence.start
    if count == 1 or day is None:
        return occurrence.label
    return f"{occurrence.label} ({short_date(day)})"


def _agreed(schedule: Schedule, mark: TaskMark, calendar: WorkCalendar) -> tuple[Occurrence, ...]:
    """Return the times the officer accepted, or those that run from the event she entered."""
    if mark.schedule is not None:
        return mark.schedule.occurrences
    if mark.event_date is None or schedule.kind not in _WAITING:
        return schedule.occurrences
    due = due_after(mark.event_date, schedule.duration, calendar, _runs_back(schedule.event))
    start = None if due is not None and due < mark.event_date else mark.event_date
    return (Occurrence("", start, due),)


def _runs_back(event: str) -> bool:
    """Tell whether the time allowed ends with the event ("05 ngày trước khi họp")."""
    return "truoc khi" in fold(event) or "truoc ky" in fold(event)


def due_after(
    event: dt.date, duration: Duration | None, calendar: WorkCalendar, back: bool = False
) -> dt.date | None:
    """Return the last day of a time allowed from an event on; None without an end.

    The day of the event is not counted (Bộ luật Dân sự 2015, Điều 147). Hours short of a day end
    on the day itself: a diary of days cannot be stricter.

    Args:
        event: Day of the event.
        duration: Time allowed.
        calendar: The working days.
        back: Count back from the event.
    """
    if duration is None:
        return None
    count = -duration.count if back else duration.count
    try:
        return _later(event, count, duration.unit, calendar)
    except (OverflowError, ValueError):
        return None


def _later(day: dt.date, count: int, unit: DurationUnit, calendar: WorkCalendar) -> dt.date | None:
    match unit:
        case DurationUnit.WORKING_DAY:
            if abs(count) > _MOST_WORKING_DAYS:
                return None
            return calendar.add_working_days(day, count)
        case DurationUnit.MONTH:
            return _months_later(day, count)
        case DurationUnit.YEAR:
            return _months_later(day, 12 * count)
        case DurationUnit.HOUR:
            return day + dt.timedelta(days=int(count / _HOURS_OF_A_DAY))
        case DurationUnit.WEEK:
            return day + dt.timedelta(weeks=count)
    return day + dt.timedelta(days=count)


def _months_later(day: dt.date, count: int) -> dt.date:
    total = day.year * 12 + day.month - 1 + count
    year, month = total // 12, total % 12 + 1
    return dt.date(year, month, min(day.day, months.monthrange(year, month)[1]))


def _join(planned: Sequence[Time], facts: Iterable[OccurrenceFact]) -> tuple[Time, ...]:
    """Give each fact to its time; what finds none becomes a time of its own."""
    times = list(planned)
    waiting = list(facts)
    alone = len(times) == 1 and len(waiting) == 1
    for belongs in (_same_time, _same_label, _same_due):
        waiting = [fact for fact in waiting if not _give(times, fact, belongs)]
    if alone and waiting:
        return (_with(times[0], waiting[0]),)
    times.extend(_own_time(fact) for fact in waiting if _says_something(fact))
    return tuple(sorted(times, key=_order))


def _give(
    times: list[Time], fact: OccurrenceFact, belongs: Callable[[Time, OccurrenceFact], bool]
) -> bool:
    """Give a fact to the first free time it belongs to; tell whether there is one."""
    for place, time in enumerate(times):
        if not time.fact_id and belongs(time, fact):
            times[place] = _with(time, fact)
            return True
    return False


def _same_time(time: Time, fact: OccurrenceFact) -> bool:
    return time.label == fact.label and time.planned_due == fact.due


def _same_label(time: Time, fact: OccurrenceFact) -> bool:
    return time.label == fact.label


def _same_due(time: Time, fact: OccurrenceFact) -> bool:
    return fact.due is not None and time.planned_due == fact.due


def _with(time: Time, fact: OccurrenceFact) -> Time:
    return replace(
        time,
        due=fact.extended_to or time.due,
        done_on=fact.done_on,
        dropped=bool(fact.dropped_reason),
        fact_id=fact.id,
    )


def _own_time(fact: OccurrenceFact) -> Time:
    return _with(Time(fact.label, None, fact.due, fact.due), fact)


def _says_something(fact: OccurrenceFact) -> bool:
    return bool(fact.done_on or fact.extended_to or fact.dropped_reason or fact.note)


def _order(time: Time) -> tuple[dt.date, dt.date]:
    due = time.planned_due or time.due or dt.date.max
    return due, time.start or due
