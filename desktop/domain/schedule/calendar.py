"""Days of calendar periods: months, quarters, halves, years, weeks of a month and of a year."""

from __future__ import annotations

import calendar
import datetime as dt

LAST_DAY = 0
"""As the day of a month: its last one; negative days count back from it."""

DayOfYear = tuple[int, int]
"""Month and day without a year."""


def day_of(year: int, place: DayOfYear) -> dt.date:
    """Return a day of ``year``; the 29th of February falls on the 28th in common years."""
    month, day = place
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(day, last) if day > 0 else last + day)


def exists(day: int, month: int, year: int | None) -> bool:
    """Tell whether the calendar has the day; without a year the 29th of February counts."""
    if not 1 <= month <= 12 or day < 1:
        return False
    return day <= calendar.monthrange(year or 2000, month)[1]


def months_later(year: int, month: int, count: int) -> tuple[int, int]:
    """Return year and month ``count`` months after a month."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def week_of_month(week: int) -> tuple[int, int]:
    """Return first and last day of the ``week``-th seven days of a month, of the last for -1."""
    return (LAST_DAY - 6, LAST_DAY) if week < 0 else (7 * week - 6, 7 * week)
