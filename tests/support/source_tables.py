"""Small tables as readers of foreign files give them, written row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.numbering import row_labels
from desktop.domain.reading.source import Place, SourceCell, SourceParagraph, SourceTable
from desktop.domain.reading.task_tables import ReadTable
from desktop.domain.tasks import TableRow, TaskField, TaskGroup


@dataclass(frozen=True)
class Wide:
    """A merged cell, or one in bold; the places that it covers are written as None."""

    text: str
    columns: int = 1
    rows: int = 1
    bold: bool = False


Written = str | Wide | None
Rows = Sequence[Sequence[Written]]


def source_table(rows: Rows, *, index: int = 0, pages: Sequence[int] = ()) -> SourceTable:
    """Return the table; ``pages`` gives the page of each row.

    A line feed in a text begins a new paragraph of the cell.
    """
    columns = max((len(row) for row in rows), default=0)
    cells = tuple(
        _cell(written, Place(index, pages[row] if pages else None, row=row, column=column))
        for row, texts in enumerate(rows)
        for column, written in enumerate(texts)
        if written is not None
    )
    return SourceTable(len(rows), columns, cells, Place(index))


def through(text: str, columns: int) -> list[Written]:
    """Return a row of one cell that runs through the table."""
    return [Wide(text, columns=columns), *[None] * (columns - 1)]


def line(text: str, index: int = 0, *, bold: bool = False) -> SourceParagraph:
    """Return a paragraph between tables."""
    return SourceParagraph(text, Place(index), bold=bold)


def _cell(written: str | Wide, place: Place) -> SourceCell:
    wide = written if isinstance(written, Wide) else Wide(written)
    paragraphs = tuple(
        SourceParagraph(text, place, bold=wide.bold) for text in wide.text.split("\n")
    )
    assert place.row is not None
    assert place.column is not None
    return SourceCell(place.row, place.column, paragraphs, wide.rows, wide.columns)


Read = tuple[object, ...]


def told(read: ReadTable) -> list[Read]:
    """Return what a table says, short: ("group", label, title, budget, depth) or the task's
    label and all its fields that are not empty.
    """
    labels = row_labels(read.table)
    return [_told_row(row, labels[row.id]) for row in read.table.rows]


def _told_row(row: TableRow, label: str) -> Read:
    if isinstance(row, TaskGroup):
        return ("group", label, row.title, row.budget, row.depth)
    values = {
        field.value: getattr(row, field.value) for field in TaskField if field.value != "number"
    }
    return (label, {name: value for name, value in values.items() if value})


def doubts(read: ReadTable) -> list[tuple[str, str, str]]:
    """Return the doubtful cells: task or title of the row, field, sentence."""
    titles = {row.id: _title(row) for row in read.table.rows}
    return [
        (titles[row_id], field, fact.doubt)
        for fact in read.facts
        if not fact.is_sure
        for row_id, field in [fact.anchor.split(":")]
    ]


def _title(row: TableRow) -> str:
    return row.title if isinstance(row, TaskGroup) else row.activity or row.task
