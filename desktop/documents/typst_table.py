"""Tables as the JSON that the page layout reads: which rows hold together, which may split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.documents import format as fmt
from desktop.documents import metrics
from desktop.documents.format import LOOKS, Page, Part
from desktop.documents.table_grid import Placed, walk_rows
from desktop.documents.tree import Row, Table
from desktop.documents.typst_text import fitted

Json = dict[str, Any]

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
    placed = [
        [place for place in places if place.row == index]
        for index, places in enumerate(walk_rows(rows, len(widths)))
    ]
    tall = [_is_tall(places, widths, page) for places in placed]
    return [
        {
            "anchor": row.anchor,
            "bond": bond,
            "breakable": breakable,
            "cells": [_cell(place, widths) for place in places],
        }
        for row, places, breakable, bond in zip(rows, placed, tall, _bonds(rows, tall), strict=True)
    ]


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


def _is_tall(places: Sequence[Placed], widths: Sequence[float], page: Page) -> bool:
    """Tell whether a row may be too high for a page, from the number of its letters."""
    look = LOOKS[Part.CELL]
    letter_mm = metrics.text_width_mm("n", look.size_pt)
    line_mm = look.size_pt * fmt.SINGLE_LINE * 25.4 / 72
    limit = page.text_height * _TALL_SHARE / line_mm
    for place in places:
        letters = sum(map(len, place.cell.lines))
        lines = len(place.cell.lines) + letters * letter_mm / _room_mm(place, widths)
        if place.rowspan == 1 and lines > limit:
            return True
    return False


def _room_mm(place: Placed, widths: Sequence[float]) -> float:
    """Return the width of the text in a cell."""
    covered = widths[place.column : place.column + place.colspan]
    return max(sum(covered) - 2 * fmt.CELL_PADDING_MM, 1.0)


def _cell(place: Placed, widths: Sequence[float]) -> Json:
    room = _room_mm(place, widths)
    return {
        "lines": [fitted(line, room, LOOKS[Part.CELL]) for line in place.cell.lines],
        "colspan": place.colspan,
        "rowspan": place.rowspan,
        "bold": place.cell.bold,
        "align": place.cell.align.value,
    }
