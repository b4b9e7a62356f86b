"""The plan text format: what is written is read again, and a person can read it too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from desktop.documents.plan_text import (
    parse_body,
    parse_table,
    plan_from_parts,
    read_plan,
    split_parts,
    write_body,
    write_plan,
)
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan
from desktop.domain.tasks import Placement, RowNumbering, Task, TaskField, TaskGroup
from tests.support import plan_strategies as strategies

H, P = BlockKind.HEADING, BlockKind.PARAGRAPH

EXAMPLE = """\
+++
kind = "annual_reform"
document_type = "KH"
years = 2024
subject = "Cải cách hành chính năm 2024"
symbol = "KH-UBND"
bases = ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"]
opening = "Ủy ban nhân dân xã ban hành Kế hoạch như sau:"

[signing]
authority = "TM."
title = "Chủ tịch"
signer = "Nguyễn Văn A"
head_title = "Chủ tịch"
body = "Ủy ban nhân dân"
+++
I# MỤC ĐÍCH, YÊU CẦU
1# Mục đích
a) Nâng cao chất lượng
[6]1. Bố trí "kinh phí"
\\- 5 độ C
::: bảng nhiệm vụ
+++
placement = "in_text"
numbering = "per_group"

[[column]]
field = "task"
header = "Nội dung"
weight = 40

[[row]]
group = "Cải cách thể chế"

[[row]]
label = ""
task = "Rà soát văn bản"
lead = ["Công chức Tư pháp - Hộ tịch", "Công an xã"]
"""


def without_keys(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(replace(block, id="") for block in blocks)


def plan_without_keys(plan: Plan) -> Plan:
    table = plan.task_table
    return replace(
        plan,
        id="",
        bases=tuple(replace(basis, id="") for basis in plan.bases),
        blocks=without_keys(plan.blocks),
        targets=tuple(replace(target, id="") for target in plan.targets),
        duties=tuple(replace(duty, id="") for duty in plan.duties),
        reports=tuple(replace(report, id="") for report in plan.reports),
        task_table=table and replace(table, rows=tuple(replace(row, id="") for row in table.rows)),
    )


@given(strategies.plans)
def test_what_is_written_is_read_again(plan: Plan) -> None:
    assert plan_without_keys(read_plan(write_plan(plan))) == plan


def test_a_person_reads_what_is_written() -> None:
    assert write_plan(read_plan(EXAMPLE)) == EXAMPLE


def test_the_example_says_a_plan() -> None:
    plan = read_plan(EXAMPLE)
    assert plan.years.first == plan.years.last == 2024
    assert plan.signing is not None
    assert plan.signing.lines() == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert without_keys(plan.blocks) == (
        Block("", H, Level.ROMAN, "MỤC ĐÍCH, YÊU CẦU"),
        Block("", H, Level.ARABIC, "Mục đích"),
        Block("", P, Level.LETTER, "Nâng cao chất lượng"),
        Block("", P, Level.ARABIC, 'Bố trí "kinh phí"', "6"),
        Block("", P, Level.TEXT, "- 5 độ C"),
        Block("", BlockKind.TASK_TABLE, Level.TEXT, ""),
    )
    table = plan.task_table
    assert table is not None
    assert (table.placement, table.numbering) == (Placement.IN_TEXT, RowNumbering.PER_GROUP)
    group, task = table.rows
    assert isinstance(group, TaskGroup)
    assert isinstance(task, Task)
    assert (group.title, group.label, task.label) == ("Cải cách thể chế", None, "")
    assert task.lead == ("Công chức Tư pháp - Hộ tịch", "Công an xã")


@pytest.mark.parametrize(
    ("line", "kind", "level", "text", "label"),
    [
        ("P# CÁC GIẢI PHÁP", H, Level.PART, "CÁC GIẢI PHÁP", None),
        ("A# Về chỉ đạo", H, Level.UPPER, "Về chỉ đạo", None),
        ("I# MỤC ĐÍCH", H, Level.ROMAN, "MỤC ĐÍCH", None),
        ("[1]I# MỤC ĐÍCH", H, Level.ROMAN, "MỤC ĐÍCH", "1"),
        ("1# Mục đích", H, Level.ARABIC, "Mục đích", None),
        ("1.1# Thể chế", H, Level.DOTTED_2, "Thể chế", None),
        ("1.1.1# Thể chế", H, Level.DOTTED_3, "Thể chế", None),
        ("1.1.1.1# Thể chế", H, Level.DOTTED_4, "Thể chế", None),
        ("a# Mục tiêu", H, Level.LETTER, "Mục tiêu", None),
        ("# Mục không số", H, Level.TEXT, "Mục không số", None),
        ("1. Kinh phí", P, Level.ARABIC, "Kinh phí", None),
        ("1.1. Kinh phí", P, Level.DOTTED_2, "Kinh phí", None),
        ("1.1.1. Kinh phí", P, Level.DOTTED_3, "Kinh phí", None),
        ("a) Kinh phí", P, Level.LETTER, "Kinh phí", None),
        ("[đ]a) Kinh phí", P, Level.LETTER, "Kinh phí", "đ"),
        ("[]a) Kinh phí", P, Level.LETTER, "Kinh phí", ""),
        ("- Kinh phí", P, Level.DASH, "Kinh phí", None),
        ("+ Kinh phí", P, Level.PLUS, "Kinh phí", None),
        ("  -   Kinh phí  ", P, Level.DASH, "Kinh phí", None),
        ("1.", P, Level.ARABIC, "", None),
        ("Kinh phí", P, Level.TEXT, "Kinh phí", None),
        ("-Kinh phí", P, Level.TEXT, "-Kinh phí", None),
        ("100% hồ sơ", P, Level.TEXT, "100% hồ sơ", None),
        ("2024. Năm bản lề", P, Level.TEXT, "2024. Năm bản lề", None),
        ("\\2. Kinh phí", P, Level.TEXT, "2. Kinh phí", None),
        ("\\", P, Level.TEXT, "", None),
    ],
)
def test_a_line_of_the_text(
    line: str, kind: BlockKind, level: Level, text: str, label: str | None
) -> None:
    assert without_keys(parse_body(line)) == (Block("", kind, level, text, label),)


def test_empty_lines_between_blocks_say_nothing() -> None:
    assert parse_body("\n\n  \n") == ()
    assert len(parse_body("- a\n\n- b\n")) == 2


def test_a_line_break_inside_a_block_becomes_a_blank() -> None:
    block = Block("", P, Level.DASH, "Một\r\nhai\u2028ba")
    assert write_body((block,)) == "- Một hai ba\n"


def test_a_label_cannot_break_its_brackets() -> None:
    block = Block("", P, Level.ARABIC, "Kinh phí", " 1]\nA ")
    assert write_body((block,)) == "[1 A]1. Kinh phí\n"


def test_characters_that_no_document_shows_are_left_out() -> None:
    plan = read_plan(EXAMPLE)
    block = Block("", P, Level.DASH, "Một\x00 hai\x1f\ud800")
    dirty = replace(plan, subject="Cải\x08 cách\x7f\ud800", blocks=(block,))
    read = read_plan(write_plan(dirty).encode().decode())
    assert (read.subject, read.blocks[0].text) == ("Cải cách", "Một hai")


def test_every_reading_makes_new_keys() -> None:
    first, second = parse_body("- a\n- b")
    assert first.id != second.id
    assert read_plan(EXAMPLE).id != read_plan(EXAMPLE).id


def test_the_three_parts_of_a_file() -> None:
    header, body, table = split_parts(EXAMPLE)
    assert header["subject"] == "Cải cách hành chính năm 2024"
    assert body.lstrip("\n").startswith("I# MỤC ĐÍCH")
    assert parse_table(table).columns[0].field is TaskField.TASK
    assert plan_from_parts(header, body).task_table is None


@pytest.mark.parametrize(
    "text",
    [
        EXAMPLE.replace("\n", "\r\n"),
        EXAMPLE.replace("\n", "\r"),
        "\ufeff" + EXAMPLE,
        "\n\n" + EXAMPLE,
        EXAMPLE + "\n\n",
    ],
    ids=["crlf", "cr", "bom", "empty lines before", "empty lines behind"],
)
def test_files_of_other_editors_are_read(text: str) -> None:
    assert plan_without_keys(read_plan(text)) == plan_without_keys(read_plan(EXAMPLE))


def test_decomposed_letters_are_composed() -> None:
    text = EXAMPLE.replace("Nâng", "Na\u0302ng")
    assert plan_without_keys(read_plan(text)) == plan_without_keys(read_plan(EXAMPLE))


def test_a_plan_may_have_neither_table_nor_text() -> None:
    plan = read_plan('+++\nsubject = "Kế hoạch"\nyears = [2021, 2025]\n+++\n')
    assert (plan.blocks, plan.task_table, plan.signing, plan.issuer) == ((), None, None, None)
    assert (plan.years.first, plan.years.last) == (2021, 2025)


def test_what_a_template_adds_is_no_part_of_the_plan() -> None:
    text = write_plan(read_plan(EXAMPLE), {"title": "Mẫu của xã", "eras": ("two-level",)})
    assert text.startswith('+++\ntitle = "Mẫu của xã"\neras = ["two-level"]\nkind =')
    assert plan_without_keys(read_plan(text)) == plan_without_keys(read_plan(EXAMPLE))


def test_a_file_is_read_as_utf_8(tmp_path: Path) -> None:
    from desktop.documents.plan_text import read_text

    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.encode())
    assert read_text(path) == EXAMPLE
