"""Tasks in time: the year of a list, and what is due on each day of a span."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.domain.decree_dates import short_date
from desktop.domain.office_document import CellAlign, DataColumn, DataRow, DataTable, OfficeDocument
from desktop.domain.tracking.model import TaskState, Time
from desktop.domain.tracking.query import GroupBy, Order, TaskLine, TaskListing, TaskQuery
from desktop.domain.tracking.states import state_of_time
from desktop.domain.tracking.words import OPEN_STATES, STATE_WORDS
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.services.program import Services

YEARS_BEHIND = 6
"""A time that is due so many years behind may still have begun in the year that is shown."""

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
"""Days of the week, Monday first; shown through the translation."""


@dataclass(frozen=True, slots=True)
class YearTable:
    """The tasks of a list with their times in a year.

    Attributes:
        year: The year.
        today: The day from which states are judged.
        listing: The tasks in order.
        times: Their times that touch the year, by key.
        days_off: Days off besides plain weekends, with their names.
    """

    year: int
    today: dt.date
    listing: TaskListing
    times: Mapping[str, tuple[Time, ...]]
    days_off: Mapping[dt.date, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A time due on a day, with its task and its state of today."""

    day: dt.date
    time: Time
    line: TaskLine
    state: TaskState


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due from one day to another.

    Attributes:
        first, last: Bounds, both included.
        entries: What is due, by day.
        off: Why a day is off, for each day of the span that is; weekends included.
        working: Names of the days on which the office works though they look free.
    """

    first: dt.date
    last: dt.date
    entries: tuple[Entry, ...]
    off: Mapping[dt.date, str]
    working: Mapping[dt.date, str]

    def on(self, day: dt.date) -> tuple[Entry, ...]:
        """Return what is due on a day."""
        return tuple(entry for entry in self.entries if entry.day == day)


def year_table(services: Services, query: TaskQuery, order: Order, today: dt.date) -> YearTable:
    """Return the tasks of ``query`` with their times in its year, or in that of ``today``."""
    year = query.year or today.year
    wanted = replace(query, year=year)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    found = services.store.tasks.times_between(
        first, last.replace(year=year + YEARS_BEHIND), wanted, today
    )
    times: dict[str, list[Time]] = {}
    for key, time in found:
        begun = time.due if time.start is None else time.start
        if begun is not None and begun <= last:
            times.setdefault(key, []).append(time)
    return YearTable(
        year,
        today,
        services.tasks.find(wanted, order),
        {key: tuple(each) for key, each in times.items()},
        services.calendar.days_off(year),
    )


def agenda(
    services: Services, query: TaskQuery, first: dt.date, last: dt.date, today: dt.date
) -> Agenda:
    """Return what is due from ``first`` to ``last`` among the tasks of ``query``."""
    found = services.store.tasks.times_between(first, last, replace(query, year=None), today)
    keys = list(dict.fromkeys(key for key, _time in found))
    lines = {line.id: line for line in services.tasks.lines(keys)}
    entries = tuple(
        Entry(time.due, time, lines[key], state_on(time, lines[key], today))
        for key, time in found
        if time.due is not None and key in lines
    )
    days = [first + dt.timedelta(days=step) for step in range((last - first).days + 1)]
    calendar = services.calendar.calendar()
    off = {day: calendar.why_off(day) for day in days if not calendar.is_working(day)}
    special = services.calendar.special_days()
    working = {
        each.date: each.name or _("Làm bù")
        for each in special
        if first <= each.date <= last and each.date not in off
    }
    return Agenda(first, last, entries, off, working)


def state_on(time: Time, line: TaskLine, today: dt.date) -> TaskState:
    """Return the state of a time of a task of which only the line is known."""
    if line.state is TaskState.NOT_DONE:
        return TaskState.NOT_DONE
    return state_of_time(time, today, line.last_progress is not None, line.continuous)


# -- on paper ------------------------------------------------------------------------------


def schedule_document(services: Services, found: Agenda) -> OfficeDocument:
    """Return the agenda as a paper for the desk (lịch công tác), a heading for each day."""
    values = {
        "tu_ngay": found.first,
        "den_ngay": found.last,
        "so_viec": len(found.entries),
    }
    tables = [_schedule_table(found)] if found.entries else []
    return services.letters.filled("lich-cong-tac", found.last.year, values, tables)


def _schedule_table(found: Agenda) -> DataTable:
    center = CellAlign.CENTER
    columns = (
        DataColumn(_("TT"), 5, center),
        DataColumn(_("Nội dung đến hạn"), 42),
        DataColumn(_("Chủ trì"), 22),
        DataColumn(_("Phối hợp"), 18),
        DataColumn(_("Tình trạng"), 15),
    )
    return DataTable("lich", columns, tuple(_rows(found)))


def _rows(found: Agenda) -> Iterator[DataRow]:
    number = 0
    for day, entries in groupby(found.entries, key=lambda entry: entry.day):
        yield DataRow((day_words(day, found),), is_group=True)
        for entry in entries:
            number += 1
            state, line = _(STATE_WORDS[entry.state]), entry.line
            yield DataRow((str(number), titled(entry), line.lead, line.cooperate, state))


def day_words(day: dt.date, found: Agenda) -> str:
    """Return a day in words, with why it is off or that the office works."""
    words = f"{_(WEEKDAYS[day.weekday()])}, {short_date(day)}"
    note = found.off.get(day) or found.working.get(day, "")
    plain = {_("Thứ Bảy"), _("Chủ nhật")}
    return f"{words} ({note})" if note and note not in plain else words


def titled(entry: Entry) -> str:
    """Return the title of a task, with the name of the time where it has several."""
    label = entry.time.label
    return f"{entry.line.title} ({label})" if label and entry.line.times > 1 else entry.line.title


# -- by who leads --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """The open tasks of one unit or officer.

    Attributes:
        key, title: Who.
        keys: All open tasks, by due day.
        lines: The first of them.
        overdue: How many are overdue.
    """

    key: str
    title: str
    keys: tuple[str, ...]
    lines: tuple[TaskLine, ...]
    overdue: int


def board(services: Services, query: TaskQuery, group: GroupBy, most: int) -> tuple[Column, ...]:
    """Return the open tasks of ``query`` parted by who leads, ``most`` lines of each."""
    states = (query.states & OPEN_STATES) or OPEN_STATES
    order = Order(group=group)
    listing = services.tasks.find(replace(query, states=states), order)
    late = services.tasks.find(replace(query, states=frozenset({TaskState.OVERDUE})), order)
    overdue = {each.key: each.count for each in late.groups}
    keys = [listing.keys[each.start : each.start + each.count] for each in listing.groups]
    wanted = list(dict.fromkeys(key for each in keys for key in each[:most]))
    lines = {line.id: line for line in services.tasks.lines(wanted)}
    return tuple(
        Column(each.key, each.title, own, _known(own[:most], lines), overdue.get(each.key, 0))
        for each, own in zip(listing.groups, keys, strict=True)
    )


def _known(keys: Sequence[str], lines: Mapping[str, TaskLine]) -> tuple[TaskLine, ...]:
    return tuple(lines[key] for key in keys if key in lines)
