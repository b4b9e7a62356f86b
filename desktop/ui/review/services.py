"""What the review needs of the services; the use cases over one workspace have all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from desktop.domain.commune import CommuneProfile
from desktop.domain.plan import Plan
from desktop.domain.reading.result import ReadPlan
from desktop.services.outcome import Outcome
from desktop.services.ports import PagePictures, PlanSummary, Progress


class Reading(Protocol):
    """Reads foreign files and stores what was made of them."""

    def read(self, path: Path, tell: Progress, cancelled: Callable[[], bool]) -> ReadPlan:
        """Read a file into a draft; must not touch the store: it runs beside its thread.

        Raises ``Cancelled`` soon after ``cancelled`` says yes, ``Refused`` for a file that
        cannot be read.
        """

    def pages(self, path: Path) -> PagePictures:
        """Open the printed pages of a file; must not touch the store.

        Raises ``Refused`` when its pages cannot be drawn.
        """

    def save(self, read_plan: ReadPlan) -> Outcome[Plan]:
        """Store the draft as a new plan."""


class Plans(Protocol):
    """The plans of the workspace."""

    def list(self) -> Sequence[PlanSummary]:
        """Return all plans, the last changed first."""

    def get(self, plan_id: str) -> Plan:
        """Return a plan."""

    def edit(self, plan_id: str, transform: Callable[[Plan], Plan], label: str) -> Outcome[Plan]:
        """Change a plan by a pure function, in one transaction."""


class Profile(Protocol):
    """The commune that owns the workspace."""

    def is_set_up(self) -> bool:
        """Tell whether the workspace knows its commune."""

    def get(self) -> CommuneProfile:
        """Return the profile."""

    def change(self, profile: CommuneProfile, label: str) -> Outcome[CommuneProfile]:
        """Store a changed profile."""


class ReviewServices(Protocol):
    """Use cases of the review."""

    @property
    def reading(self) -> Reading:
        """Reading files."""

    @property
    def plans(self) -> Plans:
        """The plans of the workspace."""

    @property
    def profile(self) -> Profile:
        """The commune."""
