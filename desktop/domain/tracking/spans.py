"""Spans of due days that move with the day: what "30 ngày tới" means today."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from desktop.domain.tracking.query import DueSpan, TaskQuery

_AHEAD: Mapping[DueSpan, int] = MappingProxyType({DueSpan.NEXT_7: 7, DueSpan.NEXT_30: 30})
_MONTHS: Mapping[DueSpan, int] = MappingProxyType({DueSpan.MONTH: 1, DueSpan.QUARTER: 3})


def with_span(query: TaskQuery, span: DueSpan, day: dt.date) -> TaskQuery:
    """Return the query for what is due in ``span`` as seen from ``day``."""
    first, last = days_of(span, day)
    return replace(query, span=span, due_from=first, due_to=last)


def moved(query: TaskQuery, day: dt.date) -> TaskQuery:
    """Return a query of an earlier day as it is meant on ``day``; fixed days stay."""
    return query if query.span is None else with_span(query, query.span, day)


def days_of(span: DueSpan, day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a span as seen from ``day``, both included."""
    if span in _AHEAD:
        return day, day + dt.timedelta(days=_AHEAD[span])
    count = _MONTHS[span]
    first = (day.month - 1) // count * count + 1
    last = first + count - 1
    days = calendar.monthrange(day.year, last)[1]
    return dt.date(day.year, first, 1), dt.date(day.year, last, days)
