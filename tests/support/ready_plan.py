"""A small plan that is ready to be signed; tests spoil one thing of it at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer
from desktop.domain.eras import Era
from desktop.domain.findings import Finding
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.plan_rules import ready_to_sign
from desktop.domain.signing import Signing
from desktop.domain.tasks import Column, Placement, Task, TaskField, TaskGroup, TaskTable

TODAY = dt.date(2026, 1, 20)

PROFILE = CommuneProfile(
    Issuer(CommuneKind.XA, "Tân Phú", "tỉnh Đồng Nai"),
    Era.TWO_LEVEL,
    filing_code="VHXH",
    officers=(
        Officer("o1", "Trần Văn Minh", "Chủ tịch", signs=True),
        Officer("o2", "Lê Thị Hoa", "Phó Chủ tịch", signs=True, held_to=dt.date(2025, 12, 31)),
    ),
)

COLUMNS = tuple(
    Column(field, field.value, 1.0)
    for field in (TaskField.NUMBER, TaskField.TASK, TaskField.PRODUCTS, TaskField.LEAD,
                  TaskField.TIME)
)  # fmt: skip

TASK = Task(
    "t1",
    "Ban hành Kế hoạch kiểm tra",
    products=("Kế hoạch",),
    lead=("Phòng Văn hóa - Xã hội",),
    time="Quý I/2026",
)

PLAN = Plan(
    "p1",
    PlanKind.ANNUAL_REFORM,
    "KH",
    YearSpan(2026, 2026),
    "Cải cách hành chính năm 2026 trên địa bàn xã Tân Phú",
    number="05",
    date=dt.date(2026, 1, 15),
    bases=(
        PlanBasis(
            "c1",
            "Căn cứ Quyết định số 100/QĐ-UBND ngày 20 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh "
            "về việc ban hành Kế hoạch cải cách hành chính năm 2026",
        ),
    ),
    opening="Ủy ban nhân dân xã Tân Phú ban hành Kế hoạch năm 2026 như sau:",
    blocks=(
        Block("b1", BlockKind.HEADING, Level.ROMAN, "MỤC ĐÍCH, YÊU CẦU"),
        Block("b2", BlockKind.PARAGRAPH, Level.DASH, "Hoàn thành các nhiệm vụ của năm 2026."),
        Block("b3", BlockKind.HEADING, Level.ROMAN, "TỔ CHỨC THỰC HIỆN"),
    ),
    closing="Trên đây là Kế hoạch cải cách hành chính năm 2026 của xã",
    task_table=TaskTable(COLUMNS, Placement.IN_TEXT, (TaskGroup("g1", "Cải cách thể chế"), TASK)),
    signing=Signing(signer="Trần Văn Minh"),
    recipients=("UBND tỉnh (b/c)", "Các cơ quan, đơn vị", "Lưu: VT, VHXH"),
)


def spoilt(**changes: Any) -> Plan:
    """The plan with some of its parts changed."""
    return replace(PLAN, **changes)


def with_text(text: str, **changes: Any) -> Plan:
    """The plan with other words in its only paragraph, whose key is "b2"."""
    blocks = tuple(
        replace(block, text=text) if block.id == "b2" else block for block in PLAN.blocks
    )
    return spoilt(blocks=blocks, **changes)


def found(plan: Plan, profile: CommuneProfile = PROFILE) -> list[Finding]:
    """What is found in a plan."""
    return ready_to_sign(plan, profile, TODAY)


def brief(plan: Plan, profile: CommuneProfile = PROFILE) -> list[tuple[str, str]]:
    """Rule and anchor of what is found in a plan."""
    return [(finding.rule, finding.anchor) for finding in found(plan, profile)]
