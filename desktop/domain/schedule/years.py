"""The year of a term as it is written: "/2026", "năm 2026", "năm sau", "của năm trước"."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.schedule.calendar import exists
from desktop.domain.schedule.model import Kind
from desktop.domain.schedule.nodes import Invalid, Period
from desktop.domain.schedule.tokens import Cursor, Token
from desktop.i18n import _

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years that a wording can mean; other numbers are no years."""

NEXT = ("sau", "toi", "tiep theo", "ke tiep", "lien ke", "lien sau", "tiep sau", "sau lien ke")
"""Words after "năm", "quý", "tháng" that mean the next one."""

_PREVIOUS = ("truoc", "truoc lien ke", "lien truoc", "truoc do", "truoc ky bao cao",
             "truoc nam ke hoach", "truoc nam bao cao")  # fmt: skip
_THIS = ("nay", "ke hoach", "bao cao", "ky bao cao")


def is_year(token: Token | None) -> bool:
    """Tell whether a token can be a year of four figures."""
    return token is not None and token.value is not None and _full(token.value)


def _full(value: int) -> bool:
    return FIRST_YEAR <= value <= LAST_YEAR


def year_of(token: Token | None) -> int | None:
    """Return the year that a figure after "/" means; two figures are of this century."""
    if token is None or token.value is None:
        return None
    if _full(token.value):
        return token.value
    return 2000 + token.value if len(token.text) == 2 and 13 <= token.value <= 99 else None


def add_year(cursor: Cursor, period: Period) -> Period | Invalid:
    """Read the year that follows a period, if one does."""
    found = _by_mark(cursor, period) or _by_word(cursor, period)
    if isinstance(found, Period) and found.kind is Kind.FIXED_DATE:
        (month, day), year = found.first, found.year
        if not exists(day, month, year):
            return no_such_day(f"{day:02d}/{month:02d}/{year}")
    return found or period


def no_such_day(text: str) -> Invalid:
    """Return the doubt about a day that no calendar has."""
    return Invalid(_("Ngày {text} không có trong lịch.").format(text=text))


def _dated(period: Period, year: int) -> Period:
    return replace(period, year=year, explicit=True, loose=False)


def _by_mark(cursor: Cursor, period: Period) -> Period | Invalid | None:
    token = cursor.peek()
    if token is None or token.text not in ("/", "-", "."):
        return None
    figure = cursor.peek(1)
    if figure is None or figure.value is None or (token.text == "-" and not is_year(figure)):
        return None
    year = year_of(figure)
    if year is None:
        if token.text != "/":
            return None
        return Invalid(_("“{text}” không phải là năm.").format(text=figure.text))
    cursor.at += 2
    return _dated(period, year)


def _by_word(cursor: Cursor, period: Period) -> Period | Invalid | None:
    start = cursor.at
    cursor.eat("cua", "trong", "thuoc")
    if not cursor.eat("nam"):
        cursor.at = start
        return None
    figure = cursor.peek()
    if figure is not None and figure.value is not None:
        if not is_year(figure):
            return Invalid(_("“{text}” không phải là năm.").format(text=figure.text))
        cursor.at += 1
        return _dated(period, int(figure.text))
    return _by_neighbour(cursor, period, start)


def _by_neighbour(cursor: Cursor, period: Period, start: int) -> Period | None:
    for words, shift in ((NEXT, 1), (_PREVIOUS, -1), (_THIS, 0)):
        if cursor.eat(*words) and not a_date_follows(cursor):
            return replace(period, shift=shift, loose=False)
    if ends_here(cursor):
        return replace(period, loose=False)
    cursor.at = start
    return None


def a_date_follows(cursor: Cursor) -> bool:
    """Tell whether a date may begin here, which parts "năm trước ngày 15/12" from "năm trước"."""
    token = cursor.peek()
    return token is not None and (token.value is not None or token.text in ("ngay", "thang", "quy"))


SEPARATORS = frozenset(",;/+&.:()-")


def ends_here(cursor: Cursor) -> bool:
    """Tell whether a part of the wording ends here: nothing more, a mark, or a joining word."""
    token = cursor.peek()
    return token is None or token.text in SEPARATORS or cursor.sees("va", "hoac") > 0
