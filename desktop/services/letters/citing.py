"""How documents name the plans on which tasks rest."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.citations import name_in_text
from desktop.domain.commune import CommuneProfile
from desktop.domain.document_types import LONE_APPENDIX, type_of
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.letterheads import issuer_name, issuer_of
from desktop.domain.plan import Plan
from desktop.domain.symbols import normal_number
from desktop.services.ports import Store

_WHOLE_PLAN = "KH"


def cite_plan(plan: Plan, profile: CommuneProfile) -> str:
    """Return a plan as running text names it; a draft without number by its subject alone."""
    code = _WHOLE_PLAN if plan.document_type == LONE_APPENDIX else plan.document_type
    kind = type_of(code)
    number = f"{normal_number(plan.number)}/{plan.symbol}" if plan.number else ""
    issued = bool(number and plan.date)
    subject = f"về {_inside(plan.subject)}" if issued and plan.subject else _inside(plan.subject)
    return name_in_text(
        LegalDocument(
            plan.id,
            kind.name if kind else "Kế hoạch",
            number if issued else "",
            subject.replace("về về ", "về "),
            issuer_name(issuer_of(plan, profile)) if issued else "",
            plan.date if issued else None,
        )
    )


def cited_plans(store: Store, plan_ids: Iterable[str], profile: CommuneProfile) -> list[str]:
    """Return the citations of plans, each once, in the order given; "" is no plan."""
    return [
        cite_plan(store.plans.get(plan_id), profile)
        for plan_id in dict.fromkeys(plan_ids)
        if plan_id
    ]


def _inside(subject: str) -> str:
    """Return a subject as it stands inside a sentence; an acronym keeps its capitals."""
    return subject if subject[1:2].isupper() else subject[:1].lower() + subject[1:]
