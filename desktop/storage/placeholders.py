"""Deleted rows that were never seen alive, but to which other rows may point."""

from __future__ import annotations

from typing import Any

from desktop.domain.exchange.model import RowState
from desktop.storage import engine
from desktop.storage.tables import COMMUNE, EVIDENCE, PLAN, TASK_TABLE, UNIT, Table

_FILLING: dict[str, dict[str, Any]] = {
    COMMUNE.name: {"kind": "xã", "era": "two-level"},
    UNIT.name: {"rank": 0.0, "aliases": "[]", "valid_from": None, "valid_to": None},
    PLAN.name: {
        **{"kind": "other", "status": "Nháp", "recipients": "[]", "tracked": 1},
        **{"first_year": 0, "last_year": 0, "changed_order": 0},
        **{"date": None, "issuer": None, "signing": None, "changed_at": ""},
    },
    TASK_TABLE.name: {"placement": "in_text", "numbering": "continuous", "columns": "[]"},
    EVIDENCE.name: {"file_size": 0, "date": None},
}
"""For each table to which others point, what a row must hold; other columns are empty."""


class Placeholders:
    """Writes rows that are marked as deleted from the first and are never shown."""

    def __init__(self, raw: engine.Connection) -> None:
        self._raw = raw

    def put(self, table: Table, state: RowState) -> None:
        """Give rows that point to a deleted row something to point to."""
        filling = _FILLING.get(table.name)
        if filling is None:
            return
        row: dict[str, Any] = dict.fromkeys(table.columns, "")
        row |= {**filling, "id": state.id, "owner": state.owner, "revision": 1, "deleted": 1}
        if table is TASK_TABLE:
            row["plan_id"] = state.id
        names = ", ".join(f'"{name}"' for name in row)
        self._raw.execute(
            f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(row))}) "  # noqa: S608
            "ON CONFLICT (id) DO NOTHING",
            list(row.values()),
        )
