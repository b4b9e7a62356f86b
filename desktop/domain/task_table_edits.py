"""Pure edits of the task table: cells, rows, groups, blocks of cells pasted from a sheet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from desktop.domain.ids import new_id
from desktop.domain.tasks import (
    Column,
    Placement,
    TableRow,
    Task,
    TaskField,
    TaskGroup,
    TaskTable,
)
from desktop.domain.text import nfc

LIST_FIELDS = frozenset({TaskField.PRODUCTS, TaskField.LEAD, TaskField.COOPERATE})
"""Fields with several entries; a cell shows one a line."""

STANDARD_COLUMNS = (
    Column(TaskField.NUMBER, "STT", 0.6),
    Column(TaskField.TASK, "Nội dung, nhiệm vụ", 4.0),
    Column(TaskField.PRODUCTS, "Sản phẩm", 2.2),
    Column(TaskField.LEAD, "Chủ trì", 1.8),
    Column(TaskField.COOPERATE, "Phối hợp", 1.8),
    Column(TaskField.TIME, "Thời gian hoàn thành", 1.6),
)
"""Columns of a new table, as annual plans print them."""

Grid = Sequence[Sequence[str]]
"""Rows of cells as another program copies them; lines of a cell are parted by a line feed."""


def new_table() -> TaskTable:
    """Return an empty table that stands in an appendix."""
    return TaskTable(STANDARD_COLUMNS, Placement.APPENDIX)


def cell_text(row: TableRow, field: TaskField) -> str:
    """Return the words of a cell, one entry a line; the number column gives the fixed label."""
    if field is TaskField.NUMBER:
        return row.label or ""
    if isinstance(row, TaskGroup):
        return {TaskField.BUDGET: row.budget, TaskField.TASK: row.title}.get(field, "")
    value: str | tuple[str, ...] = getattr(row, field.value)
    return value if isinstance(value, str) else "\n".join(value)


def with_cell(row: TableRow, field: TaskField, text: str) -> TableRow:
    """Return ``row`` with other words in one cell; an empty number means numbering by order."""
    words = nfc(text).replace("\r\n", "\n").strip()
    if field is TaskField.NUMBER:
        return replace(row, label=words or None)
    if isinstance(row, TaskGroup):
        if field is TaskField.BUDGET:
            return replace(row, budget=words)
        return replace(row, title=" ".join(words.split()))
    if field in LIST_FIELDS:
        entries = tuple(line.strip() for line in words.split("\n") if line.strip())
        return _with_value(row, field, entries)
    return _with_value(row, field, words)


def _with_value(task: Task, field: TaskField, value: str | tuple[str, ...]) -> Task:
    values: dict[str, Any] = {field.value: value}
    return replace(task, **values)


def set_cell(table: TaskTable, row_id: str, field: TaskField, text: str) -> TaskTable:
    """Return the table with other words in one cell."""
    return _each(table, {row_id}, lambda row: with_cell(row, field, text))


def clear_cells(table: TaskTable, cells: Collection[tuple[str, TaskField]]) -> TaskTable:
    """Return the table with the given cells (row key, field) empty."""
    rows = []
    for row in table.rows:
        cleared = row
        for row_id, field in cells:
            if row_id == row.id:
                cleared = with_cell(cleared, field, "")
        rows.append(cleared)
    return replace(table, rows=tuple(rows))


def insert_row(table: TaskTable, row: TableRow, after_id: str | None) -> TaskTable:
    """Return the table with ``row`` below the row ``after_id``, or first when that is None."""
    place = 0 if after_id is None else _place(table, after_id) + 1
    return replace(table, rows=(*table.rows[:place], row, *table.rows[place:]))


def remove_rows(table: TaskTable, row_ids: Collection[str]) -> TaskTable:
    """Return the table without the given rows."""
    return replace(table, rows=tuple(row for row in table.rows if row.id not in row_ids))


def move_rows(table: TaskTable, row_ids: Collection[str], target: int) -> TaskTable:
    """Return the table with the given rows, in their order, before the row now at ``target``."""
    moved = [row for row in table.rows if row.id in row_ids]
    before = [row for row in table.rows[:target] if row.id not in row_ids]
    after = [row for row in table.rows[target:] if row.id not in row_ids]
    return replace(table, rows=(*before, *moved, *after))


def rows_of_group(table: TaskTable, group_id: str) -> tuple[str, ...]:
    """Return the keys of a group and of all rows below it up to the next of its depth."""
    start = _place(table, group_id)
    head = table.rows[start]
    depth = head.depth if isinstance(head, TaskGroup) else 0
    keys = [head.id]
    for row in table.rows[start + 1 :]:
        if not depth or (isinstance(row, TaskGroup) and row.depth <= depth):
            break
        keys.append(row.id)
    return tuple(keys)


def move_group(table: TaskTable, group_id: str, step: int) -> TaskTable:
    """Return the table with a group and its rows before (-1) or behind (1) its neighbour."""
    keys = rows_of_group(table, group_id)
    start = _place(table, group_id)
    stop = start + len(keys)
    own = table.rows[start]
    depth = own.depth if isinstance(own, TaskGroup) else 1
    if step > 0:
        if stop == len(table.rows):
            return table
        return move_rows(table, keys, stop + len(rows_of_group(table, table.rows[stop].id)))
    for place in range(start - 1, -1, -1):
        row = table.rows[place]
        if isinstance(row, TaskGroup) and row.depth <= depth:
            return move_rows(table, keys, place) if row.depth == depth else table
    return move_rows(table, keys, 0)


def paste_grid(table: TaskTable, row_id: str | None, field: TaskField, grid: Grid) -> TaskTable:
    """Return the table with ``grid`` written from the cell (``row_id``, ``field``) on.

    Rows beyond the end of the table are added. A line of the grid with words in one cell only,
    written where all columns are filled, names a group when the line below it is wider. A
    number column that comes along is left out of new rows: they are numbered by order.
    """
    fields = [column.field for column in table.columns]
    first = fields.index(field)
    rows = list(table.rows)
    start = len(rows) if row_id is None else _place(table, row_id)
    for offset, line in enumerate(grid):
        place = start + offset
        if place >= len(rows):
            rows.append(_new_row(line, grid, first))
        rows[place] = _filled(rows[place], fields[first:], line, is_new=place >= len(table.rows))
    return replace(table, rows=tuple(rows))


def _new_row(line: Sequence[str], grid: Grid, first: int) -> TableRow:
    filled = [cell for cell in line if cell.strip()]
    width = max(len(cells) for cells in grid)
    words = [cell for cell in filled if len(cell) > 5]
    names_group = first == 0 and width > 3 and len(filled) <= 2 and len(words) == 1
    return TaskGroup(new_id(), "") if names_group else Task(new_id(), "")


def _filled(
    row: TableRow, fields: Sequence[TaskField], line: Sequence[str], is_new: bool
) -> TableRow:
    if isinstance(row, TaskGroup) and is_new:
        return with_cell(row, TaskField.TASK, max(line, key=len))
    for field, text in zip(fields, line, strict=False):
        if not (is_new and field is TaskField.NUMBER):
            row = with_cell(row, field, text)
    return row


def _each(
    table: TaskTable, row_ids: Collection[str], change: Callable[[TableRow], TableRow]
) -> TaskTable:
    rows = tuple(change(row) if row.id in row_ids else row for row in table.rows)
    return replace(table, rows=rows)


def _place(table: TaskTable, row_id: str) -> int:
    return next(place for place, row in enumerate(table.rows) if row.id == row_id)
