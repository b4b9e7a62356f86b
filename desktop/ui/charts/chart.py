"""What every chart has: numbers with words, marks that open the rows behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from desktop.ui.theme import Colours

GAP = 8.0
"""Pixels between things, the unit of the grid of the window."""

TOPS = (4, 8, 12, 20)
"""Ends of an axis that four steps divide without a rest."""

SINGLE_LINE = Qt.TextFlag.TextSingleLine
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | SINGLE_LINE
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | SINGLE_LINE
CENTER = Qt.AlignmentFlag.AlignCenter | SINGLE_LINE


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot of a chart.

    Attributes:
        rect: Where it is.
        words: What it says, as a tool tip and aloud.
        link: What opens when it is clicked; "" for nothing.
    """

    rect: QRectF
    words: str
    link: str = ""


class Chart(Protocol):
    """A drawing of numbers; all sizes are pixels of a screen at 100 %.

    Attributes:
        title: Words above it, and the name of its file.
    """

    title: str

    def height_for(self, width: float, font: QFont) -> float:
        """Return the height that the chart needs in this width."""

    def marks(self, area: QRectF, font: QFont) -> Sequence[Mark]:
        """Return the spots in the order in which keys go through them."""

    def paint(self, painter: QPainter, area: QRectF, ink: Colours) -> None:
        """Draw the chart with the font of the painter."""

    def table(self) -> Sequence[Sequence[str]]:
        """Return the numbers as rows of words, headers first."""


def line_height(font: QFont) -> float:
    """Return the height of a line of words."""
    return QFontMetricsF(font).height()


def write(
    painter: QPainter, rect: QRectF, words: str, colour: str, align: Qt.AlignmentFlag = LEFT
) -> None:
    """Write words on one line; what does not fit ends in dots."""
    shown = QFontMetricsF(painter.font()).elidedText(
        words, Qt.TextElideMode.ElideRight, rect.width()
    )
    painter.setPen(QColor(colour))
    painter.drawText(rect, align, shown)


def bold(font: QFont) -> QFont:
    """Return the font in bold."""
    strong = QFont(font)
    strong.setBold(True)
    return strong


def pixel_font(font: QFont, size: float) -> QFont:
    """Return the font in a size that is the same on screen, in a picture and on paper."""
    sized = QFont(font)
    sized.setPixelSize(round(size))
    return sized


def nice_top(largest: float) -> int:
    """Return the end of an axis of four steps that holds ``largest``."""
    power = 1
    while TOPS[-1] * power < largest:
        power *= 10
    return next(top * power for top in TOPS if top * power >= largest)
