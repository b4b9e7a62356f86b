"""Periods of reports: the days of their data, their titles, their usual due dates."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from desktop.domain.ids import new_id
from desktop.domain.reporting.model import DataRule, Period, ReportDate
from desktop.i18n import _

Days = tuple[dt.date, dt.date]

_MONTHS = {
    Period.Q1: (1, 3),
    Period.H1: (1, 6),
    Period.M9: (1, 9),
    Period.Q3: (7, 9),
    Period.Q4: (10, 12),
    Period.YEAR: (1, 12),
}
"""First and last calendar month of each period."""

_CUT_OFF = 14
"""Last day of a month that still counts to it (Nghị định 09/2019/NĐ-CP, Điều 12)."""

USUAL = (Period.Q1, Period.H1, Period.Q3, Period.YEAR)
"""The four reports of a year: that of six months covers the second quarter, that of the year the
fourth.
"""

_DUE_DAY = 12
"""Usual last day in the month of the cut-off, two days before the data end."""


def data_days(period: Period, year: int, rule: DataRule) -> Days:
    """Return first and last day of the data of a report.

    By the decree a quarter runs from the 15th of the month before to the 14th of its last month,
    so that the year begins on 15/12 of the year before (Nghị định 09/2019/NĐ-CP, Điều 12).
    """
    first, last = _MONTHS[period]
    if rule is DataRule.CALENDAR:
        end = calendar.monthrange(year, last)[1]
        return dt.date(year, first, 1), dt.date(year, last, end)
    begin = dt.date(year - 1, 12, 15) if first == 1 else dt.date(year, first - 1, 15)
    return begin, dt.date(year, last, _CUT_OFF)


def title(period: Period, year: int) -> str:
    """Return the name of a period ("quý I năm 2026", "6 tháng đầu năm 2026", "năm 2026")."""
    return _(PERIOD_WORDS[period]).format(year=year)


PERIOD_WORDS = {
    Period.Q1: "quý I năm {year}",
    Period.H1: "6 tháng đầu năm {year}",
    Period.M9: "9 tháng đầu năm {year}",
    Period.Q3: "quý III năm {year}",
    Period.Q4: "quý IV năm {year}",
    Period.YEAR: "năm {year}",
}
"""Names of the periods in Vietnamese."""


def last_ended(day: dt.date) -> tuple[Period, int]:
    """Return the usual report whose data ended last on ``day``, with its year."""
    ended = [each for each in USUAL if data_days(each, day.year, DataRule.DECREE)[1] <= day]
    return (ended[-1], day.year) if ended else (Period.YEAR, day.year - 1)


def next_work_days(period: Period, year: int) -> Days:
    """Return first and last calendar day of the work that a report announces for next time."""
    follows = {Period.Q1: (4, 6), Period.H1: (7, 12), Period.M9: (10, 12), Period.Q3: (10, 12)}
    first, last = follows.get(period, (1, 12 if period is Period.YEAR else 3))
    in_year = year if period in follows else year + 1
    return (
        dt.date(in_year, first, 1),
        dt.date(in_year, last, calendar.monthrange(in_year, last)[1]),
    )


def default_dates(
    year: int, recipients: Sequence[str], rule: DataRule = DataRule.DECREE
) -> tuple[ReportDate, ...]:
    """Return the usual reports of a year for each recipient, in order of their due days.

    Each is due on the 12th of the month in which its data end: the officer changes the days to
    those that her superior sets.
    """
    return tuple(
        ReportDate(
            new_id(),
            year,
            period,
            recipient,
            dt.date(year, _MONTHS[period][1], _DUE_DAY),
            *data_days(period, year, rule),
        )
        for period in USUAL
        for recipient in recipients
    )


def is_due_before_data_ends(report_date: ReportDate) -> bool:
    """Tell whether a report is due before its data end, so that its figures are estimates."""
    return report_date.due < report_date.data_to
