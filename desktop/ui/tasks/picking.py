"""Choosing some of many names: type to find, Space or a click ticks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.folding import fold
from desktop.i18n import _

KEY = Qt.ItemDataRole.UserRole
FOLDED = Qt.ItemDataRole.UserRole + 1
WIDTH, HEIGHT = 320, 360

Choice = tuple[str, str]
"""A key and the words shown for it."""


class PickList(QWidget):
    """A line to find, a list to tick.

    Signals:
        picked: The keys that are ticked now, in the order of the list.
    """

    picked = Signal(list)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.find = QLineEdit()
        self.find.setPlaceholderText(_("Gõ để tìm, có dấu hoặc không dấu"))
        self.find.setAccessibleName(_("Tìm trong danh sách"))
        self.find.setClearButtonEnabled(True)
        self.find.textChanged.connect(self._narrow)
        self.find.installEventFilter(self)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemChanged.connect(lambda _item: self.picked.emit(self.ticked()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.find)
        column.addWidget(self.list)
        self.setFocusProxy(self.find)

    def show_choices(self, choices: Sequence[Choice], picked: Iterable[str] = ()) -> None:
        """Offer ``choices``; those ticked come first."""
        ticked = set(picked)
        self.list.blockSignals(True)
        self.list.clear()
        for key, words in sorted(choices, key=lambda choice: choice[0] not in ticked):
            item = QListWidgetItem(words, self.list)
            item.setToolTip(words)
            item.setData(KEY, key)
            item.setData(FOLDED, fold(words))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked
            item.setCheckState(on)
        self.list.blockSignals(False)
        self.find.clear()

    def ticked(self) -> list[str]:
        """Return the keys that are ticked."""
        return [str(item.data(KEY)) for item in self._items() if item.checkState() is _TICKED]

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, typed: str) -> None:
        words = fold(typed).split()
        first: QListWidgetItem | None = None
        for item in self._items():
            found = all(word in item.data(FOLDED) for word in words)
            item.setHidden(not found)
            first = first or (item if found else None)
        if first is not None:
            self.list.setCurrentItem(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the line to the list by the arrows; Enter ticks what was found."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.find.text():
            self._tick_found()
            return True
        if key is Qt.Key.Key_Down:
            self.list.setFocus()
            return True
        return False

    def _tick_found(self) -> None:
        """Tick what was found and show all again: the next Enter is for the window around."""
        item = self.list.currentItem()
        self._toggle(item)
        self.find.clear()
        self.list.setCurrentItem(item)

    def _toggle(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            ticked = item.checkState() is _TICKED
            item.setCheckState(Qt.CheckState.Unchecked if ticked else _TICKED)


_TICKED = Qt.CheckState.Checked


class PickPopup(QFrame):
    """A pick list below a button; Esc or a click beside it closes it.

    Signals:
        picked: The keys that are ticked now.
    """

    picked = Signal(list)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("popup", True)
        self.setAccessibleName(name)
        self.pick = PickList(name)
        self.pick.picked.connect(self.picked)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.addWidget(self.pick)
        self.resize(WIDTH, HEIGHT)

    def open_below(self, button: QWidget) -> None:
        """Show the list below a button, within the screen."""
        where = button.mapToGlobal(QPoint(0, button.height() + 2))
        room = button.screen().availableGeometry()
        where.setX(max(room.left(), min(where.x(), room.right() - self.width())))
        where.setY(max(room.top(), min(where.y(), room.bottom() - self.height())))
        self.move(where)
        self.show()
        self.pick.find.setFocus(Qt.FocusReason.PopupFocusReason)
