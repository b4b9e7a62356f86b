"""A quiet line above the panes: something was done, or needs to be known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.i18n import _

Choice = tuple[str, Callable[[], object]]


class NoticeBar(QFrame):
    """Shows one sentence with what can be done about it, until it is closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", True)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setToolTip(_("Đóng"))
        close.setAccessibleName(_("Đóng thông báo"))
        close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 8, 4)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(close)
        self.hide()

    def tell(self, words: str, choices: Sequence[Choice] = ()) -> None:
        """Show a sentence and buttons for what can be done."""
        self.words.setText(words)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(*choice) for choice in choices]
        for place, button in enumerate(self._buttons, start=1):
            self._row.insertWidget(place, button)
        self.show()

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: do())
        return button
