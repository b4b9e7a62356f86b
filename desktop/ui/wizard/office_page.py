"""First page of the first start: whose plans these are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.domain.commune import CommuneProfile
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.ui.fields.office import OfficeFields
from desktop.ui.fields.scrolling import FormArea
from desktop.ui.wizard.page import Page

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard


class OfficePage(Page):
    """The commune, typed once; units and posts come from the preset of its era."""

    def __init__(self, wizard: PlanWizard) -> None:
        words = _("Nhập một lần, mọi văn bản sau này đều dùng.")
        super().__init__(wizard, _("Thông tin xã"), words)
        self._stored = False
        self.fields = OfficeFields()
        self.chairman = QLineEdit()
        self.chairman.setPlaceholderText(_("ví dụ: Nguyễn Văn An; có thể để trống"))
        self._lay_out()
        self.fields.edited.connect(self.completeChanged)
        self.fields.edited.connect(self.forgive)

    def _lay_out(self) -> None:
        """Add the chairman to the rows of the form; what can wait is left out here."""
        label = QLabel(_("Họ tên &Chủ tịch"))
        label.setBuddy(self.chairman)
        self.fields.form.formLayout.addRow(label, self.chairman)
        for widget in (
            self.fields.form.standingUnit,
            self.fields.form.standingUnitLabel,
            self.fields.form.filingCode,
            self.fields.form.filingCodeLabel,
            self.fields.form.filingCodeHelp,
        ):
            widget.hide()
        self.fill(FormArea(self.fields))
        self.setFocusProxy(self.fields.form.name)

    def isComplete(self) -> bool:
        """Tell whether one may go on."""
        return self.fields.is_complete()

    def validatePage(self) -> bool:
        """Store the profile; the next page opens when it is on disk."""
        if self._stored:
            return True
        issuer, era = self.fields.issuer(), self.fields.era
        chairman = self.chairman.text().strip()

        def stored(profile: CommuneProfile) -> None:
            self.plan_wizard.profile = profile
            self._stored = True
            self.plan_wizard.next()

        def set_up(services: Services) -> Outcome[CommuneProfile]:
            proposal = services.profile.proposal(
                era.value, issuer.name, issuer.province, issuer.district or ""
            )
            named = _with_chairman(replace(proposal, issuer=issuer), chairman)
            return services.profile.set_up(named)

        self.plan_wizard.session.do(set_up, stored, self.tell)
        return False


def _with_chairman(profile: CommuneProfile, name: str) -> CommuneProfile:
    """Return ``profile`` with the chairman's name on the post that the preset left open."""
    officers = tuple(
        replace(officer, name=name) if officer.title == "Chủ tịch" else officer
        for officer in profile.officers
    )
    return replace(profile, officers=officers)
