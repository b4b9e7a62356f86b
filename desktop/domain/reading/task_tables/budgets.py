"""Funding: stated once for a whole group, or row by row."""

from __future__ import annotations

from desktop.domain.reading.task_tables.drafts import GroupDraft, RowDraft, TaskDraft, Value
from desktop.domain.reading.task_tables.kinds import Kind, kind_of
from desktop.domain.reading.task_tables.vocabulary import Meaning
from desktop.domain.text import squeeze


def state_once(rows: list[RowDraft]) -> None:
    """Move funding that a group states once from its tasks to the group.

    It is stated once where one cell spans all its tasks, or stands beside the first of them as
    a source of money (not a sum) with nothing below. A group of one task follows the others.
    """
    spans = _spans(rows)
    several = [_once(tasks) for group, tasks in spans if len(tasks) > 1 and not group.budget]
    for group, tasks in spans:
        if group.budget is not None:
            continue
        found = _once(tasks)
        if found is None or (len(tasks) == 1 and not any(several)):
            continue
        group.budget = found
        for task in tasks:
            task.values.pop(Meaning.BUDGET, None)


def _spans(rows: list[RowDraft]) -> list[tuple[GroupDraft, list[TaskDraft]]]:
    """Return the groups of depth 1 with all tasks below them."""
    spans: list[tuple[GroupDraft, list[TaskDraft]]] = []
    for row in rows:
        if isinstance(row, GroupDraft):
            if row.depth == 1:
                spans.append((row, []))
        elif spans:
            spans[-1][1].append(row)
    return spans


def _once(tasks: list[TaskDraft]) -> Value | None:
    cells = [task.values.get(Meaning.BUDGET, []) for task in tasks]
    if not cells or len(cells[0]) != 1 or not squeeze(cells[0][0].text):
        return None
    first = cells[0][0]
    own = [value for cell in cells for value in cell if value is not first]
    if any(squeeze(value.text) for value in own):
        return None
    spans_all = all(first in cell for cell in cells)
    return first if spans_all or first.rowspan > 1 or _is_source(first.text) else None


def _is_source(text: str) -> bool:
    """Tell whether funding names where money comes from, not how much it is."""
    return kind_of(text) is Kind.MONEY and not any(sign.isdigit() for sign in text)
