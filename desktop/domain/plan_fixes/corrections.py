"""Corrections of words: what is found in a text and what stands there instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.fix import Fix
from desktop.domain.plan_fixes.texts import Part, change_texts, texts
from desktop.i18n import _

_TOLD = 2
"""A label tells so many different changes one by one and counts the others."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Other words for a stretch of text.

    Attributes:
        start, end: Where the old words stand.
        words: The new ones, empty to leave them out.
    """

    start: int
    end: int
    words: str


Seek = Callable[[str], Sequence[Swap]]
"""Gives the swaps that make a text right, in order; none where it is right or nothing is sure."""


def _whole_kind(_text: str, _swap: Swap) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Correction:
    """How findings of one kind are put right.

    Attributes:
        seek: Finds all there is to correct in a text.
        parts: Parts of the plan in which the rule looks.
        meant: Tells whether a swap is the matter of the one finding at hand.
        moves: True when the finding may name a place that only resembles the right one (the
            checker knows places by their words); then the first place with such words is meant.
    """

    seek: Seek
    parts: Part
    meant: Callable[[str, Swap], bool] = _whole_kind
    moves: bool = False


def swapped(text: str, swaps: Iterable[Swap]) -> str:
    """Return ``text`` after the swaps."""
    pieces, last = [], 0
    for swap in swaps:
        pieces += [text[last : swap.start], swap.words]
        last = swap.end
    return "".join([*pieces, text[last:]])


def fix_at(correction: Correction, anchor: str, plan: Plan) -> Fix | None:
    """Return the fix of the one place of a finding, None when nothing is to change there."""
    found = texts(plan, correction.parts)
    key = anchor if _told(correction, found, anchor) else _moved(correction, found)
    told = _told(correction, found, key)
    if not told:
        return None

    def change(at: str, text: str) -> str:
        return swapped(text, _meant(correction, text)) if at == key else text

    return Fix(
        changes_in_words(told), lambda before: change_texts(before, correction.parts, change)
    )


def everywhere(correction: Correction, plan: Plan) -> Plan:
    """Return the plan with every place of the kind put right."""
    return change_texts(
        plan, correction.parts, lambda _key, text: swapped(text, correction.seek(text))
    )


def all_changes(correction: Correction, plan: Plan) -> list[list[tuple[str, str]]]:
    """Return for each place of the kind what changes there: old and new words."""
    places = ((text, correction.seek(text)) for _key, text in texts(plan, correction.parts))
    return [_changes(text, swaps) for text, swaps in places if swaps]


def changes_in_words(changes: Sequence[tuple[str, str]]) -> str:
    """Tell changes (old words, new words): "Đổi “…” thành “…”", "Bỏ “…”"."""
    different = list(dict.fromkeys(changes))
    told = "; ".join(_change_in_words(*change) for change in different[:_TOLD])
    more = len(different) - _TOLD
    return told if more <= 0 else _("{told} và {count} chỗ nữa").format(told=told, count=more)


def _change_in_words(before: str, after: str) -> str:
    if not after:
        return _("Bỏ “{before}”").format(before=before.strip())
    return _("Đổi “{before}” thành “{after}”").format(before=before, after=after)


def _meant(correction: Correction, text: str) -> list[Swap]:
    return [swap for swap in correction.seek(text) if correction.meant(text, swap)]


def _told(
    correction: Correction, found: Iterable[tuple[str, str]], anchor: str
) -> list[tuple[str, str]]:
    """Return old and new words of all swaps at a place."""
    return [
        change
        for key, text in found
        if key == anchor
        for change in _changes(text, _meant(correction, text))
    ]


def _changes(text: str, swaps: Iterable[Swap]) -> list[tuple[str, str]]:
    return [(text[swap.start : swap.end], swap.words) for swap in swaps]


def _moved(correction: Correction, found: Iterable[tuple[str, str]]) -> str:
    if not correction.moves:
        return ""
    return next((key for key, text in found if _meant(correction, text)), "")
