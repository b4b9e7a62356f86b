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
    r"so với|tồn tại|hạn chế|mất điểm|khuyết điểm|thiếu sót|đạt được|đã đạt|rút kinh nghiệm|"
    r"năm trước|từ năm",
    re.IGNORECASE,
)
_FAR = 12
"""A figure further away from the plan than this is no year of a copied plan."""
_NEAR = 200
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
    uncited = _without(text, cited_spans(text))
    periods = list(_PERIOD.finditer(uncited))
    running = _without(uncited, [match.span() for match in periods])
    found = [_in_period(match, text, years) for match in periods]
    found += [_running(match, text, years) for match in _YEAR.finditer(running)]
    yield from sorted((one for one in found if one), key=lambda one: one.start)


def _in_period(period: re.Match[str], text: str, years: YearSpan) -> StrayYear | None:
    """Return the end of a period that is over, unless the clause looks back to it."""
    end, last = period.end(), int(period[0][-4:])
    over = years.first - _FAR <= last < years.first
    if not over or _LOOKS_BACK.search(_clause(text, period.start())[0]):
        return None
    return StrayYear(end - 4, end, last, Severity.INFO)


def _running(match: re.Match[str], text: str, years: YearSpan) -> StrayYear | None:
    """Return how a single year counts, None when it belongs where it stands."""
    year = int(match[0])
    own = range(years.first, years.last + 1)
    if year in own or not years.first - _FAR <= year <= years.last + _FAR:
        return None
    before, after = _clause(text, match.start())
    if not before.lower().endswith(("năm ", "/")) and _COUNTED.match(text, match.end()):
        return None
    if year > years.last:
        outlook = _AHEAD.search(before.lower())
        return None if outlook else StrayYear(*match.span(), year, Severity.INFO)
    beside_own = any(int(other) in own for other in _YEAR.findall(before + after))
    meant = beside_own or _LOOKS_BACK.search(before)
    return StrayYear(*match.span(), year, Severity.INFO if meant else Severity.WARNING)


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
            year_in_context(passage.text, stray.start, stray.end),
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


def _clause(text: str, at: int) -> tuple[str, str]:
    """Return the words of a clause before and after a place, as far as they are near."""
    before, after = text[max(0, at - _NEAR) : at], text[at : at + _NEAR]
    return re.split(r"[;:]|\. ", before)[-1], re.split(r"[;:]|\. ", after)[0]


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with blanks over ``spans``, every other sign in its place."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def year_in_context(text: str, start: int, end: int) -> str:
    """Return the year with some words around it."""
    first = max(0, start - _CONTEXT)
    last = min(len(text), end + _CONTEXT)
    first = text.find(" ", first, start) + 1 if first else 0
    last = max(text.rfind(" ", end, last), end) if last < len(text) else last
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
