"""A table that pages part: its parts become one table again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.reading.source import SourceItem, SourceParagraph, SourceTable
from desktop.domain.reading.task_tables.grid import Grid, make_grid
from desktop.domain.reading.task_tables.headers import Header, find_header, header_at
from desktop.domain.text import squeeze

_FURNITURE = re.compile(
    r"[-–\s]*(?:trang\s*)?(?:\d{1,4}(?:\s*/\s*\d{1,4})?)?[-–\s]*", re.IGNORECASE
)


def join_parts(items: Iterable[SourceItem]) -> tuple[SourceItem, ...]:
    """Return the items with each task table that pages part as one table.

    A part goes on with the table above when nothing but empty lines and page numbers stand
    between, the grid is the same, and it has the same header or none.
    """
    joined: list[SourceItem] = []
    between: list[SourceItem] = []
    for item in items:
        if isinstance(item, SourceParagraph):
            between.append(item)
            continue
        last = joined[-1] if joined else None
        if isinstance(last, SourceTable) and all(map(_is_furniture, between)) and _same(last, item):
            joined[-1] = _append(last, item)
        else:
            joined += [*between, item]
        between = []
    return (*joined, *between)


def _is_furniture(item: SourceItem) -> bool:
    return isinstance(item, SourceParagraph) and bool(
        _FURNITURE.fullmatch(squeeze(f"{item.label} {item.text}"))
    )


def _same(above: SourceTable, below: SourceTable) -> bool:
    if above.columns != below.columns:
        return False
    header = find_header(make_grid(above))
    if header is None:
        return False
    grid = make_grid(below)
    other = _header_on_top(grid)
    if other is None:
        return find_header(grid) is None
    return [c.meaning for c in other.columns] == [c.meaning for c in header.columns]


def _header_on_top(grid: Grid) -> Header | None:
    for row in range(len(grid.rows)):
        if grid.own(row):
            return header_at(grid, row)
    return None


def _append(above: SourceTable, below: SourceTable) -> SourceTable:
    """Return both tables as one; the places of the cells still tell the page and the part."""
    moved = tuple(
        replace(cell, row=cell.row + above.rows, rowspan=min(cell.rowspan, below.rows - cell.row))
        for cell in below.cells
    )
    kept = tuple(
        replace(cell, rowspan=max(1, min(cell.rowspan, above.rows - cell.row)))
        for cell in above.cells
    )
    return replace(above, rows=above.rows + below.rows, cells=(*kept, *moved))
