"""Reading a task table: from the grid of a foreign file to groups and tasks with their origin."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.reading.source import SourceParagraph, SourceTable
from desktop.domain.reading.task_tables.budgets import state_once
from desktop.domain.reading.task_tables.finish import finished_rows
from desktop.domain.reading.task_tables.grid import Grid, make_grid
from desktop.domain.reading.task_tables.headers import Header, HeaderColumn, find_header
from desktop.domain.reading.task_tables.labels import fixed_labels, set_depths
from desktop.domain.reading.task_tables.result import Leftover, LeftoverKind, ReadTable
from desktop.domain.reading.task_tables.rows import RowReader
from desktop.domain.reading.task_tables.titles import read_title
from desktop.domain.reading.task_tables.vocabulary import USUAL_WEIGHTS, Meaning
from desktop.domain.tasks import Column, Placement, TaskField, TaskTable
from desktop.domain.text import squeeze
from desktop.i18n import _


def is_task_table(table: SourceTable) -> bool:
    """Tell whether the headers of a table say what is done, and by whom or by when."""
    return table.columns >= 3 and find_header(make_grid(table)) is not None


def read_task_table(table: SourceTable, title_paragraphs: Sequence[SourceParagraph]) -> ReadTable:
    """Return the task table that a table of a foreign file means.

    Args:
        table: A table of which ``is_task_table`` is true; parts joined by ``join_parts``.
            Another table gives all its texts as leftovers.
        title_paragraphs: The lines right above it that may be its title.
    """
    grid = make_grid(table)
    header = find_header(grid)
    if header is None:
        return _unread(grid)
    reader = RowReader(grid, header)
    reader.read()
    placement, title, unread = _title(grid, header, title_paragraphs)
    set_depths(reader.rows)
    state_once(reader.rows)
    columns = _columns(header)
    by_objective = any(column.field is TaskField.OBJECTIVE for column in columns)
    numbering, labels = fixed_labels(reader.rows, by_objective)
    rows, facts = finished_rows(reader.rows, labels)
    leftovers = (*unread, *_strays(grid), *reader.leftovers)
    return ReadTable(
        TaskTable(columns, placement, rows, numbering, title),
        facts,
        (*reader.notes, *_notes(leftovers)),
        leftovers,
    )


def _unread(grid: Grid) -> ReadTable:
    """Return all texts of a table that is no task table as left over."""
    slots = [slot for row in range(len(grid.rows)) for slot in grid.own(row)]
    left = [Leftover(slot.text, slot.place, LeftoverKind.NOTE) for slot in slots]
    return ReadTable(TaskTable((), Placement.IN_TEXT), (), (), (*left, *_strays(grid)))


def _title(
    grid: Grid, header: Header, paragraphs: Sequence[SourceParagraph]
) -> tuple[Placement, str, list[Leftover]]:
    """Return placement, title and the lines above the header that are neither.

    The paragraphs belong to the caller; only lines inside the table can be left over.
    """
    lines = [squeeze(f"{p.label} {p.text}") for p in paragraphs]
    inside = [slot for row in range(header.first) for slot in grid.own(row)]
    placement, title, unread = read_title([*lines, *(slot.words for slot in inside)])
    if inside and placement is Placement.IN_TEXT:
        return Placement.APPENDIX, squeeze(" ".join(slot.words for slot in inside)), []
    left = [inside[place - len(lines)] for place in unread if place >= len(lines)]
    return placement, title, [Leftover(s.words, s.place, LeftoverKind.TITLE) for s in left]


def _columns(header: Header) -> tuple[Column, ...]:
    """Return the columns in printed order; columns of one field are one."""
    headers: dict[TaskField, list[str]] = {}
    for column in header.columns:
        for field, text in _fields(column):
            headers.setdefault(field, []).append(text)
    return tuple(
        Column(field, " / ".join(dict.fromkeys(texts)), USUAL_WEIGHTS[field])
        for field, texts in headers.items()
    )


def _fields(column: HeaderColumn) -> tuple[tuple[TaskField, str], ...]:
    """Return the fields that a column fills, with their headers."""
    if column.meaning is Meaning.WHO:
        return (TaskField.LEAD, "Chủ trì"), (TaskField.COOPERATE, "Phối hợp")
    field = column.meaning.field if column.meaning else None
    return ((field, column.header),) if field else ()


def _strays(grid: Grid) -> list[Leftover]:
    return [Leftover(slot.text, slot.place, LeftoverKind.NOTE) for slot in grid.strays]


def _notes(leftovers: Sequence[Leftover]) -> list[str]:
    """Return what to tell the officer about texts that no field holds."""
    headers = dict.fromkeys(
        left.header for left in leftovers if left.kind is LeftoverKind.COLUMN and left.header
    )
    notes = [
        _("Có nội dung ở cột “{header}” không xếp được vào bảng; nội dung được giữ riêng.").format(
            header=header
        )
        for header in headers
    ]
    if any(left.kind is LeftoverKind.NOTE for left in leftovers):
        notes.append(_("Bảng có dòng ghi chú hoặc dòng cộng; nội dung được giữ riêng."))
    return notes
