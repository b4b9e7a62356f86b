"""Everything that is kept about tasks and reports, kind by kind: a table of what is where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from desktop.domain.outgoing import OutgoingDocument, OutgoingStatus, Purpose
from desktop.domain.reporting.evaluation import Rules
from desktop.domain.reporting.model import (
    Measurement,
    Period,
    Report,
    ReportDate,
    ReportStatus,
)
from desktop.domain.schedule import Occurrence
from desktop.domain.tracking.model import (
    AcceptedSchedule,
    Assignee,
    AssigneeKind,
    Assignment,
    DayKind,
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    Origin,
    Part,
    PlanItem,
    ProgressEntry,
    Reminder,
    ReminderWay,
    SourceDocument,
    SpecialDay,
    TaskMark,
    TaskState,
)
from desktop.domain.tracking.query import DueSpan, GroupBy, Order, SortKey, TaskQuery
from desktop.services.outcome import Kind
from desktop.services.task_ports import SavedView
from desktop.storage import tables
from desktop.storage.records import (
    DATE,
    MAPPING,
    REAL,
    WORDS,
    Codec,
    Record,
    enum,
    nested,
    optional,
    with_defaults,
)
from desktop.storage.rows import Rows
from desktop.storage.tables import Table

Item = TypeVar("Item")

_WORD_SET = Codec(sorted, frozenset)
_STATES = Codec(
    lambda states: sorted(state.value for state in states),
    lambda values: frozenset(map(TaskState, values)),
)
_OCCURRENCE = Record(Occurrence, {"start": DATE, "due": DATE})
_OCCURRENCES = Codec(
    lambda items: [_OCCURRENCE.row(item) for item in items],
    lambda rows: tuple(map(_OCCURRENCE.item, rows)),
)
_SCHEDULE = nested(Record(AcceptedSchedule, {"occurrences": _OCCURRENCES}))
_ASSIGNEE = nested(Record(Assignee, {"kind": enum(AssigneeKind)}))
SOURCE = nested(Record(SourceDocument, {"date": DATE}))
_PERIOD = enum(Period)
_REAL = optional(REAL)
_DAYS = ("due_from", "due_to", "done_from", "done_to")
_QUERY = with_defaults(
    Record(
        TaskQuery,
        {
            **dict.fromkeys(("assignees", "plans", "areas"), _WORD_SET),
            **dict.fromkeys(_DAYS, DATE),
            "part": optional(enum(Part)),
            "span": optional(enum(DueSpan)),
            "states": _STATES,
        },
    ),
    TaskQuery(),
)
_ORDER = with_defaults(Record(Order, {"key": enum(SortKey), "group": enum(GroupBy)}), Order())

ITEM = Record(
    PlanItem,
    {"products": WORDS, "lead": WORDS, "cooperate": WORDS, "source": SOURCE},
    skip=("plan_id", "origin"),
)
"""A task by hand; of its plan and its origin nothing need be kept."""


@dataclass(frozen=True, slots=True)
class Keeping(Generic[Item]):
    """Where rows of one kind are kept, and how."""

    table: Table
    record: Record[Item]


MARKS = Keeping(
    tables.TASK_MARK,
    Record(
        TaskMark,
        {"schedule": _SCHEDULE, "event_date": DATE, "dropped_on": DATE, "source": SOURCE},
        key="task_id",
    ),
)
OCCURRENCES = Keeping(
    tables.OCCURRENCE,
    Record(OccurrenceFact, {"due": DATE, "done_on": DATE, "extended_to": DATE}),
)
PROGRESS = Keeping(tables.PROGRESS, Record(ProgressEntry, {"on": DATE}))
ASSIGNMENTS = Keeping(
    tables.ASSIGNMENT,
    Record(
        Assignment,
        {"part": enum(Part), "assignee": _ASSIGNEE, "valid_from": DATE, "valid_to": DATE},
    ),
)
EVIDENCE = Keeping(tables.EVIDENCE, Record(Evidence, {"date": DATE}))
EVIDENCE_LINKS = Keeping(tables.EVIDENCE_LINK, Record(EvidenceLink))
REMINDERS = Keeping(tables.REMINDER, Record(Reminder, {"on": DATE, "way": enum(ReminderWay)}))
OWN = Keeping(tables.OWN_TASK, ITEM)
SPECIAL_DAYS = Keeping(
    tables.SPECIAL_DAY, Record(SpecialDay, {"date": DATE, "kind": enum(DayKind)})
)
VIEWS = Keeping(tables.SAVED_VIEW, Record(SavedView, {"query": _QUERY, "order": _ORDER}))
OUTGOING = Keeping(
    tables.OUTGOING,
    Record(
        OutgoingDocument,
        {
            "purpose": enum(Purpose),
            "status": enum(OutgoingStatus),
            "made_on": DATE,
            "date": DATE,
            "about": WORDS,
        },
    ),
)
REPORT_DATES = Keeping(
    tables.REPORT_DATE,
    Record(
        ReportDate,
        {"period": _PERIOD, **dict.fromkeys(("due", "data_from", "data_to", "sent_on"), DATE)},
    ),
)
REPORTS = Keeping(
    tables.REPORT,
    Record(
        Report,
        {
            "period": _PERIOD,
            "status": enum(ReportStatus),
            "sections": MAPPING,
            **dict.fromkeys(("data_from", "data_to", "date", "frozen_on"), DATE),
        },
    ),
)
EVALUATION_RULES = Keeping(
    tables.EVALUATION_RULES,
    Record(
        Rules,
        dict.fromkeys(("quantity", "quality", "progress", "points", "late_deduction"), REAL),
    ),
)
MEASUREMENTS = Keeping(
    tables.MEASUREMENT,
    Record(
        Measurement,
        {
            "period": _PERIOD,
            "value": REAL,
            "numerator": _REAL,
            "denominator": _REAL,
            "on": DATE,
        },
    ),
)


class StoredRecords(Generic[Item]):
    """Implements ``Records`` for one kind."""

    def __init__(self, rows: Rows, keeping: Keeping[Item], **fixed: object) -> None:
        """Join the rows with how they are kept; ``fixed`` are fields that all items share."""
        self._rows = rows
        self._table = keeping.table
        self._record = keeping.record
        self._fixed = fixed

    def get(self, key: str) -> Item | None:
        """Return the row, None when there is none."""
        row = self._rows.get(self._table, key)
        return None if row is None else self._record.item(row, **self._fixed)

    def list(self, field: str = "", value: str = "") -> Sequence[Item]:
        """Return all rows, or those whose ``field`` (a key of another row) is ``value``."""
        column = self._record.column(field) if field else ""
        found = self._rows.read(self._table, column, value).values()
        return [self._record.item(row, **self._fixed) for row in found]

    def put(self, *items: Item) -> frozenset[Kind]:
        """Add or change rows; return the kinds of thing that changed."""
        kinds: frozenset[Kind] = frozenset()
        for item in items:
            kinds |= self._rows.put(self._table, self._row(item))
        return kinds

    def remove(self, *keys: str) -> frozenset[Kind]:
        """Mark rows as deleted; return the kinds of thing that changed."""
        kinds: frozenset[Kind] = frozenset()
        for key in keys:
            kinds |= self._rows.remove(self._table, key)
        return kinds

    def _row(self, item: Item) -> dict[str, Any]:
        for name, value in self._fixed.items():
            if getattr(item, name) != value:
                raise ValueError(f"{self._table.name}: {name} is always {value!r}")
        return self._record.row(item)


def own_tasks(rows: Rows) -> StoredRecords[PlanItem]:
    """Return the tasks entered by hand, which belong to no plan."""
    return StoredRecords(rows, OWN, plan_id="", origin=Origin.OWN)
