"""The data of a plan says what a careful reader finds in its document."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.domain.legal_basis import PlanBasis
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.tasks import Column, Placement, Task, TaskField, TaskGroup, TaskTable
from desktop.services.plan_view import plan_as_json
from tests.support import samples
from tests.support.samples import NAMES, PROFILE

COLUMNS = tuple(
    Column(what, what.value, 1)
    for what in (TaskField.NUMBER, TaskField.OBJECTIVE, TaskField.TASK, TaskField.ACTIVITY)
)


def plan_of(*blocks: Block, table: TaskTable | None = None) -> Plan:
    return Plan(
        "p",
        PlanKind.OTHER,
        "KH",
        YearSpan(2026, 2026),
        "Cải cách hành chính năm 2026",
        opening="Thực hiện …",
        blocks=blocks,
        closing="Trên đây là Kế hoạch",
        task_table=table,
    )


def heading(key: str, level: Level, text: str) -> Block:
    return Block(key, BlockKind.HEADING, level, text)


def paragraph(key: str, level: Level, text: str) -> Block:
    return Block(key, BlockKind.PARAGRAPH, level, text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", ["outline", "tasks", "targets", "duties", "reports"])
def test_a_sample_says_what_its_reader_found(name: str, part: str) -> None:
    assert plan_as_json(samples.sample(name), PROFILE)[part] == samples.expected(name)[part]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_has_the_head_its_reader_found(name: str) -> None:
    ours = plan_as_json(samples.sample(name), PROFILE)["document"]
    assert ours == samples.expected(name)["document"]


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_sample_is_missing_in_its_blocks(name: str) -> None:
    plan = samples.sample(name)
    blocks = plan_as_json(plan, PROFILE)["blocks"]
    text = samples.squashed("".join(block["label"] + block["text"] for block in blocks))
    wanted = [*(basis.text for basis in plan.bases), plan.opening, plan.closing]
    wanted += [block.text for block in plan.blocks]
    for row in plan.task_table.rows if plan.task_table else ():
        if isinstance(row, TaskGroup):
            wanted += [row.title, row.budget]
        else:
            wanted += [row.objective, row.task, row.activity, row.time, row.budget]
            wanted += [*row.products, *row.lead, *row.cooperate]
    assert [words for words in wanted if samples.squashed(words) not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_data_is_plain_json(name: str) -> None:
    data = plan_as_json(samples.sample(name), PROFILE)
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data


def test_numbered_paragraphs_stand_in_the_outline_without_title() -> None:
    data = plan_as_json(
        plan_of(
            heading("1", Level.ROMAN, "Kinh phí:"),
            paragraph("2", Level.ARABIC, "Kinh phí  do ngân sách xã bảo đảm."),
            paragraph("3", Level.LETTER, "Chi thường xuyên."),
        ),
        PROFILE,
    )
    assert data["outline"] == [
        {
            "label": "I",
            "title": "Kinh phí",
            "children": [
                {
                    "label": "1",
                    "title": "",
                    "kind": "paragraph",
                    "text": "Kinh phí do ngân sách xã bảo đảm.",
                    "children": [],
                }
            ],
        }
    ]


def test_headings_below_points_and_plain_text_are_not_lost() -> None:
    data = plan_as_json(
        plan_of(
            paragraph("1", Level.LETTER, "Một điểm"),
            heading("2", Level.DASH, "Mục nhỏ"),
        ),
        PROFILE,
    )
    assert data["outline"] == [{"label": "-", "title": "Mục nhỏ", "children": []}]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Công chức Văn phòng – Thống kê", "Công chức Văn phòng - Thống kê"),
        ("Công chức Tài chính- Kế toán.", "Công chức Tài chính - Kế toán"),
        ("Giai đoạn 2021–2025:", "Giai đoạn 2021 - 2025"),
        ("Chỉ thị 27/CT-TTg", "Chỉ thị 27/CT-TTg"),
    ],
)
def test_dashes_of_headings_are_written_one_way(printed: str, read: str) -> None:
    data = plan_as_json(plan_of(heading("1", Level.ROMAN, printed)), PROFILE)
    assert data["outline"][0]["title"] == read


def test_blocks_come_in_printed_order_with_the_table_at_its_place() -> None:
    table = TaskTable(
        (Column(TaskField.NUMBER, "STT", 1), Column(TaskField.TASK, "Nội dung", 9)),
        Placement.IN_TEXT,
        (TaskGroup("g", "Cải cách thể chế"), Task("t", "Rà soát văn bản", lead=("Tư pháp",))),
    )
    plan = plan_of(
        heading("1", Level.ROMAN, "NHIỆM VỤ"),
        Block("2", BlockKind.TASK_TABLE, Level.TEXT, ""),
        paragraph("3", Level.DASH, "Việc khác"),
        paragraph("4", Level.TEXT, "Lời dẫn"),
        table=table,
    )
    blocks = plan_as_json(replace(plan, bases=(PlanBasis("b", "Căn cứ …"),)), PROFILE)["blocks"]
    assert [tuple(block.values()) for block in blocks] == [
        ("basis", "", "Căn cứ …"),
        ("paragraph", "", "Thực hiện …"),
        ("heading", "I.", "NHIỆM VỤ"),
        ("header", "", "STT | Nội dung"),
        ("group", "I", "Cải cách thể chế"),
        ("row", "1", "Rà soát văn bản | Tư pháp"),
        ("item", "-", "Việc khác"),
        ("paragraph", "", "Lời dẫn"),
        ("paragraph", "", "Trên đây là Kế hoạch"),
    ]


def test_an_appendix_follows_the_closing() -> None:
    table = TaskTable(COLUMNS, Placement.APPENDIX, (Task("t", "Việc"),), title="Khung nhiệm vụ")
    blocks = plan_as_json(plan_of(table=table), PROFILE)["blocks"]
    assert [block["kind"] for block in blocks[-4:]] == ["paragraph", "heading", "header", "row"]
    assert blocks[-3]["text"] == "Khung nhiệm vụ"


def test_a_table_without_a_place_stands_below_the_text() -> None:
    table = TaskTable(COLUMNS, Placement.IN_TEXT, (Task("t", "Việc"),))
    blocks = plan_as_json(plan_of(table=table), PROFILE)["blocks"]
    assert [block["kind"] for block in blocks] == ["paragraph", "header", "row", "paragraph"]


def test_merged_cells_speak_for_every_row() -> None:
    table = TaskTable(
        COLUMNS,
        Placement.APPENDIX,
        (
            TaskGroup("g", "Cải cách thể chế", budget="Ngân sách xã"),
            Task("1", "A", objective="X"),
            Task("2", "B", objective="X", budget="Tài trợ"),
            TaskGroup("s", "Một cửa", label="2", depth=2),
            Task("3", "C", objective="Y", label="2.1"),
            Task("4", "D", objective="Y"),
            Task("5", "E", objective="Z", label=""),
        ),
    )
    tasks = plan_as_json(plan_of(table=table), PROFILE)["tasks"]
    assert [task["stt"] for task in tasks] == ["1", "1", "2.1", "2.1", None]
    assert [task["budget"] for task in tasks] == ["Ngân sách xã", "Tài trợ", *["Ngân sách xã"] * 3]
    assert [task.get("subgroup") for task in tasks] == [None, None, *["Một cửa"] * 3]


def test_a_plan_without_letterhead_of_its_own_names_the_office() -> None:
    data = plan_as_json(plan_of(), PROFILE)["document"]
    assert (data["issuer"], data["province"], data["district"]) == ("XÃ NHÀ", "Nhà", None)
    assert (data["number"], data["date"], data["signer"], data["authority"]) == (
        None,
        None,
        None,
        [],
    )
