"""The free note of a task: kept while it is typed, so that a cut loses three seconds at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.i18n import _
from desktop.ui.editor.save_timer import SaveTimer

NOTE_HEIGHT = 64


class NoteEdit(QPlainTextEdit):
    """A free note, kept while it is typed and when it is left."""

    def __init__(self, text: str, keep: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(text)
        self._leave = leave
        self._waiting = SaveTimer(self)
        self._waiting.timeout.connect(keep)
        self.textChanged.connect(self._waiting.touch)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFixedHeight(NOTE_HEIGHT)
        self.setPlaceholderText(_("Ghi chú riêng, không in ra văn bản"))
        self.setAccessibleName(_("Ghi chú"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the note."""
        super().focusOutEvent(event)
        QTimer.singleShot(0, self, self._leave)
