"""The list of 100 000 tasks: ours over the workspace file, beside the usual ways over a list.

The workspace is made once for each state of the program and kept in the folder for temporary
files; each measurement runs in a fresh process on it and leaves it as it is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from desktop.app import SystemClock
from desktop.domain.folding import fold
from desktop.domain.sorting import sort_key
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import GroupBy, Order, SortKey, TaskQuery
from desktop.storage import files, schema
from desktop.storage.list_index import STAMP
from desktop.storage.store import SqliteStore
from desktop.storage.workspace import WorkspaceOpener
from tests.benchmarks.measure import PROJECT
from tests.support import many_tasks

PLANS = 1000
TODAY = many_tasks.TODAY
SEARCHED = "ho tich dien tu"
"""Words of a third of the tasks."""
RARE = "khong tien mat 99"
"""Words of one task in 150."""
UNIT = "unit:u3"
SHOWN = 50


def workspace() -> Path:
    """Return the workspace with 100 000 tasks, made when it is not there yet."""
    path = Path(tempfile.gettempdir()) / f"kehoachxa-{PLANS}-{_state_of_program()}.khx"
    if not path.exists():
        part = path.with_suffix(".new.khx")
        for left_over in (part, files.log_of(part)):
            left_over.unlink(missing_ok=True)
        store = _opener().create(part)
        many_tasks.fill(store, PLANS)
        store.tasks.areas()
        store._rows.changed = False
        store.close()
        part.rename(path)
    return path


def _state_of_program() -> str:
    """Return a digest of what decides how the workspace is made."""
    tables = schema.DEFINITIONS[schema.SCHEMA_VERSION]
    digest = hashlib.sha256(f"{STAMP} {tables}".encode())
    digest.update((PROJECT / "tests/support/many_tasks.py").read_bytes())
    return digest.hexdigest()[:12]


def _opener() -> WorkspaceOpener:
    return WorkspaceOpener(clock=SystemClock(), minimum_free=0, local_only=False)


def _slowest(questions: Iterable[tuple[TaskQuery, Order]]) -> float:
    """Return the seconds of the slowest question, after a first look at the list."""
    store = _opener().open(workspace())
    try:
        _find(store, TaskQuery(), Order(SortKey.PLAN))
        return max(
            _timed(lambda: _find(store, query, order))  # noqa: B023 (called at once)
            for query, order in questions
        )
    finally:
        store.close()


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _find(store: SqliteStore, query: TaskQuery, order: Order) -> int:
    """Find, and fetch the lines of the first page."""
    listing = store.tasks.find(query, order, TODAY)
    return len(store.tasks.lines(listing.keys[:SHOWN], TODAY))


def open_list() -> float:
    """Return the seconds of the very first look."""
    store = _opener().open(workspace())
    try:
        return _timed(lambda: _find(store, TaskQuery(), Order()))
    finally:
        store.close()


FILTERS = (
    TaskQuery(assignees=frozenset({UNIT})),
    TaskQuery(states=frozenset({TaskState.OVERDUE})),
    TaskQuery(year=2026, areas=frozenset({"Cải cách thể chế"})),
    TaskQuery(due_from=dt.date(2026, 1, 1), due_to=dt.date(2026, 12, 31)),
    TaskQuery(without_evidence=True),
)


# the usual way: everything in memory, a Qt proxy that sorts and filters, or plain Python


def plain_lines() -> list[tuple[Any, ...]]:
    """Return the tasks as tuples: title, who leads, area, time, plan, texts for the search."""
    found = []
    for plan in many_tasks.plans(PLANS):
        area = ""
        for row in plan.task_table.rows if plan.task_table else ():
            if not hasattr(row, "task"):
                area = row.title
                continue
            lead = "; ".join(row.lead)
            texts = fold(f"{row.task} {lead} {area} {row.time} {plan.subject}")
            found.append((row.task, lead, area, row.time, plan.subject, texts))
    return found


def _qt_proxy(lines: list[tuple[Any, ...]]) -> Any:
    """Return Qt's sorting proxy over a model of the lines, as its examples make it."""
    from PySide6.QtCore import QAbstractTableModel, QSortFilterProxyModel, Qt

    class Lines(QAbstractTableModel):
        def rowCount(self, _parent: object = None) -> int:
            return len(lines)

        def columnCount(self, _parent: object = None) -> int:
            return 6

        def data(self, index: Any, role: int = 0) -> Any:
            if role == Qt.ItemDataRole.DisplayRole:
                return lines[index.row()][index.column()]
            return None

    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(Lines(proxy))
    return proxy


def qt_open() -> float:
    """Return the seconds until a proxy sorted by one column can be shown."""
    lines = plain_lines()

    def show() -> None:
        proxy = _qt_proxy(lines)
        proxy.sort(3)
        for row in range(SHOWN):
            proxy.data(proxy.index(row, 0))

    return _timed(show)


def qt_sort() -> float:
    """Return the seconds in which the proxy sorts by the title, in the order of code points."""
    proxy = _qt_proxy(plain_lines())
    return _timed(lambda: proxy.sort(0))


def qt_filter(column: int, words: str) -> float:
    """Return the seconds in which the proxy filters one column by words."""
    proxy = _qt_proxy(plain_lines())
    proxy.sort(3)
    proxy.setFilterKeyColumn(column)

    def apply() -> None:
        proxy.setFilterFixedString(words)
        proxy.rowCount()

    return _timed(apply)


def python_groups() -> float:
    """Return the seconds in which plain Python sorts in Vietnamese order and groups by area."""
    lines = plain_lines()

    def group() -> Iterable[int]:
        ordered = sorted(lines, key=lambda line: (sort_key(line[2]), line[3]))
        return [len(list(members)) for _area, members in groupby(ordered, key=lambda line: line[2])]

    return _timed(group)


TASKS: dict[str, Callable[[], float]] = {
    "tasks_open": open_list,
    "tasks_filter": lambda: _slowest((query, Order()) for query in FILTERS),
    "tasks_sort": lambda: _slowest((TaskQuery(), Order(key)) for key in SortKey),
    "tasks_group": lambda: _slowest((TaskQuery(), Order(group=group)) for group in GroupBy),
    "tasks_search": lambda: _slowest([(TaskQuery(text=SEARCHED), Order())]),
    "tasks_search_rare": lambda: _slowest([(TaskQuery(text=RARE), Order())]),
    "tasks_search_year": lambda: _slowest([(TaskQuery(text=SEARCHED, year=2026), Order())]),
    "tasks_open-qt": qt_open,
    "tasks_filter-qt": lambda: qt_filter(1, "Công an xã"),
    "tasks_sort-qt": qt_sort,
    "tasks_search-qt": lambda: qt_filter(5, SEARCHED),
    "tasks_group-python": python_groups,
}
