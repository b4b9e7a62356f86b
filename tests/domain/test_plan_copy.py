"""Next year's plan made of this year's."""

import datetime as dt

import pytest

from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, PlanStatus, YearSpan
from desktop.domain.plan_copy import copy_for_year
from desktop.domain.tasks import Placement, Task, TaskTable


def plan(text: str, first: int = 2025, last: int = 2025) -> Plan:
    return Plan(
        id="p",
        kind=PlanKind.ANNUAL_REFORM,
        document_type="KH",
        years=YearSpan(first, last),
        subject=f"Cải cách hành chính năm {first}",
        number="12",
        date=dt.date(2025, 1, 20),
        status=PlanStatus.ISSUED,
        blocks=(Block("b", BlockKind.PARAGRAPH, Level.DASH, text),),
        task_table=TaskTable((), Placement.APPENDIX, (Task("t", "Tự kiểm tra", time=text),)),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kế hoạch năm 2025", "Kế hoạch năm 2026"),
        ("khắc phục hạn chế năm 2024", "khắc phục hạn chế năm 2025"),
        ("Quý I/2025 và tháng 3/2025", "Quý I/2026 và tháng 3/2026"),
        ("Trước ngày 15/02/2025", "Trước ngày 15/02/2026"),
        ("Nghị quyết số 5/NQ-CP ngày 15/7/2025 của Chính phủ", None),
        ("Quyết định số 9/QĐ-UBND ngày 02 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh", None),
        ("giai đoạn 2021 - 2025", None),
        ("năm 2025 - 2030", None),
        ("đạt 2025 hồ sơ", None),
    ],
)
def test_running_years_move_and_cited_dates_stay(before: str, after: str | None) -> None:
    copied = copy_for_year(plan(before), 2026)
    assert copied.blocks[0].text == (after or before)
    assert copied.task_table is not None
    assert copied.task_table.tasks[0].time == (after or before)


def test_nothing_signed_is_carried_over_and_keys_are_new() -> None:
    copied = copy_for_year(plan("x"), 2026)
    assert (copied.number, copied.date, copied.status) == ("", None, PlanStatus.DRAFT)
    assert copied.subject == "Cải cách hành chính năm 2026"
    assert copied.years == YearSpan(2026, 2026)
    assert copied.id != "p"
    assert copied.blocks[0].id != "b"


def test_period_of_a_five_year_plan_moves_as_a_whole() -> None:
    copied = copy_for_year(plan("giai đoạn 2021 – 2025 của xã", 2021, 2025), 2026)
    assert copied.years == YearSpan(2026, 2030)
    assert copied.blocks[0].text == "giai đoạn 2026 – 2030 của xã"
