"""A dialog around one form: its fields, and the buttons that keep or drop what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.alerts import ask
from desktop.ui.fields.scrolling import FormArea, fit_screen
from desktop.ui.help import answer_f1

WIDTH = 600


class Keep(Protocol):
    """Stores what the form holds and calls one of the two when the store has answered."""

    def __call__(self, kept: Callable[[object], None], refused: Callable[[AppError], None]) -> None:
        """Store it."""


class FormDialog(QDialog):
    """Shows ``fields``; "Lưu" is enabled while ``fields.is_complete()``.

    ``fields`` has a signal ``edited`` and a method ``is_complete``. The dialog closes only when
    what was typed is on disk; a refusal is told in the dialog, and nothing typed is lost.
    """

    def __init__(
        self, title: str, fields: QWidget, keep: Keep, help_topic: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.fields = fields
        self._keep = keep
        self._touched = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.refusal = QLabel()
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.setProperty("signal", "late")
        self.refusal.hide()
        self._make_buttons()
        column = QVBoxLayout(self)
        column.addWidget(FormArea(fields), 1)
        column.addWidget(self.refusal)
        column.addWidget(self._buttons)
        fields.edited.connect(self._edited)
        answer_f1(self, help_topic)
        self._look()
        fit_screen(self, QSize(WIDTH, self.sizeHint().height()))

    def _make_buttons(self) -> None:
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        self.save = self._buttons.button(standard.Save)
        self.save.setText(_("Lưu"))
        self.save.setProperty("primary", True)
        self._buttons.button(standard.Cancel).setText(_("Hủy"))
        for button in self._buttons.buttons():
            button.setIcon(QIcon())
        self._buttons.accepted.connect(self._store)
        self._buttons.rejected.connect(self.reject)

    def _edited(self) -> None:
        self._touched = True
        self._look()

    def _look(self) -> None:
        self.save.setEnabled(self.fields.is_complete())

    def _store(self) -> None:
        self.save.setEnabled(False)
        self._keep(lambda _value: self.accept(), self._refused)

    def _refused(self, error: AppError) -> None:
        self.refusal.setText(error.sentence())
        self.refusal.show()
        self.layout().activate()
        self.resize(self.size().expandedTo(QSize(0, self.sizeHint().height())))
        self._look()

    def reject(self) -> None:
        """Close; what was typed is dropped only when the officer says so."""
        question = _("Bỏ những gì vừa nhập?")
        if not self._touched or ask(self, question, _("Bỏ")):
            super().reject()
