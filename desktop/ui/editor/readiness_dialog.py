"""The question before a plan is put forward for signing: what is still wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from desktop.domain.findings import Finding, Severity
from desktop.i18n import _
from desktop.ui.forms.ui_editor_readiness import Ui_EditorReadiness


class ReadinessDialog(QDialog):
    """Shows findings and asks whether to go on.

    Signals:
        jump_asked: Close and go to the place with this key.
    """

    jump_asked = Signal(str)

    def __init__(self, findings: Sequence[Finding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_EditorReadiness()
        self.form.setupUi(self)
        self.tree = self.form.tree
        self.tree.show_findings(findings)
        self.tree.setVisible(bool(findings))
        self.tree.jump_asked.connect(self._jump)
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        self.form.summary_label.setText(_summary(errors, len(findings)))
        self.form.advice_label.setText(
            _("Kế hoạch đã trình vẫn trả về nháp được; mọi thay đổi đều hoàn tác được.")
        )
        go_on = self.form.buttons.button(QDialogButtonBox.StandardButton.Ok)
        go_on.setText(_("Vẫn trình ký") if errors else _("Trình ký"))
        go_on.setProperty("primary", not errors)
        self.form.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Sửa tiếp"))

    def _jump(self, anchor: str) -> None:
        self.reject()
        self.jump_asked.emit(anchor)


def _summary(errors: int, count: int) -> str:
    if errors:
        return _("● Còn {count} lỗi, người ký có thể trả lại.").format(count=errors)
    if count:
        return _("✓ Không có lỗi; còn {count} chỗ nên xem lại.").format(count=count)
    return _("✓ Văn bản sẵn sàng để ký.")
