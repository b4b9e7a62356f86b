"""The tasks of a plan: its rows and its duties."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.facts import Duty
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.tasks import Placement, Task, TaskGroup, TaskTable
from desktop.domain.text import squeeze
from desktop.domain.tracking.duty_times import time_in_sentence
from desktop.domain.tracking.items import duty_item_id, items_of
from desktop.domain.tracking.model import Origin
from desktop.domain.tracking.times import schedule_of
from tests.support.samples import NAMES, sample

PLAN = Plan("p", PlanKind.ANNUAL_REFORM, "KH", YearSpan(2026, 2027), "Kế hoạch năm 2026")


def with_rows(*rows: Task | TaskGroup) -> Plan:
    return replace(PLAN, task_table=TaskTable((), Placement.APPENDIX, rows))


def with_duties(*duties: Duty, blocks: tuple[Block, ...] = ()) -> Plan:
    return replace(PLAN, duties=duties, blocks=blocks)


# -- rows ----------------------------------------------------------------------------------------


def test_a_plan_of_nothing_has_no_tasks() -> None:
    assert items_of(PLAN) == ()


def test_a_row_becomes_a_task_with_the_area_of_its_group() -> None:
    plan = with_rows(
        Task("1", "Trước mọi nhóm"),
        TaskGroup("g", "CẢI CÁCH THỂ CHẾ", budget="30 triệu đồng"),
        Task("2", "Nhiệm vụ", objective="Mục tiêu", activity="Hoạt động", products=("Kế hoạch",),
             lead=("Phòng Kinh tế",), cooperate=("Công an xã",), time="Quý I", budget="5 triệu"),
        Task("3", "Nhiệm vụ khác"),
    )  # fmt: skip
    first, second, third = items_of(plan)
    assert (first.area, first.budget) == ("", "")
    assert (second.area, second.budget) == ("CẢI CÁCH THỂ CHẾ", "5 triệu")
    assert (third.area, third.budget) == ("CẢI CÁCH THỂ CHẾ", "30 triệu đồng")
    assert (second.id, second.plan_id, second.origin, second.order) == ("2", "p", Origin.ROW, 1)
    assert (second.first_year, second.last_year) == (2026, 2027)
    assert (second.objective, second.task, second.activity) == (
        "Mục tiêu", "Nhiệm vụ", "Hoạt động",
    )  # fmt: skip
    assert second.title == "Hoạt động"
    assert (second.products, second.lead, second.cooperate, second.time) == (
        ("Kế hoạch",), ("Phòng Kinh tế",), ("Công an xã",), "Quý I",
    )  # fmt: skip


def test_a_group_inside_a_group_leaves_the_area() -> None:
    plan = with_rows(
        TaskGroup("g", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", budget="Chung"),
        TaskGroup("h", "Một cửa", depth=2, budget="Riêng"),
        Task("1", "Việc"),
    )
    assert [(item.area, item.budget) for item in items_of(plan)] == [
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "Riêng")
    ]


def test_nt_means_as_in_the_row_above() -> None:
    plan = with_rows(
        Task("1", "Một", lead=("Phòng Kinh tế",), cooperate=("Công an xã",), time="Quý I"),
        Task("2", "Hai", lead=("nt",), cooperate=("-nt-",), time="Như trên"),
        Task("3", "Ba", lead=("nt",), cooperate=(), time=""),
    )
    _first, second, third = items_of(plan)
    assert (second.lead, second.cooperate, second.time) == (
        ("Phòng Kinh tế",), ("Công an xã",), "Quý I",
    )  # fmt: skip
    assert (third.lead, third.cooperate, third.time) == (("Phòng Kinh tế",), (), "")
    assert items_of(with_rows(Task("1", "Một", lead=("nt",), time="nt")))[0].lead == ()


# -- duties --------------------------------------------------------------------------------------


def heading(key: str, level: Level, text: str) -> Block:
    return Block(key, BlockKind.HEADING, level, text)


def test_each_sentence_of_a_duty_is_a_task_of_its_officer() -> None:
    blocks = (
        heading("1", Level.ROMAN, "MỤC TIÊU"),
        heading("2", Level.ROMAN, "TỔ CHỨC THỰC HIỆN"),
        heading("3", Level.ARABIC, "Công chức Văn phòng – Thống kê"),
        Block("4", BlockKind.PARAGRAPH, Level.DASH, "Báo cáo định kỳ hằng quý."),
    )
    duty = Duty("d", "II.1", "Công chức Văn phòng - Thống kê",
                ("Báo cáo định kỳ hằng quý.", "Theo dõi."))  # fmt: skip
    first, second = items_of(with_duties(duty, blocks=blocks))
    assert (first.origin, first.order, second.order) == (Origin.DUTY, 0, 1)
    assert first.area == "TỔ CHỨC THỰC HIỆN", "not the heading that only names the officer"
    assert first.lead == ("Công chức Văn phòng - Thống kê",)
    assert (first.time, second.time) == ("định kỳ hằng quý", "")
    assert first.id == duty_item_id("d", "Báo cáo định kỳ hằng quý.")


def test_duties_come_after_the_rows() -> None:
    plan = replace(with_rows(Task("1", "Việc")), duties=(Duty("d", "", "A", ("Việc",)),))
    assert [(item.origin, item.order, item.area) for item in items_of(plan)] == [
        (Origin.ROW, 0, ""), (Origin.DUTY, 1, ""),
    ]  # fmt: skip


def test_keys_of_duties_follow_the_words() -> None:
    one = items_of(with_duties(Duty("d", "", "A", ("Việc một", "Việc hai"))))
    other = items_of(with_duties(Duty("d", "", "B", ("Việc hai", " Việc  một ", "Việc ba"))))
    assert [item.id for item in one] == [other[1].id, other[0].id]
    assert other[2].id not in {item.id for item in one}
    assert duty_item_id("d", "Việc") != duty_item_id("e", "Việc")


@given(st.lists(st.sampled_from(["Việc một", "Việc hai", ""]), max_size=6))
def test_words_said_twice_are_two_tasks(items: list[str]) -> None:
    found = items_of(with_duties(Duty("d", "", "A", tuple(items))))
    assert len({item.id for item in found}) == len(items)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ban hành Kế hoạch tuyên truyền trước ngày 25/02/2024.", "trước ngày 25/02/2024"),
        ("Gửi báo cáo chậm nhất ngày 05 tháng 3 năm 2026 để tổng hợp.",
         "chậm nhất ngày 05 tháng 3 năm 2026"),
        ("Gửi về Văn phòng trước ngày 10 hằng tháng.", "trước ngày 10 hằng tháng"),
        ("Hoàn thành trong quý I/2026 và báo cáo.", "trong quý I/2026"),
        ("Hoàn thành trong tháng 3 năm 2026.", "trong tháng 3 năm 2026"),
        ("Số hóa hồ sơ, hoàn thành trước năm 2027.", "hoàn thành trước năm 2027"),
        ("Tổ chức rà soát hằng quý các thủ tục.", "hằng quý"),
        ("Định kỳ hàng tháng, quý tổng hợp kết quả.", "Định kỳ hàng tháng, quý"),
        ("Báo cáo định kỳ 6 tháng, năm theo quy định.", "định kỳ 6 tháng, năm"),
        ("Thường xuyên kiểm tra, đôn đốc.", "Thường xuyên"),
        ("Cập nhật thường xuyên các thủ tục.", "thường xuyên"),
        ("Thường xuyên đôn đốc; báo cáo trước ngày 20/11/2026.", "trước ngày 20/11/2026"),
        # No time of the task:
        ("Triển khai Kế hoạch cải cách hành chính năm 2024.", ""),
        ("Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.", ""),
        ("Tham mưu theo Kế hoạch kiểm tra hằng năm của tỉnh.", ""),
        ("Là cơ quan thường trực của Ban Chỉ đạo.", ""),
        ("Đánh giá kết quả thực hiện năm 2023 và 9 tháng năm 2024.", ""),
        ("Định kỳ tổng hợp, báo cáo kết quả.", ""),
        ("Không quá 10 giờ trực mỗi ca.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_time_inside_a_sentence(sentence: str, expected: str) -> None:
    assert time_in_sentence(sentence) == expected


@given(st.text(max_size=80) | st.sampled_from([item for name in NAMES for d in sample(name).duties
                                               for item in d.items]))  # fmt: skip
def test_the_time_of_any_sentence_stands_in_it(sentence: str) -> None:
    assert time_in_sentence(sentence) in squeeze(sentence)


# -- the five plans ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_all_tasks_of_a_sample_are_followed(name: str) -> None:
    plan = sample(name)
    found = items_of(plan)
    rows = plan.task_table.tasks if plan.task_table else ()
    sentences = [(duty.officer, text) for duty in plan.duties for text in duty.items]
    assert [item.id for item in found if item.origin is Origin.ROW] == [row.id for row in rows]
    assert [(i.lead[0], i.task) for i in found if i.origin is Origin.DUTY] == sentences
    assert len({item.id for item in found}) == len(found)
    assert [item.order for item in found] == list(range(len(found)))
    assert all(item.title for item in found)
    assert all(item.area for item in found if item.origin is Origin.ROW)
    assert items_of(plan) == found


@pytest.mark.parametrize("name", NAMES)
def test_the_time_read_in_a_duty_is_read_as_a_schedule(name: str) -> None:
    for item in items_of(sample(name)):
        if item.origin is Origin.DUTY and item.time:
            assert schedule_of(item).occurrences, item.time
