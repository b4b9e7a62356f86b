"""The pages of the new plan before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.wizard.page import Page
from desktop.ui.wizard.page_picture import PagePicture

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard

DPI = 110


class PreviewPage(Page):
    """All pages as they will be printed."""

    def __init__(self, wizard: PlanWizard) -> None:
        words = _("Bấm “Soạn kế hoạch” để bắt đầu chỉnh sửa.")
        super().__init__(wizard, _("Xem trước"), words)
        self._pages = PagePicture()
        self.fill(self._pages)

    def initializePage(self) -> None:
        """Make the pages."""
        plan, profile = self.plan_wizard.plan, self.plan_wizard.profile
        if plan is None or profile is None:
            return
        self.forgive()
        self._pages.show_words(_("Đang dựng trang…"))
        documents = self.plan_wizard.session.services.documents
        self.plan_wizard.session.jobs.render(
            lambda: documents.preview(plan, profile, DPI).pages,
            self._pages.show_pages,
            self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self._pages.show_words(error.sentence())
