"""Fixed numbers that break the sequence become automatic ones (K40)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.numbering import labels, row_labels
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.fix import Fix
from desktop.domain.plan_rules.numbering_gaps import numbering_gaps
from desktop.i18n import _


def by_order(finding: Finding, plan: Plan, _profile: CommuneProfile) -> Fix | None:
    """Number a block or row by its place (K40); those fixed after it keep their numbers."""
    key = finding.anchor
    part = _part_with(plan, key)
    after = _freed(part, {key})
    before_label, after_label = _label(part, key), _label(after, key)
    if before_label == after_label or key in _broken(after):
        return None
    label = _("Đánh số “{before}” lại thành “{after}”").format(
        before=before_label, after=after_label
    )
    return Fix(label, lambda before: _freed(before, {key}))


def all_by_order(plan: Plan) -> Plan:
    """Return the plan with no fixed number left that breaks its sequence.

    A number put right may show that the fixed one after it is wrong, so it goes on until none is.
    """
    while broken := _broken(plan):
        freed = _freed(plan, broken)
        if freed == plan:
            break
        plan = freed
    return plan


def _broken(plan: Plan) -> set[str]:
    return {finding.anchor for finding in numbering_gaps(plan)}


def _part_with(plan: Plan, key: str) -> Plan:
    """Return the plan with only its text or its table: their numbers do not touch each other."""
    if any(block.id == key for block in plan.blocks):
        return replace(plan, task_table=None)
    return replace(plan, blocks=())


def _freed(plan: Plan, keys: Collection[str]) -> Plan:
    table = plan.task_table
    return replace(
        plan,
        blocks=tuple(replace(one, label=None) if one.id in keys else one for one in plan.blocks),
        task_table=replace(
            table,
            rows=tuple(replace(one, label=None) if one.id in keys else one for one in table.rows),
        )
        if table
        else None,
    )


def _label(plan: Plan, key: str) -> str:
    """Return the printed number of a block or row; empty when it has none or is not there."""
    rows = row_labels(plan.task_table) if plan.task_table else {}
    return {**labels(plan.blocks), **rows}.get(key, "")
