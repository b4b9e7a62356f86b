"""Words of a draft by the anchors of its facts: shown beside the original, and put right by hand.

Anchors are those of ``desktop.domain.reading.result.ReadFact``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain import task_table_edits
from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.decree_dates import parse_date_phrase, short_date
from desktop.domain.document_types import LONE_APPENDIX, type_by_title, type_of
from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.folding import fold
from desktop.domain.letterheads import unit_name
from desktop.domain.outline import BlockKind
from desktop.domain.outline_edits import set_text
from desktop.domain.plan import Plan, YearSpan
from desktop.domain.recipients import parse_recipients
from desktop.domain.signing import Signing, parse_authority_lines
from desktop.domain.symbols import normal_number
from desktop.domain.tasks import TaskField
from desktop.domain.text import nfc, squeeze
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.plan_view import APPENDIX

BASIS = "basis:"
"""How the anchor of a căn cứ line begins."""
FOUND = {
    "target": ("targets", "text"), "duty": ("duties", "officer"), "report": ("reports", "to"),
}  # fmt: skip
"""Facts found in the text, by the first word of their anchor: where they are kept, their words."""
_YEAR = re.compile(r"\d{4}")
_BODIES = ("uy ban nhan dan ", "ubnd ")
_PROVINCES = ("tinh ", "thanh pho ", "tp ", "tp.")


@dataclass(frozen=True, slots=True)
class HeadField:
    """One value of the head of a plan: its words, and the plan with other words."""

    read: Callable[[Plan], str]
    change: Callable[[Plan, str], Plan]


def cell_anchor(row_id: str, field: TaskField) -> str:
    """Return the anchor of a cell of the task table."""
    return f"{row_id}:{field.value}"


def cell_of(plan: Plan, anchor: str) -> tuple[str, TaskField] | None:
    """Return row and field of a cell of the task table, None when the anchor is none of them."""
    row_id, colon, name = anchor.rpartition(":")
    known = {field.value: field for field in TaskField}
    if not colon or name not in known or plan.task_table is None:
        return None
    found = any(row.id == row_id for row in plan.task_table.rows)
    return (row_id, known[name]) if found else None


def found_of(plan: Plan, anchor: str) -> Target | Duty | ReportDue | None:
    """Return the target, duty or report that an anchor stands for, None when it is none."""
    kind, _colon, key = anchor.partition(":")
    if kind not in FOUND:
        return None
    kept: tuple[Target | Duty | ReportDue, ...] = getattr(plan, FOUND[kind][0])
    return next((fact for fact in kept if fact.id == key), None)


def _with_found(plan: Plan, anchor: str, words: str) -> Plan:
    kind, _colon, key = anchor.partition(":")
    name, attribute = FOUND[kind]
    changed: dict[str, Any] = {attribute: words}
    kept = (
        replace(fact, **changed) if fact.id == key else fact
        for fact in getattr(plan, name)
        if words or fact.id != key
    )
    collection: dict[str, Any] = {name: tuple(kept)}
    return replace(plan, **collection)


def field_text(plan: Plan, anchor: str) -> str | None:
    """Return the words that an anchor stands for, None when the plan has nothing there."""
    if anchor in HEAD_FIELDS:
        return HEAD_FIELDS[anchor].read(plan)
    cell = cell_of(plan, anchor)
    if cell is not None and plan.task_table is not None:
        row = next(row for row in plan.task_table.rows if row.id == cell[0])
        return task_table_edits.cell_text(row, cell[1])
    if found_of(plan, anchor) is not None:
        return str(getattr(found_of(plan, anchor), FOUND[anchor.partition(":")[0]][1]))
    texts = {f"{BASIS}{basis.id}": basis.text for basis in plan.bases}
    texts |= {
        block.id: block.text for block in plan.blocks if block.kind is not BlockKind.TASK_TABLE
    }
    return texts.get(anchor)


def with_field(plan: Plan, anchor: str, text: str) -> Plan:
    """Return the plan with other words at an anchor; a fact of the text without words goes.

    Raises ``Refused`` for words that the field cannot hold, and for an anchor of nothing.
    """
    if field_text(plan, anchor) is None:
        raise Refused(_("Chỗ này không còn trong bản nháp."))
    if anchor in HEAD_FIELDS:
        return HEAD_FIELDS[anchor].change(plan, text)
    cell = cell_of(plan, anchor)
    if cell is not None and plan.task_table is not None:
        return replace(plan, task_table=task_table_edits.set_cell(plan.task_table, *cell, text))
    if found_of(plan, anchor) is not None:
        return _with_found(plan, anchor, squeeze(text))
    if anchor.startswith(BASIS):
        bases = (
            replace(basis, text=squeeze(text).rstrip(";.")) if f"{BASIS}{basis.id}" == anchor
            else basis
            for basis in plan.bases
        )  # fmt: skip
        return replace(plan, bases=tuple(bases))
    return replace(plan, blocks=set_text(plan.blocks, anchor, nfc(text).strip()))


# -- the head --------------------------------------------------------------------------------


def _type_name(plan: Plan) -> str:
    kind = type_of(plan.document_type)
    return kind.name if kind else APPENDIX


def _with_type(plan: Plan, text: str) -> Plan:
    if fold(text) == fold(APPENDIX):
        return replace(plan, document_type=LONE_APPENDIX)
    kind = type_by_title(text) or type_of(squeeze(text))
    if kind is None:
        raise Refused(
            _("“{typed}” không phải là tên loại văn bản.").format(typed=squeeze(text)),
            advice=_("Nhập tên loại, ví dụ: Kế hoạch, Chương trình, Quyết định."),
        )
    return replace(plan, document_type=kind.code)


def _with_date(plan: Plan, text: str) -> Plan:
    if not text.strip():
        return replace(plan, date=None)
    day = parse_date_phrase(text)
    if day is None:
        raise Refused(
            _("“{typed}” không phải là ngày.").format(typed=squeeze(text)),
            advice=_("Nhập ngày dạng 05/03/2026, hoặc để trống khi văn bản chưa ghi ngày."),
        )
    return replace(plan, date=day)


def issuer_words(issuer: Issuer | None) -> str:
    """Return the commune with what stands above it: "xã Minh Tiến, tỉnh Hưng Yên"."""
    if issuer is None:
        return ""
    return ", ".join(filter(None, (unit_name(issuer), issuer.district, issuer.province)))


def _with_issuer(plan: Plan, text: str) -> Plan:
    words = squeeze(text)
    if not words:
        return replace(plan, issuer=None)
    first, *above = (part.strip() for part in words.split(","))
    for body in _BODIES:
        if fold(first).startswith(body):
            first = first[len(body) :].strip()
    kind = next((kind for kind in CommuneKind if fold(first).startswith(fold(kind.value))), None)
    name = first[len(kind.value) :].strip() if kind else ""
    before = plan.issuer
    province = next((part for part in above if fold(part).startswith(_PROVINCES)), "")
    district = next((part for part in above if part != province), None)
    if before and not above:
        province, district = before.province, before.district
    if kind is None or not name:
        raise Refused(
            _("Chưa rõ cơ quan ban hành “{typed}”.").format(typed=words),
            advice=_("Nhập dạng: xã Minh Tiến, huyện Phù Cừ, tỉnh Hưng Yên; xã mình thì để trống."),
        )
    return replace(plan, issuer=Issuer(kind, name, province, district))


def _with_years(plan: Plan, text: str) -> Plan:
    years = [int(year) for year in _YEAR.findall(text)]
    if not years or len(years) > 2 or years[0] > years[-1]:
        raise Refused(
            _("“{typed}” không phải là năm.").format(typed=squeeze(text)),
            advice=_("Nhập năm dạng 2026, hoặc giai đoạn dạng 2026 - 2030."),
        )
    return replace(plan, years=YearSpan(years[0], years[-1]))


def _with_signing(plan: Plan, text: str) -> Plan:
    signing = parse_authority_lines(text.splitlines())
    if signing is None:
        raise Refused(
            _("Chưa rõ thẩm quyền ký “{typed}”.").format(typed=squeeze(text)),
            advice=_("Nhập như in ở cuối văn bản, mỗi dòng một ý: TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH."),
        )
    name = plan.signing.signer if plan.signing else ""
    return replace(plan, signing=replace(signing, signer=name))


def _with_signer(plan: Plan, text: str) -> Plan:
    return replace(plan, signing=replace(plan.signing or Signing(), signer=squeeze(text)))


def _with_recipients(plan: Plan, text: str) -> Plan:
    return replace(plan, recipients=parse_recipients(text))


HEAD_FIELDS: dict[str, HeadField] = {
    "document_type": HeadField(_type_name, _with_type),
    "number": HeadField(
        lambda plan: plan.number, lambda plan, text: replace(plan, number=normal_number(text))
    ),
    "symbol": HeadField(
        lambda plan: plan.symbol,
        lambda plan, text: replace(plan, symbol=squeeze(text) or plan.symbol),
    ),
    "date": HeadField(lambda plan: short_date(plan.date) if plan.date else "", _with_date),
    "subject": HeadField(
        lambda plan: plan.subject, lambda plan, text: replace(plan, subject=squeeze(text))
    ),
    "years": HeadField(lambda plan: str(plan.years), _with_years),
    "issuer": HeadField(lambda plan: issuer_words(plan.issuer), _with_issuer),
    "signing": HeadField(
        lambda plan: "\n".join(plan.signing.lines()) if plan.signing else "", _with_signing
    ),
    "signer": HeadField(lambda plan: plan.signing.signer if plan.signing else "", _with_signer),
    "opening": HeadField(
        lambda plan: plan.opening, lambda plan, text: replace(plan, opening=squeeze(text))
    ),
    "closing": HeadField(
        lambda plan: plan.closing, lambda plan, text: replace(plan, closing=squeeze(text))
    ),
    "recipients": HeadField(lambda plan: "\n".join(plan.recipients), _with_recipients),
}
"""Values around the text, by their anchor."""
