"""What can still be read of a damaged workspace file, taken over into a fresh one.

The damaged file is only read, and only as a copy. Rows come from the pages that can be read, found
by halving the range of row numbers wherever reading fails; a row whose page is lost comes from the
history, which keeps the last state of every row. They are judged as the rows of a foreign package
are and taken over in one step; what cannot be taken over is written out as text.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.domain.exchange.model import RowKey, RowState
from desktop.domain.exchange.versions import Versions
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange_ports import Stop
from desktop.services.rescued import RescuedTable
from desktop.storage import cipher, companions, engine, files, health, package_log
from desktop.storage.tables import TABLES

_LEAST_BYTES_OF_A_ROW = 16
_PREFIXES = 256
_PACKAGES = (
    f"SELECT {', '.join(package_log.CARRIED)} FROM package_log "  # noqa: S608
    "LEFT JOIN step ON step.id = step_id "
    "WHERE manifest_hash GLOB ? AND coalesce(status, 'done') = 'done'"
)
_MOST_FAILURES = 100_000
"""Failed readings of one table after which the rest of it is given up: about a minute."""

Read = Callable[[int, int], list[Any]]
"""Returns the rows of a range of numbers, both ends included; raises where a page is lost."""


@dataclass
class Salvaged:
    """What was read of a damaged file.

    Attributes:
        meta: Its identity and its keys.
        states: The rows, each as its last state.
        expected: Keys of rows that are known to have been in the file.
        packages: Lines of the log of packages.
        key: What the file is encrypted with, None for a plain one.
    """

    meta: dict[str, str] = field(default_factory=dict)
    states: dict[RowKey, RowState] = field(default_factory=dict)
    expected: set[RowKey] = field(default_factory=set)
    packages: list[tuple[Any, ...]] = field(default_factory=list)
    key: cipher.Key | None = None

    def tables(self, taken: set[RowKey]) -> tuple[RescuedTable, ...]:
        """Tell for each table that had rows how many were saved, and how many are lost."""
        known = self.expected | self.states.keys()
        counted = ((name, {key for key in known if key[0] == name}) for name in TABLES)
        return tuple(
            RescuedTable(name, len(keys & taken), len(keys - taken))
            for name, keys in counted
            if keys
        )


def read_damaged(path: Path, scratch: Path, tell: companions.Tell, cancelled: Stop) -> Salvaged:
    """Read what can be read of a copy of ``path`` and its log, made below ``scratch``.

    Raises ``Refused`` when the first page is lost, without which nothing is found, and
    ``PassphraseNeeded``.
    """
    with tempfile.TemporaryDirectory(prefix="cuu-", dir=scratch) as folder:
        copy = Path(folder) / "hong.khx"
        shutil.copyfile(path, copy)
        key = cipher.key_of(path)
        if key is not None:
            cipher.seal_broken_pages(copy, key)
        if files.log_of(path).exists():
            shutil.copyfile(files.log_of(path), files.log_of(copy))
        found = _read(copy, tell, cancelled)
        if found is None:
            # A log that does not fit makes even the sound pages unreadable.
            files.log_of(copy).unlink(missing_ok=True)
            found = _read(copy, tell, cancelled)
    if found is None or not found.states:
        raise Refused(
            _("Không đọc được phần đầu của tệp {name} nên không cứu được dòng nào.").format(
                name=path.name
            ),
            _("Tệp hỏng được giữ nguyên."),
            _("Hãy khôi phục từ bản sao lưu gần nhất."),
        )
    found.key = key
    return found


def _read(copy: Path, tell: companions.Tell, cancelled: Stop) -> Salvaged | None:
    try:
        with closing(engine.connect(copy)) as raw:
            raw.execute("PRAGMA trusted_schema=OFF")
            raw.execute("PRAGMA cell_size_check=ON")
            version = health.version_of(raw)
            health.require_known_version(copy.name, version)
            return _Reading(raw, copy.stat().st_size, cancelled).all(tell)
    except engine.errors(engine.DatabaseError):
        return None


class _Reading:
    """Reads one damaged file table by table."""

    def __init__(self, raw: engine.Connection, size: int, cancelled: Stop) -> None:
        self._raw = raw
        self._cancelled = cancelled
        self._most_rows = max(size // _LEAST_BYTES_OF_A_ROW, 1)
        self._found = Salvaged()

    def all(self, tell: companions.Tell) -> Salvaged:
        """Return everything that can be read."""
        with suppress(*_unreadable()):
            for key, value in self._raw.execute("SELECT key, value FROM meta"):
                self._found.meta[key] = value
        for number, table in enumerate(TABLES):
            tell(number / len(TABLES))
            with suppress(*engine.errors(engine.OperationalError)):
                self._read_table(table)
        self._read_history()
        self._read_packages()
        return self._found

    def _read_table(self, table: str) -> None:
        columns = ", ".join(f'"{name}"' for name in TABLES[table].columns)
        sql = (
            f"SELECT owner, revision, deleted, {columns} FROM {table} "  # noqa: S608
            "WHERE rowid BETWEEN ? AND ?"
        )
        self._raw.execute(f"{sql} LIMIT 0", (0, 0))

        def read(low: int, high: int) -> list[Any]:
            companions.require_going_on(self._cancelled)
            return self._raw.execute(sql, (low, high)).fetchall()

        for owner, revision, deleted, row_id, *values in bisected(read, 1, self._last(table)):
            content = dict(zip(TABLES[table].columns[1:], values, strict=True))
            self._keep(table, row_id, owner, revision, None if deleted else content)
        index = f"sqlite_autoindex_{table}_1"
        with suppress(*_unreadable()):
            for (row_id,) in self._raw.execute(
                f"SELECT id FROM {table} INDEXED BY {index}"  # noqa: S608
            ):
                self._found.expected.add((table, row_id))

    def _last(self, table: str) -> int:
        try:
            last = self._raw.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0]  # noqa: S608
        except engine.errors(engine.DatabaseError):
            return self._most_rows
        return last or 0

    def _keep(
        self, table: str, row_id: str, owner: str, revision: int, content: dict[str, Any] | None
    ) -> None:
        owner, versions = self._known(table, row_id, owner, revision)
        self._found.states[table, row_id] = RowState(table, row_id, owner, versions, content)

    def _known(self, table: str, row_id: str, owner: str, revision: int) -> tuple[str, Versions]:
        """Return what is noted of a row, or that this copy changed it ``revision`` times."""
        sql = "SELECT owner, versions FROM row_version WHERE table_name = ? AND row_id = ?"
        with suppress(*_unreadable()):
            found = self._raw.execute(sql, (table, row_id)).fetchone()
            if found is not None and (versions := json.loads(found[1])):
                return found[0], versions
        return owner, {self._found.meta.get("replica_id", ""): revision}

    def _read_history(self) -> None:
        """Take rows whose page is lost from the last step that wrote them."""

        def steps(low: int, high: int) -> list[Any]:
            sql = "SELECT id, status FROM step WHERE id BETWEEN ? AND ?"
            return self._raw.execute(sql, (low, high)).fetchall()

        def changes(low: int, high: int) -> list[Any]:
            companions.require_going_on(self._cancelled)
            sql = """SELECT step_id, table_name, row_id, after FROM change
            WHERE step_id BETWEEN ? AND ? ORDER BY step_id"""
            return self._raw.execute(sql, (low, high)).fetchall()

        last = self._last("step")
        statuses = dict(bisected(steps, 1, last))
        final: dict[RowKey, str | None] = {}
        for step_id, table, row_id, after in bisected(changes, 1, last):
            if table in TABLES and statuses.get(step_id, "done") == "done":
                final[table, row_id] = after
        for (table, row_id), after in final.items():
            if after is None:
                continue
            self._found.expected.add((table, row_id))
            if (table, row_id) not in self._found.states:
                self._take_from_history(table, row_id, after)

    def _read_packages(self) -> None:
        """Take the log of packages; those that were taken out again are not in the rows either."""
        for number in range(_PREFIXES):
            with suppress(*_unreadable()):
                self._found.packages += self._raw.execute(_PACKAGES, (f"{number:02x}*",))

    def _take_from_history(self, table: str, row_id: str, after: str) -> None:
        with suppress(KeyError, *_unreadable()):
            row = json.loads(after)
            content = {name: row[name] for name in TABLES[table].columns[1:]}
            self._keep(table, row_id, self._found.meta.get("workspace_id", ""), 1, content)


def _unreadable() -> tuple[type[Exception], ...]:
    return engine.errors(engine.DatabaseError, UnicodeDecodeError, OverflowError, ValueError)


def bisected(read: Read, low: int, high: int) -> Iterator[Any]:
    """Yield the rows of a range in their order; only numbers that cannot be read are left out."""
    ranges, failures_left = [(low, high)], _MOST_FAILURES
    while ranges and failures_left:
        first, last = ranges.pop()
        if first > last:
            continue
        try:
            yield from read(first, last)
        except _unreadable():
            failures_left -= 1
            if first < last:
                middle = (first + last) // 2
                ranges += [(middle + 1, last), (first, middle)]


def admitted(
    found: Salvaged,
    problem_of: Callable[[RowState], str],
    parents: Callable[[str], Mapping[str, str]],
) -> tuple[list[RowState], list[RowState]]:
    """Part the rows into those that can be taken over and those whose words are only kept.

    Args:
        found: What was read.
        problem_of: Tells why a row may not come in.
        parents: For a table, its columns that name a row of another table.
    """
    good: dict[RowKey, RowState] = {}
    bad: list[RowState] = []
    order = {name: place for place, name in enumerate(TABLES)}
    for state in sorted(found.states.values(), key=lambda state: order[state.table]):
        content = state.content or {}
        is_whole = all(
            content.get(column) is None or (table, content[column]) in good
            for column, table in parents(state.table).items()
        )
        if is_whole and not problem_of(state):
            good[state.key] = state
        else:
            bad.append(state)
    return list(good.values()), bad


def as_text(states: list[RowState]) -> bytes:
    """Return rows as lines of JSON, for a person to copy from."""
    lines = (
        json.dumps(
            {"bang": state.table, "ma": state.id, "noi_dung": state.content}, ensure_ascii=False
        )
        for state in states
        if state.content
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")
