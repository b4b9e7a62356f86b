"""Tables of tasks in letters, notes and sheets: a row for each task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.decree_dates import short_date
from desktop.domain.office_document import CellAlign, DataColumn, DataRow, DataTable
from desktop.domain.reading.names import strip_bullet
from desktop.domain.tracking.model import Time
from desktop.services.task_ports import Tracked

_CENTER = CellAlign.CENTER
NUMBER_COLUMN = DataColumn("TT", 5, _CENTER)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column and what it shows of a task on a day."""

    column: DataColumn
    words: Callable[[Tracked, dt.date], str]


def overdue_times(task: Tracked, day: dt.date) -> tuple[Time, ...]:
    """Return the open times that were due before ``day``, the oldest first."""
    late = (time for time in task.times if time.is_open and time.due and time.due < day)
    return tuple(sorted(late, key=lambda time: time.due or day))


def days_late(task: Tracked, day: dt.date) -> int:
    """Return by how many calendar days the oldest open time is late; 0 when none is."""
    late = overdue_times(task, day)
    return (day - late[0].due).days if late and late[0].due else 0


def deadline_words(task: Tracked, times: Iterable[Time]) -> str:
    """Return deadlines in words: "31/03/2026 (Quý I/2026)", one a line.

    The name of a time stands there only where it tells one time of the task from another.
    """
    return "\n".join(_dated(task, time, time.due) for time in times if time.due)


def _dated(task: Tracked, time: Time, due: dt.date) -> str:
    day = short_date(due)
    told = len(task.times) > 1 and time.label and day not in time.label
    return f"{day} ({time.label})" if told else day


def _title(task: Tracked, _day: dt.date) -> str:
    return strip_bullet(task.item.title)


def _products(task: Tracked, _day: dt.date) -> str:
    return "; ".join(task.item.products)


def _late_deadlines(task: Tracked, day: dt.date) -> str:
    return deadline_words(task, overdue_times(task, day))


def _next_deadline(task: Tracked, day: dt.date) -> str:
    coming = sorted(
        (time for time in task.times if time.is_open and time.due and time.due >= day),
        key=lambda time: time.due or day,
    )
    return deadline_words(task, coming[:1])


def open_deadlines(task: Tracked, _day: dt.date) -> str:
    """Return all deadlines that are open; the wording of the plan of a continuous task."""
    if task.line.continuous:
        return task.item.time
    return deadline_words(task, (time for time in task.times if time.is_open)) or task.item.time


def _days_left(task: Tracked, day: dt.date) -> str:
    due = min((time.due for time in task.times if time.is_open and time.due), default=None)
    return "" if due is None else str((due - day).days)


def _count_reminded(task: Tracked, day: dt.date) -> str:
    """Return how often it was reminded before ``day``; the letter itself does not count."""
    return str(sum(reminder.on < day for reminder in task.facts.reminders) or "")


_TITLE = _Column(DataColumn("Nội dung nhiệm vụ", 36), _title)
_PRODUCTS = _Column(DataColumn("Sản phẩm", 20), _products)
_LATE = _Column(
    DataColumn("Số ngày quá hạn", 10, _CENTER), lambda task, day: str(days_late(task, day))
)
_OVERDUE = (
    _TITLE,
    _PRODUCTS,
    _Column(DataColumn("Thời hạn", 17, _CENTER), _late_deadlines),
    _LATE,
    _Column(DataColumn("Số lần đã nhắc", 10, _CENTER), _count_reminded),
)
_COMING = (
    _TITLE,
    _PRODUCTS,
    _Column(DataColumn("Thời hạn", 17, _CENTER), _next_deadline),
    _Column(DataColumn("Còn lại (ngày)", 10, _CENTER), _days_left),
)


def overdue_table(tasks: Sequence[Tracked], day: dt.date) -> DataTable:
    """Return the table of overdue tasks, the latest first."""
    ordered = sorted(tasks, key=lambda task: -days_late(task, day))
    return _table("qua_han", _OVERDUE, ordered, day)


def coming_table(tasks: Sequence[Tracked], day: dt.date) -> DataTable:
    """Return the table of tasks that are due soon, in the order given."""
    return _table("sap_den_han", _COMING, tasks, day)


def work_table(
    tasks: Sequence[Tracked], day: dt.date, part_of: Callable[[Tracked], str]
) -> DataTable:
    """Return the table of open tasks of somebody; ``part_of`` tells her part in each."""
    columns = (
        _TITLE,
        _PRODUCTS,
        _Column(DataColumn("Vai trò", 11, _CENTER), lambda task, _day: part_of(task)),
        _Column(DataColumn("Thời hạn", 20, _CENTER), open_deadlines),
    )
    return _table("viec", columns, tasks, day)


def handed_over_table(tasks: Sequence[Tracked], day: dt.date) -> DataTable:
    """Return the table of open tasks that pass from one officer to another."""
    columns = (
        _TITLE,
        _PRODUCTS,
        _Column(DataColumn("Thời hạn", 18, _CENTER), open_deadlines),
        _Column(DataColumn("Tiến độ", 9, _CENTER), lambda task, _day: f"{task.line.percent}%"),
        _Column(DataColumn("Số ngày quá hạn", 10, _CENTER), _late_or_nothing),
    )
    return _table("viec", columns, tasks, day)


def _late_or_nothing(task: Tracked, day: dt.date) -> str:
    return str(days_late(task, day) or "")


def _table(
    key: str, columns: Sequence[_Column], tasks: Sequence[Tracked], day: dt.date
) -> DataTable:
    return without_empty_columns(
        DataTable(
            key,
            (NUMBER_COLUMN, *(each.column for each in columns)),
            tuple(
                DataRow((str(number), *(each.words(task, day) for each in columns)))
                for number, task in enumerate(tasks, start=1)
            ),
        )
    )


def without_empty_columns(table: DataTable) -> DataTable:
    """Return a table without the columns in which no row says anything."""
    plain = [row for row in table.rows if not row.is_group]
    kept = [place for place in range(len(table.columns)) if any(row.cells[place] for row in plain)]
    if len(kept) == len(table.columns) or not plain:
        return table
    return DataTable(
        table.key,
        tuple(table.columns[place] for place in kept),
        tuple(
            row if row.is_group else replace(row, cells=tuple(row.cells[place] for place in kept))
            for row in table.rows
        ),
    )
