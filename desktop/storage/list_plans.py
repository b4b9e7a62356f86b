"""The plans, and the few different words of areas and times, that the list of tasks refers to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.storage.connection import Connection
from desktop.storage.ranks import STEP, assign_ranks
from desktop.storage.records import Row
from desktop.storage.sort_keys import stored_key


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """What the list knows of a plan.

    Attributes:
        id: Key of the plan, "" for tasks of no plan.
        year: Its first year.
        subject: Its subject.
        tracked: 1 while its tasks are followed.
        rank: Its place among the plans.
        n: Its number in the list, 0 before it has one.
    """

    id: str
    year: int
    subject: str
    tracked: int
    rank: float = 0.0
    n: int = 0

    @property
    def order(self) -> tuple[int, bytes, str]:
        """The newest year first, then by subject."""
        return -self.year, stored_key(self.subject), self.id


_OWN = ListedPlan("", 0, "", 1, 1e12)
"""Stands for the tasks of no plan, which come behind those of all plans."""

_COLUMNS = "plan_id, year, subject, tracked, rank, n"


class ListedPlans:
    """The plans that are listed."""

    def __init__(self, connection: Connection) -> None:
        self._raw = connection.raw

    def all(self) -> dict[str, ListedPlan]:
        """Return the plans of the list by key, in their order."""
        found = self._raw.execute(f"SELECT {_COLUMNS} FROM list_plan ORDER BY rank")  # noqa: S608
        return {row[0]: ListedPlan(*row) for row in found}

    def get(self, plan_id: str) -> ListedPlan | None:
        """Return a plan of the list, None when it is not listed."""
        sql = f"SELECT {_COLUMNS} FROM list_plan WHERE plan_id = ?"  # noqa: S608
        found = self._raw.execute(sql, (plan_id,)).fetchone()
        return None if found is None else ListedPlan(*found)

    def count(self) -> int:
        """Return how many are listed."""
        (count,) = self._raw.execute("SELECT count(*) FROM list_plan").fetchone()
        return int(count)

    def missing(self) -> Sequence[str]:
        """Return the plans of the workspace that are not listed."""
        found = self._raw.execute(
            "SELECT id FROM plan WHERE deleted = 0 AND id NOT IN (SELECT plan_id FROM list_plan)"
        )
        return [plan_id for (plan_id,) in found]

    def straighten(self) -> None:
        """Give all that are listed fresh ranks."""
        known = self.all()
        for plan in self.in_order():
            if plan.id in known and plan.rank != known[plan.id].rank:
                self.put(replace(plan, n=known[plan.id].n))

    def own(self) -> ListedPlan:
        """Return what stands for the tasks of no plan."""
        return self.get("") or self.put(_OWN)

    def in_order(self) -> Sequence[ListedPlan]:
        """Return all plans of the workspace, listed or not, with fresh ranks."""
        found = self._raw.execute(
            "SELECT id, first_year, subject, tracked FROM plan WHERE deleted = 0"
        )
        plans = sorted((ListedPlan(*row) for row in found), key=lambda plan: plan.order)
        return [replace(plan, rank=place * STEP) for place, plan in enumerate(plans)]

    def update(self, head: Row) -> tuple[ListedPlan, bool]:
        """Take a plan's row; return the plan and whether all its tasks must be listed anew."""
        before = self.get(head["id"])
        wanted = ListedPlan(
            *(head[name] for name in ("id", "first_year", "subject", "tracked")),
            *((before.rank, before.n) if before else ()),
        )
        if wanted == before:
            return wanted, False
        return self.put(replace(wanted, rank=self._make_room(wanted, new=before is None))), True

    def put(self, plan: ListedPlan) -> ListedPlan:
        """Enter a plan, give its tasks their place; return it with its number."""
        values = (plan.id, plan.year, plan.subject, plan.tracked, plan.rank, plan.n or None)
        self._raw.execute(
            f"INSERT OR REPLACE INTO list_plan ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            values,
        )
        (number,) = self._raw.execute("SELECT last_insert_rowid()").fetchone()
        self._raw.execute(
            "UPDATE list_task SET rank = ? WHERE plan = ? AND rank <> ?",
            (plan.rank, number, plan.rank),
        )
        return replace(plan, n=number)

    def drop(self, plan: ListedPlan) -> None:
        """Take a plan from the list."""
        self._raw.execute("DELETE FROM list_plan WHERE n = ?", (plan.n,))

    def _make_room(self, wanted: ListedPlan, *, new: bool) -> float:
        """Return the rank of a plan among the others, which may have to move."""
        plans = self.all() | {wanted.id: wanted}
        plans.pop("", None)
        order = [plan.id for plan in sorted(plans.values(), key=lambda plan: plan.order)]
        known = {key: plan.rank for key, plan in plans.items() if not new or key != wanted.id}
        ranks = assign_ranks(order, known)
        for key, plan in plans.items():
            if key != wanted.id and ranks[key] != plan.rank:
                self.put(replace(plan, rank=ranks[key]))
        return ranks[wanted.id]


class Words:
    """Numbers of words that many tasks share, so that the list stays narrow."""

    def __init__(self, connection: Connection) -> None:
        self._raw = connection.raw
        self._numbers: dict[str, int] = {}

    def forget(self) -> None:
        """Drop what is kept in memory."""
        self._numbers.clear()

    def number(self, text: str) -> int:
        """Return the number of ``text``, which is entered when it is new."""
        if text not in self._numbers:
            values = (text, stored_key(text))
            self._raw.execute(
                "INSERT OR IGNORE INTO list_word (text, sort_key) VALUES (?, ?)", values
            )
            found = self._raw.execute("SELECT n FROM list_word WHERE text = ?", (text,))
            self._numbers[text] = int(found.fetchone()[0])
        return self._numbers[text]
