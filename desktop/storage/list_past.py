"""The list of tasks as it was on a day, for days after which more became known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.tracking.states import facts_until
from desktop.domain.tracking.times import times_of
from desktop.storage import list_rows
from desktop.storage.connection import Connection
from desktop.storage.list_index import KNOWN, TaskList
from desktop.storage.rows import Rows
from desktop.storage.task_facts import facts_of


@dataclass(frozen=True, slots=True)
class Source:
    """Where tasks and times are to be read; names of tables, or questions in brackets."""

    tasks: str
    times: str


_AS_LISTED = Source("list_task", "list_time")
_WITH_PAST = Source(
    "(SELECT * FROM list_task WHERE known_until <= :today UNION ALL SELECT * FROM past_task)",
    "(SELECT * FROM list_time WHERE n NOT IN (SELECT n FROM past_task) "
    "UNION ALL SELECT * FROM past_time)",
)
_PAST_TABLES = {"past_task": "list_task", "past_time": "list_time"}


class PastDays:
    """Lists once more, as they stood on a day, the tasks of which more became known after it."""

    def __init__(self, connection: Connection, rows: Rows, index: TaskList) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._rows = rows
        self._list = index
        self._filled: tuple[dt.date, int] | None = None

    def on_day(self, today: dt.date) -> Source:
        """Return where to read tasks and times as they stood on ``today``."""
        self._list.ensure()
        later = (today.isoformat(),)
        if not self._connection.query(f"{_LATER} LIMIT 1", later):
            return _AS_LISTED
        moment = (today, self._list.version)
        if self._filled != moment:
            self._filled = None
            self._fill(today)
            self._filled = moment
        return _WITH_PAST

    def _fill(self, today: dt.date) -> None:
        for name, like in _PAST_TABLES.items():
            self._raw.execute(f"DROP TABLE IF EXISTS temp.{name}")
            self._raw.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM {like} WHERE false")  # noqa: S608
        self._raw.execute(f"INSERT INTO past_task {_LATER}", (today.isoformat(),))
        known = self._connection.query(f"{KNOWN} known_until > ?", (today.isoformat(),))
        facts = facts_of(self._rows, [key for key, *_rest in known])
        for key, n, place, text in known:
            item = self._list.read_item(place, text)
            then = facts_until(facts[key], today)
            times = times_of(item, then, self._list.calendar)
            columns = list_rows.computed_columns(item, then, times)
            names = ", ".join(f"{name} = :{name}" for name in columns)
            self._raw.execute(f"UPDATE past_task SET {names} WHERE n = :n", {**columns, "n": n})  # noqa: S608
            self._raw.executemany(
                "INSERT INTO past_time VALUES (?,?,?,?,?,?,?,?,?)",
                [(n, *values) for values in list_rows.time_rows(times)],
            )


_LATER = "SELECT * FROM list_task WHERE known_until > ?"
