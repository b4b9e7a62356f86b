"""Times written in figures: 15/3/2026, 15/3, 3/2026, 2026, 15-20/6, 2026-2030."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.schedule.calendar import exists
from desktop.domain.schedule.nodes import Invalid, Period, Range, day, month, year
from desktop.domain.schedule.tokens import Cursor, Token
from desktop.domain.schedule.years import add_year, is_year, no_such_day, year_of
from desktop.i18n import _

Figures = Period | Range | Invalid


def read_figures(cursor: Cursor, after_day: bool = False, bounded: bool = False) -> Figures | None:
    """Read a time in figures.

    ``after_day`` says that the word "ngày" stands before it, ``bounded`` that a word of time does.
    """
    numbers, marks = chain(cursor)
    if not numbers:
        return None
    for reader in (_full_date, _stretch, _month_or_day):
        found = reader(numbers, marks, after_day)
        if found is not None:
            term, used = found
            cursor.at += 2 * used - 1
            return _with_year(cursor, term)
    dotted = _day_with_dots(numbers, marks) if after_day or bounded else None
    if dotted is None:
        return None
    cursor.at += 3
    return _with_year(cursor, dotted)


def _day_with_dots(numbers: list[Token], marks: list[str]) -> Period | None:
    """Read "30.6" and "20-11"; "5-10" are two days."""
    if len(numbers) != 2 or marks[0] == "/":
        return None
    number, in_month = (token.value or 0 for token in numbers)
    apart = marks[0] == "." or number > in_month
    return day(number, in_month) if apart and exists(number, in_month, None) else None


def _with_year(cursor: Cursor, term: Figures) -> Figures:
    """Read the year that stands apart from its figures ("15-20/6 năm 2026")."""
    if isinstance(term, Period) and not term.explicit:
        return add_year(cursor, term)
    if isinstance(term, Range) and term.last is not None and not term.last.explicit:
        last = add_year(cursor, term.last)
        return last if isinstance(last, Invalid) else replace(term, last=last)
    return term


def chain(cursor: Cursor) -> tuple[list[Token], list[str]]:
    """Return the numbers joined by "/", "-" or "." from here on (three at most), and the marks."""
    numbers: list[Token] = []
    marks: list[str] = []
    ahead = 0
    while (token := cursor.peek(ahead)) and token.value is not None and len(numbers) < 3:
        numbers.append(token)
        mark = cursor.peek(ahead + 1)
        if mark is None or mark.text not in ("/", "-", "."):
            break
        marks.append(mark.text)
        ahead += 2
    return numbers, marks[: max(len(numbers) - 1, 0)]


_Found = tuple[Figures, int] | None
"""A term and how many numbers it took."""


def _full_date(numbers: list[Token], marks: list[str], _after_day: bool) -> _Found:
    if len(numbers) < 3 or marks[0] != marks[1] or is_year(numbers[1]):
        return None
    in_year = year_of(numbers[2])
    if in_year is None or (not is_year(numbers[2]) and marks[0] != "/"):
        return None
    return _day(numbers[0], numbers[1], in_year), 3


def _stretch(numbers: list[Token], marks: list[str], after_day: bool) -> _Found:
    """Read "2026-2030", "11-12/2025" and "15-20/6"."""
    if not marks or marks[0] != "-":
        return None
    if is_year(numbers[0]) and is_year(numbers[1]):
        return Range(year(numbers[0].value), year(numbers[1].value)), 2
    if len(numbers) < 3 or marks[1] != "/":
        return None
    first, last, third = (number.value or 0 for number in numbers)
    if is_year(numbers[2]) and not after_day and max(first, last) <= 12 and min(first, last) > 0:
        return Range(_month(first, third), _month(last, third)), 3
    if exists(first, third, None) and exists(last, third, None):
        return Range(day(first, third), day(last, third)), 3
    return None


def _month_or_day(numbers: list[Token], marks: list[str], after_day: bool) -> _Found:
    """Read "3/2026", "3-2026", "15/3" and "2026"."""
    if is_year(numbers[0]) and not after_day:
        return year(numbers[0].value), 1
    if not marks or numbers[0].value is None:
        return None
    if is_year(numbers[1]) and not after_day and marks[0] in "/-":
        if not 1 <= numbers[0].value <= 12:
            return no_such_month(numbers[0].text), 2
        return _month(numbers[0].value, numbers[1].value), 2
    if marks[0] != "/" or numbers[1].value is None:
        return None
    if exists(numbers[0].value, numbers[1].value, None):
        return day(numbers[0].value, numbers[1].value), 2
    return (no_such_day(f"{numbers[0].text}/{numbers[1].text}"), 2) if after_day else None


def _month(number: int, in_year: int | None) -> Period:
    return replace(month(number), year=in_year, explicit=True)


def no_such_month(text: str) -> Invalid:
    """Return the doubt about a month that no year has."""
    return Invalid(_("Không có tháng {text}.").format(text=text))


def _day(number: Token, in_month: Token, in_year: int) -> Period | Invalid:
    if not exists(number.value or 0, in_month.value or 0, in_year):
        return no_such_day(f"{number.text}/{in_month.text}/{in_year}")
    return replace(day(number.value or 0, in_month.value or 0), year=in_year, explicit=True)
