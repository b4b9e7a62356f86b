"""Tasks in the workspace file: the facts about them, and the list of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from desktop.domain.outgoing import OutgoingDocument
from desktop.domain.reporting.evaluation import Rules
from desktop.domain.reporting.model import Measurement, Report, ReportDate
from desktop.domain.tracking.lines import line_of
from desktop.domain.tracking.model import (
    Assignment,
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    PlanItem,
    ProgressEntry,
    Reminder,
    SpecialDay,
    TaskMark,
    TaskState,
    Time,
)
from desktop.domain.tracking.query import Order, TaskLine, TaskListing, TaskQuery
from desktop.domain.tracking.states import facts_until
from desktop.domain.tracking.times import times_of
from desktop.domain.tracking.words import URGENCY
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.task_ports import Records, SavedView, Tracked
from desktop.storage import failures, list_order, list_query, list_rows
from desktop.storage import task_records as kept
from desktop.storage.connection import Connection
from desktop.storage.list_index import TaskList
from desktop.storage.list_order import ListOrder
from desktop.storage.list_past import PastDays
from desktop.storage.records import to_json
from desktop.storage.rows import Rows
from desktop.storage.task_facts import FACT_TABLES, NO_FACTS, facts_of
from desktop.storage.task_records import StoredRecords

_PAGE = 200
_ITEMS = """SELECT id, place, item, subject FROM list_task
JOIN list_item USING (n) JOIN list_plan ON list_plan.n = plan
WHERE id IN (SELECT value FROM json_each(?))"""
_FOUND = """SELECT id, {state}, {sorted}, {parted} FROM {tasks} AS task WHERE {where}
ORDER BY rank, place"""
_COUNTS = """SELECT plan_id, sum({state} IN (SELECT value FROM json_each(:places))), count(*)
FROM {tasks} AS task JOIN list_plan ON list_plan.n = plan
WHERE task.tracked = 1 GROUP BY plan"""
_AREAS = """SELECT text FROM list_task JOIN list_word ON list_word.n = area
WHERE tracked = 1 ORDER BY rank, place"""
_TIMES = """SELECT id, label, start, list_time.due, planned_due, list_time.done_on, dropped, fact_id
FROM {times} AS list_time JOIN (SELECT * FROM {tasks} AS task WHERE {where}) AS task USING (n)
WHERE list_time.due BETWEEN :first AND :last
ORDER BY list_time.due, rank, task.place, list_time.place"""

_ROWS_OF = " UNION ALL ".join(
    f"SELECT id FROM {table} WHERE task_id = :task"  # noqa: S608
    for table in sorted(FACT_TABLES - {kept.MARKS.table.name})
)


class StoredTasks:
    """Implements ``TaskStore``."""

    def __init__(self, connection: Connection, rows: Rows, index: TaskList) -> None:
        self._connection = connection
        self._rows = rows
        self._list = index
        self._order = ListOrder(connection, index)
        self._past = PastDays(connection, rows, index)
        self.marks: Records[TaskMark] = StoredRecords(rows, kept.MARKS)
        self.occurrences: Records[OccurrenceFact] = StoredRecords(rows, kept.OCCURRENCES)
        self.progress: Records[ProgressEntry] = StoredRecords(rows, kept.PROGRESS)
        self.assignments: Records[Assignment] = StoredRecords(rows, kept.ASSIGNMENTS)
        self.evidence: Records[Evidence] = StoredRecords(rows, kept.EVIDENCE)
        self.evidence_links: Records[EvidenceLink] = StoredRecords(rows, kept.EVIDENCE_LINKS)
        self.reminders: Records[Reminder] = StoredRecords(rows, kept.REMINDERS)
        self.own: Records[PlanItem] = kept.own_tasks(rows)
        self.special_days: Records[SpecialDay] = StoredRecords(rows, kept.SPECIAL_DAYS)
        self.views: Records[SavedView] = StoredRecords(rows, kept.VIEWS)
        self.outgoing: Records[OutgoingDocument] = StoredRecords(rows, kept.OUTGOING)
        self.report_dates: Records[ReportDate] = StoredRecords(rows, kept.REPORT_DATES)
        self.reports: Records[Report] = StoredRecords(rows, kept.REPORTS)
        self.measurements: Records[Measurement] = StoredRecords(rows, kept.MEASUREMENTS)
        self.evaluation_rules: Records[Rules] = StoredRecords(rows, kept.EVALUATION_RULES)

    def find(self, query: TaskQuery, order: Order, today: dt.date) -> TaskListing:
        """Return the keys of the tasks that ``query`` asks for, in order."""
        source = self._past.on_day(today)
        where, values = list_query.filtered(query, today)
        sql = _FOUND.format(
            state=list_query.STATE,
            sorted=list_order.SORTED[order.key],
            parted=list_order.PARTED[order.group],
            tasks=source.tasks,
            where=where,
        )
        found = self._connection.query(sql, values)
        with failures.readable():
            return self._order.arranged(found, order, today)

    def lines(self, keys: Sequence[str], today: dt.date) -> Sequence[TaskLine]:
        """Return the lines of these tasks, in the order of ``keys``; unknown keys are left out."""
        return [tracked.line for tracked in self.tracked(keys, today)]

    def item(self, key: str) -> PlanItem:
        """Return the task; refuses an unknown key.

        The beginning of a key is enough when only one task has it.
        """
        self._list.ensure()
        found = self._connection.query(
            "SELECT id FROM list_task WHERE id >= :key AND substr(id, 1, length(:key)) = :key "
            "ORDER BY id LIMIT 2",
            {"key": key},
        )
        if not key or not found or (len(found) > 1 and found[0][0] != key):
            raise _unknown(key, several=len(found) > 1 and bool(key))
        (item, _subject) = self._items([found[0][0]])[found[0][0]]
        return item

    def rows_of(self, key: str) -> Sequence[str]:
        """Return the keys of all rows that ever told of a task, removed ones included."""
        found = self._connection.query(_ROWS_OF, {"task": key})
        return [key, *(row_id for (row_id,) in found)]

    def tracked(self, keys: Sequence[str], today: dt.date) -> Iterator[Tracked]:
        """Yield the tasks with all that is known of them, in the order of ``keys``."""
        self._list.ensure()
        for start in range(0, len(keys), _PAGE):
            page = keys[start : start + _PAGE]
            items, facts = self._items(page), facts_of(self._rows, page)
            for key in page:
                if key in items:
                    item, subject = items[key]
                    known = facts_until(facts[key], today) if key in facts else NO_FACTS
                    times = times_of(item, known, self._list.calendar)
                    line = line_of(item, known, times, self._list.profile, subject, today)
                    yield Tracked(item, known, times, line)

    def times_between(
        self, first: dt.date, last: dt.date, query: TaskQuery, today: dt.date
    ) -> Sequence[tuple[str, Time]]:
        """Return the times due from ``first`` to ``last`` with the keys of their tasks, by day."""
        source = self._past.on_day(today)
        where, values = list_query.filtered(query, today)
        sql = _TIMES.format(times=source.times, tasks=source.tasks, where=where)
        days = {"first": first.isoformat(), "last": last.isoformat()}
        with failures.readable():
            return [
                (key, list_rows.time_of(time))
                for key, *time in self._connection.query(sql, {**values, **days})
            ]

    def plan_counts(
        self, states: Collection[TaskState], today: dt.date
    ) -> Mapping[str, tuple[int, int]]:
        """Return how many tasks of each followed plan are in ``states``, and how many it has."""
        source = self._past.on_day(today)
        places = {"places": to_json([URGENCY.index(state) for state in states])}
        sql = _COUNTS.format(state=list_query.STATE, tasks=source.tasks)
        found = self._connection.query(sql, {**places, "today": today.isoformat()})
        return {key: (reached, count) for key, reached, count in found}

    def areas(self) -> Sequence[str]:
        """Return the content areas that occur, in the order of the plans."""
        self._list.ensure()
        found = dict.fromkeys(area for (area,) in self._connection.query(_AREAS))
        return [area for area in found if area]

    def listed(self) -> float:
        """Return how much of the list of all tasks is made, 1 when it can be asked at once."""
        return self._list.share()

    def list_more(self) -> float:
        """Make some more of the list where it is out of date; return how much is made then."""
        return self._list.make_some()

    def _items(self, keys: Sequence[str]) -> Mapping[str, tuple[PlanItem, str]]:
        found = self._connection.query(_ITEMS, (to_json(list(keys)),))
        with failures.readable():
            return {
                key: (self._list.read_item(place, text), subject)
                for key, place, text, subject in found
            }


def _unknown(key: str, *, several: bool) -> Refused:
    if several:
        return Refused(_("Mã “{id}” trùng với nhiều nhiệm vụ, hãy ghi mã đầy đủ.").format(id=key))
    return Refused(
        _("Không có nhiệm vụ nào có mã “{id}”.").format(id=key),
        advice=_("Hãy chọn một nhiệm vụ trong danh sách."),
    )
