"""Tables as the JSON that the page layout reads: a full grid, and which rows hold together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.documents import format as fmt
from desktop.documents import metrics
from desktop.documents.format import LOOKS, Page, Part
from desktop.documents.tree import Cell, Row, Table
from desktop.documents.typst_text import fitted

Json = dict[str, Any]

_EMPTY = Cell(())
_TALL_SHARE = 0.5
"""A row higher than this share of the page may be split: it might not fit on any page."""


def table_json(table: Table, page: Page) -> Json:
    """Return a table as wide as the text of ``page``."""
    widths = metrics.column_widths_mm(table.weights, page.text_width)
    return {
        "kind": "table",
        "widths-mm": widths,
        "header": _rows(table.header, widths, page),
        "rows": _rows(table.rows, widths, page),
    }


def with_tail(table: Json, tail: Json) -> bool:
    """Put what ends the text into the table, held together with the last row.

    Returns False, and changes nothing, when the table has no last row that stays whole.
    """
    first = next((row for row in reversed(table["rows"]) if row["bond"]), None)
    if first is None or first["breakable"]:
        return False
    first["bond"] += 1
    table["tail"] = tail
    return True


def _rows(rows: Sequence[Row], widths: Sequence[float], page: Page) -> list[Json]:
    filled = fill_grid(rows, len(widths))
    tall = [_is_tall(cells, widths, page) for cells in filled]
    return [
        {
            "anchor": row.anchor,
            "bond": bond,
            "breakable": breakable,
            "cells": [_cell(cell, _room(column, cell, widths)) for column, cell in cells],
        }
        for row, cells, breakable, bond in zip(rows, filled, tall, _bonds(rows, tall), strict=True)
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


def _bonds(rows: Sequence[Row], tall: Sequence[bool]) -> list[int]:
    """Return over how many rows each row is held together; 0 inside a bond begun above.

    Group rows stay with the first row below them that is no group, unless one is too high.
    """
    bonds: list[int] = []
    while len(bonds) < len(rows):
        end = start = len(bonds)
        while end < len(rows) - 1 and rows[end].is_group:
            end += 1
        whole = not any(tall[start : end + 1])
        bonds += [end - start + 1] + [0] * (end - start) if whole else [1] * (end - start + 1)
    return bonds


def _is_tall(cells: Sequence[tuple[int, Cell]], widths: Sequence[float], page: Page) -> bool:
    """Tell whether a row may be too high for a page, from the number of its letters."""
    look = LOOKS[Part.CELL]
    letter_mm = metrics.text_width_mm("n", look.size_pt)
    line_mm = look.size_pt * fmt.SINGLE_LINE * 25.4 / 72
    limit = page.text_height * _TALL_SHARE / line_mm
    for column, cell in cells:
        letters = sum(map(len, cell.lines))
        lines = len(cell.lines) + letters * letter_mm / _room(column, cell, widths)
        if cell.rowspan == 1 and lines > limit:
            return True
    return False


def _room(column: int, cell: Cell, widths: Sequence[float]) -> float:
    """Return the width of the text in a cell, in millimetres."""
    return max(sum(widths[column : column + cell.colspan]) - 2 * fmt.CELL_PADDING_MM, 1.0)


def _cell(cell: Cell, room_mm: float) -> Json:
    return {
        "lines": [fitted(line, room_mm, LOOKS[Part.CELL]) for line in cell.lines],
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "bold": cell.bold,
        "align": cell.align.value,
    }
