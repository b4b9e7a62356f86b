"""The list of all tasks, kept in step with plans, facts and the office.

It is derived: made anew by a program with other rules, and refreshed inside the transaction of
every step for what that step touched, so that it never tells anything else than the rows do.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from desktop import __version__
from desktop.domain.commune import CommuneProfile
from desktop.domain.tracking.calendar import Holidays, WorkCalendar
from desktop.domain.tracking.items import items_of
from desktop.domain.tracking.model import Origin, Part, PlanItem, TaskFacts
from desktop.domain.tracking.times import times_of
from desktop.i18n import _
from desktop.storage import list_check, list_rows, tables
from desktop.storage.connection import Connection
from desktop.storage.list_parties import Parties, party_of
from desktop.storage.list_plans import ListedPlan, ListedPlans, Words
from desktop.storage.list_titles import Titles
from desktop.storage.list_touched import plans_touched, tasks_touched
from desktop.storage.meta import Meta
from desktop.storage.plans import StoredPlans
from desktop.storage.profile import StoredProfile
from desktop.storage.records import WORDS, Record, enum, to_json
from desktop.storage.rows import Log, Rows
from desktop.storage.sort_keys import stored_key
from desktop.storage.task_facts import NO_FACTS, facts_of
from desktop.storage.task_records import SOURCE, SPECIAL_DAYS, StoredRecords, own_tasks

RULES = 2
"""To be raised when the list keeps something else of a task than before."""

STAMP = f"{__version__}/{RULES}"

_META = "task_list"
_PIECE = 10
"""Plans whose tasks are listed in one transaction when the whole list is made anew."""

MANY = 20_000
"""Rows of one step above which all is listed anew, which then takes less time."""

_ITEM = Record(
    PlanItem,
    {
        "origin": enum(Origin),
        "products": WORDS,
        "lead": WORDS,
        "cooperate": WORDS,
        "source": SOURCE,
    },
    skip=("order",),
)
_COLUMNS = (
    *("rank", "place", "n", "id", "plan", "title", "tracked", "first_year", "last_year"),
    *(
        "area",
        "time",
        "lead",
        "cooperate",
        "base",
        "started_from",
        "soon_from",
        "overdue_from",
        "due",
        "done_on",
    ),
    *("percent", "undated", "continuous", "bare", "reminded", "known_until"),
)
_PUT_TASK = (
    f"INSERT OR REPLACE INTO list_task ({', '.join(_COLUMNS)}) "  # noqa: S608
    f"VALUES ({', '.join(':' + name for name in _COLUMNS)})"
)
_DETAILS = ("list_text", "list_item", "list_time")
_PEOPLE = frozenset(table.name for table in (tables.COMMUNE, tables.UNIT, tables.OFFICER))
_AMONG = "id IN (SELECT value FROM json_each(?))"
_SHARED = (
    "list_plan",
    "list_title",
    "list_word",
    "list_party",
    "list_party_span",
    "list_party_ref",
)
KNOWN = """SELECT id, n, place, item FROM list_task
JOIN list_item USING (n) WHERE """
_WAITING = "SELECT id FROM task_mark WHERE event_date IS NOT NULL AND deleted = 0"


class _TakenBackError(Exception):
    """Ends a transaction whose writes are not wanted."""


class TaskList:
    """Keeps the list; implements ``Follower``.

    Attributes:
        version: Grows with every transaction.
    """

    def __init__(
        self,
        connection: Connection,
        rows: Rows,
        plans: StoredPlans,
        profile: StoredProfile,
        holidays: Holidays,
    ) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._rows = rows
        self._meta = Meta(connection.raw)
        self._plans = plans
        self._stored_profile = profile
        self._holidays = holidays
        self._parties = Parties(connection)
        self._listed = ListedPlans(connection)
        self._words = Words(connection)
        self._titles = Titles(connection)
        self._own = own_tasks(rows)
        self._special_days = StoredRecords(rows, SPECIAL_DAYS)
        self._profile: CommuneProfile | None = None
        self._calendar: WorkCalendar | None = None
        self._waiting: list[ListedPlan] | None = None
        self._all = 1
        self.version = 0

    # what others of this package need for their own reckoning

    @property
    def profile(self) -> CommuneProfile:
        """The office; one without units in a workspace that was never set up."""
        if self._profile is None:
            self._profile = self._stored_profile.get() or list_rows.NOBODY
        return self._profile

    @property
    def calendar(self) -> WorkCalendar:
        """The working days."""
        if self._calendar is None:
            self._calendar = WorkCalendar(self._special_days.list(), self._holidays)
        return self._calendar

    def read_item(self, place: int, text: str) -> PlanItem:
        """Return the task that the list keeps as ``text``."""
        return _ITEM.item(json.loads(text), order=place)

    def plan_titles(self) -> Mapping[int, tuple[str, str]]:
        """Return keys and subjects of the plans by number, in their order; no plan comes last."""
        outside = _("Nhiệm vụ ngoài kế hoạch")
        plans = self._listed.all().values()
        return {plan.n: (plan.id, plan.subject if plan.id else outside) for plan in plans}

    # the whole list

    def is_current(self) -> bool:
        """Tell whether the list was made by the rules of this program."""
        return self._meta.get(_META) == STAMP

    def share(self) -> float:
        """Return how much of the list is made, 1 when it is current."""
        if self.is_current():
            return 1.0
        return self._listed.count() / self._all if self._waiting is not None else 0.0

    def ensure(self) -> None:
        """Make all of a list that is out of date."""
        while self.make_some() < 1:
            pass

    def make_some(self) -> float:
        """Make some more of a list that is out of date; return how much of it is made then.

        Whatever is written in between is listed too. A cut leaves it out of date, and it is begun
        again before it is next looked at.
        """
        if self.is_current():
            return 1.0
        try:
            if self._waiting is None:
                self._begin()
            elif self._waiting:
                self._list_some(self._waiting)
            else:
                self._finish()
        except BaseException:
            self._waiting = None
            self._titles.forget()
            raise
        return self.share()

    def make_anew(self) -> None:
        """Make the list anew, whatever it says."""
        self._stop()
        self.ensure()

    def faults(self) -> Sequence[str]:
        """Tell when the list is not what its rules make of the rows; nothing is changed."""
        if not self.is_current():
            return []
        listed = list_check.content(self._raw)
        with suppress(_TakenBackError), self._connection.atomic():
            self.make_anew()
            fresh = list_check.content(self._raw)
            raise _TakenBackError
        self.forget()
        if listed == fresh:
            return []
        return [_("Danh sách nhiệm vụ không khớp với nội dung các kế hoạch.")]

    def _stop(self) -> None:
        """Let the list be begun anew before it is next looked at."""
        self._meta.set(**{_META: ""})
        self._waiting = None

    def _begin(self) -> None:
        with self._connection.atomic():
            self._clear()
        self._waiting = list(self._listed.in_order())
        # Besides them there are the tasks of no plan, and the end.
        self._all = len(self._waiting) + 2

    def _list_some(self, waiting: list[ListedPlan]) -> None:
        with self._connection.atomic():
            for plan in waiting[:_PIECE]:
                self._put(items_of(self._plans.get(plan.id)), self._listed.put(plan))
        del waiting[:_PIECE]

    def _finish(self) -> None:
        """List what was added or changed before its turn came, and the tasks of no plan."""
        with self._connection.atomic():
            for plan_id in self._listed.missing():
                self._refresh_plan(plan_id)
            self._listed.straighten()
            self._put(self._own.list(), self._listed.own())
            self._titles.deal()
            self._meta.set(**{_META: STAMP})
        self._waiting = None

    def _clear(self) -> None:
        self.forget()
        self._titles.gather()
        for name in (*_DETAILS, "list_task", *_SHARED):
            self._raw.execute(f"DELETE FROM {name}")  # noqa: S608

    # following the steps

    def forget(self) -> None:
        """Drop what is kept in memory of the office and the calendar."""
        self._profile = self._calendar = None
        self._parties.forget()
        self._words.forget()
        self.version += 1

    def follow(self, log: Log) -> None:
        """Refresh what the written rows touch; a list out of date is left alone.

        After very many rows, as a package brings them, the list is made anew when it is next
        looked at.
        """
        self.forget()
        if self._waiting is None and not self.is_current():
            return
        if len(log) > MANY:
            self._stop()
            return
        names = {table for table, _key in log}
        if names & _PEOPLE:
            self._parties.refresh(self.profile)
        for plan_id in sorted(plans_touched(log) - self._put_off(log)):
            self._refresh_plan(plan_id)
        self._refresh_own([key for table, key in log if table == tables.OWN_TASK.name])
        touched = tasks_touched(log)
        if tables.SPECIAL_DAY.name in names:
            touched |= {key for (key,) in self._raw.execute(_WAITING)}
        self._refresh_facts(touched)

    def _put_off(self, log: Log) -> set[str]:
        """Return the plans that a list in the making has not come to; they are its last ones."""
        if self._waiting is None:
            return set()
        unlisted = {key for key in plans_touched(log) if self._listed.get(key) is None}
        self._waiting = [plan for plan in self._waiting if plan.id not in unlisted]
        return unlisted

    def _refresh_plan(self, plan_id: str) -> None:
        """List the tasks of a plan again, those whose words differ; drop the others."""
        head = self._rows.get(tables.PLAN, plan_id)
        listed = self._listed.get(plan_id)
        known = self._known("plan = ?", listed.n) if listed else {}
        if head is None:
            self._drop(n for n, _place, _text in known.values())
            if listed:
                self._listed.drop(listed)
            return
        plan, is_new = self._listed.update(head)
        items = {item.id: item for item in items_of(self._plans.get(plan_id))}
        self._drop(n for key, (n, _place, _text) in known.items() if key not in items)
        same = {key for key, item in items.items() if key in known and _text(item) == known[key][2]}
        self._raw.executemany(
            "UPDATE list_task SET place = ? WHERE n = ?",
            [
                (items[key].order, known[key][0])
                for key in same
                if items[key].order != known[key][1] and not is_new
            ],
        )
        self._put([item for key, item in items.items() if is_new or key not in same], plan)

    def _refresh_own(self, keys: Collection[str]) -> None:
        found = {key: self._own.get(key) for key in keys}
        self._put([item for item in found.values() if item], self._listed.own())
        gone = to_json([key for key, item in found.items() if item is None])
        self._drop(n for n, _place, _text in self._known(_AMONG, gone).values())

    def _refresh_facts(self, keys: Collection[str]) -> None:
        """List tasks again whose words stayed the same."""
        plans: dict[str, list[PlanItem]] = {}
        for _n, place, text in self._known(_AMONG, to_json(sorted(keys))).values():
            item = self.read_item(place, text)
            plans.setdefault(item.plan_id, []).append(item)
        for plan_id, items in plans.items():
            self._put(items, self._listed.get(plan_id) or self._listed.own())

    # writing

    def _known(self, where: str, value: str | int) -> dict[str, tuple[int, int, str]]:
        found = self._raw.execute(KNOWN + where, (value,))
        return {key: (n, place, text) for key, n, place, text in found}

    def _drop(self, numbers: Iterable[int]) -> None:
        gone = [(number,) for number in numbers]
        for name in (*_DETAILS, "list_task"):
            self._raw.executemany(f"DELETE FROM {name} WHERE n = ?", gone)  # noqa: S608

    def _put(self, items: Iterable[PlanItem], plan: ListedPlan) -> None:
        """List tasks of one plan, known ones in place of what was listed."""
        wanted = {item.id: item for item in items}
        if not wanted:
            return
        facts = facts_of(self._rows, wanted)
        numbers = self._numbers(wanted)
        keys = {key: stored_key(item.title) for key, item in wanted.items()}
        titles = self._titles.places(keys.values())
        tasks: list[dict[str, object]] = []
        texts: list[tuple[object, ...]] = []
        words: list[tuple[object, ...]] = []
        times: list[tuple[object, ...]] = []
        for key, item in wanted.items():
            known, n = facts.get(key, NO_FACTS), numbers[key]
            found = times_of(item, known, self.calendar)
            computed = list_rows.computed_columns(item, known, found)
            columns = {**self._columns(item, known, plan), **computed}
            tasks.append(columns | {"n": n, "title": titles[keys[key]]})
            texts.append((n, list_rows.folded_text(item, known, plan.subject)))
            words.append((n, _text(item)))
            times.extend((n, *values) for values in list_rows.time_rows(found))
        self._raw.executemany(_PUT_TASK, tasks)
        self._raw.executemany("DELETE FROM list_time WHERE n = ?", [(n,) for n in numbers.values()])
        self._raw.executemany("INSERT OR REPLACE INTO list_text VALUES (?, ?)", texts)
        self._raw.executemany("INSERT OR REPLACE INTO list_item VALUES (?, ?)", words)
        self._raw.executemany("INSERT INTO list_time VALUES (?,?,?,?,?,?,?,?,?)", times)

    def _columns(self, item: PlanItem, facts: TaskFacts, plan: ListedPlan) -> dict[str, Any]:
        parties = {
            part.value: self._parties.number(party_of(item, facts, part), self.profile)
            for part in Part
        }
        return {
            **list_rows.worded_columns(item),
            **parties,
            "area": self._words.number(item.area),
            "time": self._words.number(item.time),
            "plan": plan.n,
            "rank": plan.rank,
            "tracked": plan.tracked,
        }

    def _numbers(self, keys: Mapping[str, object]) -> dict[str, int]:
        """Return the numbers of tasks in the list; new ones come after all."""
        asked = f"SELECT id, n FROM list_task WHERE {_AMONG}"  # noqa: S608
        known = dict(self._raw.execute(asked, (to_json(list(keys)),)).fetchall())
        (last,) = self._raw.execute("SELECT coalesce(max(n), 0) FROM list_task").fetchone()
        for key in keys:
            if key not in known:
                last += 1
                known[key] = last
        return known


def _text(item: PlanItem) -> str:
    return to_json(_ITEM.row(item))
