"""Tables as the JSON that the page layout reads: which rows hold together, which may split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.documents import format as fmt
from desktop.documents import metrics
from desktop.documents.format import LOOKS, Page, Part
from desktop.documents.table_grid import Placed, walk_rows
from desktop.documents.tree import Row, Table
from desktop.documents.typst_text import fitted
from desktop.documents.units import MM_PER_PT

Json = dict[str, Any]

_LINE_MM = LOOKS[Part.CELL].size_pt * fmt.SINGLE_LINE * MM_PER_PT

_MEASURED_SHARE = 0.2
"""Rows whose letters would fill less than this share of the page are not measured exactly."""
_ENDING_SHARE = 0.4
"""The last rows take what ends the text to their page when they fill less than this share."""


def table_json(table: Table, page: Page) -> Json:
    """Return a table as wide as the text of ``page``.

    ``takes-tail`` tells whether what ends the text can be held together with the last row.
    """
    widths = metrics.column_widths_mm(table.weights, page.text_width)
    header = _placed(table.header, len(widths))
    rows = _placed(table.rows, len(widths))
    room = page.text_height - sum(_height_mm(places, widths) for places in header)
    heights = [_likely_height_mm(places, widths, room) for places in rows]
    bonds = _bonds(table.rows, heights, room)
    last = sum(heights[-next((bond for bond in reversed(bonds) if bond), 0) :])
    return {
        "kind": "table",
        "widths-mm": widths,
        "header": _rows(table.header, header, [1] * len(header), [0.0] * len(header), widths, room),
        "rows": _rows(table.rows, rows, bonds, heights, widths, room),
        "takes-tail": bool(rows) and last <= room * _ENDING_SHARE,
    }


def with_tail(table: Json, tail: Json) -> bool:
    """Put what ends the text into the table when its last row takes it; tell whether."""
    if table["takes-tail"]:
        first = next(row for row in reversed(table["rows"]) if row["bond"])
        first["bond"] += 1
        table["tail"] = tail
    return bool(table["takes-tail"])


def _placed(rows: Sequence[Row], columns: int) -> list[list[Placed]]:
    """Return the cells that begin in each row, with their places."""
    return [
        [place for place in places if place.row == index]
        for index, places in enumerate(walk_rows(rows, columns))
    ]


def _rows(
    rows: Sequence[Row],
    placed: Sequence[Sequence[Placed]],
    bonds: Sequence[int],
    heights: Sequence[float],
    widths: Sequence[float],
    room_mm: float,
) -> list[Json]:
    return [
        {
            "anchor": row.anchor,
            "bond": bond,
            "breakable": height > room_mm,
            "cells": [_cell(place, widths) for place in places],
        }
        for row, places, bond, height in zip(rows, placed, bonds, heights, strict=True)
    ]


def _bonds(rows: Sequence[Row], heights: Sequence[float], room_mm: float) -> list[int]:
    """Return over how many rows each row is held together; 0 inside a bond begun above.

    Group rows stay with the first row below them that is no group, if a page has room for all.
    """
    bonds: list[int] = []
    while len(bonds) < len(rows):
        end = start = len(bonds)
        while end < len(rows) - 1 and rows[end].is_group:
            end += 1
        length = end - start + 1
        fits = sum(heights[start : end + 1]) <= room_mm
        bonds += [length] + [0] * (length - 1) if fits else [1] * length
    return bonds


def _likely_height_mm(places: Sequence[Placed], widths: Sequence[float], room_mm: float) -> float:
    """Return the height of a row, measured exactly only when it may be high."""
    rough = max((_rough_height_mm(place, widths) for place in places), default=0)
    return rough if rough <= room_mm * _MEASURED_SHARE else _height_mm(places, widths)


def _rough_height_mm(place: Placed, widths: Sequence[float]) -> float:
    """Return about the height of a cell, from the number of its letters."""
    letter_mm = LOOKS[Part.CELL].size_pt * MM_PER_PT / 2
    letters = sum(map(len, place.cell.lines))
    lines = len(place.cell.lines) + letters * letter_mm / _room_mm(place, widths)
    return lines * _LINE_MM


def _height_mm(places: Sequence[Placed], widths: Sequence[float]) -> float:
    """Return the height of a row; cells that span rows may run on and do not count."""
    return max(
        (_cell_height_mm(place, widths) for place in places if place.rowspan == 1), default=0
    )


def _cell_height_mm(place: Placed, widths: Sequence[float]) -> float:
    look = replace(LOOKS[Part.CELL], bold=place.cell.bold)
    room = _room_mm(place, widths)
    lines = sum(len(metrics.line_widths_mm(text, room, look)) for text in place.cell.lines)
    gaps = (len(place.cell.lines) + 1) * fmt.CELL_GAP_PT + fmt.TABLE_RULE_PT
    return lines * _LINE_MM + gaps * MM_PER_PT


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
