"""Labels whose words come from files, packages or the officer: nothing in them is markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(words: str = "", *, heading: bool = False, muted: bool = False) -> QLabel:
    """Return a label that wraps, and takes no letter of the words for markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("heading", heading)
    made.setProperty("muted", muted)
    return made
