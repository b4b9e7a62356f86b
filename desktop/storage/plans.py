"""Plans in the workspace file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.domain.facts import ReportDue
from desktop.domain.letterheads import unit_name
from desktop.domain.plan import Plan, PlanKind, PlanStatus
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import PlanSummary, ProfileRepository
from desktop.storage import failures
from desktop.storage.connection import Connection
from desktop.storage.plan_rows import (
    CHILD_TABLES,
    assemble,
    child_rows,
    head_row,
    issuer_of,
    table_head_row,
    years_of,
)
from desktop.storage.records import Row
from desktop.storage.rows import Rows
from desktop.storage.tables import PLAN, TASK_TABLE, Table

_SHOWN = (
    *("id", "kind", "subject", "first_year", "last_year", "number", "symbol", "status", "issuer"),
    "changed_at",
)
_TASK_COUNT = """(
    SELECT count(*) FROM table_row
    WHERE table_row.plan_id = plan.id AND table_row.kind = 'task' AND table_row.deleted = 0)
FROM plan WHERE deleted = 0 ORDER BY changed_order DESC"""

_REPORT_DUES = """SELECT report_due.id, period, "to", due FROM report_due
JOIN plan ON plan.id = plan_id
WHERE plan.deleted = 0 AND report_due.deleted = 0 AND plan.tracked = 1
AND ? BETWEEN first_year AND last_year ORDER BY plan_id, report_due.rank"""


class StoredPlans:
    """Implements ``PlanRepository``."""

    def __init__(self, connection: Connection, rows: Rows, profile: ProfileRepository) -> None:
        self._connection = connection
        self._rows = rows
        self._profile = profile

    def get(self, plan_id: str) -> Plan:
        """Return the plan; raise ``Refused`` when there is none."""
        head = self._rows.get(PLAN, plan_id)
        if head is None:
            raise _unknown(plan_id)
        children = {table.name: self._children(table, plan_id).values() for table in CHILD_TABLES}
        return assemble(head, self._rows.get(TASK_TABLE, plan_id), children)

    def list(self) -> Sequence[PlanSummary]:
        """Return all plans, the last changed first."""
        own = self._own_name()
        found = self._connection.query(f"SELECT {', '.join(_SHOWN)}, {_TASK_COUNT}")
        return [
            _summary(dict(zip((*_SHOWN, "task_count"), values, strict=True)), own)
            for values in found
        ]

    def report_dues(self, year: int) -> Sequence[ReportDue]:
        """Return the reports that the followed plans of a year ask for, the first made first."""
        found = self._connection.query(_REPORT_DUES, (year,))
        return [ReportDue(*values) for values in found]

    def save(self, plan: Plan) -> frozenset[Kind]:
        """Write only the rows that differ; return the kinds of thing that changed."""
        kinds = self._rows.put(PLAN, head_row(plan))
        table_head = self._rows.read(TASK_TABLE, "id", plan.id)
        kinds |= self._rows.sync(TASK_TABLE, table_head, table_head_row(plan))
        for table in CHILD_TABLES:
            stored = self._children(table, plan.id)
            kinds |= self._rows.sync(table, stored, child_rows(plan, table, stored))
        return kinds

    def delete(self, plan_id: str) -> None:
        """Mark the plan as deleted; its rows stay and come back with it."""
        if not self._rows.remove(PLAN, plan_id):
            raise _unknown(plan_id)

    def _children(self, table: Table, plan_id: str) -> dict[str, Row]:
        return self._rows.read(table, "plan_id", plan_id)

    def _own_name(self) -> str:
        profile = self._profile.get()
        return "" if profile is None else unit_name(profile.issuer)


def _summary(row: Row, own_name: str) -> PlanSummary:
    with failures.readable():
        return _readable_summary(row, own_name)


def _readable_summary(row: Row, own_name: str) -> PlanSummary:
    issuer = issuer_of(row)
    return PlanSummary(
        id=row["id"],
        kind=PlanKind(row["kind"]),
        subject=row["subject"],
        years=years_of(row),
        number=row["number"],
        symbol=row["symbol"],
        status=PlanStatus(row["status"]),
        issuer_name=own_name if issuer is None else unit_name(issuer),
        task_count=row["task_count"],
        changed_at=datetime.fromisoformat(row["changed_at"]),
    )


def _unknown(plan_id: str) -> Refused:
    return Refused(
        _("Không có kế hoạch mang mã {id}.").format(id=plan_id),
        advice=_("Hãy chọn một kế hoạch trong danh sách."),
    )
