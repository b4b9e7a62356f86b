"""Is a plan ready to be signed? Rules on its words and parts; its form is checked elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_rules.head import head_findings
from desktop.domain.plan_rules.leftover_years import leftover_years
from desktop.domain.plan_rules.numbering_gaps import numbering_gaps
from desktop.domain.plan_rules.recipients import recipient_findings
from desktop.domain.plan_rules.signature import signature_findings
from desktop.domain.plan_rules.task_rows import task_findings
from desktop.domain.plan_rules.words import word_findings

_RULES: tuple[Callable[[Plan, CommuneProfile, date], list[Finding]], ...] = (
    head_findings,
    signature_findings,
    recipient_findings,
    lambda plan, _profile, _today: leftover_years(plan),
    lambda plan, profile, _today: word_findings(plan, profile),
    lambda plan, _profile, _today: numbering_gaps(plan),
    lambda plan, _profile, _today: task_findings(plan),
)


def ready_to_sign(plan: Plan, profile: CommuneProfile, today: date) -> list[Finding]:
    """Return what is to be looked at before the plan is signed, rule by rule.

    The anchor of a finding is the key of a block, a row or a basis ("basis:<key>"), or the name
    of a field: "subject", "number", "date", "signer", "recipients", "opening", "closing".
    Only errors stand against signing; a number and day left blank are what a draft should have.
    """
    return [finding for rule in _RULES for finding in rule(plan, profile, today)]
