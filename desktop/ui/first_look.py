"""What the frame of the window shows of the workspace, whatever the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.outcome import Kind
    from desktop.services.program import Services


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The office and its plans at a glance.

    Attributes:
        office: Name of the commune, empty when it is not known yet.
        years: Years that have plans, the latest first.
        waiting: How many plans are not issued yet.
        overdue: How many tasks are overdue.
        notices: What the last time left behind, in sentences.
    """

    office: str
    years: list[int]
    waiting: int
    overdue: int
    notices: tuple[str, ...]


def shows() -> frozenset[Kind]:
    """Return the kinds of thing the frame shows."""
    from desktop.services.outcome import Kind

    return frozenset({Kind.PROFILE, Kind.PLANS, Kind.PLAN_HEAD, Kind.PLAN_TABLE, Kind.TASKS})


def backups() -> frozenset[Kind]:
    """Return the kind of thing that the time of the last backup belongs to."""
    from desktop.services.outcome import Kind

    return frozenset({Kind.BACKUPS})


def look(services: Services) -> FirstLook:
    """Ask the use cases."""
    from desktop.domain.plan import PlanStatus
    from desktop.domain.tracking.model import TaskState
    from desktop.domain.tracking.query import TaskQuery
    from desktop.ui.words import office_label

    profile = services.profile.get() if services.profile.is_set_up() else None
    plans = services.plans.list()
    years = {year for plan in plans for year in range(plan.years.first, plan.years.last + 1)}
    waiting = {PlanStatus.DRAFT, PlanStatus.SUBMITTED}
    overdue = TaskQuery(states=frozenset({TaskState.OVERDUE}))
    return FirstLook(
        office=office_label(profile.issuer) if profile else "",
        years=sorted(years, reverse=True),
        waiting=sum(plan.status in waiting for plan in plans),
        overdue=services.tasks.find(overdue).total if profile else 0,
        notices=services.store.notices,
    )
