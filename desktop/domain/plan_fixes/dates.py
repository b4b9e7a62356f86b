"""Dates of running words in the form of the decree (B28)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from desktop.domain.commune import CommuneProfile
from desktop.domain.decree_dates import decree_date
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes.corrections import Correction, Swap
from desktop.domain.plan_fixes.texts import Part

_SHORT = r"(?<![\d/])(?P<d>\d{1,2})(?P<mark>[/.-])(?P<m>\d{1,2})(?P=mark)(?P<y>\d{4})(?![\d/])"
_WORDS = r"(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})(?!\d)"
_DATE = re.compile(rf"(?P<lead>[Nn]gày )?{_SHORT}|(?P<word>[Nn]gày ){_WORDS}")
_DASHES = " -–—"


def date_in_words(finding: Finding, _plan: Plan, _profile: CommuneProfile) -> Correction:
    """Write the dates of a paragraph as "ngày 05 tháng 3 năm 2026" (B28)."""

    def meant(text: str, swap: Swap) -> bool:
        return text[swap.start : swap.end].lower() in finding.found.lower()

    return Correction(decree_dates, Part.TEXT, meant)


def decree_dates(text: str) -> Sequence[Swap]:
    """Return the dates of ``text`` that are written otherwise; none when one cannot be read.

    A date tied to another by a dash is part of a span, which words would tear apart.
    """
    swaps: list[Swap] = []
    for match in _DATE.finditer(text):
        words = _in_words(match)
        if words is None or _is_tied(text, match):
            return ()
        if words != match[0]:
            swaps.append(Swap(*match.span(), words))
    return swaps


def _in_words(match: re.Match[str]) -> str | None:
    day, month, year = (
        match[a] or match[b] for a, b in (("d", "day"), ("m", "month"), ("y", "year"))
    )
    try:
        words = decree_date(dt.date(int(year), int(month), int(day)))
    except ValueError:
        return None
    lead = match["lead"] or match["word"] or ""
    return f"{lead[:1]}{words[1:]}" if lead else words


def _is_tied(text: str, match: re.Match[str]) -> bool:
    around = text[: match.start()].rstrip()[-1:], text[match.end() :].lstrip()[:1]
    return any(sign in _DASHES for sign in around if sign)
