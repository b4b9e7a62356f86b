"""Đối chiếu với kế hoạch cấp trên: which tasks of the level above the own plans take up.

Words are compared by how telling they are: those that stand in many tasks ("xây dựng", "kế hoạch")
count little, those of few tasks count much. Pairs of syllables count beside single ones, because
one syllable of Vietnamese says little by itself.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from desktop.domain.folding import fold
from desktop.domain.short_forms import in_full
from desktop.domain.tracking.model import PlanItem, SourceDocument

SURE = 0.48
"""From this likeness on a task counts as taken up; found by reading pairs of real tasks."""

POSSIBLE = 0.22
"""Below this likeness two tasks have as a rule nothing to do with each other."""

CANDIDATES = 3
"""So many own tasks are offered for a task of the level above."""

_SINGLE = 0.6
"""Weight of one syllable beside that of a pair."""

_WORD = re.compile(r"[^\W\d_]+")
_PLACES = frozenset(
    (
        *("tinh", "huyen", "xa", "phuong", "thi", "tran", "ubnd", "uy", "nhan", "dan", "nam"),
        *("va", "cua", "cac", "theo", "tren", "cho", "trong", "ve", "tai", "de", "voi", "duoc"),
        *("co", "den"),
    )
)
"""Syllables that tell the level, the place, the year, or nothing; never the work."""

Said = frozenset[str]
Weights = Mapping[str, float]


class Cover(Enum):
    """Whether a task of the level above is taken up; the value is the word shown."""

    YES = "Đã có"
    MAYBE = "Có thể đã có"
    NO = "Chưa có"


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task of the commune with the document that gave it, if that was noted."""

    item: PlanItem
    source: SourceDocument | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """A task of the level above and the own tasks that come nearest.

    Attributes:
        above: The task of the level above.
        cover: Whether it is taken up.
        own: The own tasks like it, the nearest first; none where nothing is like it.
        is_named: True when the officer noted herself that it gave the first of them.
    """

    above: PlanItem
    cover: Cover
    own: tuple[PlanItem, ...] = ()
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """A task of the commune, what its words say, and how much they weigh together."""

    item: PlanItem
    said: Said
    weight: float


def coverage(
    above: Sequence[PlanItem], own: Sequence[OwnTask], number: str = ""
) -> tuple[Covered, ...]:
    """Return for each task of the level above whether the commune has one for it.

    Args:
        above: Tasks of the plan of the level above, in its order.
        own: Tasks of the commune.
        number: Number and symbol of that plan ("12/KH-UBND"). A task that was noted as given by
            it, with the words of one of its tasks as the clause, is certain.
    """
    wanted = [_said(item) for item in above]
    said = [_said(each.item) for each in own]
    weights = _weights([*wanted, *said])
    # Weighed once: there are as many pairs as tasks above times tasks of the commune.
    known = [
        _Known(each.item, words, _weight(words, weights))
        for each, words in zip(own, said, strict=True)
    ]
    named = _named(own, number)
    return tuple(
        Covered(item, Cover.YES, (taken_up,), is_named=True)
        if (taken_up := named.get(fold(item.title)))
        else _cover(item, words, known, weights)
        for item, words in zip(above, wanted, strict=True)
    )


def _cover(item: PlanItem, said: Said, known: Iterable[_Known], weights: Weights) -> Covered:
    weight = _weight(said, weights)
    found = [(_likeness(said, weight, own, weights), own.item) for own in known]
    near = sorted((each for each in found if each[0] >= POSSIBLE), key=lambda each: -each[0])
    if not near:
        return Covered(item, Cover.NO)
    cover = Cover.YES if near[0][0] >= SURE else Cover.MAYBE
    return Covered(item, cover, tuple(own for _likeness, own in near[:CANDIDATES]))


def _named(own: Iterable[OwnTask], number: str) -> dict[str, PlanItem]:
    """Return the own tasks of which it was noted that the plan ``number`` gave them."""
    return {
        fold(each.source.clause): each.item
        for each in own
        if number and each.source and fold(each.source.number) == fold(number)
    }


def _said(item: PlanItem) -> Said:
    words = list(_words(item.title))
    return frozenset((*words, *(f"{one} {two}" for one, two in pairwise(words))))


def _words(title: str) -> Iterator[str]:
    for word in _WORD.findall(fold(title)):
        full = "" if word in _PLACES else in_full(word)
        yield from (each for each in _WORD.findall(full) if each not in _PLACES)


def _weights(tasks: Sequence[Said]) -> Weights:
    """Return how telling each word and pair is: the rarer, the more."""
    found = Counter(word for task in tasks for word in task)
    return {
        word: math.log(1 + len(tasks) / count) * (1.0 if " " in word else _SINGLE)
        for word, count in found.items()
    }


def _likeness(said: Said, weight: float, own: _Known, weights: Weights) -> float:
    """Return how much of what two tasks say is the same, from 0 to 1."""
    both = weight + own.weight
    return 2 * _weight(said & own.said, weights) / both if both else 0.0


def _weight(said: Said, weights: Weights) -> float:
    return sum(weights[word] for word in said)
