"""Criteria of an index (bộ tiêu chí) and reviewed scores (điểm thẩm định), as tables of rows.

Criteria change nearly every year and from province to province, so they are data: a table that
the level above reads from its own file. Nothing is scored or added up here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.consolidation.fields import fitting
from desktop.domain.folding import fold
from desktop.domain.text import squeeze

MOST_CRITERIA = 500
LONGEST_NAME, LONGEST_CODE = 1_000, 40
MOST_POINTS = 100_000.0
_CELL = 32_767
"""Letters that a cell of a workbook can hold."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A line of a set of criteria.

    Attributes:
        code: Its number in the set ("I", "1.2"), may be empty.
        name: What is asked (tiêu chí, tiêu chí thành phần).
        points: Most points it gives (điểm tối đa); None for a heading without points.
        how: How it is scored (cách chấm), may be empty.
        evidence: What proves it (tài liệu kiểm chứng), may be empty.
    """

    code: str
    name: str
    points: float | None = None
    how: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """The criteria of an index for a year.

    Attributes:
        id: Lasting key.
        title: "Chỉ số cải cách hành chính cấp xã".
        year: Of which year.
        document: Number and day of the document that sets it, may be empty.
        items: Its lines, in order.
    """

    id: str
    title: str
    year: int
    document: str = ""
    items: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedScore:
    """The points of one criterion: given by the commune itself, and after review.

    Attributes:
        code: Of the criterion.
        own: Điểm tự chấm; None when none was given.
        reviewed: Điểm thẩm định; None when none was given.
        remark: Why, may be empty.
    """

    code: str
    own: float | None = None
    reviewed: float | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The reviewed scores of one commune for one set of criteria.

    Attributes:
        id: Made of set and commune by ``sheet_id``.
        set_id: The set of criteria.
        office_id: The commune, as the register of the level above names it.
        on: Day on which it was entered.
        lines: Points by criterion.
    """

    id: str
    set_id: str
    office_id: str
    on: dt.date
    lines: tuple[ReviewedScore, ...] = ()


class TableFault(ValueError):
    """What cannot be read of a table; ``row`` counts from 1, 0 for the table as a whole."""

    def __init__(self, reason: str, row: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row


NO_HEADER, NO_NUMBER, TOO_LONG, UNNAMED, TWICE = "header", "number", "length", "name", "twice"
"""Reasons of a ``TableFault``."""

Table = Sequence[Sequence[str]]
"""Cells row by row."""

_CRITERIA_HEADS: Mapping[str, tuple[str, ...]] = {
    "evidence": ("minh chung", "kiem chung", "tai lieu"),
    "how": ("cach cham", "cach tinh", "huong dan"),
    "points": ("diem",),
    "name": ("tieu chi", "noi dung"),
    "code": ("stt", "tt", "ma", "so tt", "ma so", "muc"),
}
_SCORE_HEADS: Mapping[str, tuple[str, ...]] = {
    "own": ("tu cham", "tu danh gia"),
    "reviewed": ("tham dinh",),
    "remark": ("nhan xet", "ly do", "ghi chu", "giai trinh"),
    "office": ("don vi", "xa", "xa, phuong", "ten xa"),
    "name": ("tieu chi", "noi dung"),
    "code": ("stt", "tt", "ma", "so tt", "ma so", "muc"),
}
_WHOLE_HEADS = ("code", "office")
"""Columns whose header is compared as a whole: their words are short and stand in others."""
_HEADER_WITHIN = 30
"""A header stands in the first rows, below the title."""


def sheet_id(set_id: str, office_id: str) -> str:
    """Return the key of the reviewed scores of a commune."""
    return f"{set_id}.{office_id}"


def criteria_of(table: Table) -> tuple[Criterion, ...]:
    """Return the criteria that a table holds.

    Raises ``TableFault`` when there is no header with criteria and points, and for a row that
    cannot be read.
    """
    columns, first = _header(table, _CRITERIA_HEADS, ("name", "points"))
    found = []
    for number, cells in _rows(table, columns, first):
        name = _cut(cells["name"], LONGEST_NAME, number)
        if not name:
            if any(cells.values()):
                raise TableFault(UNNAMED, number)
            continue
        found.append(
            Criterion(
                _cut(cells["code"], LONGEST_CODE, number),
                name,
                _points(cells["points"], number),
                *(_cut(cells[field], LONGEST_NAME, number) for field in ("how", "evidence")),
            )
        )
    if not found:
        raise TableFault(NO_HEADER)
    if len(found) > MOST_CRITERIA:
        raise TableFault(TOO_LONG, first + MOST_CRITERIA)
    return tuple(found)


def scores_of(table: Table) -> tuple[tuple[str, ReviewedScore], ...]:
    """Return the scores that a table holds, each with the commune as it is written there.

    The name is "" in a table of one commune. Rows without any point are left out. Raises
    ``TableFault`` as ``criteria_of`` does.
    """
    columns, first = _header(table, _SCORE_HEADS, ("code", "reviewed"))
    found, seen = [], set()
    for number, cells in _rows(table, columns, first):
        own, reviewed = (_points(cells[field], number) for field in ("own", "reviewed"))
        remark = _cut(cells["remark"], LONGEST_NAME, number)
        if own is None and reviewed is None and not remark:
            continue
        code, office = _cut(cells["code"], LONGEST_CODE, number), cells["office"]
        if not code:
            raise TableFault(UNNAMED, number)
        if (fold(office), code) in seen:
            raise TableFault(TWICE, number)
        seen.add((fold(office), code))
        found.append((office, ReviewedScore(code, own, reviewed, remark)))
    if not found:
        raise TableFault(NO_HEADER)
    return tuple(found)


def _header(
    table: Table, heads: Mapping[str, tuple[str, ...]], needed: Sequence[str]
) -> tuple[dict[str, int], int]:
    """Return the column of each field, and the row below the header."""
    for row, cells in enumerate(table[:_HEADER_WITHIN]):
        columns: dict[str, int] = {}
        for column, words in enumerate(map(fold, cells)):
            field = next((f for f in heads if f not in columns and _names(f, words, heads[f])), "")
            if field:
                columns[field] = column
        if all(field in columns for field in needed):
            return dict.fromkeys(heads, -1) | columns, row + 1
    raise TableFault(NO_HEADER)


def _names(field: str, words: str, known: tuple[str, ...]) -> bool:
    if field in _WHOLE_HEADS:
        return words in known
    return any(each in words for each in known)


def _rows(
    table: Table, columns: Mapping[str, int], first: int
) -> Iterator[tuple[int, dict[str, str]]]:
    for row, cells in enumerate(table[first:], start=first + 1):
        yield (
            row,
            {
                field: squeeze(fitting(cells[column], _CELL)) if 0 <= column < len(cells) else ""
                for field, column in columns.items()
            },
        )


def _cut(words: str, longest: int, row: int) -> str:
    if len(words) > longest:
        raise TableFault(TOO_LONG, row)
    return words


def _points(words: str, row: int) -> float | None:
    """Return the number in a cell: "1,5", "0.5"; None for an empty one."""
    if words in ("", "-", "–"):
        return None
    try:
        value = float(words.replace(",", "."))
    except ValueError as error:
        raise TableFault(NO_NUMBER, row) from error
    if not -MOST_POINTS <= value <= MOST_POINTS:
        raise TableFault(NO_NUMBER, row)
    return value


def points_words(points: float | None) -> str:
    """Return points as they are printed: "1,5"; "" for none."""
    return "" if points is None else f"{points:g}".replace(".", ",")
