"""How alike two texts are, and which items of two lists are therefore the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeVar

Item = TypeVar("Item")

_MANY_WORDS = 8
"""From so many words on texts are compared word by word: letter by letter takes long."""


def likeness(mine: str, theirs: str, least: float) -> float:
    """Return from 0 to 1 how alike two folded texts are; 0 when it is less than ``least``."""
    if mine == theirs:
        return 1.0
    words = mine.split(), theirs.split()
    by_words = min(map(len, words)) >= _MANY_WORDS
    one: Sequence[Any] = words[0] if by_words else mine
    other: Sequence[Any] = words[1] if by_words else theirs
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    alike = matcher.ratio()
    return alike if alike >= least else 0.0


def most_alike(
    mine: Sequence[Item],
    theirs: Sequence[Item],
    same: Callable[[Item], Hashable],
    score: Callable[[Item, Item], float],
) -> Iterator[tuple[Item, Item]]:
    """Yield the pairs of items that are the same, each item once; the most alike first.

    Items for which ``same`` gives the same find each other before the others are compared, so
    that only what was changed takes time. ``score`` is 0 for items that are not the same.
    """
    by_key: dict[Hashable, list[int]] = {}
    for place, item in enumerate(mine):
        by_key.setdefault(same(item), []).append(place)
    equal = [
        (score(mine[place], other), -place, -other_place)
        for other_place, other in enumerate(theirs)
        for place in by_key.get(same(other), ())
    ]
    used: set[int] = set()
    used_theirs: set[int] = set()
    yield from _taken(equal, mine, theirs, used, used_theirs)
    left = [place for place in range(len(mine)) if place not in used]
    left_theirs = [place for place in range(len(theirs)) if place not in used_theirs]
    scored = [
        (score(mine[place], theirs[other_place]), -place, -other_place)
        for other_place in left_theirs
        for place in left
    ]
    yield from _taken(scored, mine, theirs, used, used_theirs)


def _taken(
    scored: Sequence[tuple[float, int, int]],
    mine: Sequence[Item],
    theirs: Sequence[Item],
    used: set[int],
    used_theirs: set[int],
) -> Iterator[tuple[Item, Item]]:
    for value, place, other_place in sorted(scored, reverse=True):
        if value > 0 and -place not in used and -other_place not in used_theirs:
            used.add(-place)
            used_theirs.add(-other_place)
            yield mine[-place], theirs[-other_place]
