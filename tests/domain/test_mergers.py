"""Units that become part of another one: who ends when, who takes over, under which names."""

import datetime as dt

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.mergers import (
    handed_on,
    known_by_old_names,
    merged,
    namesake,
    without_signing,
)
from desktop.domain.tracking.model import Assignee, AssigneeKind, Assignment, Part

ON = dt.date(2025, 7, 1)
LAST = dt.date(2025, 6, 30)
OLD = Unit("old", "Công chức Văn hóa - Xã hội", aliases=("VH-XH",))
NEW = Unit("new", "Phòng Văn hóa - Xã hội")
PROFILE = CommuneProfile(
    Issuer(CommuneKind.XA, "Minh Tiến", "tỉnh Hưng Yên"),
    Era.TWO_LEVEL,
    units=(OLD, NEW),
    officers=(
        Officer("o1", "Trần Thị Bình", "Công chức", unit_id="old"),
        Officer("o2", "Lê Văn Cường", "Chủ tịch", signs=True),
        Officer("o3", "Đỗ Thị Dung", "Chủ tịch", signs=True),
    ),
)


def given(valid_from: dt.date | None, valid_to: dt.date | None, key: str = "old") -> Assignment:
    who = Assignee(AssigneeKind.UNIT, key, "Công chức Văn hóa - Xã hội")
    return Assignment("a", "task", Part.LEAD, who, valid_from, valid_to)


def test_a_merged_unit_ends_the_day_before_and_its_officers_move() -> None:
    after = merged(PROFILE, {"old": "new"}, ON)
    assert [unit.valid_to for unit in after.units] == [LAST, None]
    assert [officer.unit_id for officer in after.officers] == ["new", None, None]


def test_a_unit_that_ended_before_keeps_its_last_day() -> None:
    ended = Unit("old", "Tổ công tác", valid_to=dt.date(2024, 12, 31))
    profile = CommuneProfile(PROFILE.issuer, PROFILE.era, units=(ended, NEW))
    assert merged(profile, {"old": "new"}, ON).units[0].valid_to == dt.date(2024, 12, 31)


def test_the_heir_is_found_under_the_old_names_once() -> None:
    after = known_by_old_names(PROFILE, {"old": "new"})
    assert after.units[1].aliases == ("Công chức Văn hóa - Xã hội", "VH-XH")
    assert known_by_old_names(after, {"old": "new"}) == after


def test_only_the_leaders_who_came_along_leave_their_post() -> None:
    after = without_signing(PROFILE, {"o1", "o2"}, ON)
    assert [officer.held_to for officer in after.officers] == [None, LAST, None]


def test_what_was_given_to_the_old_unit_is_the_heirs_from_that_day() -> None:
    ended, new = handed_on([given(None, None)], {"old": NEW}, ON, "Sáp nhập")
    assert (ended.id, ended.assignee.key, ended.valid_to) == ("a", "old", LAST)
    assert (new.assignee.key, new.valid_from, new.reason) == ("new", ON, "Sáp nhập")
    assert new.id != ended.id


def test_what_was_to_begin_later_begins_with_the_heir() -> None:
    (only,) = handed_on([given(ON, None)], {"old": NEW}, ON, "Sáp nhập")
    assert (only.id, only.assignee.key, only.valid_from) == ("a", "new", ON)


def test_what_ended_before_and_what_is_of_others_stays() -> None:
    assert not list(handed_on([given(None, LAST)], {"old": NEW}, ON, ""))
    assert not list(handed_on([given(None, None, "other")], {"old": NEW}, ON, ""))


def test_units_of_one_name_are_found_whatever_the_case_and_the_other_names() -> None:
    assert namesake(Unit("x", "CÔNG CHỨC VĂN HOÁ - XÃ HỘI"), [NEW, OLD]) is OLD
    assert namesake(Unit("x", "Vh-xh"), [NEW, OLD]) is OLD
    assert namesake(Unit("x", "Đoàn Thanh niên"), [NEW, OLD]) is None
