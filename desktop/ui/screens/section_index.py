"""A page of boxes with an index of them at its left, as the settings of most programs have."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _

INDEX_WIDTH = 248
ROW_HEIGHT = 32
"""Told to every line: the style sheet that pads them comes after the lines were measured."""
PAGE_WIDTH = 820
MARGIN = 16
_KEY = Qt.ItemDataRole.UserRole


class SectionIndex(QWidget):
    """Boxes one below the other; a click or an arrow key in the index brings one to the top.

    The index follows the page: it marks the box that stands at the top.
    """

    def __init__(self, boxes: Mapping[str, QGroupBox]) -> None:
        super().__init__()
        self._boxes = boxes
        self.index = QListWidget()
        self.index.setAccessibleName(_("Các mục"))
        self.index.setFixedWidth(INDEX_WIDTH)
        self.index.setFrameShape(QFrame.Shape.NoFrame)
        self.index.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        for key, box in boxes.items():
            item = QListWidgetItem(box.title().partition(" (")[0], self.index)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            column.addWidget(box)
        column.addStretch(1)
        page.setMaximumWidth(PAGE_WIDTH)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, 0, MARGIN)
        row.setSpacing(0)
        row.addWidget(self.index)
        row.addWidget(self.area, 1)
        self.index.setCurrentRow(0)
        self.index.itemClicked.connect(lambda item: self.show_box(item.data(_KEY)))
        self.index.currentItemChanged.connect(lambda item: self.show_box(item.data(_KEY)))
        self.area.verticalScrollBar().valueChanged.connect(self._mark)

    def current(self) -> str:
        """Return the key of the box that the index marks."""
        return str(self.index.currentItem().data(_KEY))

    def show_box(self, key: str) -> None:
        """Bring a box to the top, or as near to it as the page goes."""
        box = self._boxes.get(key)
        if box is not None:
            self.area.widget().layout().activate()
            self.area.verticalScrollBar().setValue(box.y() - MARGIN)
            # The last boxes do not reach the top: what was asked for is marked all the same.
            self._mark_row(list(self._boxes).index(key))

    def _mark(self, top: int) -> None:
        """Mark the first box of which more than its margin is in sight."""
        ends = [box.geometry().bottom() > top + MARGIN for box in self._boxes.values()]
        if True in ends:
            self._mark_row(ends.index(True))

    def _mark_row(self, row: int) -> None:
        """Mark a line without going to its box."""
        with QSignalBlocker(self.index):
            self.index.setCurrentRow(row)
