"""When typing is handed over to be saved: at a short pause, and in time also without one."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

PAUSE_MS = 1000
LONGEST_MS = 2000
"""Milliseconds after which typing that goes on without a pause is handed over all the same."""


class SaveTimer(QTimer):
    """Goes off once after the last touch, but never later than ``LONGEST_MS`` after the first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=PAUSE_MS)
        self._first = QElapsedTimer()

    def touch(self) -> None:
        """Something was typed."""
        if not self.isActive():
            self._first.start()
        if self._first.elapsed() + self.interval() <= LONGEST_MS:
            self.start()
