"""The question before a plan is put forward for signing: what is still wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from desktop.domain.findings import Severity
from desktop.i18n import _
from desktop.ui.editor.findings_fixes import (
    Checked,
    FixBar,
    UndoOffer,
    check_plan,
    fixing_profile,
)
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.editor.session import PlanSession
from desktop.ui.forms.ui_editor_readiness import Ui_EditorReadiness
from desktop.ui.jobs import OwnedJobs


class ReadinessDialog(QDialog):
    """Shows findings, puts right what one key can, and asks whether to go on.

    Signals:
        jump_asked: Close and go to the place with this key.
    """

    jump_asked = Signal(str)

    def __init__(
        self, checked: Checked, session: PlanSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = OwnedJobs(session.jobs, self)
        self.form = Ui_EditorReadiness()
        self.form.setupUi(self)
        self.tree = self.form.tree
        self.notice = NoticeBar(self)
        self.fixes = FixBar(session, self.tree, self)
        self.form.rows.insertWidget(self.form.rows.indexOf(self.tree) + 1, self.fixes)
        self.form.rows.insertWidget(0, self.notice)
        self.tree.jump_asked.connect(self._jump)
        self.fixes.fixed.connect(UndoOffer(session, self.notice, self).tell)
        session.plan_changed.connect(self._check)
        self.form.advice_label.setText(
            _("Kế hoạch đã trình vẫn trả về nháp được; mọi thay đổi đều hoàn tác được.")
        )
        self.form.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Sửa tiếp"))
        self._show(checked)

    def _show(self, checked: Checked) -> None:
        findings = checked.findings
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        self.fixes.show_checked(checked)
        self.tree.setVisible(bool(findings))
        self.form.summary_label.setText(_summary(errors, len(findings)))
        go_on = self.form.buttons.button(QDialogButtonBox.StandardButton.Ok)
        go_on.setText(_("Vẫn trình ký") if errors else _("Trình ký"))
        go_on.setProperty("primary", not errors)
        go_on.style().unpolish(go_on)
        go_on.style().polish(go_on)

    def _check(self) -> None:
        """Check again what a fix, or taking it back, has changed."""
        plan, services, profile = (
            self._session.plan,
            self._session.services,
            fixing_profile(self._session),
        )
        if plan is not None and self.isVisible():
            self._jobs.render(
                lambda: check_plan(services, plan, profile),
                lambda checked: self._show_latest(plan, checked),
                self._session.failed.emit,
                _("Kiểm tra trước khi trình ký"),
            )

    def _show_latest(self, plan: object, checked: Checked) -> None:
        if self._session.plan == plan:
            self._show(checked)

    def _jump(self, anchor: str) -> None:
        self.reject()
        self.jump_asked.emit(anchor)


def _summary(errors: int, count: int) -> str:
    if errors:
        return _("● Còn {count} lỗi, người ký có thể trả lại.").format(count=errors)
    if count:
        return _("✓ Không có lỗi; còn {count} chỗ nên xem lại.").format(count=count)
    return _("✓ Văn bản sẵn sàng để ký.")
