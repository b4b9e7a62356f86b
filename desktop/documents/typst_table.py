"""Tables as the JSON that the page layout reads: a full grid, and which rows hold together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop.documents import format as fmt
from desktop.documents import metrics
from desktop.documents.format import LOOKS, Page, Part
from desktop.documents.tree import Cell, Row, Table

Json = dict[str, Any]
Clean = Callable[[str], str]

_EMPTY = Cell(())
_TALL_SHARE = 0.5
"""A row higher than this share of the page may be split: it might not fit on any page."""


def table_json(table: Table, page: Page, clean: Clean) -> Json:
    """Return a table as wide as the text of ``page``."""
    widths = metrics.column_widths_mm(table.weights, page.text_width)
    return {
        "kind": "table",
        "widths-mm": widths,
        "header": _rows(table.header, widths, page, clean),
        "rows": _rows(table.rows, widths, page, clean),
    }


def _rows(rows: Sequence[Row], widths: Sequence[float], page: Page, clean: Clean) -> list[Json]:
    filled = fill_grid(rows, len(widths))
    bonds = _bonds(rows)
    return [
        {
            "anchor": row.anchor,
            "bond": bond,
            "breakable": _is_tall(cells, widths, page),
            "cells": [_cell(cell, clean) for _column, cell in cells],
        }
        for row, cells, bond in zip(rows, filled, bonds, strict=True)
    ]


def fill_grid(rows: Sequence[Row], width: int) -> list[list[tuple[int, Cell]]]:
    """Return the cells of each row with their columns, so that they fill the grid exactly.

    Spans that leave the grid are cut, missing cells are added empty, cells too many are left
    out: a broken table is still a table.
    """
    taken = [0] * width
    filled: list[list[tuple[int, Cell]]] = []
    for index, row in enumerate(rows):
        cells: list[tuple[int, Cell]] = []
        waiting = iter(row.cells)
        column = 0
        while column < width:
            if taken[column] > 0:
                column += 1
                continue
            cell = _fitting(next(waiting, _EMPTY), taken[column:], len(rows) - index)
            cells.append((column, cell))
            for covered in range(column, column + cell.colspan):
                taken[covered] = cell.rowspan
            column += cell.colspan
        taken = [max(left - 1, 0) for left in taken]
        filled.append(cells)
    return filled


def _fitting(cell: Cell, taken: Sequence[int], rows_left: int) -> Cell:
    """Return ``cell`` with spans that stay inside the grid and off the cells from above."""
    free = next((place for place, left in enumerate(taken) if left > 0), len(taken))
    colspan = max(1, min(cell.colspan, free))
    rowspan = max(1, min(cell.rowspan, rows_left))
    return Cell(cell.lines, colspan, rowspan, cell.bold, cell.align)


def _bonds(rows: Sequence[Row]) -> list[int]:
    """Return over how many rows each row is held together; 0 inside a bond begun above.

    Group rows stay with the first row below them that is no group.
    """
    bonds: list[int] = []
    while len(bonds) < len(rows):
        end = start = len(bonds)
        while end < len(rows) - 1 and rows[end].is_group:
            end += 1
        bonds += [end - start + 1] + [0] * (end - start)
    return bonds


def _is_tall(cells: Sequence[tuple[int, Cell]], widths: Sequence[float], page: Page) -> bool:
    """Tell whether a row may be too high for a page, from the number of its letters."""
    look = LOOKS[Part.CELL]
    letter_mm = metrics.text_width_mm("n", look.size_pt)
    line_mm = look.size_pt * fmt.SINGLE_LINE * 25.4 / 72
    limit = page.text_height * _TALL_SHARE / line_mm
    for column, cell in cells:
        room = sum(widths[column : column + cell.colspan]) - 2 * fmt.CELL_PADDING_MM
        letters = sum(map(len, cell.lines))
        if cell.rowspan == 1 and len(cell.lines) + letters * letter_mm / max(room, 1) > limit:
            return True
    return False


def _cell(cell: Cell, clean: Clean) -> Json:
    return {
        "lines": [clean(line) for line in cell.lines],
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "bold": cell.bold,
        "align": cell.align.value,
    }
