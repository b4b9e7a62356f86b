"""What the plan editor needs of the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from desktop.domain.commune import CommuneProfile
from desktop.domain.findings import Finding
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.plan import Plan
from desktop.services.outcome import Outcome
from desktop.services.ports import Preview

PlanChange = Callable[[Plan], Plan]
"""A pure function that makes the changed plan of the plan."""


class EditorServices(Protocol):
    """Use cases of the plan editor.

    ``preview`` and ``findings`` are called on the drawing thread and must not touch the store;
    all other calls come from the thread that owns it.
    """

    def plan(self, plan_id: str) -> Plan:
        """Return the stored plan."""

    def edit_plan(self, plan_id: str, transform: PlanChange, label: str) -> Outcome[Plan]:
        """Change the plan in one transaction; it is on disk when this returns."""

    def undo(self, plan_id: str) -> Outcome[Plan] | None:
        """Take back the last step of the plan; None when there is none."""

    def redo(self, plan_id: str) -> Outcome[Plan] | None:
        """Do again the last step taken back; None when there is none."""

    def can_undo(self, plan_id: str) -> bool:
        """Tell whether ``undo`` would do something."""

    def can_redo(self, plan_id: str) -> bool:
        """Tell whether ``redo`` would do something."""

    def preview(self, plan: Plan, dpi: int, spots: bool) -> Preview:
        """Return the pages of ``plan`` as pictures at ``dpi``."""

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """Check the document that ``plan`` makes."""

    def export(self, plan_id: str, format_name: str, path: Path) -> Path:
        """Write the document of the stored plan as "docx", "pdf" or "xlsx"."""

    def library(self) -> Sequence[LegalDocument]:
        """Return the library of legal documents."""

    def profile(self) -> CommuneProfile:
        """Return the profile of the commune."""
