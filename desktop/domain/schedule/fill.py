"""The years that a wording leaves out: from its neighbours, else from the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from desktop.domain.plan import YearSpan
from desktop.domain.schedule.calendar import DayOfYear, exists
from desktop.domain.schedule.model import Kind
from desktop.domain.schedule.nodes import Bound, Period, Range, Term
from desktop.domain.schedule.scan import Item
from desktop.domain.schedule.years import no_such_day
from desktop.i18n import _


def fill_years(items: list[Item], years: YearSpan) -> tuple[list[Item], list[str]]:
    """Give every period its year; return the items and what had to be taken for granted.

    A period takes the year that stands behind it in the text ("quý I và quý III/2026"), else the
    one before it, else that of the plan. In a plan of several years the last is no answer: such
    a period stays without dates.
    """
    periods = [period for item in items for period in _periods(item.term)]
    filled, doubts = _Years(periods, years).fill()
    given = iter(filled)
    done = [replace(item, term=_map(item.term, lambda _old: next(given))) for item in items]
    missing = next((p for p in filled if not _in_calendar(p)), None)
    if missing is not None:
        month, day = missing.first
        doubt = no_such_day(f"{day:02d}/{month:02d}/{missing.year}")
        done.append(Item(doubt, (0, 0)))
    return done, doubts


def _in_calendar(period: Period) -> bool:
    if period.kind is not Kind.FIXED_DATE or period.first[1] < 1:
        return True
    return exists(period.first[1], period.first[0], period.year)


def _end(period: Period) -> DayOfYear:
    """Return the last day in a form that compares; a month ends after all its days."""
    month, day = period.last
    return month, day if day > 0 else 31 + day


def _periods(term: Term) -> Iterator[Period]:
    match term:
        case Period():
            yield term
        case Range(first=first, last=last):
            yield from (end for end in (first, last) if end is not None)
        case Bound(target=Period() as target):
            yield target


def _map(term: Term, change: Callable[[Period], Period]) -> Term:
    match term:
        case Period():
            return change(term)
        case Range(first=first, last=last):
            return replace(term, first=first and change(first), last=last and change(last))
        case Bound(target=Period() as target):
            return replace(term, target=change(target))
    return term


class _Years:
    def __init__(self, periods: Iterable[Period], years: YearSpan) -> None:
        self._periods = list(periods)
        self._plan = years
        self._doubts: list[str] = []

    def fill(self) -> tuple[list[Period], list[str]]:
        self._from_behind()
        self._from_before()
        return [self._settle(period) for period in self._periods], self._doubts

    def _from_behind(self) -> None:
        behind: Period | None = None
        for place in reversed(range(len(self._periods))):
            period = self._periods[place]
            if period.year is None and behind is not None and behind.year is not None:
                period = replace(period, year=behind.year + period.shift)
                if not period.shift and period.first > _end(behind):
                    period = replace(period, year=behind.year - 1)
                    self._doubt(_("Hiểu mốc đầu là của năm trước."))
                self._periods[place] = period
            behind = period if period.year is not None else behind

    def _from_before(self) -> None:
        before: Period | None = None
        for place, period in enumerate(self._periods):
            if period.year is None and before is not None and before.year is not None:
                period = replace(period, year=before.year + period.shift)  # noqa: PLW2901
                if not period.shift and _end(period) < before.first:
                    period = replace(period, year=before.year + 1)  # noqa: PLW2901
                    self._doubt(_("Hiểu mốc sau là của năm tiếp theo."))
                self._periods[place] = period
            before = period if period.year is not None else before

    def _settle(self, period: Period) -> Period:
        if period.year is not None:
            return period
        if self._plan.first != self._plan.last:
            self._doubt(_("Kế hoạch nhiều năm mà không ghi năm: chưa rõ của năm nào."))
            return period
        self._doubt(_("Không ghi năm: lấy năm của kế hoạch."))
        return replace(period, year=self._plan.first + period.shift)

    def _doubt(self, sentence: str) -> None:
        if sentence not in self._doubts:
            self._doubts.append(sentence)
