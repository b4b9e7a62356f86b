"""The numbers of the day as data: what each says, and which list it opens."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.decree_dates import short_date
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import STATE_SIGNS
from desktop.i18n import _
from desktop.services.tasks.today import Number, Today, WaitingKind
from desktop.ui.tasks.filters import link_to

TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class Goal:
    """A list: the place where it is, and how the place is told which one."""

    place: str
    what: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number on a button.

    Attributes:
        key: Which one it is.
        number: The number, or a day in words.
        words: What is counted.
        tip: What it means in full.
        goals: The lists behind it; more than one is offered as a menu.
        sign: A sign before it, "" for none.
        signal: Name of its signal colour, "" for none.
    """

    key: str
    number: str
    words: str
    tip: str
    goals: tuple[Goal, ...]
    sign: str = ""
    signal: str = ""


def _tasks(number: Number) -> tuple[Goal, ...]:
    return (Goal(TASKS, link_to(number.query)),)


def big_figures(today: Today) -> tuple[Figure, ...]:
    """Return the four numbers at which one looks first."""
    late, soon = today.overdue.count, today.due_7.count
    reports, signing = len(today.reports_due), len(today.waiting_signature)
    first = today.reports_due[0].due if today.reports_due else None
    return (
        Figure(
            "overdue", str(late), _("quá hạn"), _("Nhiệm vụ đã quá hạn mà chưa xong"),
            _tasks(today.overdue), STATE_SIGNS[TaskState.OVERDUE], "late" if late else "",
        ),
        Figure(
            "due_7", str(soon), _("trong 7 ngày tới"), _("Nhiệm vụ đến hạn trong 7 ngày tới"),
            _tasks(today.due_7), STATE_SIGNS[TaskState.DUE_SOON], "soon" if soon else "",
        ),
        Figure(
            "reports", str(reports),
            _("báo cáo theo lịch dự kiến") if first and today.reports_proposed
            else _("báo cáo sắp đến hạn"),
            _reports_tip(today), (Goal("reports"),),
            signal="late" if first and first < today.day else "",
        ),
        Figure(
            "signing", str(signing), _("chờ ký"), _("Kế hoạch, văn bản đã trình, chờ ký"),
            signing_goals(today),
        ),
    )  # fmt: skip


def _reports_tip(today: Today) -> str:
    """Return which report is next; of proposed days also where they are accepted."""
    if not today.reports_due:
        return _("Không có báo cáo nào phải gửi trong 30 ngày tới")
    first = short_date(today.reports_due[0].due)
    if today.reports_proposed:
        return _(
            "Chưa có lịch báo cáo của năm; ngày dự kiến gần nhất: {day}. Bấm để xem và lập lịch."
        ).format(day=first)
    return _("Báo cáo phải gửi trong 30 ngày tới; gần nhất: {day}").format(day=first)


def signing_goals(today: Today) -> tuple[Goal, ...]:
    """Return where documents that wait for signature are; plans where none waits."""
    kinds = [each.kind for each in today.waiting_signature]
    plans, letters = kinds.count(WaitingKind.PLAN), kinds.count(WaitingKind.OUTGOING)
    goals = []
    if plans or not letters:
        words = _("Kế hoạch chờ ký ({count})").format(count=plans)
        goals.append(Goal("plans", "status:SUBMITTED", words))
    if letters:
        words = _("Văn bản đi chờ ký ({count})").format(count=letters)
        goals.append(Goal("letters", "status:SUBMITTED", words))
    return tuple(goals)


def small_figures(today: Today) -> tuple[Figure, ...]:
    """Return the numbers of the second row."""
    bare = today.without_evidence
    return (
        Figure(
            "due_30", str(today.due_30.count), _("trong 30 ngày tới"),
            _("Nhiệm vụ đến hạn trong 30 ngày tới"), _tasks(today.due_30),
        ),
        Figure(
            "undated", str(today.undated.count), _("chưa xác định hạn"),
            _("Nhiệm vụ mà kế hoạch không ghi ngày, hoặc còn chờ văn bản"), _tasks(today.undated),
        ),
        Figure(
            "bare", str(bare.count), _("xong, chưa có minh chứng"),
            _("Nhiệm vụ đã xong mà chưa gắn văn bản, tệp minh chứng"), _tasks(bare),
        ),
        _moment("backup", _("Sao lưu"), today.last_backup, today.day, Goal("settings", "backups")),
        _moment("package", _("Gói USB"), today.last_package, today.day, Goal("exchange")),
    )  # fmt: skip


def _moment(
    key: str, what: str, at: dt.datetime | None, day: dt.date, goal: Goal
) -> Figure:  # fmt: skip
    tip = _("{what}: lần gần nhất {when}").format(
        what=what, when=f"{at:%H:%M %d/%m/%Y}" if at else _("chưa có")
    )
    return Figure(key, when_words(at, day), what, tip, (goal,))


def when_words(at: dt.datetime | None, day: dt.date) -> str:
    """Return in words how long ago something was."""
    if at is None:
        return _("chưa có")
    days = (day - at.date()).days
    if days <= 0:
        return _("hôm nay {time}").format(time=f"{at:%H:%M}")
    if days == 1:
        return _("hôm qua")
    return short_date(at.date())
