"""The keys of the review on its lists and tables: Enter walks, Space accepts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_LETTERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ReviewKeys(QObject):
    """Listens to a view on which nothing is being typed.

    Signals:
        walk_asked: Go to the next (1) or previous (-1) doubt.
        accept_asked: Take what is current as right.
    """

    walk_asked = Signal(int)
    accept_asked = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the review; all others stay the view's."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & _NO_LETTERS:
            return False
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER:
            self.walk_asked.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Space:
            self.accept_asked.emit()
        else:
            return False
        return True
