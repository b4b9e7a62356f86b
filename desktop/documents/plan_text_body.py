r"""Body of the plan text format: one block a line, its level at the beginning of the line.

I# MỤC ĐÍCH, YÊU CẦU     heading
1. Bảo đảm …             numbered paragraph; the printed number follows from the place
[6]1. Bảo đảm …          the same with the printed number 6
Thực hiện Kế hoạch …     plain paragraph
\- 5 độ C               plain paragraph that begins like a level
::: bảng nhiệm vụ        the place of the task table
"""

from __future__ import annotations

import re

from desktop.documents.plan_text_source import refused_line, writable
from desktop.domain.ids import new_id
from desktop.domain.outline import Block, BlockKind, Level
from desktop.i18n import _

TABLE_PLACE = "::: bảng nhiệm vụ"
HEADING_MARK = "#"

_SIGNS = {
    Level.PART: "P",
    Level.UPPER: "A",
    Level.ROMAN: "I",
    Level.ARABIC: "1",
    Level.DOTTED_2: "1.1",
    Level.DOTTED_3: "1.1.1",
    Level.DOTTED_4: "1.1.1.1",
    Level.LETTER: "a",
    Level.DASH: "-",
    Level.PLUS: "+",
}
_MARKS = {Level.LETTER: ")", Level.DASH: "", Level.PLUS: ""}


def _prefix(kind: BlockKind, level: Level) -> str:
    sign = _SIGNS.get(level, "")
    if kind is BlockKind.HEADING:
        return sign + HEADING_MARK
    return sign + _MARKS.get(level, ".") if sign else ""


_PREFIXES = {
    _prefix(kind, level): (kind, level)
    for level in Level
    for kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
}
_LINE = re.compile(
    r"(?:\[(?P<label>[^\]]*)\])?(?P<prefix>{})(?:\s+(?P<text>.*))?".format(
        "|".join(re.escape(prefix) for prefix in sorted(_PREFIXES, key=len, reverse=True) if prefix)
    )
)
_NEARLY_LEVEL = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.#]|[a-zđ][)#]|[A-ZĐ][.#]|[IVX]+[.#])(?:\s|$)|\[|:::|\+\+\+"
)
_LINE_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def parse_body(text: str) -> tuple[Block, ...]:
    """Return the blocks of a body.

    Lines are counted from the first of ``text``. Raises ``Refused`` naming the line for a
    beginning that looks like a level and is none.
    """
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    return tuple(_block(line, number) for number, line in lines if line)


def write_body(blocks: tuple[Block, ...]) -> str:
    """Return the body that ``parse_body`` reads as ``blocks``, apart from their keys.

    A line break inside a block becomes a blank, since a block is one line; characters that no
    document can show are left out.
    """
    return "".join(f"{_line(block)}\n" for block in blocks)


def _block(line: str, number: int) -> Block:
    if line == TABLE_PLACE:
        return Block(new_id(), BlockKind.TASK_TABLE, Level.TEXT, "")
    if line.startswith("\\"):
        return Block(new_id(), BlockKind.PARAGRAPH, Level.TEXT, line[1:].strip())
    found = _LINE.fullmatch(line)
    if found:
        kind, level = _PREFIXES[found["prefix"]]
        return Block(new_id(), kind, level, found["text"] or "", found["label"])
    if _NEARLY_LEVEL.match(line):
        raise refused_line(
            number,
            _("đầu dòng “{start}” không phải là một cấp mục").format(start=line[:20]),
            _(
                "Viết cấp mục như 1. hoặc a), số in cố định như [6]1. ; nếu là đoạn văn thường"
                " thì thêm dấu \\ ở đầu dòng."
            ),
        )
    return Block(new_id(), BlockKind.PARAGRAPH, Level.TEXT, line)


def _line(block: Block) -> str:
    if block.kind is BlockKind.TASK_TABLE:
        return TABLE_PLACE
    text = _one_line(block.text)
    prefix = _prefix(block.kind, block.level)
    if not prefix:
        return f"\\{text}" if _needs_backslash(text) else text
    fixed = "" if block.label is None else f"[{_one_line(block.label).replace(']', '')}]"
    return f"{fixed}{prefix} {text}".rstrip()


def _one_line(text: str) -> str:
    return writable(_LINE_BREAKS.sub(" ", text)).strip()


def _needs_backslash(text: str) -> bool:
    return (
        not text
        or text.startswith("\\")
        or _LINE.fullmatch(text) is not None
        or _NEARLY_LEVEL.match(text) is not None
    )
