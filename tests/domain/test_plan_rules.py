"""Is a plan ready to be signed: head, signature, recipients, tasks, numbering."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.findings import Aspect, Severity
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.signing import Authority, Signing
from desktop.domain.tasks import Column, Task, TaskField, TaskGroup
from tests.support.ready_plan import PLAN, PROFILE, TASK, brief, found, spoilt

TABLE = PLAN.task_table
assert TABLE is not None


def test_nothing_is_found_in_a_plan_that_is_ready() -> None:
    assert found(PLAN) == []


def test_a_draft_without_number_and_day_has_no_error() -> None:
    draft = found(spoilt(number="", date=None))
    assert [(one.rule, one.anchor) for one in draft] == [("K04", "number"), ("K07", "date")]
    assert {one.severity for one in draft} == {Severity.INFO}


@pytest.mark.parametrize(
    ("changes", "rule", "anchor", "severity"),
    [
        ({"subject": " "}, "K01", "subject", Severity.ERROR),
        ({"symbol": "KH - UBND"}, "K02", "number", Severity.ERROR),
        ({"symbol": "KHUBND"}, "K02", "number", Severity.ERROR),
        ({"symbol": "QĐ-UBND"}, "K03", "number", Severity.ERROR),
        ({"symbol": "UBND-VX"}, "K03", "number", Severity.ERROR),
        ({"number": "5"}, "K05", "number", Severity.ERROR),
        ({"date": None}, "K06", "date", Severity.WARNING),
        ({"date": dt.date(2026, 1, 21)}, "K08", "date", Severity.WARNING),
        ({"signing": None}, "K10", "signer", Severity.ERROR),
        ({"signing": Signing()}, "K11", "signer", Severity.ERROR),
        ({"recipients": ()}, "K20", "recipients", Severity.ERROR),
        ({"recipients": ("UBND tỉnh",)}, "K21", "recipients", Severity.ERROR),
        ({"recipients": ("Lưu: VT, VHXH", "UBND tỉnh")}, "K22", "recipients", Severity.ERROR),
        ({"recipients": ("Lưu: VT", "Lưu: VT")}, "K22", "recipients", Severity.ERROR),
        ({"recipients": ("Như trên", "Lưu: VT, VHXH")}, "K23", "recipients", Severity.ERROR),
        ({"recipients": ("UBND tỉnh", "Lưu: VT")}, "K24", "recipients", Severity.INFO),
    ],
)
def test_one_fault_of_the_head_or_foot_is_found(
    changes: dict[str, Any], rule: str, anchor: str, severity: Severity
) -> None:
    (finding,) = found(spoilt(**changes))
    assert (finding.rule, finding.anchor, finding.severity) == (rule, anchor, severity)
    assert finding.aspect is Aspect.CONTENT
    assert "Nghị định 30/2020/NĐ-CP" in finding.source


def test_the_advice_names_what_is_right() -> None:
    (finding,) = found(spoilt(number="5"))
    assert "“05”" in finding.expected
    (finding,) = found(spoilt(recipients=("UBND tỉnh",)))
    assert finding.expected == "Dòng cuối ghi “- Lưu: VT, VHXH.”."


@pytest.mark.parametrize(
    ("signing", "rules"),
    [
        (Signing(Authority.HEAD, signer="Trần Văn Minh"), []),
        (Signing(Authority.BY_ORDER, "Phó Chủ tịch", "Phạm Văn Tư"), ["K12"]),
        (Signing(Authority.DELEGATED, "Phó Chủ tịch", "Phạm Văn Tư"), ["K12"]),
        (Signing(Authority.COLLECTIVE, "Phó Chủ tịch", "Phạm Văn Tư"), ["K12"]),
        (Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Phạm Văn Tư"), []),
        (Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Trần Văn Minh"), ["K14"]),
        (Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Lê Thị Hoa"), ["K13"]),
        (Signing(Authority.COLLECTIVE, "CHỦ TỊCH", "TRẦN VĂN MINH"), []),
    ],
)
def test_who_signs_how(signing: Signing, rules: list[str]) -> None:
    assert brief(spoilt(signing=signing)) == [(rule, "signer") for rule in rules]


def test_the_last_day_in_a_post_counts() -> None:
    signing = Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Lê Thị Hoa")
    last_day = dt.date(2025, 12, 31)
    assert brief(spoilt(signing=signing, date=last_day)) == []


def test_a_plan_may_be_issued_today() -> None:
    assert brief(spoilt(date=dt.date(2026, 1, 20))) == []


def test_the_right_form_of_authority_is_told() -> None:
    (finding,) = found(spoilt(signing=Signing(Authority.BY_ORDER, "Phó Chủ tịch", "Phạm Văn Tư")))
    assert "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" in finding.expected


def test_a_lone_appendix_has_neither_number_nor_signer_nor_recipients() -> None:
    appendix = spoilt(document_type="PL", number="", date=None, signing=None, recipients=())
    assert found(appendix) == []


def with_rows(*rows: TaskGroup | Task, columns: tuple[Column, ...] = TABLE.columns) -> Any:
    return spoilt(task_table=replace(TABLE, rows=rows, columns=columns))


@pytest.mark.parametrize(
    ("task", "rules"),
    [
        (replace(TASK, lead=()), ["K31"]),
        (replace(TASK, lead=("  ",)), ["K31"]),
        (replace(TASK, time=""), ["K32"]),
        (replace(TASK, products=()), ["K33"]),
        (replace(TASK, lead=(), time="", products=()), ["K31", "K32", "K33"]),
        (Task("t1", " "), ["K30"]),
    ],
)
def test_rows_that_say_too_little(task: Task, rules: list[str]) -> None:
    assert brief(with_rows(TaskGroup("g1", "Nhóm"), task)) == [(rule, "t1") for rule in rules]


def test_only_printed_columns_are_asked_for() -> None:
    columns = tuple(column for column in TABLE.columns if column.field is not TaskField.PRODUCTS)
    assert brief(with_rows(replace(TASK, products=()), columns=columns)) == []


def test_a_group_without_tasks_is_found() -> None:
    outer, empty = TaskGroup("g1", "Nhóm"), TaskGroup("g2", "Trống")
    inner = TaskGroup("g3", "Nhóm con", depth=2)
    assert brief(with_rows(outer, TASK, empty)) == [("K34", "g2")]
    assert brief(with_rows(empty, outer, inner, TASK)) == [("K34", "g2")]
    assert brief(with_rows(outer, inner, TASK)) == []


def test_the_place_of_a_row_is_told_by_its_number_and_words() -> None:
    (finding,) = found(with_rows(replace(TASK, time="")))
    assert finding.place == "Bảng nhiệm vụ, dòng 1: “Ban hành Kế hoạch kiểm tra”"


def numbered(*labels: str | None, level: Level = Level.ARABIC) -> Any:
    return spoilt(
        blocks=tuple(
            Block(f"b{place}", BlockKind.PARAGRAPH, level, "Lời.", label)
            for place, label in enumerate(labels, start=1)
        )
    )


@pytest.mark.parametrize(
    ("labels", "level", "faults"),
    [
        ((None, None, None), Level.ARABIC, {}),
        (("1", "2", "3"), Level.ARABIC, {}),
        (("1", "3", "4", "5"), Level.ARABIC, {"b2": "2."}),
        (("1", "1", None), Level.ARABIC, {"b2": "2."}),
        (("a", "b", "c", "d", "đ", "c", "g"), Level.LETTER, {"b6": "e)", "b7": "d)"}),
        (("1", None), Level.ROMAN, {"b1": "I."}),
        (("I", "II", "IV"), Level.ROMAN, {"b3": "III."}),
        (("2.1", "2.2"), Level.DOTTED_2, {"b1": "1.1.", "b2": "1.2."}),
        (("A", "B", "C", "D", "E", "F", "G"), Level.UPPER, {}),
        (("A", "B", "C", "D", "Đ", "E"), Level.UPPER, {}),
        (("A", "C"), Level.UPPER, {"b2": "B."}),
    ],
)
def test_fixed_numbers_out_of_order(
    labels: tuple[str | None, ...], level: Level, faults: dict[str, str]
) -> None:
    findings = found(numbered(*labels, level=level))
    assert {one.rule for one in findings} <= {"K40"}
    assert {one.anchor: one.expected for one in findings} == {
        anchor: f"Số đúng thứ tự là “{label}”." for anchor, label in faults.items()
    }


def test_fixed_numbers_of_the_table_out_of_order() -> None:
    rows = (
        TaskGroup("g1", "Một", "I"), replace(TASK, label="01"),
        TaskGroup("g2", "Hai", "I"), replace(TASK, id="t2", label="3"),
        TaskGroup("g3", "Ba"), replace(TASK, id="t3"), replace(TASK, id="t4", label="3.1"),
        replace(TASK, id="t5", label=""), TaskGroup("g4", "Bốn", "7", depth=2),
        replace(TASK, id="t6"),
    )  # fmt: skip
    assert brief(with_rows(*rows)) == [("K40", "g2"), ("K40", "t2")]


def test_findings_have_no_own_idea_of_the_workspace() -> None:
    bare = replace(PROFILE, filing_code="", officers=())
    assert found(spoilt(recipients=("UBND tỉnh", "Lưu: VT")), bare) == []
