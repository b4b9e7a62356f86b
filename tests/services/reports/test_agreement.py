"""The numbers of a report are those of the list of tasks and those of a plain count by hand."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import Part, TaskState
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.services.task_ports import Tracked
from tests.support.programs import program
from tests.support.report_office import ReportOffice, report_office

SAMPLES = {
    "gia-luong-2021-2025": 2023,
    "loc-tan-2026": 2026,
    "minh-tien-2024": 2024,
    "thieu-van-2024": 2024,
    "vinh-chap-2023": 2023,
}
"""The sample plans, each with a year on which a report is made."""

MEASURED = (TaskState.OVERDUE, TaskState.DONE, TaskState.DONE_LATE, TaskState.NOT_DONE)


@pytest.fixture(params=sorted(SAMPLES))
def office(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[tuple[ReportOffice, int]]:
    """A real plan followed to the end of September: every third due time done, some late."""
    application: Application = program(monkeypatch, tmp_path / "home")
    year = SAMPLES[request.param]
    opened = report_office(monkeypatch, tmp_path, (application.templates().sample(request.param),))
    opened.on(9, 30, year)
    tasks = opened.services.tasks
    for place, task in enumerate(tracked(opened, year)):
        for number, time in enumerate(task.times):
            if time.due and time.due <= opened.clock.day and (place + number) % 3 == 0:
                on = min(time.due + dt.timedelta(days=place % 9 - 4), opened.clock.day)
                tasks.done([task.item.id], on=on, label=time.label)
        if place % 7 == 6:
            tasks.progress([task.item.id], note="Đã triển khai", on=dt.date(year, 8, 1 + place % 9))
        if place % 11 == 10:
            tasks.drop([task.item.id], reason="Cấp trên làm chung")
    yield opened, year
    opened.services.close()


def tracked(office: ReportOffice, year: int) -> list[Tracked]:
    store, today = office.services.store.tasks, office.clock.day
    return list(store.tracked(store.find(TaskQuery(year=year), Order(), today).keys, today))


def by_hand(task: Tracked, day: dt.date) -> TaskState | None:
    """Judge a task by the plainest rules; None where they do not tell (open, not overdue)."""
    mark = task.facts.mark
    if mark and mark.dropped_on and mark.dropped_on <= day:
        return TaskState.NOT_DONE
    done = {fact.id: fact.done_on for fact in task.facts.occurrences if fact.done_on}
    known = [
        (time.due, done[time.fact_id] if done.get(time.fact_id, day) <= day else None)
        if time.fact_id in done
        else (time.due, None)
        for time in task.times
    ]
    if any(on is None and due and due < day for due, on in known):
        return TaskState.OVERDUE
    if known and all(on for _due, on in known):
        late = any(on and due and on > due for due, on in known)
        return TaskState.DONE_LATE if late else TaskState.DONE
    return None


def test_a_report_counts_what_the_list_and_a_plain_hand_count(
    office: tuple[ReportOffice, int],
) -> None:
    opened, year = office
    rows = tracked(opened, year)
    reports = opened.services.reports
    figures = reports.figures(reports.look(Period.Q3, year))
    cut_off = dt.date(year, 9, 14)
    assert figures.window.as_of == cut_off
    counted = {state: figures.count(state.value) for state in TaskState}
    plain = Counter(by_hand(task, cut_off) for task in rows)
    assert {state: counted[state] for state in MEASURED} == {
        state: plain[state] for state in MEASURED
    }
    opened.clock.day = cut_off
    listed = opened.services.tasks.find(TaskQuery(year=year)).states
    assert {state: n for state, n in counted.items() if n} == {s: n for s, n in listed.items() if n}
    assert sum(counted.values()) == len(rows) > 0


def test_a_unit_has_in_the_report_what_it_has_in_the_list(office: tuple[ReportOffice, int]) -> None:
    opened, year = office
    reports, tasks = opened.services.reports, opened.services.tasks
    figures = reports.figures(reports.look(Period.Q3, year))
    opened.clock.day = figures.window.as_of
    for scope, name in figures.units():
        query = TaskQuery(
            year=year, assignees=frozenset({scope.removeprefix("lead:")}), part=Part.LEAD
        )
        assert figures.count("total", scope) == tasks.find(query).total, name


def test_every_area_and_state_of_the_document_adds_up(office: tuple[ReportOffice, int]) -> None:
    opened, year = office
    reports = opened.services.reports
    figures = reports.figures(reports.look(Period.Q3, year))
    by_area = [figures.count("total", scope) for scope, _title in figures.areas()]
    assert sum(by_area) == figures.count("total")
    for state in TaskState:
        parts = [figures.count(state.value, scope) for scope, _title in figures.areas()]
        assert sum(parts) == figures.count(state.value)
