"""Which paragraphs of a foreign plan are headings: by number, looks, length and what follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.domain.folding import fold
from desktop.domain.outline import TOP_LEVELS, Level
from desktop.domain.reading.drafts import Draft, depth, has_words, siblings
from desktop.domain.reading.lines import ends_sentence
from desktop.domain.reading.names import begins_name
from desktop.i18n import _

_SHORT, _LONG, _VERY_LONG = 80, 160, 300
_NEEDED = 2
"""Weight from which a paragraph is taken for a heading."""
_RUN_IN = re.compile(r"(?P<head>[^:;.]{2,120}?)\s*:\s+(?P<rest>\S.*)")
_NO_HEAD = re.compile(r".*\b(?:sau|nhu|gom|bao gom|la|cu the|do|trong do|nhat la|voi|neu)$")
_LISTING = re.compile(r".*\b(?:nhu sau|sau day|sau|gom|bao gom|cu the)\s*:$")
_SURE_MARGIN = 2

_Weight = tuple[int, Callable[[Draft, bool], bool]]
_WEIGHTS: tuple[_Weight, ...] = (
    (6, lambda draft, told: told and draft.line.bold),
    (4, lambda draft, _told: draft.line.heading_level is not None),
    (4, lambda draft, _told: draft.text.isupper() and len(draft.text) > 3),
    (2, lambda draft, _told: draft.level in TOP_LEVELS),
    (2, lambda draft, _told: draft.line.italic),
    (1, lambda draft, _told: draft.text.endswith(":")),
    (1, lambda draft, _told: len(draft.text) <= _SHORT),
    (1, lambda draft, _told: len(draft.text) <= _SHORT / 2),
    (1, lambda draft, _told: not ends_sentence(draft.text)),
    (-1, lambda draft, _told: ends_sentence(draft.text) and len(draft.text) <= _SHORT),
    (-3, lambda draft, _told: ends_sentence(draft.text) and len(draft.text) > _SHORT),
    (-2, lambda draft, _told: len(draft.text) > _LONG),
    (-3, lambda draft, _told: len(draft.text) > _VERY_LONG),
    (-2, lambda draft, told: told and not draft.line.bold and not draft.text.isupper()),
    (-1, lambda draft, _told: draft.level is Level.LETTER),
    (-2, lambda draft, _told: bool(_LISTING.match(fold(draft.text)))),
)
"""What speaks for a heading and what against it; the flag tells that bold type means a heading."""
_FOLLOWED, _NOT_FOLLOWED = 1, -2


def mark_headings(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with headings marked; a heading with its text on one line is two."""
    told = bold_tells(drafts)
    for place, draft in enumerate(drafts):
        if draft.table is None and has_words(draft.text):
            _mark(draft, told, drafts[place + 1] if place + 1 < len(drafts) else None)
    for group in () if told else siblings(drafts):
        _agree(group, drafts)
    return _split_run_ins(drafts, told)


def bold_tells(drafts: Sequence[Draft]) -> bool:
    """Tell whether bold type tells headings apart: some paragraphs are bold, and not most."""
    lines = [draft.line for draft in drafts if draft.text]
    bold = sum(line.bold for line in lines)
    return 0 < bold <= 0.6 * len(lines) or 0 < bold < 4


def _mark(draft: Draft, told: bool, following: Draft | None) -> None:
    if draft.is_numbered:
        weight = sum(weight for weight, holds in _WEIGHTS if holds(draft, told))
        weight += _FOLLOWED if _is_followed(draft, following) else _NOT_FOLLOWED
        draft.heading = weight >= _NEEDED
        if abs(weight - _NEEDED + 0.5) < _SURE_MARGIN - 1 and not draft.line.bold:
            draft.confidence = min(draft.confidence, 0.85)
            draft.doubt = _("Chưa chắc đây là đề mục hay đoạn văn.")
    elif draft.level is Level.TEXT:
        draft.heading = _is_bare_heading(draft, told)


def _is_followed(draft: Draft, following: Draft | None) -> bool:
    """Tell whether something deeper stands below."""
    return following is not None and (
        following.table is not None or depth(following) > depth(draft)
    )


def _is_bare_heading(draft: Draft, told: bool) -> bool:
    """Tell whether a paragraph without number is a heading."""
    text = draft.text
    if len(text) > 120 or text.endswith((".", ";", ",")) or text.startswith("("):
        return False
    if draft.line.heading_level is not None:
        return True
    return (told and draft.line.bold) or (draft.line.is_capital and len(text) > 8)


def _agree(group: list[Draft], drafts: Sequence[Draft]) -> None:
    """Take a short paragraph for a heading where most of its siblings are headings."""
    headings = sum(draft.heading for draft in group)
    if len(group) < 3 or headings * 3 < len(group) * 2:
        return
    following = {id(draft): after for draft, after in pairwise(drafts)}
    for draft in group:
        short = len(draft.text) <= 120 and not draft.text.endswith(";")
        if not draft.heading and short and _is_followed(draft, following.get(id(draft))):
            draft.heading = True
            draft.confidence, draft.doubt = 0.8, _("Chưa chắc đây là đề mục hay đoạn văn.")


def _split_run_ins(drafts: list[Draft], told: bool) -> list[Draft]:
    """Part headings from the text that goes on behind them on the same line."""
    with_headings = {
        id(draft) for group in siblings(drafts) if any(d.heading for d in group) for draft in group
    }
    found: list[Draft] = []
    for draft in drafts:
        match = _run_in(draft, told)
        if match is None or not _is_head(draft, match["head"], id(draft) in with_headings):
            found.append(draft)
            continue
        found.append(replace(draft, text=f"{match['head']}:", heading=True))
        found.append(Draft(replace(draft.line, label=""), Level.TEXT, "", match["rest"]))
    return found


def _run_in(draft: Draft, told: bool) -> re.Match[str] | None:
    numbered = draft.is_numbered and draft.level is not Level.LETTER
    if not numbered or draft.table or (told and draft.line.bold):
        return None
    match = _RUN_IN.fullmatch(draft.text)
    if match is None or len(match["rest"]) < 25 or not match["rest"][:1].isupper():
        return None
    if not _ends(match["rest"]) and len(draft.text) <= _LONG:
        return None
    return None if _NO_HEAD.match(fold(match["head"])) else match


def _ends(text: str) -> bool:
    """Tell whether a sentence ends, or leads on to a list."""
    return text.endswith(":") or ends_sentence(text)


def _is_head(draft: Draft, head: str, beside_headings: bool) -> bool:
    return beside_headings or begins_name(head) or len(head) <= 60 or draft.level in TOP_LEVELS
