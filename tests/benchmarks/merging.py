"""Taking in a package of 50 000 rows: looked at row by row, then written as one step."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop.app import SystemClock
from desktop.domain.exchange.model import RowState
from desktop.storage import plan_rows
from desktop.storage.records import Row
from desktop.storage.tables import PLAN, TABLE_ROW, TASK_TABLE, Table
from desktop.storage.workspace import WorkspaceOpener
from tests.support import many_tasks

ROWS = 50_000


def package() -> list[RowState]:
    """Return the rows of so many plans that there are 50 000, as another PC packed them."""
    found: list[RowState] = []
    for plan in many_tasks.plans(ROWS):
        found.append(_state(PLAN, plan_rows.head_row(plan)))
        found += [_state(TASK_TABLE, row) for row in plan_rows.table_head_row(plan)]
        found += [_state(TABLE_ROW, row) for row in plan_rows.child_rows(plan, TABLE_ROW, {})]
        if len(found) >= ROWS:
            break
    return found


def _state(table: Table, row: Row) -> RowState:
    content = {name: row[name] for name in table.columns[1:]}
    return RowState(table.name, row["id"], "office", {"laptop": 2}, content)


def merge() -> float:
    """Return the seconds of previewing and of taking in a large package."""
    states = package()
    with tempfile.TemporaryDirectory() as folder:
        opener = WorkspaceOpener(clock=SystemClock(), minimum_free=0, local_only=False)
        store = opener.create(Path(folder) / "xa.khx")
        store.tasks.areas()
        begin = time.perf_counter()
        plan = store.exchange.preview(states)
        with store.step("Nhập gói"):
            store.exchange.apply(plan)
        taken = time.perf_counter() - begin
        store._rows.changed = False
        store.close()
    return taken


TASKS: dict[str, Callable[[], float]] = {"merge": merge}
