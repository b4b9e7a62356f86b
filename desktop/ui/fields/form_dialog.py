"""A dialog around one form: its fields, and the buttons that keep or drop what was typed."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.i18n import _


class FormDialog(QDialog):
    """Shows ``fields``; "Lưu" is enabled while ``fields.is_complete()``.

    ``fields`` has a signal ``edited`` and a method ``is_complete``.
    """

    def __init__(self, title: str, fields: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = fields
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setText(_("Lưu"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Hủy"))
        for button in self._buttons.buttons():
            button.setIcon(QIcon())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(fields)
        column.addWidget(self._buttons)
        fields.edited.connect(self._look)
        self._look()

    def _look(self) -> None:
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(self.fields.is_complete())
