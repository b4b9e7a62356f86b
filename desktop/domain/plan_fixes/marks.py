"""Blanks and end marks that are too many (B24, B26)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.corrections import Correction, Swap
from desktop.domain.plan_fixes.texts import Part

_BLANK = " \u00a0"
_BEFORE_MARK = rf"(?P<word>\w+)[{_BLANK}]+(?P<mark>[,.;:)])(?![./…])"
_DOUBLE = rf"(?P<left>\w*)[{_BLANK}]{{2,}}(?P<right>\w*)"
_SPARE = re.compile(rf"{_BEFORE_MARK}|{_DOUBLE}")
_MARK_ONLY = re.compile(_BEFORE_MARK)
_FOR_THE_PEN = re.compile(
    rf"(?:số|ngày|tháng|năm)[{_BLANK}]{{2,}}|[{_BLANK}]{{2,}}(?:/|tháng|năm)", re.IGNORECASE
)
"""Blanks left to be filled in by hand."""
_END_MARK = re.compile(r"\s*\./\.?\s*$|\s*/\.\s*$")


def spare_blanks(_finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction:
    """Leave one blank between words and none before a mark (B26)."""
    return Correction(_blank_swaps, Part.BASES | Part.TEXT)


def _blank_swaps(text: str) -> Sequence[Swap]:
    pattern = _MARK_ONLY if _FOR_THE_PEN.search(text) else _SPARE
    return [Swap(*match.span(), _tight(match)) for match in pattern.finditer(text)]


def _tight(match: re.Match[str]) -> str:
    if match["mark"]:
        return f"{match['word']}{match['mark']}"
    return f"{match['left']} {match['right']}"


def typed_end_mark(_finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction:
    """Leave out a typed "./.": the document puts its own behind the last word (B24)."""
    return Correction(_end_swaps, Part.TEXT)


def _end_swaps(text: str) -> Sequence[Swap]:
    match = _END_MARK.search(text)
    return (Swap(*match.span(), "."),) if match and match.start() else ()
