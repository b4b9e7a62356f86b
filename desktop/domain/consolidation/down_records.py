"""How the parts of a package that goes down stand in plain records, and what each may hold."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from desktop.domain.consolidation import fields
from desktop.domain.consolidation.criteria import (
    LONGEST_CODE,
    LONGEST_NAME,
    MOST_CRITERIA,
    CriteriaSet,
    Criterion,
    ReviewedScore,
    ScoreSheet,
)
from desktop.domain.consolidation.fields import Check, checked
from desktop.domain.consolidation.register import SuperiorWord, Verdict
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument

TO, WORD, TASK, TEMPLATE, LEGAL = "to", "word", "task", "template", "legal"
CRITERIA, SCORE = "criteria", "score"
PARTS = (TO, WORD, TASK, TEMPLATE, LEGAL, CRITERIA, SCORE)
KEPT_PARTS = (TASK, TEMPLATE, LEGAL, CRITERIA, SCORE)
"""Parts whose things have a lasting key and a version: sent again they change, not double."""

_LONG, _SHORT, _KEY = 8_000, 1_000, 200
_TEMPLATE_TEXT = 400_000
_MOST_KEPT_BYTES = 900_000
"""A kept thing travels on as one line of the commune's own packages, which has its limit."""
MOST = {TO: 20_000, WORD: 20_000, TASK: 2_000, TEMPLATE: 100, LEGAL: 2_000, CRITERIA: 50}
MOST[SCORE] = 20_000
_MOST_NAMES = 100
_WORDS = fields.many(fields.text(_SHORT), _MOST_NAMES)
_YEAR = fields.whole(2000, 2200)
_DAY = fields.maybe(fields.day)
_POINTS = fields.maybe(fields.real)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A commune for which a package is meant.

    Attributes:
        workspace_id: Its workspace, "" when no package of it was ever seen.
        name: With its kind: "xã Minh Tiến".
    """

    workspace_id: str
    name: str


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template file that is sent down.

    Attributes:
        title: What it is called.
        text: The whole file.
        id: Its lasting key at the sender.
    """

    title: str
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class WordFor:
    """A word about a report with the workspace of the commune that it is for."""

    workspace_id: str
    word: SuperiorWord


@dataclass(frozen=True, slots=True)
class ScoresFor:
    """Reviewed scores with the commune that they are for."""

    to: Recipient
    sheet: ScoreSheet


def _record_of(rules: Mapping[str, Check]) -> Check:
    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise ValueError("record")  # noqa: TRY004 - all faults of a record are of one kind
        return checked(value, rules)

    return check


def _template_text(value: Any) -> str:
    text: str = fields.text(_TEMPLATE_TEXT, 1)(value)
    # Kept as JSON in a row that is carried as JSON: marks are escaped twice.
    if len(json.dumps(json.dumps(text, ensure_ascii=False), ensure_ascii=False).encode()) > (
        _MOST_KEPT_BYTES
    ):
        raise ValueError("too long")
    return text


_ITEM = _record_of(
    {
        "code": fields.text(LONGEST_CODE),
        "name": fields.text(LONGEST_NAME, 1),
        "points": _POINTS,
        "how": fields.text(LONGEST_NAME),
        "evidence": fields.text(LONGEST_NAME),
    }
)
_LINE = _record_of(
    {
        "code": fields.text(LONGEST_CODE, 1),
        "own": _POINTS,
        "reviewed": _POINTS,
        "remark": fields.text(LONGEST_NAME),
    }
)

RULES: Mapping[str, Mapping[str, Check]] = MappingProxyType(
    {
        TO: {"workspace_id": fields.text(_KEY), "name": fields.text(_KEY, 1)},
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
        TEMPLATE: {
            "id": fields.text(_KEY, 1),
            "title": fields.text(_KEY, 1),
            "text": _template_text,
        },
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
        CRITERIA: {
            "id": fields.text(_KEY, 1),
            "title": fields.text(_SHORT, 1),
            "year": _YEAR,
            "document": fields.text(_SHORT),
            "items": fields.many(_ITEM, MOST_CRITERIA),
        },
        SCORE: {
            "workspace_id": fields.text(_KEY),
            "name": fields.text(_KEY, 1),
            "id": fields.text(2 * _KEY, 1),
            "set_id": fields.text(_KEY, 1),
            "on": fields.day,
            "lines": fields.many(_LINE, MOST_CRITERIA),
        },
    }
)
"""Fields of the records of each part, and what each may hold; kept parts have "version" too."""

VERSION = {"version": fields.whole(1)}


def to_record(each: Recipient) -> dict[str, Any]:
    """Return the record of a commune for which a package is meant."""
    return asdict(each)


def word_record(each: WordFor) -> dict[str, Any]:
    """Return the record of a word about a report."""
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


def word(record: dict[str, Any]) -> WordFor:
    """Return the word about a report that a record is."""
    workspace_id = record.pop("workspace_id")
    values = {
        **record,
        "period": Period(record["period"]),
        "verdict": Verdict(record["verdict"]),
        "on": dt.date.fromisoformat(record["on"]),
        "new_due": _date(record["new_due"]),
    }
    return WordFor(workspace_id, SuperiorWord(**values))


def task_record(item: PlanItem) -> dict[str, Any]:
    """Return the record of a task."""
    source = item.source or SourceDocument()
    return {
        "id": item.id,
        "task": fields.fitting(item.title, _LONG),
        "first_year": item.first_year,
        "last_year": item.last_year,
        "area": fields.fitting(item.area, _SHORT),
        "products": _fitting(item.products),
        "lead": _fitting(item.lead),
        "cooperate": _fitting(item.cooperate),
        "time": fields.fitting(item.time, _SHORT),
        "number": fields.fitting(source.number, _KEY),
        "date": _text(source.date),
        "issuer": fields.fitting(source.issuer, _KEY),
        "clause": fields.fitting(source.clause, _SHORT),
    }


def _fitting(names: Sequence[str]) -> list[str]:
    return [fields.fitting(name, _SHORT) for name in names[:_MOST_NAMES]]


def task(record: Mapping[str, Any]) -> PlanItem:
    """Return the task that a record is, as one of the commune's own."""
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
        products=tuple(record["products"]),
        lead=tuple(record["lead"]),
        cooperate=tuple(record["cooperate"]),
        time=record["time"],
        source=source,
    )


def template_record(each: TemplateText) -> dict[str, Any]:
    """Return the record of a template."""
    return asdict(each)


def template(record: Mapping[str, Any]) -> TemplateText:
    """Return the template that a record is."""
    return TemplateText(record["title"], record["text"], record["id"])


def legal_record(document: LegalDocument) -> dict[str, Any]:
    """Return the record of a legal document."""
    return {
        "id": document.id,
        "kind": document.kind,
        "number": fields.fitting(document.number, _KEY),
        "subject": fields.fitting(document.subject, _LONG),
        "issuer": fields.fitting(document.issuer, _KEY),
        "date": _text(document.date),
        "expired_on": _text(document.expired_on),
        "replaced_by": document.replaced_by,
    }


def legal(record: Mapping[str, Any]) -> LegalDocument:
    """Return the legal document that a record is."""
    days = {name: _date(record[name]) for name in ("date", "expired_on")}
    return LegalDocument(**{**record, **days})


def criteria_record(each: CriteriaSet) -> dict[str, Any]:
    """Return the record of a set of criteria."""
    return {**asdict(each), "items": [asdict(item) for item in each.items]}


def criteria(record: Mapping[str, Any]) -> CriteriaSet:
    """Return the set of criteria that a record is."""
    return CriteriaSet(**{**record, "items": tuple(Criterion(**item) for item in record["items"])})


def score_record(each: ScoresFor) -> dict[str, Any]:
    """Return the record of reviewed scores."""
    sheet = each.sheet
    return {
        **asdict(each.to),
        "id": sheet.id,
        "set_id": sheet.set_id,
        "on": sheet.on.isoformat(),
        "lines": [asdict(line) for line in sheet.lines],
    }


def score(record: Mapping[str, Any]) -> ScoresFor:
    """Return the reviewed scores that a record is."""
    sheet = ScoreSheet(
        record["id"],
        record["set_id"],
        record["name"],
        dt.date.fromisoformat(record["on"]),
        tuple(ReviewedScore(**line) for line in record["lines"]),
    )
    return ScoresFor(Recipient(record["workspace_id"], record["name"]), sheet)


KEPT: Mapping[str, Callable[[Mapping[str, Any]], Any]] = MappingProxyType(
    {TASK: task, TEMPLATE: template, LEGAL: legal, CRITERIA: criteria, SCORE: score}
)
"""What a record of a kept part means."""


def kept_thing(part: str, record: Mapping[str, Any]) -> Any:
    """Return what a record of a kept part means; ``ValueError`` for one that means nothing."""
    if part not in KEPT:
        raise ValueError("unknown part")
    return KEPT[part](checked(record, RULES[part]))


def _text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
