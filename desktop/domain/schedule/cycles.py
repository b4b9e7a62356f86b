"""Cycles: "định kỳ hằng quý", "mỗi tháng một lần", "02 lần/năm", "6 tháng/lần"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.schedule.nodes import Cycle, Unit
from desktop.domain.schedule.periods import read_calendar
from desktop.domain.schedule.tokens import Cursor
from desktop.domain.schedule.units import TIMES, cycle_word, unit_here
from desktop.domain.schedule.years import ends_here

_SPREAD = {
    (Unit.YEAR, 2): Unit.HALF_YEAR,
    (Unit.YEAR, 4): Unit.QUARTER,
    (Unit.YEAR, 12): Unit.MONTH,
    (Unit.HALF_YEAR, 2): Unit.QUARTER,
    (Unit.QUARTER, 3): Unit.MONTH,
}
"""How often in which unit makes which cycle; other counts stay with the unit they name."""

_AT_LEAST = ("it nhat", "toi thieu", "thuc hien", "to chuc", "bao cao")


def read_cycle(cursor: Cursor) -> Cycle | None:
    """Read one cycle named as such; None when there is none here."""
    return _first(cursor, _periodically, _named, _times_in_unit, _unit_a_time, _by_unit)


def _first(cursor: Cursor, *readers: Callable[[Cursor], Cycle | None]) -> Cycle | None:
    start = cursor.at
    for reader in readers:
        cycle = reader(cursor)
        if cycle is not None:
            return cycle
        cursor.at = start
    return None


def _periodically(cursor: Cursor) -> Cycle | None:
    """Read what follows "định kỳ"."""
    if not cursor.eat("dinh ky", "theo dinh ky"):
        return None
    cursor.eat_all("theo", "vao", "bao cao", "thuc hien", ":", ",", "la")
    named = _first(cursor, _named, _times_in_unit, _unit_a_time)
    if named is not None:
        return named
    after = cursor.at
    unit = unit_here(cursor)
    if unit is not None and cursor.ordinal(12) is None and not _figure_follows(cursor):
        return Cycle(unit)
    cursor.at = after
    term = read_calendar(cursor)
    return replace(term, weak=False) if isinstance(term, Cycle) else None


def _figure_follows(cursor: Cursor) -> bool:
    token = cursor.peek()
    return token is not None and token.value is not None


def _named(cursor: Cursor) -> Cycle | None:
    """Read "hằng quý", "mỗi năm 2 lần", "thường niên"."""
    if cursor.eat("thuong nien"):
        return Cycle(Unit.YEAR)
    unit = cycle_word(cursor)
    if unit is None:
        return None
    after = cursor.at
    cursor.eat_all(*_AT_LEAST, ",", "/")
    count = cursor.ordinal(12)
    if count is not None and cursor.eat(*TIMES):
        return Cycle(_SPREAD.get((unit, count), unit))
    cursor.at = after
    cursor.eat("mot lan", "/ lan")
    return Cycle(unit)


def _times_in_unit(cursor: Cursor) -> Cycle | None:
    """Read "01 lần/tuần", "2 lần một năm"."""
    count = cursor.ordinal(12)
    if count is None or not cursor.eat(*TIMES):
        return None
    if not cursor.eat("/", "moi", "trong", "trong mot", "mot", "tren", "hang", "trong moi"):
        return None
    cursor.number(1, 1)
    unit = unit_here(cursor)
    return Cycle(_SPREAD.get((unit, count), unit)) if unit else None


def _unit_a_time(cursor: Cursor) -> Cycle | None:
    """Read "6 tháng/lần", "01 quý một lần", "một năm hai lần"."""
    before = cursor.peek(-1)
    one = cursor.number(1, 1) is not None or cursor.eat("mot")
    if not one and before is not None and before.value is not None:
        return None
    unit = unit_here(cursor)
    cursor.eat("/", "la")
    count = cursor.ordinal(12) or 1
    if unit is None or not cursor.eat(*TIMES):
        return None
    return Cycle(_SPREAD.get((unit, count), unit))


def _by_unit(cursor: Cursor) -> Cycle | None:
    """Read "theo quý", "theo từng tháng", which follow no document."""
    if not cursor.eat("theo"):
        return None
    unit = cycle_word(cursor) or unit_here(cursor)
    return Cycle(unit) if unit and ends_here(cursor) else None
