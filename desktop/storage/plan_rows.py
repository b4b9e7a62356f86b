"""A plan taken apart into rows, and put together again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, PlanStatus, YearSpan
from desktop.domain.signing import Authority, Signing
from desktop.domain.tasks import (
    Column,
    Placement,
    RowNumbering,
    TableRow,
    Task,
    TaskField,
    TaskGroup,
    TaskTable,
)
from desktop.storage.ranks import assign_ranks
from desktop.storage.records import (
    DATE,
    FLAG,
    REAL,
    WORDS,
    Codec,
    Record,
    Row,
    enum,
    nested,
    to_json,
)
from desktop.storage.tables import (
    BLOCK,
    DUTY,
    PLAN,
    PLAN_BASIS,
    REPORT_DUE,
    TABLE_ROW,
    TARGET,
    TASK_TABLE,
    Table,
)

_ISSUER = Record(Issuer, {"kind": enum(CommuneKind)})
_SIGNING = Record(Signing, {"authority": enum(Authority)})
_COLUMN = Record(Column, {"field": enum(TaskField)})
_COLUMNS = Codec(
    lambda columns: to_json([_COLUMN.row(column) for column in columns]),
    lambda text: tuple(_COLUMN.item(row) for row in json.loads(text)),
)
_LISTS: dict[str, tuple[Table, Record[Any]]] = {
    "bases": (PLAN_BASIS, Record(PlanBasis)),
    "blocks": (BLOCK, Record(Block, {"kind": enum(BlockKind), "level": enum(Level)})),
    "targets": (TARGET, Record(Target, {"value": REAL})),
    "duties": (DUTY, Record(Duty, {"items": WORDS})),
    "reports": (REPORT_DUE, Record(ReportDue)),
}
"""Parts of a plan that are lists: their table and their record."""

_PLAN = Record(
    Plan,
    {
        "kind": enum(PlanKind),
        "status": enum(PlanStatus),
        "date": DATE,
        "recipients": WORDS,
        "issuer": nested(_ISSUER),
        "signing": nested(_SIGNING),
        "tracked": FLAG,
    },
    skip=("years", "task_table", *_LISTS),
)
_TABLE = Record(
    TaskTable,
    {"placement": enum(Placement), "numbering": enum(RowNumbering), "columns": _COLUMNS},
    skip=("rows",),
)
_TASK = Record(Task, {"products": WORDS, "lead": WORDS, "cooperate": WORDS})
_GROUP = Record(TaskGroup)
_NO_ROW = dict.fromkeys(TABLE_ROW.columns)
_NO_ROWS: Mapping[str, Iterable[Row]] = {table.name: () for table, _record in _LISTS.values()}

CHILD_TABLES = (*(table for table, _record in _LISTS.values()), TABLE_ROW)
"""Tables whose rows belong to a plan and stand in an order."""


def head_row(plan: Plan) -> Row:
    """Return the row of the plan itself."""
    return _PLAN.row(plan) | {"first_year": plan.years.first, "last_year": plan.years.last}


def years_of(row: Mapping[str, Any]) -> YearSpan:
    """Return the years of a plan's row."""
    return YearSpan(row["first_year"], row["last_year"])


def table_head_row(plan: Plan) -> list[Row]:
    """Return the row of the task table, none when the plan has no table."""
    table = plan.task_table
    return [] if table is None else [{"id": plan.id, "plan_id": plan.id, **_TABLE.row(table)}]


def child_rows(plan: Plan, table: Table, stored: Mapping[str, Row]) -> list[Row]:
    """Return the rows of ``table`` that belong to ``plan``, ranked close to those ``stored``."""
    rows = list(_plain_rows(plan, table))
    order = [row["id"] for row in rows]
    if len(set(order)) != len(order):
        raise ValueError(f"{table.name}: two rows of plan {plan.id} have one id")
    ranks = assign_ranks(order, {key: row["rank"] for key, row in stored.items()})
    return [row | {"plan_id": plan.id, "rank": ranks[row["id"]]} for row in rows]


def assemble(head: Row, table_head: Row | None, rows: Mapping[str, Iterable[Row]]) -> Plan:
    """Return the plan kept in its row, in that of its table and in the rows by table name."""
    lists = {
        name: tuple(record.item(row) for row in rows[table.name])
        for name, (table, record) in _LISTS.items()
    }
    task_table = None
    if table_head is not None:
        task_table = _TABLE.item(
            table_head, rows=tuple(_table_item(row) for row in rows[TABLE_ROW.name])
        )
    return _PLAN.item(head, years=years_of(head), task_table=task_table, **lists)


def _plain_rows(plan: Plan, table: Table) -> Iterable[Row]:
    if table is TABLE_ROW:
        return (_table_row(row) for row in plan.task_table.rows) if plan.task_table else ()
    for name, (own, record) in _LISTS.items():
        if own is table:
            return (record.row(item) for item in getattr(plan, name))
    raise KeyError(table.name)


def _table_row(item: TableRow) -> Row:
    if isinstance(item, Task):
        return _NO_ROW | {"kind": "task"} | _TASK.row(item)
    return _NO_ROW | {"kind": "group"} | _GROUP.row(item)


def _table_item(row: Row) -> TableRow:
    return _TASK.item(row) if row["kind"] == "task" else _GROUP.item(row)


def issuer_of(row: Mapping[str, Any]) -> Issuer | None:
    """Return the commune named in a plan's row, None for the one that owns the workspace."""
    return nested(_ISSUER).read(row["issuer"])  # type: ignore[no-any-return]


READINGS: Mapping[str, Callable[[Row], object]] = {
    **{table.name: record.item for table, record in _LISTS.values()},
    PLAN.name: lambda row: assemble(row, None, _NO_ROWS),
    TASK_TABLE.name: lambda row: _TABLE.item(row, rows=()),
    TABLE_ROW.name: _table_item,
}
"""How single rows are read, by table."""
