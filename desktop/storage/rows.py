"""Rows written, counted and logged: the one place through which every change passes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import count
from typing import Protocol

from desktop.services.outcome import Kind
from desktop.services.ports import Clock
from desktop.storage import engine, seals
from desktop.storage.connection import Connection
from desktop.storage.meta import Meta
from desktop.storage.records import Row, to_json
from desktop.storage.tables import Table
from desktop.storage.versions import RowVersions

Log = Mapping[tuple[str, str], tuple[Row | None, Row | None]]
"""Rows touched by a step: table and key to the states before and after."""


class Follower(Protocol):
    """Keeps what is derived from rows in step with them."""

    def follow(self, log: Log) -> None:
        """Take note of what was written; called inside the transaction, at its end."""

    def forget(self) -> None:
        """Drop what is kept in memory; called when a transaction has ended, well or not."""


class Rows:
    """Reads and writes rows of the logged tables; writes only inside a step.

    Attributes:
        changed: True once anything was committed since the file was opened.
        follower: Told of all that was written, None when nobody is.
        versions: What the rows know; kept in step with what is written.
    """

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._meta = Meta(connection.raw)
        self._owner = ""
        self._clock = clock
        self._is_kept = False
        self.versions = RowVersions(connection.raw)
        self._log: dict[tuple[str, str], tuple[Row | None, Row | None]] | None = None
        self._plans: set[str] = set()
        self.changed = False
        self.follower: Follower | None = None

    # reading

    def read(self, table: Table, column: str = "", value: str = "") -> dict[str, Row]:
        """Return the rows that stand, by id, in their order; of one owner row when given."""
        sql = _select(table, column)
        found = self._connection.query(sql, (value,) if column else ())
        return {values[0]: dict(zip(table.columns, values, strict=True)) for values in found}

    def read_many(self, table: Table, column: str, values: Collection[str]) -> list[Row]:
        """Return the rows that stand whose ``column`` is one of ``values``, in their order."""
        found = self._connection.query(_select_many(table, column), (to_json(list(values)),))
        return [dict(zip(table.columns, row, strict=True)) for row in found]

    def get(self, table: Table, row_id: str) -> Row | None:
        """Return the row, None when there is none or it was deleted."""
        return self.read(table, "id", row_id).get(row_id)

    # the transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Open the one transaction of a user action; all writes happen inside."""
        if self._log is not None:
            raise RuntimeError("a step is already open")
        self._log, self._plans, self._is_kept = {}, set(), False
        self._owner = self._meta.get("workspace_id")
        try:
            with self._connection.atomic():
                yield
                self.versions.settle(self._log, self._owner)
                self._stamp_plans()
                touched = bool(self._log)
                if self.follower and touched:
                    self.follower.follow(self._log)
        finally:
            self._log = None
            self.versions.forget()
            if self.follower:
                self.follower.forget()
        self.changed = self.changed or touched

    @contextmanager
    def step(self, label: str, subject_id: str) -> Iterator[int]:
        """Open the transaction of a user action and log it as a step of the history."""
        with self.transaction():
            (last,) = self._raw.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()
            yield last + 1
            self._is_kept |= self.versions.settle(self._log or {}, self._owner)
            self._write_step(last + 1, label, subject_id)

    @property
    def is_writing(self) -> bool:
        """Tell whether a step is open."""
        return self._log is not None

    def keep_step(self) -> None:
        """Let the open step stand in the history even if no row differs in the end."""
        self._is_kept = True

    # writing

    def sync(
        self, table: Table, stored: Mapping[str, Row], wanted: Iterable[Row]
    ) -> frozenset[Kind]:
        """Make the rows ``stored`` equal to ``wanted``; return the kinds that changed."""
        kinds: set[Kind] = set()
        left = dict(stored)
        for row in wanted:
            before = left.pop(row["id"], None)
            if before != row:
                kinds |= self._write(table, before, row)
                self.versions.change((table.name, row["id"]))
        for before in left.values():
            kinds |= self._bury(table, before)
            self.versions.change((table.name, before["id"]))
        return frozenset(kinds)

    def put(self, table: Table, row: Row) -> frozenset[Kind]:
        """Add or change one row; return the kinds that changed."""
        return self.sync(table, self.read(table, "id", row["id"]), [row])

    def remove(self, table: Table, row_id: str) -> frozenset[Kind]:
        """Mark one row as deleted; return the kinds that changed."""
        return self.sync(table, self.read(table, "id", row_id), [])

    def lay(
        self, table: Table, before: Row | None, after: Row | None, owner: str
    ) -> frozenset[Kind]:
        """Write a row that comes from another copy; ``before`` is what stands here."""
        if before == after:
            return frozenset()
        if after is not None:
            return self._write(table, before, after, owner)
        return self._bury(table, before or {})

    def _write(
        self, table: Table, before: Row | None, after: Row, owner: str = ""
    ) -> frozenset[Kind]:
        self._note(table, before, after)
        values = [after[name] for name in table.columns]
        if before is None:
            extra = ["", self._next_order()] if table.name == "plan" else []
            done = self._raw.execute(_insert(table), [owner or self._owner, *extra, *values])
        else:
            done = self._raw.execute(_update(table), [*values[1:], after["id"]])
        if done.rowcount != 1:
            raise engine.IntegrityError(f"{table.name} {after['id']} belongs elsewhere")
        return table.kinds_between(before, after)

    def _bury(self, table: Table, before: Row) -> frozenset[Kind]:
        self._note(table, before, None)
        self._raw.execute(_tombstone(table), (before["id"],))
        return table.kinds_between(before, None)

    def _note(self, table: Table, before: Row | None, after: Row | None) -> None:
        if self._log is None:
            raise RuntimeError("nothing is written outside a step")
        row = after or before or {}
        first, _last = self._log.get((table.name, row["id"]), (before, None))
        self._log[table.name, row["id"]] = (first, after)
        if table.plan:
            self._plans.add(row[table.plan])

    # what follows from the writes

    def _write_step(self, step_id: int, label: str, subject_id: str) -> None:
        changes = [(key, pair) for key, pair in (self._log or {}).items() if pair[0] != pair[1]]
        if not changes and not self._is_kept:
            return
        head = (step_id, label, self._now(), subject_id)
        logged = [
            (table, row_id, _text(before), _text(after))
            for (table, row_id), (before, after) in changes
        ]
        self._raw.execute(
            "INSERT INTO step (id, label, at, subject_id, status) VALUES (?, ?, ?, ?, 'done')",
            head,
        )
        self._raw.executemany(
            "INSERT INTO change (step_id, table_name, row_id, before, after) "
            "VALUES (?, ?, ?, ?, ?)",
            [(step_id, *change) for change in logged],
        )
        self.versions.log_step(step_id)
        seals.seal_step(self._raw, head, logged)
        self._raw.execute(_DROP_REDO_LINE, {"subject": subject_id, "step": step_id})

    def _stamp_plans(self) -> None:
        order = count(self._next_order())
        self._raw.executemany(
            "UPDATE plan SET changed_at = ?, changed_order = ? WHERE id = ?",
            [(self._now(), next(order), plan_id) for plan_id in sorted(self._plans)],
        )

    def _next_order(self) -> int:
        found = self._raw.execute("SELECT coalesce(max(changed_order), 0) + 1 FROM plan")
        return int(found.fetchone()[0])

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")


_DROP_REDO_LINE = """UPDATE step SET status = 'dropped', undone_order = NULL
WHERE status = 'undone' AND (subject_id = :subject OR id IN (
    SELECT old.step_id FROM change AS new
    JOIN change AS old ON old.row_id = new.row_id AND old.table_name = new.table_name
    WHERE new.step_id = :step))"""
"""A step taken back cannot be done again once its subject or its rows went another way."""


def _text(row: Row | None) -> str | None:
    return None if row is None else to_json(row)


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


# Statements are made of the names in ``tables`` only, never of data.


@cache
def _select(table: Table, column: str) -> str:
    where = f' AND "{column}" = ?' if column else ""
    order = "rank, id" if "rank" in table.columns else "id"
    columns = ", ".join(_quoted(table.columns))
    return f"SELECT {columns} FROM {table.name} WHERE deleted = 0{where} ORDER BY {order}"  # noqa: S608


@cache
def _select_many(table: Table, column: str) -> str:
    many = f'"{column}" IN (SELECT value FROM json_each(?))'  # noqa: S608
    return _select(table, column).replace(f'"{column}" = ?', many)


@cache
def _insert(table: Table) -> str:
    stamps = ["changed_at", "changed_order"] if table.name == "plan" else []
    columns = _quoted(["owner", *stamps, *table.columns])
    renewed = ", ".join(f"{name} = excluded.{name}" for name in _quoted(table.columns))
    return (
        f"INSERT INTO {table.name} ({', '.join(columns)}, revision, deleted) "  # noqa: S608
        f"VALUES ({', '.join('?' * len(columns))}, 1, 0) ON CONFLICT (id) DO UPDATE "
        f"SET {renewed}, revision = revision + 1, deleted = 0 WHERE deleted = 1"
    )


@cache
def _update(table: Table) -> str:
    values = ", ".join(f"{name} = ?" for name in _quoted(table.columns[1:]))
    return (
        f"UPDATE {table.name} SET {values}, revision = revision + 1 "  # noqa: S608
        "WHERE id = ? AND deleted = 0"
    )


@cache
def _tombstone(table: Table) -> str:
    return f"UPDATE {table.name} SET deleted = 1, revision = revision + 1 WHERE id = ?"  # noqa: S608
