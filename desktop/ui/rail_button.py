"""A button of the rail: icon, words, and how many things wait there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.icons import icon
from desktop.ui.places import Place
from desktop.ui.theme import colours

ICON = 20
BADGE = 16
WORDS_FROM, GAP, COUNT_RIGHT = 44, 4, 14
"""Pixels: where the name begins, room before the count, room after it."""


class RailButton(QPushButton):
    """Shows a place; folded it is the icon alone with the count at its shoulder."""

    def __init__(self, place: Place, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(icon(place.icon), "", parent)
        self._place = place
        self._keys = keys
        self._folded = False
        self._count = 0
        self.setCheckable(True)
        self.setIconSize(QSize(ICON, ICON))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone, or icon and words."""
        self._folded = folded
        self._tell()

    def set_count(self, count: int) -> None:
        """Show how many things wait; 0 shows nothing."""
        self._count = count
        self._tell()

    def _tell(self) -> None:
        words = f"{self._place.label} ({self._count})" if self._count else self._place.label
        self._write()
        self.setToolTip(f"{words} – {self._keys}" if self._keys else words)
        self.setAccessibleName(words)
        self.update()

    def _write(self) -> None:
        """Write the name of the place, shortened where the count needs the room."""
        room = self.width() - WORDS_FROM - COUNT_RIGHT
        if self._count:
            room -= self.fontMetrics().horizontalAdvance(str(self._count)) + GAP
        words = self.fontMetrics().elidedText(
            self._place.label, Qt.TextElideMode.ElideRight, max(0, room)
        )
        self.setText("" if self._folded else f"  {words}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width for the name."""
        super().resizeEvent(event)
        self._write()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count over the button."""
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._folded:
            self._paint_badge(painter)
        else:
            painter.setPen(QColor(colours().muted))
            middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(0, 0, -COUNT_RIGHT, 0), middle, str(self._count))
        painter.end()

    def _paint_badge(self, painter: QPainter) -> None:
        words = str(self._count) if self._count < 100 else "99+"
        font = self.font()
        font.setPixelSize(10)
        painter.setFont(font)
        width = max(BADGE, painter.fontMetrics().horizontalAdvance(words) + 8)
        badge = QRect(self.width() - width - 2, 2, width, BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().accent))
        painter.drawRoundedRect(badge, BADGE / 2, BADGE / 2)
        painter.setPen(QColor(colours().accent_text))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
