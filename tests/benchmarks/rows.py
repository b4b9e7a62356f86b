"""What is measured: each row a job of ours beside the same job of a peer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks import consolidate, peers, sticks, task_lists, window
from tests.benchmarks.measure import least, process, task, whole_task

TIMES = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table.

    Attributes:
        name: What ``--only`` calls it.
        ours: Measures our program, in seconds.
        peer: Name of the peer, empty when there is none.
        theirs: Measures the peer; None when it is not installed.
    """

    name: str
    ours: Callable[[], float]
    peer: str = ""
    theirs: Callable[[], float | None] = lambda: None

    def result(self) -> dict[str, str | float | None]:
        """Measure both and return the row; ``ratio`` tells how many times longer the peer took."""
        ours, theirs = self.ours(), self.theirs()
        return {
            "name": self.name,
            "ours_s": round(ours, 4),
            "peer": self.peer,
            "peer_s": None if theirs is None else round(theirs, 4),
            "ratio": None if theirs is None else round(theirs / ours, 2),
        }


def _task(name: str, times: int = TIMES) -> Callable[[], float]:
    return lambda: least(lambda: task(name), times)


def _start() -> float:
    """Return the seconds from the start of our process to its end after the first paint."""
    command = [sys.executable, "-m", "desktop", "--quit-after-paint"]
    process(command)
    return least(lambda: process(command)[0], TIMES)


def _sticks() -> float:
    """Return the seconds of the dry run of 168 packages and of taking them in."""
    found = sticks.measured()
    return found["dry_run_s"] + found["take_s"]


def _list(name: str, peer: str = "") -> Row:
    """Return a row about the list of 100 000 tasks, which is made before the clock starts."""

    def ours() -> float:
        task_lists.workspace()
        return least(lambda: task(name), 3)

    return Row(name, ours, peer, _task(f"{name}-{peer.lower()}", 3)) if peer else Row(name, ours)


def _window(name: str) -> Row:
    """Return a row about how long the window is held up, the longest time without a beat."""
    return Row(f"window_{name}", lambda: window.measured()[name].gap_s)


ROWS = (
    Row("docx", _task("docx"), "docxtpl", _task("docx-docxtpl", 3)),
    Row("docx-plain", _task("docx"), "python-docx", _task("docx-python-docx", 3)),
    Row("pdf", _task("pdf"), "LibreOffice", lambda: peers.libreoffice_pdf(3)),
    Row(
        "pdf-open-plan", _task("pdf-open-plan", 3), "LibreOffice", lambda: peers.libreoffice_pdf(3)
    ),
    Row(
        "pdf-whole-process",
        lambda: least(lambda: whole_task("pdf-once"), TIMES),
        "LibreOffice",
        lambda: peers.libreoffice_pdf(3),
    ),
    Row("preview", _task("preview", 3)),
    Row("read", _task("read", 3)),
    _list("tasks_open", "Qt"),
    _list("tasks_filter", "Qt"),
    _list("tasks_sort", "Qt"),
    _list("tasks_group", "Python"),
    _list("tasks_search", "Qt"),
    _list("tasks_search_rare"),
    _list("tasks_search_year"),
    *map(_window, window.NAMES),
    Row("merge", _task("merge", 3)),
    Row("sticks", _sticks),
    Row("backup", _task("backup", 2)),
    Row("backup-stall", _task("backup-stall", 2)),
    Row(
        "consolidate",
        lambda: consolidate.measured()["add_up_s"],
        "openpyxl",
        consolidate.openpyxl_seconds,
    ),
    Row("start-up", _start, "novelWriter", lambda: peers.novelwriter_start(TIMES)),
)
