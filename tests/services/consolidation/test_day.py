"""What the level above sees first: the period that runs, the numbers, whom to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.consolidation.matrix import CellState
from desktop.domain.reporting.model import Period
from desktop.services.consolidation.day import Concern, DayViews
from tests.support.consolidation_records import contents, task
from tests.support.superior_office import SendingCommune, SuperiorOffice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SuperiorOffice]:
    opened = SuperiorOffice(tmp_path, dt.date(2026, 3, 13))
    opened.register.add_list("xã An Bình | Lan | 0911 111 111\nxã Bình Minh\nxã Cẩm Xá")
    opened.register.set_dates(2026, {Period.Q1: dt.date(2026, 3, 14)})
    yield opened
    opened.store.close()


@pytest.fixture
def day(office: SuperiorOffice) -> DayViews:
    return DayViews(office.desk, office.views)


@pytest.mark.parametrize(
    ("today", "running"),
    [
        (dt.date(2026, 3, 14), (2026, Period.Q1)),
        (dt.date(2026, 4, 20), (2026, Period.Q1)),
        (dt.date(2026, 5, 14), (2026, Period.H1)),
        (dt.date(2026, 11, 21), (2026, Period.YEAR)),
        (dt.date(2026, 1, 5), (2025, Period.YEAR)),
    ],
)
def test_the_period_that_runs_is_the_next_due_or_the_last(
    office: SuperiorOffice, day: DayViews, today: dt.date, running: tuple[int, Period]
) -> None:
    office.on(today)
    assert day.running() == running


def test_those_who_are_missing_are_to_be_called(
    office: SuperiorOffice, day: DayViews, tmp_path: Path
) -> None:
    office.take(SendingCommune(tmp_path / "a").write(contents("An Bình", [task("1")])).path)
    before = day.look(2026, Period.Q1)
    assert (before.expected, before.number(CellState.WAITING), before.calls) == (3, 2, ())
    office.on(dt.date(2026, 3, 15))
    found = day.look(2026, Period.Q1)
    assert found.due == dt.date(2026, 3, 14)
    assert found.number(CellState.MISSING) == 2
    assert [(call.name, call.concerns) for call in found.calls] == [
        ("xã Bình Minh", (Concern.MISSING,)),
        ("xã Cẩm Xá", (Concern.MISSING,)),
    ]


def test_forks_other_keys_and_packages_without_signature_are_told(
    office: SuperiorOffice, day: DayViews, tmp_path: Path
) -> None:
    first = SendingCommune(tmp_path / "a")
    second = first.other_pc()
    report = contents("An Bình", [task("1")])
    office.take(first.write(report).path, second.write(report).path)
    plain = SendingCommune(tmp_path / "b", keys=None)
    office.take(plain.write(contents("Bình Minh", [task("1")])).path)
    new_key = SendingCommune(tmp_path / "c")
    before = new_key.write(contents("Cẩm Xá", [task("1")]))
    office.take(before.path)
    heard = SendingCommune(
        tmp_path / "d", new_key.workspace_id, new_key.replica_id, 1, new_key.previous
    )
    assert heard.keys is not None
    (bound,) = (one for one in office.register.offices() if one.name == "Cẩm Xá")
    office.register.put(replace(bound, key=heard.keys.signing_public))
    office.take(heard.write(contents("Cẩm Xá", [task("1"), task("2")])).path)
    concerns = {call.name: call.concerns for call in day.look(2026, Period.Q1).calls}
    assert concerns == {
        "xã An Bình": (Concern.FORKED,),
        "xã Bình Minh": (Concern.UNSIGNED,),
        "xã Cẩm Xá": (Concern.NEW_KEY,),
    }
