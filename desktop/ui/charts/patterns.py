"""How the state of a task fills a bar: a colour, and a hatching that a grey print keeps apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from desktop.domain.tracking.model import TaskState
from desktop.ui.theme import Colours

STEP = 5.0
"""Pixels between two lines of a hatching."""


@dataclass(frozen=True, slots=True)
class Fill:
    """How a bar is filled.

    Attributes:
        colour: Name of its colour in the theme.
        strong: True for a full ground, False for the ground of the paper.
        slopes: Directions of the lines: (1, 0) across, (0, 1) upright, (1, 1) falling,
            (1, -1) rising.
        dots: True for dots in place of lines.
    """

    colour: str
    strong: bool = False
    slopes: Sequence[tuple[int, int]] = ()
    dots: bool = False

    def on(self, ink: Colours) -> str:
        """Return the colour for words that stand on it."""
        return ink.base if self.strong else ink.text


FILLS = {
    TaskState.OVERDUE: Fill("late", strong=True),
    TaskState.DUE_SOON: Fill("soon", slopes=((1, 1), (1, -1))),
    TaskState.IN_PROGRESS: Fill("accent", slopes=((1, -1),)),
    TaskState.NOT_YET: Fill("muted"),
    TaskState.DONE: Fill("good", dots=True),
    TaskState.DONE_LATE: Fill("good", slopes=((0, 1),)),
    TaskState.NOT_DONE: Fill("muted", slopes=((1, 0),)),
}
"""No two look alike without colour."""

PLAIN = Fill("accent", slopes=((1, -1),))
"""Bars of a chart that has but one kind."""


def fill(painter: QPainter, rect: QRectF, how: Fill, ink: Colours) -> None:
    """Fill a bar and draw its outline."""
    colour = QColor(getattr(ink, how.colour))
    painter.save()
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QBrush(colour if how.strong else QColor(ink.base)))
    painter.drawRect(rect)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    for across, down in how.slopes:
        _hatch(painter, rect, across, down)
    if how.dots:
        _dot(painter, rect, colour)
    painter.restore()


def _hatch(painter: QPainter, rect: QRectF, across: int, down: int) -> None:
    """Draw lines that meet those of the next bar, wherever it begins."""
    if not across:
        _each(rect.left(), rect.right(), lambda x: painter.drawLine(_at(x, rect), _under(x, rect)))
    elif not down:
        left, right = rect.left(), rect.right()
        _each(
            rect.top(),
            rect.bottom(),
            lambda y: painter.drawLine(QPointF(left, y), QPointF(right, y)),
        )
    else:
        high = rect.height()
        begin, end = (rect.top(), rect.bottom()) if down > 0 else (rect.bottom(), rect.top())
        _each(
            rect.left() - high,
            rect.right(),
            lambda x: painter.drawLine(QPointF(x, begin), QPointF(x + high, end)),
        )


def _dot(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))

    def column(x: float) -> None:
        _each(rect.top(), rect.bottom(), lambda y: painter.drawEllipse(QPointF(x, y), 1.1, 1.1))

    _each(rect.left(), rect.right(), column)


def _each(first: float, last: float, draw: Callable[[float], None]) -> None:
    place = first + STEP / 2
    while place < last:
        draw(place)
        place += STEP


def _at(x: float, rect: QRectF) -> QPointF:
    return QPointF(x, rect.top())


def _under(x: float, rect: QRectF) -> QPointF:
    return QPointF(x, rect.bottom())
