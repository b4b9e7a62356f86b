"""Backups made by themselves before much is removed at once.

Undo brings the rows back as well; the backup is for the day on which that is noticed too late.
"""

from __future__ import annotations

from enum import Enum

from desktop.domain.plan import Plan
from desktop.services.exchange.ports import Direction
from desktop.services.ports import Store

MANY = 10
"""So many rows removed in one action make a backup first."""

FAR_BACK = 1000
"""Steps among which the last one that stands is looked for."""

UNDOING_AN_IMPORT = "truoc-khi-hoan-tac-nhap-goi"


class Removed(Enum):
    """What is removed, as the reason in the name of the backup says it.

    The places of numbers are filled by how many; a screen shows the reason with its marks.
    """

    PLANS = "truoc-khi-xoa-{count}-ke-hoach"
    TASKS = "truoc-khi-xoa-{count}-nhiem-vu"
    DROPPED = "truoc-khi-bo-{count}-nhiem-vu"
    LINES = "truoc-khi-xoa-{count}-dong"
    EVIDENCE = "truoc-khi-xoa-{count}-minh-chung"
    LIBRARY = "truoc-khi-xoa-{count}-van-ban"


def before_removing(store: Store, what: Removed, count: int, least: int = MANY) -> None:
    """Back up when ``count`` things are about to be removed and that is many."""
    if count >= least:
        store.backup(what.value.format(count=count))


def before_removing_plans(store: Store, plan_ids: tuple[str, ...]) -> None:
    """Back up when plans that have tasks are about to be removed."""
    known = {plan.id: plan.task_count for plan in store.plans.list()}
    tasks = sum(known.get(plan_id, 0) for plan_id in plan_ids)
    if tasks:
        before_removing(store, Removed.TASKS, tasks, least=1)
    else:
        before_removing(store, Removed.PLANS, len(plan_ids))


def before_editing(store: Store, before: Plan, after: Plan) -> None:
    """Back up when an edit takes many paragraphs and rows out of a plan."""
    before_removing(store, Removed.LINES, len(_lines(before) - _lines(after)))


def before_undoing(store: Store, subject_id: str) -> None:
    """Back up when the step that is about to be taken back took a package in."""
    steps = store.history.steps(subject_id, limit=FAR_BACK)
    last = next((step.id for step in steps if not step.undone), None)
    notes = store.exchange.notes() if last else ()
    if any(note.step_id == last and note.direction is Direction.TAKEN for note in notes):
        store.backup(UNDOING_AN_IMPORT)


def _lines(plan: Plan) -> set[str]:
    rows = plan.task_table.rows if plan.task_table else ()
    return {line.id for line in (*plan.blocks, *rows)}
