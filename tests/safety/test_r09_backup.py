"""R9: a backup of 100 MB takes under two seconds and never holds up the window for 100 ms."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from desktop.storage import backups
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from desktop.ui.jobs import Jobs
from desktop.ui.start import SWITCH_SECONDS
from tests.benchmarks import backing_up
from tests.storage.conftest import StillClock
from tests.support.stored_plans import empty_plan

SLOWEST = 2.0
LONGEST_STALL = 0.1
TICK_MS = 5


@pytest.fixture
def jobs(qapp) -> Iterator[Jobs]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    jobs = Jobs(qapp)
    yield jobs
    jobs.close()
    sys.setswitchinterval(interval)


@pytest.fixture
def opener() -> WorkspaceOpener:
    return WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)


def save(store: SqliteStore, key: str) -> None:
    with store.step("Gõ chữ", key):
        store.plans.save(empty_plan(key))


def test_r09_typing_given_while_a_backup_runs_is_saved_after_it(
    qtbot, jobs: Jobs, opener: WorkspaceOpener, tmp_path: Path
) -> None:
    """The store has one connection: a save waits for the backup, the window for neither."""
    done: list[object] = []
    with closing(opener.create(tmp_path / "xa.khx")) as store:
        save(store, "truoc")
        jobs.run(lambda: store.backup("tay"), done.append, done.append)
        jobs.run(lambda: save(store, "trong-luc"), done.append, done.append)
        assert done == [], "the window goes on at once"
        qtbot.waitUntil(lambda: len(done) == 2)
        backup, nothing = done
        assert nothing is None
        assert backups.look_inside(backup).plans == 1
        assert {plan.id for plan in store.plans.list()} == {"truoc", "trong-luc"}


@pytest.mark.stress
@pytest.mark.timeout(300)
def test_r09_backup_of_100_mb(qtbot, jobs: Jobs, opener: WorkspaceOpener, tmp_path: Path) -> None:
    ticks, done = [], []
    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    with closing(opener.create(tmp_path / "xa.khx")) as store:
        backing_up.fill(store)
        begin = time.perf_counter()
        timer.start()
        jobs.run(lambda: store.backup("tay"), done.append, done.append)
        qtbot.waitUntil(lambda: bool(done), timeout=60_000)
        took = time.perf_counter() - begin
        timer.stop()
    (backup,) = done
    assert backup.stat().st_size > 0.9 * backing_up.SIZE
    assert took < SLOWEST
    gaps = [after - before for before, after in pairwise(ticks)]
    assert max(gaps) < LONGEST_STALL
