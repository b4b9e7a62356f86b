"""Rows of the task table that say too little: who, what comes of it, by when."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from desktop.domain.findings import Finding, Severity
from desktop.domain.numbering import row_labels
from desktop.domain.plan import Plan
from desktop.domain.plan_rules.passages import row_place, task_words
from desktop.domain.plan_rules.sources import content_finding
from desktop.domain.tasks import Task, TaskField, TaskGroup, TaskTable
from desktop.i18n import _


def task_findings(plan: Plan) -> list[Finding]:
    """Return rows without lead, time or product, rows without words and empty groups.

    Only columns that the table prints are asked for.
    """
    if plan.task_table is None:
        return []
    return [*_rows(plan.task_table), *_groups(plan.task_table)]


def _rows(table: TaskTable) -> Iterator[Finding]:
    printed = {column.field for column in table.columns}
    numbers = row_labels(table)
    for task in table.tasks:
        place = row_place(numbers[task.id], task_words(task))
        if not task_words(task).strip():
            yield content_finding(
                "K30", Severity.ERROR, task.id, place, _("Dòng chưa có nội dung."),
                _("Nhập nội dung nhiệm vụ hoặc xóa dòng."),
            )  # fmt: skip
            continue
        for rule, field, found, expected in _missing(task):
            if field in printed:
                yield content_finding(rule, Severity.WARNING, task.id, place, found, expected)


def _missing(task: Task) -> Iterator[tuple[str, TaskField, str, str]]:
    if not _any_words(task.lead):
        yield (
            "K31", TaskField.LEAD, _("Nhiệm vụ chưa có đơn vị, người chủ trì."),
            _("Ghi đơn vị hoặc người chủ trì."),
        )  # fmt: skip
    if not task.time.strip():
        yield (
            "K32", TaskField.TIME, _("Nhiệm vụ chưa có thời gian hoàn thành."),
            _("Ghi thời gian hoàn thành."),
        )  # fmt: skip
    if not _any_words(task.products):
        yield (
            "K33", TaskField.PRODUCTS, _("Nhiệm vụ chưa có sản phẩm, kết quả."),
            _("Ghi sản phẩm hoặc kết quả đầu ra."),
        )  # fmt: skip


def _any_words(entries: tuple[str, ...]) -> bool:
    return any(entry.strip() for entry in entries)


def _groups(table: TaskTable) -> Iterator[Finding]:
    numbers = row_labels(table)
    for row, follower in itertools.zip_longest(table.rows, table.rows[1:]):
        if not isinstance(row, TaskGroup) or isinstance(follower, Task):
            continue
        if follower is None or follower.depth <= row.depth:
            place = row_place(numbers[row.id], row.title)
            yield content_finding(
                "K34", Severity.WARNING, row.id, place, _("Nhóm chưa có nhiệm vụ nào."),
                _("Thêm nhiệm vụ hoặc xóa nhóm."),
            )  # fmt: skip
