"""R1: killed at any moment of edits, imports, packing, backups: what was told as done is there."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop.storage import backups
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.packages import look
from tests.support.sitting import FIRST, PLAN, TASK, Place, fact, standing

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def nursery(place: Place) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.support.sitting", str(place.folder), "nursery"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as child:
        yield child
        assert child.stdin is not None
        child.stdin.close()


def killed_sitting(nurse: subprocess.Popen[str], chance: random.Random) -> list[list[str]]:
    """Let a sitting begin, kill it a moment after some lines, return what it told."""
    assert nurse.stdin is not None
    assert nurse.stdout is not None
    nurse.stdin.write(f"{chance.randrange(10**9)}\n")
    nurse.stdin.flush()
    child = int(nurse.stdout.readline().split()[1])
    told = [nurse.stdout.readline().split() for _line in range(chance.randint(1, 6))]
    time.sleep(chance.random() * 0.04)
    os.kill(child, signal.SIGKILL)
    while (line := nurse.stdout.readline().split()) != ["gone", str(child)]:
        told.append(line)
    return told


def require_whole(place: Place, told: list[list[str]], before: set[int]) -> set[int]:
    """Open what a kill left; return the number of its last edit."""
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    with closing(opener.open(place.workspace)) as store:
        assert store.check() == []
        plan = store.plans.get(PLAN)
        number = int(plan.number)
        assert number in standing(told, before), told
        assert number == FIRST or plan.blocks[-1].id == f"b{number}", "half a step"
        noted = fact(number) if number > FIRST else None
        assert store.tasks.occurrences.get("f") == noted, "half a step"
        taken = max((int(rest[0]) for what, *rest in told if what == "taken"), default=0)
        restored = any(what == "restored" for what, *_rest in told)
        entries = {entry.percent for entry in store.tasks.progress.list("task_id", TASK)}
        assert restored or entries >= set(range(1, taken + 1)), told
    kept = backups.list_backups(place.workspace, place.folder / backups.FOLDER_NAME)
    assert all(backup.is_verified() for backup in kept)
    return {number}


def require_packages(place: Place, told: list[list[str]], scratch: Path) -> None:
    found = {path.name: path for path in place.stick.glob("*.goixa")}
    assert {line[1] for line in told if line[0] == "packed"} <= found.keys()
    for path in found.values():
        assert look(scratch, path).manifest is not None, path
        path.unlink()


def kill_many_times(place: Place, tmp_path: Path, times: int) -> None:
    chance = random.Random(times)
    before = {FIRST}
    with nursery(place) as nurse:
        for _time in range(times):
            told = killed_sitting(nurse, chance)
            before = require_whole(place, told, before)
            require_packages(place, told, tmp_path)


def test_r01_kill(place: Place, tmp_path: Path) -> None:
    kill_many_times(place, tmp_path, 40)


@pytest.mark.stress
@pytest.mark.timeout(7200)
def test_r01_kill_long(place: Place, tmp_path: Path) -> None:
    kill_many_times(place, tmp_path, 2000)
