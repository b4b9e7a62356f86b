"""Items of lists and trees whose words wrap at the width of the view."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

_PADDING = 10


class RoomyDelegate(QStyledItemDelegate):
    """Gives one-line items the height of rows in an office program."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the usual size, a little higher."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + _PADDING)


class WrappingDelegate(QStyledItemDelegate):
    """Gives each item the height that its words need."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the wrapped words."""
        self.initStyleOption(option, index)
        width = self._view.viewport().width() - _PADDING - 6
        if isinstance(self._view, QTreeView):
            depth = 1 if index.parent().isValid() else 0
            rooted = 1 if self._view.rootIsDecorated() else 0
            width -= self._view.indentation() * (depth + rooted)
        flags = Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, max(width, 60), 10_000)
        words = option.fontMetrics.boundingRect(room, flags, option.text)
        return QSize(width, words.height() + _PADDING)
