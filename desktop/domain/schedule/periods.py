"""One calendar term, in words or figures, and vague parts of one ("cuối quý II")."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.schedule.days import eat_clock, read_day, read_week, read_weekday
from desktop.domain.schedule.figures import Figures, read_figures
from desktop.domain.schedule.model import Kind
from desktop.domain.schedule.nodes import Anchor, Cycle, Edge, Invalid, Period, months
from desktop.domain.schedule.tokens import Cursor
from desktop.domain.schedule.units import (
    Calendar,
    cycle_word,
    read_count_of_months,
    read_month,
    read_quarter,
    read_year,
)
from desktop.domain.schedule.years import add_year

_EDGES = {"dau": Edge.START, "giua": Edge.MIDDLE, "cuoi": Edge.END}


def read_calendar(cursor: Cursor, bounded: bool = False) -> Calendar | None:
    """Read one calendar term; ``bounded`` says that a word of time stands before it."""
    start = cursor.at
    clock = eat_clock(cursor)
    for reader in (
        read_weekday, read_day, _edge, _half, read_count_of_months, read_month, read_quarter,
        read_year, read_week,
    ):  # fmt: skip
        term = reader(cursor)
        if term is not None:
            return term
    term = _bare_figures(cursor, bounded or clock)
    if term is None:
        cursor.at = start
    return term


def _bare_figures(cursor: Cursor, bounded: bool) -> Figures | None:
    start = cursor.at
    term = read_figures(cursor, bounded=bounded)
    if isinstance(term, Period):
        if term.kind is Kind.YEAR and not bounded and _belongs_to_words(cursor, start):
            cursor.at = start
            return None
        doubtful = term.kind in (Kind.FIXED_DATE, Kind.YEAR) and cursor.at - start < 5
        if doubtful and not bounded and _counts_something(cursor):
            cursor.at = start
            return None
    return term


def _belongs_to_words(cursor: Cursor, start: int) -> bool:
    """Tell "Tết Bính Ngọ 2026" from a year of its own."""
    before = cursor.tokens[start - 1] if start else None
    return before is not None and before.is_word and before.text not in _BEFORE_YEAR


_BEFORE_YEAR = frozenset({"trong", "vao", "cua", "va", "hoac", "ca", "doan", "ky", "sang"})

_GOES_ON = frozenset(
    {"hang", "moi", "den", "va", "hoac", "khi", "theo", "truoc", "sau", "tro", "thuong", "dinh"}
    | {"cham", "cua", "nam", "thang", "quy", "tu"}
)
"""Words that may follow a date or a year; any other word is counted by the figures."""


def _counts_something(cursor: Cursor) -> bool:
    """Tell "5/7 tiêu chí" and "2026 hồ sơ" from a date or a year."""
    token = cursor.peek()
    return (
        token is not None and (token.text == "%" or token.is_word) and (token.text not in _GOES_ON)
    )


def _edge(cursor: Cursor) -> Calendar | None:
    """Read "đầu quý II", "cuối năm 2026", "giữa tháng 6", "cuối mỗi quý"."""
    start = cursor.at
    token = cursor.peek()
    cursor.eat("ngay")
    edge = next((edge for word, edge in _EDGES.items() if cursor.eat(word)), None)
    if token is None or edge is None:
        cursor.at = start
        return None
    cursor.eat("tien", "cung")
    cursor.eat_all("cua", "trong")
    unit = cycle_word(cursor)
    if unit is not None:
        return Cycle(unit, Anchor(edge=edge))
    whole = (
        read_count_of_months(cursor)
        or read_month(cursor)
        or read_quarter(cursor)
        or read_year(cursor)
    )
    if isinstance(whole, Period):
        return replace(whole, edge=edge, loose=False)
    if isinstance(whole, Cycle) and whole.anchor is None:
        return replace(whole, anchor=Anchor(edge=edge))
    if isinstance(whole, Invalid):
        return whole
    cursor.at = start
    return None


def _half_quarter(cursor: Cursor, from_end: bool) -> Period | None:
    """Read the quarter of "nửa đầu quý II", which is parted in the middle of its second month."""
    cursor.eat("cua")
    whole = read_quarter(cursor)
    if not isinstance(whole, Period):
        return None
    middle = whole.first[0] + 1
    first, last = ((middle, 16), whole.last) if from_end else (whole.first, (middle, 15))
    return replace(whole, kind=Kind.RANGE, first=first, last=last)


def _half(cursor: Cursor) -> Calendar | None:
    """Read "nửa đầu năm", "nửa cuối tháng 6"."""
    start = cursor.at
    if not cursor.eat("nua"):
        return None
    from_end = cursor.sees("cuoi") > 0
    if cursor.eat("dau", "cuoi"):
        cursor.eat("cua")
        if (whole := read_month(cursor)) is not None and isinstance(whole, Period):
            ends = ((whole.first[0], 16), whole.last) if from_end else (
                whole.first, (whole.first[0], 15))  # fmt: skip
            return replace(whole, kind=Kind.RANGE, first=ends[0], last=ends[1])
        cursor.at = start + 2
        if (part := _half_quarter(cursor, from_end)) is not None:
            return part
        half = add_year(cursor, months(6, from_end))
        if half is not None:
            return half
    cursor.at = start
    return None
