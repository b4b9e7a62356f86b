"""Times of a task: what its wording says, joined with what happened."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.schedule import Duration, DurationUnit, Kind
from desktop.domain.tracking.calendar import WorkCalendar
from desktop.domain.tracking.model import DayKind, SpecialDay, TaskFacts, Time
from desktop.domain.tracking.times import due_after, kind_of, schedule_of, times_of
from tests.domain.schedule.catalogue import CATALOGUE, Row
from tests.domain.tracking.make import (
    NOTHING,
    PLAIN,
    accepted,
    day,
    fact,
    item,
    marked,
    times,
)

QUARTERS = "Quý I, quý II, quý III, quý IV"
UNDATED = {Kind.EVENT_DRIVEN.value, Kind.PER_PROGRAMME.value, Kind.UNKNOWN.value}


@pytest.mark.parametrize("row", CATALOGUE, ids=lambda row: row.phrase or "(trống)")
def test_the_catalogue_of_wordings(row: Row) -> None:
    task = item(row.phrase, row.year)
    found = times(task)
    dues = [time.due for time in found if time.due is not None]
    starts = [time.start for time in found if time.start is not None]
    assert kind_of(task, NOTHING) == row.kind
    assert bool(found) == (row.kind not in UNDATED)
    assert (max(dues) if len(dues) == len(found) and dues else None) == row.due
    assert (min(starts) if starts and found[0].start else None) == row.start
    assert all(time.is_open and time.planned_due == time.due for time in found)
    assert len({time.label for time in found}) == len(found), "each label names one time"


def test_the_catalogue_is_whole() -> None:
    assert len(CATALOGUE) == 123


def test_a_periodic_task_unfolds_over_the_years_of_its_plan() -> None:
    found = times(item("Hằng quý", 2024, 2025))
    assert [time.label for time in found][:2] == ["Quý I/2024", "Quý II/2024"]
    assert [time.due for time in found][-1] == dt.date(2025, 12, 31)
    assert len(found) == 8


def test_times_that_share_a_label_get_their_day() -> None:
    found = times(item("Ngày 10 và ngày 25 hằng tháng"))
    assert len(found) == 24
    assert [time.label for time in found[:2]] == ["Tháng 1/2026 (10/01/2026)",
                                                  "Tháng 1/2026 (25/01/2026)"]  # fmt: skip


def test_years_that_are_none_have_no_times() -> None:
    assert times(item("Quý I", 3000)) == ()
    assert times(item("Quý I", 2026, 2020)) == ()
    assert kind_of(item("Quý I", 3000), NOTHING) == Kind.UNKNOWN.value


def test_readings_are_kept() -> None:
    assert schedule_of(item("Quý I")) is schedule_of(item("Quý I", id="other"))
    assert times(item("Quý I")) is times(item("Quý I", id="other"))


# -- facts ---------------------------------------------------------------------------------------


def test_a_fact_belongs_to_the_time_of_its_label() -> None:
    done = fact("Quý II/2026", "30/6/2026", "20/6/2026")
    found = times(item(QUARTERS), TaskFacts(occurrences=(done,)))
    assert [time.done_on for time in found] == [None, day("20/6/2026"), None, None]
    assert [time.fact_id for time in found] == ["", done.id, "", ""]


def test_an_extension_moves_the_due_day_and_keeps_the_planned_one() -> None:
    moved = fact("Quý I/2026", "31/3/2026", extended_to=day("15/4/2026"), extension_reason="Lý do")
    first = times(item(QUARTERS), TaskFacts(occurrences=(moved,)))[0]
    assert (first.due, first.planned_due) == (day("15/4/2026"), day("31/3/2026"))
    assert first.is_open


def test_a_dropped_time_is_closed() -> None:
    dropped = fact("Quý I/2026", "31/3/2026", dropped_reason="Gộp vào báo cáo 6 tháng")
    first = times(item(QUARTERS), TaskFacts(occurrences=(dropped,)))[0]
    assert first.dropped and not first.is_open


def test_a_fact_follows_its_due_day_when_the_wording_changes() -> None:
    done = fact("Quý I/2026", "31/3/2026", "20/3/2026")
    found = times(item("Trước ngày 01/4/2026"), TaskFacts(occurrences=(done, fact("Cũ"))))
    assert [(time.label, time.done_on) for time in found] == [("Hạn 31/03/2026", day("20/3/2026"))]


def test_one_fact_and_one_time_belong_together() -> None:
    done = fact("Quý I/2026", "31/3/2026", "20/3/2026")
    found = times(item("Trong tháng 5"), TaskFacts(occurrences=(done,)))
    assert [(time.due, time.done_on) for time in found] == [(day("31/5/2026"), day("20/3/2026"))]


def test_a_fact_whose_time_is_gone_stays_visible() -> None:
    done = fact("Tháng 2/2026", "28/2/2026", "20/2/2026")
    found = times(item(QUARTERS), TaskFacts(occurrences=(done,)))
    assert [time.label for time in found] == [
        "Tháng 2/2026", "Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026",
    ]  # fmt: skip
    assert found[0] == Time(
        "Tháng 2/2026", None, day("28/2/2026"), day("28/2/2026"), day("20/2/2026"), False, done.id
    )


def test_a_fact_that_says_nothing_any_more_is_no_time() -> None:
    assert times(item(""), TaskFacts(occurrences=(fact(),))) == ()
    assert len(times(item(QUARTERS), TaskFacts(occurrences=(fact("Cũ", "1/2/2026"),)))) == 4


def test_what_is_done_without_any_date_is_a_time() -> None:
    found = times(item("Khi có hướng dẫn"), TaskFacts(occurrences=(fact(done="5/5/2026"),)))
    assert [(time.label, time.due, time.done_on) for time in found] == [("", None, day("5/5/2026"))]


FACTS = st.lists(
    st.builds(
        fact,
        st.sampled_from(["", "Quý I/2026", "Quý III/2026", "Tháng 2/2026", "Năm 2026"]),
        st.sampled_from(["", "31/3/2026", "30/9/2026", "28/2/2026"]),
        st.sampled_from(["", "20/2/2026", "1/10/2026"]),
        extended_to=st.sampled_from([None, day("15/10/2026")]),
        dropped_reason=st.sampled_from(["", "Lý do"]),
        id=st.uuids().map(str),
    ),
    max_size=6,
)


@given(FACTS, st.sampled_from(["", QUARTERS, "Quý I", "Thường xuyên", "Khi có hướng dẫn"]))
def test_no_fact_is_lost_and_none_counts_twice(facts: list, wording: str) -> None:
    found = times(item(wording), TaskFacts(occurrences=tuple(facts)))
    given_to = [time.fact_id for time in found if time.fact_id]
    assert len(given_to) == len(set(given_to))
    for each in facts:
        says = each.done_on or each.extended_to or each.dropped_reason
        assert each.id in given_to or not says
    by_id = {each.id: each for each in facts}
    for time in found:
        if time.fact_id:
            assert time.done_on == by_id[time.fact_id].done_on
            assert time.due == (by_id[time.fact_id].extended_to or time.planned_due)
    planned = {time.planned_due for time in times(item(wording))}
    assert planned <= {time.planned_due for time in found}


@given(FACTS, st.randoms())
def test_the_order_of_facts_of_different_times_does_not_matter(facts: list, random) -> None:
    one_each = list({each.label: each for each in facts if each.label.startswith("Quý")}.values())
    shuffled = list(one_each)
    random.shuffle(shuffled)
    task = item(QUARTERS)
    assert times(task, TaskFacts(occurrences=tuple(one_each))) == times(
        task, TaskFacts(occurrences=tuple(shuffled))
    )


# -- dates of the officer, events ----------------------------------------------------------------


def test_accepted_dates_stand_in_place_of_the_wording() -> None:
    facts = marked(schedule=accepted("before-date", ("Đợt 1", "", "20/6/2026")))
    assert [(time.label, time.due) for time in times(item("Cuối năm"), facts)] == [
        ("Đợt 1", day("20/6/2026"))
    ]
    assert kind_of(item("Cuối năm"), facts) == "before-date"


def test_accepted_without_dates() -> None:
    assert times(item("Quý I"), marked(schedule=accepted("empty/unknown"))) == ()


def test_an_event_starts_the_time_allowed() -> None:
    task = item("12 ngày làm việc kể từ ngày nhận hồ sơ")
    assert times(task) == ()
    begun = times(task, marked(event_document="12/UBND", event_date=day("2/3/2026")))
    assert [(time.start, time.due) for time in begun] == [(day("2/3/2026"), day("18/3/2026"))]


def test_working_days_of_an_event_go_by_the_calendar() -> None:
    off = WorkCalendar(
        [
            SpecialDay("1", day("3/3/2026"), DayKind.OFF),
            SpecialDay("2", day("7/3/2026"), DayKind.WORKING),
            SpecialDay("3", day("18/3/2026"), DayKind.OFF),
        ],
        lambda _year: {},
    )
    facts = marked(event_date=day("2/3/2026"))
    found = times_of(item("12 ngày làm việc kể từ ngày nhận hồ sơ"), facts, off)
    assert [time.due for time in found] == [day("19/3/2026")]


def test_an_event_without_a_time_allowed_only_begins() -> None:
    found = times(item("Khi có hướng dẫn của tỉnh"), marked(event_date=day("2/3/2026")))
    assert [(time.start, time.due) for time in found] == [(day("2/3/2026"), None)]


def test_time_before_an_event_runs_back() -> None:
    found = times(item("05 ngày trước khi họp"), marked(event_date=day("20/3/2026")))
    assert [time.due for time in found] == [day("15/3/2026")]


def test_an_event_does_not_touch_a_wording_with_dates() -> None:
    assert times(item("Quý I"), marked(event_date=day("2/3/2026"))) == times(item("Quý I"))


@pytest.mark.parametrize(
    ("count", "unit", "due"),
    [
        (1, DurationUnit.DAY, "1/2/2026"),
        (2, DurationUnit.WEEK, "14/2/2026"),
        (1, DurationUnit.MONTH, "28/2/2026"),
        (13, DurationUnit.MONTH, "28/2/2027"),
        (1, DurationUnit.YEAR, "31/1/2027"),
        (5, DurationUnit.WORKING_DAY, "6/2/2026"),
        (4, DurationUnit.HOUR, "31/1/2026"),
        (24, DurationUnit.HOUR, "1/2/2026"),
        (72, DurationUnit.HOUR, "3/2/2026"),
    ],
)
def test_time_allowed(count: int, unit: DurationUnit, due: str) -> None:
    assert due_after(day("31/1/2026"), Duration(count, unit), PLAIN) == day(due)


@given(st.sampled_from(DurationUnit), st.integers(1, 10**9), st.booleans())
def test_no_time_allowed_breaks_the_calendar(unit: DurationUnit, count: int, back: bool) -> None:
    due = due_after(day("31/1/2026"), Duration(count, unit), PLAIN, back)
    if due is not None:
        assert due <= day("31/1/2026") if back else due >= day("31/1/2026")
