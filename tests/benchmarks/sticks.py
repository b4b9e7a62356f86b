"""A quarter at the level above: 168 packages looked at and taken in, with all that protects them.

    python -m tests.benchmarks.sticks

prints the seconds of the dry run, of taking in, of taking in again, and of the slowest package:
what another screen waits at most, because each package is a piece of work by itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from desktop import paths
from desktop.domain.consolidation.register import Level, OfficeLevel
from desktop.services.exchange.service import TakenFile
from tests.support.many_communes import PERIODS, write_all

PACKAGES = 168


def measured() -> dict[str, float]:
    """Write the packages, take them in in a process of its own, return what that measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        list(write_all(folder, PACKAGES // len(PERIODS)))
        command = [sys.executable, "-m", "tests.benchmarks.sticks", name]
        home = {**os.environ, paths.HOME_VARIABLE: str(folder / "home")}
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=600, env=home
        )
        found: dict[str, float] = json.loads(done.stdout)
        return found


def take(folder: Path) -> dict[str, float]:
    """Look at the packages in ``folder``/inbox, take them in, then once more."""
    from desktop.app import Application

    files = sorted((folder / "inbox").glob("*.goixa"))
    services = Application().create(folder / "tinh.khx")
    services.consolidation.register.set_level(OfficeLevel(Level.PROVINCE, "tỉnh Hưng Yên"))
    found: dict[str, float] = {"packages": len(files)}
    begin = time.perf_counter()
    for _file in services.exchange.take_each(files, dry_run=True):
        pass
    found["dry_run_s"] = time.perf_counter() - begin
    found["take_s"], found["slowest_s"] = _taken(services.exchange.take_each(files))
    found["again_s"], _slowest = _taken(services.exchange.take_each(files))
    services.close()
    return found


def _taken(files: Iterable[TakenFile]) -> tuple[float, float]:
    """Return the seconds of all, and those of the slowest after the backup that comes first."""
    begin = last = time.perf_counter()
    steps = []
    for file in files:
        assert not file.problem, file.problem
        now = time.perf_counter()
        steps.append(now - last)
        last = now
    return last - begin, max(steps[1:])


if __name__ == "__main__":
    print(json.dumps(take(Path(sys.argv[1])) if sys.argv[1:] else measured(), indent=1))
