"""Dates as the decree writes them, and as offices write them.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4: a zero before days below 10 and before
months 1 and 2, and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import re

from desktop.domain.text import squeeze

BLANK = " " * 6
"""Room for two figures written by hand."""

_IN_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/])")


def decree_date(day: dt.date) -> str:
    """Return the date in words: "ngày 05 tháng 3 năm 2026"."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def decree_date_blank(year: int) -> str:
    """Return the date of a draft, day and month left blank for the pen."""
    return f"ngày{BLANK}tháng{BLANK}năm {year}"


def place_and_date(place: str, day: dt.date | None, year: int) -> str:
    """Return the line "địa danh, ngày … tháng … năm …"; ``year`` counts when there is no day."""
    return f"{place}, {decree_date(day) if day else decree_date_blank(year)}"


def short_date(day: dt.date) -> str:
    """Return the date in figures, dd/MM/yyyy, for tables and lists."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def parse_date_phrase(phrase: str) -> dt.date | None:
    """Return the first date of ``phrase``, in words or in figures; None when there is none.

    A date that no calendar has (30/02) counts as none: nothing is guessed.
    """
    found = find_date(squeeze(phrase))
    return found[0] if found else None


def find_date(text: str) -> tuple[dt.date, int, int] | None:
    """Return the first date of squeezed ``text`` with where it begins and ends."""
    matches = sorted(
        (match.start(), match.end(), day)
        for match, day in (
            *((m, _date(m[1], m[2], m[3])) for m in _IN_WORDS.finditer(text)),
            *((m, _date(m[1], m[3], m[4])) for m in _SHORT.finditer(text)),
        )
        if day is not None
    )
    if not matches:
        return None
    start, end, day = matches[0]
    return day, start, end


def _date(day: str, month: str, year: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
