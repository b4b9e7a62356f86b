"""A new plan in at most four pages, each filled in beforehand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget, QWizard

from desktop.domain.commune import CommuneProfile
from desktop.domain.plan import Plan
from desktop.i18n import _
from desktop.ui.alerts import ask
from desktop.ui.fields.scrolling import fit_screen
from desktop.ui.help import answer_f1
from desktop.ui.session import Session
from desktop.ui.wizard.office_page import OfficePage
from desktop.ui.wizard.preview_page import PreviewPage
from desktop.ui.wizard.signer_page import SignerPage
from desktop.ui.wizard.template_page import TemplatePage


class PlanWizard(QWizard):
    """Asks for template, year, signer; shows the pages; stores the plan at the end.

    Signals:
        made: The key of the new plan.
    """

    made = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.profile: CommuneProfile | None = None
        self.plan: Plan | None = None
        self.setWindowTitle(_("Soạn kế hoạch mới"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setButtonText(QWizard.WizardButton.BackButton, _("< Quay lại"))
        self.setButtonText(QWizard.WizardButton.NextButton, _("Tiếp theo >"))
        self.setButtonText(QWizard.WizardButton.FinishButton, _("Soạn kế hoạch"))
        self.setButtonText(QWizard.WizardButton.CancelButton, _("Hủy"))
        self.office_page = OfficePage(self)
        self.template_page = TemplatePage(self)
        self.signer_page = SignerPage(self)
        self.preview_page = PreviewPage(self)
        for page in (self.office_page, self.template_page, self.signer_page, self.preview_page):
            self.addPage(page)
        answer_f1(self, "wizard")
        fit_screen(self, QSize(940, 640))

    def _dress_buttons(self) -> None:
        """Let the button that leads on stand out; the wizard has dressed it before."""
        for which in (QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton):
            button = self.button(which)
            button.setProperty("primary", True)
            button.style().unpolish(button)
            button.style().polish(button)

    def open(self) -> None:
        """Show the wizard; the page of the office only when it is not known yet."""

        def show(profile: CommuneProfile | None) -> None:
            self.profile = profile
            if profile is not None:
                self.removePage(self.pageIds()[0])
            super(PlanWizard, self).open()
            self._dress_buttons()

        self.session.read(
            lambda services: services.profile.get() if services.profile.is_set_up() else None,
            show,
        )

    def reject(self) -> None:
        """Close; answers already given are dropped only when the officer says so."""
        first = self.currentId() == self.startId() and self.currentPage() is self.template_page
        if first or ask(self, _("Bỏ kế hoạch đang soạn dở?"), _("Bỏ")):
            super().reject()

    def accept(self) -> None:
        """Store the plan as the pages made it, then close."""
        plan = self.plan
        if plan is None:
            return
        self.button(QWizard.WizardButton.FinishButton).setEnabled(False)
        self.session.do(
            lambda services: services.plans.add(plan, _("Soạn kế hoạch từ mẫu")),
            self._stored,
            self.preview_page.tell,
        )

    def _stored(self, plan: Plan) -> None:
        super().accept()
        self.made.emit(plan.id)
