"""What the rows of a workspace know: their version vectors, and the states kept in a conflict."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.domain.exchange.model import RowKey, RowState
from desktop.domain.exchange.versions import Versions, advanced, joined
from desktop.storage import engine
from desktop.storage.meta import Meta
from desktop.storage.records import Row, to_json
from desktop.storage.tables import TABLES

Change = tuple[Row | None, Row | None]
"""A row before and after a step."""

_AMONG = "(SELECT value FROM json_each(:ids))"
_NOTED = "SELECT row_id, owner, versions FROM row_version WHERE table_name = :table"
_CONFLICTS = "SELECT row_id, owner, versions, content FROM conflict WHERE table_name = :table"
_UNNOTED = """SELECT id, owner, json_object(:replica, revision) FROM {table} AS row
WHERE NOT EXISTS (SELECT 1 FROM row_version WHERE table_name = :table AND row_id = row.id)"""
_PUT = """INSERT INTO row_version (table_name, row_id, owner, versions) VALUES (?, ?, ?, ?)
ON CONFLICT (table_name, row_id) DO UPDATE SET owner = excluded.owner, versions = excluded.versions
"""
_SETTLE = "DELETE FROM conflict WHERE table_name = ? AND row_id = ?"
_KEEP = """INSERT INTO conflict (table_name, row_id, owner, versions, content)
VALUES (?, ?, ?, ?, ?)"""
_LOG = """INSERT INTO step_version (step_id, table_name, row_id, before, after, imported)
VALUES (?, ?, ?, ?, ?, ?)"""
_LOGGED = """SELECT table_name, row_id, before, after, imported FROM step_version
WHERE step_id = ?"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a row besides what stands in its table.

    Attributes:
        owner: Workspace in which it was made.
        versions: Of the state that stands; empty for a row that is not here (any more), as if
            it had never come.
        siblings: Other states that are kept, see ``merging.siblings``.
    """

    owner: str
    versions: Versions
    siblings: tuple[RowState, ...] = ()

    @property
    def all_versions(self) -> dict[str, int]:
        """All that the states know together."""
        return joined(self.versions, *(state.versions for state in self.siblings))


@dataclass(frozen=True, slots=True)
class Moved:
    """What a row knew before and after a step; None when it was not here.

    Attributes:
        imported: True when a package brought it; False when a conflict was settled here.
    """

    before: Known | None
    after: Known | None
    imported: bool


class RowVersions:
    """Keeps what rows know in step with what is written to them."""

    def __init__(self, raw: engine.Connection) -> None:
        self._raw = raw
        self._meta = Meta(raw)
        self._placed: dict[RowKey, Known] = {}
        self._own: set[RowKey] = set()
        self._moved: dict[RowKey, Moved] = {}
        self._is_settled = False

    @property
    def replica(self) -> str:
        """Key of this copy of the workspace, under which its changes are counted."""
        return self._meta.get("replica_id")

    # reading

    def known(self, table: str, ids: Collection[str] | None = None) -> dict[str, Known]:
        """Return what the rows ``ids`` of a table know, or all its rows; tombstones, too.

        A row of which nothing was noted knows as many changes of this copy as its revision.
        """
        found = self._noted(table, ids)
        missing = None if ids is None else [row_id for row_id in ids if row_id not in found]
        return found | self._unnoted(table, missing)

    def moved_by(self, step_id: int) -> dict[RowKey, Moved]:
        """Return what a step did to what rows know, besides counting changes made here."""
        return {
            (table, row_id): Moved(
                _known_of(table, row_id, before), _known_of(table, row_id, after), bool(imported)
            )
            for table, row_id, before, after, imported in self._raw.execute(_LOGGED, (step_id,))
        }

    def rows_in_conflict(self) -> list[RowKey]:
        """Return the rows of which several states are kept, by table and key."""
        found = self._raw.execute("SELECT DISTINCT table_name, row_id FROM conflict ORDER BY 1, 2")
        return [(table, row_id) for table, row_id in found]

    # writing, inside a transaction

    def place(self, key: RowKey, known: Known | None) -> None:
        """Let a row know exactly this when the transaction ends, in place of one change more."""
        self._placed[key] = known or Known("", {})

    def change(self, key: RowKey) -> None:
        """Let a row that was placed in this transaction know one change made here more."""
        known = self._placed.get(key)
        if known is not None:
            versions = advanced(known.all_versions, self.replica)
            self._placed[key] = Known(known.owner, versions)

    def settle_conflict(self, key: RowKey, known: Known) -> None:
        """Let a row know this by a choice made here, even if its words stay."""
        self._placed[key] = known
        self._own.add(key)

    def settle(self, log: Mapping[RowKey, Change], owner: str) -> bool:
        """Write what the rows written in this transaction know now.

        A row changed here knows all that its states knew, and one change of this copy more;
        that settles a conflict. Returns True when more happened than such counting. Further
        calls in one transaction do nothing.
        """
        if self._is_settled:
            return bool(self._moved)
        self._is_settled = True
        replica = self.replica
        written: dict[RowKey, Known] = {}
        keys = {**dict.fromkeys(log), **dict.fromkeys(self._placed)}
        for table, ids in _by_table(keys).items():
            known = self._known_before(table, ids, log)
            for row_id in ids:
                key, before = (table, row_id), known.get(row_id, Known(owner, {}))
                after = self._placed.get(key) or _one_more(log[key], before, owner, replica)
                if after == before and row_id in known:
                    continue
                written[key] = after
                if key in self._placed or before.siblings:
                    imported = key in self._placed and key not in self._own
                    moved = Moved(_here(before), _here(after), imported)
                    self._moved[key] = moved
        self._write(written)
        return bool(self._moved)

    def log_step(self, step_id: int) -> None:
        """Note for the way back what the step did to what rows know."""
        self._raw.executemany(
            _LOG,
            [
                (step_id, *key, _text(moved.before), _text(moved.after), moved.imported)
                for key, moved in self._moved.items()
            ],
        )

    def forget(self) -> None:
        """Begin anew; called when a transaction has ended, well or not."""
        self._placed, self._moved, self._is_settled = {}, {}, False
        self._own = set()

    def _known_before(
        self, table: str, ids: Sequence[str], log: Mapping[RowKey, Change]
    ) -> dict[str, Known]:
        found = self._noted(table, ids)
        old = [key for key in ids if key not in found and log.get((table, key), (None,))[0]]
        return found | self._unnoted(table, old)

    def _noted(self, table: str, ids: Collection[str] | None) -> dict[str, Known]:
        siblings: dict[str, list[RowState]] = {}
        for row_id, owner, versions, content in self._ask(_CONFLICTS, "row_id", table, ids):
            state = RowState(table, row_id, owner, _loaded(versions), _loaded(content))
            siblings.setdefault(row_id, []).append(state)
        return {
            row_id: Known(owner, json.loads(versions), tuple(siblings.get(row_id, ())))
            for row_id, owner, versions in self._ask(_NOTED, "row_id", table, ids)
        }

    def _unnoted(self, table: str, ids: Collection[str] | None) -> dict[str, Known]:
        if ids is not None and not ids:
            return {}
        found = self._ask(_UNNOTED.format(table=TABLES[table].name), "id", table, ids)
        return {row_id: Known(owner, json.loads(versions)) for row_id, owner, versions in found}

    def _ask(
        self, sql: str, column: str, table: str, ids: Collection[str] | None
    ) -> Iterator[tuple[Any, ...]]:
        among = "" if ids is None else f" AND {column} IN {_AMONG}"
        values = {"table": table, "ids": to_json(list(ids or ())), "replica": self.replica}
        return self._raw.execute(sql + among, values)

    def _write(self, written: Mapping[RowKey, Known]) -> None:
        self._raw.executemany(
            _PUT,
            [
                (*key, known.owner, _versions_text(tuple(known.versions.items())))
                for key, known in written.items()
            ],
        )
        if self._raw.execute("SELECT 1 FROM conflict LIMIT 1").fetchone():
            self._raw.executemany(_SETTLE, list(written))
        self._raw.executemany(
            _KEEP,
            [
                (*key, state.owner, to_json(state.versions), _content_text(state))
                for key, known in written.items()
                for state in known.siblings
            ],
        )


def _one_more(change: Change, before: Known, owner: str, replica: str) -> Known:
    """Return what a row knows after one change made here."""
    if change[0] == change[1]:
        return before
    return Known(before.owner or owner, advanced(before.all_versions, replica))


def _by_table(keys: Iterable[RowKey]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for table, row_id in keys:
        found.setdefault(table, []).append(row_id)
    return found


def _here(known: Known) -> Known | None:
    return known if known.versions else None


def _loaded(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _content_text(state: RowState) -> str | None:
    return None if state.content is None else to_json(dict(state.content))


def _text(known: Known | None) -> str | None:
    if known is None:
        return None
    siblings = [
        {"owner": state.owner, "versions": dict(state.versions), "content": state.content}
        for state in known.siblings
    ]
    head = _head_text(known.owner, tuple(known.versions.items()))
    return f'{head[:-1]},"siblings":{to_json(siblings)}}}' if siblings else head


@lru_cache(1000)
def _head_text(owner: str, versions: tuple[tuple[str, int], ...]) -> str:
    """Very many rows of a package know the same."""
    return to_json({"owner": owner, "versions": dict(versions)})


@lru_cache(1000)
def _versions_text(versions: tuple[tuple[str, int], ...]) -> str:
    return to_json(dict(versions))


def _known_of(table: str, row_id: str, text: str | None) -> Known | None:
    if text is None:
        return None
    found = json.loads(text)
    siblings = tuple(RowState(table, row_id, **state) for state in found.get("siblings", ()))
    return Known(found["owner"], found["versions"], siblings)
