"""Names of units in a draft: which are unknown, and how they are learned."""

from dataclasses import replace

from desktop.domain.commune import Officer
from desktop.domain.facts import Duty
from desktop.domain.reading.name_matching import match
from desktop.domain.tasks import Task
from desktop.services.names_review import unknown_names, with_aliases
from desktop.services.review_taking import is_ours
from tests.support.editor_services import PROFILE, small_plan

KNOWN = ("Phòng Văn hóa - Xã hội", "Văn phòng HĐND&UBND", "Chủ tịch", "Nguyễn Văn An")


def draft(*lead, cooperate=(), duties=()):
    """Return a plan of one task a name, the last of which has those that co-operate."""
    tasks = [Task(f"t{place}", "Việc", lead=(name,)) for place, name in enumerate(lead)]
    rows = (*tasks, Task("last", "Việc", cooperate=tuple(cooperate)))
    plan = small_plan()
    held = tuple(Duty(f"d{place}", "V", name, ("Việc",)) for place, name in enumerate(duties))
    return replace(plan, task_table=replace(plan.task_table, rows=rows), duties=held)


def names(plan, profile=PROFILE):
    return [(row.name, row.count) for row in unknown_names(plan, profile)]


def test_units_posts_and_officers_are_known_in_other_spellings_too():
    assert unknown_names(draft(*KNOWN, cooperate=KNOWN, duties=KNOWN), PROFILE) == ()


def test_a_name_is_counted_wherever_it_stands():
    plan = draft("Bộ phận Một cửa", cooperate=("Bộ phận Một cửa",), duties=("Bộ phận Một cửa",))
    assert names(plan) == [("Bộ phận Một cửa", 3)]


def test_spellings_that_are_alike_are_one_row_under_the_commonest():
    plan = draft("BỘ PHẬN MỘT CỬA", "Bộ phận Một cửa", "Bộ phận Một cửa")
    assert names(plan) == [("Bộ phận Một cửa", 3)]


def test_proposals_come_first_and_what_needs_nothing_last():
    outside, everyone = "Sở Nội vụ", "Các cơ quan, đơn vị"
    near = "Phòng Văn hóa - Xã hội xã Minh Tiến"
    rows = unknown_names(draft(outside, outside, everyone, "Tổ giúp việc", near), PROFILE)
    assert [row.name for row in rows] == [near, "Tổ giúp việc", outside, everyone]
    assert [row.proposed for row in rows] == ["u1", "", "", ""]
    assert rows[0].match.confidence == 0.97
    assert (rows[2].match.outside, rows[3].match.everyone) == (True, True)


def test_an_officer_is_not_proposed_as_her_unit():
    officers = tuple(replace(officer, unit_id="u2") for officer in PROFILE.officers)
    row = unknown_names(draft("Đồng chí Trần Thị Bình"), replace(PROFILE, officers=officers))[0]
    assert (row.match.officer_id, row.proposed) == ("o2", "")


def test_a_plan_without_table_and_duties_has_no_names():
    assert unknown_names(replace(small_plan(), task_table=None), PROFILE) == ()


def test_a_name_that_was_assigned_is_known_and_matched_for_sure():
    name = "Bộ phận Một cửa"
    assert not is_ours(name, PROFILE)
    learned = with_aliases(PROFILE, {name: "u2"})
    found = match("bộ phận một cửa", learned, {})
    assert (found.unit_id, found.confidence) == ("u2", 1.0)
    assert is_ours(name, learned)
    assert unknown_names(draft(name), learned) == ()


def test_no_alias_is_stored_twice():
    once = with_aliases(PROFILE, {"Bộ phận Một cửa": "u2", "BỘ PHẬN MỘT CỬA": "u2"})
    assert once.units[1].aliases == ("Bộ phận Một cửa",)
    assert with_aliases(once, {"bộ phận một cửa": "u2"}) == once
    assert with_aliases(PROFILE, {"Văn phòng HĐND&UBND": "u2"}) == PROFILE


def test_an_alias_assigned_anew_leaves_the_unit_it_had():
    first = with_aliases(PROFILE, {"Bộ phận Một cửa": "u2"})
    second = with_aliases(first, {"Bộ phận Một cửa": "u1"})
    assert [unit.aliases for unit in second.units] == [("Bộ phận Một cửa",), ()]


def test_a_unit_that_is_gone_changes_nothing():
    assert with_aliases(PROFILE, {"Bộ phận Một cửa": "u9", "Sở Nội vụ": ""}) == PROFILE


def with_people(*officers):
    return replace(PROFILE, officers=officers)


HOA = Officer("hoa", "Lê Thị Hoa", "Công chức Tư pháp - Hộ tịch", "u2")
BINH = Officer("binh", "Trần Văn Bình", "Công an viên")


def test_a_person_known_by_her_given_name_is_proposed_to_be_confirmed():
    rows = unknown_names(draft("đ/c Hoa", "Đ/c Lê Thị Hoa"), with_people(HOA, BINH))
    assert [(row.name, row.proposed) for row in rows] == [
        ("đ/c Hoa", "hoa"),
        ("Đ/c Lê Thị Hoa", ""),
    ]


def test_a_confirmed_name_of_a_person_is_known_from_then_on():
    profile = with_aliases(with_people(HOA, BINH), {"đ/c Hoa": "hoa", "Tổ giúp việc": "hoa"})
    assert profile.officers[0].aliases == ("đ/c Hoa", "Tổ giúp việc")
    assert unknown_names(draft("Đ/C HOA", "Tổ giúp việc"), profile) == ()
    found = match("tổ giúp việc", profile, {})
    assert (found.officer_id, found.unit_id, found.confidence) == ("hoa", "u2", 1.0)


def test_a_name_goes_from_a_unit_to_a_person_and_back():
    profile = with_aliases(with_people(HOA, BINH), {"Tổ giúp việc": "u1"})
    profile = with_aliases(profile, {"Tổ giúp việc": "binh"})
    assert (profile.units[0].aliases, profile.officers[1].aliases) == ((), ("Tổ giúp việc",))
    profile = with_aliases(profile, {"Tổ giúp việc": "u1"})
    assert (profile.units[0].aliases, profile.officers[1].aliases) == (("Tổ giúp việc",), ())
