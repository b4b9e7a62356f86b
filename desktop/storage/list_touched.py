"""Which plans and tasks the rows that a step wrote say something of."""

from __future__ import annotations

from desktop.domain.outline import BlockKind
from desktop.storage import tables
from desktop.storage.records import Row
from desktop.storage.rows import Log
from desktop.storage.task_facts import FACT_TABLES, task_of

_OF_PLAN = frozenset(table.name for table in (tables.TASK_TABLE, tables.TABLE_ROW, tables.DUTY))
_PLAN_COLUMNS = ("first_year", "last_year", "subject", "tracked")


def tasks_touched(log: Log) -> set[str]:
    """Return the tasks of which facts were written."""
    return {
        task_of(table, row)
        for (table, _key), states in log.items()
        if table in FACT_TABLES
        for row in states
        if row
    }


def plans_touched(log: Log) -> set[str]:
    """Return the plans of whose tasks the written rows say something."""
    return {
        str((after or before or {})[tables.TABLES[table].plan])
        for (table, _key), (before, after) in log.items()
        if tables.TABLES[table].plan and _matters(table, before, after)
    }


def _matters(table: str, before: Row | None, after: Row | None) -> bool:
    if table in _OF_PLAN or before is None or after is None:
        return table in _OF_PLAN or table in (tables.PLAN.name, tables.BLOCK.name)
    if table == tables.BLOCK.name:
        return BlockKind.HEADING.value in (before["kind"], after["kind"])
    return table == tables.PLAN.name and any(before[c] != after[c] for c in _PLAN_COLUMNS)
