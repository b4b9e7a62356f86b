"""Words of targets on screen: goals, results, periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop.domain.facts import Target
from desktop.domain.reporting.measuring import SAME_END, reached, with_unit
from desktop.domain.reporting.model import DataRule, Measurement, Period
from desktop.domain.reporting.periods import USUAL, data_days
from desktop.i18n import _

SHORT_PERIODS = {
    Period.Q1: "Quý I",
    Period.H1: "6 tháng",
    Period.Q3: "Quý III",
    Period.M9: "9 tháng",
    Period.Q4: "Quý IV",
    Period.YEAR: "Cả năm",
}
"""Short names of the periods; shown through ``_``."""

REACHED = {True: "✓ Đạt", False: "● Chưa đạt", None: "– Chưa có số liệu"}
"""Whether a target is reached, with a sign; shown through ``_``."""


def value_in(measurements: Sequence[Measurement], year: int, period: Period) -> float | None:
    """Return what was measured for a period, or for the one that ends on the same day."""
    of_year = {each.period: each.value for each in measurements if each.year == year}
    twin = SAME_END.get(period)
    return of_year.get(period, of_year.get(twin) if twin else None)


def last_value(measurements: Sequence[Measurement], year: int) -> float | None:
    """Return what was measured last in a year; ``measurements`` stand in the order of time."""
    values = [each.value for each in measurements if each.year == year]
    return values[-1] if values else None


def judged(target: Target, value: float | None) -> str:
    """Return whether ``value`` reaches the target, as a sign and words."""
    return _(REACHED[None if value is None else reached(target, value)])


def result(target: Target, value: float | None) -> str:
    """Return a measured value with its unit, empty while there is none."""
    return "" if value is None else with_unit(value, target.unit)


def period_on(day: dt.date) -> Period:
    """Return the period whose values are to be entered on a day: the last one that has ended.

    A report is written some days before its data end, so that a period counts as ended two
    weeks early.
    """
    ready = day + dt.timedelta(days=14)
    ended = [period for period in USUAL if data_days(period, day.year, DataRule.DECREE)[1] <= ready]
    return ended[-1] if ended else Period.Q1
