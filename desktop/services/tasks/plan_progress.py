"""How far the plans are: how many of their tasks are done, of how many that are followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.tracking.words import FINISHED_STATES
from desktop.services.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """Tasks of a plan: how many are done, and how many there are."""

    done: int
    total: int

    @property
    def share(self) -> float:
        """The part that is done, 0 to 1; 0 without tasks."""
        return self.done / self.total if self.total else 0.0


def plan_progress(desk: Desk) -> Mapping[str, PlanProgress]:
    """Return the progress of each plan whose tasks are followed, by the key of the plan."""
    counts = desk.tasks.plan_counts(FINISHED_STATES, desk.today())
    return {key: PlanProgress(done, total) for key, (done, total) in counts.items()}
