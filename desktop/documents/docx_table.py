"""Tables of the Word file, element by element: a table of 300 rows takes milliseconds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from lxml import etree

from desktop.documents import format as fmt
from desktop.documents.docx_styles import justification, style_id
from desktop.documents.docx_xml import paragraph, run, sub, twips
from desktop.documents.format import LOOKS, Part
from desktop.documents.metrics import column_widths_mm
from desktop.documents.table_grid import Placed, walk_rows
from desktop.documents.tree import Cell, Table


def write_table(body: etree._Element, table: Table, width_mm: float, keep_last: bool) -> None:
    """Add a table as wide as the text; ``keep_last`` ties its last row to what follows."""
    widths = _grid(table.weights, width_mm)
    element = sub(body, "tbl")
    _properties(element, sum(widths))
    grid = sub(element, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=width)
    rows = [*table.header, *table.rows]
    for index, (row, places) in enumerate(zip(rows, walk_rows(rows, len(widths)), strict=True)):
        _row(
            element,
            [(placed, placed.row == index) for placed in places],
            widths,
            header=index < len(table.header),
            keep=row.is_group or (keep_last and index == len(rows) - 1),
        )


def _grid(weights: Sequence[float], width_mm: float) -> list[int]:
    """Return the widths of the columns; rounded at their edges, so that their sum is exact."""
    edges = accumulate(column_widths_mm(weights, width_mm), initial=0.0)
    return [twips(right) - twips(left) for left, right in pairwise(edges)]


def _properties(table: etree._Element, width: int) -> None:
    properties = sub(table, "tblPr")
    sub(properties, "tblW", w=width, type="dxa")
    borders = sub(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        sub(borders, side, val="single", sz=round(fmt.TABLE_RULE_PT * 8), space=0, color="000000")
    sub(properties, "tblLayout", type="fixed")
    margins = sub(properties, "tblCellMar")
    for side in ("left", "right"):
        sub(margins, side, w=twips(fmt.CELL_PADDING_MM), type="dxa")
    sub(properties, "tblLook", val="0000")


def _row(
    table: etree._Element,
    places: Sequence[tuple[Placed, bool]],
    widths: Sequence[int],
    *,
    header: bool,
    keep: bool,
) -> None:
    """Add a row; each place comes with whether its cell begins here."""
    element = sub(table, "tr")
    properties = sub(element, "trPr")
    sub(properties, "cantSplit")
    if header:
        sub(properties, "tblHeader")
    for placed, begins in places:
        width = sum(widths[placed.column : placed.column + placed.colspan])
        _cell(element, placed, width, begins=begins, header=header, keep=keep)


def _cell(
    row: etree._Element, placed: Placed, width: int, *, begins: bool, header: bool, keep: bool
) -> None:
    element = sub(row, "tc")
    properties = sub(element, "tcPr")
    sub(properties, "tcW", w=width, type="dxa")
    if placed.colspan > 1:
        sub(properties, "gridSpan", val=placed.colspan)
    if not begins:
        sub(properties, "vMerge")
    elif placed.rowspan > 1:
        sub(properties, "vMerge", val="restart")
    if header:
        sub(properties, "vAlign", val="center")
    what = Part.CELL_HEADER if header else Part.CELL
    for text in (placed.cell.lines if begins else ()) or ("",):
        _line(element, what, placed.cell, text, keep)


def _line(parent: etree._Element, what: Part, cell: Cell, text: str, keep: bool) -> None:
    look = LOOKS[what]
    element, properties = paragraph(parent, style_id(what))
    if keep:
        sub(properties, "keepNext")
    if cell.align is not look.align:
        sub(properties, "jc", val=justification(cell.align))
    if text:
        run(element, text, bold=cell.bold and not look.bold)
