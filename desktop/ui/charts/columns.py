"""Upright columns, one a month, and a line through the months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.i18n import _
from desktop.ui.charts.chart import CENTER, GAP, RIGHT, Mark, line_height, nice_top, write
from desktop.ui.charts.patterns import PLAIN, fill
from desktop.ui.theme import Colours

HEIGHT = 260.0
AXIS = 52.0
"""Room at the left for the numbers of the axis."""
STEPS = 4
DOT = 4.0


@dataclass(frozen=True, slots=True)
class Point:
    """A number of one month.

    Attributes:
        label: Short words below it ("T3").
        value: The number; None where there is none.
        words: What it says in full.
        link: What lists the tasks behind it.
    """

    label: str
    value: float | None
    words: str
    link: str = ""


class _Months:
    """What columns and a line share: an axis, a place for each month, the table."""

    suffix = ""

    def __init__(self, title: str, header: str, points: Sequence[Point]) -> None:
        self.title = title
        self.header = header
        self.points = tuple(points)

    @property
    def top(self) -> int:
        """The end of the axis."""
        return nice_top(max((point.value or 0 for point in self.points), default=0))

    def height_for(self, width: float, font: QFont) -> float:
        """Return the height of the chart."""
        return HEIGHT

    def table(self) -> Sequence[Sequence[str]]:
        """Return a row for each month."""
        rows = [[point.label, self._number(point)] for point in self.points]
        return [[_("Tháng"), self.header], *rows]

    def _number(self, point: Point) -> str:
        return "" if point.value is None else f"{point.value:.0f}{self.suffix}"

    def plot(self, area: QRectF, font: QFont) -> QRectF:
        """Return the place within the axes."""
        high = line_height(font)
        return area.adjusted(AXIS, high + GAP, -GAP, -(high + GAP))

    def places(self, area: QRectF, font: QFont) -> Iterator[tuple[Point, QRectF]]:
        """Yield each month with its strip, as high as its number."""
        plot = self.plot(area, font)
        wide = plot.width() / max(len(self.points), 1)
        for place, point in enumerate(self.points):
            high = plot.height() * (point.value or 0) / self.top
            yield (
                point,
                QRectF(plot.left() + place * wide, plot.bottom() - high, wide, high),
            )

    def marks(self, area: QRectF, font: QFont) -> Sequence[Mark]:
        """Return the months; all of a strip can be clicked, however low its column is."""
        plot = self.plot(area, font)
        return [
            Mark(
                QRectF(rect.left(), plot.top(), rect.width(), plot.height()),
                point.words,
                point.link,
            )
            for point, rect in self.places(area, font)
        ]

    def paint_axes(self, painter: QPainter, area: QRectF, ink: Colours) -> None:
        """Draw the axis with its numbers, and the names of the months."""
        plot, high = self.plot(area, painter.font()), line_height(painter.font())
        for step in range(STEPS + 1):
            y = plot.bottom() - plot.height() * step / STEPS
            painter.setPen(QPen(QColor(ink.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            number = f"{self.top * step / STEPS:g}{self.suffix}".replace(".", ",")
            where = QRectF(area.left(), y - high / 2, AXIS - 6, high)
            write(painter, where, number, ink.muted, RIGHT)
        for point, rect in self.places(area, painter.font()):
            where = QRectF(rect.left() - 4, plot.bottom() + 4, rect.width() + 8, high)
            write(painter, where, point.label, ink.text, CENTER)

    def paint_number(self, painter: QPainter, rect: QRectF, point: Point, ink: Colours) -> None:
        """Write the number above its mark, on a plate that keeps lines away."""
        high = line_height(painter.font())
        wide = QFontMetricsF(painter.font()).horizontalAdvance(self._number(point)) + 4
        where = QRectF(rect.center().x() - wide / 2, rect.top() - high - 2, wide, high)
        painter.fillRect(where, QColor(ink.base))
        write(painter, where.adjusted(-4, 0, 4, 0), self._number(point), ink.text, CENTER)


class Columns(_Months):
    """A column for each month, its number above it."""

    def paint(self, painter: QPainter, area: QRectF, ink: Colours) -> None:
        """Draw the axes and the columns."""
        self.paint_axes(painter, area, ink)
        for point, rect in self.places(area, painter.font()):
            inset = rect.width() * 0.18
            if point.value:
                fill(painter, rect.adjusted(inset, 0, -inset, 0), PLAIN, ink)
            if point.value is not None:
                self.paint_number(painter, rect, point, ink)


class Line(_Months):
    """A line through the months; a month without a number leaves a gap."""

    suffix = "%"

    @property
    def top(self) -> int:
        """A share ends at all."""
        return 100

    def paint(self, painter: QPainter, area: QRectF, ink: Colours) -> None:
        """Draw the axes, the line, a dot for each month."""
        self.paint_axes(painter, area, ink)
        colour = QColor(ink.accent)
        before: QPointF | None = None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for point, rect in self.places(area, painter.font()):
            here = QPointF(rect.center().x(), rect.top()) if point.value is not None else None
            if before is not None and here is not None:
                painter.setPen(QPen(colour, 2))
                painter.drawLine(before, here)
            before = here
        for point, rect in self.places(area, painter.font()):
            if point.value is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(colour))
                painter.drawEllipse(QPointF(rect.center().x(), rect.top()), DOT, DOT)
                self.paint_number(painter, rect.adjusted(0, -DOT, 0, 0), point, ink)
