"""Going over what was read of a foreign file: doubts accepted, or put right by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.domain import outline_edits
from desktop.domain.plan import Plan
from desktop.domain.reading.result import ReadFact, ReadPlan
from desktop.domain.reading.source import Place
from desktop.domain.tasks import TaskTable
from desktop.domain.text import squeeze
from desktop.services.review_fields import cell_of, field_text, with_field

LIKELY = 0.75
"""From this confidence on doubtful facts may be accepted together: most of them are right."""


def remaining(read: ReadPlan) -> tuple[ReadFact, ...]:
    """Return what is still to be looked at, in the order of the original, each anchor once."""
    first: dict[str, ReadFact] = {}
    for fact in read.doubtful:
        first.setdefault(fact.anchor, fact)
    return tuple(first.values())


def likely(read: ReadPlan) -> tuple[ReadFact, ...]:
    """Return the doubts that may be accepted together: every fact of their anchor is likely."""
    low = {fact.anchor for fact in read.facts if fact.confidence < LIKELY}
    return tuple(fact for fact in remaining(read) if fact.anchor not in low)


def accept(read: ReadPlan, anchor: str) -> ReadPlan:
    """Return the reading with what stands at ``anchor`` taken as right."""
    return _accepted(read, lambda fact: fact.anchor == anchor)


def accept_all_sure(read: ReadPlan) -> ReadPlan:
    """Return the reading with every likely doubt taken as right; the others stay."""
    anchors = {fact.anchor for fact in likely(read)}
    return _accepted(read, lambda fact: fact.anchor in anchors)


def set_field(read: ReadPlan, anchor: str, text: str) -> ReadPlan:
    """Return the reading with other words at ``anchor``; what was typed by hand is no doubt.

    The same words change nothing. Raises ``Refused`` for words that the field cannot hold.
    """
    changed = with_field(read.plan, anchor, text)
    if changed == read.plan:
        return read
    return accept(replace(read, plan=changed), anchor)


def set_label(read: ReadPlan, block_id: str, label: str) -> ReadPlan:
    """Return the reading with another number before a block; none lets it follow from its place.

    The mark of the number ("." or ")") may be typed along.
    """
    bare = squeeze(label).rstrip(".)")
    blocks = outline_edits.set_label(read.plan.blocks, block_id, bare or None)
    if blocks == read.plan.blocks:
        return read
    return accept(replace(read, plan=replace(read.plan, blocks=blocks)), block_id)


def set_table(read: ReadPlan, table: TaskTable) -> ReadPlan:
    """Return the reading with another task table; cells that differ now are no doubts."""
    before, plan = read.plan, replace(read.plan, task_table=table)
    changed = {
        fact.anchor
        for fact in read.doubtful
        if cell_of(before, fact.anchor) and _differs(before, plan, fact.anchor)
    }
    return _accepted(replace(read, plan=plan), lambda fact: fact.anchor in changed)


def place_of(read: ReadPlan, anchor: str) -> Place | None:
    """Return where ``anchor`` was read; for a cell of its own making, where its row was."""
    row = anchor.rpartition(":")[0]
    found = {fact.anchor: fact.place for fact in reversed(read.facts)}
    if anchor in found or not row:
        return found.get(anchor)
    return next((found[key] for key in found if key.startswith(f"{row}:")), None)


def _differs(before: Plan, after: Plan, anchor: str) -> bool:
    return field_text(before, anchor) != field_text(after, anchor)


def _accepted(read: ReadPlan, chosen: Callable[[ReadFact], bool]) -> ReadPlan:
    facts = tuple(
        replace(fact, confidence=1.0, doubt="") if chosen(fact) and not fact.is_sure else fact
        for fact in read.facts
    )
    return replace(read, facts=facts)
