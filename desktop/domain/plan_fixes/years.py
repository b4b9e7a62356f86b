"""Years left from another plan (K50, K51)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding, Severity
from desktop.domain.plan import Plan, YearSpan
from desktop.domain.plan_fixes.corrections import Correction, Swap
from desktop.domain.plan_fixes.texts import Part
from desktop.domain.plan_rules.leftover_years import stray_years, year_in_context

_LEAD = re.compile(r"(?:\bnăm |\bquý [IVX1-4]+ ?/ ?|\btháng \d{1,2} ?/ ?)$", re.IGNORECASE)
_OF_A_DAY = re.compile(r"\bngày \d{1,2} tháng \d{1,2} năm $", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SINGLE = re.compile(r"(?<![\d/–-])(?:năm )?((?:19|20)\d{2})(?! ?[–-] ?\d)(?!\d)", re.IGNORECASE)
_PERIOD = re.compile(r"\b((?:19|20)\d{2})( ?[–-] ?)((?:19|20)\d{2})\b")


def stray_year(finding: Finding, plan: Plan, _profile: CommuneProfile) -> Correction | None:
    """Put the plan's year for one left from an earlier plan (K51).

    Only years that are surely left over: those that are merely pointed out may be meant. The
    day of a full date is never moved to another year, and of a plan for several years nobody
    can tell which one is right.
    """
    years, named = plan.years, frozenset(_YEAR.findall(plan.subject))
    if finding.severity is not Severity.WARNING or years.first != years.last:
        return None

    def seek(text: str) -> Sequence[Swap]:
        return [
            swap for swap in _leftovers(text, years) if text[swap.end - 4 : swap.end] not in named
        ]

    def meant(text: str, swap: Swap) -> bool:
        return year_in_context(text, swap.end - 4, swap.end) == finding.found

    return Correction(seek, Part.TEXT | Part.TITLE | Part.ROWS, meant)


def _leftovers(text: str, years: YearSpan) -> Iterator[Swap]:
    for stray in stray_years(text, years):
        before = text[: stray.start]
        lead = _LEAD.search(before)
        if stray.severity is Severity.WARNING and lead and not _OF_A_DAY.search(before):
            yield Swap(lead.start(), stray.end, f"{lead[0]}{years.first}")


def subject_year(_finding: Finding, plan: Plan, _profile: CommuneProfile) -> Correction | None:
    """Put the plan's year into a subject that names one other year or period (K50)."""
    years = plan.years

    def seek(text: str) -> Sequence[Swap]:
        period = _one(_PERIOD, text)
        if period and int(period[3]) - int(period[1]) == years.last - years.first > 0:
            words = f"{years.first}{period[2]}{years.last}"
            return (Swap(*period.span(), words),)
        single = _one(_SINGLE, text)
        if single is None or years.first != years.last or _PERIOD.search(text):
            return ()
        words = f"{text[single.start() : single.start(1)]}{years.first}"
        return (Swap(*single.span(), words),)

    return Correction(seek, Part.SUBJECT)


def _one(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the only match, None when there are several."""
    found = list(pattern.finditer(text))
    return found[0] if len(found) == 1 else None
