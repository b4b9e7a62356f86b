"""The task table of a corrected file against that of a plan: what differs, and taking it.

Rows are found again by their words, their number and their group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from desktop.domain import task_table_edits
from desktop.domain.plan import Plan
from desktop.domain.task_table_edits import cell_text, set_cell
from desktop.domain.tasks import TableRow, Task, TaskField, TaskGroup, TaskTable
from desktop.domain.text import squeeze
from desktop.services.review_differences import Difference, DifferenceKind
from desktop.services.review_rows import Pairing, groups_of, pair_rows

COMPARED = (
    TaskField.OBJECTIVE, TaskField.TASK, TaskField.ACTIVITY, TaskField.PRODUCTS, TaskField.LEAD,
    TaskField.COOPERATE, TaskField.TIME, TaskField.BUDGET,
)  # fmt: skip
"""Cells that are compared; numbers follow from the order of the rows."""


def table_differences(mine: Plan, theirs: Plan) -> tuple[list[Difference], int]:
    """Return what differs between the task tables, and how many tasks are the same."""
    old, new = _table(mine), _table(theirs)
    pairing = pair_rows(old.rows, new.rows)
    fields = _shared_fields(old, new)
    differences: list[Difference] = []
    same = 0
    groups = groups_of(new.rows)
    for row in new.rows:
        twin = pairing.mine_of(row.id)
        if twin is not None:
            found = list(_changes(twin, row, fields, groups.get(row.id)))
            differences += found
            same += isinstance(row, Task) and not found
        elif isinstance(row, Task):
            differences.append(_whole(DifferenceKind.NEW, row, groups.get(row.id)))
    differences += _gone(old, pairing)
    return differences, same


def merged_table(mine: Plan, theirs: Plan, wanted: Sequence[Difference]) -> TaskTable:
    """Return the task table of ``mine`` with the differences ``wanted``.

    New rows stand where the file has them; a group comes along with its first new row, and a
    group that loses its last row goes when the file does not have it either.
    """
    old, new = _table(mine), _table(theirs)
    table = old if old.rows else replace(new, rows=())
    pairing = pair_rows(old.rows, new.rows)
    for difference in wanted:
        if difference.field is not None:
            table = set_cell(table, difference.row_id, difference.field, difference.new)
    fresh = {d.their_id for d in wanted if d.kind is DifferenceKind.NEW}
    table = _with_new(table, new, pairing, fresh)
    gone = {d.row_id for d in wanted if d.kind is DifferenceKind.GONE}
    return _without(table, gone, pairing)


def _table(plan: Plan) -> TaskTable:
    return plan.task_table or task_table_edits.new_table()


def _shared_fields(old: TaskTable, new: TaskTable) -> tuple[TaskField, ...]:
    """Return the fields that both tables have; a column that one lacks says nothing of a row."""
    both = {c.field for c in old.columns} & {c.field for c in new.columns}
    return tuple(field for field in COMPARED if field in both)


def row_title(row: TableRow) -> str:
    """Return the words by which a row is known."""
    if isinstance(row, TaskGroup):
        return row.title
    return row.activity or row.task or row.objective


def _changes(
    mine: TableRow, theirs: TableRow, fields: tuple[TaskField, ...], group: TaskGroup | None
) -> Iterator[Difference]:
    is_group = isinstance(mine, TaskGroup)
    for field in (TaskField.TASK,) if is_group else fields:
        old, new = cell_text(mine, field), cell_text(theirs, field)
        if squeeze(old) != squeeze(new):
            yield Difference(
                DifferenceKind.CHANGED,
                mine.id,
                row_title(mine),
                group.title if group else "",
                field,
                old,
                new,
                theirs.id,
            )


def _whole(kind: DifferenceKind, row: Task, group: TaskGroup | None) -> Difference:
    is_new = kind is DifferenceKind.NEW
    cells = (squeeze(cell_text(row, field)) for field in COMPARED)
    words = " · ".join(cell for cell in cells if cell and cell != squeeze(row_title(row)))
    return Difference(
        kind,
        row.id,
        row_title(row),
        group.title if group else "",
        old="" if is_new else words,
        new=words if is_new else "",
        their_id=row.id if is_new else "",
    )


def _gone(old: TaskTable, pairing: Pairing) -> Iterator[Difference]:
    groups = groups_of(old.rows)
    for row in old.rows:
        if isinstance(row, Task) and pairing.theirs_of(row.id) is None:
            yield _whole(DifferenceKind.GONE, row, groups.get(row.id))


def _with_new(
    table: TaskTable, new: TaskTable, pairing: Pairing, fresh: Collection[str]
) -> TaskTable:
    """Put the rows ``fresh`` of the file behind the row that they follow there."""
    after: str | None = None
    waiting: list[TaskGroup] = []
    for row in new.rows:
        twin = pairing.mine_of(row.id)
        if isinstance(row, TaskGroup):
            waiting = [group for group in waiting if group.depth < row.depth]
            if twin is None:
                waiting.append(row)
            else:
                after, waiting = twin.id, []
        elif twin is not None:
            after = twin.id if not waiting else after
        elif row.id in fresh:
            for group in waiting:
                table, after = _placed(table, group, _end_of_group(table, after, group.depth))
            waiting = []
            table, after = _placed(table, row, after)
    return table


def _placed(table: TaskTable, row: TableRow, after: str | None) -> tuple[TaskTable, str]:
    return task_table_edits.insert_row(table, row, after), row.id


def _end_of_group(table: TaskTable, after: str | None, depth: int) -> str | None:
    """Return the last row before the next group of this depth or above, from ``after`` on."""
    if after is None:
        return table.rows[-1].id if table.rows else None
    last, begun = after, False
    for row in table.rows:
        begun = begun or row.id == after
        if not begun:
            continue
        if isinstance(row, TaskGroup) and row.depth <= depth and row.id != after:
            break
        last = row.id
    return last


def _without(table: TaskTable, gone: Collection[str], pairing: Pairing) -> TaskTable:
    emptied = {
        group.id
        for row_id, group in groups_of(table.rows).items()
        if row_id in gone and pairing.theirs_of(group.id) is None
    }
    kept = task_table_edits.remove_rows(table, gone)
    filled = {group.id for group in groups_of(kept.rows).values()}
    return task_table_edits.remove_rows(kept, emptied - filled)
