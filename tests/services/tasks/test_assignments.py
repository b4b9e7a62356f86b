"""Giving tasks to units and people, leavers, merged units, the profile that cannot lose them."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.tracking.directory import post_of
from desktop.domain.tracking.model import Assignee, AssigneeKind, Part
from desktop.domain.tracking.query import TaskQuery
from desktop.errors import Refused
from desktop.services.program import Services
from tests.services.tasks.conftest import day
from tests.support.clocks import HandClock
from tests.support.followed_office import OFFICERS, TODAY, UNITS

VP, KT, VH, TT = (Assignee(AssigneeKind.UNIT, unit.id, unit.name) for unit in UNITS)
BINH, CHI, DUNG = (Assignee(AssigneeKind.OFFICER, each.id, each.name) for each in OFFICERS)


def lead(services: Services, key: str) -> str:
    return services.tasks.lines([key])[0].lead


def led_by(services: Services, who: Assignee) -> set[str]:
    query = TaskQuery(assignees=frozenset({who.ref}), part=Part.LEAD)
    return {*services.tasks.find(query).keys}


def test_an_assignment_stands_in_place_of_the_printed_name_from_its_day_on(
    services: Services, clock: HandClock
) -> None:
    services.assignments.assign(["year", "soon"], Part.LEAD, [KT, DUNG], day(4, 1), "Phân công lại")
    assert lead(services, "year") == "Phòng Văn hóa - Xã hội"
    clock.day = day(4, 1)
    assert lead(services, "year") == lead(services, "soon") == "Phòng Kinh tế; Phạm Thị Dung"
    label = services.history.steps(limit=1)[0].label
    assert label == "Giao chủ trì 2 nhiệm vụ"
    services.assignments.unassign(["year"], Part.LEAD)
    assert lead(services, "year") == "Phòng Văn hóa - Xã hội"


def test_a_second_assignment_closes_the_first_the_day_before(services: Services) -> None:
    services.assignments.assign(["year"], Part.LEAD, [KT, VP], day(2, 1))
    services.assignments.assign(["year"], Part.LEAD, [VP, TT], day(3, 1), "Đổi")
    kept = services.tasks.detail("year").facts.assignments
    assert {(each.assignee.key, each.valid_from, each.valid_to) for each in kept} == {
        ("u-kt", day(2, 1), day(2, 28)),
        ("u-vp", day(2, 1), None),
        ("u-tt", day(3, 1), None),
    }
    services.assignments.assign(["year"], Part.LEAD, [DUNG], None)
    (only,) = services.tasks.detail("year").facts.assignments
    assert (only.assignee.key, only.valid_from) == ("o-dung", None)


def test_a_leaver_hands_over_her_open_tasks_and_those_of_her_post(
    services: Services, clock: HandClock
) -> None:
    services.tasks.done(["late"])
    services.tasks.add("Sao lưu hồ sơ", "Năm 2026", ["Trần Thị Bình"])
    moved = services.assignments.hand_over(BINH, DUNG, day(3, 10), "Nghỉ chế độ")
    assert len(moved.value) == 2
    assert services.history.steps(limit=1)[0].label == (
        "Bàn giao 2 nhiệm vụ của Trần Thị Bình cho Phạm Thị Dung"
    )
    assert led_by(services, BINH) >= {*moved.value}, "until that day they are hers"
    clock.day = day(3, 10)
    assert led_by(services, BINH) == {"late", "undated"} - {"undated"}
    assert led_by(services, DUNG) == {*moved.value}
    assert lead(services, "always") == "Phạm Thị Dung"


def test_only_chosen_tasks_are_handed_over(services: Services) -> None:
    services.assignments.hand_over(BINH, CHI, TODAY, "", keys=["late"])
    assert (lead(services, "late"), lead(services, "always")) == (
        "Lê Văn Chi",
        "Chuyên viên tổng hợp",
    )


def test_merging_units_moves_tasks_officers_and_closes_the_old(
    services: Services, clock: HandClock
) -> None:
    services.assignments.merge_units(["u-tt", "u-vh"], "u-vp", day(7, 1), "Sắp xếp bộ máy")
    clock.day = day(7, 1)
    assert lead(services, "year") == lead(services, "waiting") == "Văn phòng HĐND và UBND"
    profile = services.profile.get()
    assert [unit.valid_to for unit in profile.units] == [None, None, day(6, 30), day(6, 30)]
    assert {each.unit_id for each in profile.officers} == {"u-vp", "u-kt"}
    assert services.history.undo() is not None
    assert lead(services, "year") == "Phòng Văn hóa - Xã hội"
    assert services.profile.get().units == UNITS


def test_a_task_of_all_units_stays_with_all_when_one_is_merged(
    services: Services, clock: HandClock
) -> None:
    services.assignments.merge_units(["u-tt"], "u-vp", day(7, 1), "Sắp xếp")
    clock.day = day(7, 1)
    assert lead(services, "undated") == "Các cơ quan, đơn vị"
    assert services.tasks.detail("undated").facts.assignments == ()


def test_post_without_a_name_is_refused_by_its_title(services: Services) -> None:
    profile = services.profile.get()
    unnamed = [replace(each, name="") for each in profile.officers]
    services.profile.change(replace(profile, officers=tuple(unnamed)))
    services.assignments.assign(
        ["late"], Part.LEAD, [post_of("Chuyên viên tổng hợp")], dt.date(2026, 1, 1)
    )
    with pytest.raises(Refused, match=r"^Chuyên viên tổng hợp đang có"):
        services.profile.change(replace(profile, officers=()))


def test_removing_who_has_open_tasks_is_refused_with_their_number(services: Services) -> None:
    profile = services.profile.get()
    without_binh = replace(profile, officers=profile.officers[1:])
    with pytest.raises(Refused, match="Trần Thị Bình đang có 2 nhiệm vụ") as refusal:
        services.profile.change(without_binh)
    assert "bàn giao" in refusal.value.advice
    with pytest.raises(Refused, match="Phòng Kinh tế đang có 2 nhiệm vụ"):
        services.profile.change(replace(profile, units=(UNITS[0], *UNITS[2:])))
    assert services.profile.get() == profile
    services.assignments.hand_over(BINH, CHI, TODAY, "Nghỉ chế độ")
    services.profile.change(without_binh)


def test_a_post_that_somebody_else_takes_does_not_hold_its_officer(services: Services) -> None:
    services.assignments.hand_over(BINH, CHI, TODAY, "", keys=["late"])
    profile = services.profile.get()
    heir = replace(OFFICERS[2], title="Chuyên viên tổng hợp")
    services.profile.change(replace(profile, officers=(OFFICERS[1], heir)))
    assert "always" in led_by(services, DUNG)


def test_workload_counts_open_times_by_month(services: Services) -> None:
    loads = {each.assignee.ref: each for each in services.assignments.workload(2026).loads}
    quarterly = loads[KT.ref].months
    assert [quarterly[month - 1] for month in (3, 6, 9, 12)] == [1, 1, 1, 1]
    services.tasks.done(["quarterly"])
    loads = {each.assignee.ref: each for each in services.assignments.workload(2026).loads}
    assert loads[KT.ref].months[2] == 0


@pytest.mark.parametrize(
    ("part", "who", "since", "word"),
    [
        (Part.LEAD, [], TODAY, "Chưa chọn"),
        (Part.LEAD, [Assignee(AssigneeKind.UNIT, "u-xx", "Phòng X")], TODAY, "Phòng X"),
        (Part.COOPERATE, [BINH], dt.date(1000, 1, 1), "1000"),
    ],
)
def test_nobody_who_is_not_there_gets_a_task(
    services: Services, part: Part, who: list[Assignee], since: dt.date, word: str
) -> None:
    with pytest.raises(Refused, match=word):
        services.assignments.assign(["year"], part, who, since)
    assert services.tasks.detail("year").facts.assignments == ()


def test_who_has_left_gets_nothing_any_more(services: Services) -> None:
    profile = services.profile.get()
    gone = replace(OFFICERS[0], held_to=day(2, 28))
    services.profile.change(replace(profile, officers=(gone, *OFFICERS[1:])))
    with pytest.raises(Refused, match="không giữ chức vụ"):
        services.assignments.assign(["year"], Part.LEAD, [BINH], TODAY)
    moved = services.assignments.hand_over(BINH, DUNG, TODAY, "Đã nghỉ").value
    assert {*moved} == {"late"}, "she left without handing over; the post stands vacant"


def test_handing_over_to_oneself_or_nothing_is_refused(services: Services) -> None:
    with pytest.raises(Refused, match="là một"):
        services.assignments.hand_over(BINH, BINH, TODAY, "")
    with pytest.raises(Refused, match="không có nhiệm vụ"):
        services.assignments.hand_over(DUNG, CHI, TODAY, "")
    with pytest.raises(Refused, match="Cần chọn"):
        services.assignments.merge_units(["u-vp"], "u-vp", TODAY, "")
