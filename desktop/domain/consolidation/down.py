"""What goes down to communes: words about their reports, tasks, templates, documents, criteria."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.domain.consolidation import down_records as kept
from desktop.domain.consolidation.criteria import CriteriaSet
from desktop.domain.consolidation.down_records import (
    CRITERIA,
    KEPT_PARTS,
    LEGAL,
    PARTS,
    SCORE,
    TASK,
    TEMPLATE,
    TO,
    WORD,
    Recipient,
    ScoresFor,
    TemplateText,
    WordFor,
)
from desktop.domain.consolidation.fields import checked
from desktop.domain.exchange import canonical
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.tracking.model import PlanItem

Records = dict[str, list[dict[str, Any]]]
Versions = Mapping[tuple[str, str], int]
"""Version of each kept thing by its part and key."""


@dataclass(frozen=True, slots=True)
class SentDown:
    """What a package of kind DOWN carries.

    Attributes:
        words: Receipts, and reports sent back.
        tasks, templates, legal, criteria, scores: Kept things; sent again they change in place.
        to: For whom it is; empty for every commune.
        versions: Of the kept things; the first where none is told.
    """

    words: tuple[WordFor, ...] = ()
    tasks: tuple[PlanItem, ...] = ()
    templates: tuple[TemplateText, ...] = ()
    legal: tuple[LegalDocument, ...] = ()
    criteria: tuple[CriteriaSet, ...] = ()
    scores: tuple[ScoresFor, ...] = ()
    to: tuple[Recipient, ...] = ()
    versions: Versions = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing but addressees."""
        return not any(
            (self.words, self.tasks, self.templates, self.legal, self.criteria, self.scores)
        )

    def plain(self) -> Records:
        """Return the plain records by part, versions left out."""
        return {
            TO: list(map(kept.to_record, self.to)),
            WORD: list(map(kept.word_record, self.words)),
            TASK: list(map(kept.task_record, self.tasks)),
            TEMPLATE: list(map(kept.template_record, self.templates)),
            LEGAL: list(map(kept.legal_record, self.legal)),
            CRITERIA: list(map(kept.criteria_record, self.criteria)),
            SCORE: list(map(kept.score_record, self.scores)),
        }

    def records(self) -> Records:
        """Return the plain records of the parts that are not empty."""
        return {part: self._versioned(part, found) for part, found in self.plain().items() if found}

    def _versioned(self, part: str, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if part not in KEPT_PARTS:
            return records
        return [{**each, "version": self.versions.get((part, each["id"]), 1)} for each in records]


def record_digest(record: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what a kept thing says, whatever its version."""
    plain = {name: value for name, value in record.items() if name != "version"}
    return hashlib.sha256(canonical.dump(plain)).hexdigest()


def sent_down(parts: Mapping[str, Iterable[Mapping[str, Any]]]) -> SentDown:
    """Return what plain records mean; raise ``ValueError`` for those that mean nothing."""
    found = {part: [*_checked(part, parts.get(part, ()))] for part in PARTS}
    versions = {
        (part, record["id"]): record.pop("version") for part in KEPT_PARTS for record in found[part]
    }
    if len(versions) != sum(len(found[part]) for part in KEPT_PARTS):
        raise ValueError("the same key twice")
    return SentDown(
        tuple(map(kept.word, found[WORD])),
        tuple(map(kept.task, found[TASK])),
        tuple(map(kept.template, found[TEMPLATE])),
        tuple(map(kept.legal, found[LEGAL])),
        tuple(map(kept.criteria, found[CRITERIA])),
        tuple(map(kept.score, found[SCORE])),
        tuple(Recipient(**each) for each in found[TO]),
        versions,
    )


def unfit(sent: SentDown) -> tuple[str, ...]:
    """Return by their names the things that no package carries: too long, or with hidden marks."""
    found = []
    for part, records in sent.plain().items():
        for record in records:
            try:
                checked(record, kept.RULES[part])
            except ValueError:
                names = (record.get(name) for name in ("title", "task", "subject", "name"))
                found.append(next((name for name in names if name), part))
    return tuple(found)


def _checked(part: str, records: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    rules = {**kept.RULES[part], **(kept.VERSION if part in KEPT_PARTS else {})}
    for number, record in enumerate(records, start=1):
        if number > kept.MOST[part]:
            raise ValueError(f"{part}: too many lines")
        try:
            yield checked(record, rules)
        except ValueError as error:
            raise ValueError(f"{part}, line {number}: {error}") from error
