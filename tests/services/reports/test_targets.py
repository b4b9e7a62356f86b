"""Targets and their measured values, entered for a whole period at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.reporting.model import Period
from desktop.errors import Refused
from desktop.services.outcome import Kind
from desktop.services.targets import Entry
from tests.support.report_office import ReportOffice, report_office


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ReportOffice]:
    opened = report_office(monkeypatch, tmp_path)
    yield opened
    opened.services.close()


SHARE, WAIT = "k-t1", "k-t2"


def test_values_of_a_period_are_kept_in_one_step(office: ReportOffice) -> None:
    targets = office.services.targets
    outcome = targets.enter(
        2026,
        Period.Q1,
        [Entry(SHARE, numerator=197, denominator=200, source="Hệ thống"), Entry(WAIT, value=18)],
    )
    assert Kind.TARGETS in outcome.changed
    share, wait = targets.table(2026, Period.Q1)
    assert (share.measured and share.measured.value, share.reached) == (98.5, True)
    assert (wait.measured and wait.measured.value, wait.reached) == (18, False)
    assert share.measured is not None
    assert (share.measured.source, share.measured.on) == ("Hệ thống", office.clock.day)
    assert office.services.history.undo() is not None
    assert [row.measured for row in targets.table(2026, Period.Q1)] == [None, None]


def test_values_are_changed_taken_back_and_left(office: ReportOffice) -> None:
    targets = office.services.targets
    targets.enter(2026, Period.Q1, [Entry(SHARE, value=97), Entry(WAIT, value=14)])
    same = targets.enter(2026, Period.Q1, [Entry(SHARE, value=97)])
    assert same.step_id is None
    targets.enter(2026, Period.Q1, [Entry(SHARE), Entry(WAIT, value=12)])
    share, wait = targets.table(2026, Period.Q1)
    assert share.measured is None
    assert wait.measured is not None
    assert wait.measured.value == 12
    assert len(wait.trend) == 1


def test_the_trend_runs_over_the_periods(office: ReportOffice) -> None:
    targets = office.services.targets
    for period, value in ((Period.Q3, 98.0), (Period.Q1, 90.0), (Period.H1, 95.5)):
        targets.enter(2026, period, [Entry(SHARE, value=value)])
    row = targets.table(2026, Period.Q1)[0]
    assert [each.value for each in row.trend] == [90, 95.5, 98]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (Entry(SHARE, numerator=5, denominator=0), "Mẫu số"),
        (Entry(SHARE, numerator=6, denominator=5), "lớn hơn mẫu số"),
        (Entry(SHARE, value=101), "không quá 100%"),
        (Entry(SHARE, numerator=6), "cả tử số và mẫu số"),
        (Entry("khong-co", value=1), "không còn"),
    ],
)
def test_nothing_is_kept_when_one_value_is_impossible(
    office: ReportOffice, entry: Entry, problem: str
) -> None:
    targets = office.services.targets
    with pytest.raises(Refused, match=problem):
        targets.enter(2026, Period.Q1, [Entry(WAIT, value=10), entry])
    assert all(row.measured is None for row in targets.table(2026, Period.Q1))


def test_measured_values_stand_in_the_report(office: ReportOffice) -> None:
    office.services.targets.enter(2026, Period.Q1, [Entry(SHARE, numerator=97, denominator=100)])
    reports = office.services.reports
    share, wait = reports.figures(reports.look(Period.Q1, 2026)).targets
    assert (share.value, share.reached, share.area) == (97, False, "thu_tuc")
    assert (wait.value, wait.reached) == (None, None)


def test_plans_out_of_the_follow_up_and_of_other_years_have_no_targets(
    office: ReportOffice,
) -> None:
    assert office.services.targets.table(2027, Period.Q1) == []
    office.services.tasks.follow("k", False)
    assert office.services.targets.table(2026, Period.Q1) == []
