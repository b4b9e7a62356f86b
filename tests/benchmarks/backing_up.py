"""A verified backup of a workspace of 100 MB, and how long its parts hold up the store."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

from desktop.app import SystemClock
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from desktop.ui.start import SWITCH_SECONDS
from tests.support.stored_plans import empty_plan, paragraph

SIZE = 100_000_000
BLOCKS = 5000
WORDS = "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền. " * 14


def fill(store: SqliteStore) -> None:
    """Add plans until the file has its size."""
    number = 0
    while store.path.stat().st_size < SIZE:
        number += 1
        blocks = tuple(paragraph(f"p{number}-b{n}", f"{n} {WORDS}") for n in range(BLOCKS))
        with store.step("Thêm kế hoạch"):
            store.plans.save(replace(empty_plan(f"p{number}"), blocks=blocks))
        store._connection.query("PRAGMA wal_checkpoint(TRUNCATE)")


def of_a_full_workspace(measure: Callable[[SqliteStore], float]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        opener = WorkspaceOpener(clock=SystemClock(), minimum_free=0, local_only=False)
        store = opener.create(Path(folder) / "xa.khx")
        fill(store)
        measured = measure(store)
        store.close()
    return measured


def backup(store: SqliteStore) -> float:
    """Return the seconds of a backup: written, opened again, checked, counted, synced."""
    begin = time.perf_counter()
    store.backup("tay")
    return time.perf_counter() - begin


def stall(store: SqliteStore) -> float:
    """Return the longest time for which a backup keeps the window from doing anything."""
    sys.setswitchinterval(SWITCH_SECONDS)
    worker = Thread(target=store.backup, args=("tay",))
    worker.start()
    longest, last = 0.0, time.perf_counter()
    while worker.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


TASKS: dict[str, Callable[[], float]] = {
    "backup": lambda: of_a_full_workspace(backup),
    "backup-stall": lambda: of_a_full_workspace(stall),
}
