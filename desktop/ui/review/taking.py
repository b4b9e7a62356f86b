"""Taking the draft into the workspace: as a new plan, or merged into one that is here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from desktop.domain.commune import CommuneProfile
from desktop.domain.plan import Plan
from desktop.domain.plan_life import FROZEN
from desktop.domain.reading.result import ReadPlan
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.names_review import names_of, with_aliases
from desktop.services.outcome import Outcome
from desktop.services.ports import PlanSummary
from desktop.services.review_differences import Comparison
from desktop.services.review_merge import compare, likely_target, merge
from desktop.services.review_taking import Taking, take
from desktop.ui.review.services import ReviewServices
from desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Receivers:
    """Plans that may receive the file, and the one it seems to be a new version of."""

    plans: tuple[PlanSummary, ...]
    likely: str


class Taker(QObject):
    """Compares and stores in the queue of the session.

    Signals:
        taken: The draft is on disk; carries the key of the plan.
        refused: It was not taken; carries the error.
    """

    taken = Signal(str)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def find_receivers(self, plan: Plan, found: Callable[[Receivers], None]) -> None:
        """Look up the plans that may still be changed."""

        def work(services: ReviewServices) -> Receivers:
            plans = tuple(p for p in services.plans.list() if p.status not in FROZEN)
            return Receivers(plans, likely_target(plans, plan))

        self._session.read(work, found, self.refused.emit)

    def compare(
        self,
        draft: Plan,
        doubtful: frozenset[str],
        taking: Taking,
        plan_id: str,
        done: Callable[[Comparison], None],
    ) -> None:
        """Put what is taken of ``draft``, with its doubts, beside a plan that is here."""

        def work(services: ReviewServices) -> Comparison:
            incoming = take(draft, taking, services.profile.get())
            return compare(services.plans.get(plan_id), incoming, doubtful)

        self._session.read(work, done, self.refused.emit)

    def remember(self, draft: Plan, chosen: Mapping[str, str]) -> None:
        """Make the names confirmed, and still standing in ``draft``, aliases of units and people.

        Called before the draft is taken: our work is told by them, and the plan stays the last
        step, the first to be undone.
        """
        names = set(names_of(draft))
        standing = {name: unit for name, unit in chosen.items() if name in names}
        if not standing:
            return

        def work(services: ReviewServices) -> Outcome[CommuneProfile] | None:
            before = services.profile.get()
            after = with_aliases(before, standing)
            if after == before:
                return None
            return services.profile.change(after, _("Nhớ tên gọi"))

        self._session.do(work, failed=self.refused.emit)

    def store(self, read: ReadPlan, taking: Taking) -> None:
        """Make a new plan."""

        def work(services: ReviewServices) -> Outcome[Plan]:
            plan = take(read.plan, taking, services.profile.get())
            return services.reading.save(replace(read, plan=plan))

        self._session.do(work, lambda plan: self.taken.emit(plan.id), self.refused.emit)

    def merge(self, comparison: Comparison, keys: frozenset[str]) -> None:
        """Change a plan by the differences that are ticked: one step, which can be undone."""

        def transform(stored: Plan) -> Plan:
            if stored != comparison.mine:
                raise Refused(
                    _("Kế hoạch đã được sửa sau khi so."), advice=_("Hãy so lại rồi lấy.")
                )
            return merge(stored, comparison.theirs, keys)

        def work(services: ReviewServices) -> Outcome[Plan]:
            label = _("Gộp bản mới của tệp")
            return services.plans.edit(comparison.mine.id, transform, label)

        self._session.do(work, lambda plan: self.taken.emit(plan.id), self.refused.emit)
