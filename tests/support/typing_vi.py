"""Typing Vietnamese as Unikey and as input methods do it.

``qtbot.keyClicks`` must not be used: a letter beyond Latin-1 ends the test process.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def press(
    widget: QWidget, key: int = 0, text: str = "", modifiers: Qt.KeyboardModifier = NO_MODIFIER
) -> None:
    """Send one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """Send each letter as a key of its own, as Unikey sends ready letters."""
    for letter in text:
        press(widget, Qt.Key.Key_Space if letter == " " else 0, letter)


def type_unikey(widget: QWidget, *steps: tuple[str, int, str]) -> None:
    """Type like Unikey: letters, then Backspaces over some of them, then letters with marks.

    Each step is (letters as typed, number of Backspaces, letters that take their place).
    """
    for plain, backspaces, accented in steps:
        type_text(widget, plain)
        for _count in range(backspaces):
            press(widget, Qt.Key.Key_Backspace, "\b")
        type_text(widget, accented)


def compose(widget: QWidget, *preedits: str, commit: str) -> None:
    """Type like an input method: words under way, then the finished ones."""
    for preedit in preedits:
        QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent()
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)
