"""Which foreign rows may come in: known tables and columns, values that the program can read.

A row with a column that is not known here was made by a newer program and is refused with its
whole package, never cut down: what is cut off would be lost at the next meeting. What single
columns may hold beyond that is held by the CHECKs of the tables when the row is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from desktop.domain.commune import CommuneKind
from desktop.domain.consolidation.down_records import kept_thing
from desktop.domain.eras import Era
from desktop.domain.exchange.model import RowState
from desktop.domain.tracking.model import Origin
from desktop.errors import AppError
from desktop.i18n import _
from desktop.storage import engine, plan_rows, profile, received_records, task_records
from desktop.storage.library import DOCUMENT
from desktop.storage.records import DATE, Row
from desktop.storage.tables import (
    COMMUNE,
    ITEM_FROM_ABOVE,
    LEGAL_DOCUMENT,
    OFFICE_LEVEL,
    SUPERIOR,
    TABLES,
)

Reading = Callable[[Row], object]
"""Reads a row as the program does; raises for what it cannot read."""

_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "REAL": float}


def _commune(row: Row) -> object:
    return CommuneKind(row["kind"]), Era(row["era"])


def _superior(row: Row) -> object:
    return DATE.read(row["valid_from"]), DATE.read(row["valid_to"])


def _from_above(row: Row) -> object:
    """Read a thing of the level above: screens take its record for what its kind says."""
    item = received_records.ITEMS_FROM_ABOVE.record.item(row)
    return kept_thing(item.part, item.content)


def _readings() -> dict[str, Reading]:
    kept = {
        keeping.table.name: keeping.record.item
        for module in (task_records, received_records)
        for keeping in vars(module).values()
        if isinstance(keeping, task_records.Keeping)
    }
    own = partial(task_records.ITEM.item, plan_id="", origin=Origin.OWN)
    return {
        **kept,
        **profile.RECORDS,
        **plan_rows.READINGS,
        task_records.OWN.table.name: own,
        COMMUNE.name: _commune,
        SUPERIOR.name: _superior,
        LEGAL_DOCUMENT.name: DOCUMENT.item,
        OFFICE_LEVEL.name: received_records.LEVEL.item,
        ITEM_FROM_ABOVE.name: _from_above,
    }


class Admission:
    """Judges foreign rows one by one."""

    def __init__(self, raw: engine.Connection) -> None:
        self._raw = raw
        self._readings = _readings()
        self._columns: dict[str, Mapping[str, tuple[type, bool]]] = {}

    def problem_of(self, state: RowState) -> str:
        """Return "" for a row that may come in, else one sentence that says why not."""
        if state.table not in TABLES:
            return _(
                "Gói có dữ liệu “{table}” mà phiên bản này của chương trình chưa biết."
            ).format(table=state.table)
        if state.content is None:
            return ""
        columns = self._columns_of(state.table)
        if state.content.keys() != columns.keys():
            return _("Gói ghi bảng {table} khác với phiên bản này của chương trình.").format(
                table=state.table
            )
        if not all(_fits(state.content[name], *kind) for name, kind in columns.items()):
            return _bad_row(state)
        try:
            self._readings[state.table]({"id": state.id, **state.content})
        except (AppError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return _bad_row(state)
        return ""

    def _columns_of(self, table: str) -> Mapping[str, tuple[type, bool]]:
        """Return type and need of the columns with content, without ``id``."""
        if table not in self._columns:
            found = {
                name: (_TYPES[kind], bool(needed))
                for _n, name, kind, needed, *_rest in self._raw.execute(
                    f"PRAGMA table_info({TABLES[table].name})"
                )
            }
            self._columns[table] = {name: found[name] for name in TABLES[table].columns[1:]}
        return self._columns[table]


def _fits(value: Any, kind: type, needed: bool) -> bool:
    return not needed if value is None else type(value) is kind


def _bad_row(state: RowState) -> str:
    return _("Gói có một dòng của bảng {table} không hợp lệ.").format(table=state.table)
