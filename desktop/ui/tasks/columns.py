"""The columns of the list of tasks: what they say of a line, how wide, by what they sort."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import SortKey, TaskLine
from desktop.domain.tracking.words import OPEN_STATES, STATE_SIGNS, STATE_WORDS
from desktop.i18n import _

STATE_COLOURS = {
    TaskState.OVERDUE: "late",
    TaskState.DUE_SOON: "soon",
    TaskState.DONE: "good",
    TaskState.IN_PROGRESS: "text",
    TaskState.NOT_YET: "muted",
    TaskState.DONE_LATE: "muted",
    TaskState.NOT_DONE: "muted",
}
"""Colour of each state, by its name in the theme; the sign and the word say the same."""

Words = Callable[[TaskLine, dt.date], str]


@dataclass(frozen=True, slots=True)
class TaskColumn:
    """A column of the list of tasks.

    Attributes:
        key: Name under which its width and its being shown are remembered.
        header: Its header.
        words: Gives the words of a line on a day.
        width: Starting width in pixels.
        sort: What the list is ordered by when its header is clicked, None for nothing.
        shown: Whether it is shown before the officer chose columns.
        spare: Hidden where there is too little room for all columns.
        colour: Gives the colour of the words, by its name in the theme.
        right: The words stand at the right, as figures do.
    """

    key: str
    header: str
    words: Words
    width: int
    sort: SortKey | None = None
    shown: bool = True
    spare: bool = False
    colour: Callable[[TaskLine], str] = lambda _line: "text"
    right: bool = False


def task_columns() -> tuple[TaskColumn, ...]:
    """Return the columns in the order of the table; the title takes the room that is left."""
    return (
        TaskColumn(
            "state", _("Trạng thái"), state_words, 158, SortKey.STATE,
            colour=lambda line: STATE_COLOURS[line.state],
        ),
        TaskColumn("title", _("Nhiệm vụ"), lambda line, _day: line.title, 264, SortKey.TITLE),
        TaskColumn("lead", _("Chủ trì"), lambda line, _day: line.lead, 130, SortKey.LEAD),
        TaskColumn("due", _("Hạn"), due_words, 106, SortKey.DUE, colour=_due_colour),
        TaskColumn("progress", _("Tiến độ"), progress_words, 100, SortKey.PERCENT),
        TaskColumn("evidence", _("Minh chứng"), _evidence, 96, spare=True, right=True),
        TaskColumn("products", _("Sản phẩm"), _products, 150, spare=True),
        TaskColumn(
            "area", _("Lĩnh vực"), lambda line, _day: line.area, 140, SortKey.AREA, spare=True
        ),
        TaskColumn("plan", _("Kế hoạch"), _plan, 150, SortKey.PLAN, spare=True),
        TaskColumn("reminders", _("Nhắc"), _reminders, 60, spare=True, right=True),
        TaskColumn(
            "time", _("Thời gian trong kế hoạch"), lambda line, _day: line.time, 170,
            SortKey.TIME, shown=False,
        ),
        TaskColumn(
            "cooperate", _("Phối hợp"), lambda line, _day: line.cooperate, 150, shown=False
        ),
        TaskColumn("done_on", _("Hoàn thành ngày"), _done_on, 124, shown=False),
    )  # fmt: skip


def state_words(line: TaskLine, day: dt.date) -> str:
    """Return sign and words of the state."""
    return f"{STATE_SIGNS[line.state]} {days_words(line, day)}"


def days_words(line: TaskLine, day: dt.date) -> str:
    """Return the state in words: how many days late, how many days are left."""
    if line.state is TaskState.OVERDUE and line.due is not None:
        return _("Quá hạn {days} ngày").format(days=(day - line.due).days)
    if line.state is TaskState.DUE_SOON and line.due is not None:
        left = (line.due - day).days
        return _("Còn {days} ngày").format(days=left) if left else _("Hạn hôm nay")
    return _(STATE_WORDS[line.state])


def due_words(line: TaskLine, _day: dt.date | None = None) -> str:
    """Return the due day, else the wording of the plan."""
    if line.due is not None:
        return short_date(line.due)
    return line.time or _("Chưa xác định")


def progress_words(line: TaskLine, _day: dt.date | None = None) -> str:
    """Return how far the task is: times closed of how many, percent."""
    percent = f"{line.percent}%"
    if line.times < 2:
        return percent
    closed = _("{done}/{times} lần").format(done=line.done, times=line.times)
    return f"{closed}, {percent}" if 0 < line.percent < 100 else closed


def _due_colour(line: TaskLine) -> str:
    if line.due is None:
        return "muted"
    return STATE_COLOURS[line.state] if line.state in OPEN_STATES else "text"


def _products(line: TaskLine, _day: dt.date) -> str:
    return "; ".join(line.products)


def _plan(line: TaskLine, _day: dt.date) -> str:
    return line.plan or _("Nhiệm vụ riêng")


def _evidence(line: TaskLine, _day: dt.date) -> str:
    return str(line.evidence) if line.evidence else ""


def _reminders(line: TaskLine, _day: dt.date) -> str:
    return str(line.reminders) if line.reminders else ""


def _done_on(line: TaskLine, _day: dt.date) -> str:
    return short_date(line.done_on) if line.done_on else ""


def column_of(sort: SortKey, columns: Sequence[TaskColumn]) -> int:
    """Return the place of the column that sorts by ``sort``, -1 for none."""
    return next((place for place, column in enumerate(columns) if column.sort is sort), -1)
