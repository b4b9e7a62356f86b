"""Plain words on the first place of the day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(words: str, *, heading: bool = False, muted: bool = False) -> QLabel:
    """Return a label that takes no letter of the words for markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("heading", heading)
    made.setProperty("muted", muted)
    return made
