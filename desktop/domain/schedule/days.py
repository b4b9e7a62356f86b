"""Days in words: dates, weekdays, weeks of a month, and days that come back in each cycle."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.schedule.calendar import LAST_DAY, exists, week_of_month
from desktop.domain.schedule.figures import no_such_month, read_figures
from desktop.domain.schedule.model import Kind
from desktop.domain.schedule.nodes import Anchor, Cycle, Period, Range, Unit, day
from desktop.domain.schedule.tokens import Cursor
from desktop.domain.schedule.units import (
    Calendar,
    month_place,
    place_in_unit,
    read_month,
)
from desktop.domain.schedule.years import NEXT, add_year, ends_here, is_year, no_such_day

_WEEKDAYS = {
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
    "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5,
}  # fmt: skip
_NUMBERED = ("tuan", "lan", "dot", "thang", "quy", "nam", "ky")
"""Words that are counted by "thứ": "tuần thứ 2" is no Monday."""


def eat_clock(cursor: Cursor) -> bool:
    """Move past a time of day ("12h00", "17 giờ 30 phút", "chiều"); tell whether there was one."""
    start = cursor.at
    cursor.eat("sang", "chieu")
    hour = cursor.number(0, 24)
    minutes = cursor.peek(1)
    written = cursor.eat("h", "g", "gio") or (
        minutes is not None and minutes.value is not None and minutes.glued and cursor.eat(":")
    )
    if hour is None or not written:
        cursor.at = start
        return False
    cursor.number(0, 59)
    cursor.eat("phut", "p", "'", "’", "′")
    cursor.eat_all(",", "cua")
    return True


def read_weekday(cursor: Cursor) -> Calendar | None:
    """Read "thứ Năm", "Chủ nhật"; of "thứ Sáu, ngày 15/3" the date counts."""
    start = cursor.at
    if cursor.sees("cac ngay thu"):
        cursor.at += 2
    number = _weekday_number(cursor)
    if number is None:
        cursor.at = start
        return None
    after = cursor.at
    cursor.eat_all(",", "(")
    found = read_day(cursor) or read_figures(cursor)
    if found is not None:
        return found
    cursor.at = after
    return Anchor(weekday=number)


def _weekday_number(cursor: Cursor) -> int | None:
    before = cursor.peek(-1)
    if before is not None and before.text in _NUMBERED:
        return None
    cursor.eat("sang", "chieu", "ngay")
    if cursor.eat("chu nhat"):
        return 6
    token = cursor.peek(1)
    if not cursor.sees("thu") or token is None or token.text not in _WEEKDAYS:
        return None
    cursor.at += 2
    return _WEEKDAYS[token.text]


def read_day(cursor: Cursor) -> Calendar | None:
    """Read "ngày 15/3", "ngày 15 tháng 3 năm 2026", "ngày 20 của tháng cuối quý", "ngày 20"."""
    start = cursor.at
    some = _first_days(cursor)
    if some is not None:
        return some
    named = cursor.eat("ngay", "cac ngay", "ngay mung", "mung", "ngay mong", "mong")
    if named:
        figures = read_figures(cursor, after_day=True)
        if figures is not None:
            return figures
    first, last = _day_numbers(cursor)
    if first is None or last is None or (not named and _counts_months(cursor, first)):
        cursor.at = start
        return None
    in_month = _day_in_words(cursor, first, last)
    if in_month is not None:
        return in_month
    if cursor.sees("lam viec") or not (named or cursor.sees("hang thang", "moi thang")):
        cursor.at = start
        return None
    anchor = Anchor(days=(first, last), stretch=first != last)
    return _place_in_cycle(cursor, anchor) or anchor


_THIRDS = {"thuong tuan": (1, 10), "trung tuan": (11, 20), "ha tuan": (21, LAST_DAY)}
"""The ten days at a time into which a month is parted."""


def _first_days(cursor: Cursor) -> Calendar | None:
    """Read "10 ngày đầu tháng 6", "2 tuần đầu tháng 3", "trung tuần tháng 6"."""
    start = cursor.at
    ends = next((ends for words, ends in _THIRDS.items() if cursor.eat(words)), None)
    ends = ends or _counted_days(cursor)
    found = _in_a_month(cursor, ends) if ends else None
    if found is None and ends is not None and cursor.sees("hang thang", "moi thang"):
        return Anchor(days=ends, stretch=True)
    cursor.at = start if found is None else cursor.at
    return found


def _in_a_month(cursor: Cursor, days: tuple[int, int]) -> Calendar | None:
    """Read the month that some days are of: "tháng 6/2026", "của tháng sau", "tháng cuối quý"."""
    start = cursor.at
    cursor.eat_all("cua", "trong", ",", "/")
    whole = read_month(cursor)
    if isinstance(whole, Period):
        place = whole.first[0]
        return replace(whole, kind=Kind.RANGE, first=(place, days[0]), last=(place, days[1]))
    if isinstance(whole, Cycle) and whole.weak:
        return Anchor(days=days, stretch=True)
    cursor.at = start
    return _place_in_cycle(cursor, Anchor(days=days, stretch=True))


def _counted_days(cursor: Cursor) -> tuple[int, int] | None:
    """Read "10 ngày đầu", "2 tuần cuối" as days of a month."""
    count = cursor.ordinal(28)
    if count is not None and cursor.eat("tuan"):
        count = 7 * count
    elif count is None or not cursor.eat("ngay"):
        return None
    from_end = cursor.sees("cuoi") > 0
    if count > 28 or not cursor.eat("dau", "cuoi", "dau cua", "cuoi cua"):
        return None
    return (LAST_DAY + 1 - count, LAST_DAY) if from_end else (1, count)


def _day_numbers(cursor: Cursor) -> tuple[int | None, int | None]:
    first = last = cursor.number(1, 31)
    if first is not None and cursor.sees("-"):
        after = cursor.at
        cursor.at += 1
        last = cursor.number(first, 31)
        if last is None:
            cursor.at, last = after, first
    return first, last


def _counts_months(cursor: Cursor, count: int) -> bool:
    """Tell "9 tháng năm 2026" from the ninth of May ("tháng năm")."""
    return count in (6, 9) and cursor.sees("thang nam") > 0 and is_year(cursor.peek(2))


def _day_in_words(cursor: Cursor, first: int, last: int) -> Calendar | None:
    start = cursor.at
    cursor.eat_all(",", "cua")
    if not cursor.eat("thang", "cac thang"):
        cursor.at = start
        return None
    number = cursor.ordinal(12)
    if number is None:
        token = cursor.peek()
        cursor.at = start
        return no_such_month(token.text) if token and token.value is not None else None
    if not exists(first, number, None) or not exists(last, number, None):
        return no_such_day(f"{last:02d}/{number:02d}")
    if first != last:
        return Range(day(first, number), day(last, number))
    return add_year(cursor, replace(day(first, number), in_words=True))


def _place_in_cycle(cursor: Cursor, anchor: Anchor) -> Calendar | None:
    """Read where a day falls: "của tháng cuối quý", "của tháng sau", "của tháng báo cáo"."""
    start = cursor.at
    cursor.eat_all("cua", "trong", "thuoc", ",")
    if not cursor.eat("thang", "cac thang"):
        cursor.at = start
        return None
    if cursor.eat(*NEXT):
        return Cycle(Unit.MONTH, replace(anchor, later=1))
    if cursor.eat("bao cao") or ends_here(cursor):
        return Cycle(Unit.MONTH, anchor)
    place = month_place(cursor)
    if place is None:
        cursor.at = start
        return None
    return place_in_unit(cursor, replace(anchor, month=place))


def _days_of_weeks(cursor: Cursor) -> tuple[int, int] | None:
    """Read "2", "đầu", "cuối", "1-2" as days of a month."""
    week = month_place(cursor) or cursor.ordinal(4)
    if week is None:
        return None
    after = cursor.at
    later = cursor.ordinal(4) if cursor.eat("-") else None
    if later is None or later <= week:
        cursor.at, later = after, week
    return week_of_month(week)[0], week_of_month(later)[1]


def read_week(cursor: Cursor) -> Calendar | None:
    """Read "tuần 2 tháng 01/2026", "tuần đầu tháng 6", "tuần cuối hằng tháng"."""
    start = cursor.at
    if not cursor.eat("tuan"):
        return None
    days = _days_of_weeks(cursor)
    found = _in_a_month(cursor, days) if days else None
    if found is None and days is not None:
        cursor.eat("cua", "trong")
        if cursor.sees("hang", "moi", "cac") or ends_here(cursor):
            return Anchor(days=days, stretch=True)
    cursor.at = start if found is None else cursor.at
    return found
