"""Killed at any moment, or with no room left, the file keeps every step that was acknowledged."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.errors import EnvironmentFailure, Refused
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.storage.writer import TURN_EVERY, done
from tests.support.stored_plans import empty_plan, full_plan, large_plan, paragraph

TODAY = date(2026, 3, 20)
ROOT = Path(__file__).resolve().parent.parent.parent


def killed_writer(path: Path, chance: random.Random, *module: str) -> int:
    """Let a child write, kill it at a random moment, return the last step it told."""
    command = [sys.executable, "-m", *(module or ("tests.storage.writer",)), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as child:
        assert child.stdout is not None
        told = [int(child.stdout.readline()) for _line in range(chance.randint(1, 20))]
        time.sleep(chance.random() * 0.02)
        child.kill()
        told += map(int, child.stdout.read().split())
    return told[-1]


def require_whole(opener: WorkspaceOpener, path: Path, told: int) -> None:
    store = opener.open(path)
    assert store.check() == []
    plan = store.plans.get("p1")
    number = int(plan.number)
    taken_back = 1 if told % TURN_EVERY == 0 else 0
    assert told - taken_back <= number <= told + 1
    assert plan.blocks[-1].id == f"b{number}", "half a step"
    assert store.tasks.occurrences.get("f") == done(number), "half a step"
    (line,) = store.tasks.lines(["t1"], TODAY)
    assert (line.done_on, line.state) == (done(number).done_on, TaskState.DONE)
    assert store.tasks.find(TaskQuery(), Order(), TODAY).states == {TaskState.DONE: 1}
    assert "dừng đột ngột" in store.notices[0]
    store.close()


def kill_many_times(path: Path, opener: WorkspaceOpener, times: int, seed: int) -> None:
    chance = random.Random(seed)
    for _time in range(times):
        require_whole(opener, path, killed_writer(path, chance))


def test_kill_9_loses_nothing_that_was_acknowledged(path: Path, opener: WorkspaceOpener) -> None:
    kill_many_times(path, opener, 15, 0)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 11))
def test_a_thousand_kills_lose_nothing(path: Path, opener: WorkspaceOpener, seed: int) -> None:
    kill_many_times(path, opener, 100, seed)


def require_full_disk(store: SqliteStore) -> None:
    """Write until the disk is full; the step that fails leaves nothing."""
    plan = large_plan("p1", 40, 0)
    saved = plan
    with pytest.raises(EnvironmentFailure, match="đầy") as failure:
        for number in range(1000):
            blocks = tuple(replace(block, text=f"{number} {block.text}") for block in plan.blocks)
            with store.step("Sửa", "p1"):
                store.plans.save(replace(plan, blocks=blocks))
            saved = replace(plan, blocks=blocks)
    assert "vẫn nguyên vẹn" in failure.value.safe
    assert store.plans.get("p1") == saved
    assert store.check() == []


def test_a_full_disk_is_told_and_keeps_what_was_saved(store: SqliteStore) -> None:
    store._connection.query("PRAGMA max_page_count=200")
    require_full_disk(store)

    store._connection.query("PRAGMA max_page_count=100000")
    with store.step("Tạo", "p2"):
        store.plans.save(full_plan("p2"))
    assert store.plans.get("p2") == full_plan("p2")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, timeout=20, check=False)
    except FileNotFoundError:
        pytest.skip("no mount command here")
    if mounted.returncode:
        pytest.skip("mounting is not permitted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, timeout=20)


def test_a_real_full_disk(tiny_disk: Path, blank: Path, clock: StillClock) -> None:
    path = tiny_disk / "xa.khx"
    path.write_bytes(blank.read_bytes())
    opener = WorkspaceOpener(clock=clock, minimum_free=0)
    store = opener.open(path)
    require_full_disk(store)
    saved = store.plans.get("p1")
    with pytest.raises(EnvironmentFailure, match="đầy"):
        store.close()
    assert list((tiny_disk / "sao-luu").iterdir()) == []

    roomy = WorkspaceOpener(tiny_disk.parent / "roomy", clock=clock, minimum_free=0)
    again = roomy.open(path)
    assert again.plans.get("p1") == saved
    again.close()


def test_a_file_that_turns_read_only_is_told(store: SqliteStore) -> None:
    store._connection.query("PRAGMA query_only=ON")
    with pytest.raises(EnvironmentFailure, match="Không được phép ghi"), store.step("Sửa", "p1"):
        store.plans.save(empty_plan())
    store._connection.query("PRAGMA query_only=OFF")
    with pytest.raises(Refused):
        store.plans.get("p1")
    with store.step("Sửa", "p1"):
        store.plans.save(replace(empty_plan(), blocks=(paragraph("b1"),)))
