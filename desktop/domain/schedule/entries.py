"""Terms that belong together: cycles with their days, reports with their deadlines, lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.schedule.model import Kind
from desktop.domain.schedule.nodes import (
    Anchor,
    Bound,
    Clause,
    Continuous,
    Cycle,
    Mode,
    Period,
    Range,
    Term,
    Unit,
)
from desktop.domain.schedule.scan import Item, Joint

Place = Anchor | Period | Range | Bound
"""When in a cycle, or when at all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One time of the task, or one that comes back.

    Attributes:
        places: When; one for a time of its own, any number inside a cycle (none is all of it).
        cycle: Length of the cycle, None for a time of its own.
        scope: Stretch in which the cycle runs, None for the years of the plan.
        topic: Period whose report is due ("báo cáo quý I trước ngày 12/3").
        weak: Only a bare unit ("quý"), which needs company to mean a cycle.
        item: The item it began with.
    """

    item: Item
    places: tuple[Place, ...] = ()
    cycle: Unit | None = None
    scope: Period | Range | None = None
    topic: Period | None = None
    weak: bool = False

    @property
    def plain(self) -> Place | None:
        """The time of an entry that does not come back."""
        return self.places[0] if self.cycle is None else None


def make_entries(items: Sequence[Item]) -> list[Entry]:
    """Join dated items into entries, in the order of the text."""
    entries: list[Entry] = []
    parted = False
    for item in items:
        if isinstance(item.term, Continuous | Clause):
            parted = True
        elif not (entries and _is_topic(entries[-1], item)):
            _add(entries, replace(item, gap=item.gap or (parted and bool(entries))))
            parted = False
    return _settle(entries)


def _is_topic(before: Entry, item: Item) -> bool:
    """Tell whether "báo cáo quý" only says what is reported in "tháng 3: báo cáo quý"."""
    term = item.term
    vague = term.weak if isinstance(term, Cycle) else isinstance(term, Period) and term.loose
    named = isinstance(before.plain, Period) and not before.plain.loose
    return vague and named and item.report and item.joint is Joint.NONE


def _add(entries: list[Entry], item: Item) -> None:
    term = item.term
    if isinstance(term, Bound) and isinstance(term.target, Cycle):
        _add_cycle(entries, item, term.target, term.mode)
    elif isinstance(term, Cycle):
        _add_cycle(entries, item, term, None)
    elif isinstance(term, Period | Range | Bound | Anchor):
        joined = _join(entries[-1], item, term) if entries else None
        if joined is None:
            entries.append(Entry(item, (term,)))
        else:
            entries[-1:] = joined


def _add_cycle(entries: list[Entry], item: Item, cycle: Cycle, mode: Mode | None) -> None:
    places: tuple[Place, ...] = ()
    if cycle.anchor is not None:
        places = (Bound(mode, cycle.anchor) if mode else cycle.anchor,)
    new = Entry(item, places, cycle.unit, weak=cycle.weak)
    before = entries[-1] if entries else None
    if before is None or item.joint in (Joint.AND, Joint.STOP):
        entries.append(new)
    elif before.cycle is cycle.unit and (item.bracket or not before.places):
        entries[-1] = replace(before, places=before.places or places, weak=False)
    elif before.cycle is None and not item.gap and not cycle.weak:
        _turn_periodic(entries, new)
    else:
        entries.append(new)


def _turn_periodic(entries: list[Entry], new: Entry) -> None:
    """Make the times before "hằng năm", "hằng tháng" come back, or run the cycle inside one."""
    place = entries[-1].plain
    comma = new.item.joint is not Joint.NONE
    fits = place is not None and new.cycle is not None and _fits(place, new.cycle)
    if fits and not new.places and not (comma and isinstance(place, Period | Range)):
        run = _run(entries)
        places = tuple(entry.places[0] for entry in entries[-run:])
        first = entries[-run]
        entries[-run:] = [replace(first, places=places, cycle=new.cycle)]
    elif isinstance(place, Period | Range) and not fits and not _loose(place):
        entries[-1] = replace(new, item=entries[-1].item, scope=place)
    else:
        entries.append(new)


def _loose(place: Place) -> bool:
    return isinstance(place, Period) and place.loose


def _run(entries: Sequence[Entry]) -> int:
    """Return how many entries at the end are one list of the same sort."""
    count = 1
    while count < len(entries):
        later, earlier = entries[-count], entries[-count - 1]
        alike = earlier.cycle is None and type(later.plain) is type(earlier.plain)
        if (
            not alike
            or later.item.joint not in (Joint.COMMA, Joint.AND)
            or _loose(earlier.places[0])
        ):
            break
        count += 1
    return count


def _fits(place: Place, unit: Unit) -> bool:
    """Tell whether a time lies inside one cycle, rather than the cycle inside it."""
    match place:
        case Anchor() | Bound():
            return True
        case Period(kind=Kind.FIXED_DATE):
            return True
        case Period():
            return place.months < unit.value
        case Range(first=Period() as first, last=Period() as last):
            named = first.explicit or last.explicit
            return unit is Unit.YEAR and not named and Kind.YEAR not in (first.kind, last.kind)
    return False


def _join(before: Entry, item: Item, term: Place) -> list[Entry] | None:
    """Join a time to the entry before it; None when it is an entry of its own."""
    if before.cycle is None:
        return _to_plain(before, before.places[0], item, term)
    joined = _into_cycle(before, before.cycle, item, term)
    return None if joined is None else [joined]


def _into_cycle(before: Entry, unit: Unit, item: Item, term: Place) -> Entry | None:
    listed = item.joint in (Joint.COMMA, Joint.AND) and not item.gap
    end = _run_of_cycle(term, unit) if item.joint < Joint.AND else None
    if end is not None and before.scope is None and not before.weak:
        return replace(before, scope=end)
    if before.places:
        last = before.places[-1]
        if listed and isinstance(last, Bound) and isinstance(term, Period | Anchor):
            term = _under(last, term) or term
        if isinstance(last, Period) and isinstance(term, Bound) and _near(item):
            return replace(before, places=(*before.places[:-1], term))
        same = _sort(last) == _sort(term) and not _loose(term)
        return replace(before, places=(*before.places, term)) if listed and same else None
    if before.weak:
        return replace(before, places=(term,), weak=False) if isinstance(term, Bound) else None
    if item.joint is Joint.AND and not isinstance(term, Anchor):
        return None
    if _fits(term, unit) and not _loose(term):
        return replace(before, places=(term,))
    scopes = isinstance(term, Range) or (isinstance(term, Period) and term.explicit)
    near = item.joint is Joint.NONE and not _loose(term)
    if isinstance(term, Period | Range) and before.scope is None and (scopes or near):
        return replace(before, scope=term)
    return None


def _run_of_cycle(term: Place, unit: Unit) -> Range | None:
    """Read from when or until when it comes back ("hằng tháng đến hết quý III")."""
    match term:
        case Range(last=None):
            return term
        case Bound(mode=Mode.BY, target=Period() as last) if last.kind is not Kind.FIXED_DATE:
            ends = last.explicit if unit is Unit.YEAR else last.months >= unit.value
            return Range(None, last) if ends else None
    return None


def _near(item: Item) -> bool:
    return item.joint is Joint.NONE or item.bracket


def _sort(place: Place) -> tuple[type, type, bool]:
    inner = place.target if isinstance(place, Bound) else place
    weekday = isinstance(inner, Anchor) and inner.weekday is not None
    return type(place), type(inner), weekday


def _to_plain(before: Entry, place: Place, item: Item, term: Place) -> list[Entry] | None:
    listed = item.joint in (Joint.COMMA, Joint.AND) and not item.gap
    if listed and isinstance(term, Period) and (dated := _with_day(place, term)) is not term:
        same = Bound(place.mode, dated) if isinstance(place, Bound) else dated
        return [before, Entry(item, (same,))]
    if isinstance(place, Bound) and listed and isinstance(term, Period | Anchor):
        bound = _under(place, term)
        return None if bound is None else [before, Entry(item, (bound,))]
    if isinstance(place, Anchor) and listed and isinstance(term, Period):
        return _lend_month(before, place, item, term)
    if isinstance(term, Bound) and isinstance(place, Period) and item.joint is not Joint.AND:
        joined = _deadline_of(before, place, item, term)
        return None if joined is None else [joined]
    if item.bracket and isinstance(place, Period) and isinstance(term, Period | Range):
        if item.report and isinstance(term, Period):
            return [replace(before, topic=before.topic or term)]
        return _narrower(before, place, term)
    if isinstance(place, Range) and place.last is None and isinstance(term, Period | Bound):
        closed = _closed(place, item, term)
        return None if closed is None else [replace(before, places=(closed,))]
    if isinstance(place, Bound) and isinstance(term, Period) and item.joint is Joint.NONE:
        near = isinstance(place.target, Period) and _holds(term, place.target.due)
        return [replace(before, topic=before.topic or term)] if near else None
    return None


def _closed(place: Range, item: Item, term: Period | Bound) -> Range | None:
    """Read "từ tháng 3, hoàn thành trong quý IV": the end of what has begun."""
    end = term.target if isinstance(term, Bound) else term
    told = item.finishing or (isinstance(term, Bound) and not item.gap)
    if item.report or not told or not isinstance(end, Period) or place.first is None:
        return None
    begun, due = place.first.start, end.due
    if begun is not None and due is not None and due < begun:
        return None
    return replace(place, last=end, before=isinstance(term, Bound) and term.mode is Mode.BEFORE)


def _with_day(place: Place, term: Period) -> Period:
    """Read "ngày 15 tháng 3, tháng 6": the day is that of the month before."""
    day = place.target if isinstance(place, Bound) else place
    if not isinstance(day, Period) or not day.in_words or term.kind is not Kind.MONTH:
        return term
    first = (term.first[0], day.first[1])
    return replace(term, kind=Kind.FIXED_DATE, first=first, last=first, in_words=True)


def _narrower(before: Entry, place: Period, term: Period | Range) -> list[Entry] | None:
    """Read "quý III (tháng 8)": the same time said twice; the narrower counts."""
    inner = term.last if isinstance(term, Range) else term
    outer_first = term.first if isinstance(term, Range) else term
    if inner is None or outer_first is None:
        return None
    if _holds(place, outer_first.start) and _holds(place, inner.due):
        same = outer_first.start == place.start and inner.due == place.due
        return [before if same else replace(before, places=(term,))]
    holds = isinstance(term, Period) and _holds(term, place.start) and _holds(term, place.due)
    return [before] if holds else None


def _under(bound: Bound, term: Period | Anchor) -> Bound | None:
    """Carry "trước" over to the next of a list ("trước 30/6 và 31/12")."""
    target = bound.target
    if isinstance(target, Period) and isinstance(term, Period):
        return Bound(bound.mode, term) if target.kind is term.kind else None
    return Bound(bound.mode, term) if type(target) is type(term) else None


def _lend_month(before: Entry, place: Anchor, item: Item, term: Period) -> list[Entry] | None:
    """Read "ngày 05 và ngày 20/6": the first day is of the same month."""
    if term.kind is not Kind.FIXED_DATE or place.days is None:
        return None
    first = (term.first[0], place.days[0])
    return [replace(before, places=(replace(term, first=first, last=first),)), Entry(item, (term,))]


def _deadline_of(before: Entry, place: Period, item: Item, term: Bound) -> Entry | None:
    """Make a deadline that of the period before it ("báo cáo quý I trước ngày 12/3")."""
    if place.kind is Kind.FIXED_DATE:
        return None
    if isinstance(term.target, Anchor):
        days = term.target.days
        if place.kind is not Kind.MONTH or days is None:
            return None
        first = (place.first[0], days[0])
        date = replace(place, kind=Kind.FIXED_DATE, first=first, last=first)
        return replace(before, places=(Bound(term.mode, date),), topic=place)
    if _near(item) or (isinstance(term.target, Period) and _holds(place, term.target.due)):
        return replace(before, places=(term,), topic=replace(place, loose=False))
    return None


def _holds(period: Period, day: dt.date | None) -> bool:
    start, due = period.start, period.due
    return day is not None and start is not None and due is not None and start <= day <= due


def _settle(entries: list[Entry]) -> list[Entry]:
    """Drop bare units without company, and the year that a list of periods only shares."""
    entries = _drop_shared_year(entries)
    kept = [entry for entry in entries if _stands(entry, entries)]
    halves = [entry.cycle for entry in kept if not entry.places or _loose(entry.places[0])]
    if len(kept) == 2 and len(halves) == 2 and halves[0] is Unit.HALF_YEAR and _yearly(kept[1]):
        # The yearly report closes the second half: "định kỳ 6 tháng, hằng năm" is two a year.
        return kept[:1]
    return kept


def _yearly(entry: Entry) -> bool:
    return entry.cycle is Unit.YEAR or (
        isinstance(entry.plain, Period) and entry.plain.kind is Kind.YEAR
    )


def _stands(entry: Entry, entries: Sequence[Entry]) -> bool:
    if entry.weak and entry.places:
        return False
    place = entry.plain
    bare = entry.weak or (_loose(place) and _yearly(entry) if place is not None else False)
    if not bare:
        return True
    return entry.item.report or any(
        other is not entry and (other.cycle is not None or isinstance(other.plain, Period))
        for other in entries
    )


_SHARING = (Kind.MONTH, Kind.QUARTER, Kind.FIXED_DATE)


def _drop_shared_year(entries: list[Entry]) -> list[Entry]:
    """Take "năm 2026" of "quý I, quý II, năm 2026" as their year, not as a time of its own."""
    if len(entries) < 2 or entries[-1].item.joint is not Joint.COMMA:
        return entries
    last, *others = (_target(entry.plain) for entry in reversed(entries))
    shared = all(
        other is not None and not other.explicit and other.kind in _SHARING for other in others
    )
    is_year = last is not None and last.kind is Kind.YEAR and last.explicit
    return entries[:-1] if shared and is_year and not entries[-1].item.gap else entries


def _target(place: Place | None) -> Period | None:
    target: Term | None = place.target if isinstance(place, Bound) else place
    return target if isinstance(target, Period) else None
