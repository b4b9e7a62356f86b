"""Understanding a foreign file: what its paragraphs and tables say, as a draft plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.document_types import LONE_APPENDIX
from desktop.domain.ids import new_id
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.plan import Plan
from desktop.domain.reading.bases import basis_text, with_hyphens
from desktop.domain.reading.communes import FoundIssuer, issuing_unit
from desktop.domain.reading.duties import find_duties
from desktop.domain.reading.labels import read_label
from desktop.domain.reading.lines import Line, paragraphs_of, without_end_mark
from desktop.domain.reading.paragraph_tasks import find_paragraph_tasks
from desktop.domain.reading.parts import ReadParts, issuer_of_parts, read_parts
from desktop.domain.reading.report_regime import find_reports
from desktop.domain.reading.result import ReadFact, ReadPlan
from desktop.domain.reading.sections import standings
from desktop.domain.reading.source import Place, SourceDocument
from desktop.domain.reading.targets import find_targets
from desktop.domain.reading.title import kind_of, read_years
from desktop.domain.signing import Signing
from desktop.domain.text import squeeze
from desktop.i18n import _

_START = Place(0)
_PRINTED = (("letterhead", "issuer"), ("number", "number"), ("symbol", "number"), ("place", "date"))
"""Facts of the letterhead and the printed part they come from; only those printed are there."""


def understand(source: SourceDocument, default_year: int | None = None) -> ReadPlan:
    """Return the draft plan that a foreign file means, with the origin of its parts.

    Nothing of the text is dropped: what is not understood stands in the draft as a paragraph
    in its place, or in the notes. ``default_year`` is taken where no text names a year.
    """
    parts = read_parts(source.items)
    facts: list[ReadFact] = []
    plan = _plan(parts, source, default_year, facts)
    plan, found = _with_findings(plan, parts)
    facts += found
    notes = (*source.notes, *parts.notes, *_unit_note(parts), *_task_note(plan, parts))
    return ReadPlan(plan, tuple(sorted(facts, key=_order)), source, tuple(dict.fromkeys(notes)))


def _order(fact: ReadFact) -> tuple[int, int, int]:
    place = fact.place
    return place.index, -1 if place.row is None else place.row, place.column or 0


def _plan(
    parts: ReadParts, source: SourceDocument, default_year: int | None, facts: list[ReadFact]
) -> Plan:
    """Return the plan without the facts that follow from its text, and note where all stands."""
    texts = [squeeze(paragraph.text) for paragraph in paragraphs_of(source.items)]
    near = [line.text for line in (parts.preamble.opening, parts.closing) if line]
    issued = parts.head.date.year if parts.head.date else parts.head.year
    years, sure = read_years(parts.subject, [*near, *texts], issued or default_year)
    issuer = issuer_of_parts(parts, texts, issued or years.first)
    lone = parts.document_type == LONE_APPENDIX
    bases = tuple(PlanBasis(new_id(), basis_text(_bare(line))) for line in parts.preamble.bases)
    opening, closing = parts.preamble.opening, parts.closing
    facts += _head_facts(parts, issuer, sure)
    facts += _text_facts(parts, bases)
    return Plan(
        id=new_id(),
        kind=kind_of(parts.subject, years),
        document_type=parts.document_type,
        years=years,
        subject=parts.subject,
        symbol=parts.head.symbol or f"{_kind_code(parts)}-UBND",
        issuer=issuer.issuer,
        number=parts.head.number,
        date=parts.head.date,
        bases=bases,
        opening=with_hyphens(_bare(opening)) if opening else "",
        blocks=parts.outline.blocks,
        closing=without_end_mark(closing.text) if closing else "",
        task_table=parts.table.table if parts.table else None,
        signing=None if lone else _signing(parts),
        recipients=parts.ending.recipients,
    )


def _kind_code(parts: ReadParts) -> str:
    return "KH" if parts.document_type == LONE_APPENDIX else parts.document_type


def _bare(line: Line) -> str:
    """Return a line of the preamble without the dash some offices put before it."""
    label = read_label(line)
    return label.rest if label else line.text


def _signing(parts: ReadParts) -> Signing:
    return replace(parts.ending.signing or Signing(), signer=parts.ending.signer)


def _head_facts(parts: ReadParts, issuer: FoundIssuer, year_sure: float) -> list[ReadFact]:
    head, title = parts.head.places, parts.regions.title
    lines = parts.regions.title_lines
    title_place = lines[0].place if lines else _START
    if not lines and parts.appendices.attached:
        title_place = parts.appendices.attached[0].place
    sure = title.confidence if title else (0.95 if parts.subject else 0.3)
    return [
        _fact("issuer", head.get("issuer", title_place), issuer.confidence if issuer.issuer else 0,
              _("Tên xã không ghi ở đầu văn bản, hãy xem lại.")),
        *(ReadFact(name, head[part]) for name, part in _PRINTED if part in head),
        *([_fact("date", head["date"], 1.0 if parts.head.date else 0.8,
                 _("Ngày ban hành còn để trống."))] if "date" in head else []),
        _fact("subject", title_place, sure, _("Chưa chắc về tên loại và trích yếu.")),
        _fact("years", title_place, year_sure, _("Năm của kế hoạch không ghi ở trích yếu.")),
    ]  # fmt: skip


def _text_facts(parts: ReadParts, bases: tuple[PlanBasis, ...]) -> list[ReadFact]:
    facts = [
        _fact(f"basis:{basis.id}", line.place, 1.0, "")
        for basis, line in zip(bases, parts.preamble.bases, strict=True)
    ]
    for anchor, line in (("opening", parts.preamble.opening), ("closing", parts.closing)):
        if line:
            facts.append(_fact(anchor, line.place, 1.0, ""))
    places = parts.ending.places
    if "recipients" in places:
        facts.append(_fact("recipients", places["recipients"], 1.0, ""))
    if parts.document_type != LONE_APPENDIX:
        place = places.get("signing", _end(parts))
        sure = 1.0 if parts.ending.signing else 0.4
        facts.append(_fact("signing", place, sure, _("Chưa rõ ai ký, tạm ghi Chủ tịch ký.")))
        if parts.ending.signer:
            facts.append(_fact("signer", places["signer"], 1.0, ""))
    return [*facts, *parts.outline.facts, *(parts.table.facts if parts.table else ())]


def _end(parts: ReadParts) -> Place:
    places = list(parts.outline.places.values())
    return places[-1] if places else _START


def _fact(anchor: str, place: Place, confidence: float, doubt: str) -> ReadFact:
    sure = confidence >= 0.9
    return ReadFact(anchor, place, confidence, "" if sure else doubt)


def _with_findings(plan: Plan, parts: ReadParts) -> tuple[Plan, list[ReadFact]]:
    """Return the plan with the facts of its text and, without a table, its tasks."""
    places = parts.outline.places
    text = standings(parts.own_blocks)
    tasks = None if plan.task_table else find_paragraph_tasks(text, places, plan.subject)
    if tasks:
        plan = replace(plan, task_table=tasks.table)
    targets = find_targets(text, places, parts.table)
    duties = find_duties(text, places)
    reports = find_reports(text, places)
    plan = replace(
        plan,
        targets=tuple(found for found, _fact_of in targets),
        duties=tuple(found for found, _fact_of in duties),
        reports=tuple(found for found, _fact_of in reports),
    )
    facts = [fact for found in (targets, duties, reports) for _row, fact in found]
    return plan, [*facts, *(tasks.facts if tasks else ())]


def _unit_note(parts: ReadParts) -> Iterable[str]:
    unit = issuing_unit(parts.head.issuer_lines)
    if unit:
        yield _("Văn bản do đơn vị của xã ban hành: {unit}. Dự thảo ghi tên xã.").format(unit=unit)


def _task_note(plan: Plan, parts: ReadParts) -> Iterable[str]:
    if plan.task_table is not None and parts.table is None:
        yield _(
            "Nhiệm vụ viết thành đoạn văn; đã lập bảng nhiệm vụ từ các dòng đơn vị chủ trì, "
            "phối hợp, thời gian. Đoạn văn vẫn giữ trong văn bản."
        )
