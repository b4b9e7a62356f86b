"""Periods of reports: their data, their names, their order, their usual dates."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.reporting.model import DataRule, Period, ReportDate
from desktop.domain.reporting.periods import (
    USUAL,
    data_days,
    default_dates,
    is_due_before_data_ends,
    last_ended,
    next_work_days,
    title,
)

YEARS = st.integers(2020, 2035)


def days(first: str, last: str) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 3, 13), (Period.YEAR, 2025)),
        (dt.date(2026, 3, 14), (Period.Q1, 2026)),
        (dt.date(2026, 7, 1), (Period.H1, 2026)),
        (dt.date(2026, 11, 21), (Period.Q3, 2026)),
        (dt.date(2026, 12, 31), (Period.YEAR, 2026)),
    ],
)
def test_period_that_ended_last(day: dt.date, expected: tuple[Period, int]) -> None:
    assert last_ended(day) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.Q1, ("2025-12-15", "2026-03-14")),
        (Period.H1, ("2025-12-15", "2026-06-14")),
        (Period.M9, ("2025-12-15", "2026-09-14")),
        (Period.Q3, ("2026-06-15", "2026-09-14")),
        (Period.Q4, ("2026-09-15", "2026-12-14")),
        (Period.YEAR, ("2025-12-15", "2026-12-14")),
    ],
)
def test_data_days_by_the_decree(period: Period, expected: tuple[str, str]) -> None:
    assert data_days(period, 2026, DataRule.DECREE) == days(*expected)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.Q1, ("2026-01-01", "2026-03-31")),
        (Period.H1, ("2026-01-01", "2026-06-30")),
        (Period.M9, ("2026-01-01", "2026-09-30")),
        (Period.Q3, ("2026-07-01", "2026-09-30")),
        (Period.Q4, ("2026-10-01", "2026-12-31")),
        (Period.YEAR, ("2026-01-01", "2026-12-31")),
    ],
)
def test_data_days_by_the_calendar(period: Period, expected: tuple[str, str]) -> None:
    assert data_days(period, 2026, DataRule.CALENDAR) == days(*expected)


@given(YEARS, st.sampled_from(DataRule))
def test_periods_join_without_gap(year: int, rule: DataRule) -> None:
    one_day = dt.timedelta(days=1)
    first, end = data_days(Period.YEAR, year, rule)
    assert data_days(Period.Q1, year, rule)[0] == first
    assert data_days(Period.H1, year, rule)[1] + one_day == data_days(Period.Q3, year, rule)[0]
    assert data_days(Period.M9, year, rule) == (first, data_days(Period.Q3, year, rule)[1])
    assert data_days(Period.Q3, year, rule)[1] + one_day == data_days(Period.Q4, year, rule)[0]
    assert data_days(Period.Q4, year, rule)[1] == end
    assert data_days(Period.YEAR, year + 1, rule)[0] == end + one_day


def test_names() -> None:
    assert [title(period, 2026) for period in Period] == [
        "quý I năm 2026", "6 tháng đầu năm 2026", "9 tháng đầu năm 2026", "quý III năm 2026",
        "quý IV năm 2026", "năm 2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period.Q1, ("2026-04-01", "2026-06-30")),
        (Period.H1, ("2026-07-01", "2026-12-31")),
        (Period.M9, ("2026-10-01", "2026-12-31")),
        (Period.Q3, ("2026-10-01", "2026-12-31")),
        (Period.Q4, ("2027-01-01", "2027-03-31")),
        (Period.YEAR, ("2027-01-01", "2027-12-31")),
    ],
)
def test_the_work_that_a_report_announces(period: Period, expected: tuple[str, str]) -> None:
    assert next_work_days(period, 2026) == days(*expected)


def test_usual_dates_of_a_year() -> None:
    found = default_dates(2026, ["UBND tỉnh (qua Sở Nội vụ)", "Văn phòng UBND tỉnh"])
    assert [(each.period, each.due) for each in found[::2]] == [
        (Period.Q1, dt.date(2026, 3, 12)),
        (Period.H1, dt.date(2026, 6, 12)),
        (Period.Q3, dt.date(2026, 9, 12)),
        (Period.YEAR, dt.date(2026, 12, 12)),
    ]
    assert [each.recipient for each in found[:2]] == [
        "UBND tỉnh (qua Sở Nội vụ)", "Văn phòng UBND tỉnh",
    ]  # fmt: skip
    assert len({each.id for each in found}) == len(found) == 8
    assert {each.period for each in found} == set(USUAL)
    for each in found:
        assert (each.data_from, each.data_to) == data_days(each.period, 2026, DataRule.DECREE)
        assert each.sent_on is None
    assert default_dates(2026, []) == ()


def test_usual_dates_by_the_calendar() -> None:
    first = default_dates(2026, ["UBND tỉnh"], DataRule.CALENDAR)[0]
    assert (first.data_from, first.data_to) == days("2026-01-01", "2026-03-31")


@pytest.mark.parametrize(
    ("due", "expected"), [("2026-03-12", True), ("2026-03-14", False), ("2026-03-20", False)]
)
def test_a_report_may_be_due_before_its_data_end(due: str, expected: bool) -> None:
    report = ReportDate(
        "1", 2026, Period.Q1, "UBND tỉnh", dt.date.fromisoformat(due),
        *data_days(Period.Q1, 2026, DataRule.DECREE),
    )  # fmt: skip
    assert is_due_before_data_ends(report) is expected
