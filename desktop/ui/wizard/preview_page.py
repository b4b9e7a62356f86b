"""The pages of the new plan before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWizardPage

from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.wizard.page_picture import PagePicture

if TYPE_CHECKING:
    from desktop.ui.wizard.wizard import PlanWizard

DPI = 110


class PreviewPage(QWizardPage):
    """All pages as they will be printed."""

    def __init__(self, wizard: PlanWizard) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self.setTitle(_("Xem trước"))
        self.setSubTitle(_("Bấm “Soạn kế hoạch” để bắt đầu chỉnh sửa."))
        self._pages = PagePicture()
        column = QVBoxLayout(self)
        column.addWidget(self._pages)

    def initializePage(self) -> None:
        """Make the pages."""
        plan, profile = self._wizard.plan, self._wizard.profile
        if plan is None or profile is None:
            return
        self._pages.show_words(_("Đang dựng trang…"))
        documents = self._wizard.session.services.documents
        self._wizard.session.jobs.render(
            lambda: documents.preview(plan, profile, DPI).pages,
            self._pages.show_pages,
            self._failed,
        )

    def _failed(self, error: AppError) -> None:
        self._pages.show_words(error.sentence())
