"""What the level above gets of a report: its numbers, one line a task, one line a target.

Everything is taken from the frozen figures, so that the package says what the paper says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from desktop.domain.exchange.model import Office
from desktop.domain.reporting.figures import Figures, ReportTask
from desktop.domain.reporting.model import Report
from desktop.services.exchange_ports import Record

OFFICE, FIGURE, TASK, TARGET = "office", "figure", "task", "target"
"""Names of the parts."""

_LONGEST_PROOF = 1000


def report_records(
    office: Office, report: Report, figures: Figures, wording: Mapping[str, str]
) -> dict[str, list[Record]]:
    """Return the parts of a report.

    Args:
        office: Who reports.
        report: The frozen report.
        figures: Its figures.
        wording: Key of a task to the words of its time, for those that still stand.
    """
    return {
        OFFICE: [_office(office, report, figures)],
        FIGURE: [{"key": key, "value": value} for key, value in _numbers(figures)],
        TASK: [_task(task, wording.get(task.id, "")) for task in figures.tasks],
        TARGET: [asdict(target) for target in figures.targets],
    }


def _office(office: Office, report: Report, figures: Figures) -> Record:
    return {
        "workspace_id": office.workspace_id,
        "name": office.name,
        "superior": office.superior,
        "level": office.level,
        "contact": office.contact,
        "report_id": report.id,
        "number": report.number,
        "symbol": report.symbol,
        "date": _day(report.date),
        "frozen_on": _day(report.frozen_on),
        "data_from": _day(report.data_from),
        "data_to": _day(report.data_to),
        "as_of": _day(figures.window.as_of),
    }


def _numbers(figures: Figures) -> Iterator[tuple[str, int]]:
    """Yield every number that is not 0, and the few that no task is behind."""
    for key in figures.keys():  # noqa: SIM118 (a method of figures, no dictionary)
        value = len(figures.behind(key))
        if value:
            yield key, value
    yield "documents", figures.documents
    yield "letters", figures.letters
    yield "evidence", figures.evidence
    yield "reminders", figures.reminders


def _task(task: ReportTask, wording: str) -> Record:
    done = [time.done_on for time in task.times if time.done_on]
    reasons = [task.reason, *(time.reason for time in task.times)]
    return {
        "id": task.id,
        "area": task.area,
        "area_title": task.area_title,
        "title": task.title,
        "lead": task.lead,
        "time": wording or "; ".join(time.label for time in task.times),
        "due": _day(task.due),
        "state": task.state.value,
        "percent": task.percent,
        "done_on": _day(max(done, default=None)),
        "evidence": len(task.evidence),
        "proof": "; ".join(task.evidence)[:_LONGEST_PROOF],
        "reason": next(filter(None, reasons), ""),
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
