"""The tables whose rows travel: their columns, and what a screen shows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.services.outcome import Kind
from desktop.storage.records import Row


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows that are logged in the history.

    Attributes:
        name: Name of the table.
        columns: Columns with content, ``id`` first.
        kinds: Kinds of thing that its rows show on screens.
        column_kinds: For single columns, the kinds to use in place of ``kinds``.
        plan: Column that names the plan to which a row belongs, empty when none.
    """

    name: str
    columns: tuple[str, ...]
    kinds: frozenset[Kind]
    column_kinds: Mapping[str, frozenset[Kind]] = field(default_factory=dict, hash=False)
    plan: str = ""

    def kinds_between(self, before: Row | None, after: Row | None) -> frozenset[Kind]:
        """Return the kinds that differ between two states of a row."""
        if not self.column_kinds:
            return self.kinds
        old, new = before or {}, after or {}
        names = (name for name in self.columns if old.get(name) != new.get(name))
        return frozenset().union(*(self.column_kinds.get(name, self.kinds) for name in names))


def _child(name: str, columns: str, *kinds: Kind) -> Table:
    names = ("id", "plan_id", "rank", *columns.split())
    return Table(name, names, frozenset({*kinds, Kind.PLANS}), plan="plan_id")


COMMUNE = Table(
    "commune",
    ("id", "kind", "name", "place", "era", "standing_unit", "filing_code"),
    frozenset({Kind.PROFILE}),
)
SUPERIOR = Table(
    "superior",
    ("id", "commune_id", "level", "name", "valid_from", "valid_to"),
    frozenset({Kind.PROFILE}),
)
UNIT = Table(
    "unit",
    ("id", "rank", "name", "short", "fields", "aliases", "valid_from", "valid_to"),
    frozenset({Kind.UNITS}),
)
OFFICER = Table(
    "officer",
    ("id", "rank", "name", "title", "unit_id", "signs", "held_from", "held_to", "aliases"),
    frozenset({Kind.OFFICERS}),
)
LEGAL_DOCUMENT = Table(
    "legal_document",
    ("id", "kind", "number", "subject", "issuer", "date", "expired_on", "replaced_by"),
    frozenset({Kind.LEGAL_LIBRARY}),
)
_IN_TEXT = frozenset({Kind.PLANS, Kind.PLAN_TEXT})
PLAN = Table(
    "plan",
    (
        *("id", "kind", "document_type", "first_year", "last_year", "subject", "number", "symbol"),
        *("date", "status", "opening", "closing", "template_id", "recipients", "issuer", "signing"),
        "tracked",
    ),
    frozenset({Kind.PLANS, Kind.PLAN_HEAD}),
    {
        "opening": _IN_TEXT,
        "closing": _IN_TEXT,
        "tracked": frozenset({Kind.PLANS, Kind.TASKS}),
    },
    plan="id",
)
PLAN_BASIS = _child("plan_basis", "text document_id", Kind.PLAN_HEAD)
BLOCK = _child("block", "kind level text label", Kind.PLAN_TEXT)
TASK_TABLE = Table(
    "task_table",
    ("id", "plan_id", "placement", "numbering", "title", "columns"),
    frozenset({Kind.PLANS, Kind.PLAN_TABLE}),
    plan="plan_id",
)
TABLE_ROW = _child(
    "table_row",
    "kind label budget title depth task objective activity products lead cooperate time",
    Kind.PLAN_TABLE,
)
TARGET = _child("target", "section text comparator value unit by_year", Kind.PLAN_TEXT)
DUTY = _child("duty", "section officer items", Kind.PLAN_TEXT)
REPORT_DUE = _child("report_due", "period to due", Kind.PLAN_TEXT)


def _fact(name: str, columns: str, *kinds: Kind) -> Table:
    return Table(name, ("id", *columns.split()), frozenset(kinds))


TASK_MARK = _fact(
    "task_mark",
    "schedule event_document event_date dropped_on dropped_reason note source",
    Kind.TASKS,
)
OCCURRENCE = _fact(
    "occurrence",
    "task_id label due done_on extended_to extension_reason dropped_reason quality note",
    Kind.TASKS,
)
PROGRESS = _fact("progress", "task_id on percent note difficulty label", Kind.TASKS)
ASSIGNMENT = _fact("assignment", "task_id part assignee valid_from valid_to reason", Kind.TASKS)
EVIDENCE = _fact(
    "evidence", "number date subject issuer file_hash file_name file_size", Kind.EVIDENCE
)
EVIDENCE_LINK = _fact("evidence_link", "evidence_id task_id label place", Kind.EVIDENCE, Kind.TASKS)
REMINDER = _fact("reminder", "task_id on way assignee outgoing_id note", Kind.TASKS)
OWN_TASK = _fact(
    "own_task",
    "order task first_year last_year area objective activity products lead cooperate time budget "
    "source",
    Kind.TASKS,
)
SPECIAL_DAY = _fact("special_day", "date kind name", Kind.CALENDAR, Kind.TASKS)
SAVED_VIEW = _fact("saved_view", "name query order", Kind.VIEWS)
OUTGOING = _fact(
    "outgoing",
    "purpose document_type subject addressee made_on number symbol date status about",
    Kind.OUTGOING,
)
REPORT_DATE = _fact(
    "report_date", "year period recipient due data_from data_to sent_on", Kind.REPORTS
)
REPORT = _fact(
    "report",
    "year period data_from data_to status number symbol date template_id sections figures "
    "frozen_on",
    Kind.REPORTS,
)
MEASUREMENT = _fact(
    "measurement", "target_id year period value numerator denominator source on", Kind.TARGETS
)
EVALUATION_RULES = _fact(
    "evaluation_rules",
    "quantity quality progress points late_deduction unjudged good_from met_from basis",
    Kind.PROFILE,
)

OFFICE_LEVEL = _fact(
    "office_level", "level name agency place contact telephone", Kind.OFFICES, Kind.PROFILE
)
COMMUNE_OFFICE = _fact(
    "commune_office",
    "kind name superior contact telephone valid_from valid_to merged_into workspace_id key",
    Kind.OFFICES,
)
REPORT_PACKAGE = _fact(
    "report_package",
    "office_id workspace_id year period replica_id sequence previous manifest_hash created "
    "received_on key",
    Kind.RECEIVED,
)
OFFICE_NOTE = _fact("office_note", "office_id year subject text on", Kind.RECEIVED)
HAND_FIGURES = _fact("hand_figures", "office_id year period figures source on", Kind.RECEIVED)
REPORT_RETURN = _fact(
    "report_return", "office_id year period package_id remarks new_due on by", Kind.RECEIVED
)
EXPECTED_REPORT = _fact("expected_report", "year period due", Kind.RECEIVED)
SUPERIOR_WORD = _fact(
    "superior_word",
    "year period package_id verdict on office by remarks new_due",
    Kind.REPORTS,
)
CRITERIA_SET = _fact("criteria_set", "title year document items", Kind.RECEIVED)
SCORE_SHEET = _fact("score_sheet", "set_id office_id on lines", Kind.RECEIVED)
SENT_ITEM = _fact("sent_item", "part key version digest", Kind.PACKAGES)
SENT_PACKAGE = _fact("sent_package", "on offices contents by", Kind.PACKAGES)
DOWN_RECEIPT = _fact("down_receipt", "package_id office_id taken_on", Kind.PACKAGES)
PACKAGE_FROM_ABOVE = _fact("package_from_above", "office workspace_id on", Kind.PACKAGES)
ITEM_FROM_ABOVE = _fact(
    "item_from_above",
    "workspace_id part key title version office package_id on content",
    Kind.PACKAGES,
    Kind.TEMPLATES,
)

TABLES = {
    table.name: table
    for table in (
        *(COMMUNE, SUPERIOR, UNIT, OFFICER, LEGAL_DOCUMENT, PLAN, PLAN_BASIS, BLOCK),
        *(TASK_TABLE, TABLE_ROW, TARGET, DUTY, REPORT_DUE),
        *(TASK_MARK, OCCURRENCE, PROGRESS, ASSIGNMENT, EVIDENCE, EVIDENCE_LINK, OUTGOING, REMINDER),
        *(OWN_TASK, SPECIAL_DAY, SAVED_VIEW, REPORT_DATE, REPORT, MEASUREMENT),
        EVALUATION_RULES,
        *(OFFICE_LEVEL, COMMUNE_OFFICE, REPORT_PACKAGE, OFFICE_NOTE, HAND_FIGURES),
        *(REPORT_RETURN, EXPECTED_REPORT, SUPERIOR_WORD),
        *(CRITERIA_SET, SCORE_SHEET, SENT_ITEM, SENT_PACKAGE, DOWN_RECEIPT),
        *(PACKAGE_FROM_ABOVE, ITEM_FROM_ABOVE),
    )
}
"""Every table whose rows are logged, by name; a row's parents stand in tables before its own."""
