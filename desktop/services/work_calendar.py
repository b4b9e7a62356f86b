"""Working days of the office: days off by law, swapped days, working Saturdays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from desktop.domain.decree_dates import short_date
from desktop.domain.ids import new_id
from desktop.domain.text import squeeze
from desktop.domain.tracking.calendar import WorkCalendar
from desktop.domain.tracking.model import DayKind, SpecialDay
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Store
from desktop.services.task_ports import HolidaySource
from desktop.services.tasks.checks import require_known_year

KnownDays = Callable[[], Sequence[SpecialDay]]
"""Reads days that ship with the program."""

_CHANGED = frozenset({Kind.CALENDAR})


class CalendarService:
    """Keeps the days that differ from the plain calendar, and counts working days."""

    def __init__(
        self,
        store: Store,
        holidays: HolidaySource,
        known_days: KnownDays,
        optional_days: KnownDays = tuple,
    ) -> None:
        """Join the officer's days with those of the law.

        Args:
            store: The open workspace.
            holidays: The public holidays.
            known_days: Gives the swaps and working Saturdays that ship with the program.
            optional_days: Gives the days that may be switched on, not yet days off by law.
        """
        self._store = store
        self._holidays = holidays
        self._known_days = known_days
        self._optional_days = optional_days

    def calendar(self) -> WorkCalendar:
        """Return the calendar of today's entries."""
        return WorkCalendar(self._store.tasks.special_days.list(), self._holidays.days_off)

    def special_days(self, year: int | None = None) -> Sequence[SpecialDay]:
        """Return the officer's entries in order of days, of one year or all."""
        days = self._store.tasks.special_days.list()
        return sorted(
            (day for day in days if year in (None, day.date.year)), key=lambda day: day.date
        )

    def optional_days(self) -> Sequence[SpecialDay]:
        """Return the days that she may enter as days off because the law may soon name them."""
        return self._optional_days()

    def days_by_law(self, year: int) -> Mapping[dt.date, str]:
        """Return the days off that the law gives in a year, with their names, in order."""
        return dict(sorted(self._holidays.days_off(year).items()))

    def days_off(self, year: int) -> Mapping[dt.date, str]:
        """Return the days off of a year besides plain weekends, with their names, in order."""
        off = dict(self._holidays.days_off(year))
        for day in self.special_days(year):
            if day.kind is DayKind.OFF:
                off[day.date] = day.name
            else:
                off.pop(day.date, None)
        return dict(sorted(off.items()))

    def add(self, date: dt.date, kind: DayKind, name: str = "") -> Outcome[SpecialDay]:
        """Enter a day off or a working day; an entry for the same day is replaced."""
        require_known_year(date)
        _require_use(self.calendar(), date, kind)
        same = (day.id for day in self.special_days(date.year) if day.date == date)
        special = SpecialDay(next(same, new_id()), date, kind, squeeze(name))
        label = _("Ngày nghỉ {day}") if kind is DayKind.OFF else _("Ngày làm bù {day}")
        with self._store.step(label.format(day=short_date(date))) as step:
            kinds = self._store.tasks.special_days.put(special)
        return Outcome(special, kinds | _CHANGED, step)

    def enter(self, date: dt.date, kind: DayKind, name: str = "") -> Outcome[SpecialDay]:
        """Enter a day off or a working day; refuses a day for which there is an entry."""
        self._require_free(date)
        return self.add(date, kind, name)

    def change(self, key: str, date: dt.date, kind: DayKind, name: str = "") -> Outcome[SpecialDay]:
        """Change an entry; refuses an unknown one, a day entered twice, work on a working day."""
        kept = self._store.tasks.special_days
        if kept.get(key) is None:
            raise Refused(_("Không có ngày này trong danh sách."))
        require_known_year(date)
        self._require_free(date, key)
        others = [day for day in kept.list() if day.id != key]
        _require_use(WorkCalendar(others, self._holidays.days_off), date, kind)
        special = SpecialDay(key, date, kind, squeeze(name))
        with self._store.step(
            _("Sửa ngày nghỉ, làm bù {day}").format(day=short_date(date))
        ) as step:
            kinds = kept.put(special)
        return Outcome(special, kinds | _CHANGED, step)

    def _require_free(self, date: dt.date, key: str = "") -> None:
        same = (day for day in self.special_days(date.year) if day.date == date and day.id != key)
        twin = next(same, None)
        if twin is not None:
            raise Refused(
                _("Ngày {day} đã có trong bảng{name}.").format(
                    day=short_date(date), name=f": {twin.name}" if twin.name else ""
                ),
                advice=_("Hãy sửa dòng đó thay vì thêm dòng mới."),
            )

    def remove(self, *keys: str) -> Outcome[None]:
        """Take entries out; refuses an unknown one."""
        if not keys or any(self._store.tasks.special_days.get(key) is None for key in keys):
            raise Refused(_("Không có ngày này trong danh sách."))
        with self._store.step(_("Xóa ngày nghỉ, làm bù")) as step:
            kinds = self._store.tasks.special_days.remove(*keys)
        return Outcome(None, kinds | _CHANGED, step)

    def import_preset(self, year: int | None = None) -> Outcome[int]:
        """Take over known swaps, of one year or all; return how many were new.

        Days for which the officer has an entry stay hers.
        """
        taken = {day.date for day in self.special_days()}
        new = [
            day
            for day in self._known_days()
            if day.date not in taken and year in (None, day.date.year)
        ]
        if not new:
            return Outcome(0)
        with self._store.step(_("Nhập ngày nghỉ hoán đổi, làm bù đã biết")) as step:
            kinds = self._store.tasks.special_days.put(*new)
        return Outcome(len(new), kinds | _CHANGED, step)


def _require_use(calendar: WorkCalendar, date: dt.date, kind: DayKind) -> None:
    """Refuse a working day where the office works anyway."""
    if kind is DayKind.WORKING and calendar.is_working(date):
        raise Refused(
            _("Ngày {day} vốn là ngày làm việc.").format(day=short_date(date)),
            advice=_("Ngày làm bù phải rơi vào thứ Bảy, Chủ nhật hoặc ngày nghỉ."),
        )
