"""Buttons above the views of tasks in time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton, QWidget

from desktop.i18n import _
from desktop.ui.help import show_help


def tool(words: str, do: Callable[[], object], tip: str, *, checkable: bool = False) -> QToolButton:
    """Return a small button; its tip is also what it is called aloud."""
    button = QToolButton()
    button.setText(words)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setCheckable(checkable)
    button.setProperty("switch" if checkable else "small", True)
    button.clicked.connect(lambda _checked=False: do())
    return button


def help_button(view: QWidget) -> QToolButton:
    """Return the button that tells how to use these views."""
    return tool("?", lambda: show_help(view, "timeline"), _("Trợ giúp về các cách xem này"))
