"""Working days of an office (ngày làm việc): weekends, public holidays, swapped days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from desktop.domain.tracking.model import DayKind, SpecialDay
from desktop.i18n import _

_ONE_DAY = dt.timedelta(days=1)
_SATURDAY = 5

Holidays = Callable[[int], Mapping[dt.date, str]]
"""The public holidays of a year with their names."""


class WorkCalendar:
    """The days on which the office works: Monday to Friday, but for holidays and special days.

    What the officer entered goes before the public holidays, and these before the weekday.
    """

    def __init__(self, special: Iterable[SpecialDay], holidays: Holidays) -> None:
        """Take the special days (of two on one day the last holds) and the public holidays."""
        self._special = {day.date: day for day in special}
        self._source = holidays
        self._holidays: dict[int, Mapping[dt.date, str]] = {}

    def is_working(self, day: dt.date) -> bool:
        """Tell whether the office works on ``day``."""
        special = self._special.get(day)
        if special is not None:
            return special.kind is DayKind.WORKING
        return day.weekday() < _SATURDAY and day not in self._of_year(day.year)

    def why_off(self, day: dt.date) -> str:
        """Return why ``day`` is off, in words; "" for a working day."""
        if self.is_working(day):
            return ""
        special = self._special.get(day)
        named = special.name if special else ""
        holiday = named or self._of_year(day.year).get(day, "")
        if holiday or special:
            return holiday or _("Ngày nghỉ")
        return _("Thứ Bảy") if day.weekday() == _SATURDAY else _("Chủ nhật")

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """Return the ``count``-th working day after ``day``, before it for a negative count.

        ``day`` itself is not counted (Bộ luật Dân sự 2015, Điều 147); 0 gives ``day`` as it is.
        Raises ``OverflowError`` where no calendar has the day.
        """
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days_between(self, first: dt.date, last: dt.date) -> int:
        """Return how many working days follow ``first`` up to ``last``, which is counted.

        Negative when ``last`` is before ``first``: so many working days are already gone.
        """
        if last < first:
            return -self.working_days_between(last, first)
        span = range(1, (last - first).days + 1)
        return sum(self.is_working(first + dt.timedelta(days=step)) for step in span)

    def working_day_on_or_before(self, day: dt.date) -> dt.date:
        """Return ``day``, or the last working day before it: when one had better be done."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def on_or_after(self, day: dt.date) -> dt.date:
        """Return ``day``, or the next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5)."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def _of_year(self, year: int) -> Mapping[dt.date, str]:
        if year not in self._holidays:
            self._holidays[year] = self._source(year)
        return self._holidays[year]
