"""Who signs the new plan and who receives it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.i18n import _
from desktop.ui.fields.scrolling import FormArea
from desktop.ui.fields.signer import SignerFields
from desktop.ui.wizard.page import Page

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard


class SignerPage(Page):
    """Signer and recipients, as the template and the profile propose them."""

    def __init__(self, wizard: PlanWizard) -> None:
        words = _("Thẩm quyền ký được chọn theo chức vụ của người ký.")
        super().__init__(wizard, _("Người ký, nơi nhận"), words)
        self.fields = SignerFields()
        self.fill(FormArea(self.fields))

    def initializePage(self) -> None:
        """Show what the template proposes."""
        plan, profile = self.plan_wizard.plan, self.plan_wizard.profile
        if plan is not None and profile is not None:
            self.fields.show_plan(plan, profile)

    def validatePage(self) -> bool:
        """Take over what was typed."""
        plan = self.plan_wizard.plan
        if plan is not None:
            self.plan_wizard.plan = replace(
                plan, signing=self.fields.signing(), recipients=self.fields.recipients()
            )
        return True
