"""Deadlines and stretches: "trước ngày …", "chậm nhất …", "từ … đến …", "… trở đi"."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.schedule.days import eat_clock
from desktop.domain.schedule.model import Kind
from desktop.domain.schedule.nodes import (
    Anchor,
    Bound,
    Cycle,
    Edge,
    Invalid,
    Mode,
    Period,
    Range,
    Term,
    month,
)
from desktop.domain.schedule.periods import read_calendar
from desktop.domain.schedule.tokens import Cursor
from desktop.domain.schedule.units import Calendar
from desktop.domain.schedule.years import add_year

_BEFORE = ("truoc", "truoc thoi diem", "truoc moc")
_BY = (
    "cham nhat", "muon nhat", "tre nhat", "den", "den het", "het", "khong qua", "khong muon hon",
    "khong cham hon", "khong tre hon", "han cuoi", "han chot", "han cuoi cung", "cho den",
    "tinh den", "toi", "han",
)  # fmt: skip
_BETWEEN = ("la", "vao", "trong", "het", "luc", "hoi", ":", "den", "thoi diem")
_FROM = ("tu", "ke tu", "tinh tu", "bat dau", "bat dau tu", "bat dau vao", "ap dung tu",
         "thuc hien tu")  # fmt: skip
_TO = ("den", "cho den", "toi", "-", "den het", "cho den het", "het", "den thoi diem")
_ONWARD = ("tro di", "tro ve sau", "tro lai day")
_LATER = ("tiep theo", "sau", "toi", "ke tiep", "sau do", "sau nua", "tiep sau")


_FAR = 20
"""How many words "từ" and its "đến" may stand apart."""


def read_bound(cursor: Cursor) -> Term | None:
    """Read a deadline with what it names; None when no time follows its words."""
    start = cursor.at
    mode = Mode.BEFORE if cursor.eat(*_BEFORE) else Mode.BY
    if mode is Mode.BY and not cursor.eat(*_BY):
        return None
    cursor.eat_all(*_BETWEEN)
    if cursor.eat(*_BEFORE):
        mode = Mode.BEFORE
    mode = Mode.BY if _names_an_hour(cursor) else mode
    target = read_calendar(cursor, bounded=True)
    term = _bound(mode, target)
    if term is None:
        cursor.at = start
    return term


def _names_an_hour(cursor: Cursor) -> bool:
    """Tell whether an hour is given: then the day itself still counts."""
    start = cursor.at
    hour = eat_clock(cursor)
    cursor.at = start
    return hour


def _bound(mode: Mode, target: Calendar | None) -> Term | None:
    if target is None or isinstance(target, Invalid):
        return target
    if isinstance(target, Range):
        return target if mode is Mode.BY or target.first is None else Bound(mode, target.first)
    if isinstance(target, Cycle) and (target.weak or target.anchor is None):
        return None
    return Bound(mode, replace(target, loose=False) if isinstance(target, Period) else target)


def read_stretch(cursor: Cursor) -> Term | None:
    """Read "từ … đến …", "sau …", or a calendar term with "đến", "-", "trở đi" after it."""
    if cursor.sees(*_FROM):
        return _from(cursor)
    if cursor.sees("sau") and not cursor.sees("sau thang dau", "sau thang cuoi"):
        return _after(cursor)
    term = read_calendar(cursor)
    if isinstance(term, Period | Anchor):
        return _go_on(cursor, term)
    if isinstance(term, Range) and _is_open(cursor):
        return Range(term.first, None)
    return term


def _after(cursor: Cursor) -> Term | None:
    start = cursor.at
    cursor.eat("sau")
    term = read_calendar(cursor, bounded=True)
    if isinstance(term, Period) and not term.loose:
        cursor.eat(*_ONWARD)
        return Range(term, None, after=True)
    cursor.at = start
    return None


def _from(cursor: Cursor) -> Term | None:
    start = cursor.at
    cursor.eat(*_FROM)
    within_day = _hours_of_day(cursor)
    if within_day is not None:
        return within_day
    after = cursor.eat("sau")
    first = read_calendar(cursor, bounded=True) or _bare_day(cursor)
    if first is None:
        last = _end_further_on(cursor)
        if last is None:
            cursor.at = start
        return last
    term = _go_on(cursor, first)
    if isinstance(term, Range):
        return replace(term, after=after)
    if isinstance(term, Period) and term.edge is not Edge.START:
        return Range(term, None, after=after)
    return term


def _hours_of_day(cursor: Cursor) -> Calendar | None:
    """Read the day of "từ 8h00 đến 11h30 ngày 20/5"."""
    start = cursor.at
    if eat_clock(cursor) and cursor.eat(*_TO) and _names_an_hour(cursor):
        term = read_calendar(cursor, bounded=True)
        if term is not None:
            return term
    cursor.at = start
    return None


def _bare_day(cursor: Cursor) -> Anchor | None:
    """Read the first day in "từ 15 đến 20/6", where the word "ngày" is left out."""
    start = cursor.at
    number = cursor.number(1, 31)
    if number is not None and cursor.sees(*_TO):
        return Anchor(days=(number, number))
    cursor.at = start
    return None


def _end_further_on(cursor: Cursor) -> Term | None:
    """Read "từ nay đến hết năm", "từ ngày ban hành đến 31/12": only the end is known."""
    for _step in range(_FAR):
        if cursor.done or cursor.sees(",", ";", "("):
            return None
        term = _to(cursor, None)
        if term is not None:
            return term
        cursor.at += 1
    return None


def _go_on(cursor: Cursor, first: Calendar) -> Term:
    """Read what makes a stretch of a term: a second end, or that it stays open."""
    if _is_open(cursor):
        return Range(first, None) if isinstance(first, Period) else first
    return _to(cursor, first) or first


def _to(cursor: Cursor, first: Calendar | None) -> Term | None:
    start = cursor.at
    if not cursor.eat(*_TO):
        return None
    dash = cursor.tokens[cursor.at - 1].text == "-"
    before = cursor.eat("truoc")
    cursor.eat_all("ngay het", "het", "vao")
    last = read_calendar(cursor, bounded=True) or read_elided(cursor, first)
    term = last if isinstance(last, Invalid) else _stretch(first, last, before)
    if term is None or (dash and isinstance(last, Anchor | Cycle)):
        cursor.at = start
        return None
    if isinstance(term, Range) and _is_open(cursor):
        return replace(term, last=None)
    return term


def _stretch(first: Calendar | None, last: Calendar | None, before: bool) -> Term | None:
    match first, last:
        case None, Period():
            return Range(None, last, before=before)
        case Period(), Period():
            return Range(first, last, before=before)
        case Anchor(days=(day, _)), Period(kind=Kind.FIXED_DATE):
            return Range(replace(last, first=(last.first[0], day), last=(last.first[0], day)), last)
        case Anchor(days=(day, _)), Anchor(days=(_, last_day)):
            return replace(last, days=(day, last_day), stretch=True)
        case Anchor(days=(day, _)), Cycle(anchor=Anchor(days=(_, last_day)) as anchor):
            return replace(last, anchor=replace(anchor, days=(day, last_day), stretch=True))
        case Anchor(weekday=int()), Anchor(weekday=int()):
            return last
    return None


def read_elided(cursor: Cursor, like: Calendar | None) -> Period | Anchor | Invalid | None:
    """Read a number that goes on with the unit of the term before it ("quý II, III")."""
    start = cursor.at
    match like:
        case Period(kind=Kind.MONTH | Kind.QUARTER as kind):
            number = cursor.ordinal(12 if kind is Kind.MONTH else 4)
            if number is not None and _number_ends(cursor):
                size = 1 if kind is Kind.MONTH else 3
                first = ((number - 1) * size + 1, 1)
                return add_year(cursor, Period(kind, first, (number * size, 0)))
        case Period(kind=Kind.FIXED_DATE, in_words=True):
            number = cursor.ordinal(12)
            if number is not None and _number_ends(cursor):
                return add_year(cursor, month(number))
        case Anchor(days=(_, _)):
            number = cursor.number(1, 31)
            if number is not None and _number_ends(cursor):
                return Anchor(days=(number, number))
    cursor.at = start
    return None


def _number_ends(cursor: Cursor) -> bool:
    """Tell whether a number counts nothing else ("quý I, 6 tháng")."""
    token = cursor.peek()
    if token is None or token.text in (",", ";", ")", "(", "+", "&", "-", "."):
        return True
    following = cursor.peek(1)
    if token.text == ":":
        return following is None or not following.glued
    if token.text == "/":
        return following is None or following.value is None or following.value > 31
    return cursor.sees("va", "hoac", "hang", "moi", "nam", "cua nam", "trong nam", "den") > 0


def _is_open(cursor: Cursor) -> bool:
    """Read "và các năm tiếp theo", "trở đi"; tell whether it stood here."""
    if cursor.eat(*_ONWARD):
        return True
    start = cursor.at
    cursor.eat_all("va", ",", "-", "tiep tuc", "dinh huong", "trong")
    if cursor.eat("cac", "nhung", "cho cac", "trong cac"):
        cursor.eat("nam", "thang", "quy", "giai doan", "thoi gian", "nam hoc", "ky")
        if cursor.eat(*_LATER):
            return True
    elif cursor.at > start and cursor.eat(
        "nam tiep theo", "giai doan tiep theo", "thoi gian tiep theo", "sau do", "tiep theo"
    ):
        return True
    cursor.at = start
    return False
