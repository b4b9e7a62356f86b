"""Widgets in lines, as words in a text: what does not fit goes to the next line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

SPACING = 6
Placed = tuple[QLayoutItem, QSize]


class FlowLayout(QLayout):
    """Lays its widgets from left to right, line by line.

    ``growing`` is the widget that takes what is left of its line; with ``even`` all widgets of a
    line are as high as the highest.
    """

    def __init__(
        self, parent: QWidget | None = None, growing: QWidget | None = None, *, even: bool = False
    ) -> None:
        super().__init__(parent)
        self._growing, self._even = growing, even
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None when there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, None when there is none."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Say that there is no wish to grow."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Lay the widgets within a rectangle; return the height that they take."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _item, size in line)
            x = rect.x()
            for item, size in line:
                width = size.width() + self._spare(item, line, rect.width())
                if move:
                    item.setGeometry(QRect(x, y, width, height if self._even else size.height()))
                x += width + SPACING
            y += height + SPACING
        return max(0, y - SPACING - rect.y())

    def _lines(self, room: int) -> Iterator[list[Placed]]:
        line: list[Placed] = []
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            size.setWidth(min(size.width(), room))
            if line and _width([*line, (item, size)]) > room:
                yield line
                line = []
            line.append((item, size))
        if line:
            yield line

    def _spare(self, item: QLayoutItem, line: Sequence[Placed], room: int) -> int:
        """Return the room that the widget that grows gets in its line."""
        grows = self._growing is not None and item.widget() is self._growing
        return max(0, room - _width(line)) if grows else 0


def _width(line: Sequence[Placed]) -> int:
    return sum(size.width() for _item, size in line) + SPACING * (len(line) - 1)
