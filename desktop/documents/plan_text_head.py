"""Head of the plan text format: letterhead, bases, signature and facts of a plan as TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.documents.plan_text_fields import Fields, write_fields
from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.plan import Plan, PlanKind, PlanStatus, YearSpan
from desktop.domain.signing import Signing
from desktop.i18n import _

COMPARATORS = (">=", ">", "=", "<=", "<")
PERIODS = ("Q1", "H1", "9M", "Q3", "Q4", "YEAR")
_MONTH_DAY = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")

_USUAL = Signing()
_ISSUER_KEYS = ("kind", "name", "province", "district", "place")
_SIGNING_KEYS = ("authority", "title", "signer", "head_title", "body")
_TARGET_KEYS = ("section", "text", "comparator", "value", "unit", "by_year")
_DUTY_KEYS = ("section", "officer", "items")
_REPORT_KEYS = ("period", "to", "due")


def parse_head(header: Mapping[str, object]) -> Plan:
    """Return a plan with all that the head says, without text and table.

    Keys that a plan does not know are left to others (a template has its questions there).
    Raises ``Refused`` naming the key.
    """
    fields = Fields(header)
    return Plan(
        id=new_id(),
        kind=fields.choice("kind", PlanKind.OTHER),
        document_type=fields.text("document_type", "KH"),
        years=_years(fields),
        subject=fields.needed_text("subject"),
        symbol=fields.text("symbol", "KH-UBND"),
        issuer=_issuer(fields),
        number=fields.text("number"),
        date=fields.date("date"),
        status=fields.choice("status", PlanStatus.DRAFT),
        bases=tuple(PlanBasis(new_id(), text) for text in fields.texts("bases")),
        opening=fields.text("opening"),
        closing=fields.text("closing"),
        signing=_signing(fields),
        recipients=fields.texts("recipients"),
        targets=fields.each("target", _TARGET_KEYS, _target),
        duties=fields.each("duty", _DUTY_KEYS, _duty),
        reports=fields.each("report", _REPORT_KEYS, _report),
        template_id=fields.text("template_id"),
    )


def write_head(plan: Plan) -> str:
    """Return the TOML that ``parse_head`` reads as the head of ``plan``, apart from keys."""
    first, last = plan.years.first, plan.years.last
    issuer, signing = plan.issuer, plan.signing
    return "".join(
        (
            _plain_head(plan, first if first == last else [first, last]),
            _section("[issuer]", _issuer_values(issuer)) if issuer else "",
            _section("[signing]", _signing_values(signing)) if signing else "",
            *(_section("[[target]]", _values(fact, _TARGET_KEYS)) for fact in plan.targets),
            *(_section("[[duty]]", _values(fact, _DUTY_KEYS)) for fact in plan.duties),
            *(_section("[[report]]", _values(fact, _REPORT_KEYS)) for fact in plan.reports),
        )
    )


def _years(fields: Fields) -> YearSpan:
    years = fields.wholes("years")
    if not 1 <= len(years) <= 2 or years[0] > years[-1]:
        raise fields.refused("years", _("phải là một năm như 2024 hoặc hai năm như [2021, 2025]"))
    return YearSpan(years[0], years[-1])


def _issuer(fields: Fields) -> Issuer | None:
    issuer = fields.table("issuer", _ISSUER_KEYS)
    if issuer is None:
        return None
    return Issuer(
        kind=issuer.choice("kind", CommuneKind.XA),
        name=issuer.needed_text("name"),
        province=issuer.needed_text("province"),
        district=issuer.optional_text("district"),
        place=issuer.text("place"),
    )


def _signing(fields: Fields) -> Signing | None:
    signing = fields.table("signing", _SIGNING_KEYS)
    if signing is None:
        return None
    return Signing(
        authority=signing.choice("authority", _USUAL.authority),
        title=signing.text("title", _USUAL.title),
        signer=signing.text("signer", _USUAL.signer),
        head_title=signing.text("head_title", _USUAL.head_title),
        body=signing.text("body", _USUAL.body),
    )


def _target(fields: Fields) -> Target:
    return Target(
        new_id(),
        section=fields.text("section"),
        text=fields.needed_text("text"),
        comparator=fields.one_of("comparator", COMPARATORS),
        value=fields.number("value"),
        unit=fields.text("unit"),
        by_year=fields.optional_whole("by_year"),
    )


def _duty(fields: Fields) -> Duty:
    return Duty(
        new_id(),
        section=fields.text("section"),
        officer=fields.needed_text("officer"),
        items=fields.texts("items"),
    )


def _report(fields: Fields) -> ReportDue:
    due = fields.needed_text("due")
    if not _MONTH_DAY.fullmatch(due):
        raise fields.refused("due", _("phải là tháng-ngày như 03-12"))
    return ReportDue(new_id(), fields.one_of("period", PERIODS), fields.text("to"), due)


def _plain_head(plan: Plan, years: object) -> str:
    return write_fields(
        {
            "kind": plan.kind.value,
            "document_type": plan.document_type,
            "years": years,
            "subject": plan.subject,
            "number": plan.number,
            "symbol": plan.symbol,
            "date": plan.date,
            "status": None if plan.status is PlanStatus.DRAFT else plan.status.value,
            "template_id": plan.template_id,
            "bases": tuple(basis.text for basis in plan.bases),
            "opening": plan.opening,
            "closing": plan.closing,
            "recipients": plan.recipients,
        },
        keep=("document_type", "subject", "symbol"),
    )


def _section(name: str, values: Mapping[str, object]) -> str:
    return f"\n{name}\n{write_fields(values, keep=values)}"


def _values(
    thing: Issuer | Signing | Target | Duty | ReportDue, keys: tuple[str, ...]
) -> dict[str, object]:
    return {key: getattr(thing, key) for key in keys}


def _issuer_values(issuer: Issuer) -> dict[str, object]:
    return {**_values(issuer, _ISSUER_KEYS), "kind": issuer.kind.value}


def _signing_values(signing: Signing) -> dict[str, object]:
    return {**_values(signing, _SIGNING_KEYS), "authority": signing.authority.value}
