"""Plans and profiles as the store keeps them: one full example, and any by property."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.legal_basis import LegalDocument, PlanBasis
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, PlanStatus, YearSpan
from desktop.domain.signing import Authority, Signing
from desktop.domain.tasks import (
    Column,
    Placement,
    RowNumbering,
    Task,
    TaskField,
    TaskGroup,
    TaskTable,
)

ISSUER = Issuer(CommuneKind.XA, "Minh Tiến", "tỉnh Hưng Yên", "huyện Phù Cừ")
PROFILE = CommuneProfile(
    issuer=ISSUER,
    era=Era.THREE_LEVEL,
    standing_unit="Văn phòng - Thống kê",
    filing_code="VP",
    units=(
        Unit("u1", "Văn phòng - Thống kê", "VP", "Cải cách hành chính", ("VP-TK", "Văn phòng")),
        Unit("u2", "Công an xã", valid_from=dt.date(2019, 1, 1), valid_to=dt.date(2025, 6, 30)),
    ),
    officers=(
        Officer("o1", "Trần Văn Định", "Chủ tịch", signs=True),
        Officer("o2", "Đỗ Thị Ý", "Công chức", "u1", held_from=dt.date(2021, 7, 1)),
    ),
)
DOCUMENT = LegalDocument(
    "d1", "Nghị định", "30/2020/NĐ-CP", "về công tác văn thư", "Chính phủ", dt.date(2020, 3, 5)
)


def paragraph(key: str, text: str = "Đẩy mạnh cải cách hành chính.") -> Block:
    return Block(key, BlockKind.PARAGRAPH, Level.DASH, text)


def empty_plan(key: str = "p1") -> Plan:
    return Plan(key, PlanKind.ANNUAL_REFORM, "KH", YearSpan(2026, 2026), "Cải cách hành chính")


def full_plan(key: str = "p1") -> Plan:
    """Return a plan that uses every field; the keys of its rows begin with ``key``."""
    return replace(
        empty_plan(key),
        issuer=ISSUER,
        number="05",
        date=dt.date(2026, 1, 9),
        status=PlanStatus.ISSUED,
        bases=(
            PlanBasis(f"{key}-c1", "Căn cứ Nghị định số 30/2020/NĐ-CP", "d1"),
            PlanBasis(f"{key}-c2", "Theo đề nghị của công chức Văn phòng"),
        ),
        opening="Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
        blocks=(
            Block(f"{key}-b1", BlockKind.HEADING, Level.ROMAN, "MỤC ĐÍCH, YÊU CẦU"),
            Block(f"{key}-b2", BlockKind.PARAGRAPH, Level.LETTER, "Nâng cao chất lượng.", "đ"),
            Block(f"{key}-b3", BlockKind.TASK_TABLE, Level.TEXT, ""),
        ),
        closing="Trên đây là Kế hoạch.",
        task_table=_full_table(key),
        signing=Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Lê Văn Ơn"),
        recipients=("Đảng ủy", "Lưu: VT, VP"),
        targets=(Target(f"{key}-t1", "II.1", "Đạt từ 95% trở lên", ">=", 95.5, "%", 2026),),
        duties=(Duty(f"{key}-n1", "IV", "Công chức Tài chính", ("Bố trí kinh phí",)),),
        reports=(ReportDue(f"{key}-r1", "Q1", "Ủy ban nhân dân huyện", "03-10"),),
        template_id="cchc-nam",
        tracked=False,
    )


def _full_table(key: str) -> TaskTable:
    return TaskTable(
        columns=(
            Column(TaskField.NUMBER, "STT", 5),
            Column(TaskField.TASK, "Nội dung", 60.5),
        ),
        placement=Placement.IN_TEXT,
        rows=(
            TaskGroup(f"{key}-g1", "Cải cách thể chế", "II.3", "10 triệu đồng", 2),
            Task(
                f"{key}-v1",
                "Rà soát văn bản",
                objective="Thể chế đồng bộ",
                activity="Lập danh mục",
                products=("Báo cáo", "Danh mục"),
                lead=("Tư pháp",),
                cooperate=("Văn phòng", "Công an"),
                time="Quý I",
                budget="2 triệu",
                label="",
            ),
            Task(f"{key}-v2", "Tự kiểm tra"),
        ),
        numbering=RowNumbering.PER_GROUP,
        title="Phụ lục nhiệm vụ",
    )


def large_plan(key: str, blocks: int, tasks: int) -> Plan:
    """Return a plan of the size of a long one, with words of usual length."""
    words = "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền. " * 4
    rows = tuple(
        Task(f"{key}-v{n}", words, products=("Báo cáo", "Kế hoạch"), lead=("Văn phòng",))
        for n in range(tasks)
    )
    return replace(
        empty_plan(key),
        blocks=tuple(paragraph(f"{key}-b{n}", words) for n in range(blocks)),
        task_table=TaskTable((), Placement.APPENDIX, rows),
    )


def plans(key: str = "p1") -> st.SearchStrategy[Plan]:
    """Any plan with the key ``key``: all fields take all values."""
    return st.builds(_renumbered, st.just(key), st.from_type(Plan))


def _renumbered(key: str, plan: Plan) -> Plan:
    """Give every row a key of its own."""

    def keyed(items: tuple[Any, ...], sign: str) -> tuple[Any, ...]:
        return tuple(replace(item, id=f"{key}-{sign}{n}") for n, item in enumerate(items))

    table = plan.task_table
    return replace(
        plan,
        id=key,
        bases=keyed(plan.bases, "c"),
        blocks=keyed(plan.blocks, "b"),
        task_table=table and replace(table, rows=keyed(table.rows, "v")),
        targets=keyed(plan.targets, "t"),
        duties=keyed(plan.duties, "n"),
        reports=keyed(plan.reports, "r"),
    )


_YEARS = st.integers(1900, 2200)
st.register_type_strategy(YearSpan, st.builds(YearSpan, _YEARS, _YEARS))
st.register_type_strategy(
    Target,
    st.builds(
        Target,
        comparator=st.sampled_from([">=", ">", "=", "<=", "<"]),
        value=st.floats(allow_nan=False, allow_infinity=False),
        by_year=st.none() | _YEARS,
    ),
)
st.register_type_strategy(
    Column, st.builds(Column, weight=st.floats(allow_nan=False, allow_infinity=False))
)
st.register_type_strategy(TaskGroup, st.builds(TaskGroup, depth=st.integers(1, 4)))
