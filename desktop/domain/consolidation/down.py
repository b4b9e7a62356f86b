"""What goes down to communes: words about their reports, tasks, templates, legal documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from desktop.domain.consolidation import fields
from desktop.domain.consolidation.fields import Check, checked
from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument

WORD, TASK, TEMPLATE, LEGAL = "word", "task", "template", "legal"
PARTS = (WORD, TASK, TEMPLATE, LEGAL)

_LONG, _SHORT, _KEY = 8_000, 1_000, 200
_TEMPLATE_TEXT = 400_000
_MOST = {WORD: 20_000, TASK: 2_000, TEMPLATE: 100, LEGAL: 2_000}
_WORDS = fields.many(fields.text(_SHORT), 100)
_YEAR = fields.whole(2000, 2200)
_DAY = fields.maybe(fields.day)


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template file that is sent down.

    Attributes:
        title: What it is called.
        text: The whole file.
    """

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class WordFor:
    """A word about a report with the workspace of the commune that it is for."""

    workspace_id: str
    word: SuperiorWord


@dataclass(frozen=True, slots=True)
class SentDown:
    """What a package of kind DOWN carries."""

    words: tuple[WordFor, ...] = ()
    tasks: tuple[PlanItem, ...] = ()
    templates: tuple[TemplateText, ...] = ()
    legal: tuple[LegalDocument, ...] = ()

    def records(self) -> dict[str, list[dict[str, Any]]]:
        """Return the plain records of the parts that are not empty."""
        found = {
            WORD: [_word_record(each) for each in self.words],
            TASK: [_task_record(each) for each in self.tasks],
            TEMPLATE: [{"title": each.title, "text": each.text} for each in self.templates],
            LEGAL: [_legal_record(each) for each in self.legal],
        }
        return {part: records for part, records in found.items() if records}


RULES: Mapping[str, Mapping[str, Check]] = MappingProxyType(
    {
        WORD: {
            "workspace_id": fields.text(_KEY, 1),
            "id": fields.text(_KEY, 1),
            "year": _YEAR,
            "period": fields.one_of(*(period.value for period in Period)),
            "package_id": fields.text(_KEY),
            "verdict": fields.one_of(*(verdict.value for verdict in Verdict)),
            "on": fields.day,
            "office": fields.text(_KEY, 1),
            "by": fields.text(_KEY),
            "remarks": fields.text(_LONG),
            "new_due": _DAY,
        },
        TASK: {
            "id": fields.text(_KEY, 1),
            "task": fields.text(_LONG, 1),
            "first_year": _YEAR,
            "last_year": _YEAR,
            "area": fields.text(_SHORT),
            "products": _WORDS,
            "lead": _WORDS,
            "cooperate": _WORDS,
            "time": fields.text(_SHORT),
            "number": fields.text(_KEY),
            "date": _DAY,
            "issuer": fields.text(_KEY),
            "clause": fields.text(_SHORT),
        },
        TEMPLATE: {"title": fields.text(_KEY, 1), "text": fields.text(_TEMPLATE_TEXT, 1)},
        LEGAL: {
            "id": fields.text(_KEY, 1),
            "kind": fields.text(_KEY, 1),
            "number": fields.text(_KEY),
            "subject": fields.text(_LONG, 1),
            "issuer": fields.text(_KEY),
            "date": _DAY,
            "expired_on": _DAY,
            "replaced_by": fields.text(_KEY),
        },
    }
)
"""Fields of the records of each part, and what each may hold."""


def sent_down(parts: Mapping[str, Iterable[Mapping[str, Any]]]) -> SentDown:
    """Return what plain records mean; raise ``ValueError`` for those that mean nothing."""
    found = {part: [*_checked(part, parts.get(part, ()))] for part in PARTS}
    return SentDown(
        tuple(map(_word, found[WORD])),
        tuple(map(_task, found[TASK])),
        tuple(TemplateText(**each) for each in found[TEMPLATE]),
        tuple(map(_legal, found[LEGAL])),
    )


def _checked(part: str, records: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    for number, record in enumerate(records, start=1):
        if number > _MOST[part]:
            raise ValueError(f"{part}: too many lines")
        try:
            yield checked(record, RULES[part])
        except ValueError as error:
            raise ValueError(f"{part}, line {number}: {error}") from error


def _word_record(each: WordFor) -> dict[str, Any]:
    word = each.word
    return {
        "workspace_id": each.workspace_id,
        "id": word.id,
        "year": word.year,
        "period": word.period.value,
        "package_id": word.package_id,
        "verdict": word.verdict.value,
        "on": word.on.isoformat(),
        "office": word.office,
        "by": word.by,
        "remarks": word.remarks,
        "new_due": _text(word.new_due),
    }


def _word(record: dict[str, Any]) -> WordFor:
    workspace_id = record.pop("workspace_id")
    values = {
        **record,
        "period": Period(record["period"]),
        "verdict": Verdict(record["verdict"]),
        "on": dt.date.fromisoformat(record["on"]),
        "new_due": _date(record["new_due"]),
    }
    return WordFor(workspace_id, SuperiorWord(**values))


def _task_record(item: PlanItem) -> dict[str, Any]:
    source = item.source or SourceDocument()
    return {
        "id": item.id,
        "task": item.title,
        "first_year": item.first_year,
        "last_year": item.last_year,
        "area": item.area,
        "products": list(item.products),
        "lead": list(item.lead),
        "cooperate": list(item.cooperate),
        "time": item.time,
        "number": source.number,
        "date": _text(source.date),
        "issuer": source.issuer,
        "clause": source.clause,
    }


def _task(record: dict[str, Any]) -> PlanItem:
    if record["first_year"] > record["last_year"]:
        raise ValueError(f"{TASK}: years")
    source = SourceDocument(
        record["number"], _date(record["date"]), record["issuer"], record["clause"]
    )
    return PlanItem(
        id=record["id"],
        plan_id="",
        origin=Origin.OWN,
        order=0,
        task=record["task"],
        first_year=record["first_year"],
        last_year=record["last_year"],
        area=record["area"],
        products=record["products"],
        lead=record["lead"],
        cooperate=record["cooperate"],
        time=record["time"],
        source=source,
    )


def _legal_record(document: LegalDocument) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "number": document.number,
        "subject": document.subject,
        "issuer": document.issuer,
        "date": _text(document.date),
        "expired_on": _text(document.expired_on),
        "replaced_by": document.replaced_by,
    }


def _legal(record: dict[str, Any]) -> LegalDocument:
    days = {name: _date(record[name]) for name in ("date", "expired_on")}
    return LegalDocument(**{**record, **days})


def _text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
