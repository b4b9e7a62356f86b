"""Rows that an older version of the program packed: columns that came later take their defaults."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop.domain.exchange.model import RowState
from desktop.storage import engine
from desktop.storage.tables import TABLES


class OlderRows:
    """Knows the defaults with which a step of the schema added columns to older files.

    A packed row gets what the same row got when its file was brought to this version, so that
    both say the same when they meet.
    """

    def __init__(self, raw: engine.Connection) -> None:
        self._raw = raw
        self._defaults: dict[str, dict[str, Any]] = {}

    def completed(self, state: RowState) -> RowState:
        """Return a row with the columns that it lacks; those without a default stay missing."""
        if state.content is None or state.table not in TABLES:
            return state
        return replace(state, content={**self._defaults_of(state.table), **state.content})

    def _defaults_of(self, table: str) -> dict[str, Any]:
        if table not in self._defaults:
            name = TABLES[table].name
            columns = TABLES[table].columns
            found = self._raw.execute(f"PRAGMA table_info({name})").fetchall()
            self._defaults[table] = {
                # The text of a default stands in our own schema, never in data.
                column: self._raw.execute(f"SELECT {default}").fetchone()[0]
                for _n, column, _kind, _needed, default, _key in found
                if default is not None and column in columns
            }
        return self._defaults[table]
