"""Years left from the plan that this one was copied of (soát sót năm cũ)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.citations import cited_spans
from desktop.domain.findings import Finding, Severity
from desktop.domain.plan import Plan, YearSpan
from desktop.domain.plan_rules import sources
from desktop.domain.plan_rules.passages import Passage, passages
from desktop.domain.plan_rules.sources import content_finding
from desktop.i18n import _

_Y = r"(?:19|20)\d{2}"
_YEAR = re.compile(rf"(?<![\d:.,])(?<!\d: ){_Y}(?![\d/])(?![.,]\d)")
_COUNTED = re.compile(
    r"\s*(?:hồ sơ|người|lượt|hộ|đồng|triệu|tỷ|văn bản|thủ tục|tin|bài|trường hợp|m2|m²|km|ha)\b"
)
_PERIOD = re.compile(
    rf"{_Y}\s?[-–−]\s?{_Y}|từ (?:năm )?{_Y} đến (?:hết )?(?:năm )?{_Y}|{_Y} đến (?:hết )?năm {_Y}"
)
_AHEAD = re.compile(r"(?:đến|trước|tới|hướng|tầm nhìn|mục tiêu)(?: hết| cuối)?(?: năm)? ?$")
_LOOKS_BACK = re.compile(
    r"so với|tồn tại|hạn chế|khuyết điểm|thiếu sót|đạt được|đã đạt|rút kinh nghiệm|năm trước|"
    r"từ năm",
    re.IGNORECASE,
)
_FAR = 12
"""A figure further away from the plan than this is no year of a copied plan."""
_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class StrayYear:
    """A year that is not the plan's: its place in the text, and how surely it was left over."""

    start: int
    end: int
    year: int
    severity: Severity


def stray_years(text: str, years: YearSpan) -> Iterator[StrayYear]:
    """Yield the years of ``text`` outside ``years``, in order.

    Years of cited documents, of periods, of outlook ("đến năm 2030") and plain counts are none.
    A year named beside the plan's own or looked back to ("tồn tại, hạn chế năm 2025"), the end
    of a period that is over and a year to come are only pointed out.
    """
    own = range(years.first, years.last + 1)
    cited = cited_spans(text)
    periods = [match.span() for match in _PERIOD.finditer(text)]
    for match in _YEAR.finditer(text):
        year = int(match[0])
        near = years.first - _FAR <= year <= years.last + _FAR
        if year in own or not near or _inside(match.start(), cited):
            continue
        before = text[: match.start()]
        if not before.lower().endswith(("năm ", "/")) and _COUNTED.match(text, match.end()):
            continue
        period = next((span for span in periods if span[0] <= match.start() < span[1]), None)
        if period:
            over = match.end() == period[1] and year < years.first and not _looks_back(before)
            severity = Severity.INFO if over else None
        elif year > years.last:
            severity = None if _AHEAD.search(before.lower()) else Severity.INFO
        else:
            meant = _looks_back(before) or _names_own(text, match.start(), own)
            severity = Severity.INFO if meant else Severity.WARNING
        if severity:
            yield StrayYear(*match.span(), year, severity)


def leftover_years(plan: Plan) -> list[Finding]:
    """Return one finding for every year that seems to be left from another plan."""
    named = {int(year) for year in re.findall(_Y, plan.subject)}
    found = list(_subject(plan, named))
    for passage in passages(plan):
        if passage.anchor != "subject":
            found += _in_passage(passage, plan.years, named)
    return [*found, *_old_bases(plan, named)]


def _subject(plan: Plan, named: set[int]) -> Iterator[Finding]:
    if named and not any(plan.years.first <= year <= plan.years.last for year in named):
        yield content_finding(
            "K50",
            Severity.ERROR,
            "subject",
            _("Trích yếu"),
            plan.subject,
            _("Trích yếu ghi năm khác với năm của kế hoạch ({years}).").format(years=plan.years),
            sources.SUBJECT,
        )


def _in_passage(passage: Passage, years: YearSpan, named: set[int]) -> Iterator[Finding]:
    for stray in stray_years(passage.text, years):
        before = passage.text[: stray.start].lower()
        if stray.year in named and before.endswith("năm "):
            continue
        yield content_finding(
            "K51",
            stray.severity,
            passage.anchor,
            passage.place,
            _around(passage.text, stray.start, stray.end),
            _("Kế hoạch của năm {years}: kiểm tra năm {year} có phải còn sót không.").format(
                years=years, year=stray.year
            ),
        )


def _old_bases(plan: Plan, named: set[int]) -> Iterator[Finding]:
    """Point out bases that were for a year before the plan's ("Kế hoạch … năm 2025")."""
    for basis in plan.bases:
        years = [int(year) for year in re.findall(rf"[Nn]ăm ({_Y})", _without_date(basis.text))]
        if not years or _PERIOD.search(basis.text) or max(years) in named:
            continue
        if max(years) < plan.years.first:
            yield content_finding(
                "K52",
                Severity.INFO,
                f"basis:{basis.id}",
                _("Căn cứ"),
                basis.text,
                _("Căn cứ của năm {year}: kiểm tra đã có văn bản mới hơn chưa.").format(
                    year=max(years)
                ),
            )


def _without_date(text: str) -> str:
    return re.sub(r"tháng \d{1,2} năm \d{4}", "", text)


def _looks_back(before: str) -> bool:
    clause = re.split(r"[;.:]", before)[-1]
    return bool(_LOOKS_BACK.search(clause))


def _names_own(text: str, at: int, own: range) -> bool:
    """Tell whether the clause around a place names a year of the plan as well."""
    start = max(text.rfind(mark, 0, at) for mark in ";:") + 1
    ends = [end for mark in ";:" if (end := text.find(mark, at)) >= 0]
    clause = text[start : min(ends, default=len(text))]
    return any(int(year) in own for year in _YEAR.findall(clause))


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _around(text: str, start: int, end: int) -> str:
    """Return the year with some words around it."""
    first = max(0, start - _CONTEXT)
    last = min(len(text), end + _CONTEXT)
    first = text.find(" ", first, start) + 1 if first else 0
    last = max(text.rfind(" ", end, last), end) if last < len(text) else last
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
