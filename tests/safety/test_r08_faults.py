"""R8: every write, sync and name may fail; the old whole or the new whole is there, told in words.

A sitting goes through opening, editing, undo, backup, packing, taking in, going back and closing
again and again while the system refuses every so many calls.
"""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.storage import backups
from desktop.storage.workspace import WorkspaceOpener
from tests.storage.conftest import StillClock
from tests.support.packages import look
from tests.support.sitting import FIRST, PLAN, Place, standing

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3
FAULTS = (
    ("pwrite64", "ENOSPC"),
    ("pwrite64", "EIO"),
    ("fsync,fdatasync", "EIO"),
    ("write", "ENOSPC"),
    ("rename,unlink,ftruncate", "EIO"),
)
needs_tracer = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def sit_with_faults(place: Place, calls: str, error: str, first: int, every: int) -> list[str]:
    """Return what a stubborn sitting tells while every so many ``calls`` fail."""
    faults = ["-e", f"trace={calls}", "-e", f"inject={calls}:error={error}:when={first}+{every}"]
    tracer = ["strace", "-f", "-qq", "-o", os.devnull, *faults]
    sitting = [sys.executable, "-B", "-m", "tests.support.sitting", str(place.folder), "stubborn"]
    done = subprocess.run(
        [*tracer, *sitting, str(ROUNDS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def require_whole(place: Place, told: list[str], scratch: Path) -> None:
    opener = WorkspaceOpener(clock=StillClock(), minimum_free=0, local_only=False)
    with closing(opener.open(place.workspace)) as store:
        assert store.check() == []
        number = int(store.plans.get(PLAN).number)
    words = [line.split() for line in told if not line.startswith("refused")]
    assert number in standing(words, {FIRST}), told
    kept = backups.list_backups(place.workspace, place.folder / backups.FOLDER_NAME)
    assert all(backup.is_verified() for backup in kept)
    for path in place.stick.glob("*.goixa"):
        assert look(scratch, path).manifest is not None, path


def fail_at(place: Place, tmp_path: Path, calls: str, error: str, first: int, every: int) -> int:
    """Return how many actions were refused."""
    told = sit_with_faults(place, calls, error, first, every)
    require_whole(place, told, tmp_path)
    return sum(line.startswith("refused") for line in told)


@needs_tracer
@pytest.mark.parametrize(("calls", "error"), FAULTS)
def test_r08_faults(place: Place, tmp_path: Path, calls: str, error: str) -> None:
    assert fail_at(place, tmp_path, calls, error, 8, 61)


@needs_tracer
@pytest.mark.stress
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(("calls", "error"), FAULTS)
def test_r08_faults_long(made_place: Place, tmp_path: Path, calls: str, error: str) -> None:
    for every in (13, 31, 61, 97):
        for first in range(1, every + 1, 4):
            folder = tmp_path / f"{every}-{first}"
            shutil.copytree(made_place.folder, folder)
            (folder / "usb").mkdir()
            fail_at(Place(folder), tmp_path, calls, error, first, every)
            shutil.rmtree(folder)
