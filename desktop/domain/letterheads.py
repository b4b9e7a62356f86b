"""Names of the issuing commune as documents print them.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2 and II.4; Phụ lục II, mục III.1.
"""

from __future__ import annotations

from desktop.domain.commune import CommuneProfile, Issuer, SuperiorIssuer
from desktop.domain.plan import Plan

BODY = "Ủy ban nhân dân"


def unit_name(issuer: Issuer) -> str:
    """Return the commune with its kind: "xã Minh Tiến"; "Phường 12" where a figure names it."""
    if isinstance(issuer, SuperiorIssuer):
        return issuer.full_name
    kind = issuer.kind.value
    return f"{_first_capital(kind) if _is_figure(issuer.name) else kind} {issuer.name}"


def issuer_name(issuer: Issuer) -> str:
    """Return the issuing body as running text names it: "Ủy ban nhân dân xã Minh Tiến"."""
    if isinstance(issuer, SuperiorIssuer) and issuer.agency:
        return f"{issuer.agency} {issuer.full_name}"
    return f"{BODY} {unit_name(issuer)}"


def issuer_lines(issuer: Issuer) -> tuple[str, str]:
    """Return the two lines of the letterhead, in capitals; no superior body stands above.

    An agency stands below the Ủy ban nhân dân that it belongs to.
    """
    if isinstance(issuer, SuperiorIssuer) and issuer.agency:
        return f"UBND {issuer.full_name}".upper(), issuer.agency.upper()
    return BODY.upper(), unit_name(issuer).upper()


def place_name(issuer: Issuer) -> str:
    """Return the place printed before the date (địa danh).

    A unit named by a figure is written in full ("Phường 12"). Units named after a person or an
    event are, too; nothing in the name tells them, so ``Issuer.place`` holds their full form.
    """
    if issuer.place:
        return issuer.place
    return unit_name(issuer) if _is_figure(issuer.name) else issuer.name


def issuer_of(plan: Plan, profile: CommuneProfile) -> Issuer:
    """Return the commune named in the letterhead of ``plan``."""
    return plan.issuer or profile.issuer


def plan_year(plan: Plan) -> int:
    """Return the year printed in the date line: that of the date, else the plan's first year."""
    return plan.date.year if plan.date else plan.years.first


def _is_figure(name: str) -> bool:
    return name.strip().isdigit()


def _first_capital(word: str) -> str:
    return word[:1].upper() + word[1:]
