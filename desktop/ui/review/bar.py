"""The bar above the panes: what is taken, into which plan, how much is left to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.symbols import number_line
from desktop.i18n import _
from desktop.services import review
from desktop.services.ports import PlanSummary
from desktop.services.review_taking import Taking
from desktop.ui.forms.ui_review_bar import Ui_ReviewBar
from desktop.ui.review.state import ReviewState
from desktop.ui.review.wording import MARK

TAKING_WORDS = {
    Taking.WHOLE: "Cả kế hoạch",
    Taking.TASK_TABLE: "Chỉ bảng nhiệm vụ",
    Taking.OUR_WORK: "Chỉ việc giao cho xã mình",
}
"""What may be taken; through ``_``."""


class ReviewBar(QWidget):
    """Choices over the review.

    Signals:
        choice_changed: Another part or another plan was chosen.
        sure_asked: All likely doubts are to be taken as right.
    """

    choice_changed = Signal()
    sure_asked = Signal()

    def __init__(self, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.form = Ui_ReviewBar()
        self.form.setupUi(self)
        for taking, words in TAKING_WORDS.items():
            self.form.take_combo.addItem(_(words), taking)
        self.show_plans(())
        self.form.take_combo.currentIndexChanged.connect(lambda _row: self.choice_changed.emit())
        self.form.target_combo.currentIndexChanged.connect(lambda _row: self.choice_changed.emit())
        self.form.sure_button.clicked.connect(self.sure_asked)
        state.changed.connect(self._show_counts)

    @property
    def taking(self) -> Taking:
        """What is taken."""
        return Taking(self.form.take_combo.currentData())

    @property
    def target(self) -> str:
        """Key of the plan that receives it, empty for a new one."""
        return str(self.form.target_combo.currentData() or "")

    def start(self) -> None:
        """Offer what the draft has, all of it into a new plan."""
        has_table = self._state.plan.task_table is not None
        has_work = has_table or bool(self._state.plan.duties)
        with QSignalBlocker(self.form.take_combo):
            for row, taking in enumerate(TAKING_WORDS):
                able = {Taking.TASK_TABLE: has_table, Taking.OUR_WORK: has_work}.get(taking, True)
                self.form.take_combo.model().item(row).setEnabled(able)
            self.form.take_combo.setCurrentIndex(0)

    def show_plans(self, plans: Sequence[PlanSummary]) -> None:
        """Offer a new plan and those that may still be changed."""
        box = self.form.target_combo
        with QSignalBlocker(box):
            box.clear()
            box.addItem(_("Kế hoạch mới"), "")
            for plan in plans:
                number = number_line(plan.number, plan.symbol).removeprefix("Số:").strip()
                words = f"{plan.subject} ({number})" if plan.number else plan.subject
                box.addItem(_("Gộp vào: {plan}").format(plan=words), plan.id)
            box.setCurrentIndex(0)
        box.setEnabled(box.count() > 1)

    def choose_target(self, plan_id: str) -> None:
        """Choose the plan that receives it."""
        row = self.form.target_combo.findData(plan_id)
        if row >= 0:
            self.form.target_combo.setCurrentIndex(row)

    def _show_counts(self) -> None:
        count, likely = len(self._state.doubts), len(review.likely(self._state.read))
        label = self.form.counter_label
        label.setText(
            f"{MARK} {_('Còn {count} chỗ cần xem').format(count=count)}"
            if count
            else f"✓ {_('Không còn chỗ cần xem')}"
        )
        label.setProperty("signal", "soon" if count else "good")
        label.style().unpolish(label)
        label.style().polish(label)
        self.form.sure_button.setText(
            _("Nhận tất cả chỗ chắc chắn ({count})").format(count=likely)
            if likely
            else _("Nhận tất cả chỗ chắc chắn")
        )
        self.form.sure_button.setEnabled(likely > 0)
