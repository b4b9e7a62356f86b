"""A child process that writes without end and says what is safe: run by ``test_cuts``."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from desktop.domain.tasks import Placement, Task, TaskTable
from desktop.domain.tracking.model import OccurrenceFact
from desktop.errors import Refused
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.stored_plans import empty_plan, paragraph

TURN_EVERY = 7
"""After so many steps one is taken back and done again."""


def done(number: int) -> OccurrenceFact:
    """Return what is noted on the task in the step of that number."""
    day = date(2026, 1, 1) + timedelta(number % 60)
    return OccurrenceFact("f", "t1", "Quý I/2026", done_on=day, note=str(number))


def write_for_ever(store: SqliteStore) -> None:
    """Add a paragraph, raise the number of the plan and note a task as done, in each step.

    After each the number is told.
    """
    store.tasks.areas()
    try:
        plan = store.plans.get("p1")
    except Refused:
        table = TaskTable((), Placement.APPENDIX, (Task("t1", "Sơ kết", time="Quý I"),))
        plan = replace(empty_plan(), number="0", task_table=table)
    for number in count(int(plan.number) + 1):
        block = paragraph(f"b{number}", "Đẩy mạnh cải cách. " * 20)
        plan = replace(plan, number=str(number), blocks=(*plan.blocks[-40:], block))
        with store.step("Thêm đoạn", "p1"):
            store.plans.save(plan)
            store.tasks.occurrences.put(done(number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if number % TURN_EVERY == 0:
            store.history.undo("p1")
            store.history.redo("p1")


if __name__ == "__main__":
    write_for_ever(WorkspaceOpener(clock=StillClock(), minimum_free=0).open(Path(sys.argv[1])))
