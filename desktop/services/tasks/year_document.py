"""The year strip as a paper to be edited: tasks down, months across, a sign at each due day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from desktop.domain.office_document import CellAlign, DataColumn, DataRow, DataTable, OfficeDocument
from desktop.domain.tracking.model import Time
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.words import PRINT_SIGNS, STATE_WORDS
from desktop.services.tasks.timetable import YearTable, state_on

if TYPE_CHECKING:
    from desktop.services.program import Services

MONTHS = range(1, 13)
UNDER_WAY = "–"
"""Stands in the months between the begin and the due day, and in all of a continuous task."""


def year_document(services: Services, table: YearTable) -> OfficeDocument:
    """Return the year of a list as a document across; its table has a heading for each part."""
    keys = [*dict.fromkeys(table.listing.keys)]
    lines = {line.id: line for line in services.tasks.lines(keys)}
    tables = [_table(table, lines)] if lines else []
    values = {"so_viec": len(lines), "chu_giai": _legend()}
    return services.letters.filled("lich-nam", table.year, values, tables)


def _legend() -> str:
    states = (f"{sign} {STATE_WORDS[state].lower()}" for state, sign in PRINT_SIGNS.items())
    return "; ".join((*states, f"{UNDER_WAY} đang trong thời gian thực hiện"))


def _table(table: YearTable, lines: Mapping[str, TaskLine]) -> DataTable:
    columns = (
        DataColumn("TT", 4, CellAlign.CENTER),
        DataColumn("Nhiệm vụ", 30),
        DataColumn("Chủ trì", 16),
        *(DataColumn(f"T{month}", 4.5, CellAlign.CENTER) for month in MONTHS),
    )
    return DataTable("lich", columns, tuple(_rows(table, lines)))


def _rows(table: YearTable, lines: Mapping[str, TaskLine]) -> Iterator[DataRow]:
    headings = {group.start: group for group in table.listing.groups}
    number = 0
    for place, key in enumerate(table.listing.keys):
        if group := headings.get(place):
            yield DataRow((f"{group.title} ({group.count})",), is_group=True)
        if key in lines:
            number += 1
            line = lines[key]
            times = table.times.get(key, ())
            cells = (_cell(table, line, times, month) for month in MONTHS)
            yield DataRow((str(number), line.title, line.lead, *cells))


def _cell(table: YearTable, line: TaskLine, times: tuple[Time, ...], month: int) -> str:
    """Return what a month tells of a task: the days on which it is due, each with its sign."""
    due = [
        f"{PRINT_SIGNS[state_on(time, line, table.today)]}{time.due.day}"
        for time in times
        if time.due is not None and (time.due.year, time.due.month) == (table.year, month)
    ]
    if due:
        return "\n".join(due)
    lasting = (line.continuous and not times) or any(
        _runs(time, table.year, month) for time in times
    )
    return UNDER_WAY if lasting else ""


def _runs(time: Time, year: int, month: int) -> bool:
    """Tell whether a month lies between the begin of a time and its due day."""
    if time.start is None or time.due is None:
        return False
    return _month(time.start) <= (year, month) <= _month(time.due)


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month
