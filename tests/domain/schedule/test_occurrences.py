"""One occurrence for each time that a task is due."""

import datetime as dt

import pytest

from desktop.domain.plan import YearSpan
from desktop.domain.schedule import Kind, Schedule, read_schedule


def dues(schedule: Schedule) -> list[str]:
    return [each.due.strftime("%d/%m/%Y") if each.due else "" for each in schedule.occurrences]


def labels(schedule: Schedule) -> list[str]:
    return [each.label for each in schedule.occurrences]


def test_the_four_reports_of_a_year() -> None:
    read = read_schedule("Quý I, 6 tháng, quý III, năm 2023", 2023)
    assert labels(read) == ["Quý I/2023", "6 tháng đầu năm 2023", "Quý III/2023", "Năm 2023"]
    assert dues(read) == ["31/03/2023", "30/06/2023", "30/09/2023", "31/12/2023"]


def test_reports_keep_their_names_beside_their_deadlines() -> None:
    read = read_schedule(
        "Báo cáo quý I trước ngày 12/3, 6 tháng trước ngày 12/6, năm chậm nhất ngày 12/12", 2026
    )
    assert read.kind is Kind.MULTI
    assert labels(read) == ["Quý I/2026", "6 tháng đầu năm 2026", "Năm 2026"]
    assert dues(read) == ["11/03/2026", "11/06/2026", "12/12/2026"]


def test_a_cycle_comes_once_in_each_turn() -> None:
    assert labels(read_schedule("Định kỳ hàng quý", 2026)) == [
        "Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026",
    ]  # fmt: skip
    assert len(read_schedule("hằng tháng", 2026).occurrences) == 12
    assert len(read_schedule("Hằng tuần", 2026).occurrences) == 53
    assert dues(read_schedule("02 lần/năm", 2026)) == ["30/06/2026", "31/12/2026"]


def test_a_day_in_each_quarter() -> None:
    read = read_schedule("Trước ngày 15 của tháng cuối quý", 2026)
    assert dues(read) == ["14/03/2026", "14/06/2026", "14/09/2026", "14/12/2026"]


def test_a_day_that_some_months_lack_is_their_last() -> None:
    assert dues(read_schedule("Ngày 30 hằng tháng", 2026))[:3] == [
        "30/01/2026", "28/02/2026", "30/03/2026",
    ]  # fmt: skip


def test_two_days_in_each_month() -> None:
    read = read_schedule("Ngày 10 và ngày 25 hằng tháng", 2026)
    assert (read.kind, len(read.occurrences)) == (Kind.PERIODIC_MONTH, 24)
    assert dues(read)[:3] == ["10/01/2026", "25/01/2026", "10/02/2026"]


def test_a_weekday_of_each_week_stays_in_the_year() -> None:
    read = read_schedule("trước 12h00 thứ Năm hằng tuần", 2025)
    assert all(each.due and each.due.weekday() == 3 for each in read.occurrences)
    assert (dues(read)[0], dues(read)[-1]) == ("02/01/2025", "25/12/2025")


def test_a_cycle_inside_a_stretch() -> None:
    read = read_schedule("Hằng tháng từ tháng 3 đến tháng 5/2026", 2026)
    assert labels(read) == ["Tháng 3/2026", "Tháng 4/2026", "Tháng 5/2026"]


def test_a_plan_of_several_years() -> None:
    span = YearSpan(2026, 2030)
    assert dues(read_schedule("Trước ngày 15/12 hằng năm", span)) == [
        f"14/12/{year}" for year in range(2026, 2031)
    ]
    assert len(read_schedule("Định kỳ hàng quý", span).occurrences) == 20
    assert read_schedule("Quý I/2027", span).due == dt.date(2027, 3, 31)


@pytest.mark.parametrize("phrase", ["Quý I", "Trước ngày 15/3", "Tháng 6"])
def test_without_a_year_a_plan_of_several_years_gives_no_date(phrase: str) -> None:
    read = read_schedule(phrase, YearSpan(2026, 2030))
    assert read.kind is not Kind.UNKNOWN
    assert (read.start, read.due, read.occurrences) == (None, None, ())
    assert read.doubts == ("Kế hoạch nhiều năm mà không ghi năm: chưa rõ của năm nào.",)


def test_open_ends_have_no_due() -> None:
    read = read_schedule("Năm 2026 và các năm tiếp theo", 2026)
    assert [(each.start, each.due) for each in read.occurrences] == [(dt.date(2026, 1, 1), None)]
