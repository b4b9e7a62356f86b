"""Where the cells of a table stand, merged cells counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.tree import Cell, Row


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its place; row and column count from 0, spans stay inside the table."""

    row: int
    column: int
    rowspan: int
    colspan: int
    cell: Cell


def place_cells(rows: Sequence[Row], columns: int) -> list[Placed]:
    """Return the cells in order with their places; a place that no cell takes stays free."""
    return [
        placed
        for index, places in enumerate(walk_rows(rows, columns))
        for placed in places
        if placed.row == index
    ]


def walk_rows(rows: Sequence[Row], columns: int) -> Iterator[list[Placed]]:
    """Yield for each row all that stands in it from left to right.

    A cell that goes on from a row above stands again in each row that it covers, so its own
    ``row`` tells whether it begins here.
    """
    above: dict[int, Placed] = {}
    for index, row in enumerate(rows):
        places: list[Placed] = []
        cells = iter(row.cells)
        column = 0
        while column < columns:
            placed = above.get(column)
            if placed is None or placed.row + placed.rowspan <= index:
                cell = next(cells, Cell(()))
                span = min(cell.colspan, columns - column)
                placed = Placed(index, column, min(cell.rowspan, len(rows) - index), span, cell)
                above[column] = placed
            places.append(placed)
            column += placed.colspan
        yield places
