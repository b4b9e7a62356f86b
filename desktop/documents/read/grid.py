"""A table as rows of cells on a grid; merged cells become cells that span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.documents.read.placing import UNPLACED
from desktop.domain.reading.source import SourceCell, SourceParagraph, SourceTable

_SLIVER_TWIPS = 140
"""2.5 mm: a grid column narrower than this comes from edges drawn by hand, not from a column."""


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell as its row states it.

    Attributes:
        column, span: First grid column and number of grid columns.
        paragraphs: What stands in it.
        merged: True when it belongs to a downward merge.
        continues: True when it goes on with the cell above.
    """

    column: int
    span: int
    paragraphs: tuple[SourceParagraph, ...]
    merged: bool = False
    continues: bool = False


def joined_cells(rows: Iterable[Sequence[RowCell]]) -> list[SourceCell]:
    """Return the cells with downward merges joined.

    A continuation without a beginning is a cell of its own, as Word shows it.
    """
    cells: list[SourceCell] = []
    opened: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows):
        still: dict[tuple[int, int], int] = {}
        for cell in row:
            key = (cell.column, cell.span)
            if cell.continues and key in opened:
                still[key] = opened[key]
                cells[opened[key]] = _longer(cells[opened[key]], cell.paragraphs)
                continue
            if cell.merged:
                still[key] = len(cells)
            cells.append(SourceCell(number, cell.column, cell.paragraphs, colspan=cell.span))
        opened = still
    return cells


def _longer(cell: SourceCell, more: tuple[SourceParagraph, ...]) -> SourceCell:
    """Return a cell one row longer; other text of the continuation is kept, a copy is not."""
    known = {paragraph.text for paragraph in cell.paragraphs}
    new = tuple(paragraph for paragraph in more if paragraph.text not in known)
    return replace(cell, rowspan=cell.rowspan + 1, paragraphs=cell.paragraphs + new)


def table_of(
    cells: list[SourceCell],
    rows: int,
    widths: Sequence[int] = (),
    bordered: bool = True,
    header_rows: int = 0,
) -> SourceTable:
    """Return a table without grid columns that no edge needs.

    ``widths`` of the grid columns (twips) tell slivers between uneven edges from columns.
    """
    places = _columns(cells, widths)
    kept = tuple(
        replace(
            cell,
            column=places[cell.column],
            colspan=places[cell.column + cell.colspan] - places[cell.column],
        )
        for cell in cells
    )
    columns = max((cell.column + cell.colspan for cell in kept), default=0)
    return SourceTable(rows, columns, kept, UNPLACED, bordered, header_rows)


def _columns(cells: list[SourceCell], widths: Sequence[int]) -> dict[int, int]:
    """Return the column that begins at each edge of the grid in use."""
    spans = {(cell.column, cell.column + cell.colspan) for cell in cells}
    edges = sorted({edge for span in spans for edge in span})
    places: dict[int, int] = {}
    column = -1
    before: int | None = None
    for edge in edges:
        if before is None or not _is_sliver(before, edge, spans, widths):
            column += 1
            before = edge
        places[edge] = column
    return places


def _is_sliver(before: int, edge: int, spans: set[tuple[int, int]], widths: Sequence[int]) -> bool:
    known = edge <= len(widths) and all(widths[before:edge])
    return (
        known
        and sum(widths[before:edge]) < _SLIVER_TWIPS
        and not any(before <= start and end <= edge for start, end in spans)
    )
