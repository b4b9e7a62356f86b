"""Tables of the Word file, element by element: a table of 300 rows takes milliseconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from lxml import etree

from desktop.documents import format as fmt
from desktop.documents.docx_styles import justification, style_id
from desktop.documents.docx_xml import paragraph, run, sub, twips
from desktop.documents.format import LOOKS, Part
from desktop.documents.metrics import column_widths_mm
from desktop.documents.tree import Cell, Row, Table


def write_table(body: etree._Element, table: Table, width_mm: float, keep_last: bool) -> None:
    """Add a table as wide as the text; ``keep_last`` ties its last row to what follows."""
    widths = _grid(table.weights, width_mm)
    element = sub(body, "tbl")
    _properties(element, sum(widths))
    grid = sub(element, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=width)
    above: dict[int, tuple[int, int]] = {}
    for row in table.header:
        _row(element, row, widths, above, header=True)
    for place, row in enumerate(table.rows, start=1):
        keep = row.is_group or (keep_last and place == len(table.rows))
        _row(element, row, widths, above, keep=keep)


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
    sub(properties, "tblLook", val="0620", firstRow=1, noHBand=1, noVBand=1)


def _row(
    table: etree._Element,
    row: Row,
    widths: Sequence[int],
    above: dict[int, tuple[int, int]],
    *,
    header: bool = False,
    keep: bool = False,
) -> None:
    element = sub(table, "tr")
    properties = sub(element, "trPr")
    sub(properties, "cantSplit")
    if header:
        sub(properties, "tblHeader")
    for column, span, cell in _cells(row, len(widths), above):
        _cell(element, cell, sum(widths[column : column + span]), span, header=header, keep=keep)


def _cells(
    row: Row, columns: int, above: dict[int, tuple[int, int]]
) -> Iterator[tuple[int, int, Cell | None]]:
    """Yield column, width and cell of the row; None where a cell above goes on.

    ``above`` tells by column how many rows a cell still covers, and its width.
    """
    cells = iter(row.cells)
    column = 0
    while column < columns:
        if column in above:
            left, span = above.pop(column)
            if left > 1:
                above[column] = (left - 1, span)
            yield column, span, None
        else:
            cell = next(cells, Cell(()))
            span = min(cell.colspan, columns - column)
            if cell.rowspan > 1:
                above[column] = (cell.rowspan - 1, span)
            yield column, span, cell
        column += span


def _cell(
    row: etree._Element, cell: Cell | None, width: int, span: int, *, header: bool, keep: bool
) -> None:
    element = sub(row, "tc")
    properties = sub(element, "tcPr")
    sub(properties, "tcW", w=width, type="dxa")
    if span > 1:
        sub(properties, "gridSpan", val=span)
    if cell is None:
        sub(properties, "vMerge")
    elif cell.rowspan > 1:
        sub(properties, "vMerge", val="restart")
    if header:
        sub(properties, "vAlign", val="center")
    what = Part.CELL_HEADER if header else Part.CELL
    for text in (cell.lines if cell else ()) or ("",):
        _line(element, what, cell, text, keep)


def _line(parent: etree._Element, what: Part, cell: Cell | None, text: str, keep: bool) -> None:
    look = LOOKS[what]
    element, properties = paragraph(parent, style_id(what))
    if keep:
        sub(properties, "keepNext")
    if cell and cell.align is not look.align:
        sub(properties, "jc", val=justification(cell.align))
    if cell and text:
        run(element, text, bold=cell.bold and not look.bold)
