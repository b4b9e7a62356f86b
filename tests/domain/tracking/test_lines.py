"""A task as a line of the list."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from desktop.domain.tracking.lines import line_of, nearest
from desktop.domain.tracking.model import (
    EvidenceLink,
    Origin,
    PlanItem,
    Reminder,
    ReminderWay,
    TaskFacts,
    TaskState,
)
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.states import state_of
from tests.domain.tracking.make import (
    NOTHING,
    accepted,
    day,
    entry,
    fact,
    item,
    marked,
    office,
    times,
)
from tests.domain.tracking.test_states import DAYS, FACTS, WORDINGS

QUARTERS = "Quý I, quý II, quý III, quý IV"
OFFICE = office()


def line(task: PlanItem, on: str, facts: TaskFacts = NOTHING, plan: str = "") -> TaskLine:
    return line_of(task, facts, times(task, facts), OFFICE, plan, day(on))


def test_a_line_says_what_the_plan_says() -> None:
    task = item(
        "Quý I", objective="Mục tiêu", task="Nhiệm vụ", activity="Hoạt động", area="THỂ CHẾ",
        products=("Kế hoạch",), lead=("Phòng Kinh tế xã", "Công chức VP-TK"),
        cooperate=("Các cơ quan, đơn vị",),
    )  # fmt: skip
    assert line(task, "1/2/2026", plan="Kế hoạch năm 2026") == TaskLine(
        id="t", plan_id="p", origin=Origin.ROW, area="THỂ CHẾ", title="Hoạt động",
        context="Mục tiêu › Nhiệm vụ", products=("Kế hoạch",),
        lead="Phòng Kinh tế; Công chức Văn phòng - Thống kê", cooperate="Các cơ quan, đơn vị",
        time="Quý I", kind="quarter", state=TaskState.IN_PROGRESS, label="Quý I/2026",
        start=day("1/1/2026"), due=day("31/3/2026"), done_on=None, percent=0, done=0, times=1,
        evidence=0, reminders=0, last_progress=None, undated=False, continuous=False,
        confirmed=False, plan="Kế hoạch năm 2026",
    )  # fmt: skip


def test_the_levels_above_the_title_are_its_context() -> None:
    assert line(item(task="Việc"), "1/2/2026").context == ""
    assert line(item(task="Việc", objective="Mục tiêu"), "1/2/2026").context == "Mục tiêu"
    same = item(task="Việc", objective="Việc", activity="Việc")
    assert line(same, "1/2/2026").context == ""


def test_the_open_time_nearest_to_its_day_is_shown() -> None:
    task = item(QUARTERS)
    facts = TaskFacts(occurrences=(fact("Quý I/2026", "31/3/2026", "20/3/2026"),))
    shown = line(task, "10/4/2026", facts)
    assert (shown.label, shown.due, shown.done, shown.times) == (
        "Quý II/2026", day("30/6/2026"), 1, 4,
    )  # fmt: skip
    assert (shown.done_on, shown.percent) == (day("20/3/2026"), 0)
    before = line(task, "10/3/2026", facts)
    assert (before.label, before.done, before.done_on) == ("Quý I/2026", 0, None)


def test_a_postponed_time_may_come_after_the_next() -> None:
    facts = TaskFacts(occurrences=(fact("Quý I/2026", "31/3/2026", extended_to=day("31/7/2026")),))
    assert line(item(QUARTERS), "10/4/2026", facts).label == "Quý II/2026"


def test_when_all_is_closed_the_last_time_is_shown() -> None:
    facts = TaskFacts(
        occurrences=(
            fact("Quý I/2026", "31/3/2026", "20/3/2026"),
            fact("Quý II/2026", "30/6/2026", dropped_reason="Bỏ"),
        ),
        progress=(entry("1/3/2026", 40),),
    )
    shown = line(item("Quý I, quý II"), "10/4/2026", facts)
    assert (shown.label, shown.percent, shown.done, shown.times) == ("Quý II/2026", 100, 2, 2)
    assert shown.state is TaskState.DONE


def test_what_is_all_dropped_is_not_a_hundred_percent_done() -> None:
    facts = TaskFacts(occurrences=(fact("Quý I/2026", "31/3/2026", dropped_reason="Bỏ"),))
    assert line(item("Quý I"), "10/4/2026", facts).percent == 0


def test_the_diary_gives_the_percent() -> None:
    facts = TaskFacts(progress=(entry("1/2/2026", 40), entry("5/3/2026", 60)))
    assert line(item("Quý I"), "4/3/2026", facts).percent == 40
    shown = line(item("Quý I"), "5/3/2026", facts)
    assert (shown.percent, shown.last_progress) == (60, day("5/3/2026"))


@pytest.mark.parametrize(
    ("wording", "undated", "continuous", "count"),
    [
        ("", True, False, 0),
        ("Khi có hướng dẫn", True, False, 0),
        ("Thường xuyên", False, True, 0),
        ("Thường xuyên trong năm 2026", False, True, 1),
        ("Từ 01/7/2026", False, False, 0),
        ("Quý I", False, False, 1),
        ("Hằng tháng", False, False, 12),
    ],
)
def test_kinds_of_time(wording: str, undated: bool, continuous: bool, count: int) -> None:
    shown = line(item(wording), "1/6/2026")
    assert (shown.undated, shown.continuous, shown.times) == (undated, continuous, count)


def test_an_event_gives_an_undated_task_its_day() -> None:
    task = item("12 ngày làm việc kể từ ngày nhận hồ sơ")
    assert line(task, "1/6/2026").undated
    shown = line(task, "1/6/2026", marked(event_date=day("1/6/2026")))
    assert (shown.undated, shown.due) == (False, day("17/6/2026"))


def test_accepted_dates_are_confirmed() -> None:
    facts = marked(schedule=accepted("before-date", ("", "", "20/6/2026")))
    shown = line(item("Cuối năm"), "1/6/2026", facts)
    assert (shown.confirmed, shown.kind, shown.due) == (True, "before-date", day("20/6/2026"))


def test_evidence_and_reminders_are_counted() -> None:
    facts = TaskFacts(
        evidence=(EvidenceLink("1", "e", "t"), EvidenceLink("2", "f", "t"),
                  EvidenceLink("3", "e", "t", place="mục II")),
        reminders=tuple(
            Reminder(on, "t", day(on), ReminderWay.SPOKEN, "An") for on in ("1/3/2026", "9/3/2026")
        ),
    )  # fmt: skip
    shown = line(item("Quý I"), "5/3/2026", facts)
    assert (shown.evidence, shown.reminders) == (2, 1)


@given(WORDINGS, FACTS, DAYS)
def test_a_line_agrees_with_the_times_and_the_state(
    wording: str, facts: TaskFacts, on: dt.date
) -> None:
    task = item(wording)
    found = times(task, facts)
    shown = line_of(task, facts, found, OFFICE, "", on)
    assert shown.state is state_of(task, facts, found, on)
    assert 0 <= shown.percent <= 100
    assert 0 <= shown.done <= shown.times <= len(found)
    assert not (shown.undated and shown.continuous)
    assert shown.done_on is None or shown.done_on <= on
    chosen = nearest(found, on)
    if chosen is not None:
        assert (shown.label, shown.start, shown.due) == (chosen.label, chosen.start, chosen.due)
    if shown.state is TaskState.OVERDUE:
        assert shown.due is not None and shown.due < on
    if shown.state is TaskState.DUE_SOON:
        assert shown.due is not None and on <= shown.due <= on + dt.timedelta(days=7)


def test_a_task_of_its_own_has_no_plan() -> None:
    shown = line(replace(item("Quý I"), origin=Origin.OWN, plan_id=""), "1/2/2026")
    assert (shown.origin, shown.plan_id, shown.plan) == (Origin.OWN, "", "")
