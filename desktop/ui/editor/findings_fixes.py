"""Sửa nhanh: the bar below the findings that tells the fix of the chosen one and does it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.plan import Plan
from desktop.domain.plan_fixes import Fix, fix_all_for, fix_for
from desktop.i18n import _
from desktop.ui.editor.findings_tree import FindingsTree
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.editor.services import EditorServices
from desktop.ui.editor.session import PlanSession


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a plan, and for which findings there is a fix."""

    findings: tuple[Finding, ...] = ()
    fixable: frozenset[Finding] = frozenset()


def check_plan(services: EditorServices, plan: Plan, profile: CommuneProfile | None) -> Checked:
    """Check a plan; touches no store, so any thread may do it. Without profile nothing is fixed."""
    found = tuple(services.findings(plan))
    if profile is None:
        return Checked(found)
    return Checked(found, frozenset(one for one in found if fix_for(one, plan, profile)))


def fixing_profile(session: PlanSession) -> CommuneProfile | None:
    """Return the profile to fix with, None for a plan whose words are those that were signed."""
    return None if session.read_only else session.profile


class FixBar(QFrame):
    """Tells what the fix of the chosen finding changes; two buttons and the keys of the list.

    Signals:
        fixed: Something was put right; carries what, in words.
        outdated: The chosen finding is no longer true of the plan.
    """

    fixed = Signal(str)
    outdated = Signal()

    def __init__(
        self, session: PlanSession, tree: FindingsTree, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tree = session, tree
        self._checked = Checked()
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.fix_button = _button(tree.fix_action, _("Sửa (Ctrl+Enter)"))
        self.fix_all_button = _button(tree.fix_all_action, _("Sửa tất cả"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.fix_button)
        buttons.addWidget(self.fix_all_button)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.addWidget(self.words)
        rows.addLayout(buttons)
        tree.fix_action.triggered.connect(self._fix)
        tree.fix_all_action.triggered.connect(self._fix_all)
        tree.chosen.connect(self.refresh)
        self.hide()

    def show_checked(self, checked: Checked) -> None:
        """Show the findings in the list, and the fix of the chosen one."""
        self._checked = checked
        self._tree.show_findings(checked.findings, checked.fixable)

    def refresh(self) -> None:
        """Show the fix of the chosen finding; the bar stays while any finding has one."""
        fix, all_ = self._fixes()
        none = _("Chỗ này không có cách sửa chắc chắn; hãy tự sửa.")
        self.words.setText(fix.label if fix else none)
        self.fix_all_button.setToolTip(all_.label if all_ else "")
        for shown, action, button in (
            (fix, self._tree.fix_action, self.fix_button),
            (all_, self._tree.fix_all_action, self.fix_all_button),
        ):
            action.setEnabled(shown is not None)
            button.setEnabled(shown is not None)
        self.setVisible(bool(self._checked.fixable))

    def _fixes(self) -> tuple[Fix | None, Fix | None]:
        finding, plan = self._tree.current(), self._session.plan
        profile = fixing_profile(self._session)
        if plan is None or profile is None or finding not in self._checked.fixable:
            return None, None
        return (
            fix_for(finding, plan, profile),
            fix_all_for(finding.rule, self._checked.findings, plan, profile),
        )

    def _fix(self) -> None:
        self._session.flush()
        self._apply(self._fixes()[0])

    def _fix_all(self) -> None:
        self._session.flush()
        self._apply(self._fixes()[1])

    def _apply(self, fix: Fix | None) -> None:
        """Do a fix as one step that can be undone, then go on to the next finding."""
        if fix is None:
            self._session.message.emit(_("Chỗ này đã thay đổi; đang kiểm tra lại."))
            self.outdated.emit()
            return
        finding = self._tree.current()
        self._session.edit(fix.apply, fix.label)
        if finding is not None:
            self._tree.drop(finding)
        self.fixed.emit(fix.label)


class UndoOffer(QObject):
    """Says what was put right and offers to take it back, until the plan changes again."""

    def __init__(self, session: PlanSession, notice: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._notice = session, notice
        self._told = ""
        session.plan_changed.connect(lambda _origin: self._withdraw())

    def tell(self, what: str) -> None:
        """Show the offer."""
        self._told = _("Đã xong: {what}").format(what=what)
        self._notice.tell(self._told, ((_("Hoàn tác"), self._undo),))

    def _undo(self) -> None:
        self._withdraw()
        self._session.undo()

    def _withdraw(self) -> None:
        """Take the offer away; what others have said meanwhile stays."""
        if self._told and self._notice.words.text() == self._told:
            self._notice.hide()
        self._told = ""


def _button(action: QAction, words: str) -> QPushButton:
    """Return a button that does an action of the list."""
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: action.trigger())
    return button
