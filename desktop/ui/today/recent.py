"""The plans changed last, in a small menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.i18n import _
from desktop.services.ports import PlanSummary

LATEST = 8
LENGTH = 70


class RecentPlans(QToolButton):
    """A button with the plans changed last.

    Signals:
        chosen: The key of a plan.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setText(_("Kế hoạch sửa gần đây ▾"))
        self.setProperty("small", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.plans = QMenu(self)
        self.setMenu(self.plans)

    def show_plans(self, plans: Sequence[PlanSummary]) -> None:
        """Show the newest of these, which are in order."""
        self.plans.clear()
        for plan in plans[:LATEST]:
            words = _("{subject} – {status}, sửa lúc {time}").format(
                subject=_short(plan.subject),
                status=_(plan.status.value),
                time=f"{plan.changed_at:%H:%M %d/%m/%Y}",
            )
            action = self.plans.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, key=plan.id: self.chosen.emit(key))
        self.setVisible(bool(plans))


def _short(words: str) -> str:
    return words if len(words) <= LENGTH else words[: LENGTH - 1].rstrip() + "…"
