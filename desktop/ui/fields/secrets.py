"""Lines in which a passphrase is typed: hidden, with what commonly goes wrong told beside them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from desktop.i18n import _
from desktop.ui.labels import plain_label


class SecretLine(QLineEdit):
    """A line whose letters are hidden.

    Signals:
        capitals: Whether Caps Lock seems to be on, told with each letter.
    """

    capitals = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.show_letters(False)

    def show_letters(self, on: bool) -> None:
        """Show the letters, or hide them."""
        self.setEchoMode(self.EchoMode.Normal if on else self.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice capitals without Shift, and small letters with it."""
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class SecretFields(QWidget):
    """Lines by name, a tick that shows their letters, and the two usual warnings.

    Signals:
        edited: Something was typed.
    """

    edited = Signal()

    def __init__(self, labels: Mapping[str, str]) -> None:
        super().__init__()
        self.lines = {name: SecretLine() for name in labels}
        self.show_letters = QCheckBox(_("Hiện chữ đã gõ"))
        self.capitals = plain_label(_("Phím Caps Lock đang bật."))
        self.capitals.setProperty("signal", "late")
        keyboard = plain_label(
            _("Bộ gõ tiếng Việt (Unikey) có thể đổi chữ: hãy bật “Hiện chữ đã gõ” để xem lại.")
        )
        keyboard.setProperty("muted", True)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        for name, words in labels.items():
            line = self.lines[name]
            line.setAccessibleName(words.rstrip(":"))
            line.textEdited.connect(lambda _text: self.edited.emit())
            line.capitals.connect(self.capitals.setVisible)
            self.show_letters.toggled.connect(line.show_letters)
            self.form.addRow(words, line)
        for widget in (self.show_letters, keyboard, self.capitals):
            self.form.addRow("", widget)
        self.capitals.hide()
        self.setFocusProxy(next(iter(self.lines.values())))

    def text(self, name: str) -> str:
        """Return what stands in a line."""
        return self.lines[name].text()
