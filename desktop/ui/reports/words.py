"""Words of reports on screen: states, periods, figures, changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.reporting.figures import EVERYWHERE, Figures, ReportTask
from desktop.domain.reporting.figures_changes import Changes
from desktop.domain.reporting.model import Report, ReportStatus
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS
from desktop.i18n import _
from desktop.ui.fields.dates import shown

REPORT_STATES = {
    ReportStatus.DRAFT: "▶ Đang soạn",
    ReportStatus.FROZEN: "◐ Đã chốt, chờ gửi",
    ReportStatus.SENT: "✓ Đã gửi",
}
"""State of a report with its sign; shown through ``_``."""

MEASURE_WORDS = {
    "total": "Nhiệm vụ theo dõi",
    "closed": "Đã hoàn thành",
    **{state.value: STATE_WORDS[state] for state in TaskState},
    "period-done": "Có kết quả hoàn thành trong kỳ",
    "period-late": "Hoàn thành quá hạn trong kỳ",
    "year-done": "Có kết quả hoàn thành từ đầu năm",
    "period-due": "Đến hạn trong kỳ",
    "next": "Đến hạn kỳ tới",
    "continuous": "Nhiệm vụ thường xuyên",
    "updated": "Thường xuyên, có thực hiện trong kỳ",
    "silent": "Thường xuyên, chưa có cập nhật",
    "proved": "Có minh chứng",
    "unproved": "Hoàn thành trong kỳ, chưa có minh chứng",
    "difficult": "Có vướng mắc",
    "reminded": "Đã được nhắc, đôn đốc",
}
"""What the figures count, in the order in which they are shown; shown through ``_``."""

ALWAYS_SHOWN = ("total", "closed", TaskState.OVERDUE.value)
"""Figures that stand there also when they are 0."""


def report_state(report: Report | None) -> str:
    """Return the state of a report, also of one that was not begun."""
    return _(REPORT_STATES[report.status]) if report else _("– Chưa soạn")


def state_words(state: TaskState) -> str:
    """Return the state of a task with its sign."""
    return f"{STATE_SIGNS[state]} {_(STATE_WORDS[state])}"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number of a report as a line.

    Attributes:
        id: Key of the number ("all/overdue").
        label: What it counts.
        value: The number.
        before, year_before: In the report before and in that of last year; None without one.
    """

    id: str
    label: str
    value: int
    before: int | None
    year_before: int | None


def figure_lines(
    figures: Figures, scope: str, before: Figures | None, year_before: Figures | None
) -> list[FigureLine]:
    """Return the numbers of a scope; those that are 0 everywhere are left out."""
    lines = [
        FigureLine(
            f"{scope}/{measure}",
            _(words),
            figures.count(measure, scope),
            before.count(measure, scope) if before else None,
            year_before.count(measure, scope) if year_before else None,
        )
        for measure, words in MEASURE_WORDS.items()
    ]
    kept = {f"{scope}/{measure}" for measure in ALWAYS_SHOWN}
    return [
        line for line in lines if line.id in kept or line.value or line.before or line.year_before
    ]


def scopes(figures: Figures) -> list[tuple[str, str]]:
    """Return what figures can be shown of: everything, each area, each unit."""
    return [(EVERYWHERE, _("Toàn bộ")), *figures.areas(), *figures.units()]


def against(value: int, before: int | None) -> str:
    """Return a number of before with the difference: "12 (▲ 3)"; "" when there was none."""
    if before is None:
        return ""
    by = value - before
    if not by:
        return f"{before} (=)"
    return f"{before} ({'▲' if by > 0 else '▼'} {abs(by)})"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Something that happened to a task between two reports."""

    id: str
    what: str
    task: ReportTask
    detail: str


def change_lines(changes: Changes) -> list[ChangeLine]:
    """Return what happened, kind by kind."""
    return [
        ChangeLine(f"{number}", what, task, detail)
        for number, (what, task, detail) in enumerate(_changes(changes))
    ]


def _changes(changes: Changes) -> Iterator[tuple[str, ReportTask, str]]:
    for task in changes.done:
        days = [time.done_on for time in task.times if time.done_on]
        yield _("✓ Đã xong"), task, shown(max(days, default=None))
    for task in changes.late:
        yield _("● Mới quá hạn"), task, _("hạn {day}").format(day=shown(task.due))
    for task in changes.given_up:
        yield _("✕ Không thực hiện"), task, task.reason
    for moved in changes.moved:
        days = _("{before} → {after}").format(
            before=shown(moved.before) or "–", after=shown(moved.after) or "–"
        )
        yield _("◐ Đổi hạn"), moved.task, days
    for task in changes.added:
        yield _("+ Mới thêm"), task, shown(task.due)
    for task in changes.gone:
        yield _("− Không còn theo dõi"), task, ""
