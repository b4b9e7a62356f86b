"""The table as a full grid: for each place the cell that covers it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from desktop.domain.folding import fold
from desktop.domain.reading.source import Place, SourceCell, SourceTable
from desktop.domain.text import nfc, squeeze

_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, eq=False)
class Slot:
    """A cell where it stands in the grid; each place that it covers holds the same object."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    place: Place
    bold: bool = False

    @cached_property
    def words(self) -> str:
        """The text on one line."""
        return squeeze(self.text)

    @cached_property
    def key(self) -> str:
        """The text without case, marks and signs, for comparing."""
        return bare(self.text)


def bare(text: str) -> str:
    """Return the folded words of ``text`` without any signs."""
    return _SIGNS.sub(" ", fold(text)).strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """All places of a table.

    Attributes:
        rows: For each row its places from left to right, None where no cell is.
        strays: Cells that have no place of their own (outside the grid, or covered).
        columns: Number of columns.
    """

    rows: tuple[tuple[Slot | None, ...], ...]
    strays: tuple[Slot, ...]
    columns: int

    def own(self, row: int) -> list[Slot]:
        """Return the cells with text that begin in ``row``, from left to right."""
        return [
            slot
            for column, slot in enumerate(self.rows[row])
            if slot and slot.row == row and slot.column == column and slot.words
        ]

    def spanned(self, row: int, column: int) -> bool:
        """Tell whether a cell that began above covers this place."""
        slot = self.rows[row][column]
        return slot is not None and slot.row < row


def make_grid(table: SourceTable) -> Grid:
    """Return the grid of ``table``; no shape of it raises, spans are cut at its edges."""
    places: list[list[Slot | None]] = [[None] * table.columns for _ in range(table.rows)]
    strays: list[Slot] = []
    for cell in table.cells:
        slot = _slot(cell, table)
        inside = 0 <= cell.row < table.rows and 0 <= cell.column < table.columns
        if not inside or places[cell.row][cell.column] is not None:
            if slot.words:
                strays.append(slot)
            continue
        _cover(places, slot)
    return Grid(tuple(map(tuple, places)), tuple(strays), max(table.columns, 0))


def _slot(cell: SourceCell, table: SourceTable) -> Slot:
    written = [p for p in cell.paragraphs if p.text.strip()]
    known = written or cell.paragraphs
    place = known[0].place if known else table.place
    return Slot(
        cell.row,
        cell.column,
        max(cell.rowspan, 1),
        max(cell.colspan, 1),
        nfc(cell.text),
        replace(place, row=cell.row, column=cell.column) if place.row is None else place,
        bold=bool(written) and all(p.bold for p in written),
    )


def _cover(places: list[list[Slot | None]], slot: Slot) -> None:
    last_row = min(slot.row + slot.rowspan, len(places))
    last_column = min(slot.column + slot.colspan, len(places[slot.row]))
    for row in range(slot.row, last_row):
        for column in range(slot.column, last_column):
            if places[row][column] is None:
                places[row][column] = slot
