"""The plan as one flow of lines, as the text pane shows it: one line is one text block there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from desktop.domain.numbering import labels
from desktop.domain.outline import BlockKind, Level
from desktop.domain.plan import Plan
from desktop.domain.tasks import Placement, TaskTable
from desktop.domain.text import nfc
from desktop.i18n import _

SUBJECT = "subject"
BASES = "bases"
OPENING = "opening"
CLOSING = "closing"
TABLE = "task_table"
SIGNING = "signing"
RECIPIENTS = "recipients"
FIXED = frozenset({SUBJECT, BASES, OPENING, CLOSING, TABLE})
"""Keys of the lines around the blocks of the text."""


class Role(Enum):
    """What a line of the flow stands for."""

    SUBJECT = "subject"
    BASES = "bases"
    OPENING = "opening"
    BLOCK = "block"
    TABLE = "table"
    CLOSING = "closing"


LINKS = frozenset({Role.BASES, Role.TABLE})
"""Lines that cannot be typed in; they lead to another pane."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the flow.

    Attributes:
        id: Key of the block, or one of the names above for the fixed lines.
        role: What it stands for.
        text: Words of the line.
        level, kind: Of the block; plain text for fixed lines.
        label: Printed number, painted in the margin.
        hint: What an empty fixed line is for.
    """

    id: str
    role: Role
    text: str
    level: Level = Level.TEXT
    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    hint: str = ""

    @property
    def editable(self) -> bool:
        """True when its words can be typed."""
        return self.role not in LINKS


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the flow: key of the line and number of letters before the place."""

    line_id: str
    offset: int = 0


def lines_of(plan: Plan) -> tuple[Line, ...]:
    """Return the flow of a plan in printed order."""
    numbers = labels(plan.blocks)
    lines = [
        Line(SUBJECT, Role.SUBJECT, plan.subject, hint=_("Trích yếu nội dung kế hoạch")),
        Line(BASES, Role.BASES, _bases_words(len(plan.bases))),
        Line(OPENING, Role.OPENING, plan.opening, hint=_("Đoạn mở đầu, sau các căn cứ")),
    ]
    for block in plan.blocks:
        if block.kind is BlockKind.TASK_TABLE:
            lines.append(Line(block.id, Role.TABLE, _table_words(plan.task_table)))
        else:
            lines.append(
                Line(block.id, Role.BLOCK, block.text, block.level, block.kind, numbers[block.id])
            )
    lines.append(Line(CLOSING, Role.CLOSING, plan.closing, hint=_("Đoạn kết (có thể bỏ trống)")))
    placed = any(block.kind is BlockKind.TASK_TABLE for block in plan.blocks)
    if plan.task_table and (plan.task_table.placement is Placement.APPENDIX or not placed):
        lines.append(Line(TABLE, Role.TABLE, _table_words(plan.task_table)))
    return tuple(lines)


def with_texts(plan: Plan, texts: Mapping[str, str]) -> Plan:
    """Return the plan with the words of some lines replaced, in composed letters."""
    fixed = {name: nfc(texts[name]) for name in (SUBJECT, OPENING, CLOSING) if name in texts}
    blocks = tuple(
        replace(block, text=nfc(texts[block.id])) if block.id in texts else block
        for block in plan.blocks
    )
    return replace(plan, blocks=blocks, **fixed)


def _bases_words(count: int) -> str:
    return _("Căn cứ – {count} văn bản").format(count=count)


def _table_words(table: TaskTable | None) -> str:
    count = len(table.tasks) if table else 0
    return _("Bảng nhiệm vụ – {count} dòng").format(count=count)
