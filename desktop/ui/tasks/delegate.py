"""How rows of the list of tasks are drawn: a heading of a group runs through all columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.ui.tasks.model import TaskModel, group_words
from desktop.ui.theme import colours

INDENT = 8
FOLDED, OPEN = "▸", "▾"


class TaskDelegate(QStyledItemDelegate):
    """Draws cells of tasks, and headings over the whole width."""

    def __init__(self, view: QTableView, model: TaskModel, focused: Callable[[], bool]) -> None:
        super().__init__(view)
        self._view, self._model, self._focused = view, model, focused

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell, or the part of a heading that lies in it."""
        group = self._model.group_at(index.row())
        if group is None:
            super().paint(painter, option, index)
        else:
            sign = FOLDED if group.key in self._model.rows.folded else OPEN
            self._paint_heading(painter, option, f"{sign}  {group_words(group)}")
        if self._focused() and index.row() == self._view.currentIndex().row():
            self._paint_focus(painter, option.rect)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        look = colours()
        painter.save()
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, QColor(look.accent if selected else look.raised))
        font = option.font
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(look.accent_text if selected else look.text))
        whole = QRect(INDENT, option.rect.y(), self._view.viewport().width(), option.rect.height())
        painter.drawText(whole, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()

    @staticmethod
    def _paint_focus(painter: QPainter, rect: QRect) -> None:
        """Draw lines above and below the row that has the keys."""
        painter.save()
        painter.setPen(QColor(colours().accent))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
