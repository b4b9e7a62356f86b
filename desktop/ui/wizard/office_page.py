"""First page of the first start: whose plans these are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWizardPage

from desktop.domain.commune import CommuneProfile
from desktop.i18n import _
from desktop.services.outcome import Outcome
from desktop.services.program import Services
from desktop.ui.fields.office import OfficeFields

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard


class OfficePage(QWizardPage):
    """The commune, typed once; units and posts come from the preset of its era."""

    def __init__(self, wizard: PlanWizard) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._stored = False
        self.setTitle(_("Thông tin xã"))
        self.setSubTitle(_("Nhập một lần, mọi văn bản sau này đều dùng."))
        self._fields = OfficeFields()
        self._chairman = QLineEdit()
        self._chairman.setPlaceholderText(_("ví dụ: Nguyễn Văn An; có thể để trống"))
        label = QLabel(_("Họ tên Chủ tịch Ủy ban nhân dân"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self._chairman)
        column = QVBoxLayout(self)
        column.addWidget(self._fields)
        column.addWidget(label)
        column.addWidget(self._chairman)
        column.addStretch(1)
        for widget in (
            self._fields.form.standingUnit,
            self._fields.form.standingUnitLabel,
            self._fields.form.filingCode,
            self._fields.form.filingCodeLabel,
            self._fields.form.filingCodeHelp,
        ):
            widget.hide()
        self._fields.edited.connect(self.completeChanged)

    def isComplete(self) -> bool:
        """Tell whether one may go on."""
        return self._fields.is_complete()

    def validatePage(self) -> bool:
        """Store the profile; the next page opens when it is on disk."""
        if self._stored:
            return True
        issuer, era = self._fields.issuer(), self._fields.era
        chairman = self._chairman.text().strip()

        def stored(profile: CommuneProfile) -> None:
            self._wizard.profile = profile
            self._stored = True
            self._wizard.next()

        def set_up(services: Services) -> Outcome[CommuneProfile]:
            proposal = services.profile.proposal(
                era.value, issuer.name, issuer.province, issuer.district or ""
            )
            named = _with_chairman(replace(proposal, issuer=issuer), chairman)
            return services.profile.set_up(named)

        self._wizard.session.do(set_up, stored)
        return False


def _with_chairman(profile: CommuneProfile, name: str) -> CommuneProfile:
    """Return ``profile`` with the chairman's name on the post that the preset left open."""
    officers = tuple(
        replace(officer, name=name) if officer.title == "Chủ tịch" else officer
        for officer in profile.officers
    )
    return replace(profile, officers=officers)
