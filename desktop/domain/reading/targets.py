"""Measurable targets (chỉ tiêu) in the text and in the task table of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.citations import cited_spans
from desktop.domain.facts import Target
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.numbering import row_labels
from desktop.domain.outline import BlockKind
from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.sections import Standing
from desktop.domain.reading.source import Place
from desktop.domain.reading.task_tables import ReadTable
from desktop.domain.tasks import Task, TaskField, TaskGroup
from desktop.domain.text import squeeze
from desktop.i18n import _

Found = tuple[Target, ReadFact]

_BEFORE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (">=", ("toi thieu", "it nhat", "khong thap hon", "khong duoi", "khong it hon", "thap nhat",
            "tu tren")),
    ("<=", ("khong qua", "toi da", "khong vuot qua", "nhieu nhat", "khong lon hon",
            "khong cao hon", "giam con", "giam xuong con")),
    (">", ("tren", "vuot", "hon", "cao hon")),
    ("<", ("duoi", "thap hon", "it hon")),
)  # fmt: skip
"""Words of comparison right before a figure; those of several words stand first."""
_AFTER = ((">=", "tro len"), ("<=", "tro xuong"))
_UNITS = (
    "ngày làm việc", "giờ làm việc", "ngày", "giờ", "phút", "lượt", "lần", "bậc", "điểm", "buổi",
    "cuộc", "hội nghị", "lớp", "tin, bài", "tin bài", "tin", "bài", "mô hình", "sáng kiến",
    "đơn vị", "thủ tục", "văn bản", "hồ sơ", "người", "cán bộ", "công chức", "chuyên mục",
    "thành viên",
)  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_PER = r"(?:\s?/\s?(?:\d{1,2}\s)?(?:tuần|tháng|quý|năm|lượt|ngày|hồ sơ|thôn|người|đơn vị|cán bộ))?"
_SHARE = r"%|phần trăm\b"
_SIGN = re.compile(r"(?:(?P<least>>\s?=|≥)|(?P<most><\s?=|≤)|(?P<strict>[<>]))\s*$")
_FIGURE = re.compile(
    rf"(?P<top>[Tt]op|nhóm)(?: từ)? (?:\d+ (?:đến|-|–) )?(?P<rank>\d{{1,3}})\b(?!%)"
    rf"|(?<![\d.,/-])(?P<value>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?"
    rf"(?:(?P<to>(?:-|–|đến)\s?\d{{1,3}}(?:[.,]\d{{1,2}})?\s?)(?={_SHARE}))?"
    rf"(?:(?P<share>{_SHARE})|(?P<unit>(?:{_UNIT}){_PER})\b)"
)
_RANGE = re.compile(r"\d+(?:[.,]\d+)?\s?%?\s*(?:-|–|đến)\s*$")
_YEAR = re.compile(
    r"(?:đến(?: hết| cuối)?|hết|trong|chậm nhất)(?: năm)? (?:20\d\d ?[-–] ?)?(?P<year>20\d\d)\b"
    r"|năm (?P<only>20\d\d) (?:đạt|phấn đấu|có|là)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZĐÀ-ỸẠ-Ỹ“\"\d(-])")
_ABBREVIATION = re.compile(r"\b(?:TP|TM|KT|TL|[A-ZĐ])\.$")
_PAST = re.compile(
    r"ket qua (?:dat duoc|thuc hien)|danh gia (?:tinh hinh|ket qua)|thuc trang|"
    r"ton tai, han che va nguyen nhan|dac diem tinh hinh|danh gia chung|^(?:ton tai|han che)"
)
_NEAR = 24
_MEASURED = (TaskField.OBJECTIVE, TaskField.TASK, TaskField.ACTIVITY)
"""Cells in which targets stand."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence with what it is compared by."""

    comparator: str
    value: float
    unit: str
    by_year: int | None


def find_targets(
    text: Sequence[Standing], places: Mapping[str, Place], table: ReadTable | None
) -> list[Found]:
    """Return the targets of the text, then those of the task table."""
    found: list[Found] = []
    for standing in text:
        block = standing.block
        past = any(map(_PAST.search, standing.folded_headings))
        if block.kind is not BlockKind.PARAGRAPH or past:
            continue
        for target in _targets_of(standing.section, block.text):
            found.append((target, ReadFact(f"target:{target.id}", places[block.id])))
    if table:
        found += _table_targets(table)
    return found


def _target(section: str, text: str, figure: Figure) -> Target:
    return Target(
        new_id(), section, text, figure.comparator, figure.value, figure.unit, figure.by_year
    )


def _table_targets(read: ReadTable) -> Iterator[Found]:
    """Yield the targets in the cells; a cell that goes on from the row above counts once."""
    labels = row_labels(read.table)
    places = {fact.anchor: fact.place for fact in reversed(read.facts)}
    path: list[str] = []
    number, seen = "", set[tuple[str, str]]()
    for row in read.table.rows:
        if isinstance(row, TaskGroup):
            path, number = [*path[: row.depth - 1], labels[row.id]], ""
            continue
        number = labels[row.id] or number
        section = ".".join(filter(None, [*path, number.rstrip(".")]))
        for field, text in _cells(row):
            if (section, text) in seen:
                continue
            seen.add((section, text))
            place = places[f"{row.id}:{field.value}"]
            for target in _targets_of(section, text):
                yield target, _doubtful(target, place)


def _targets_of(section: str, text: str) -> Iterator[Target]:
    for sentence in sentences(text):
        for figure in figures(sentence):
            yield _target(section, sentence, figure)


def _doubtful(target: Target, place: Place) -> ReadFact:
    doubt = _("Chỉ tiêu lấy từ ô của bảng nhiệm vụ.")
    return ReadFact(f"target:{target.id}", place, 0.85, doubt)


def _cells(task: Task) -> Iterator[tuple[TaskField, str]]:
    for field in _MEASURED:
        text = getattr(task, field.value)
        if text:
            yield field, squeeze(text)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph, each with its final mark."""
    start = 0
    for gap in _SENTENCE.finditer(text):
        if not _ABBREVIATION.search(text[start : gap.start()]):
            yield text[start : gap.start()]
            start = gap.end()
    if text[start:]:
        yield text[start:]


def figures(sentence: str) -> Iterator[Figure]:
    """Yield the figures of a sentence that a target can be measured by.

    A bare number of things is none: only a share, or a figure with a word of comparison.
    """
    found = list(_FIGURE.finditer(sentence))
    cited = cited_spans(sentence) if found else []
    for match in found:
        if any(start <= match.start() < end for start, end in cited) and not match["share"]:
            continue
        if match["share"] and _begins_range(sentence, match):
            continue
        figure = _figure(sentence, match)
        if figure:
            yield figure


def _begins_range(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether a share ends a range ("từ 98% - 100%") whose first figure counts."""
    before = sentence[max(0, match.start() - _NEAR) : match.start()]
    return bool(_RANGE.search(before))


def _figure(sentence: str, match: re.Match[str]) -> Figure | None:
    by_year = _by_year(sentence[: match.start()])
    if match["top"]:
        return Figure("<=", float(match["rank"]), match["top"].capitalize(), by_year)
    value = float(match["value"].replace(",", "."))
    comparator = _comparator(sentence, match)
    if match["share"]:
        return Figure(comparator or "=", value, "%", by_year)
    return Figure(comparator, value, squeeze(match["unit"]), by_year) if comparator else None


def _comparator(sentence: str, match: re.Match[str]) -> str:
    after = fold(sentence[match.end() : match.end() + _NEAR])
    for sign, word in _AFTER:
        if re.match(rf"\W{{0,2}}(?:\w+ ){{0,2}}{word}", after):
            return sign
    sign_before = _SIGN.search(sentence[: match.start()])
    if sign_before:
        return sign_before["strict"] or (">=" if sign_before["least"] else "<=")
    before = fold(sentence[max(0, match.start() - _NEAR) : match.start()])
    for sign, words in _BEFORE:
        if any(re.search(rf"\b{word}(?: (?:la|dat|tu|co))?$", before) for word in words):
            return sign
    following = sentence[match.end() : match.end() + 14]
    range_follows = re.match(r"\s*(?:-|–|đến)\s*\d", following)
    return ">=" if match["to"] or range_follows or before.endswith("dat tu") else ""


def _by_year(before: str) -> int | None:
    """Return the year named in the same part of the sentence before the figure."""
    clause = re.split(r"[;.](?=\s)", before)[-1]
    years = list(_YEAR.finditer(clause))
    return int(years[-1]["year"] or years[-1]["only"]) if years else None
