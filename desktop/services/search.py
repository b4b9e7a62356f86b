"""Tìm mọi thứ: plans, their text and tasks, legal documents and people, with or without marks.

What is searched is kept folded in memory; a plan is read again only after it was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from enum import Enum
from itertools import islice

from desktop.domain.commune import CommuneProfile
from desktop.domain.folding import fold
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.plan import Plan
from desktop.domain.short_forms import shortened
from desktop.services.ports import PlanSummary, Store

LIKENESS = 0.72
"""How alike a mistyped word must be to one that is there, 0 to 1."""


class FoundKind(Enum):
    """What was found; in the order in which results are shown."""

    PLAN = "plan"
    OFFICER = "officer"
    UNIT = "unit"
    LEGAL_DOCUMENT = "legal_document"
    TASK = "task"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Found:
    """One result.

    Attributes:
        kind: What it is.
        key: Key of the plan, document, officer or unit.
        title: The words found.
        detail: Where it stands: the plan's subject, the number, the post.
        anchor: Key of the block or row inside the plan, empty for the whole.
    """

    kind: FoundKind
    key: str
    title: str
    detail: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    found: Found
    words: str


class SearchService:
    """Searches the open workspace as one types."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._plans: dict[str, tuple[datetime, tuple[_Entry, ...]]] = {}

    def find(self, query: str, limit_per_kind: int = 8) -> Sequence[Found]:
        """Return what contains every word of ``query``, grouped by kind, best first.

        When nothing does, words that are in no text are taken for slips of the keyboard and
        replaced by the nearest one that is.
        """
        if not query.strip():
            return ()
        entries = tuple(self._entries())
        hits = _matching(entries, query) or _matching(entries, _mended(query, entries))
        return tuple(
            entry.found
            for kind in FoundKind
            for entry in islice((e for e in hits if e.found.kind is kind), limit_per_kind)
        )

    def prepare(self) -> bool:
        """Read one plan that was not read yet; tell whether there was one."""
        for summary in self._store.plans.list():
            if not self._is_read(summary):
                self._read(summary)
                return True
        return False

    def _is_read(self, summary: PlanSummary) -> bool:
        return self._plans.get(summary.id, (None,))[0] == summary.changed_at

    def _read(self, summary: PlanSummary) -> None:
        entries = tuple(_inside(self._store.plans.get(summary.id)))
        self._plans[summary.id] = summary.changed_at, entries

    def _entries(self) -> Iterator[_Entry]:
        summaries = self._store.plans.list()
        for summary in summaries:
            yield _entry(_plan_found(summary))
        profile = self._store.profile.get()
        if profile is not None:
            yield from map(_entry, _people(profile))
        yield from map(_entry, map(_document, self._store.library.list()))
        yield from self._plan_entries(summaries)

    def _plan_entries(self, summaries: Sequence[PlanSummary]) -> Iterator[_Entry]:
        for summary in summaries:
            if not self._is_read(summary):
                self._read(summary)
            yield from self._plans[summary.id][1]


def matches(query: str, text: str) -> bool:
    """Tell whether ``text`` contains every word of ``query``, without case and marks."""
    return _contains(_searchable(text), _readings(query))


def _plan_found(plan: PlanSummary) -> Found:
    number = f"{plan.number}/{plan.symbol}" if plan.number else plan.symbol
    return Found(FoundKind.PLAN, plan.id, plan.subject, f"{plan.years} · {number}")


def _people(profile: CommuneProfile) -> Iterator[Found]:
    units = {unit.id: unit.name for unit in profile.units}
    for officer in profile.officers:
        if officer.name:
            detail = " · ".join(filter(None, (officer.title, units.get(officer.unit_id or ""))))
            yield Found(FoundKind.OFFICER, officer.id, officer.name, detail)
    for unit in profile.units:
        yield Found(FoundKind.UNIT, unit.id, unit.name, unit.fields)


def _document(document: LegalDocument) -> Found:
    name = " ".join(filter(None, (document.kind, document.number)))
    return Found(FoundKind.LEGAL_DOCUMENT, document.id, f"{name} {document.subject}")


def _inside(plan: Plan) -> Iterator[_Entry]:
    for task in plan.task_table.tasks if plan.task_table else ():
        words = " ".join(filter(None, (task.objective, task.task, task.activity)))
        people = ", ".join((*task.lead, *task.cooperate))
        detail = " · ".join(filter(None, (people, task.time, plan.subject)))
        found = Found(FoundKind.TASK, plan.id, words, detail, task.id)
        yield _Entry(found, _searchable(f"{words} {people} {task.time}"))
    for basis in plan.bases:
        yield _text(plan, basis.text, f"basis:{basis.id}")
    for block in plan.blocks:
        if block.text:
            yield _text(plan, block.text, block.id)


def _text(plan: Plan, words: str, anchor: str) -> _Entry:
    found = Found(FoundKind.TEXT, plan.id, words, plan.subject, anchor)
    return _Entry(found, _searchable(words))


def _entry(found: Found) -> _Entry:
    return _Entry(found, _searchable(f"{found.title} {found.detail}"))


def _searchable(text: str) -> str:
    folded = fold(text)
    short = shortened(folded)
    return folded if short == folded else f"{folded} {short}"


def _readings(query: str) -> tuple[list[str], list[str]]:
    """Return the words asked for as typed, and with the short forms of the trade."""
    folded = fold(query)
    return folded.split(), shortened(folded).split()


def _contains(words: str, readings: Iterable[list[str]]) -> bool:
    return any(all(word in words for word in reading) for reading in readings)


def _matching(entries: Iterable[_Entry], query: str) -> list[_Entry]:
    readings = _readings(query)
    hits = [entry for entry in entries if _contains(entry.words, readings)]
    phrase = fold(query)
    return sorted(hits, key=lambda entry: _distance(entry, phrase))


def _distance(entry: _Entry, phrase: str) -> int:
    """Order hits: title begins with the phrase, the phrase stands somewhere, the words do."""
    if entry.words.startswith(phrase):
        return 0
    return 1 if phrase in entry.words else 2


def _mended(query: str, entries: Iterable[_Entry]) -> str:
    vocabulary = {word for entry in entries for word in entry.words.split()}
    return " ".join(_nearest(word, vocabulary) for word in fold(query).split())


def _nearest(word: str, vocabulary: set[str]) -> str:
    if any(word in known for known in vocabulary):
        return word
    return next(iter(get_close_matches(word, sorted(vocabulary), 1, LIKENESS)), word)
