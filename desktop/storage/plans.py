"""Plans in the workspace file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from desktop.domain.commune import Issuer
from desktop.domain.plan import Plan, PlanKind, PlanStatus
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import PlanSummary
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
from desktop.storage.tables import COMMUNE, PLAN, TASK_TABLE, Table

_SUMMARIES = """SELECT id, kind, subject, first_year, last_year, number, symbol, status, issuer,
    changed_at,
    (SELECT count(*) FROM table_row JOIN task_table ON task_table.id = table_row.plan_id
     WHERE table_row.plan_id = plan.id AND table_row.kind = 'task'
       AND table_row.deleted = 0 AND task_table.deleted = 0) AS task_count
FROM plan WHERE deleted = 0 ORDER BY changed_order DESC"""


class StoredPlans:
    """Implements ``PlanRepository``."""

    def __init__(self, raw: sqlite3.Connection, rows: Rows) -> None:
        self._raw = raw
        self._rows = rows

    def get(self, plan_id: str) -> Plan:
        """Return the plan; raise ``Refused`` when there is none."""
        head = self._rows.get(PLAN, plan_id)
        if head is None:
            raise _unknown(plan_id)
        children = {table.name: self._children(table, plan_id).values() for table in CHILD_TABLES}
        return assemble(head, self._rows.get(TASK_TABLE, plan_id), children)

    def list(self) -> Sequence[PlanSummary]:
        """Return all plans, the last changed first."""
        cursor = self._raw.execute(_SUMMARIES)
        names = [column[0] for column in cursor.description]
        own = self._own_name()
        return [_summary(dict(zip(names, values, strict=True)), own) for values in cursor]

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
        return next(
            (_name(row["kind"], row["name"]) for row in self._rows.read(COMMUNE).values()), ""
        )


def _summary(row: Row, own_name: str) -> PlanSummary:
    issuer = issuer_of(row)
    return PlanSummary(
        id=row["id"],
        kind=PlanKind(row["kind"]),
        subject=row["subject"],
        years=years_of(row),
        number=row["number"],
        symbol=row["symbol"],
        status=PlanStatus(row["status"]),
        issuer_name=own_name if issuer is None else _issuer_name(issuer),
        task_count=row["task_count"],
        changed_at=datetime.fromisoformat(row["changed_at"]),
    )


def _issuer_name(issuer: Issuer) -> str:
    return _name(issuer.kind.value, issuer.name)


def _name(kind: str, name: str) -> str:
    return f"{kind} {name}"


def _unknown(plan_id: str) -> Refused:
    return Refused(
        _("Không có kế hoạch mang mã {id}.").format(id=plan_id),
        advice=_("Hãy chọn một kế hoạch trong danh sách."),
    )
