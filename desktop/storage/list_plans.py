"""The plans in the order in which their tasks are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.storage.connection import Connection
from desktop.storage.ranks import STEP, assign_ranks
from desktop.storage.records import Row
from desktop.storage.sort_keys import stored_key

OWN_RANK = 1e12
"""Place of the tasks of no plan: behind all plans."""


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """What the list knows of a plan.

    Attributes:
        id: Key of the plan, "" for tasks of no plan.
        year: Its first year.
        subject: Its subject.
        tracked: 1 while its tasks are followed.
        rank: Its place among the plans.
    """

    id: str
    year: int
    subject: str
    tracked: int
    rank: float

    @property
    def order(self) -> tuple[int, bytes, str]:
        """The newest year first, then by subject."""
        return -self.year, stored_key(self.subject), self.id


OWN_PLAN = ListedPlan("", 0, "", 1, OWN_RANK)


class ListedPlans:
    """The plans that are listed."""

    def __init__(self, connection: Connection) -> None:
        self._raw = connection.raw

    def all(self) -> dict[str, ListedPlan]:
        """Return the plans of the list by key, in their order."""
        found = self._raw.execute(f"SELECT {_COLUMNS} FROM list_plan ORDER BY rank")  # noqa: S608
        return {row[0]: ListedPlan(*row) for row in found}

    def get(self, plan_id: str) -> ListedPlan:
        """Return a plan of the list."""
        return self.all()[plan_id]

    def in_order(self) -> Sequence[ListedPlan]:
        """Return all plans of the workspace, listed or not, with fresh ranks."""
        found = self._raw.execute(
            "SELECT id, first_year, subject, tracked, 0.0 FROM plan WHERE deleted = 0"
        )
        plans = sorted((ListedPlan(*row) for row in found), key=lambda plan: plan.order)
        return [replace(plan, rank=place * STEP) for place, plan in enumerate(plans)]

    def update(self, head: Row) -> tuple[ListedPlan, bool]:
        """Take a plan's row; return the plan and whether its tasks must be listed anew."""
        plans = self.all()
        before = plans.get(head["id"])
        wanted = ListedPlan(
            head["id"],
            head["first_year"],
            head["subject"],
            head["tracked"],
            before.rank if before else 0.0,
        )
        if wanted == before:
            return wanted, False
        plans[wanted.id] = wanted
        order = [plan.id for plan in sorted(plans.values(), key=lambda plan: plan.order)]
        others = {key: plan.rank for key, plan in plans.items() if key != wanted.id or before}
        ranks = assign_ranks(order, others)
        for key, rank in ranks.items():
            if key == wanted.id or rank != plans[key].rank:
                self.put(replace(plans[key], rank=rank))
        return replace(wanted, rank=ranks[wanted.id]), True

    def put(self, plan: ListedPlan) -> None:
        """Enter a plan and give its tasks their place."""
        values = (plan.id, plan.year, plan.subject, plan.tracked, plan.rank)
        self._raw.execute(
            f"INSERT OR REPLACE INTO list_plan ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
            values,
        )
        self._raw.execute(
            "UPDATE list_task SET rank = ? WHERE plan_id = ? AND rank <> ?",
            (plan.rank, plan.id, plan.rank),
        )

    def drop(self, plan_id: str) -> None:
        """Take a plan from the list."""
        self._raw.execute("DELETE FROM list_plan WHERE plan_id = ?", (plan_id,))


_COLUMNS = "plan_id, year, subject, tracked, rank"
