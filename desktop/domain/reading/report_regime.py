"""The report regime (chế độ báo cáo): periods, due dates and who receives the reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.facts import ReportDue
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.outline import BlockKind
from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.sections import Standing
from desktop.domain.reading.source import Place
from desktop.domain.text import squeeze

Found = tuple[ReportDue, ReadFact]

_QUARTERS = "QUARTERS"
"""Stands for "báo cáo quý": the quarters that no longer report covers."""
_PERIODS = (
    ("H1", r"6 thang(?: dau nam)?|06 thang(?: dau nam)?|sau thang(?: dau nam)?|quy (?:ii|2)\b"),
    ("9M", r"9 thang|09 thang|chin thang"),
    ("Q1", r"quy (?:i|1)\b"),
    ("Q3", r"quy (?:iii|3)\b"),
    ("Q4", r"quy (?:iv|4)\b"),
    ("YEAR", r"(?:bao cao|tong ket|ca|va|ket thuc) nam\b|nam(?= (?:gui|truoc|cham nhat|ve|\())"),
    (_QUARTERS, r"quy(?= ?,| (?:gui|truoc|cham nhat|ve)\b| ?\()"),
)
_LAST_MONTH = {"Q1": 3, "H1": 6, "9M": 9, "Q3": 9, "Q4": 12, "YEAR": 12}
_PERIOD = "|".join(f"(?P<p{name}>{words})" for name, words in _PERIODS)
_DAY = (
    r"(?P<day>\d{1,2})\s?(?:/\s?(?P<month>\d{1,2})(?:/(?:20\d\d))?(?![\d/])"
    r"|thang (?P<named>\d{1,2})\b"
    r"|(?P<last>(?: cua)? thang cuoi(?: cua)? (?:quy|ky|moi quy|ky bao cao)))"
)
_TOKEN = re.compile(rf"(?:{_PERIOD})|(?:ngay |truoc |\b)(?:{_DAY})")
_DOTTED = re.compile(r"\b(ngay|truoc) (\d{1,2})[.-](\d{1,2})\b")
_REPORTS = re.compile(r"\bbao cao\b")
_RECEIVER = re.compile(
    r"(?:\b(?:về|gửi|đến|cho|qua)\s)(?P<name>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|[Pp]hòng|Sở|"
    r"[Vv]ăn phòng|Thường trực|Đảng ủy|[Bb]an [Cc]hỉ đạo|HĐND|[Cc]ông chức|[Cc]ông an|"
    r"[Bb]ộ phận|[Tt]rung tâm)\b[^,.;:()]{0,60}?)"
    r"(?=\s*(?:\(|[,.;:]|$|trước|chậm nhất|để|theo|tổng hợp|đúng|vào))"
)


@dataclass(frozen=True, slots=True)
class _Token:
    period: str = ""
    date: str = ""


def find_reports(text: Sequence[Standing], places: Mapping[str, Place]) -> list[Found]:
    """Return the periodic reports that the text asks for with a date."""
    found: list[Found] = []
    receiver, section = "", ""
    for standing in text:
        block = standing.block
        words = block.text
        if block.kind is not BlockKind.PARAGRAPH or not _is_about_reports(standing):
            continue
        if standing.short_section != section:
            receiver, section = "", standing.short_section
        receiver = _receiver(words) or receiver
        for period, date in dues(words):
            if all(report.period != period for report, _fact in found):
                due = ReportDue(new_id(), period, receiver, date)
                found.append((due, ReadFact(f"report:{due.id}", places[block.id])))
    return found


def _is_about_reports(standing: Standing) -> bool:
    """Tell whether a block speaks of reports, or stands below a heading that does."""
    return any(map(_REPORTS.search, (standing.folded, *standing.folded_headings)))


def _receiver(text: str) -> str:
    match = _RECEIVER.search(text)
    name = squeeze(match["name"]) if match else ""
    return name[:1].upper() + name[1:]


def dues(text: str) -> Iterator[tuple[str, str]]:
    """Yield period and due day ("03-12") for the reports a sentence names.

    Several periods before as many dates belong to them in order; one date after several
    periods counts in the last month of each where it says "tháng cuối".
    """
    tokens = list(_tokens(text))
    if _dates_first(tokens):
        tokens = [tokens[place ^ 1] for place in range(len(tokens))]
    periods: list[str] = []
    dates: list[str] = []
    for token in tokens:
        if token.period:
            if dates:
                yield from _paired(periods, dates)
                periods, dates = [], []
            periods.append(token.period)
        elif periods:
            dates.append(token.date)
    yield from _paired(periods, dates)


def _dates_first(tokens: Sequence[_Token]) -> bool:
    """Tell whether each date stands before what it is for ("trước 15/6 (báo cáo 6 tháng)")."""
    return (
        len(tokens) > 1
        and all(bool(token.date) == (place % 2 == 0) for place, token in enumerate(tokens))
        and len(tokens) % 2 == 0
    )


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(_DOTTED.sub(r"\1 \2/\3", fold(text))):
        period = next((name for name, _words in _PERIODS if match[f"p{name}"]), "")
        if period:
            yield _Token(period=period)
        elif match["last"]:
            yield _Token(date=f"last-{int(match['day']):02d}")
        else:
            day, month = int(match["day"]), int(match["month"] or match["named"])
            if 1 <= day <= 31 and 1 <= month <= 12:
                yield _Token(date=f"{month:02d}-{day:02d}")


def _each_quarter(periods: Sequence[str]) -> list[str]:
    """Return the periods with "quý" written out, in the order of the year."""
    named = {period for period in periods if period != _QUARTERS}
    if _QUARTERS in periods:
        named |= {"Q1"} if "9M" in named else {"Q1", "Q3"}
    return sorted(named, key=lambda period: (_LAST_MONTH[period], period))


def _paired(periods: Sequence[str], dates: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(dates) == 1 and dates[0].startswith("last-"):
        for period in _each_quarter(periods):
            yield period, f"{_LAST_MONTH[period]:02d}-{dates[0][-2:]}"
    elif len(dates) == len(periods):
        yield from zip(periods, dates, strict=True)
    elif dates and periods:
        yield periods[-1], dates[0]
