"""Citations of the bases in the form of the decree (B10, B11)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.citations import KINDS, is_law, parse_citation
from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.corrections import Correction, Swap, swapped
from desktop.domain.plan_fixes.dates import decree_dates
from desktop.domain.plan_fixes.texts import Part

_KINDS = "|".join(kind for kind in KINDS if not is_law(kind))
_NUMBER = r"\d+[\w.-]*/[\w/-]*\w"
_UNNAMED_NUMBER = re.compile(rf"\b(?P<kind>{_KINDS}) (?={_NUMBER})")
_IN_FULL = re.compile(
    rf" số:? ?{_NUMBER},? ngày \d\d tháng \d{{1,2}} năm \d{{4}} của \w.+", re.DOTALL
)
_LEAST_WORDS = 8
"""Date, body and subject have at least so many words."""
_NUMBER_OF_LAW = re.compile(r",? số:? ?\d+/\d{4}/(?:QH|UBTVQH|PL)[\w-]*")
_BODY_OF_LAW = re.compile(r" của (?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội)(?=$|[ ,;.])")
_LAW = re.compile(r"\b(?:Luật|Bộ luật|Pháp lệnh)\b")


def whole_citation(_finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction:
    """Write date and number of a citation as the decree does (B10).

    Only where nothing else is missing: what a citation does not say, nobody can add.
    """
    return Correction(_citation_swaps, Part.BASES)


def _citation_swaps(text: str) -> Sequence[Swap]:
    number = _UNNAMED_NUMBER.search(text)
    swaps = [*_named_number(number), *decree_dates(text)]
    swaps.sort(key=lambda swap: swap.start)
    return swaps if _is_whole(swapped(text, swaps)) else ()


def _named_number(number: re.Match[str] | None) -> Sequence[Swap]:
    return (Swap(*number.span(), f"{number['kind']} số "),) if number else ()


def _is_whole(text: str) -> bool:
    first = _IN_FULL.search(text)
    if first is None or len(first[0].split()) <= _LEAST_WORDS:
        return False
    return all(
        one.number and one.date and one.issuer and one.subject for one in parse_citation(text)
    )


def law_without_number(_finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction:
    """Leave number and body out of the citation of a Luật or Pháp lệnh (B11)."""
    return Correction(_law_swaps, Part.BASES)


def _law_swaps(text: str) -> Sequence[Swap]:
    numbers = list(_NUMBER_OF_LAW.finditer(text))
    if not numbers or not _LAW.search(text[: numbers[0].start()]):
        return ()
    bodies = [one for one in _BODY_OF_LAW.finditer(text) if one.start() >= numbers[0].end()]
    return sorted((Swap(*one.span(), "") for one in (*numbers, *bodies)), key=lambda one: one.start)
