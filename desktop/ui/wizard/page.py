"""What every page of the wizard has: a form that scrolls, and a line for refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget, QWizardPage

from desktop.errors import AppError

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard


class Page(QWizardPage):
    """A page; a refusal is told on it, and one goes on correcting."""

    def __init__(self, wizard: PlanWizard, title: str, subtitle: str) -> None:
        super().__init__(wizard)
        self.plan_wizard = wizard
        self.setTitle(title)
        self.setSubTitle(subtitle)
        self.refusal = QLabel()
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.setProperty("signal", "late")
        self.refusal.hide()

    def fill(self, work: QWidget) -> None:
        """Show ``work`` and, below it, the line for refusals."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(work, 1)
        column.addWidget(self.refusal)

    def tell(self, error: AppError) -> None:
        """Tell why it does not go on."""
        self.refusal.setText(error.sentence())
        self.refusal.show()

    def forgive(self) -> None:
        """Take the refusal away."""
        self.refusal.hide()
