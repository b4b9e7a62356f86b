"""The reading of a time wording as a schedule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.plan import YearSpan
from desktop.domain.schedule.entries import Entry, Place, make_entries
from desktop.domain.schedule.fill import fill_years
from desktop.domain.schedule.model import Kind, Occurrence, Schedule
from desktop.domain.schedule.nodes import (
    Anchor,
    Bound,
    Clause,
    Continuous,
    Edge,
    Invalid,
    Period,
    Range,
    Unit,
)
from desktop.domain.schedule.scan import Item, Joint, scan
from desktop.domain.schedule.unfold import days_of, unfold
from desktop.domain.schedule.years import FIRST_YEAR, LAST_YEAR
from desktop.i18n import _

_PERIODIC = {
    Unit.WEEK: Kind.PERIODIC_WEEK,
    Unit.MONTH: Kind.PERIODIC_MONTH,
    Unit.QUARTER: Kind.PERIODIC_QUARTER,
    Unit.HALF_YEAR: Kind.PERIODIC_HALF_YEAR,
    Unit.YEAR: Kind.PERIODIC_YEAR,
}


def read_schedule(phrase: str, plan_years: YearSpan | int) -> Schedule:
    """Read a time wording of a plan.

    Any text has a reading: what says no time is ``Kind.UNKNOWN``. Raises ``ValueError`` only for
    years of the plan that are none (before 1990, after 2100, last before first).
    """
    years = YearSpan(plan_years, plan_years) if isinstance(plan_years, int) else plan_years
    if not FIRST_YEAR <= years.first <= years.last <= LAST_YEAR:
        raise ValueError(plan_years)
    items, doubts = fill_years(scan(phrase), years)
    schedule = _Reading(phrase, years, items).schedule()
    spans = tuple(item.span for item in items if item.span[1])
    if not schedule.kind.value.startswith("periodic") and schedule.kind is not Kind.UNKNOWN:
        schedule = replace(schedule, doubts=(*doubts, *schedule.doubts))
    return replace(schedule, spans=() if schedule.kind is Kind.UNKNOWN else spans)


@dataclass(frozen=True, slots=True)
class _Reading:
    wording: str
    years: YearSpan
    items: Sequence[Item]

    def schedule(self) -> Schedule:
        """Weigh what was read: dates before waiting, cycles before "thường xuyên"."""
        invalid = [item.term for item in self.items if isinstance(item.term, Invalid)]
        if invalid:
            return self._unknown(*dict.fromkeys(term.doubt for term in invalid))
        entries = make_entries(self.items)
        if any(isinstance(_inner(entry.plain), Anchor) for entry in entries):
            return self._unknown(_("Có ngày mà chưa rõ của tháng nào."))
        always = self._always(entries)
        if always is not None:
            return self._with_clause(always)
        if entries:
            return self._with_clause(self._dated(entries))
        clauses = [item.term for item in self.items if isinstance(item.term, Clause)]
        return self._waiting(clauses[0]) if clauses else self._unknown()

    def _unknown(self, *doubts: str) -> Schedule:
        blank = not any(sign.isalnum() for sign in self.wording)
        why = _("Không ghi thời gian.") if blank else _("Chưa đọc được thời hạn từ lời văn.")
        return Schedule(self.wording, Kind.UNKNOWN, doubts=doubts or (why,))

    def _waiting(self, clause: Clause) -> Schedule:
        return Schedule(self.wording, clause.kind, event=clause.text, duration=clause.duration)

    def _with_clause(self, schedule: Schedule) -> Schedule:
        """Keep what is also waited for or followed beside the dates."""
        clause = next((i.term for i in self.items if isinstance(i.term, Clause)), None)
        if clause is None:
            return schedule
        doubt = _("Ngoài thời hạn còn có điều kiện: {text}.").format(text=clause.text)
        return replace(
            schedule,
            event=clause.text,
            duration=clause.duration,
            doubts=(*schedule.doubts, doubt),
        )

    def _always(self, entries: Sequence[Entry]) -> Schedule | None:
        """Read "thường xuyên", bounded where the words bound it; None when dates lead."""
        terms = [item for item in self.items if not isinstance(item.term, Clause)]
        place = next((n for n, i in enumerate(terms) if isinstance(i.term, Continuous)), None)
        if place is None or len(entries) > 1 or any(entry.cycle for entry in entries):
            return None
        start, due = dt.date(self.years.first, 1, 1), None
        if entries:
            if not _bounds_always(entries[0], terms[place], first=place == 0):
                return None
            begun, due = days_of(entries[0].places[0])
            start = begun or start
        label = _("Thường xuyên")
        return Schedule(self.wording, Kind.CONTINUOUS, start, due, (Occurrence(label, start, due),))

    def _dated(self, entries: Sequence[Entry]) -> Schedule:
        found = {each: None for entry in entries for each in unfold(entry, self.years)}
        occurrences = tuple(sorted(found, key=_order))
        starts = [each.start for each in occurrences if each.start is not None]
        dues = [each.due for each in occurrences]
        closed = dues and None not in dues
        first = occurrences[0].start if occurrences else None
        return Schedule(
            self.wording,
            _kind(entries),
            min(starts) if first is not None else None,
            max(due for due in dues if due) if closed else None,
            occurrences,
            doubts=tuple(_doubts(entries)),
        )


def _order(occurrence: Occurrence) -> tuple[dt.date, dt.date]:
    due = occurrence.due or dt.date.max
    return due, occurrence.start or due


def _bounds_always(entry: Entry, always: Item, first: bool) -> bool:
    """Tell whether a time bounds "thường xuyên" or is a task of its own.

    "Thường xuyên trong năm 2026" is bounded; "giai đoạn 2026 - 2027 và vận hành thường xuyên"
    is a stretch with an end.
    """
    place, item = entry.places[0], entry.item if first else always
    near = item.joint is Joint.NONE and not item.gap
    long = isinstance(place, Range) or (isinstance(place, Period) and place.kind is Kind.YEAR)
    if first:
        return near or (long and not item.gap)
    return long and (near or item.bracket)


def _kind(entries: Sequence[Entry]) -> Kind:
    if len({_sense(entry) for entry in entries}) > 1:
        return Kind.MULTI
    entry = entries[0]
    if entry.cycle is not None:
        several = entry.cycle is Unit.YEAR and len(entry.places) > 1
        return Kind.MULTI if several else _PERIODIC[entry.cycle]
    place = entry.places[0]
    if isinstance(place, Period):
        return place.kind
    return Kind.RANGE if isinstance(place, Range) else Kind.BEFORE_DATE


def _sense(entry: Entry) -> tuple[object, ...]:
    """Return what makes two entries the same ("năm 2026 … năm 2026")."""
    return entry.places, entry.cycle, entry.scope, entry.topic


def _doubts(entries: Sequence[Entry]) -> list[str]:
    """Say what was interpreted."""
    doubts: dict[str, None] = {}
    for entry in entries:
        for place in entry.places:
            inner = _inner(place)
            ends = (inner.first, inner.last) if isinstance(inner, Range) else (inner,)
            edges = [end.edge for end in ends if isinstance(end, Period)]
            doubts |= {_EDGE_DOUBTS[edge](): None for edge in edges if edge is not Edge.WHOLE}
            if isinstance(inner, Period) and inner.kind is Kind.RANGE and _is_week(inner):
                doubts[_("Tuần của tháng tính 7 ngày một, từ ngày 01.")] = None
        longer = entry.cycle not in (None, Unit.WEEK, Unit.MONTH)
        if longer and any(_names_no_month(place) for place in entry.places):
            doubts[_("Có ngày mà chưa rõ của tháng nào: lấy hết kỳ.")] = None
    return list(doubts)


def _inner(place: Place | None) -> object:
    return place.target if isinstance(place, Bound) else place


def _is_week(period: Period) -> bool:
    return period.last[1] - period.first[1] == 6


def _names_no_month(place: Place) -> bool:
    anchor = _inner(place)
    return isinstance(anchor, Anchor) and anchor.days is not None and anchor.month is None


_EDGE_DOUBTS = {
    Edge.START: lambda: _("Chỉ ghi “đầu” kỳ: chưa rõ ngày cuối."),
    Edge.MIDDLE: lambda: _("Chỉ ghi “giữa” kỳ: chưa rõ ngày."),
    Edge.END: lambda: _("Chỉ ghi “cuối” kỳ: lấy ngày cuối kỳ."),
}
