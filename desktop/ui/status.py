"""The status line: what was saved when, the last backup, a passing message."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar

from desktop.i18n import _

MESSAGE_MS = 8000


class StatusLine:
    """The labels of the status bar."""

    def __init__(self, bar: QStatusBar) -> None:
        bar.setSizeGripEnabled(False)
        self._message, self._saved = QLabel(), QLabel()
        for label in (self._message, self._saved):
            label.setTextFormat(Qt.TextFormat.PlainText)
        bar.addWidget(self._message, 1)
        bar.addPermanentWidget(self._saved)
        self._clearing = QTimer(bar)
        self._clearing.setSingleShot(True)
        self._clearing.timeout.connect(self._message.clear)

    def show_saved(self) -> None:
        """Tell that the last change is on disk."""
        self.show_saved_state(_("Đã lưu {time}").format(time=f"{datetime.now():%H:%M}"))

    def show_saved_state(self, state: str) -> None:
        """Show the state of saving in the editor's words."""
        self._saved.setText(state)

    def show_message(self, message: str) -> None:
        """Show a message for some seconds."""
        self._message.setText(message)
        self._clearing.start(MESSAGE_MS)
