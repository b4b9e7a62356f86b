"""The use cases as the plan editor asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.plan import Plan
from desktop.services.outcome import Outcome
from desktop.services.ports import Preview, Step
from desktop.services.program import Services
from desktop.ui.editor.services import PlanChange
from desktop.ui.session import Session


class EditorPort:
    """Answers the editor from the session's use cases.

    Pages and findings are made on the drawing thread, which must not touch the store, so the
    profile is kept from the last time the store was asked for it. They may still be under way
    when the workspace is closed, so the maker of documents is kept too.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._profile: CommuneProfile | None = None
        self._documents = session.services.documents

    @property
    def _services(self) -> Services:
        return self._session.services

    def plan(self, plan_id: str) -> Plan:
        """Return the stored plan."""
        self._profile = self._services.profile.get()
        return self._services.plans.get(plan_id)

    def edit_plan(self, plan_id: str, transform: PlanChange, label: str) -> Outcome[Plan]:
        """Change the plan in one transaction."""
        return self._services.plans.edit(plan_id, transform, label)

    def undo(self, plan_id: str) -> Outcome[Plan] | None:
        """Take back the last step of the plan."""
        return self._moved(plan_id, self._services.history.undo(plan_id))

    def redo(self, plan_id: str) -> Outcome[Plan] | None:
        """Do again the last step taken back."""
        return self._moved(plan_id, self._services.history.redo(plan_id))

    def _moved(self, plan_id: str, moved: Outcome[Step] | None) -> Outcome[Plan] | None:
        if moved is None:
            return None
        return Outcome(self._services.plans.get(plan_id), moved.changed, moved.step_id)

    def can_undo(self, plan_id: str) -> bool:
        """Tell whether ``undo`` would do something."""
        return self._services.history.can_undo(plan_id)

    def can_redo(self, plan_id: str) -> bool:
        """Tell whether ``redo`` would do something."""
        return self._services.history.can_redo(plan_id)

    def preview(self, plan: Plan, dpi: int, spots: bool) -> Preview:
        """Return the pages of ``plan`` as pictures."""
        return self._documents.preview(plan, self._known_profile(), dpi, spots)

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """Check the document that ``plan`` makes."""
        return self._documents.findings(plan, self._known_profile())

    def _known_profile(self) -> CommuneProfile:
        assert self._profile is not None, "a plan is loaded before its pages are made"
        return self._profile

    def export(self, plan_id: str, format_name: str, path: Path) -> Path:
        """Write the document of the stored plan."""
        plan = self._services.plans.get(plan_id)
        return self._documents.export(plan, self.profile(), format_name, path)

    def library(self) -> Sequence[LegalDocument]:
        """Return the library of legal documents."""
        return self._services.library.list()

    def profile(self) -> CommuneProfile:
        """Return the profile of the commune."""
        self._profile = self._services.profile.get()
        return self._profile
