"""What a report sends up: taken from real figures, read back strictly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consolidation.fields import fitting
from desktop.domain.consolidation.model import (
    FIGURE,
    OFFICE,
    TARGET,
    TASK,
    contents_from,
    contents_of,
    office_name,
)
from desktop.domain.exchange import canonical
from desktop.domain.reporting.model import Period
from tests.support.consolidation_records import contents, target, task
from tests.support.report_office import ReportOffice, report_office

SMALL = contents(
    tasks=[task("a"), task("b", "overdue", area=1, evidence=("12/BC-UBND",))],
    targets=[target("t1"), target("t2", None)],
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReportOffice]:
    opened = report_office(monkeypatch, tmp_path)
    yield opened
    opened.services.close()


def carried(parts: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return records as they come out of a package."""
    return {part: [canonical.load(canonical.dump(r)) for r in parts[part]] for part in parts}


def test_what_is_packed_comes_out_the_same() -> None:
    assert contents_from(carried(SMALL.records())) == SMALL
    assert office_name(SMALL.office) == "xã Minh Tiến"


def test_a_real_report_is_packed_with_the_numbers_of_its_tasks(office: ReportOffice) -> None:
    services = office.services
    report = services.reports.open(Period.Q1, 2026).value
    figures = services.reports.figures(report)
    items = [services.store.tasks.item(each.id) for each in figures.tasks]
    found = contents_of(report, figures, items, services.profile.get(), "Lan", "0912")
    assert contents_from(carried(found.records())) == found
    assert [each.title for each in found.tasks] == [each.title for each in figures.tasks]
    assert [each.time for each in found.tasks] == [item.time for item in items]
    numbers = {each.key: each.value for each in found.figures}
    assert numbers["all/total"] == len(found.tasks) == 5
    assert not any(key.startswith("lead:") for key in numbers), "who leads stays in the commune"
    assert {each.id for each in found.targets} == {each.id for each in figures.targets}
    assert (found.office.contact, found.office.period) == ("Lan", "Q1")


Spoil = Callable[[dict[str, list[dict[str, Any]]]], object]
SPOILT: dict[str, Spoil] = {
    "no office": lambda parts: parts[OFFICE].clear(),
    "two offices": lambda parts: parts[OFFICE].append(parts[OFFICE][0]),
    "a task twice": lambda parts: parts[TASK].append(parts[TASK][0]),
    "a number twice": lambda parts: parts[FIGURE].append(parts[FIGURE][0]),
    "a target twice": lambda parts: parts[TARGET].append(parts[TARGET][0]),
    "a task left out": lambda parts: parts[TASK].pop(),
    "a number too high": lambda parts: parts[FIGURE][0].update(value=7),
    "a field missing": lambda parts: parts[TASK][0].pop("lead"),
    "a field too many": lambda parts: parts[TASK][0].update(more=1),
    "an unknown state": lambda parts: parts[TASK][0].update(state="finished"),
    "more than all": lambda parts: parts[TASK][0].update(percent=101),
    "yes for a number": lambda parts: parts[TASK][0].update(percent=True),
    "no day": lambda parts: parts[TASK][0].update(due="2026-02-30"),
    "a day in other words": lambda parts: parts[TASK][0].update(due="20260228"),
    "writing turned about": lambda parts: parts[TASK][0].update(title="x\u202ey"),
    "a title without end": lambda parts: parts[TASK][0].update(title="x" * 4001),
    "no words": lambda parts: parts[TASK][0].update(title=None),
    "evidence that is no list": lambda parts: parts[TASK][0].update(evidence="x"),
    "a goal without end": lambda parts: parts[TARGET][0].update(goal=float("inf")),
    "a sign that is none": lambda parts: parts[TARGET][0].update(comparator="≥"),
    "an unknown number": lambda parts: parts[FIGURE][0].update(key="all/none"),
    "a number of a unit": lambda parts: parts[FIGURE][0].update(key="lead:unit:1/total"),
    "less than nothing": lambda parts: parts[FIGURE][0].update(value=-1),
    "an unknown period": lambda parts: parts[OFFICE][0].update(period="Q2"),
    "no name": lambda parts: parts[OFFICE][0].update(name=""),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_what_no_program_writes_is_refused_with_its_reason(spoil: Spoil) -> None:
    parts = json.loads(json.dumps(SMALL.records()))
    spoil(parts)
    with pytest.raises(ValueError, match=r"office|figure|task|target"):
        contents_from(parts)


@given(st.text(max_size=60))
def test_any_words_that_are_packed_can_be_read(words: str) -> None:
    """A plan may hold any words; none of them may make a package that nobody can read."""
    spoken = replace(SMALL.tasks[0], title=fitting(words, 50), reason=fitting(words, 10))
    made = replace(SMALL, tasks=(spoken, *SMALL.tasks[1:]))
    try:
        packed = carried(made.records())
    except canonical.Malformed:
        pytest.fail("cannot be carried")
    assert len(contents_from(packed).tasks[0].title) <= 50
