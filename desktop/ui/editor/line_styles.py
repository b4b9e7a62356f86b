"""How the lines of the text pane look on screen: weight, indent, distance.

The look of the printed page is the business of the document writers; here a line only has to
be read easily and tell its level.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QTextBlockFormat, QTextCharFormat

from desktop.domain.outline import TOP_LEVELS, BlockKind, Level
from desktop.ui.editor.flow import LINKS, Line, Role

MARGIN = 58
"""Width of the margin at the left in which the numbers of the highest levels stand, pixels."""

STEP = 16
"""Indent of each level below, pixels."""

_STEPS = {
    Level.TEXT: 1, Level.PART: 0, Level.UPPER: 0, Level.ROMAN: 0, Level.ARABIC: 1,
    Level.DOTTED_2: 1, Level.DOTTED_3: 2, Level.DOTTED_4: 2, Level.LETTER: 2, Level.DASH: 2,
    Level.PLUS: 3,
}  # fmt: skip


def block_format(line: Line) -> QTextBlockFormat:
    """Return indent and distances of a line."""
    heading = line.kind is BlockKind.HEADING and line.role is Role.BLOCK
    shape = QTextBlockFormat()
    shape.setLeftMargin(MARGIN + STEP * _steps(line))
    shape.setRightMargin(16)
    shape.setTopMargin(14 if heading and line.level in TOP_LEVELS else 8 if heading else 3)
    shape.setBottomMargin(4)
    shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if line.role in LINKS:
        shape.setTopMargin(8)
        shape.setBottomMargin(8)
    return shape


def _steps(line: Line) -> int:
    return _STEPS[line.level] if line.role is Role.BLOCK else 0


def char_format(line: Line, base: QFont, palette: QPalette) -> QTextCharFormat:
    """Return weight and colour of the words of a line."""
    look = QTextCharFormat()
    font = QFont(base)
    if line.role is Role.SUBJECT:
        font.setPointSizeF(base.pointSizeF() * 1.25)
        font.setBold(True)
    elif line.kind is BlockKind.HEADING:
        font.setBold(True)
    look.setFont(font)
    if line.role in LINKS:
        look.setForeground(palette.color(QPalette.ColorRole.Link))
    return look


LABEL_FLAGS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
