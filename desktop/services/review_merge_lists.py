"""Căn cứ, targets and duties of a corrected file against those of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from desktop.domain.citations import parse_citation
from desktop.domain.facts import Duty, Target
from desktop.domain.folding import fold
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.plan import Plan
from desktop.domain.reading.name_matching import normal_form
from desktop.domain.text import squeeze
from desktop.services.review_differences import Difference, DifferenceKind, Part
from desktop.services.review_likeness import likeness, most_alike

_ALIKE = 0.7
"""Likeness of the words from which on two items are the same one, reworded."""
_SAME_UNIT = 0.05
"""What an equal unit adds, to decide between figures of one sentence."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the plan.

    Attributes:
        part: Which one.
        name: Its attribute.
        anchor: How the anchors of its items begin.
        words: The item in words.
        likeness: How sure it is that two items are the same, from 0 to 1 and more.
        taken: The item of the plan with what that of the file says.
        title: By what the officer knows an item; empty where its words tell.
    """

    part: Part
    name: str
    anchor: str
    words: Callable[[Any], str]
    likeness: Callable[[Any, Any], float]
    taken: Callable[[Any, Any], Any]
    title: Callable[[Any], str] = lambda _item: ""

    def of(self, plan: Plan) -> tuple[Any, ...]:
        """Return the items of a plan."""
        items: tuple[Any, ...] = getattr(plan, self.name)
        return items


def _text_likeness(mine: str, theirs: str) -> float:
    return likeness(_folded(mine), _folded(theirs), _ALIKE)


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return fold(text)


def _basis_likeness(mine: PlanBasis, theirs: PlanBasis) -> float:
    """Return the likeness of two căn cứ; documents of different numbers are not the same."""
    alike = _text_likeness(mine.text, theirs.text)
    numbers, others = _cited_numbers(mine.text), _cited_numbers(theirs.text)
    if numbers and others:
        return 1 + alike if numbers & others else 0.0
    return alike


@lru_cache(maxsize=256)
def _cited_numbers(text: str) -> frozenset[str]:
    return frozenset(cited.number for cited in parse_citation(text) if cited.number)


def _target_likeness(mine: Target, theirs: Target) -> float:
    alike = _text_likeness(mine.text, theirs.text)
    figures = (mine.comparator, mine.value, mine.by_year) == (
        theirs.comparator, theirs.value, theirs.by_year,
    )  # fmt: skip
    return alike + _SAME_UNIT * ((mine.unit == theirs.unit) + figures) if alike else 0.0


def _duty_likeness(mine: Duty, theirs: Duty) -> float:
    return float(normal_form(mine.officer) == normal_form(theirs.officer))


def _target_words(target: Target) -> str:
    figure = f"{target.value:g}".replace(".", ",")
    year = f" ({target.by_year})" if target.by_year else ""
    return f"{target.comparator} {figure} {target.unit}{year}: {target.text}"


LISTS = (
    Listed(
        Part.BASES,
        "bases",
        "basis:",
        lambda basis: str(basis.text),
        _basis_likeness,
        lambda mine, theirs: PlanBasis(mine.id, theirs.text, theirs.document_id),
    ),
    Listed(
        Part.TARGETS,
        "targets",
        "target:",
        _target_words,
        _target_likeness,
        lambda mine, theirs: replace(theirs, id=mine.id, section=mine.section),
    ),
    Listed(
        Part.DUTIES,
        "duties",
        "duty:",
        lambda duty: "\n".join(duty.items),
        _duty_likeness,
        lambda mine, theirs: replace(mine, items=theirs.items),
        lambda duty: str(duty.officer),
    ),
)
"""Lists that are compared."""


def list_differences(mine: Plan, theirs: Plan) -> Iterator[Difference]:
    """Yield what differs in the lists; a list that the file has none of says nothing."""
    for listed in LISTS:
        if listed.of(theirs):
            yield from _differences(listed, listed.of(mine), listed.of(theirs))


def _differences(
    listed: Listed, mine: Sequence[Any], theirs: Sequence[Any]
) -> Iterator[Difference]:
    twins = _pairs(listed, mine, theirs)
    for item in theirs:
        twin = twins.get(item.id)
        kind = DifferenceKind.CHANGED if twin else DifferenceKind.NEW
        old, new = listed.words(twin) if twin else "", listed.words(item)
        if squeeze(old) != squeeze(new):
            yield Difference(
                kind,
                (twin or item).id,
                listed.title(item),
                "",
                old=old,
                new=new,
                their_id=f"{listed.anchor}{item.id}",
                part=listed.part,
            )
    found = {twin.id for twin in twins.values()}
    for item in mine:
        if item.id not in found:
            yield Difference(
                DifferenceKind.GONE,
                item.id,
                listed.title(item),
                "",
                old=listed.words(item),
                part=listed.part,
            )


def _pairs(listed: Listed, mine: Sequence[Any], theirs: Sequence[Any]) -> dict[str, Any]:
    """Return the item of the plan that each of the file is, by its key."""
    alike = most_alike(mine, theirs, listed.words, listed.likeness)
    return {other.id: item for item, other in alike}


def with_lists(mine: Plan, theirs: Plan, wanted: Sequence[Difference]) -> Plan:
    """Return ``mine`` with the differences ``wanted``; new items follow those they follow there."""
    for listed in LISTS:
        keys = {d.key for d in wanted if d.part is listed.part}
        if keys:
            changed: dict[str, Any] = {listed.name: tuple(_merged(listed, mine, theirs, keys))}
            mine = replace(mine, **changed)
    return mine


def _merged(listed: Listed, mine: Plan, theirs: Plan, keys: set[str]) -> list[Any]:
    kept, others = list(listed.of(mine)), listed.of(theirs)
    twins = _pairs(listed, kept, others)
    found = _differences(listed, listed.of(mine), others)
    wanted = {d.row_id: d for d in found if d.key in keys}
    after = -1
    for item in others:
        twin = twins.get(item.id)
        if twin is not None:
            after = next(place for place, each in enumerate(kept) if each.id == twin.id)
            if twin.id in wanted:
                kept[after] = listed.taken(twin, item)
        elif item.id in wanted:
            after += 1
            kept.insert(after, item)
    gone = {d.row_id for d in wanted.values() if d.kind is DifferenceKind.GONE}
    return [item for item in kept if item.id not in gone]
