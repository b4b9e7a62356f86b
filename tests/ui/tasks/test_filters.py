"""Filters: spans of due days, chips, links that other places open."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.tracking.model import Part, TaskState
from desktop.domain.tracking.query import GroupBy, Order, SortKey, TaskQuery
from desktop.domain.tracking.words import OPEN_STATES
from desktop.errors import Refused
from desktop.ui.tasks.filters import (
    Names,
    chips_of,
    due_choices,
    flag_choices,
    is_narrowed,
    link_to,
    read_link,
    subject_words,
    toggle_state,
    without_due,
)

NAMES = Names({"unit:u1": "Phòng Kinh tế"}, {"p1": "Cải cách hành chính"})
DAY = dt.date(2026, 11, 21)


def due(words, query=TaskQuery(), day=DAY):  # noqa: B008
    return next(each for each in due_choices() if each.words == words).change(query, day)


def test_spans_of_due_days():
    month = due("Tháng này", day=dt.date(2024, 2, 10))
    assert (month.due_from, month.due_to) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    quarter = due("Quý này")
    assert (quarter.due_from, quarter.due_to) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    week = due("7 ngày tới")
    assert (week.due_from, week.due_to, week.states) == (DAY, dt.date(2026, 11, 28), OPEN_STATES)
    assert due("Quá hạn", week).states == {TaskState.OVERDUE}
    assert due("Chưa xác định ngày", month) == TaskQuery(undated=True)
    assert without_due(replace(month, text="a")) == TaskQuery(text="a")
    assert read_link(link_to(quarter)) == (quarter, Order())


def test_chips_name_each_filter_and_take_only_it_away():
    query = TaskQuery(
        assignees=frozenset({"unit:u1", "outside:so noi vu"}),
        part=Part.LEAD,
        plans=frozenset({"p1", ""}),
        areas=frozenset({"Cải cách thể chế"}),
        due_to=dt.date(2026, 12, 31),
        done_from=dt.date(2026, 1, 1),
        continuous=True,
        without_evidence=True,
    )
    chips = {chip.words: chip.without(query) for chip in chips_of(query, NAMES)}
    assert chips == {
        "Chủ trì: Phòng Kinh tế": replace(query, assignees=frozenset({"outside:so noi vu"})),
        "Chủ trì: so noi vu": replace(query, assignees=frozenset({"unit:u1"})),
        "Cải cách thể chế": replace(query, areas=frozenset()),
        "Cải cách hành chính": replace(query, plans=frozenset({""})),
        "Nhiệm vụ riêng": replace(query, plans=frozenset({"p1"})),
        "Hạn đến 31/12/2026": replace(query, due_to=None),
        "Hoàn thành từ 01/01/2026": replace(query, done_from=None),
        "Thường xuyên": replace(query, continuous=None),
        "Xong nhưng thiếu minh chứng": replace(query, without_evidence=None),
    }


@pytest.mark.parametrize("flag", flag_choices(), ids=lambda flag: flag.words)
def test_a_flag_goes_on_and_off(flag):
    on = flag.on(TaskQuery())
    assert on != TaskQuery()
    assert [chip.words for chip in chips_of(on, NAMES)] == [flag.words]
    assert flag.off(on) == TaskQuery()


def test_the_year_of_the_program_is_no_filter():
    assert not is_narrowed(TaskQuery(year=2026))
    assert is_narrowed(TaskQuery(year=2026, text="a"))
    assert toggle_state(toggle_state(TaskQuery(), TaskState.DONE), TaskState.DONE) == TaskQuery()


def test_a_list_on_paper_says_what_it_holds():
    query = TaskQuery(
        text="rà soát", year=2026, plans=frozenset({"p1"}), states=frozenset({TaskState.OVERDUE})
    )
    words = "năm 2026, “rà soát”, Cải cách hành chính, Quá hạn, đến ngày 21/11/2026"
    assert subject_words(query, NAMES, DAY) == words
    assert subject_words(TaskQuery(), NAMES, DAY) == "đến ngày 21/11/2026"


DATES = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))
WORDS = st.frozensets(st.text(max_size=8), max_size=3)
QUERIES = st.builds(
    TaskQuery,
    text=st.text(max_size=10),
    assignees=WORDS,
    part=st.none() | st.sampled_from(Part),
    states=st.frozensets(st.sampled_from(TaskState)),
    plans=WORDS,
    areas=WORDS,
    year=st.none() | st.integers(2000, 2100),
    due_from=DATES,
    due_to=DATES,
    done_from=DATES,
    done_to=DATES,
    undated=st.none() | st.booleans(),
    continuous=st.none() | st.booleans(),
    without_evidence=st.none() | st.booleans(),
    reminded=st.none() | st.booleans(),
    untracked=st.booleans(),
)
ORDERS = st.builds(Order, st.sampled_from(SortKey), st.booleans(), st.sampled_from(GroupBy))


@given(QUERIES, ORDERS)
def test_a_link_brings_the_same_list_back(query, order):
    assert read_link(link_to(query, order)) == (query, order)


@pytest.mark.parametrize(
    "link",
    [
        "query:",
        "query:[]",
        "query:{",
        'query:{"states": ["gone"]}',
        'query:{"colour": 1}',
        'query:{"due_from": "30/02"}',
        'query:{"order": ["due"]}',
    ],
)
def test_a_broken_link_is_refused(link):
    with pytest.raises(Refused):
        read_link(link)
