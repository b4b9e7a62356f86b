"""The facts of many tasks at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from desktop.domain.tracking.model import TaskFacts
from desktop.storage.rows import Rows
from desktop.storage.task_records import (
    ASSIGNMENTS,
    EVIDENCE_LINKS,
    MARKS,
    OCCURRENCES,
    PROGRESS,
    REMINDERS,
    Keeping,
)

NO_FACTS = TaskFacts()

_LISTS: dict[str, Keeping[Any]] = {
    "occurrences": OCCURRENCES,
    "progress": PROGRESS,
    "assignments": ASSIGNMENTS,
    "evidence": EVIDENCE_LINKS,
    "reminders": REMINDERS,
}
FACT_TABLES = frozenset(keeping.table.name for keeping in (MARKS, *_LISTS.values()))
"""Tables whose rows say something of a single task."""


def facts_of(rows: Rows, keys: Collection[str]) -> Mapping[str, TaskFacts]:
    """Return the facts of those of the tasks ``keys`` that have some; in order of their entry."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in rows.read_many(MARKS.table, "id", keys):
        found[row["id"]]["mark"] = MARKS.record.item(row)
    for name, keeping in _LISTS.items():
        for row in rows.read_many(keeping.table, "task_id", keys):
            found[row["task_id"]].setdefault(name, []).append(keeping.record.item(row))
    return {
        key: TaskFacts(**{name: _frozen(value) for name, value in parts.items()})
        for key, parts in found.items()
    }


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def task_of(table: str, row: Mapping[str, Any]) -> str:
    """Return the key of the task of which a row of a fact table speaks."""
    return str(row["id" if table == MARKS.table.name else "task_id"])
