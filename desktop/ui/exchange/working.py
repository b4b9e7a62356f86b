"""Long work with packages: what it is doing, how far it is, and a way to stop it."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from desktop.i18n import _


class _Told(QObject):
    """Carries words from the thread of the store to the window."""

    came = Signal(str, float)


class Working(QFrame):
    """A strip that stands where the work was begun; nothing else has to wait for it.

    ``tell`` and ``is_stopped`` may be called on another thread.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._stop = Event()
        self._told = _Told(self)
        self._told.came.connect(self._show)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(_("Hủy"))
        self.cancel.clicked.connect(self.stop)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Tell whether work is under way."""
        return not self.isHidden()

    def begin(self, words: str) -> None:
        """Show that work has begun."""
        self._stop.clear()
        self.words.setText(words)
        self.bar.setValue(0)
        self.cancel.setEnabled(True)
        self.show()

    def end(self) -> None:
        """Go away."""
        self.hide()

    def stop(self) -> None:
        """Ask the work to stop; it does so at its next step."""
        self._stop.set()
        self.cancel.setEnabled(False)
        self.words.setText(_("Đang dừng…"))

    def tell(self, what: str, share: float) -> None:
        """Take what the work says of itself."""
        self._told.came.emit(what, share)

    def is_stopped(self) -> bool:
        """Tell the work whether it is to stop."""
        return self._stop.is_set()

    def _show(self, what: str, share: float) -> None:
        if not self._stop.is_set():
            self.words.setText(what)
            self.bar.setValue(round(1000 * share))
