"""How a search result is drawn: its kind, its words, and below them where it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.theme import colours

KIND = Qt.ItemDataRole.UserRole + 1
DETAIL = Qt.ItemDataRole.UserRole + 2
KIND_WIDTH = 84


class SearchRow(QStyledItemDelegate):
    """Two lines for each result."""

    HEIGHT = 44

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of all rows."""
        return QSize(0, self.HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw kind, words and detail."""
        look = colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(look.accent))
        text = QColor(look.accent_text if chosen else look.text)
        muted = QColor(look.accent_text if chosen else look.muted)
        area = option.rect.adjusted(8, 3, -8, -3)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(muted)
        kind = QRect(area.left(), area.top(), KIND_WIDTH, area.height())
        painter.drawText(kind, middle, index.data(KIND))
        words = area.adjusted(KIND_WIDTH, 0, 0, 0)
        detail = index.data(DETAIL)
        if detail:
            half = words.height() // 2
            lower = words.adjusted(0, half, 0, 0)
            painter.drawText(lower, middle, _elided(painter, detail, lower.width()))
            words.setHeight(half)
        painter.setPen(text)
        painter.drawText(words, middle, _elided(painter, index.data(), words.width()))
        painter.restore()


def _elided(painter: QPainter, words: str, width: int) -> str:
    line = words.replace("\n", " ")
    return painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width)
