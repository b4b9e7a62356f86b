"""Parts the cells of a sheet into title lines and tables.

A row whose cells have side edges belongs to a table, and so does one with three cells or more;
a row with a single cell is a line of text; two cells without edges are a letterhead or signatures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from desktop.documents.read.grid import table_of
from desktop.documents.read.pieces import Piece, paragraph_of
from desktop.documents.read.xlsx_parts import Sheet, SheetCell
from desktop.domain.reading.source import (
    Alignment,
    SourceCell,
    SourceItem,
    SourceParagraph,
)


class _Kind(Enum):
    EMPTY = 0
    LINE = 1
    PAIR = 2
    WIDE = 3
    FENCED = 4


@dataclass
class _Row:
    number: int
    cells: list[SheetCell] = field(default_factory=list)

    @property
    def filled(self) -> list[SheetCell]:
        return [cell for cell in self.cells if cell.pieces]

    @cached_property
    def kind(self) -> _Kind:
        if any(cell.look.fenced for cell in self.cells):
            return _Kind.FENCED
        return _Kind(min(len(self.filled), _Kind.WIDE.value))


Merges = dict[tuple[int, int], tuple[int, int]]


def blocks_of(sheet: Sheet) -> Iterator[SourceItem]:
    """Yield the lines and tables of a sheet in order."""
    merges = {(row, column): (rows, columns) for row, column, rows, columns in sheet.merges}
    for part in _parts(_rows(sheet, merges)):
        yield from _table(part, merges) if _is_table(part) else _lines(part)


def _rows(sheet: Sheet, merges: Merges) -> list[_Row]:
    """Return the rows with text or edges; cells covered by a merge are gone."""
    covered = _covered(merges, {cell.row for cell in sheet.cells})
    rows: dict[int, _Row] = {}
    for cell in sheet.cells:
        row = rows.setdefault(cell.row, _Row(cell.row))
        if cell.column not in covered[cell.row] or (cell.row, cell.column) in merges:
            row.cells.append(cell)
    return [rows[number] for number in sorted(rows) if rows[number].cells]


def _covered(merges: Merges, used: set[int]) -> dict[int, set[int]]:
    """Return the columns that merges cover in each row in use."""
    covered: dict[int, set[int]] = defaultdict(set)
    in_use = sorted(used)
    for (top, left), (rows, columns) in merges.items():
        for row in in_use[bisect_left(in_use, top) : bisect_left(in_use, top + rows)]:
            covered[row].update(range(left, left + columns))
    return covered


def _parts(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield runs of rows that make one table, and runs of lines."""
    part: list[_Row] = []
    fenced = False
    for row in rows:
        if part and not _goes_on(part, fenced, row):
            yield part
            part, fenced = [], False
        part.append(row)
        fenced = fenced or row.kind is _Kind.FENCED
    if part:
        yield part


def _goes_on(part: list[_Row], fenced: bool, row: _Row) -> bool:
    """Tell whether a row belongs to the table or lines before it; ``fenced``: it has edges."""
    kind, first = row.kind, part[0].kind
    gap = row.number - part[-1].number > 1
    if kind is _Kind.FENCED:
        return fenced
    if first is _Kind.LINE:
        return kind is _Kind.LINE
    if first is _Kind.PAIR:
        return kind in (_Kind.PAIR, _Kind.LINE) and not gap
    if fenced:
        return kind is _Kind.WIDE and not gap
    return kind is _Kind.WIDE or not gap


def _is_table(part: list[_Row]) -> bool:
    columns = {cell.column for row in part for cell in row.cells}
    return part[0].kind is not _Kind.LINE and len(columns) > 1


def _lines(part: list[_Row]) -> Iterator[SourceParagraph]:
    for row in part:
        for cell in row.filled:
            yield from _paragraphs(cell)


def _table(part: list[_Row], merges: Merges) -> Iterator[SourceItem]:
    while part and not part[-1].filled:
        part = part[:-1]
    if not part:
        return
    top, end = part[0].number, part[-1].number + 1
    cells = []
    for row in part:
        for cell in row.cells:
            rows, columns = merges.get((cell.row, cell.column), (1, 1))
            cells.append(
                SourceCell(
                    cell.row - top,
                    cell.column,
                    tuple(_paragraphs(cell)),
                    rowspan=min(rows, end - cell.row),
                    colspan=columns,
                )
            )
    yield table_of(_apart(cells), end - top, bordered=part[0].kind is not _Kind.PAIR)


def _apart(cells: list[SourceCell]) -> list[SourceCell]:
    """Return the cells without those that stand in another one's place (ranges that overlap)."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for cell in cells:
        places = {
            (row, column)
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        }
        if not places & taken:
            taken |= places
            kept.append(cell)
    return kept


def _paragraphs(cell: SheetCell) -> Iterator[SourceParagraph]:
    """Yield a paragraph for each line of a cell."""
    line: list[Piece] = []
    for piece in (*cell.pieces, Piece("\n", cell.look.letters)):
        first, *rest = piece.text.split("\n")
        line.append(Piece(first, piece.look))
        for text in rest:
            yield from _shown(line, cell.look.alignment)
            line = [Piece(text, piece.look)]


def _shown(line: list[Piece], alignment: Alignment | None) -> Iterator[SourceParagraph]:
    paragraph = paragraph_of(line, alignment=alignment)
    if paragraph.text:
        yield paragraph
