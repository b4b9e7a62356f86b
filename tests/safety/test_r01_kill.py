"""R1: killed at any moment of edits, imports, packing, backups: what was told as done is there."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support import whole
from tests.support.sitting import FIRST, Place

pytestmark = pytest.mark.timeout(600)
ROOT = Path(__file__).resolve().parents[2]
OFFICES, LIFE = 20, 100
"""Offices of the long form, and kills that each of them lives through."""


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
        assert line, "the nursery is gone"
        told.append(line)
    return told


def kill_many_times(place: Place, scratch: Path, chance: random.Random, times: int) -> None:
    before = {FIRST}
    with nursery(place) as nurse:
        for _time in range(times):
            told = killed_sitting(nurse, chance)
            with whole.opened(place) as store:
                before = whole.require_edits(store, told, before)
            whole.require_files(place, told, scratch)
            for package in place.stick.glob("*.goixa"):
                package.unlink()


def test_r01_kill(place: Place, tmp_path: Path) -> None:
    kill_many_times(place, tmp_path, random.Random(40), 40)


def test_r01_kill_under_a_passphrase(secret_place: Place, tmp_path: Path) -> None:
    kill_many_times(secret_place, tmp_path, random.Random(7), 15)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(OFFICES))
def test_r01_kill_long(place: Place, tmp_path: Path, seed: int) -> None:
    kill_many_times(place, tmp_path, random.Random(seed), LIFE)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(1, 3))
def test_r01_kill_under_a_passphrase_long(secret_place: Place, tmp_path: Path, seed: int) -> None:
    kill_many_times(secret_place, tmp_path, random.Random(seed), LIFE)
