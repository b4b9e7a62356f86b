"""From the choices over the review to the stored plan: receivers, comparison, taking."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.domain.plan import Plan
from desktop.errors import AppError
from desktop.i18n import _
from desktop.services.review_differences import Comparison
from desktop.services.review_taking import Taking
from desktop.ui.editor.notice_bar import NoticeBar
from desktop.ui.review.bar import ReviewBar
from desktop.ui.review.draft_pane import MERGE_TAB, DraftPane
from desktop.ui.review.state import ReviewState
from desktop.ui.review.taking import Receivers, Taker
from desktop.ui.session import Session

Wanted = tuple[Plan, frozenset[str], Taking, str]
"""What a comparison was made of: the draft and its doubts, the part taken, the plan it goes to."""


class TakingFlow(QObject):
    """Keeps the comparison up to date with the draft and the choices, and takes the draft.

    Signals:
        taken: The draft is on disk; carries the key of the plan.
    """

    taken = Signal(str)

    def __init__(
        self,
        session: Session,
        state: ReviewState,
        bar: ReviewBar,
        draft: DraftPane,
        notice: NoticeBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._bar, self._draft, self._notice = state, bar, draft, notice
        self._taker = Taker(session, self)
        self._asked: Wanted | None = None
        self._comparison: Comparison | None = None
        self._merging = False
        self._storing = False
        bar.choice_changed.connect(self._choose)
        draft.tabs.currentChanged.connect(self._tab_shown)
        self._taker.taken.connect(self._tell_taken)
        self._taker.refused.connect(self._tell_refused)

    def start(self) -> None:
        """Offer what the draft has, and the plans that may receive it."""
        self._asked = self._comparison = None
        self._merging = self._storing = False
        self._bar.start()
        self._bar.show_plans(())
        self._draft.show_merge(False)
        self._taker.find_receivers(self._state.plan, self._offer)

    def _offer(self, found: Receivers) -> None:
        if not self._state.is_open:
            return
        self._bar.show_plans(found.plans)
        known = next((plan for plan in found.plans if plan.id == found.likely), None)
        if known is not None:
            words = _("Đã có kế hoạch “{subject}” cùng năm. Tệp này có thể là bản sửa của nó.")
            choose = (_("Gộp vào kế hoạch đó"), lambda: self._merge_into(known.id))
            self._notice.tell(words.format(subject=known.subject), (choose,))

    def _merge_into(self, plan_id: str) -> None:
        self._bar.choose_target(plan_id)
        self._draft.merge.table.setFocus()

    # -- comparing -------------------------------------------------------------------------

    def _choose(self) -> None:
        self._notice.hide()
        self._draft.merge.model.forget_choices()
        self._draft.show_merge(bool(self._bar.target))
        self._refresh()

    def _tab_shown(self, tab: int) -> None:
        if tab == MERGE_TAB:
            self._refresh()

    def _refresh(self) -> bool:
        """Compare again when something is different since; True when the comparison stands."""
        if not self._state.is_open or not self._bar.target:
            return False
        doubts = frozenset(fact.anchor for fact in self._state.doubts)
        wanted = (self._state.plan, doubts, self._bar.taking, self._bar.target)
        if wanted != self._asked:
            self._asked, self._comparison = wanted, None
            self._taker.compare(*wanted, lambda found: self._show(wanted, found))
        return self._comparison is not None

    def _show(self, wanted: Wanted, comparison: Comparison) -> None:
        if wanted != self._asked or not self._state.is_open:
            return
        self._comparison = comparison
        self._draft.merge.show_comparison(comparison)
        if self._merging:
            self._merge(comparison)

    # -- taking ----------------------------------------------------------------------------

    def take(self) -> None:
        """Store the draft as a new plan, or merge it into the plan that was chosen."""
        self._notice.hide()
        if self._storing or not self._state.is_open:
            return
        if not self._bar.target:
            self._storing = True
            self._remember_names()
            self._taker.store(self._state.read, self._bar.taking)
            return
        self._merging = True
        if self._refresh() and self._merging and self._comparison is not None:
            self._merge(self._comparison)

    def _merge(self, comparison: Comparison) -> None:
        self._merging = False
        keys = self._draft.merge.model.taken
        if not keys:
            self._notice.tell(_("Chưa chọn chỗ nào để lấy vào kế hoạch."))
            return
        self._storing = True
        self._remember_names()
        self._taker.merge(comparison, keys)

    def _remember_names(self) -> None:
        self._taker.remember(self._state.plan, self._draft.names.model.confirmed)

    def _tell_taken(self, plan_id: str) -> None:
        self._storing = False
        self.taken.emit(plan_id)

    def _tell_refused(self, error: AppError) -> None:
        self._merging = self._storing = False
        self._asked = self._comparison = None
        self._notice.tell(error.sentence())
