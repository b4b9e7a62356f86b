"""Icons of one set, drawn when they are painted, in the colours of the look in use."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import RESOURCES
from desktop.ui.theme import colours

FOLDER = RESOURCES / "icons"


def icon(name: str, role: str = "text") -> QIcon:
    """Return the icon ``name`` in the colour that the look has for ``role``."""
    return QIcon(_Engine(name, role))


class _Engine(QIconEngine):
    """Draws an SVG; a look that changes while the window is open changes the icon too."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon; what cannot be used now is drawn in the muted colour."""
        role = "muted" if mode is QIcon.Mode.Disabled else self._role
        _drawing(self._name, getattr(colours(), role)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Return another one like this."""
        return _Engine(self._name, self._role)


@lru_cache(maxsize=128)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))
