"""Tasks in time as the services give them, beside a plain count."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.office_document import DataTable
from desktop.domain.tracking.model import DayKind, TaskState
from desktop.domain.tracking.query import GroupBy, Order, TaskQuery
from desktop.services.tasks.punctuality import on_time_per_month
from desktop.services.tasks.timetable import (
    agenda,
    board,
    day_words,
    schedule_document,
    year_table,
)
from desktop.services.tasks.year_document import UNDER_WAY, year_document
from desktop.ui.timeline.month_grid import move_month, sheet_days
from desktop.ui.timeline.strip import Scale
from tests.support.followed_office import TODAY

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))


def plain_dues(services, first, last):
    """Return day and key of every time due in a span, asked for task by task."""
    return sorted(
        (each.time.due, key)
        for key in services.tasks.find(TaskQuery()).keys
        for each in services.tasks.detail(key).times
        if each.time.due is not None and first <= each.time.due <= last
    )


def test_agenda_holds_every_time_that_is_due(office):
    first, last = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    found = agenda(office.services, TaskQuery(), first, last, TODAY)
    shown = sorted((entry.day, entry.line.id) for entry in found.entries)
    assert shown == plain_dues(office.services, first, last)
    assert len(shown) >= 6


def test_agenda_tells_states_of_times_not_of_tasks(office):
    office.services.tasks.done(["quarterly"], dt.date(2026, 3, 1))
    found = agenda(office.services, TaskQuery(), dt.date(2026, 1, 1), dt.date(2026, 12, 31), TODAY)
    states = [entry.state for entry in found.entries if entry.line.id == "quarterly"]
    assert states[0] is TaskState.DONE
    assert TaskState.DONE not in states[1:]


def test_task_given_up_is_not_done_at_all_its_times(office):
    office.services.tasks.drop(["quarterly"], "Không còn phù hợp")
    found = agenda(office.services, TaskQuery(), dt.date(2026, 1, 1), dt.date(2026, 12, 31), TODAY)
    states = {entry.state for entry in found.entries if entry.line.id == "quarterly"}
    assert states == {TaskState.NOT_DONE}


def test_agenda_names_days_off_and_working_saturdays(office):
    office.services.calendar.add(dt.date(2026, 5, 9), DayKind.WORKING, "Làm bù ngày 04/5")
    found = agenda(office.services, TaskQuery(), dt.date(2026, 5, 1), dt.date(2026, 5, 10), TODAY)
    assert day_words(dt.date(2026, 5, 1), found).endswith("(Ngày Quốc tế Lao động)")
    assert day_words(dt.date(2026, 5, 2), found) == "Thứ Bảy, 02/05/2026"
    assert day_words(dt.date(2026, 5, 9), found) == "Thứ Bảy, 09/05/2026 (Làm bù ngày 04/5)"
    assert dt.date(2026, 5, 9) not in found.off


def test_schedule_has_a_heading_for_each_day_and_a_number_for_each_task(office):
    found = agenda(office.services, TaskQuery(), dt.date(2026, 2, 1), dt.date(2026, 3, 31), TODAY)
    document = schedule_document(office.services, found)
    (table,) = (part for part in document.parts if isinstance(part, DataTable))
    assert document.document_type == "Lịch công tác"
    groups = [row.cells[0] for row in table.rows if row.is_group]
    assert groups[0] == "Thứ Bảy, 28/02/2026"
    assert len(groups) == len({entry.day for entry in found.entries})
    numbers = [row.cells[0] for row in table.rows if not row.is_group]
    assert numbers == [str(number + 1) for number in range(len(found.entries))]


def test_schedule_of_free_days_says_so(office):
    found = agenda(office.services, TaskQuery(), dt.date(2026, 2, 2), dt.date(2026, 2, 3), TODAY)
    (part,) = schedule_document(office.services, found).parts
    assert "Không có nhiệm vụ đến hạn" in part.text


def test_year_holds_times_of_the_year_and_what_begins_in_it(office):
    table = year_table(office.services, TaskQuery(), Order(), TODAY)
    dues = sorted(
        (time.due, key) for key, times in table.times.items() for time in times if time.due
    )
    assert dues == plain_dues(office.services, dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert table.year == 2026
    assert table.days_off[dt.date(2026, 9, 2)] == "Quốc khánh"


def test_year_of_the_query_goes_before_that_of_today(office):
    table = year_table(office.services, TaskQuery(year=2027), Order(), TODAY)
    assert (table.year, table.listing.keys, table.times) == (2027, (), {})


def test_board_counts_open_tasks_of_each(office):
    columns = board(office.services, TaskQuery(), GroupBy.UNIT, 1)
    for column in columns:
        assert len(column.lines) == min(1, len(column.keys))
    late = [column for column in columns if column.overdue]
    assert [column.keys[0] for column in late] == ["late"]
    office.services.tasks.done(["late"])
    columns = board(office.services, TaskQuery(), GroupBy.UNIT, 1)
    assert all("late" not in column.keys and not column.overdue for column in columns)


def test_months_in_time_add_up_to_the_year(office):
    services = office.services
    services.tasks.done(["late"], dt.date(2026, 3, 1))
    services.tasks.done(["soon"], dt.date(2026, 2, 1))
    months = on_time_per_month(services.tasks, TODAY)
    share = services.today.look().on_time_share
    assert [each.share.whole.count for each in months] == [0, 1, 1]
    assert sum(each.share.whole.count for each in months) == share.whole.count
    assert sum(each.share.part.count for each in months) == share.part.count == 1


@given(DAYS, st.floats(0, 500), st.floats(366, 2000))
def test_place_on_the_strip_leads_back_to_the_day(day, left, width):
    scale = Scale(day.year, left, width)
    assert scale.day_at(scale.middle(day)) == day
    assert left <= scale.x(day) < left + width


@given(DAYS, st.floats(300, 2000))
def test_months_fill_the_strip_without_a_gap(day, width):
    ends = list(Scale(day.year, 10, width).months())
    assert [month for month, _left, _right in ends] == list(range(1, 13))
    assert ends[0][1] == 10
    assert ends[-1][2] == pytest.approx(10 + width)
    assert all(one[2] == two[1] for one, two in pairwise(ends))


@given(DAYS, st.integers(-30, 30))
def test_month_is_moved_and_the_day_kept_where_it_can_be(day, step):
    moved = move_month(day, step)
    months = (moved.year - day.year) * 12 + moved.month - day.month
    assert months == step
    assert moved.day == day.day or (moved.day >= 28 and moved.day < day.day)


@given(DAYS)
def test_sheet_begins_on_monday_and_holds_the_month(day):
    days = sheet_days(day.year, day.month)
    assert days[0].weekday() == 0
    assert len(days) % 7 == 0
    assert sum(each.month == day.month for each in days) >= 28
    assert day in days


def test_year_as_a_table_has_the_due_days_in_their_months(office):
    """What is due stands in its month; the way to it, and what lasts, is a dash."""
    services = office.services
    services.tasks.done(["late"], dt.date(2026, 2, 20))
    table = year_table(services, TaskQuery(year=2026), Order(), TODAY)
    document = year_document(services, table)
    assert document.landscape
    assert (document.number, document.symbol) == ("", "")
    assert "√ hoàn thành đúng hạn" in str(document.parts)
    (shown,) = (part for part in document.parts if isinstance(part, DataTable))
    rows = {row.cells[1]: row.cells[3:] for row in shown.rows if not row.is_group}
    assert len(rows) == table.listing.total
    assert rows["Ban hành kế hoạch kiểm tra"][:4] == ("", "√28", "", "")
    assert [cell[-2:] for cell in rows["Niêm yết thủ tục"] if cell != UNDER_WAY] == [
        "31", "30", "30", "31",
    ]  # fmt: skip
    assert set(rows["Tiếp công dân"]) == {UNDER_WAY}
    assert set(rows["Cập nhật dữ liệu"]) == {""}
    parted = year_table(services, TaskQuery(year=2026), Order(group=GroupBy.UNIT), TODAY)
    (shown,) = (p for p in year_document(services, parted).parts if isinstance(p, DataTable))
    assert sum(row.is_group for row in shown.rows) == len(parted.listing.groups)
