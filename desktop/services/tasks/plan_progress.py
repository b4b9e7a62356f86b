"""How far the plans are: how many of their tasks are done, of how many that are followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.tracking.query import GroupBy, Order, TaskQuery
from desktop.services.tasks.desk import Desk
from desktop.services.tasks.today import FINISHED


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
    total, done = (_per_plan(desk, query) for query in (TaskQuery(), TaskQuery(states=FINISHED)))
    return {key: PlanProgress(done.get(key, 0), count) for key, count in total.items()}


def _per_plan(desk: Desk, query: TaskQuery) -> dict[str, int]:
    found = desk.tasks.find(query, Order(group=GroupBy.PLAN), desk.today())
    return {group.key: group.count for group in found.groups}
