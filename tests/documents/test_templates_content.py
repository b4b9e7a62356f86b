"""Every template of the program, drafted for many offices, reads as a plan one could sign."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby

import pytest

from desktop.domain.citations import parse_citation
from desktop.domain.commune import CommuneKind
from desktop.domain.eras import Era, era_of_plan_year
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanStatus
from desktop.domain.tasks import Placement, Task, TaskField, TaskGroup
from desktop.domain.text import squeeze
from tests.support.offices import OFFICES, office, presets, templates

TEMPLATES = (
    "cchc-nam-bang-5-cot",
    "cchc-nam-phu-luc-6-cot",
    "cchc-nam-phu-luc-8-cot",
    "cchc-giai-doan-5-nam",
    "khac-phuc-nang-cao-chi-so",
)
LEFT_OPEN = re.compile(r"\{|\}|…|\.\.\.|\bNone\b|\[\s*\]|\bxx\b|  ")
OTHER_ERA = {
    Era.TWO_LEVEL: r"huyện|thị xã|quận|thị trấn|Phòng Nội vụ|Phòng Tư pháp|Địa chính"
    r"|Bộ phận (?:Tiếp nhận|Một cửa)|Văn phòng - Thống kê|Tư pháp - Hộ tịch"
    r"|Tài chính - Kế toán|mức độ [34]",
    Era.THREE_LEVEL: r"hai cấp|đặc khu|Sở Nội vụ|Trung tâm Phục vụ hành chính công|Phòng Kinh tế"
    r"|Phòng Văn hóa - Xã hội|Văn phòng HĐND và UBND|phân quyền|sau sắp xếp",
}  # fmt: skip
COMMUNE_WORD = r"(?<!hợp tác )(?<!thị )\bxã\b(?! hội)"
LISTS = (Level.LETTER, Level.DASH, Level.PLUS)

every_draft = pytest.mark.parametrize(
    ("template", "name"), [(template, name) for template in TEMPLATES for name in OFFICES]
)


@cache
def drafted(template: str, name: str) -> Plan:
    profile, year = office(name)
    return templates().draft(template, year, profile, {})


def rows(plan: Plan) -> list[Task]:
    return list(plan.task_table.tasks) if plan.task_table else []


def running_text(plan: Plan) -> list[str]:
    """All words of the plan but the bases, which cite titles of other times."""
    table = plan.task_table
    assert table is not None
    groups = [row.title + row.budget for row in table.rows if isinstance(row, TaskGroup)]
    cells = [
        text
        for task in table.tasks
        for text in (
            task.task, task.objective, task.activity, task.time, task.budget,
            *task.products, *task.lead, *task.cooperate,
        )
    ]  # fmt: skip
    return [
        plan.subject, plan.opening, *(block.text for block in plan.blocks), plan.closing,
        table.title, *(column.header for column in table.columns), *groups, *cells,
        *plan.recipients,
    ]  # fmt: skip


def test_the_program_offers_its_templates_by_kind() -> None:
    assert tuple(info.id for info in templates().list()) == (
        "cchc-nam-bang-5-cot",
        "cchc-nam-phu-luc-6-cot",
        "cchc-nam-phu-luc-8-cot",
        "cchc-giai-doan-5-nam",
        "khac-phuc-nang-cao-chi-so",
    )


@every_draft
def test_nothing_is_left_open(template: str, name: str) -> None:
    plan = drafted(template, name)
    for text in (*running_text(plan), *(basis.text for basis in plan.bases)):
        assert not LEFT_OPEN.search(text), text
        assert text == squeeze(text)


@every_draft
def test_a_draft_has_no_number_day_or_signature_yet(template: str, name: str) -> None:
    plan = drafted(template, name)
    profile, year = office(name)
    assert (plan.number, plan.date, plan.status) == ("", None, PlanStatus.DRAFT)
    assert (plan.issuer, plan.template_id, plan.years.first) == (None, template, year)
    assert plan.signing is not None
    assert plan.signing.lines() == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert plan.recipients[-1] == (
        f"Lưu: VT, {profile.filing_code}" if profile.filing_code else "Lưu: VT"
    )


@every_draft
def test_words_of_the_other_era_are_not_used(template: str, name: str) -> None:
    plan = drafted(template, name)
    for text in running_text(plan):
        assert not re.search(OTHER_ERA[era_of_plan_year(plan.years.first)], text), text


@every_draft
def test_a_ward_or_special_zone_is_not_called_xa(template: str, name: str) -> None:
    profile, _year = office(name)
    if profile.issuer.kind is not CommuneKind.XA:
        for text in running_text(drafted(template, name)):
            assert not re.search(COMMUNE_WORD, text), text


@every_draft
def test_every_row_has_who_when_and_what_comes_out(template: str, name: str) -> None:
    plan = drafted(template, name)
    assert plan.task_table is not None
    fields = {column.field for column in plan.task_table.columns}
    for task in rows(plan):
        assert task.task and task.lead and task.cooperate and task.time
        assert TaskField.PRODUCTS not in fields or task.products
        assert TaskField.ACTIVITY not in fields or (task.activity and task.objective)
        assert not set(task.lead) & set(task.cooperate), task
    lasting = {"Thường xuyên", "Thường xuyên trong năm"}
    assert any(str(plan.years.first) in task.time for task in rows(plan))
    assert sum(task.time in lasting for task in rows(plan)) < len(rows(plan)) / 2


@every_draft
def test_lists_end_with_semicolons_and_one_full_stop(template: str, name: str) -> None:
    blocks = drafted(template, name).blocks
    for (level, kind), found in groupby(blocks, key=lambda block: (block.level, block.kind)):
        entries = [block.text for block in found]
        if level in LISTS and kind is BlockKind.PARAGRAPH:
            assert all(text.endswith(";") for text in entries[:-1]), entries
            assert entries[-1].endswith(".") and len(entries) > 1, entries


@every_draft
def test_headings_are_in_order_and_never_empty(template: str, name: str) -> None:
    blocks = drafted(template, name).blocks
    assert blocks[0].level is Level.ROMAN
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if block.kind is BlockKind.HEADING:
            assert following is not None and depth(following) > depth(block), block.text
            assert not block.text.endswith((".", ";", ":", ","))
        if block.kind is BlockKind.HEADING and block.level in (Level.ROMAN, Level.UPPER):
            assert block.text == block.text.upper()
    assert all(block.label is None for block in blocks)


def depth(block: Block) -> int:
    order = (Level.ROMAN, Level.UPPER, Level.ARABIC, Level.DOTTED_2, Level.LETTER, Level.DASH)
    return order.index(block.level) if block.level in order else len(order)


@every_draft
def test_the_table_has_its_place(template: str, name: str) -> None:
    plan = drafted(template, name)
    assert plan.task_table is not None
    places = [block for block in plan.blocks if block.kind is BlockKind.TASK_TABLE]
    words = " ".join(block.text for block in plan.blocks)
    if plan.task_table.placement is Placement.APPENDIX:
        assert not places and "Phụ lục" in words and plan.task_table.title
    else:
        assert len(places) == 1 and "Phụ lục" not in words


@every_draft
def test_abbreviations_are_explained_at_their_first_mention(template: str, name: str) -> None:
    plan = drafted(template, name)
    text = " ".join((plan.opening, *(block.text for block in plan.blocks)))
    for short, full in (("CCHC", "cải cách hành chính"), ("TTHC", "thủ tục hành chính")):
        assert text.index(short) == text.index(f"{full} (sau đây viết tắt là {short})") + len(
            f"{full} (sau đây viết tắt là "
        )


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("year", [2000, 2013, 2021, 2022, 2024, 2025, 2026, 2031])
def test_bases_are_in_force_when_the_plan_is_signed(template: str, year: int) -> None:
    """Only acts of the library, dated before the plan's year ends and not yet replaced."""
    profile, _year = office("xa-two" if year > 2025 else "xa-three")
    known = {(act.kind, act.date): act for act in presets().legal_documents()}
    plan = templates().draft(template, year, profile, {})
    for basis in (found for line in plan.bases for found in parse_citation(line.text)):
        act = known[basis.kind, basis.date]
        assert act.date is not None and act.date.year <= year
        assert act.expired_on is None or act.expired_on.year > year, act


@pytest.mark.parametrize(
    ("template", "least", "most"),
    [
        ("cchc-nam-bang-5-cot", 35, 45),
        ("cchc-nam-phu-luc-6-cot", 28, 33),
        ("cchc-nam-phu-luc-8-cot", 60, 75),
        ("cchc-giai-doan-5-nam", 22, 28),
        ("khac-phuc-nang-cao-chi-so", 18, 25),
    ],
)
def test_tables_have_the_size_of_real_ones(template: str, least: int, most: int) -> None:
    for name in OFFICES:
        assert least <= len(rows(drafted(template, name))) <= most


def test_the_three_level_table_states_funding_once_for_each_group() -> None:
    plan = drafted("cchc-nam-phu-luc-8-cot", "xa-two")
    assert plan.task_table is not None
    groups = [row for row in plan.task_table.rows if isinstance(row, TaskGroup)]
    assert len(groups) == 7
    assert {group.budget for group in groups} == {"Ngân sách xã theo dự toán năm 2026"}
    assert not any(task.budget for task in plan.task_table.tasks)


def test_the_five_year_plan_names_its_years_and_the_term_of_the_congress() -> None:
    plan = drafted("cchc-giai-doan-5-nam", "xa-two")
    assert str(plan.years) == "2026 - 2030"
    assert "nhiệm kỳ 2025 - 2030" in plan.opening
    assert drafted("cchc-giai-doan-5-nam", "no-district").opening.count("2020 - 2025") == 1
