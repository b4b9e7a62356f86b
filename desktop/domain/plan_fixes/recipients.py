"""The entry of the files among the recipients (K21, K22, K24, R05)."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.folding import fold
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.fix import Fix
from desktop.domain.recipients import filing_entry, is_filing, normal_entry
from desktop.i18n import _

Entries = tuple[str, ...]


def filing(_finding: Finding, plan: Plan, profile: CommuneProfile) -> Fix | None:
    """Put the entry of the files last, with the filing code of the office.

    Without any recipient it would stand alone, and of two different entries nobody can tell
    which one holds; neither has a fix.
    """
    right = _with_filing(plan.recipients, profile.filing_code)
    if right is None or right == plan.recipients:
        return None
    if not any(map(is_filing, plan.recipients)):
        label = _("Thêm dòng “- {entry}.” vào cuối nơi nhận").format(entry=right[-1])
    elif right[-1] in plan.recipients:
        label = _("Chuyển dòng “- {entry}.” xuống cuối nơi nhận").format(entry=right[-1])
    else:
        old = next(entry for entry in plan.recipients if is_filing(entry))
        label = _("Đổi “{before}” thành “{after}”").format(before=old, after=right[-1])

    def apply(before: Plan) -> Plan:
        entries = _with_filing(before.recipients, profile.filing_code)
        return replace(before, recipients=entries) if entries else before

    return Fix(label, apply)


def _with_filing(entries: Entries, code: str) -> Entries | None:
    """Return the entries with one of the files at the end, the others as they are."""
    others = tuple(entry for entry in entries if not is_filing(entry))
    kept = {fold(normal_entry(entry)): entry for entry in entries if is_filing(entry)}
    if not any(entry.strip() for entry in others) or len(kept) > 1:
        return None
    old = next(iter(kept.values()), filing_entry())
    bare = fold(normal_entry(old)) == fold(filing_entry())
    return (*others, filing_entry(code) if bare else old)
