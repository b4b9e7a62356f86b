"""Pages of a document as pictures, fitted to the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget


class PagePicture(QScrollArea):
    """Shows pages below each other, each as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._pages: list[tuple[QLabel, QPixmap]] = []

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show PNG pages in place of what is shown."""
        page_box = QWidget()
        column = QVBoxLayout(page_box)
        self._pages = []
        for data in pages:
            picture = QPixmap()
            picture.loadFromData(data)
            label = QLabel()
            label.setFrameShape(QFrame.Shape.StyledPanel)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            self._pages.append((label, picture))
        column.addStretch(1)
        self.setWidget(page_box)
        self._fit()

    def show_words(self, words: str) -> None:
        """Show words where no picture can be made."""
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = []
        self.setWidget(label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        width = int((self.viewport().width() - 24) * ratio)
        for label, picture in self._pages:
            fitted = picture.scaledToWidth(
                min(width, picture.width()), Qt.TransformationMode.SmoothTransformation
            )
            fitted.setDevicePixelRatio(ratio)
            label.setPixmap(fitted)
