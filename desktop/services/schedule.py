"""Time wordings read as schedules, one by one or a table of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.schedule import Schedule, read_schedule
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.plans import YEARS

COLUMNS = ("phrase", "year")

_FIGURES = re.compile(r"[0-9]{4}")


def read_time(phrase: str, year: int) -> Schedule:
    """Return the reading of a wording in a plan of ``year``; refuses a year that is none."""
    if year not in YEARS:
        raise Refused(
            _("Năm {year} không hợp lệ.").format(year=year),
            advice=_("Nhập năm từ {first} đến {last}.").format(first=YEARS[0], last=YEARS[-1]),
        )
    return read_schedule(phrase, year)


def read_table(text: str) -> Sequence[Schedule]:
    """Return the readings of a table with tabs and the header "phrase", "year".

    Cells are taken as they stand, without quoting. Refuses a table without these columns, and
    names the first line that has no proper year.
    """
    header, *lines = text.split("\n")
    names = header.rstrip("\r").split("\t")
    if not set(COLUMNS) <= set(names):
        raise Refused(
            _("Bảng thiếu cột: cần dòng đầu gồm {columns}, cách nhau bằng dấu tab.").format(
                columns=", ".join(COLUMNS)
            )
        )
    places = (names.index(COLUMNS[0]), names.index(COLUMNS[1]))
    return [
        _read_line(number, line.rstrip("\r"), places)
        for number, line in enumerate(lines, start=2)
        if line.strip("\r\n")
    ]


def _read_line(number: int, line: str, places: tuple[int, int]) -> Schedule:
    cells = line.split("\t")
    phrase, year = (cells[place] if place < len(cells) else "" for place in places)
    found = _FIGURES.fullmatch(year.strip())
    if found is None or int(found[0]) not in YEARS:
        raise Refused(
            _("Dòng {number}: năm “{year}” không hợp lệ.").format(number=number, year=year.strip())
        )
    return read_time(phrase, int(found[0]))
