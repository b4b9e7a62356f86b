"""The tab Kiểm tra: what the checker found; the plan is checked a moment after a change."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.findings import Severity
from desktop.domain.plan import Plan
from desktop.errors import AppError
from desktop.i18n import _
from desktop.ui.editor.findings_fixes import Checked, FixBar, check_plan, fixing_profile
from desktop.ui.editor.findings_tree import FindingsTree
from desktop.ui.editor.session import PlanSession

DELAY_MS = 1200
"""Time after the last change until the plan is checked again."""
SOON_MS = 100
"""The same time where the change was a fix: nobody is typing."""


class FindingsView(QWidget):
    """The tab; checks the plan again a moment after the last change.

    Signals:
        jump_asked: Go to the place with this key.
        counted: How many errors and how many findings in all there are.
        fixed: A finding was put right; carries what was changed, in words.
    """

    jump_asked = Signal(str)
    counted = Signal(int, int)
    fixed = Signal(str)

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tree = FindingsTree(self)
        self.fixes = FixBar(session, self.tree, self)
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(8, 8, 8, 8)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.summary)
        rows.addWidget(self.tree, 1)
        rows.addWidget(self.fixes)
        self._checked: Plan | None = None
        self._running = False
        self._delay = QTimer(self, singleShot=True, interval=DELAY_MS, timeout=self.check)
        self.tree.jump_asked.connect(self.jump_asked)
        self.fixes.fixed.connect(self._check_soon)
        self.fixes.fixed.connect(self.fixed)
        self.fixes.outdated.connect(self._check_soon)
        session.opened.connect(self._start_anew)
        session.plan_changed.connect(lambda _origin: self._delay.start(DELAY_MS))

    def _start_anew(self) -> None:
        self._checked = None
        self.fixes.show_checked(Checked())
        self._say(_("Đang kiểm tra…"), "")
        self._delay.start(200)

    def _check_soon(self) -> None:
        self._delay.start(SOON_MS)

    def check(self) -> None:
        """Check the plan off the GUI thread; a result for an older text is dropped."""
        plan, services = self._session.plan, self._session.services
        if plan is None or self._running or plan == self._checked:
            return
        self._running = True
        profile = fixing_profile(self._session)

        def done(checked: Checked) -> None:
            self._running = False
            if self._session.plan is not None and self._session.plan.id == plan.id:
                self._checked = plan
                self._show(checked)
            self.check()

        self._session.jobs.render(
            lambda: check_plan(services, plan, profile), done, self._fail, _("Kiểm tra thể thức")
        )

    def _show(self, checked: Checked) -> None:
        findings = checked.findings
        self.fixes.show_checked(checked)
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        self.counted.emit(errors, len(findings))
        if not findings:
            self._say(_("✓ Không có lỗi. Văn bản đúng thể thức."), "good")
        elif not errors:
            self._say(_("✓ Không có lỗi; còn chỗ nên xem lại bên dưới."), "good")
        else:
            self._say(_("● Có {count} lỗi cần sửa trước khi ký.").format(count=errors), "late")

    def _fail(self, error: AppError) -> None:
        self._running = False
        self._checked = self._session.plan
        self._say(_("Chưa kiểm tra được: {what}").format(what=error.sentence()), "soon")

    def _say(self, words: str, signal: str) -> None:
        self.summary.setText(words)
        self.summary.setProperty("signal", signal)
        self.summary.style().unpolish(self.summary)
        self.summary.style().polish(self.summary)
