"""The column "Nhiệm vụ" of the list of plans: how many tasks are done of all, with a small bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.theme import colours

BAR = 52
"""Width of the bar in pixels; its words stand before it."""
THICK, MARGIN = 6, 8


class ShareDelegate(QStyledItemDelegate):
    """Draws the words of a cell, and behind them a share of 1 as a bar; no bar for None."""

    def __init__(self, share: Callable[[int], float | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._share = share

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell, then the bar at its right side."""
        super().paint(painter, option, index)
        share = self._share(index.row())
        if share is None or option.rect.width() < 2 * BAR:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        look = colours()
        full = option.palette.color(QPalette.ColorRole.HighlightedText) if selected else look.accent
        top = option.rect.center().y() - THICK // 2
        where = QRect(option.rect.right() - BAR - MARGIN, top, BAR, THICK)
        painter.save()
        painter.setPen(QColor(full))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where)
        painter.fillRect(where.adjusted(0, 0, round(share * BAR) - BAR, 0), QColor(full))
        painter.restore()
