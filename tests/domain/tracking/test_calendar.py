"""Working days: weekends, public holidays, what the officer entered."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.tracking.calendar import WorkCalendar
from desktop.domain.tracking.model import DayKind, SpecialDay
from tests.domain.tracking.make import PLAIN, day

ASKED: list[int] = []


def holidays(year: int) -> dict[dt.date, str]:
    ASKED.append(year)
    return {dt.date(year, 4, 30): "Ngày Chiến thắng", dt.date(year, 5, 2): "Nghỉ thêm"}


OFFICE = WorkCalendar(
    [
        SpecialDay("1", day("29/4/2024"), DayKind.OFF, "Nghỉ hoán đổi"),
        SpecialDay("2", day("4/5/2024"), DayKind.WORKING, "Làm bù"),
        SpecialDay("3", day("30/4/2026"), DayKind.WORKING),
        SpecialDay("4", day("5/5/2026"), DayKind.OFF),
        SpecialDay("5", day("6/5/2026"), DayKind.OFF),
        SpecialDay("6", day("6/5/2026"), DayKind.WORKING),
    ],
    holidays,
)


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("26/4/2024", ""),
        ("27/4/2024", "Thứ Bảy"),
        ("28/4/2024", "Chủ nhật"),
        ("29/4/2024", "Nghỉ hoán đổi"),
        ("30/4/2024", "Ngày Chiến thắng"),
        ("4/5/2024", ""),
        ("30/4/2026", ""),
        ("2/5/2026", "Nghỉ thêm"),
        ("5/5/2026", "Ngày nghỉ"),
        ("6/5/2026", ""),
    ],
)
def test_why_a_day_is_off(on: str, why: str) -> None:
    assert OFFICE.why_off(day(on)) == why
    assert OFFICE.is_working(day(on)) is (why == "")


def test_a_year_is_asked_for_once() -> None:
    ASKED.clear()
    calendar = WorkCalendar((), holidays)
    for number in range(1, 29):
        calendar.is_working(dt.date(2026, 2, number))
    assert ASKED == [2026]


def test_counting_leaves_the_first_day_out() -> None:
    friday = day("26/4/2024")
    assert OFFICE.add_working_days(friday, 1) == day("1/5/2024")
    assert OFFICE.add_working_days(friday, 3) == day("4/5/2024")
    assert OFFICE.add_working_days(friday, 0) == friday
    assert OFFICE.add_working_days(day("27/4/2024"), 0) == day("27/4/2024")
    assert OFFICE.working_days_between(friday, day("4/5/2024")) == 3
    assert OFFICE.working_days_between(friday, friday) == 0


def test_the_working_day_before_and_after() -> None:
    sunday = day("28/4/2024")
    assert OFFICE.working_day_on_or_before(sunday) == day("26/4/2024")
    assert OFFICE.on_or_after(sunday) == day("1/5/2024")


DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2030, 12, 31))
CALENDARS = st.builds(
    WorkCalendar,
    st.lists(
        st.builds(SpecialDay, st.just(""), DAYS, st.sampled_from(DayKind), st.just("")),
        max_size=20,
    ),
    st.just(holidays),
)


@given(CALENDARS, DAYS, st.integers(-300, 300))
def test_adding_and_counting_agree(calendar: WorkCalendar, on: dt.date, count: int) -> None:
    found = calendar.add_working_days(on, count)
    if count > 0:
        assert calendar.is_working(found)
        assert calendar.working_days_between(on, found) == count
        assert calendar.add_working_days(found, 1) > found
    if calendar.is_working(on):
        assert calendar.add_working_days(found, -count) == on


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_stretches_add_up(calendar: WorkCalendar, a: dt.date, b: dt.date, c: dt.date) -> None:
    between = calendar.working_days_between
    assert between(a, b) + between(b, c) == between(a, c)
    assert between(a, b) == -between(b, a)


@given(CALENDARS, DAYS)
def test_neighbours_are_the_nearest_working_days(calendar: WorkCalendar, on: dt.date) -> None:
    before, after = calendar.working_day_on_or_before(on), calendar.on_or_after(on)
    assert before <= on <= after
    assert calendar.is_working(before) and calendar.is_working(after)
    assert (before == on) is calendar.is_working(on) is (after == on)
    for step in range(1, (on - before).days):
        assert not calendar.is_working(before + dt.timedelta(days=step))


def test_a_plain_calendar_knows_weekends_only() -> None:
    assert PLAIN.is_working(day("1/1/2026"))
    assert PLAIN.why_off(day("3/1/2026")) == "Thứ Bảy"
