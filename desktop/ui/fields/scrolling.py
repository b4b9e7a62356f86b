"""Forms that scroll where the screen is too small for them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

MARGIN = QSize(32, 72)
"""Pixels that a dialog leaves for its frame and the task bar."""


class FormArea(QScrollArea):
    """Wants to be as large as its form; scrolls up and down when it cannot be.

    It takes no focus: letters typed right after a dialog opens belong to its first field.
    """

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(form)

    def sizeHint(self) -> QSize:
        """Return the size at which nothing has to scroll."""
        frame = 2 * self.frameWidth()
        return self.widget().sizeHint() + QSize(frame, frame)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the width of the form, some rows of it."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.widget().minimumSizeHint().width() + bar, 120)


def fit_screen(dialog: QWidget, wanted: QSize) -> None:
    """Give ``dialog`` the size it wants, but never more than the screen has."""
    room = dialog.screen().availableSize() - MARGIN
    dialog.setMaximumSize(room)
    dialog.resize(wanted.boundedTo(room))
