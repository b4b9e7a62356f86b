"""One-key fixes of what the plan's own rules find."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commune import Officer, Unit
from desktop.domain.findings import Severity
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, YearSpan
from desktop.domain.plan_copy import copy_for_year
from desktop.domain.plan_fixes import Fix, fix_all_for, fix_for
from desktop.domain.plan_fixes.texts import Part, texts
from desktop.domain.signing import Authority, Signing
from desktop.domain.tasks import TaskGroup
from tests.support.ready_plan import PLAN, PROFILE, TASK, brief, found, spoilt, with_text
from tests.support.samples import NAMES, sample

ONE_STOP = Unit("u1", "Trung tâm Phục vụ hành chính công")
OFFICE = Unit("u2", "Văn phòng HĐND và UBND", aliases=("Công chức Văn phòng – Thống kê",))


def fixes(plan: Plan, profile: Any = PROFILE) -> dict[str, Fix | None]:
    """The fix of each finding by its rule; the last one counts."""
    return {one.rule: fix_for(one, plan, profile) for one in found(plan, profile)}


def the_fix(plan: Plan, profile: Any = PROFILE) -> Fix:
    (fix,) = fixes(plan, profile).values()
    assert fix is not None
    return fix


@pytest.mark.parametrize(
    ("changes", "label", "after"),
    [
        ({"symbol": "KH - UBND"}, "Đổi ký hiệu “KH - UBND” thành “KH-UBND”", {}),
        ({"symbol": "QĐ-UBND"}, "Đổi ký hiệu “QĐ-UBND” thành “KH-UBND”", {}),
        ({"symbol": "QĐ-HĐND"}, "Đổi ký hiệu “QĐ-HĐND” thành “KH-HĐND”", {"symbol": "KH-HĐND"}),
        ({"symbol": "UBND-VX"}, "Đổi ký hiệu “UBND-VX” thành “KH-UBND”", {}),
        ({"symbol": "KHUBND"}, "Đổi ký hiệu “KHUBND” thành “KH-UBND”", {}),
        (
            {"document_type": "CV"},
            "Đổi ký hiệu “KH-UBND” thành “UBND-VHXH”",
            {"document_type": "CV", "symbol": "UBND-VHXH"},
        ),
        ({"number": "5"}, "Đổi số “5” thành “05”", {}),
        (
            {"recipients": ("UBND tỉnh (b/c)", "Các cơ quan, đơn vị")},
            "Thêm dòng “- Lưu: VT, VHXH.” vào cuối nơi nhận",
            {},
        ),
        (
            {"recipients": ("Lưu: VT, VHXH", "UBND tỉnh (b/c)", "Các cơ quan, đơn vị")},
            "Chuyển dòng “- Lưu: VT, VHXH.” xuống cuối nơi nhận",
            {},
        ),
        (
            {"recipients": ("UBND tỉnh (b/c)", "Các cơ quan, đơn vị", "Lưu: VT")},
            "Đổi “Lưu: VT” thành “Lưu: VT, VHXH”",
            {},
        ),
        ({"signing": Signing()}, "Ghi người ký là Trần Văn Minh", {}),
        (
            {"signing": Signing(Authority.BY_ORDER, "Chủ tịch", "Trần Văn Minh")},
            "Đổi “TL. CHỦ TỊCH / CHỦ TỊCH” thành “TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH”",
            {},
        ),
        (
            {"subject": "Cải cách hành chính năm 2025 trên địa bàn xã Tân Phú"},
            "Đổi “năm 2025” thành “năm 2026”",
            {},
        ),
    ],
)
def test_a_field_is_put_right_and_nothing_else(
    changes: dict[str, Any], label: str, after: dict[str, Any]
) -> None:
    plan = spoilt(**changes)
    fix = the_fix(plan)
    assert fix.label == label
    assert fix.apply(plan) == spoilt(**after)


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": " "},
        {"subject": "Nhiệm vụ năm 2024 và năm 2025"},
        {"subject": "Cải cách hành chính giai đoạn 2021-2025"},
        {"date": None},
        {"signing": None},
        {"recipients": ()},
        {"recipients": ("Lưu: VT", "UBND tỉnh", "Lưu: VT, NV")},
        {"recipients": ("Như trên", "Lưu: VT, VHXH")},
        {"signing": Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Lê Thị Hoa")},
    ],
)
def test_what_only_the_officer_knows_has_no_fix(changes: dict[str, Any]) -> None:
    given_fixes = fixes(spoilt(**changes))
    assert given_fixes
    assert set(given_fixes.values()) == {None}


def test_the_signer_is_named_only_where_one_officer_holds_the_post() -> None:
    second = Officer("o3", "Phạm Thị Tư", "Chủ tịch", signs=True)
    two = replace(PROFILE, officers=(*PROFILE.officers, second))
    assert fixes(spoilt(signing=Signing()), two) == {"K11": None}


def test_the_period_of_a_subject_moves_as_a_whole() -> None:
    years = YearSpan(2026, 2030)
    plan = spoilt(subject="Cải cách hành chính giai đoạn 2021 - 2025", years=years)
    (finding,) = [one for one in found(plan) if one.rule == "K50"]
    fix = fix_for(finding, plan, PROFILE)
    assert fix is not None
    assert fix.apply(plan).subject == "Cải cách hành chính giai đoạn 2026 - 2030"


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        (
            "Hoàn thành nhiệm vụ năm 2025.",
            "Đổi “năm 2025” thành “năm 2026”",
            "Hoàn thành nhiệm vụ năm 2026.",
        ),
        ("Báo cáo Quý I/2024", "Đổi “Quý I/2024” thành “Quý I/2026”", "Báo cáo Quý I/2026"),
        ("Xong trong tháng 3/2025", "Đổi “tháng 3/2025” thành “tháng 3/2026”",
         "Xong trong tháng 3/2026"),
    ],
)  # fmt: skip
def test_a_year_left_over_becomes_the_plans(text: str, label: str, after: str) -> None:
    plan = with_text(text)
    fix = the_fix(plan)
    assert fix.label == label
    assert fix.apply(plan) == with_text(after)


@pytest.mark.parametrize(
    "text",
    [
        "Khắc phục tồn tại, hạn chế năm 2025.",
        "Chế độ áp dụng từ ngày 15 tháng 3 năm 2025.",
        "Chế độ áp dụng từ 15/3/2025.",
        "Chương trình giai đoạn 2021-2025.",
        "Nhiệm vụ của năm 2027.",
    ],
)
def test_a_year_that_may_be_meant_is_left_to_the_officer(text: str) -> None:
    assert fixes(with_text(text)) == {"K51": None}


def test_a_year_of_a_plan_for_several_years_is_left_to_the_officer() -> None:
    plan = with_text("Hoàn thành nhiệm vụ năm 2025.", years=YearSpan(2026, 2030))
    assert fixes(plan)["K51"] is None


def test_of_two_years_in_one_paragraph_only_the_one_found_changes() -> None:
    far = "của các cơ quan, đơn vị trên địa bàn xã theo đúng quy định của pháp luật"
    plan = with_text(f"Kết luận năm 2024; {far}; nhiệm vụ năm 2025.")
    first, second = found(plan)
    one, other = fix_for(first, plan, PROFILE), fix_for(second, plan, PROFILE)
    assert one is not None
    assert other is not None
    assert one.apply(plan) == with_text(f"Kết luận năm 2026; {far}; nhiệm vụ năm 2025.")
    assert other.apply(plan) == with_text(f"Kết luận năm 2024; {far}; nhiệm vụ năm 2026.")


def numbered(*labels: str | None) -> Plan:
    return spoilt(
        blocks=tuple(
            Block(f"b{place}", BlockKind.PARAGRAPH, Level.LETTER, "Lời.", label)
            for place, label in enumerate(labels, start=1)
        )
    )


def test_a_fixed_number_out_of_order_follows_from_its_place() -> None:
    plan = numbered("a", "b", "d", "đ")
    fix = the_fix(plan)
    assert fix.label == "Đánh số “d)” lại thành “c)”"
    assert fix.apply(plan) == numbered("a", "b", None, "đ")


def test_all_numbers_of_a_broken_sequence_are_put_right_at_once() -> None:
    plan = numbered("a", "c", "d", "a", "e")
    fix = fix_all_for("K40", found(plan), plan, PROFILE)
    assert fix is not None
    assert fix.label == "Sửa tất cả 2 chỗ cùng loại"
    assert found(fix.apply(plan)) == []


def test_the_number_of_a_row_follows_from_its_place() -> None:
    table = PLAN.task_table
    assert table is not None
    rows = (TaskGroup("g1", "Nhóm"), TASK, replace(TASK, id="t2", label="5"))
    plan = spoilt(task_table=replace(table, rows=rows))
    assert brief(plan) == [("K40", "t2")]
    assert found(the_fix(plan).apply(plan)) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Giao Bộ phận Một cửa niêm yết.", "Giao Trung tâm Phục vụ hành chính công niêm yết."),
        (
            "Giao Văn phòng - Thống kê theo dõi.",
            "Giao Văn phòng HĐND và UBND theo dõi.",
        ),
    ],
)
def test_an_old_body_gets_its_successor_of_the_commune(text: str, after: str) -> None:
    profile = replace(PROFILE, units=(ONE_STOP, OFFICE))
    plan = with_text(text)
    assert the_fix(plan, profile).apply(plan) == with_text(after)
    assert set(fixes(plan).values()) == {None}


def test_two_possible_successors_are_none() -> None:
    other = Unit("u3", "Phòng Kinh tế", aliases=("Văn phòng - Thống kê",))
    plan = with_text("Giao Văn phòng - Thống kê theo dõi.")
    assert fixes(plan, replace(PROFILE, units=(OFFICE, other))) == {"K63": None}


def test_all_of_a_kind_is_one_step_and_told_with_its_changes() -> None:
    plan = replace(with_text("Nhiệm vụ năm 2025."), closing="Kế hoạch của năm 2024")
    fix = fix_all_for("K51", found(plan), plan, PROFILE)
    assert fix is not None
    assert fix.label == (
        "Sửa tất cả 2 chỗ cùng loại: "
        "Đổi “năm 2025” thành “năm 2026”; Đổi “năm 2024” thành “năm 2026”"
    )
    assert found(fix.apply(plan)) == []


def test_a_single_place_has_no_fix_of_all() -> None:
    plan = with_text("Nhiệm vụ năm 2025.")
    assert fix_all_for("K51", found(plan), plan, PROFILE) is None


def test_a_fix_of_a_place_that_is_gone_changes_nothing() -> None:
    plan = with_text("Nhiệm vụ năm 2025.")
    fix = the_fix(plan)
    gone = replace(plan, blocks=plan.blocks[:1])
    assert fix.apply(gone) == gone


def _key(finding: Any) -> tuple[str, str, str]:
    return finding.rule, finding.anchor, finding.found


def _texts(plan: Plan) -> list[tuple[str, str]]:
    return texts(plan, ~Part(0))


@pytest.mark.parametrize("year", [0, 2026])
@pytest.mark.parametrize("name", NAMES)
def test_every_fix_of_a_real_plan_removes_its_finding_and_touches_one_place(
    name: str, year: int
) -> None:
    plan = copy_for_year(sample(name), year) if year else sample(name)
    before = found(plan)
    errors = {_key(one) for one in before if one.severity is Severity.ERROR}
    for finding in before:
        fix = fix_for(finding, plan, PROFILE)
        if fix is None:
            continue
        after = fix.apply(plan)
        keys = {_key(one): one.severity for one in found(after)}
        assert _key(finding) not in keys
        assert {key for key, weight in keys.items() if weight is Severity.ERROR} <= errors
        pairs = zip(_texts(plan), _texts(after), strict=True)
        assert {old[0] for old, new in pairs if old != new} <= {finding.anchor}
        assert _same_but(after, finding.anchor) == _same_but(plan, finding.anchor)


def _same_but(plan: Plan, anchor: str) -> tuple[Any, ...]:
    blocks = [block for block in plan.blocks if block.id != anchor]
    rows = plan.task_table.rows if plan.task_table else ()
    return blocks, [row for row in rows if row.id != anchor], plan.bases


YEARS = st.sampled_from(["năm 2024", "năm 2025", "năm 2026", "Quý I/2025", "tháng 3/2024", "2023"])
WORDS = st.sampled_from(["nhiệm vụ", "kết quả", "báo cáo;", "so với", "đến", "và", "xã."])


@given(st.lists(st.one_of(YEARS, WORDS), max_size=12))
def test_a_fixed_year_is_the_only_thing_that_changes(words: list[str]) -> None:
    plan = with_text(" ".join(words))
    for finding in found(plan):
        fix = fix_for(finding, plan, PROFILE)
        if fix is None:
            continue
        after = fix.apply(plan).blocks[1].text
        assert re.sub(r"\d{4}", "", after) == re.sub(r"\d{4}", "", plan.blocks[1].text)
        assert after.count("2026") > plan.blocks[1].text.count("2026")
