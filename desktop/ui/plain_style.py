"""The style of the program: no label, message or tool tip takes words for markup by guessing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QLineEdit, QProxyStyle

TEXT_MARGIN = 4
"""Before the number of a spin box, in pixels: the padding of the style sheet leaves it out."""


class PlainStyle(QProxyStyle):
    """Fusion, on which labels show the words of people and of foreign files as they are.

    Qt asks the style to polish every widget before its first showing, those of message boxes and
    tool tips too; a label that was not told what its words are is told here that they are plain.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, thing: Any) -> Any:
        """Dress a widget, the palette or the application."""
        polished = super().polish(thing)
        if isinstance(thing, QLabel) and thing.textFormat() is Qt.TextFormat.AutoText:
            thing.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(thing, QLineEdit) and isinstance(thing.parent(), QAbstractSpinBox):
            thing.setTextMargins(TEXT_MARGIN, 0, 0, 0)
        return polished
