"""How long the window is held up while 100 000 tasks are looked at and changed.

    python -m tests.benchmarks.window

drives the real window without a display, with the threads it has in use, over a copy of the
workspace of ``task_lists``. A heart beats every 5 ms on the thread that draws; printed are, for
each thing done, the longest time between two beats, the most time of the processor that this
thread took between two, and all it took. What else runs on the machine makes the first longer.
"""

from __future__ import annotations

import functools
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import task_lists
from tests.benchmarks.measure import LIMIT_S, process

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.ui.main_window import MainWindow

BEAT_MS = 5
QUIET_MS = 250
"""So long nothing may be under way before something counts as finished."""
PAGES = 60
STEPS = 120
"""Pages turned by the key, places to which the scroll bar is dragged."""
STEP_MS = 25
MARKED = 2000
TIMES = 3
LINE = "{:<20} {:>18} {:>18} {:>12}"

NAMES = (
    *("open", "pages", "drag", "all", "refresh", "sort", "filter", "no_filter", "group"),
    *("no_group", "done"),
)
"""What is done, in this order: see ``_things_done``."""

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Held:
    """How long the thread that draws was held up.

    Attributes:
        gap_s: The longest time between two beats.
        work_s: The most time of the processor between two beats.
        cpu_s: All time of the processor.
    """

    gap_s: float
    work_s: float
    cpu_s: float


class Heart:
    """Beats on the thread that draws while something is done."""

    def __init__(self, window: MainWindow) -> None:
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        self._jobs = window.session.jobs
        self._loop = QEventLoop()
        self._timer = QTimer(window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = self._busy = self._gap = self._last_cpu = self._work = 0.0
        self._waiting: list[Act] = []

    def during(self, acts: list[Act]) -> Held:
        """Do ``acts`` one after the other, wait until all is done, return what was measured."""
        self._waiting = acts
        self._gap = self._work = 0.0
        cpu = self._last_cpu = time.thread_time()
        self._last = self._busy = time.perf_counter()
        self._timer.start()
        self._next()
        self._loop.exec()
        self._timer.stop()
        return Held(self._gap, self._work, time.thread_time() - cpu)

    def _next(self) -> None:
        from PySide6.QtCore import QTimer

        if self._waiting:
            QTimer.singleShot(STEP_MS, self._act)

    def _act(self) -> None:
        self._waiting.pop(0)()
        self._next()

    def _beat(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self._gap = max(self._gap, now - self._last)
        self._work = max(self._work, cpu - self._last_cpu)
        self._last, self._last_cpu = now, cpu
        if self._jobs.waiting or self._waiting:
            self._busy = now
        elif now - self._busy > QUIET_MS / 1000:
            self._loop.quit()


def in_this_process(folder: Path) -> dict[str, Held]:
    """Drive the window over a copy of the workspace in ``folder``; return what was measured."""
    from desktop.ui import start

    workspace = folder / "xa.khx"
    shutil.copyfile(task_lists.workspace(), workspace)
    application, window = _open(workspace)
    heart = Heart(window)
    heart.during([start.leave_alone])
    done = zip(NAMES, _things_done(window), strict=True)
    found = {name: heart.during(acts) for name, acts in done}
    window.session.jobs.close()
    del application
    return found


def _open(workspace: Path) -> tuple[QApplication, MainWindow]:
    """Return the application and its window, shown, with the workspace open."""
    from PySide6.QtWidgets import QApplication

    from desktop.app import Application
    from desktop.ui import start, theme
    from desktop.ui.jobs import Jobs
    from desktop.ui.main_window import MainWindow
    from desktop.ui.session import Session
    from tests.support.clocks import HandClock

    sys.setswitchinterval(start.SWITCH_SECONDS)
    application = QApplication(sys.argv[:1])
    theme.apply(application)
    session = Session(Application(HandClock(task_lists.TODAY)), Jobs(application), application)
    # Backups, and reading plans ahead for Ctrl+K, are measured elsewhere.
    session.keep_safe = lambda _reason: None
    MainWindow._prepare_search = lambda _window: None
    window = MainWindow(session)
    window.showNormal()
    window.resize(1366, 768)
    session.open(workspace)
    return application, window


def _things_done(window: MainWindow) -> Iterator[list[Act]]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from desktop.domain.tracking.query import GroupBy, Order, SortKey, TaskQuery

    yield [lambda: window.show_place("tasks")]
    screen = window.screen_of("tasks")
    table, bar = screen.table, screen.table.verticalScrollBar()
    table.setFocus()
    page = Qt.Key.Key_PageDown
    yield [lambda: QTest.keyClick(table, page)] * PAGES
    places = [bar.maximum() * step // STEPS for step in range(1, STEPS + 1)]
    yield [functools.partial(bar.setValue, place) for place in places]
    yield [table.selectAll]
    yield [screen.refresh]
    by_title = Order(SortKey.TITLE)
    yield [lambda: screen.show_order(by_title)]
    yield [lambda: screen.show_query(TaskQuery(year=2026))]
    yield [lambda: screen.show_query(TaskQuery())]
    yield [lambda: screen.show_order(replace(by_title, group=GroupBy.UNIT))]
    yield [lambda: screen.show_order(Order())]
    keys = list(table.tasks.rows.listing.keys[:MARKED])
    yield [lambda: screen.doing.toggle_done(keys)]


@functools.cache
def measured(times: int = TIMES) -> dict[str, Held]:
    """Return the least of several runs, each in a process of its own."""
    task_lists.workspace()
    command = [sys.executable, "-m", "tests.benchmarks.window", "--once"]
    runs = [json.loads(process(command, limit=LIMIT_S * 3)[1]) for _time in range(times)]
    return {
        name: Held(*(min(run[name][place] for run in runs) for place in range(3)))
        for name in runs[0]
    }


def _print_once() -> None:
    with tempfile.TemporaryDirectory() as name:
        found = in_this_process(Path(name))
    print(json.dumps({name: astuple(held) for name, held in found.items()}))


def _print_table() -> None:
    print(LINE.format("name", "longest gap (ms)", "longest work (ms)", "work (ms)"))
    for name, held in measured().items():
        print(LINE.format(f"window_{name}", *(round(1000 * seconds) for seconds in astuple(held))))


if __name__ == "__main__":
    if sys.argv[1:] == ["--once"]:
        _print_once()
    else:
        _print_table()
