"""The chain of the history: each step is sealed over its changes and the seal before it.

A step that is altered, taken out or put in afterwards no longer fits the chain. The chain holds
what was done; whether a step was taken back later is no part of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby

from desktop.storage import engine
from desktop.storage.records import to_json

LoggedChange = tuple[str, str, str | None, str | None]
"""Table, key, and the states before and after as they are kept."""

_LAST = "SELECT seal FROM step_seal ORDER BY step_id DESC LIMIT 1"
_SEALED = "SELECT step_id, seal FROM step_seal ORDER BY step_id"
_STEPS = "SELECT id, label, at, subject_id FROM step ORDER BY id"
_CHANGES = """SELECT step_id, table_name, row_id, before, after FROM change
ORDER BY step_id, table_name, row_id"""
_SEAL = "INSERT OR REPLACE INTO step_seal (step_id, seal) VALUES (?, ?)"


def seal_step(
    raw: engine.Connection,
    head: tuple[int, str, str, str],
    changes: Iterable[LoggedChange],
) -> None:
    """Seal a new step; ``head`` is its number, label, moment and subject."""
    last = raw.execute(_LAST).fetchone()
    raw.execute(_SEAL, (head[0], _seal(last[0] if last else "", head, sorted(changes, key=_key))))


def seal_all(raw: engine.Connection) -> None:
    """Seal every step anew: for an older file, and after a new version altered its changes."""
    raw.execute("DELETE FROM step_seal")
    raw.executemany(_SEAL, list(_chain(raw)))


def first_broken(raw: engine.Connection) -> int | None:
    """Return the number of the first step that does not fit the chain, None when all do."""
    sealed = raw.execute(_SEALED).fetchall()
    found = dict(_chain(raw))
    differing = {step_id for step_id, seal in sealed if found.get(step_id) != seal}
    return min(differing | (found.keys() - dict(sealed).keys()), default=None)


def _chain(raw: engine.Connection) -> Iterator[tuple[int, str]]:
    """Yield each step with the seal that it ought to have."""
    seal = ""
    logged = groupby(raw.execute(_CHANGES), key=lambda row: row[0])
    number, changes = next(logged, (None, iter(())))
    for head in raw.execute(_STEPS).fetchall():
        own: list[LoggedChange] = []
        if number == head[0]:
            own = [(table, row, before, after) for _step, table, row, before, after in changes]
            number, changes = next(logged, (None, iter(())))
        seal = _seal(seal, head, own)
        yield head[0], seal


def _key(change: LoggedChange) -> tuple[str, str]:
    return change[:2]


def _seal(previous: str, head: tuple[int, str, str, str], changes: Iterable[LoggedChange]) -> str:
    digest = hashlib.sha256(to_json([previous, *head]).encode())
    for table, row_id, before, after in changes:
        # No text of JSON holds these marks, nor is it ever empty.
        digest.update(f"{table}\0{row_id}\0{before or ''}\0{after or ''}\1".encode())
    return digest.hexdigest()
