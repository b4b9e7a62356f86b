"""What is taken of a foreign file: all of it, its task table, or the work given to our commune."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum

from desktop.domain.commune import CommuneProfile
from desktop.domain.document_types import LONE_APPENDIX, type_of
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.letterheads import unit_name
from desktop.domain.outline import BlockKind
from desktop.domain.plan import Plan
from desktop.domain.reading.name_matching import match
from desktop.domain.signing import Signing
from desktop.domain.symbols import symbol_for
from desktop.domain.task_table_edits import new_table
from desktop.domain.tasks import Placement, TableRow, Task, TaskGroup, TaskTable
from desktop.errors import Refused
from desktop.i18n import _

PLAN_TYPE = "KH"
_COMMUNES = re.compile(
    r"\bcap xa\b|\bcac (?:xa|phuong|dac khu|dia phuong|don vi hanh chinh)\b|\bxa, phuong\b"
    r"|^(?:ubnd|uy ban nhan dan) (?:xa|phuong|thi tran|dac khu)$"
)
"""Folded words by which a superior names all its communes."""


class Taking(Enum):
    """What the officer takes of a file."""

    WHOLE = "whole"
    TASK_TABLE = "task_table"
    OUR_WORK = "our_work"


def take(plan: Plan, taking: Taking, profile: CommuneProfile) -> Plan:
    """Return the plan to be stored of what was read.

    The table alone, or our own work, makes a draft of our own: without number, day, signer and
    letterhead of the file. Raises ``Refused`` when the file has nothing of the kind.
    """
    if taking is Taking.WHOLE:
        return plan
    table = plan.task_table
    if taking is Taking.OUR_WORK:
        table = _our_table(plan, profile)
        if not table.tasks:
            raise Refused(
                _("Trong tệp không có việc nào giao cho đơn vị, cán bộ của xã mình."),
                advice=_("Hãy lấy cả bảng nhiệm vụ, hoặc bổ sung tên gọi khác của đơn vị."),
            )
    if table is None or not table.rows:
        raise Refused(_("Trong tệp không có bảng nhiệm vụ."), advice=_("Hãy chọn lấy cả kế hoạch."))
    return _own_draft(plan, table)


def is_ours(name: str, profile: CommuneProfile) -> bool:
    """Tell whether a printed name means our commune, one of its units or its people."""
    found = match(name, profile, {})
    if found.unit_id or found.officer_id or found.everyone:
        return True
    folded = fold(name)
    own = re.escape(fold(unit_name(profile.issuer)))
    return bool(_COMMUNES.search(folded) or re.search(rf"\b{own}\b", folded))


def _own_draft(plan: Plan, table: TaskTable) -> Plan:
    kind = type_of(PLAN_TYPE)
    blocks = tuple(block for block in plan.blocks if block.kind is BlockKind.TASK_TABLE)
    in_text = table.placement is Placement.IN_TEXT and blocks
    return replace(
        plan,
        document_type=PLAN_TYPE if plan.document_type == LONE_APPENDIX else plan.document_type,
        symbol=symbol_for(kind) if kind else plan.symbol,
        issuer=None,
        number="",
        date=None,
        bases=(),
        opening="",
        blocks=blocks if in_text else (),
        closing="",
        task_table=table if in_text else replace(table, placement=Placement.APPENDIX),
        signing=Signing(),
        recipients=(),
        targets=(),
        duties=(),
        reports=(),
    )


def _our_table(plan: Plan, profile: CommuneProfile) -> TaskTable:
    """Return the rows in which we lead or take part, and the work that the text gives us."""
    table = plan.task_table or new_table()

    def ours(task: Task) -> bool:
        return any(is_ours(name, profile) for name in (*task.lead, *task.cooperate))

    rows = (*_kept(table.rows, ours), *_duty_rows(plan, profile))
    return replace(table, rows=rows)


def _kept(rows: tuple[TableRow, ...], ours: Callable[[Task], bool]) -> Iterator[TableRow]:
    """Yield the tasks that are ours, each below the groups it stands in."""
    above: list[TaskGroup] = []
    for row in rows:
        if isinstance(row, TaskGroup):
            above = [group for group in above if group.depth < row.depth]
            above.append(row)
        elif ours(row):
            yield from above
            above = []
            yield row


def _duty_rows(plan: Plan, profile: CommuneProfile) -> Iterator[TableRow]:
    duties = [duty for duty in plan.duties if is_ours(duty.officer, profile)]
    if duties:
        yield TaskGroup(new_id(), "Nhiệm vụ giao trong phần tổ chức thực hiện")
    for duty in duties:
        for item in duty.items:
            yield Task(new_id(), item, lead=(duty.officer,))
