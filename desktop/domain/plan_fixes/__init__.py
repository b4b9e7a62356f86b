"""One-key fixes of findings (sửa nhanh): only where the decree or the plan says what is right."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.corrections import (
    Seek,
    all_changes,
    changes_in_words,
    everywhere,
    fix_at,
)
from desktop.domain.plan_fixes.fix import Fix
from desktop.domain.plan_fixes.rules import CORRECTIONS, FIXES, WHOLE_PLAN
from desktop.i18n import _

__all__ = ["Fix", "fix_all_for", "fix_for"]


def fix_for(finding: Finding, plan: Plan, profile: CommuneProfile) -> Fix | None:
    """Return the fix of one finding, None when nothing certain can be done about it.

    A finding that stands for several places is fixed at the place of its anchor.
    """
    if finding.rule in CORRECTIONS:
        correction = CORRECTIONS[finding.rule](finding, plan, profile)
        return fix_at(correction, finding.anchor, plan) if correction else None
    fix = FIXES.get(finding.rule)
    return fix(finding, plan, profile) if fix else None


def fix_all_for(
    rule: str, findings: Sequence[Finding], plan: Plan, profile: CommuneProfile
) -> Fix | None:
    """Return the fix of all findings of a rule at once, None when there is at most one place."""
    same = [finding for finding in findings if finding.rule == rule]
    places = _all_right(rule, same, plan, profile)[1]
    if len(places) < 2:
        return None
    words = changes_in_words([change for place in places for change in place])
    label = _("Sửa tất cả {count} chỗ cùng loại").format(count=len(places))
    return Fix(
        f"{label}: {words}" if words else label,
        lambda before: _all_right(rule, same, before, profile)[0],
    )


Changes = list[tuple[str, str]]
"""Old and new words of what changes at one place."""


def _all_right(
    rule: str, same: Sequence[Finding], plan: Plan, profile: CommuneProfile
) -> tuple[Plan, list[Changes]]:
    """Return the plan with all findings of a rule put right, and the changes place by place."""
    put_right = _words_right if rule in CORRECTIONS else _fields_right
    return put_right(same, plan, profile)


def _words_right(
    same: Sequence[Finding], plan: Plan, profile: CommuneProfile
) -> tuple[Plan, list[Changes]]:
    places: list[Changes] = []
    done: set[Seek] = set()
    for finding in same:
        correction = CORRECTIONS[finding.rule](finding, plan, profile)
        if correction and correction.seek not in done:
            done.add(correction.seek)
            places += all_changes(correction, plan)
            plan = everywhere(correction, plan)
    return plan, places


def _fields_right(
    same: Sequence[Finding], plan: Plan, profile: CommuneProfile
) -> tuple[Plan, list[Changes]]:
    places: list[Changes] = []
    for finding in same:
        fix = fix_for(finding, plan, profile)
        if fix:
            plan = fix.apply(plan)
            places.append([])
    for rule in {finding.rule for finding in same} & WHOLE_PLAN.keys():
        plan = WHOLE_PLAN[rule](plan)
    return plan, places
