"""The tasks of a plan: rows of its table and sentences that give somebody a duty."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from desktop.domain.facts import Duty
from desktop.domain.folding import fold
from desktop.domain.numbering import Node, tree
from desktop.domain.outline import BlockKind
from desktop.domain.plan import Plan
from desktop.domain.reading.name_matching import normal_form
from desktop.domain.tasks import Task, TaskGroup, TaskTable
from desktop.domain.text import squeeze
from desktop.domain.tracking.duty_times import time_in_sentence
from desktop.domain.tracking.model import Origin, PlanItem

_SAME = frozenset({"nt", "n.t", "-nt-", "- nt -", "nhu tren", "nhu tren.", '"', "''", "”", "〃"})
"""Folded cells that mean "as in the row above" (nt, như trên)."""

_LONGEST_SAME = 10
"""No longer cell can be one of these; spares folding the others."""

_CONTENT_AREA = 1
"""Depth of a group that names a content area; deeper ones part it."""


def items_of(plan: Plan) -> tuple[PlanItem, ...]:
    """Return the tasks of a plan in printed order: those of the table, then those of duties."""
    found = list(_rows(plan))
    found.extend(_duties(plan, first=len(found)))
    return tuple(found)


def duty_item_id(duty_id: str, text: str, repeat: int = 0) -> str:
    """Return the key of a sentence of a duty: the same words keep it, other words change it.

    Args:
        duty_id: Key of the duty.
        text: The sentence.
        repeat: How often the duty has these words already, before this sentence.
    """
    words = f"{duty_id}\n{squeeze(text)}\n{repeat}"
    digest = hashlib.sha256(words.encode()).digest()
    return str(uuid.UUID(bytes=digest[:16]))


def _rows(plan: Plan) -> Iterator[PlanItem]:
    table = plan.task_table
    if table is None:
        return
    above: PlanItem | None = None
    for order, (group, area, row) in enumerate(_grouped(table)):
        above = PlanItem(
            id=row.id,
            plan_id=plan.id,
            origin=Origin.ROW,
            order=order,
            task=row.task,
            first_year=plan.years.first,
            last_year=plan.years.last,
            area=area,
            objective=row.objective,
            activity=row.activity,
            products=row.products,
            lead=_names(row.lead, above.lead if above else ()),
            cooperate=_names(row.cooperate, above.cooperate if above else ()),
            time=above.time if above and _is_same(row.time) else row.time,
            budget=row.budget or (group.budget if group else ""),
        )
        yield above


def _grouped(table: TaskTable) -> Iterator[tuple[TaskGroup | None, str, Task]]:
    """Yield each task with the last group before it and the content area it belongs to."""
    group: TaskGroup | None = None
    area = ""
    for row in table.rows:
        if isinstance(row, Task):
            yield group, area, row
            continue
        group = row
        if row.depth <= _CONTENT_AREA or not area:
            area = row.title


def _names(names: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    return above if names and all(map(_is_same, names)) else names


def _is_same(cell: str) -> bool:
    return len(cell) <= _LONGEST_SAME and fold(cell) in _SAME


def _duties(plan: Plan, first: int) -> Iterator[PlanItem]:
    headings = _headings(plan) if plan.duties else {}
    order = first
    for duty in plan.duties:
        area = _area(duty, headings)
        seen: Counter[str] = Counter()
        for text in duty.items:
            words = squeeze(text)
            yield PlanItem(
                id=duty_item_id(duty.id, words, seen[words]),
                plan_id=plan.id,
                origin=Origin.DUTY,
                order=order,
                task=text,
                first_year=plan.years.first,
                last_year=plan.years.last,
                area=area,
                lead=(duty.officer,),
                time=time_in_sentence(words),
            )
            seen[words] += 1
            order += 1


def _area(duty: Duty, headings: dict[str, str]) -> str:
    """Return the heading above a duty: above that which names the officer, if one does."""
    path, officer = duty.section, _form(duty.officer)
    while path:
        title = headings.get(path, "")
        if title and officer not in _form(title):
            return title
        path = path.rpartition(".")[0]
    return ""


@lru_cache(maxsize=4096)
def _form(name: str) -> str:
    return normal_form(name)


def _headings(plan: Plan) -> dict[str, str]:
    """Return the words of the headings by the labels that lead to them ("II.B.2.7")."""
    found: dict[str, str] = {}
    for top in tree(plan.blocks):
        _add_headings(found, top, ())
    return found


def _add_headings(found: dict[str, str], node: Node, above: tuple[str, ...]) -> None:
    label = node.label.strip(".) ")
    kept = above[:-1] if above and label.startswith(f"{above[-1]}.") else above
    path = (*kept, label) if label else above
    if node.block.kind is BlockKind.HEADING and label:
        found.setdefault(".".join(path), squeeze(node.block.text))
    for child in node.children:
        _add_headings(found, child, path)
