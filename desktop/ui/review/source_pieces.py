"""A long table of the original as pieces of some rows, so that it can be shown bit by bit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.reading.source import SourceCell, SourceTable

_FEWEST, _MOST = 8, 16
"""Rows of a piece; between the two a cut is sought that goes through no cell."""


@dataclass(frozen=True, slots=True)
class PieceCell:
    """Part of a cell that stands in one piece.

    Attributes:
        cell: The part, its row counted from the top of the piece; only the first part of a cell
            has its words.
        whole: The cell that it is part of.
    """

    cell: SourceCell
    whole: SourceCell


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a table."""

    rows: int
    cells: tuple[PieceCell, ...]


def pieces_of(table: SourceTable) -> Iterator[Piece]:
    """Yield the rows of ``table`` in pieces; cells that reach over a cut are parted."""
    crossed = _crossed_rows(table.cells)
    waiting = sorted(table.cells, key=lambda cell: cell.row)
    first = 0
    while first < table.rows:
        end = _cut(first, table.rows, crossed)
        inside = [cell for cell in waiting if cell.row < end]
        yield Piece(end - first, tuple(_part(cell, first, end) for cell in inside))
        waiting = [cell for cell in waiting if cell.row + cell.rowspan > end]
        first = end


def _crossed_rows(cells: Sequence[SourceCell]) -> set[int]:
    """Return the rows above which a cut goes through a cell."""
    return {row for cell in cells for row in range(cell.row + 1, cell.row + cell.rowspan)}


def _cut(first: int, rows: int, crossed: set[int]) -> int:
    if rows - first <= _MOST:
        return rows
    clean = (row for row in range(first + _MOST, first + _FEWEST - 1, -1) if row not in crossed)
    return next(clean, first + _MOST)


def _part(cell: SourceCell, first: int, end: int) -> PieceCell:
    top, below = max(cell.row, first), min(cell.row + cell.rowspan, end)
    words = cell.paragraphs if cell.row >= first else ()
    part = replace(cell, row=top - first, rowspan=below - top, paragraphs=words)
    return PieceCell(part, cell)
