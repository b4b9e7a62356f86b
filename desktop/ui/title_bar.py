"""The bar above a place: its title at the left, its actions at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.i18n import _

HEIGHT = 48
LEAST_TITLE = 160
"""Pixels that the title keeps when there is little room."""


class ElidedLabel(QLabel):
    """A line that ends in "…" where there is too little room."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class TitleBar(QFrame):
    """Title and actions of the place being shown.

    Actions for which there is no room stand in a menu at the left of the others.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("titleBar")
        self.setFixedHeight(HEIGHT)
        self._title = ElidedLabel()
        self._title.setObjectName("screenTitle")
        self._more = QToolButton()
        self._more.setText(_("Khác ▾"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(self._more)
        self._buttons: list[QToolButton] = []

    def show_screen(self, title: str, actions: Sequence[QAction]) -> None:
        """Show a title and a button for each action; its property "primary" makes one stand out."""
        self._title.setText(title)
        self._title.setToolTip(title)
        if [button.defaultAction() for button in self._buttons] != list(actions):
            for button in self._buttons:
                self._row.removeWidget(button)
                button.deleteLater()
            self._buttons = [self._button(action) for action in actions]
            for button in self._buttons:
                self._row.addWidget(button)
        self._fit()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if not action.icon().isNull()
            else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        if action.menu() is not None:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setProperty("primary", action.property("primary") is True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move actions into the menu and back as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        spacing = self._row.spacing()
        widths = [button.sizeHint().width() + spacing for button in self._buttons]
        room = self.width() - LEAST_TITLE - 2 * spacing
        hidden = 0
        if sum(widths) > room:
            room -= self._more.sizeHint().width() + spacing
            while hidden < len(widths) - 1 and sum(widths[hidden:]) > room:
                hidden += 1
        self._menu.clear()
        for place, button in enumerate(self._buttons):
            button.setVisible(place >= hidden)
            if place < hidden:
                self._menu.addAction(button.defaultAction())
        self._more.setVisible(hidden > 0)
