"""Findings of the checker grouped by weight, each with sign, word and colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from desktop.domain.findings import Finding, Severity
from desktop.i18n import _
from desktop.ui.editor.wrapping import WrappingDelegate
from desktop.ui.theme import colours

ANCHOR_ROLE = Qt.ItemDataRole.UserRole
SIGNS = {Severity.ERROR: "●", Severity.WARNING: "◐", Severity.INFO: "○"}


def severity_colour(severity: Severity) -> QColor:
    """Return the signal colour of a weight."""
    look = colours()
    return QColor(
        {Severity.ERROR: look.late, Severity.WARNING: look.soon, Severity.INFO: look.muted}[
            severity
        ]
    )


class FindingsTree(QTreeWidget):
    """Findings grouped by weight.

    Signals:
        jump_asked: Go to the place with this key.
    """

    jump_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setIndentation(12)
        self.setAccessibleName(_("Kết quả kiểm tra"))
        self.setItemDelegate(WrappingDelegate(self))
        self.itemDoubleClicked.connect(self._jump)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings; groups that were folded stay so."""
        folded = {
            item.data(0, ANCHOR_ROLE)
            for item in map(self.topLevelItem, range(self.topLevelItemCount()))
            if not item.isExpanded()
        }
        self.clear()
        for severity in Severity:
            group = [finding for finding in findings if finding.severity is severity]
            if group:
                item = self._group(severity, group)
                item.setExpanded(severity.value not in folded)

    def _group(self, severity: Severity, findings: Sequence[Finding]) -> QTreeWidgetItem:
        words = f"{SIGNS[severity]} {_(severity.value)} ({len(findings)})"
        group = QTreeWidgetItem(self, [words])
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        group.setForeground(0, QBrush(severity_colour(severity)))
        group.setData(0, ANCHOR_ROLE, severity.value)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for finding in findings:
            item = QTreeWidgetItem(group, [finding_words(finding)])
            item.setData(0, ANCHOR_ROLE, finding.anchor)
            item.setToolTip(0, "\n".join(part for part in (finding.source,) if part))
        return group

    def _jump(self, item: QTreeWidgetItem) -> None:
        if item.parent() is not None and item.data(0, ANCHOR_ROLE):
            self.jump_asked.emit(str(item.data(0, ANCHOR_ROLE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump with Enter."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._jump(item)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def finding_words(finding: Finding) -> str:
    """Return a finding in lines: where, what stands there, what is right."""
    lines = [finding.place, finding.found]
    if finding.expected:
        lines.append(f"→ {finding.expected}")
    return "\n".join(line for line in lines if line)
