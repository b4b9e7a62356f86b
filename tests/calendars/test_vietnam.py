"""Public holidays of Vietnam and working days, against a table and a calendar made apart."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from desktop.calendars.presets import known_special_days, optional_days
from desktop.calendars.vietnam import FIRST_YEAR, LAST_YEAR, VietnamHolidays
from desktop.domain.tracking.calendar import WorkCalendar
from desktop.domain.tracking.model import DayKind
from desktop.errors import EnvironmentFailure
from tests.support.lunar import lunar_day

ROOT = Path(__file__).resolve().parent.parent
PRESET = ROOT.parent / "resources" / "presets" / "calendar.toml"
with (ROOT / "data" / "working-days-2023-2030.csv").open(encoding="utf-8", newline="") as stream:
    TABLE = [(dt.date.fromisoformat(row["date"]), row) for row in csv.DictReader(stream)]

HOLIDAYS = VietnamHolidays()
BY_LAW = WorkCalendar((), HOLIDAYS.days_off)
OFFICE = WorkCalendar(known_special_days(PRESET), HOLIDAYS.days_off)
CALENDARS = {"by_law": BY_LAW, "with_swaps": OFFICE}

NEW_YEARS = {
    2023: ("22/01", "29/04"), 2024: ("10/02", "18/04"), 2025: ("29/01", "07/04"),
    2026: ("17/02", "26/04"), 2027: ("06/02", "16/04"), 2028: ("26/01", "04/04"),
    2029: ("13/02", "23/04"), 2030: ("02/02", "12/04"),
}  # fmt: skip
"""Mùng 1 Tết and Giỗ Tổ as the calendars on the wall have them."""


def test_the_table_has_every_day_of_eight_years() -> None:
    days = [day for day, _row in TABLE]
    assert (days[0], days[-1], len(days)) == (dt.date(2023, 1, 1), dt.date(2030, 12, 31), 2922)
    for year in range(2023, 2031):
        weekdays_off = [row for day, row in TABLE if day.year == year and row["holiday"]]
        assert len(weekdays_off) == 11, "eleven days a year, each on a weekday or given back"


@pytest.mark.parametrize("column", CALENDARS)
def test_every_day_is_off_or_not_as_in_the_table(column: str) -> None:
    wrong = [day for day, row in TABLE if CALENDARS[column].is_working(day) != (row[column] == "1")]
    assert wrong == []


@pytest.mark.parametrize("column", CALENDARS)
def test_counting_working_days_walks_through_the_table(column: str) -> None:
    calendar = CALENDARS[column]
    working = [day for day, row in TABLE if row[column] == "1"]
    for count in (1, 2, 12, 20):
        for place in range(0, len(working) - count, 7):
            first, last = working[place], working[place + count]
            assert calendar.add_working_days(first, count) == last
            assert calendar.add_working_days(last, -count) == first
            assert calendar.working_days_between(first, last) == count


@pytest.mark.parametrize("column", CALENDARS)
def test_the_working_day_next_to_each_day(column: str) -> None:
    calendar = CALENDARS[column]
    works = {day: row[column] == "1" for day, row in TABLE}
    before = None
    for day in sorted(works):
        before = day if works[day] else before
        if before is not None:
            assert calendar.working_day_on_or_before(day) == before
    after = None
    for day in sorted(works, reverse=True):
        after = day if works[day] else after
        if after is not None:
            assert calendar.on_or_after(day) == after


def test_every_holiday_has_a_name() -> None:
    for day, row in TABLE:
        named = BY_LAW.why_off(day)
        assert bool(named) == (row["by_law"] == "0")
        if row["holiday"]:
            assert named not in ("Thứ Bảy", "Chủ nhật", "Ngày nghỉ")
            assert ("nghỉ bù" in named) == ("nghỉ bù" in row["holiday"])


@pytest.mark.parametrize("year", NEW_YEARS)
def test_tet_and_gio_to(year: int) -> None:
    named = HOLIDAYS.days_off(year)
    tet, gio = (dt.datetime.strptime(f"{d}/{year}", "%d/%m/%Y").date() for d in NEW_YEARS[year])
    assert (named[tet], named[gio]) == ("Tết Nguyên Đán", "Giỗ Tổ Hùng Vương")
    assert (lunar_day(year, 1, 1), lunar_day(year, 3, 10)) == (tet, gio)


def test_tet_of_2030_is_that_of_utc_plus_7() -> None:
    assert HOLIDAYS.days_off(2030)[dt.date(2030, 2, 2)] == "Tết Nguyên Đán"
    assert not BY_LAW.is_working(dt.date(2030, 1, 31))
    assert BY_LAW.is_working(dt.date(2030, 2, 7))


def test_lunar_days_of_every_year_of_the_rule() -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        named = HOLIDAYS.days_off(year)
        assert named[lunar_day(year, 1, 1)] == "Tết Nguyên Đán"
        # Giỗ Tổ and 30/4 fall together in some years; then both names stand on the day.
        assert "Giỗ Tổ" in named[lunar_day(year, 3, 10)]


def test_years_without_a_rule_have_no_holidays() -> None:
    assert HOLIDAYS.days_off(2012) == {}
    assert HOLIDAYS.days_off(2101) == {}
    assert WorkCalendar((), HOLIDAYS.days_off).is_working(dt.date(1995, 1, 2))


@pytest.mark.parametrize("year", range(2026, 2031))
def test_the_day_of_culture_is_off_only_when_switched_on(year: int) -> None:
    day = dt.date(year, 11, 24)
    given = OFFICE.on_or_after(day)
    switched_on = WorkCalendar(optional_days(PRESET), HOLIDAYS.days_off)
    assert OFFICE.is_working(given)
    assert not switched_on.is_working(given)
    assert "Ngày Văn hóa Việt Nam" in switched_on.why_off(given)


def test_each_swapped_day_has_its_working_saturday() -> None:
    days = known_special_days(PRESET)
    off = [day.date for day in days if day.kind is DayKind.OFF]
    working = [day.date for day in days if day.kind is DayKind.WORKING]
    assert len(off) == len(working) > 0
    assert all(day.weekday() == 5 for day in working)
    assert all(BY_LAW.is_working(day) for day in off)
    assert {day.year for day in off} == {2024, 2025, 2026}


def test_a_missing_preset_is_told() -> None:
    with pytest.raises(EnvironmentFailure, match="calendar"):
        known_special_days(ROOT / "gone" / "calendar.toml")
