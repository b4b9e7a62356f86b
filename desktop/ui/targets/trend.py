"""A small line in a cell: how a target went from period to period, and where its goal lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.theme import colours

MARGIN = 6
DOT = 2.5


@dataclass(frozen=True, slots=True)
class Trend:
    """Measured values in the order of time, and the goal."""

    values: tuple[float, ...]
    goal: float


class TrendDelegate(QStyledItemDelegate):
    """Draws the line; ``trend_of`` gives the trend of a row."""

    def __init__(self, trend_of: Callable[[int], Trend], parent: QWidget) -> None:
        super().__init__(parent)
        self._trend_of = trend_of

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the cell, then the line on it."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        look = colours()
        line = QColor(look.accent_text if selected else look.accent)
        goal = QColor(look.accent_text if selected else look.muted)
        draw_trend(painter, option.rect, self._trend_of(index.row()), line, goal)


def draw_trend(painter: QPainter, rect: QRect, trend: Trend, line: QColor, goal: QColor) -> None:
    """Draw values as dots joined by a line, the goal as a dashed one."""
    if not trend.values:
        return
    area = QRectF(rect).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    points = places((*trend.values, trend.goal), area, len(trend.values))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(goal, 1, Qt.PenStyle.DashLine))
    height = points[-1].y()
    painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
    painter.setPen(QPen(line, 1.6))
    painter.drawPolyline(points[:-1])
    painter.setBrush(line)
    for point in points[:-1]:
        painter.drawEllipse(point, DOT, DOT)
    painter.restore()


def places(values: Sequence[float], area: QRectF, columns: int) -> list[QPointF]:
    """Return where values stand in ``area``, the greatest at the top; one alone in the middle."""
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    step = area.width() / max(columns - 1, 1)
    left = area.left() if columns > 1 else area.center().x()
    return [
        QPointF(left + place * step, area.bottom() - (value - low) / span * area.height())
        for place, value in enumerate(values)
    ]
