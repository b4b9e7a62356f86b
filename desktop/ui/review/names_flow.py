"""Looks up which names of the draft the office does not know, and shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.domain.commune import CommuneProfile
from desktop.domain.plan import Plan
from desktop.services.names_review import NameRow, unknown_names
from desktop.ui.review.draft_pane import NAMES_TAB, DraftPane
from desktop.ui.review.services import ReviewServices
from desktop.ui.review.state import ReviewState
from desktop.ui.session import Session

Found = tuple[tuple[NameRow, ...], CommuneProfile]


class NamesFlow(QObject):
    """Asks at the start of a review, and again when the tab of a changed draft is shown."""

    def __init__(
        self,
        session: Session,
        state: ReviewState,
        draft: DraftPane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._state, self._draft = session, state, draft
        self._asked: Plan | None = None
        draft.tabs.currentChanged.connect(self._tab_shown)

    def start(self) -> None:
        """Look up the names of another file."""
        self._asked = None
        self._draft.names.model.forget_choices()
        self._draft.show_names_tab(0)
        self._look_up()

    def _tab_shown(self, tab: int) -> None:
        if tab == NAMES_TAB and self._state.is_open and self._state.plan is not self._asked:
            self._look_up()

    def _look_up(self) -> None:
        plan = self._asked = self._state.plan

        def work(services: ReviewServices) -> Found | None:
            if not services.profile.is_set_up():
                return None
            profile = services.profile.get()
            return unknown_names(plan, profile), profile

        self._session.read(work, lambda found: self._show(plan, found))

    def _show(self, plan: Plan, found: Found | None) -> None:
        if found is None or plan is not self._asked or not self._state.is_open:
            return
        self._draft.names.show_names(*found)
        self._draft.show_names_tab(len(found[0]))
