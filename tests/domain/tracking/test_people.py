"""Who a task is given to on a day, and under whom it is found."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commune import CommuneProfile, Officer, Unit
from desktop.domain.tracking.directory import directory, everyone, post_of
from desktop.domain.tracking.model import (
    Assignee,
    AssigneeKind,
    Assignment,
    Part,
    TaskFacts,
)
from desktop.domain.tracking.people import assignees, holders, refs_of
from tests.domain.tracking.make import NOTHING, OFFICERS, UNITS, day, item, office

OFFICE = office()
TODAY = day("15/6/2026")
POST = "post:cong chuc van phong - thong ke"


def who(
    *names: str, on: dt.date = TODAY, profile: CommuneProfile = OFFICE, facts: TaskFacts = NOTHING
) -> tuple[Assignee, ...]:
    return assignees(item(lead=names), facts, Part.LEAD, on, profile)


def refs(*names: str, on: dt.date = TODAY, profile: CommuneProfile = OFFICE) -> frozenset[str]:
    return refs_of(who(*names, on=on, profile=profile), profile, on)


# -- printed names -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Phòng Kinh tế", ["unit:kt"]),
        ("Phòng Kinh tế xã", ["unit:kt"]),
        ("VĂN PHÒNG HĐND & UBND", ["unit:vp"]),
        ("Phòng Kinh tế; Phòng Văn hóa – Xã hội", ["unit:kt", "unit:vhxh"]),
        ("- Phòng Kinh tế\n- Trung tâm phục vụ hành chính công", ["unit:kt", "unit:hcc"]),
        ("Phòng Kinh tế; Phòng Kinh tế xã", ["unit:kt"]),
        ("Các cơ quan, đơn vị", ["all:"]),
        ("Các bộ phận", ["all:"]),
        ("Công chức Văn phòng - Thống kê", [POST]),
        ("Công chức Văn phòng – Thống kê xã", [POST]),
        ("Văn phòng – Thống kê", [POST]),
        ("Công chức VP-TK", [POST]),
        ("Công chức Văn phòng - Thống kê (mảng Đảng ủy)", [POST]),
        ("Công chức Văn phòng - Thống kê phụ trách mảng Đảng ủy – Nội vụ", [POST]),
        ("Công chức phụ trách nội vụ", ["post:cong chuc phu trach noi vu"]),
        ("Trần Văn An", ["officer:an"]),
        ("Đ/c Trần Văn An", ["officer:an"]),
        ("Chủ tịch UBND xã", ["post:chu tich"]),
        ("Công chức Địa chính", ["post:cong chuc dia chinh"]),
        ("Trưởng thôn Đông", ["post:truong thon dong"]),
        ("Trường Tiểu học Kim Đồng", ["outside:truong tieu hoc kim dong"]),
        ("Sở Nội vụ", ["outside:so noi vu"]),
        ("Cơ quan cấp trên", ["outside:co quan cap tren"]),
        ("Hợp tác xã Bông Sen", ["outside:hop tac xa bong sen"]),
        ("", []),
        ("nt", []),
    ],
)
def test_whom_a_printed_name_means(printed: str, expected: list[str]) -> None:
    assert [each.ref for each in who(printed)] == expected


def test_the_names_shown_are_those_of_the_office() -> None:
    assert [each.name for each in who("phòng kinh tế xã", "VP-TK", "Sở Nội vụ tỉnh")] == [
        "Phòng Kinh tế", "Công chức Văn phòng - Thống kê", "Sở Nội vụ tỉnh",
    ]  # fmt: skip


def test_a_unit_named_like_a_title_stays_a_unit() -> None:
    officers = (*OFFICERS, Officer("d", "Đỗ Thị Dung", "Công chức Phòng Kinh tế", "kt"))
    profile = office(officers=officers)
    assert [each.ref for each in who("Phòng Kinh tế", profile=profile)] == ["unit:kt"]
    assert [each.ref for each in who("Công chức Phòng Kinh tế", profile=profile)] == [
        "post:cong chuc phong kinh te"
    ]


def test_a_unit_that_is_itself_a_post_is_that_post_once_somebody_holds_it() -> None:
    unit = Unit("tk", "Công chức Văn phòng - Thống kê", aliases=("Văn phòng - Thống kê",))
    empty = office((unit,), ())
    held = office((unit,), (Officer("e", "Vũ Văn Em", "Công chức Văn phòng - Thống kê", "tk"),))
    for name in ("Công chức Văn phòng – Thống kê", "Văn phòng - Thống kê"):
        assert refs(name, profile=empty) == {"unit:tk"}
        assert refs(name, profile=held) == {POST, "officer:e", "unit:tk"}


# -- refs ----------------------------------------------------------------------------------------


def test_both_holders_of_a_title_and_their_units() -> None:
    found = {POST, "officer:an", "officer:binh", "unit:vp", "unit:vhxh"}
    assert refs("Công chức Văn phòng - Thống kê") == found
    assert [each.id for each in holders("Công chức VP-TK", OFFICE, TODAY)] == ["an", "binh"]
    assert holders("cong chuc van phong - thong ke", OFFICE, TODAY) == OFFICERS[1:3]


def test_a_task_of_an_officer_is_found_under_unit_and_post() -> None:
    assert refs("Trần Văn An") == {"officer:an", "unit:vp", POST}


def test_a_task_of_a_unit_is_not_found_under_its_officers() -> None:
    assert refs("Phòng Kinh tế") == {"unit:kt"}


def test_a_task_of_all_is_found_under_every_unit_of_the_day() -> None:
    units = (*UNITS, Unit("old", "Phòng Nội vụ", valid_to=day("31/5/2026")),
             Unit("new", "Phòng Mới", valid_from=day("1/7/2026")))  # fmt: skip
    profile = office(units)
    everywhere = {"all:", "unit:vp", "unit:kt", "unit:vhxh", "unit:hcc"}
    assert refs("Các cơ quan, đơn vị", profile=profile) == everywhere
    assert refs("Các cơ quan, đơn vị", profile=profile, on=day("31/5/2026")) == {
        *everywhere, "unit:old",
    }  # fmt: skip
    assert refs_of([everyone()], profile, day("1/7/2026")) == {*everywhere, "unit:new"}


def test_an_outside_body_is_found_under_its_name_only() -> None:
    assert refs("Sở Nội vụ") == {"outside:so noi vu"}


# -- time ----------------------------------------------------------------------------------------


def test_a_post_goes_to_whoever_holds_it_on_the_day() -> None:
    leaver = replace(OFFICERS[1], held_to=day("31/5/2026"))
    heir = Officer("g", "Hoàng Gia", "Công chức Văn phòng – Thống kê", "hcc",
                   held_from=day("1/6/2026"))  # fmt: skip
    profile = office(officers=(leaver, heir))
    name = "Công chức Văn phòng - Thống kê"
    assert refs(name, profile=profile, on=day("31/5/2026")) >= {"officer:an", "unit:vp"}
    later = refs(name, profile=profile, on=day("1/6/2026"))
    assert later >= {"officer:g", "unit:hcc"}
    assert not later & {"officer:an", "unit:vp"}


def test_a_vacant_post_stays_with_its_unit() -> None:
    left = replace(OFFICERS[1], held_to=day("31/5/2026"))
    found = refs("Công chức Văn phòng - Thống kê", profile=office(officers=(left,)))
    assert found == {POST, "unit:vp"}


def test_a_printed_person_who_left_stays_with_the_end() -> None:
    left = replace(OFFICERS[1], held_to=day("31/5/2026"))
    found = who("Trần Văn An", profile=office(officers=(left,)))
    assert [(each.ref, each.name) for each in found] == [
        ("officer:an", "Trần Văn An (đến 31/05/2026)")
    ]


def test_a_printed_unit_that_is_gone_stays_with_its_end() -> None:
    profile = office((Unit("nv", "Phòng Nội vụ", valid_to=day("31/5/2026")), *UNITS))
    shown = {on: who("Phòng Nội vụ", profile=profile, on=day(on)) for on in ("31/5/2026",
                                                                           "1/6/2026")}  # fmt: skip
    assert [each.name for each in shown["31/5/2026"]] == ["Phòng Nội vụ"]
    assert [each.name for each in shown["1/6/2026"]] == ["Phòng Nội vụ (đến 31/05/2026)"]
    assert {each.ref for found in shown.values() for each in found} == {"unit:nv"}


def test_of_two_units_of_one_name_the_one_of_the_day_is_meant() -> None:
    old = Unit("kt1", "Phòng Kinh tế", valid_to=day("31/5/2026"))
    new = Unit("kt2", "Phòng Kinh tế", valid_from=day("1/6/2026"))
    profile = office((old, new))
    assert refs("Phòng Kinh tế", profile=profile, on=day("31/5/2026")) == {"unit:kt1"}
    assert refs("Phòng Kinh tế", profile=profile, on=day("1/6/2026")) == {"unit:kt2"}


# -- assignments ---------------------------------------------------------------------------------


def given_to(unit: str, name: str, first: str = "", last: str = "", part: Part = Part.LEAD):
    return Assignment(
        f"{unit} {first}",
        "t",
        part,
        Assignee(AssigneeKind.UNIT, unit, name),
        day(first) if first else None,
        day(last) if last else None,
    )


def test_assignments_hold_from_their_first_day_on() -> None:
    facts = TaskFacts(
        assignments=(
            given_to("vhxh", "Tên cũ", "1/3/2026", "31/5/2026"),
            given_to("hcc", "Tên cũ", "1/6/2026"),
        )
    )
    lead = {on: who("Phòng Kinh tế", on=day(on), facts=facts) for on in
            ("28/2/2026", "1/3/2026", "31/5/2026", "1/6/2026")}  # fmt: skip
    assert [found[0].key for found in lead.values()] == ["kt", "vhxh", "vhxh", "hcc"]
    assert lead["1/3/2026"][0].name == "Phòng Văn hóa - Xã hội", "under its name of today"


def test_an_assignment_of_one_part_leaves_the_other() -> None:
    facts = TaskFacts(assignments=(given_to("hcc", "", part=Part.COOPERATE),))
    task = item(lead=("Phòng Kinh tế",), cooperate=("Các cơ quan, đơn vị",))
    assert assignees(task, facts, Part.LEAD, TODAY, OFFICE)[0].key == "kt"
    assert assignees(task, facts, Part.COOPERATE, TODAY, OFFICE)[0].key == "hcc"


def test_after_the_last_assignment_nobody_has_the_task() -> None:
    facts = TaskFacts(assignments=(given_to("hcc", "", "1/3/2026", "31/3/2026"),))
    assert who("Phòng Kinh tế", on=day("1/4/2026"), facts=facts) == ()


def test_one_given_twice_counts_once() -> None:
    facts = TaskFacts(assignments=(given_to("hcc", ""), given_to("hcc", "", "1/1/2026")))
    assert len(who("Phòng Kinh tế", facts=facts)) == 1


def test_a_removed_unit_or_officer_keeps_the_name_it_was_given_under() -> None:
    gone = (
        Assignment("1", "t", Part.LEAD, Assignee(AssigneeKind.OFFICER, "gone", "Người đã xóa")),
        Assignment("2", "t", Part.LEAD, post_of("Trưởng ban")),
    )
    found = who("Phòng Kinh tế", facts=TaskFacts(assignments=gone))
    assert [each.name for each in found] == ["Người đã xóa", "Trưởng ban"]
    assert refs_of(found, OFFICE, TODAY) == {"officer:gone", "post:truong ban"}


# -- by property ---------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["Phòng Kinh tế", "Các cơ quan, đơn vị", "Công chức Văn phòng - Thống kê", "Sở Nội vụ",
     "Trần Văn An", "Phòng Kinh tế; Công an xã", "nt", ""]
)  # fmt: skip
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))


@given(st.lists(NAMES | st.text(max_size=30), max_size=4), DAYS)
def test_any_cell_has_an_answer_and_each_assignee_is_found(names: list[str], on: dt.date) -> None:
    found = who(*names, on=on)
    assert len({each.ref for each in found}) == len(found)
    assert {each.ref for each in found} <= refs_of(found, OFFICE, on)
    assert refs_of(found, OFFICE, on) == {
        ref for each in found for ref in refs_of([each], OFFICE, on)
    }


@given(DAYS, DAYS, NAMES)
def test_the_answers_of_one_stretch_of_time_agree(end: dt.date, on: dt.date, name: str) -> None:
    """What is kept for a stretch of time is what a new directory finds on that day."""
    profile = office((*UNITS, Unit("nv", "Phòng Nội vụ", valid_to=end)),
                     (replace(OFFICERS[1], held_to=end), *OFFICERS[2:]))  # fmt: skip
    warm = directory(profile)
    for each in (end, end + dt.timedelta(days=1), on):
        warm.printed((name,), each)
    fresh = type(warm)(profile)
    assert warm.printed((name,), on) == fresh.printed((name,), on)
    assert warm.refs(warm.printed((name,), on), on) == fresh.refs(fresh.printed((name,), on), on)


def test_the_directory_of_an_office_is_kept() -> None:
    assert directory(OFFICE) is directory(office())
    assert directory(OFFICE) is not directory(office(units=UNITS[:1]))
