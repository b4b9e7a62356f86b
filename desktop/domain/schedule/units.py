"""Months, quarters, halves and years in words, and the cycles made of them."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.schedule.calendar import LAST_DAY
from desktop.domain.schedule.figures import Figures, no_such_month, read_figures
from desktop.domain.schedule.model import Kind
from desktop.domain.schedule.nodes import (
    Anchor,
    Cycle,
    Invalid,
    Period,
    Range,
    Unit,
    month,
    months,
    quarter,
    year,
)
from desktop.domain.schedule.tokens import Cursor
from desktop.domain.schedule.years import NEXT, add_year, ends_here, is_year
from desktop.i18n import _

Calendar = Figures | Anchor | Cycle

_QUARTER_WORDS = {
    f"{word}{sign}": number
    for word in ("q", "quy", "qui")
    for number, sign in enumerate(("i", "ii", "iii", "iv"), start=1)
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UNITS = {
    "tuan": Unit.WEEK,
    "thang": Unit.MONTH,
    "quy": Unit.QUARTER,
    "qui": Unit.QUARTER,
    "nam": Unit.YEAR,
}
_LENGTHS = {1: Unit.MONTH, 3: Unit.QUARTER, 6: Unit.HALF_YEAR, 12: Unit.YEAR}
TIMES = ("lan", "dot", "ky", "buoi", "cuoc", "phien")
"""Words of how often: "02 lần", "2 đợt"."""

_REPORT_PERIOD = ("ky bao cao", "ky")


def unit_here(cursor: Cursor) -> Unit | None:
    """Read the name of a unit of time; "06 tháng" is a half-year, "03 tháng" a quarter."""
    token = cursor.peek()
    if token is not None and token.text in _UNITS and token.reads(token.text):
        if token.text == "nam" and cursor.sees("nam hoc"):
            return None
        cursor.at += 1
        return _UNITS[token.text]
    start = cursor.at
    count = cursor.ordinal(12)
    if count in _LENGTHS and cursor.eat("thang", "t"):
        return _LENGTHS[count]
    cursor.at = start
    return Unit.YEAR if count is None and cursor.eat("nien do") else None


def cycle_word(cursor: Cursor) -> Unit | None:
    """Read "hằng quý", "mỗi 6 tháng", "các tháng": a cycle named as such."""
    start = cursor.at
    if not cursor.eat("hang", "moi", "tung", "cac", "tat ca cac", "trong cac"):
        return None
    cursor.eat(",")
    unit = unit_here(cursor)
    if unit is None or _names_one(cursor):
        cursor.at = start
        return None
    return unit


def _names_one(cursor: Cursor) -> bool:
    """Tell "các tháng 3, 6" and "các năm tiếp theo" from "các tháng"."""
    start = cursor.at
    one = cursor.ordinal(12) is not None or is_year(cursor.peek()) or cursor.eat(*NEXT)
    one = one and not cursor.sees(*TIMES)
    cursor.at = start
    return one or cursor.sees("dau", "giua", "cuoi") > 0


def read_count_of_months(cursor: Cursor) -> Calendar | None:
    """Read "6 tháng đầu năm", "06 tháng cuối năm 2026", "9 tháng", "hai quý đầu năm"."""
    start = cursor.at
    count = cursor.ordinal(11)
    if count in (2, 3) and cursor.sees("quy dau", "quy cuoi"):
        count, cursor.at = 3 * count, cursor.at + 1
        return _months_at_edge(cursor, count)
    if count is None and cursor.sees("sau thang dau", "sau thang cuoi"):
        # Without its mark "sáu" (six) is "sau" (after); the words behind tell them apart.
        count, cursor.at = 6, cursor.at + 1
    if count is None or not cursor.eat("thang", "t"):
        cursor.at = start
        return None
    follower = cursor.peek()
    edged = cursor.sees("dau", "cuoi") > 0
    if (follower and follower.value is not None) or not (edged or count in (6, 9)):
        cursor.at = start
        return None
    return _months_at_edge(cursor, count)


def _months_at_edge(cursor: Cursor, count: int) -> Calendar:
    """Read "đầu năm", "cuối năm 2026" behind a count of months, which may also be left out."""
    from_end = cursor.sees("cuoi") > 0
    edged = cursor.eat("dau", "cuoi", "dau tien", "cuoi cung")
    return add_year(cursor, replace(months(count, from_end), loose=not edged))


def read_month(cursor: Cursor) -> Calendar | None:
    """Read "tháng 3/2026", "T3", "tháng cuối quý"; a bare "tháng" is a weak cycle."""
    start = cursor.at
    figure = cursor.peek(1)
    if not cursor.eat("thang", "cac thang", "t .", "th .", "thg", "thg ."):
        short = cursor.sees("t") and figure is not None and figure.glued
        if not short or figure is None or figure.value is None:
            return None
        cursor.at += 1
    if cursor.eat("gieng", "chap"):
        return Invalid(_("Tháng âm lịch: chưa tính được ngày dương lịch."))
    return _month_number(cursor, start)


def _month_number(cursor: Cursor, start: int) -> Calendar | None:
    token = cursor.peek()
    number = cursor.ordinal(12)
    if number is not None:
        return add_year(cursor, month(number))
    if token is not None and token.value is not None:
        return no_such_month(token.text)
    if cursor.at == start + 1 and ends_here(cursor):
        return Cycle(Unit.MONTH, weak=True)
    place = month_place(cursor)
    term = place_in_unit(cursor, Anchor((1, LAST_DAY), place, stretch=True)) if place else None
    if isinstance(term, Period | Cycle):
        return term
    cursor.at = start
    return None


def read_quarter(cursor: Cursor) -> Calendar | None:
    """Read "quý II/2026", "Q2"; a bare "quý" is a weak cycle."""
    start = cursor.at
    named = quarter_named(cursor)
    if named is not None:
        return add_year(cursor, quarter(named))
    bare = _bare_roman(cursor)
    if bare is not None:
        return add_year(cursor, quarter(bare))
    if not cursor.eat("quy", "qui"):
        return None
    token = cursor.peek()
    if token is not None and (token.value is not None or token.text in ("v", "vi")):
        return Invalid(_("Không có quý {text}.").format(text=token.text.upper()))
    if ends_here(cursor):
        return Cycle(Unit.QUARTER, weak=True)
    cursor.at = start
    return None


def _bare_roman(cursor: Cursor) -> int | None:
    """Read the number of "II/2026", which only a quarter is written like."""
    token, mark = cursor.peek(), cursor.peek(1)
    number = _ROMAN.get(token.text) if token else None
    if number is None or mark is None or mark.text != "/" or not is_year(cursor.peek(2)):
        return None
    cursor.at += 1
    return number


def quarter_named(cursor: Cursor) -> int | None:
    """Read the number of a quarter with its word, without year."""
    start = cursor.at
    token = cursor.peek()
    if token is not None and token.text in _QUARTER_WORDS:
        cursor.at += 1
        return _QUARTER_WORDS[token.text]
    if cursor.eat("quy", "qui", "q", "q .", "cac quy", "cac qui", "quy thu"):
        number = _misread_roman(cursor) or cursor.ordinal(4)
        if number is not None:
            return number
    cursor.at = start
    return None


def _misread_roman(cursor: Cursor) -> int | None:
    """Read "l", "ll", "1V": Roman numbers that a scanner took for other signs."""
    text, ahead = "", 0
    while (token := cursor.peek(ahead)) and (token.glued or not ahead) and token.text.isalnum():
        text, ahead = text + token.text, ahead + 1
    number = _ROMAN.get(text.replace("l", "i").replace("1", "i"))
    if number is None or text.isdecimal():
        return None
    cursor.at += ahead
    return number


_DEADLINE = ("truoc", "cham nhat", "muon nhat", "gui")
"""Words after a bare "năm" that make it the report of the year."""

_WHOLE_YEAR = frozenset({"trong", "ca", "suot", "toan", "het", "quanh", "dau", "giua", "cuoi"})
"""Words that make a bare "năm" the year of the plan."""


def read_year(cursor: Cursor) -> Calendar | None:
    """Read "năm 2026", "năm 2026-2030", "trong năm"; a bare "năm" may be a cycle too."""
    start = cursor.at
    before = cursor.peek(-1)
    if cursor.eat("nam hoc", "cac nam hoc"):
        return Invalid(_("Năm học: chưa rõ ngày bắt đầu và kết thúc."))
    if not cursor.eat("nam", "cac nam", "nam ngan sach", "nam tai chinh", "nien do"):
        return None
    token = cursor.peek()
    if token is not None and token.value is not None:
        return _year_number(cursor, start)
    if cursor.eat("nay", "ke hoach"):
        return year()
    whole = before is not None and before.text in _WHOLE_YEAR
    if whole or ends_here(cursor) or cursor.sees(*_DEADLINE):
        return replace(year(), loose=not whole)
    cursor.at = start
    return None


def _year_number(cursor: Cursor, start: int) -> Calendar | None:
    token = cursor.peek()
    term = read_figures(cursor)
    if isinstance(term, Range) or (isinstance(term, Period) and term.kind is Kind.YEAR):
        return term
    if token is not None and len(token.text) >= 3:
        return Invalid(_("“{text}” không phải là năm.").format(text=token.text))
    cursor.at = start
    return None


def month_place(cursor: Cursor) -> int | None:
    """Read "đầu", "giữa", "cuối cùng", "thứ 2" as the number of a month in its cycle."""
    for words, place in ((("dau", "dau tien"), 1), (("giua",), 2), (("cuoi", "cuoi cung"), -1)):
        if cursor.eat(*words):
            return place
    if cursor.eat("thu nhat"):
        return 1
    return cursor.ordinal(12) if cursor.eat("thu") else None


def place_in_unit(cursor: Cursor, anchor: Anchor) -> Calendar | None:
    """Read the cycle of which a month is named ("cuối quý I", "cuối mỗi quý", "cuối kỳ")."""
    start = cursor.at
    cursor.eat_all("cua", "trong", "thuoc")
    if anchor.days is not None and anchor.month is not None:
        named = quarter_named(cursor)
        if named is not None:
            return _day_of(cursor, anchor.days, anchor.month, named)
    unit = cycle_word(cursor) or unit_here(cursor)
    if unit is None and cursor.eat(*_REPORT_PERIOD):
        unit = Unit.QUARTER
    if unit in (None, Unit.WEEK, Unit.MONTH):
        cursor.at = start
        return anchor
    later = 1 if cursor.eat(*NEXT) else 0
    cursor.eat("bao cao")
    return Cycle(unit, replace(anchor, later=later))


def _day_of(cursor: Cursor, days: tuple[int, int], place: int, named: int) -> Period | Invalid:
    number = 3 * named + (place + 1 if place < 0 else place - 3)
    whole = days == (1, LAST_DAY)
    term = month(number) if whole else Period(Kind.FIXED_DATE, (number, days[0]), (number, days[1]))
    return add_year(cursor, term)
