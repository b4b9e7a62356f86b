"""Changes of what stands around the text: number, symbol, date, signature, recipients, bases."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.commune import CommuneProfile
from desktop.domain.decree_dates import parse_date_phrase
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.plan import Plan
from desktop.domain.recipients import parse_recipients
from desktop.domain.signers import label_of, signer_named, signing_by
from desktop.domain.signing import Signing
from desktop.domain.symbols import normal_number
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _


def with_number(plan: Plan, typed: str) -> Plan:
    """Give the plan a number, empty while it has none."""
    return replace(plan, number=normal_number(typed))


def with_symbol(plan: Plan, typed: str) -> Plan:
    """Give the plan a symbol; an empty one is not taken."""
    return replace(plan, symbol=squeeze(typed) or plan.symbol)


def with_date(plan: Plan, typed: str) -> Plan:
    """Give the plan its day, none for an empty text; raise ``Refused`` for what is no date."""
    if not typed.strip():
        return replace(plan, date=None)
    day = parse_date_phrase(typed)
    if day is None:
        raise Refused(
            _("“{typed}” không phải là ngày.").format(typed=typed.strip()),
            advice=_("Nhập ngày dạng 05/03/2026, hoặc để trống khi chưa ký."),
        )
    return replace(plan, date=day)


def with_signer(plan: Plan, typed: str, profile: CommuneProfile | None) -> Plan:
    """Let a person sign; an officer of the commune brings her title and authority along."""
    before = plan.signing or Signing()
    officer = signer_named(profile, typed) if profile else None
    if officer is not None:
        return replace(plan, signing=signing_by(officer, before))
    return replace(plan, signing=replace(before, signer=squeeze(typed)))


def signer_words(plan: Plan, profile: CommuneProfile | None) -> str:
    """Return the signer as lists of people show her."""
    if plan.signing is None:
        return ""
    officer = signer_named(profile, plan.signing.signer) if profile else None
    return label_of(officer) if officer is not None else plan.signing.signer


def with_recipients(plan: Plan, typed: str) -> Plan:
    """Give the plan the recipients typed one a line."""
    return replace(plan, recipients=parse_recipients(typed))


def with_bases(plan: Plan, bases: tuple[PlanBasis, ...]) -> Plan:
    """Give the plan these bases in this order."""
    return replace(plan, bases=bases)
