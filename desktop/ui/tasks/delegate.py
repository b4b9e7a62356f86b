"""How rows of the list of tasks are drawn: a heading of a group runs through all columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.tasks.model import PLAIN, TaskModel, group_words

if TYPE_CHECKING:
    from desktop.ui.tasks.table import TaskTable

INDENT = 8
FOLDED, OPEN = "▸", "▾"
LINE_END = "\u2028"
"""What Qt breaks a line at in a cell."""


class TaskDelegate(QStyledItemDelegate):
    """Draws cells of tasks, and headings over the whole width.

    Each question to Qt, and each of Qt to Python, may have to wait for the thread of the store:
    what is the same for all cells the table asks once for each repaint, and how a cell looks is
    told in one piece.
    """

    def __init__(self, view: TaskTable, model: TaskModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell how a cell looks, which otherwise Qt would ask role by role."""
        cell = self._model.cell_at(index.row(), index.column())
        option.index = index
        option.text = cell.words.replace("\n", LINE_END)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.displayAlignment = cell.alignment
        if cell.colour != PLAIN:
            palette = option.palette
            palette.setColor(QPalette.ColorRole.Text, QColor(getattr(self._view.look, cell.colour)))
            option.palette = palette

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
        if index.row() == self._view.focus_row:
            self._paint_focus(painter, option.rect)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        look = self._view.look
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

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """Draw lines above and below the row that has the keys."""
        painter.save()
        painter.setPen(QColor(self._view.look.accent))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
