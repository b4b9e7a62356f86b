"""Adding up the reports of all communes of the country, beside openpyxl over as many workbooks.

    python -m tests.benchmarks.consolidate [COMMUNES]

prints what was measured: seconds and memory of adding up, then of each view. The packages are
written by the program's own writer before the clock starts.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.domain.consolidation.register import AcceptedPackage, CommuneOffice
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState
from desktop.exchange.report_reading import PackageReports
from desktop.services.consolidation.ports import ReceivedQuery, TaskSort
from desktop.services.consolidation.rebuilding import Rebuilding
from tests.support.many_communes import (
    COMMUNES,
    PERIODS,
    YEAR,
    contents,
    office_id,
    package_id,
    write_all,
)
from tests.support.superior_office import SuperiorOffice

WORKBOOKS = 100
"""Workbooks that openpyxl really adds up; its time is scaled to all packages."""

Written = list[tuple[int, int, str]]


def measured(communes: int = COMMUNES) -> dict[str, float]:
    """Write the packages, add them up in a process of its own, return what that measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "written").write_text(json.dumps([*write_all(folder, communes)]))
        command = [sys.executable, "-m", "tests.benchmarks.consolidate", "--in", name]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=1800)
        found: dict[str, float] = json.loads(done.stdout)
        return found


def add_up(folder: Path) -> dict[str, float]:
    """Add up the packages in ``folder``/inbox and look at the views."""
    written: Written = json.loads((folder / "written").read_text())
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    office = SuperiorOffice(work)
    office.rebuilding = Rebuilding(office.desk, lambda: PackageReports(work / "staging"))
    _accept(office, written)
    (folder / "inbox").rename(office.store.received.inbox)
    begin = time.perf_counter()
    outcome = office.rebuilding.add_up(anew=True)
    office.views.totals(YEAR, Period.Q1)
    found = {"packages": outcome.value.read, "add_up_s": time.perf_counter() - begin}
    office.store.received.inbox.rename(folder / "inbox")
    found |= {"cpu_s": _cpu(), "peak_mb": _peak_mb()}
    found |= {name: _seconds(view) for name, view in _views(office, len(written)).items()}
    office.store.close()
    return found


def _accept(office: SuperiorOffice, written: Written) -> None:
    """Put the packages among the accepted ones, as taking them in does one by one."""
    received, day = office.store.received, dt.date(2026, 3, 12)
    communes = sorted({commune for commune, _number, _hash in written})
    with office.store.step("Nhận báo cáo"):
        received.offices.put(
            *(
                CommuneOffice(
                    *(office_id(commune), "xã", f"Số {commune}", "tỉnh Hưng Yên"),
                    workspace_id=office_id(commune),
                )
                for commune in communes
            )
        )
        received.packages.put(
            *(
                AcceptedPackage(
                    *(package_id(commune, number), office_id(commune), office_id(commune), YEAR),
                    *(PERIODS[number], f"replica-{commune}", number + 1, "", manifest_hash, ""),
                    day,
                )
                for commune, number, manifest_hash in written
            )
        )


def _views(office: SuperiorOffice, packages: int) -> dict[str, Callable[[], object]]:
    views, query = office.views, ReceivedQuery(YEAR, Period.Q1)
    overdue = replace(query, states=frozenset({TaskState.OVERDUE}))
    return {
        "overview_s": lambda: views.overview(YEAR),
        "totals_s": lambda: views.totals(YEAR, Period.Q1),
        "ranking_s": lambda: views.ranking("closed", YEAR, Period.Q1),
        "compare_s": lambda: views.compare([], ["closed", "on-time"], YEAR, Period.Q1),
        "tasks_s": lambda: views.tasks(query),
        "tasks_last_page_s": lambda: views.tasks(query, packages * 25 - 200),
        "tasks_search_s": lambda: views.tasks(replace(query, text="niem yet 77")),
        "tasks_overdue_s": lambda: views.tasks(overdue),
        "tasks_by_day_s": lambda: views.tasks(replace(query, sort=TaskSort.DUE)),
        "tasks_one_commune_s": lambda: views.tasks(
            replace(query, offices=frozenset({office_id(7)}))
        ),
        "targets_one_commune_s": lambda: views.targets(YEAR, Period.Q1, [office_id(7)]),
    }


def _seconds(view: Callable[[], object]) -> float:
    begin = time.perf_counter()
    view()
    return round(time.perf_counter() - begin, 3)


def _usage() -> list[tuple[float, int]]:
    """Return seconds of the processor and the largest memory (KB) of this process and its own."""
    import resource

    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    found = [resource.getrusage(kind) for kind in kinds]
    return [(each.ru_utime + each.ru_stime, each.ru_maxrss) for each in found]


def _cpu() -> float:
    return round(sum(seconds for seconds, _memory in _usage()), 1)


def _peak_mb() -> float:
    """Return the memory of this process and of as many readers as there are cores."""
    (_own_s, own), (_their_s, largest) = _usage()
    return round((own + 2 * largest) / 1024)


def openpyxl_seconds(communes: int = COMMUNES) -> float:
    """Return the seconds of adding up as many workbooks, from a sample of ``WORKBOOKS``."""
    import openpyxl

    with tempfile.TemporaryDirectory() as name:
        paths = [_workbook(Path(name), number) for number in range(WORKBOOKS)]
        begin = time.perf_counter()
        states: dict[object, int] = {}
        for path in paths:
            book = openpyxl.load_workbook(path, read_only=True)
            for row in book.worksheets[0].iter_rows(min_row=2, values_only=True):
                states[row[6]] = states.get(row[6], 0) + 1
            book.close()
        taken = time.perf_counter() - begin
    return taken * communes * len(PERIODS) / WORKBOOKS


def _workbook(folder: Path, number: int) -> Path:
    """Write one report as a workbook: a row a task, as offices send them today."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Nhiệm vụ")
    report = contents(number, number % len(PERIODS)).records()["task"]
    sheet.append([*report[0]])
    for task in report:
        sheet.append([value if value != [] else "" for value in map(_plain, task.values())])
    path = folder / f"{number}.xlsx"
    book.save(path)
    return path


def _plain(value: object) -> object:
    return "; ".join(value) if isinstance(value, list) else value


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in"]:
        print(json.dumps(add_up(Path(sys.argv[2]))))
    else:
        print(json.dumps(measured(*map(int, sys.argv[1:2])), indent=1))
