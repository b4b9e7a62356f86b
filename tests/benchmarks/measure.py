"""How time is taken: the least of several runs, each in a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.paths import HOME_VARIABLE

PROJECT = Path(__file__).resolve().parents[2]
LIMIT_S = 60


class Failed(Exception):
    """What was to be measured did not run to its end."""


def least(run: Callable[[], float], times: int) -> float:
    """Return the least of several results: what disturbs a run only makes it longer."""
    return min(run() for _ in range(times))


def process(
    command: Sequence[str], folder: Path = PROJECT, limit: float = LIMIT_S
) -> tuple[float, str]:
    """Run a program to its end; return the seconds of the whole process and what it printed."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, HOME_VARIABLE: home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        begin = time.perf_counter()
        try:
            done = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, text=True,
                timeout=limit, check=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise Failed(f"{' '.join(command)}: not done after {limit} s") from error
        except subprocess.CalledProcessError as error:
            raise Failed(f"{' '.join(command)}: {error.stderr.strip()[-500:]}") from error
        return time.perf_counter() - begin, done.stdout


def task(name: str) -> float:
    """Return the seconds that a task of ``tests.benchmarks.tasks`` measured of itself."""
    _whole, printed = process([sys.executable, "-m", "tests.benchmarks.tasks", name])
    return float(printed)


def whole_task(name: str) -> float:
    """Return the seconds of the whole process that runs a task."""
    return process([sys.executable, "-m", "tests.benchmarks.tasks", name])[0]
