"""From entries to days: one occurrence for each time that the task is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.plan import YearSpan
from desktop.domain.schedule.calendar import day_of, months_later
from desktop.domain.schedule.entries import Entry, Place
from desktop.domain.schedule.labels import deadline_label, period_label, span_label
from desktop.domain.schedule.model import Kind, Occurrence
from desktop.domain.schedule.nodes import (
    Anchor,
    Bound,
    Edge,
    Mode,
    Period,
    Range,
    Unit,
    month,
    months,
    quarter,
    year,
)

Days = tuple[dt.date | None, dt.date | None]
"""First and last day, either open."""

_ONE_DAY = dt.timedelta(days=1)


def unfold(entry: Entry, years: YearSpan) -> list[Occurrence]:
    """Return the occurrences of an entry, those without any date left out."""
    if entry.cycle is None:
        found = [_plain(entry, entry.places[0])]
    else:
        found = list(_recurring(entry, entry.cycle, scope_days(entry.scope, years)))
    return [each for each in found if each.start is not None or each.due is not None]


def days_of(place: Place) -> Days:
    """Return the days of a time of its own; a deadline or one day has no beginning."""
    match place:
        case Period(kind=Kind.FIXED_DATE):
            return None, place.due
        case Period():
            return place.start, place.due
        case Range():
            return _range_days(place)
        case Bound(target=Period() as target):
            return None, _deadline(place.mode, target)
    return None, None


def _range_days(stretch: Range) -> Days:
    start = due = None
    if stretch.first is not None:
        start = stretch.first.start
        if stretch.after and stretch.first.due is not None:
            start = stretch.first.due + _ONE_DAY
    if stretch.last is not None:
        due = _deadline(Mode.BEFORE if stretch.before else Mode.BY, stretch.last)
    return start, due


def _deadline(mode: Mode, target: Period) -> dt.date | None:
    if mode is Mode.BY or target.edge is Edge.END:
        return target.due
    return None if target.start is None else target.start - _ONE_DAY


def _plain(entry: Entry, place: Place) -> Occurrence:
    start, due = days_of(place)
    if isinstance(place, Period):
        label = period_label(place)
    elif isinstance(place, Bound):
        label = period_label(entry.topic) if entry.topic else deadline_label(due)
    else:
        label = span_label(start, due)
    return Occurrence(label, start, due)


def scope_days(scope: Period | Range | None, years: YearSpan) -> tuple[dt.date, dt.date]:
    """Return first and last day in which a cycle runs; an open end is that of the plan."""
    start, due = days_of(scope) if scope is not None else (None, None)
    first = start or dt.date(years.first, 1, 1)
    return first, due or dt.date(max(years.last, first.year), 12, 31)


@dataclass(frozen=True, slots=True)
class _Slot:
    """One turn of a cycle."""

    label: str
    start: dt.date
    due: dt.date


def _recurring(entry: Entry, unit: Unit, scope: tuple[dt.date, dt.date]) -> Iterator[Occurrence]:
    slots = list(_slots(unit, *scope))
    if any(isinstance(_inner(place), Period | Range) for place in entry.places):
        return _on_dates(entry.places, slots, scope)
    if not entry.places or not all(_is_placed(place, unit) for place in entry.places):
        return (
            Occurrence(slot.label, max(slot.start, scope[0]), min(slot.due, scope[1]))
            for slot in slots
        )
    return _in_slots(entry.places, unit, slots, scope)


def _inner(place: Place) -> object:
    return place.target if isinstance(place, Bound) else place


def _is_placed(place: Place, unit: Unit) -> bool:
    """Tell whether a day can be found in a cycle: "hằng quý, ngày 20" names no month."""
    anchor = _inner(place)
    if not isinstance(anchor, Anchor):
        return False
    if anchor.weekday is not None:
        return unit is Unit.WEEK
    if unit is Unit.WEEK:
        return anchor.days is None
    return anchor.days is None or anchor.month is not None or unit is Unit.MONTH


def _slots(unit: Unit, first: dt.date, last: dt.date) -> Iterator[_Slot]:
    """Yield the turns of a cycle that touch the days from ``first`` to ``last``."""
    if unit is Unit.WEEK:
        monday = first - dt.timedelta(days=first.weekday())
        while monday <= last:
            sunday = monday + dt.timedelta(days=6)
            yield _Slot(span_label(monday, sunday), monday, sunday)
            monday += dt.timedelta(days=7)
        return
    for in_year in range(first.year, last.year + 1):
        for number in range(1, 12 // unit.value + 1):
            period = replace(_turn(unit, number), year=in_year)
            start, due = period.start, period.due
            if start is not None and due is not None and start <= last and due >= first:
                yield _Slot(period_label(period), start, due)


def _turn(unit: Unit, number: int) -> Period:
    match unit:
        case Unit.MONTH:
            return month(number)
        case Unit.QUARTER:
            return quarter(number)
        case Unit.HALF_YEAR:
            return months(6, from_end=number == 2)
    return year()


def _in_slots(
    places: Sequence[Place], unit: Unit, slots: Iterable[_Slot], scope: tuple[dt.date, dt.date]
) -> Iterator[Occurrence]:
    """Yield each turn's days; a day before the scope is none of its own."""
    begun: dt.date | None = scope[0]
    for slot in slots:
        for place in places:
            start, due, later = _place_days(place, unit, slot)
            if due is not None and (due < scope[0] or (due > scope[1] and not later)):
                continue
            first = begun if start == slot.start and begun else max(start, scope[0])
            yield Occurrence(slot.label, first, due)
            begun = None


def _place_days(place: Place, unit: Unit, slot: _Slot) -> tuple[dt.date, dt.date | None, bool]:
    anchor = _inner(place)
    strict = isinstance(place, Bound) and place.mode is Mode.BEFORE
    if not isinstance(anchor, Anchor):
        return slot.start, slot.due, False
    if anchor.weekday is not None:
        first = last = slot.start + dt.timedelta(days=anchor.weekday)
    elif anchor.days is not None:
        first, last = _month_days(anchor, anchor.days, unit, slot)
    elif anchor.edge is Edge.END:
        return slot.start, slot.due, False
    else:
        return slot.start, None, False
    due = first - _ONE_DAY if strict else last
    return (first if anchor.stretch else slot.start), due, anchor.later > 0


def _month_days(
    anchor: Anchor, days: tuple[int, int], unit: Unit, slot: _Slot
) -> tuple[dt.date, dt.date]:
    place = anchor.month or 1
    count = place - 1 if place > 0 else unit.value + place
    count = min(max(count, 0), unit.value - 1) + anchor.later * unit.value
    in_year, number = months_later(slot.start.year, slot.start.month, count)
    return day_of(in_year, (number, days[0])), day_of(in_year, (number, days[1]))


def _on_dates(
    places: Sequence[Place], slots: Sequence[_Slot], scope: tuple[dt.date, dt.date]
) -> Iterator[Occurrence]:
    """Yield the days of the year that come back ("trước ngày 20/11 hằng năm")."""
    for in_year in range(scope[0].year, scope[1].year + 1):
        for place in places:
            start, due = days_of(_in_year(place, in_year))
            slot = next((s for s in slots if due and s.start <= due <= s.due), None)
            if slot is not None:
                yield Occurrence(slot.label, start or max(slot.start, scope[0]), due)


def _in_year(place: Place, in_year: int) -> Place:
    match place:
        case Period():
            return replace(place, year=in_year + place.shift)
        case Bound(target=Period() as target):
            return replace(place, target=replace(target, year=in_year + target.shift))
        case Range(first=Period() as first, last=Period() as last):
            over = 1 if last.first < first.first else 0
            return replace(
                place,
                first=replace(first, year=in_year + first.shift),
                last=replace(last, year=in_year + last.shift + over),
            )
    return place
