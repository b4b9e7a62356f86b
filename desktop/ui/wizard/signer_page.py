"""Who signs the new plan and who receives it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWizardPage

from desktop.i18n import _
from desktop.ui.fields.signer import SignerFields

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard


class SignerPage(QWizardPage):
    """Signer and recipients, as the template and the profile propose them."""

    def __init__(self, wizard: PlanWizard) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self.setTitle(_("Người ký, nơi nhận"))
        self.setSubTitle(_("Thẩm quyền ký được chọn theo chức vụ của người ký."))
        self._fields = SignerFields()
        column = QVBoxLayout(self)
        column.addWidget(self._fields)

    def initializePage(self) -> None:
        """Show what the template proposes."""
        plan, profile = self._wizard.plan, self._wizard.profile
        if plan is not None and profile is not None:
            self._fields.show_plan(plan, profile)

    def validatePage(self) -> bool:
        """Take over what was typed."""
        plan = self._wizard.plan
        if plan is not None:
            self._wizard.plan = replace(
                plan, signing=self._fields.signing(), recipients=self._fields.recipients()
            )
        return True
