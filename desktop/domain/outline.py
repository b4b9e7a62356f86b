"""The text of a plan: one flat list of blocks whose levels make the outline (bố cục).

Nothing is stored twice: the tree, the parents and the printed numbers follow from the order
and the levels of the blocks (see ``numbering``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class BlockKind(Enum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TASK_TABLE = "task_table"
    """The place in the text where the task table stands, for tables inside the text."""


class Level(Enum):
    """Numbering level of a block; the value is what a template file writes before the text."""

    TEXT = ""
    """Plain paragraph without number."""
    PART = "Phần I"
    UPPER = "A"
    ROMAN = "I"
    ARABIC = "1"
    DOTTED_2 = "1.1"
    DOTTED_3 = "1.1.1"
    DOTTED_4 = "1.1.1.1"
    LETTER = "a"
    DASH = "-"
    PLUS = "+"


TOP_LEVELS = frozenset({Level.PART, Level.UPPER, Level.ROMAN})
"""Levels of which a block is always a heading (phần, mục A., I.)."""
UNNUMBERED_LEVELS = frozenset({Level.TEXT, Level.DASH, Level.PLUS})
"""Levels without numbers; a block of them is never a heading."""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading or paragraph of a plan.

    Attributes:
        id: Lasting key.
        kind: Heading, paragraph or the place of the task table.
        level: Numbering level.
        text: The words, without number and without the end mark "./.".
        label: Number as printed in the original ("3", "đ"), without its dot or bracket;
            None means that the number follows from the place.
    """

    id: str
    kind: BlockKind
    level: Level
    text: str
    label: str | None = None
