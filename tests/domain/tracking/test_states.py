"""States of times and tasks on any day, and what was known on a day."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.tracking.model import (
    OccurrenceFact,
    PlanItem,
    ProgressEntry,
    Reminder,
    ReminderWay,
    TaskFacts,
    TaskMark,
    TaskState,
    Time,
)
from desktop.domain.tracking.states import (
    WARN_DAYS,
    facts_until,
    has_progress,
    last_percent,
    state_of,
    state_of_time,
)
from desktop.domain.tracking.words import OPEN_STATES, STATE_SIGNS, STATE_WORDS, URGENCY
from tests.domain.tracking.make import NOTHING, day, entry, fact, item, marked, times

QUARTERS = "Quý I, quý II, quý III, quý IV"
S = TaskState


def state(task: PlanItem, on: str, facts: TaskFacts = NOTHING) -> TaskState:
    return state_of(task, facts, times(task, facts), day(on))


# -- one time ------------------------------------------------------------------------------------

TIME = Time("Quý I/2026", day("1/1/2026"), day("31/3/2026"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("31/12/2025", S.NOT_YET),
        ("1/1/2026", S.IN_PROGRESS),
        ("23/3/2026", S.IN_PROGRESS),
        ("24/3/2026", S.DUE_SOON),
        ("31/3/2026", S.DUE_SOON),
        ("1/4/2026", S.OVERDUE),
        ("1/4/2030", S.OVERDUE),
    ],
)
def test_an_open_time(on: str, expected: TaskState) -> None:
    assert state_of_time(TIME, day(on), has_progress=False) is expected


def test_a_time_is_done_in_time_on_its_last_day() -> None:
    assert WARN_DAYS == 7
    in_time = replace(TIME, done_on=day("31/3/2026"))
    late = replace(TIME, done_on=day("1/4/2026"))
    assert state_of_time(in_time, day("5/4/2026"), False) is S.DONE
    assert state_of_time(late, day("5/4/2026"), False) is S.DONE_LATE
    assert state_of_time(replace(late, due=None), day("5/4/2026"), False) is S.DONE


def test_what_is_done_later_is_open_before() -> None:
    late = replace(TIME, done_on=day("10/4/2026"))
    assert state_of_time(late, day("9/4/2026"), False) is S.OVERDUE
    assert state_of_time(late, day("10/4/2026"), False) is S.DONE_LATE


def test_progress_begins_a_time_early() -> None:
    assert state_of_time(TIME, day("1/12/2025"), has_progress=True) is S.IN_PROGRESS
    assert state_of_time(TIME, day("1/4/2026"), has_progress=True) is S.OVERDUE


def test_a_time_without_days() -> None:
    bare = Time("", None, None)
    assert state_of_time(bare, day("1/1/2026"), False) is S.NOT_YET
    assert state_of_time(bare, day("1/1/2026"), False, continuous=True) is S.IN_PROGRESS
    assert state_of_time(replace(bare, dropped=True), day("1/1/2026"), True) is S.NOT_DONE


# -- a task --------------------------------------------------------------------------------------


def test_a_task_is_as_urgent_as_its_most_urgent_time() -> None:
    task = item(QUARTERS)
    assert state(task, "20/2/2026") is S.IN_PROGRESS
    assert state(task, "28/3/2026") is S.DUE_SOON
    assert state(task, "28/6/2026") is S.OVERDUE
    first = TaskFacts(occurrences=(fact("Quý I/2026", "31/3/2026", "20/3/2026"),))
    assert state(task, "28/6/2026", first) is S.DUE_SOON
    assert state(task, "31/12/2025") is S.NOT_YET


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"done": "30/6/2026"}, S.DONE),
        ({"done": "1/7/2026"}, S.DONE_LATE),
        ({"dropped_reason": "Không còn"}, S.DONE),
    ],
)
def test_a_task_whose_times_are_all_closed(second: dict, expected: TaskState) -> None:
    facts = TaskFacts(
        occurrences=(
            fact("Quý I/2026", "31/3/2026", "20/3/2026"),
            fact("Quý II/2026", "30/6/2026", **second),
        )
    )
    assert state(item("Quý I, quý II"), "1/12/2026", facts) is expected


def test_all_times_dropped() -> None:
    facts = TaskFacts(occurrences=(fact("Quý I/2026", "31/3/2026", dropped_reason="Bỏ"),))
    assert state(item("Quý I"), "1/12/2026", facts) is S.NOT_DONE


def test_a_task_given_up_counts_from_that_day_on() -> None:
    facts = marked(dropped_on=day("1/5/2026"), dropped_reason="Không còn phù hợp")
    assert state(item("Quý I"), "30/4/2026", facts) is S.OVERDUE
    assert state(item("Quý I"), "1/5/2026", facts) is S.NOT_DONE


@pytest.mark.parametrize("wording", ["", "Khi có hướng dẫn", "Theo chương trình công tác"])
def test_a_task_without_date(wording: str) -> None:
    task = item(wording)
    assert state(task, "1/6/2026") is S.NOT_YET
    begun = TaskFacts(progress=(entry("5/5/2026", note="Đã họp"),))
    assert state(task, "4/5/2026", begun) is S.NOT_YET
    assert state(task, "5/5/2026", begun) is S.IN_PROGRESS
    whole = TaskFacts(progress=(entry("5/5/2026", 40), entry("9/5/2026", 100)))
    assert state(task, "8/5/2026", whole) is S.IN_PROGRESS
    assert state(task, "9/5/2026", whole) is S.DONE
    done = TaskFacts(occurrences=(fact(done="5/5/2026"),))
    assert state(task, "5/5/2026", done) is S.DONE


def test_no_percent_is_no_progress() -> None:
    assert state(item(""), "1/6/2026", TaskFacts(progress=(entry("1/5/2026", 0),))) is S.NOT_YET


def test_a_continuous_task() -> None:
    task = item("Thường xuyên")
    assert state(task, "31/12/2025") is S.NOT_YET
    assert state(task, "1/1/2026") is S.IN_PROGRESS
    assert state(task, "1/6/2028") is S.IN_PROGRESS
    whole = TaskFacts(progress=(entry("31/12/2026", 100),))
    assert state(task, "31/12/2026", whole) is S.DONE


def test_a_bounded_continuous_task_ends() -> None:
    task = item("Thường xuyên trong năm 2026")
    assert state(task, "1/6/2026") is S.IN_PROGRESS
    assert state(task, "28/12/2026") is S.DUE_SOON


def test_all_percent_does_not_close_a_dated_task() -> None:
    facts = TaskFacts(progress=(entry("1/3/2026", 100),))
    assert state(item("Quý I"), "1/4/2026", facts) is S.OVERDUE


def test_progress_of_one_time_does_not_begin_another() -> None:
    task = item("Quý III, quý IV")
    facts = TaskFacts(progress=(entry("1/3/2026", 10, label="Quý III/2026"),))
    third, fourth = times(task)
    assert has_progress(facts, day("1/3/2026"), third)
    assert not has_progress(facts, day("1/3/2026"), fourth)
    assert not has_progress(facts, day("28/2/2026"))
    assert state(task, "1/3/2026", facts) is S.IN_PROGRESS


def test_the_last_percent_counts() -> None:
    facts = TaskFacts(progress=(entry("9/5/2026", 30), entry("5/5/2026", 60), entry("10/5/2026")))
    assert last_percent(facts, day("4/5/2026")) == 0
    assert last_percent(facts, day("5/5/2026")) == 60
    assert last_percent(facts, day("31/5/2026")) == 30


# -- words ---------------------------------------------------------------------------------------


def test_every_state_has_its_own_word_and_sign() -> None:
    assert set(STATE_WORDS) == set(STATE_SIGNS) == set(URGENCY) == set(S)
    assert len(set(STATE_WORDS.values())) == len(set(STATE_SIGNS.values())) == len(S)
    assert set(URGENCY[:4]) == OPEN_STATES
    assert URGENCY[0] is S.OVERDUE


# -- by property ---------------------------------------------------------------------------------

DAYS = st.dates(dt.date(2025, 6, 1), dt.date(2027, 6, 30))
WORDINGS = st.sampled_from(
    ["", QUARTERS, "Quý II", "Thường xuyên", "Khi có hướng dẫn", "Trước ngày 20/5",
     "Thường xuyên trong năm 2026", "Hằng tháng", "05 ngày làm việc kể từ ngày nhận hồ sơ"]
)  # fmt: skip
LABELS = st.sampled_from(["", "Quý I/2026", "Quý II/2026", "Tháng 3/2026", "Đã đổi"])
OCCURRENCES = st.builds(
    OccurrenceFact,
    st.uuids().map(str),
    st.just("t"),
    LABELS,
    st.none() | DAYS,
    done_on=st.none() | DAYS,
    extended_to=st.none() | DAYS,
    dropped_reason=st.sampled_from(["", "Lý do"]),
)
PROGRESS = st.builds(
    ProgressEntry, st.uuids().map(str), st.just("t"), DAYS, st.none() | st.integers(0, 100),
    label=LABELS,
)  # fmt: skip
MARKS = st.none() | st.builds(
    TaskMark, st.just("t"), event_date=st.none() | DAYS, dropped_on=st.none() | DAYS
)
FACTS = st.builds(
    TaskFacts,
    MARKS,
    st.lists(OCCURRENCES, max_size=4).map(tuple),
    st.lists(PROGRESS, max_size=4).map(tuple),
)


@given(WORDINGS, FACTS, DAYS)
def test_every_task_has_one_state_on_every_day(wording: str, facts: TaskFacts, on: dt.date) -> None:
    task = item(wording)
    found = times(task, facts)
    first = state_of(task, facts, found, on)
    assert isinstance(first, TaskState)
    assert state_of(task, facts, tuple(reversed(found)), on) is first


@given(WORDINGS, FACTS, DAYS)
def test_the_state_of_a_task_is_that_of_one_of_its_times(
    wording: str, facts: TaskFacts, on: dt.date
) -> None:
    task = item(wording)
    found = times(task, facts)
    if facts.mark and facts.mark.dropped_on and facts.mark.dropped_on <= on:
        assert state_of(task, facts, found, on) is S.NOT_DONE
    elif found and any(time.due for time in found):
        each = {
            state_of_time(time, on, has_progress(facts, on, time), wording.startswith("Thường"))
            for time in found
        }
        assert state_of(task, facts, found, on) in each
        if each & OPEN_STATES:
            assert state_of(task, facts, found, on) is min(each & OPEN_STATES, key=URGENCY.index)


@given(WORDINGS, FACTS, DAYS, DAYS)
def test_an_open_time_only_grows_more_urgent(
    wording: str, facts: TaskFacts, one: dt.date, other: dt.date
) -> None:
    before, after = sorted((one, other))
    for time in times(item(wording), facts):
        if time.is_open:
            early = state_of_time(time, before, has_progress=False)
            late = state_of_time(time, after, has_progress=False)
            assert URGENCY.index(late) <= URGENCY.index(early)


@given(WORDINGS, FACTS, DAYS, DAYS)
def test_a_postponement_never_makes_a_time_more_urgent(
    wording: str, facts: TaskFacts, to: dt.date, on: dt.date
) -> None:
    for time in times(item(wording), facts):
        if time.due is not None and to >= time.due:
            now = state_of_time(time, on, has_progress=False)
            then = state_of_time(replace(time, due=to), on, has_progress=False)
            assert URGENCY.index(then) >= URGENCY.index(now) or now is S.DONE_LATE


@given(WORDINGS, FACTS, DAYS)
def test_what_was_known_gives_the_state_of_that_day(
    wording: str, facts: TaskFacts, on: dt.date
) -> None:
    task = item(wording)
    known = facts_until(facts, on)
    then = times(task, known)
    # What is entered later, though dated earlier than it is entered, is unknown before its day.
    assert facts_until(known, on) == known
    assert state_of(task, known, then, on) is state_of(task, facts, then, on)
    assert all(each.done_on is None or each.done_on <= on for each in known.occurrences)
    assert all(each.on <= on for each in known.progress)


@given(
    WORDINGS, st.lists(st.tuples(LABELS, DAYS), max_size=4), st.lists(PROGRESS, max_size=4), DAYS
)
def test_a_diary_read_later_gives_the_state_of_each_day(
    wording: str, completions: list, progress: list, on: dt.date
) -> None:
    """Days are lived one by one: what is entered after ``on`` changes nothing of it."""
    done = {label: OccurrenceFact(label, "t", label, None, day) for label, day in completions}
    lived = TaskFacts(
        occurrences=tuple(each for each in done.values() if each.done_on and each.done_on <= on),
        progress=tuple(each for each in progress if each.on <= on),
    )
    later = TaskFacts(occurrences=tuple(done.values()), progress=tuple(progress))
    rebuilt = facts_until(later, on)
    task = item(wording)
    assert rebuilt == lived
    assert state_of(task, rebuilt, times(task, rebuilt), on) is state_of(
        task, lived, times(task, lived), on
    )


def test_facts_until_a_day() -> None:
    facts = TaskFacts(
        mark=TaskMark("t", event_document="5/UBND", event_date=day("5/5/2026"),
                      dropped_on=day("6/6/2026"), dropped_reason="Bỏ", note="Ghi chú"),
        occurrences=(
            fact("Quý I/2026", "31/3/2026", "2/4/2026", quality=90, note="Xong"),
            fact("Quý II/2026", "30/6/2026", "1/7/2026", extended_to=day("5/7/2026"), quality=80),
        ),
        progress=(entry("1/3/2026", 10), entry("1/6/2026", 90)),
        reminders=(
            Reminder("1", "t", day("1/2/2026"), ReminderWay.NOTE, "An"),
            Reminder("2", "t", day("2/6/2026"), ReminderWay.NOTE, "An"),
        ),
    )  # fmt: skip
    known = facts_until(facts, day("1/4/2026"))
    assert known.mark == TaskMark("t", note="Ghi chú")
    assert [each.label for each in known.occurrences] == ["Quý II/2026"]
    assert known.occurrences[0].done_on is None and known.occurrences[0].quality is None
    assert [each.percent for each in known.progress] == [10]
    assert [each.id for each in known.reminders] == ["1"]
    assert facts_until(facts, day("31/12/2026")) == facts
