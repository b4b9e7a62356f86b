"""The places of titles among all titles: numbers by which the list is sorted.

A new title gets a number between those of its neighbours, so that entering it touches no other
task. Titles that no task has any more stay until the places are dealt out anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from desktop.storage.connection import Connection
from desktop.storage.ranks import STEP, assign_ranks

_KNOWN = "SELECT place FROM list_title WHERE sort_key = ?"
_BELOW = """SELECT sort_key, place FROM list_title WHERE sort_key < ?
ORDER BY sort_key DESC LIMIT 1"""
_ABOVE = "SELECT sort_key, place FROM list_title WHERE sort_key > ? ORDER BY sort_key LIMIT 1"
_PUT = "INSERT INTO list_title VALUES (?, ?)"
_FORGET = "DELETE FROM list_title WHERE place NOT IN (SELECT title FROM list_task)"
_FIRST = "SELECT coalesce(min(place), 0) FROM list_title"
_DEAL = (
    "CREATE TEMP TABLE dealt (before REAL NOT NULL PRIMARY KEY, after REAL NOT NULL) WITHOUT ROWID",
    f"""INSERT INTO dealt
    SELECT place, row_number() OVER (ORDER BY sort_key) * {STEP} FROM list_title""",  # noqa: S608
    "UPDATE list_title SET place = after FROM dealt WHERE before = place",
    "UPDATE list_task SET title = after FROM dealt WHERE before = title",
    "DROP TABLE dealt",
)

Placed = tuple[bytes, float]
"""Key of a title, and its place."""


class Titles:
    """The titles in the file, by the keys that stand in the Vietnamese order."""

    def __init__(self, connection: Connection) -> None:
        self._raw = connection.raw
        self._gathered: dict[bytes, float] | None = None

    def forget(self) -> None:
        """Drop the titles that were gathered."""
        self._gathered = None

    def gather(self) -> None:
        """Enter titles as they come until ``deal`` is called; the table is empty until then."""
        self._gathered = {}

    def deal(self) -> None:
        """Give all titles their places, with equal room between them."""
        if self._gathered is not None:
            self._raw.executemany(_PUT, self._gathered.items())
            self._gathered = None
        for sql in _DEAL:
            self._raw.execute(sql)

    def places(self, keys: Collection[bytes]) -> Mapping[bytes, float]:
        """Return the places of titles; new ones are entered."""
        if self._gathered is not None:
            gathered = self._gathered
            return {key: gathered.setdefault(key, len(gathered)) for key in keys}
        found = self._known(keys)
        new = sorted(set(keys) - found.keys())
        for between, run in groupby(new, key=self._neighbours):
            given = _between(between, list(run))
            if given is None:
                return self._without_room(keys)
            self._raw.executemany(_PUT, given.items())
            found |= given
        return found

    def _known(self, keys: Iterable[bytes]) -> dict[bytes, float]:
        found = {key: self._raw.execute(_KNOWN, (key,)).fetchone() for key in keys}
        return {key: row[0] for key, row in found.items() if row}

    def _neighbours(self, key: bytes) -> tuple[Placed | None, Placed | None]:
        """Return the titles just before and just behind a new one."""
        below, above = (self._raw.execute(sql, (key,)).fetchone() for sql in (_BELOW, _ABOVE))
        return below, above

    def _without_room(self, keys: Collection[bytes]) -> Mapping[bytes, float]:
        """Enter titles where there is no room for them, which moves all others."""
        self._raw.execute(_FORGET)
        (first,) = self._raw.execute(_FIRST).fetchone()
        new = set(keys) - self._known(keys).keys()
        self._raw.executemany(_PUT, [(key, first - n) for n, key in enumerate(new, start=1)])
        self.deal()
        return self._known(keys)


def _between(
    neighbours: Iterable[Placed | None], keys: Sequence[bytes]
) -> dict[bytes, float] | None:
    """Return places for a run of new titles, None where the neighbours would have to move."""
    below, above = neighbours
    known = dict(filter(None, (below, above)))
    order = [*(below[:1] if below else ()), *keys, *(above[:1] if above else ())]
    given = assign_ranks(order, known)
    if any(given[key] != place for key, place in known.items()):
        return None
    return {key: given[key] for key in keys}
