"""Findings of the checker grouped by weight, each with sign, word and colour."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QBrush,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from desktop.domain.findings import Finding, Severity
from desktop.i18n import _
from desktop.ui.editor.wrapping import WrappingDelegate
from desktop.ui.theme import colours

GROUP_ROLE = Qt.ItemDataRole.UserRole
FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
SIGNS = {Severity.ERROR: "●", Severity.WARNING: "◐", Severity.INFO: "○"}
FIX_SIGN = "✎"


def severity_colour(severity: Severity) -> QColor:
    """Return the signal colour of a weight."""
    look = colours()
    return QColor(
        {Severity.ERROR: look.late, Severity.WARNING: look.soon, Severity.INFO: look.muted}[
            severity
        ]
    )


class FindingsTree(QTreeWidget):
    """Findings grouped by weight; the menu of a row offers what can be done about it.

    Signals:
        jump_asked: Go to the place with this key.
        chosen: Another finding is the current one, or its fix may have changed.
    """

    jump_asked = Signal(str)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setIndentation(12)
        self.setAccessibleName(_("Kết quả kiểm tra"))
        self.setItemDelegate(WrappingDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.fix_action = self._action(_("Sửa"), "Ctrl+Enter")
        self.fix_all_action = self._action(_("Sửa tất cả cùng loại"), "Ctrl+Shift+Enter")
        self.jump_action = self._action(_("Đến chỗ này"), "Enter")
        self.copy_action = self._action(_("Chép"), "Ctrl+C")
        self.jump_action.triggered.connect(self._jump)
        self.copy_action.triggered.connect(self._copy)
        self.itemDoubleClicked.connect(lambda *_clicked: self._jump())
        self.currentItemChanged.connect(lambda *_changed: self._show_choice())
        self._show_choice()

    def _action(self, words: str, key: str) -> QAction:
        """Return an action of the menu; its key works while the list has the keys."""
        action = QAction(f"{words}\t{key}", self)
        action.setData(QKeySequence(key.replace("Enter", "Return")))
        action.setEnabled(False)
        self.addAction(action)
        return action

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the action of the menu that has this key."""
        pressed = QKeyCombination(
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier,
            Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key()),
        )
        for action in self.actions():
            if action.data() == QKeySequence(pressed):
                action.trigger()
                return
        super().keyPressEvent(event)

    # -- showing ---------------------------------------------------------------------------

    def show_findings(
        self, findings: Sequence[Finding], fixable: Collection[Finding] = frozenset()
    ) -> None:
        """Show findings, those in ``fixable`` marked; folded groups and the choice stay."""
        folded = {
            item.data(0, GROUP_ROLE)
            for item in map(self.topLevelItem, range(self.topLevelItemCount()))
            if not item.isExpanded()
        }
        chosen, place = self.current(), self._place()
        self.blockSignals(True)
        self.clear()
        for severity in Severity:
            group = [finding for finding in findings if finding.severity is severity]
            if group:
                item = self._group(severity, group, fixable)
                item.setExpanded(severity.value not in folded)
        self._choose_again(chosen, place)
        self.blockSignals(False)
        self._show_choice()

    def _group(
        self, severity: Severity, findings: Sequence[Finding], fixable: Collection[Finding]
    ) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self, [_group_words(severity, len(findings))])
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        group.setForeground(0, QBrush(severity_colour(severity)))
        group.setData(0, GROUP_ROLE, severity.value)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for finding in findings:
            mark = f"{FIX_SIGN} " if finding in fixable else ""
            item = QTreeWidgetItem(group, [f"{mark}{finding_words(finding)}"])
            item.setData(0, FINDING_ROLE, finding)
            item.setToolTip(0, finding.source)
        return group

    # -- the current finding ---------------------------------------------------------------

    def current(self) -> Finding | None:
        """Return the finding that is chosen."""
        item = self.currentItem()
        finding = item.data(0, FINDING_ROLE) if item else None
        return finding if isinstance(finding, Finding) else None

    def drop(self, finding: Finding) -> None:
        """Take a finding off the list; when it is the chosen one, the next is chosen."""
        rows = self._rows()
        place = next(
            (at for at, row in enumerate(rows) if row.data(0, FINDING_ROLE) == finding), -1
        )
        group = rows[place].parent() if place >= 0 else None
        if group is None:
            return
        chosen = self.current()
        self.blockSignals(True)
        group.removeChild(rows[place])
        if group.childCount():
            severity = Severity(group.data(0, GROUP_ROLE))
            group.setText(0, _group_words(severity, group.childCount()))
        else:
            self.takeTopLevelItem(self.indexOfTopLevelItem(group))
        self._choose_again(chosen, place)
        self.blockSignals(False)
        self._show_choice()

    def _rows(self) -> list[QTreeWidgetItem]:
        groups = map(self.topLevelItem, range(self.topLevelItemCount()))
        return [group.child(row) for group in groups for row in range(group.childCount())]

    def _place(self) -> int:
        """Return how many findings stand above the chosen one."""
        item = self.currentItem()
        return self._rows().index(item) if item is not None and item.parent() else 0

    def _choose_again(self, chosen: Finding | None, place: int) -> None:
        """Choose the same finding as before, else the one at its place."""
        rows = self._rows()
        same = [row for row in rows if _is_same(row.data(0, FINDING_ROLE), chosen)]
        if same or rows:
            self.setCurrentItem(same[0] if same else rows[min(place, len(rows) - 1)])

    def _show_choice(self) -> None:
        finding = self.current()
        self.jump_action.setEnabled(bool(finding and finding.anchor))
        self.copy_action.setEnabled(finding is not None)
        self.chosen.emit()

    def _jump(self) -> None:
        finding = self.current()
        if finding and finding.anchor:
            self.jump_asked.emit(finding.anchor)

    def _copy(self) -> None:
        finding = self.current()
        if finding:
            words = [finding_words(finding), finding.source]
            QGuiApplication.clipboard().setText("\n".join(line for line in words if line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _group_words(severity: Severity, count: int) -> str:
    return f"{SIGNS[severity]} {_(severity.value)} ({count})"


def _is_same(finding: Finding, other: Finding | None) -> bool:
    """Tell whether two findings are about the same fault, counted anew perhaps."""
    return other is not None and (
        (finding.rule, finding.anchor, finding.found) == (other.rule, other.anchor, other.found)
    )


def finding_words(finding: Finding) -> str:
    """Return a finding in lines: where, what stands there, what is right."""
    lines = [finding.place, finding.found]
    if finding.expected:
        lines.append(f"→ {finding.expected}")
    return "\n".join(line for line in lines if line)
