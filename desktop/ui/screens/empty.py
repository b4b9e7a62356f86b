"""What a place shows while it has nothing to show: what it is for, and the first step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A sentence and one button in the middle of the place."""

    def __init__(
        self, words: str, button: str, do: Callable[[], object], *, primary: bool = True
    ) -> None:
        super().__init__()
        self.words = QLabel(words)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.button = QPushButton(button)
        self.button.setProperty("primary", primary)
        self.button.clicked.connect(lambda _checked: do())
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
