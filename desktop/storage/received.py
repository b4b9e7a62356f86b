"""What communes sent: the packages that were accepted, and the tables derived from them.

The derived part of a package is written once and never changes; which packages count is decided
anew at each look from those that are accepted. So nothing has to be made right again when an
import is taken back: its package counts no longer.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.domain.consolidation.criteria import CriteriaSet, ScoreSheet
from desktop.domain.consolidation.flat import FlatReport, state_at
from desktop.domain.consolidation.register import (
    AcceptedPackage,
    CommuneOffice,
    DownReceipt,
    ExpectedReport,
    HandFigures,
    ItemFromAbove,
    OfficeLevel,
    OfficeNote,
    PackageFromAbove,
    ReportReturn,
    SentItem,
    SentPackage,
    SuperiorWord,
)
from desktop.domain.exchange.package_names import INBOX_SUFFIX
from desktop.domain.reporting.model import Period
from desktop.domain.tracking.model import TaskState
from desktop.services.consolidation.ports import (
    ReceivedQuery,
    ReceivedReport,
    ReceivedTarget,
    ReceivedTask,
    TaskSort,
)
from desktop.services.outcome import Kind
from desktop.services.task_ports import Records
from desktop.storage import failures, received_query, tables
from desktop.storage import received_records as kept
from desktop.storage.connection import Connection
from desktop.storage.folded import folded
from desktop.storage.meta import Meta
from desktop.storage.received_records import LEVEL, LEVEL_ID, records
from desktop.storage.records import to_json
from desktop.storage.rows import Rows

_DERIVED = ("received_package", "received_task", "received_target", "received_word")
_ACCEPTED = (
    f"SELECT {', '.join(tables.REPORT_PACKAGE.columns)} FROM report_package "  # noqa: S608
    "WHERE deleted = 0 AND year = ?"
)
_ACCEPTED_OF_PERIOD = f"{_ACCEPTED} AND period = ?"
_PUT_PACKAGE = "INSERT INTO received_package VALUES (?, ?, ?, ?, ?, ?)"
_PUT_TASKS = "INSERT INTO received_task VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PUT_TARGETS = "INSERT INTO received_target VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PUT_WORD = "INSERT INTO received_word VALUES (?, ?, ?)"
_WORD = "SELECT n FROM received_word WHERE text = ?"
_WORDS = """SELECT n, text FROM received_word
WHERE n IN (SELECT value FROM json_each(?))"""
_NUMBERS = """SELECT n, package_id FROM received_package
WHERE package_id IN (SELECT value FROM json_each(?))"""
_REPORTS = """SELECT package_id, office, figures, areas FROM received_package
WHERE package_id IN (SELECT value FROM json_each(?))"""
_TARGETS = """SELECT package, target_id, text, comparator, goal, unit, target.value,
numerator, denominator, reached FROM json_each(:packages) AS wanted
CROSS JOIN received_target AS target ON target.package = wanted.value
ORDER BY wanted.key, place"""
_MOST_WORDS = 500_000
"""Words remembered while packages are put in; more are looked up in the table."""


class StoredReceived:
    """Implements ``ReceivedStore``."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._raw = connection.raw
        self._rows = rows
        self._meta = Meta(connection.raw)
        self._counted: tuple[object, Mapping[int, Counter[int]]] | None = None
        self._searched = ""
        self.offices: Records[CommuneOffice] = records(rows, kept.OFFICES)
        self.packages: Records[AcceptedPackage] = records(rows, kept.PACKAGES)
        self.notes: Records[OfficeNote] = records(rows, kept.NOTES)
        self.hand: Records[HandFigures] = records(rows, kept.HAND)
        self.returns: Records[ReportReturn] = records(rows, kept.RETURNS)
        self.expected: Records[ExpectedReport] = records(rows, kept.EXPECTED)
        self.words_from_above: Records[SuperiorWord] = records(rows, kept.WORDS_FROM_ABOVE)
        self.criteria: Records[CriteriaSet] = records(rows, kept.CRITERIA)
        self.scores: Records[ScoreSheet] = records(rows, kept.SCORES)
        self.sent_items: Records[SentItem] = records(rows, kept.SENT_ITEMS)
        self.sent_packages: Records[SentPackage] = records(rows, kept.SENT_PACKAGES)
        self.receipts: Records[DownReceipt] = records(rows, kept.RECEIPTS)
        self.packages_from_above: Records[PackageFromAbove] = records(
            rows, kept.PACKAGES_FROM_ABOVE
        )
        self.items_from_above: Records[ItemFromAbove] = records(rows, kept.ITEMS_FROM_ABOVE)

    @property
    def inbox(self) -> Path:
        """The folder of accepted packages."""
        path = self._connection.path
        return path.with_name(path.stem + INBOX_SUFFIX)

    @property
    def workspace_id(self) -> str:
        """Lasting key of the workspace."""
        return self._meta.get("workspace_id")

    def level(self) -> OfficeLevel:
        """Return the level of the office; that of a commune when it was never set."""
        row = self._rows.get(tables.OFFICE_LEVEL, LEVEL_ID)
        return OfficeLevel() if row is None else LEVEL.item(row)

    def set_level(self, level: OfficeLevel) -> frozenset[Kind]:
        """Keep the level of the office; inside a step."""
        return self._rows.put(tables.OFFICE_LEVEL, {"id": LEVEL_ID, **LEVEL.row(level)})

    def accepted(self, year: int, period: Period | None = None) -> Sequence[AcceptedPackage]:
        """Return the accepted packages of a year, or of one period of it."""
        columns, record = tables.REPORT_PACKAGE.columns, kept.PACKAGES.record
        values = (year, *([period.value] if period else []))
        found = self._connection.query(_ACCEPTED_OF_PERIOD if period else _ACCEPTED, values)
        return [record.item(dict(zip(columns, row, strict=True))) for row in found]

    # deriving

    def fill(self, reports: Iterable[tuple[str, FlatReport]]) -> int:
        """Derive the tables for packages that have none; inside a step. Return how many."""
        self._forget_answers()
        known = set(self.filled())
        (last,) = self._raw.execute("SELECT coalesce(max(n), 0) FROM received_package").fetchone()
        n = int(last)
        words = _Words(self._raw)
        for package_id, flat in reports:
            if package_id not in known:
                n += 1
                known.add(package_id)
                self._put(n, package_id, flat, words)
        return n - int(last)

    def _put(self, n: int, package_id: str, flat: FlatReport, words: _Words) -> None:
        run = self._raw.execute
        head = (to_json(flat.office), to_json(flat.figures), to_json(flat.areas), len(flat.tasks))
        run(_PUT_PACKAGE, (n, package_id, *head))
        self._raw.executemany(
            _PUT_TASKS,
            [
                (
                    *(n, place, task[0], words[task[1]], words[task[2]], words[task[3]]),
                    *(words[task[4]], *task[5:]),
                )
                for place, task in enumerate(flat.tasks)
            ],
        )
        self._raw.executemany(
            _PUT_TARGETS,
            [
                (n, place, target[0], words[target[1]], *target[2:])
                for place, target in enumerate(flat.targets)
            ],
        )

    def clear(self) -> None:
        """Empty the derived tables; inside a step."""
        self._forget_answers()
        for table in _DERIVED:
            self._raw.execute(f"DELETE FROM {table}")  # noqa: S608

    def filled(self) -> frozenset[str]:
        """Return the packages for which the tables are derived."""
        found = self._connection.query("SELECT package_id FROM received_package")
        return frozenset(package_id for (package_id,) in found)

    # looking

    def reports(self, package_ids: Sequence[str]) -> Sequence[ReceivedReport]:
        """Return figures and offices of packages, in their order; unknown ones are left out."""
        found = self._connection.query(_REPORTS, (to_json(list(package_ids)),))
        with failures.readable():
            by_id = {
                package_id: ReceivedReport(package_id, *map(json.loads, texts))
                for package_id, *texts in found
            }
        return [by_id[package_id] for package_id in package_ids if package_id in by_id]

    def find(
        self, query: ReceivedQuery, package_ids: Sequence[str], first: int, count: int
    ) -> Sequence[ReceivedTask]:
        """Return ``count`` tasks from the place ``first`` on; communes as in ``package_ids``."""
        ids = self._ids(package_ids)
        packages = [*ids]
        if query.sort is TaskSort.OFFICE:
            packages, first = self._near(query, packages, first, count)
        limits = {"packages": to_json(packages), "first": first, "count": count}
        found = self._asked(query, received_query.page_sql, limits)
        words = self._words(n for row in found for n in row[2:6])
        with failures.readable():
            return [_task(ids[row[0]], row, words) for row in found]

    def states(self, query: ReceivedQuery, package_ids: Sequence[str]) -> Mapping[TaskState, int]:
        """Return how many of the tasks asked for are in each state."""
        states: Counter[TaskState] = Counter()
        with failures.readable():
            for counts in self._counts(query, [*self._ids(package_ids)]).values():
                states.update({state_at(place): count for place, count in counts.items()})
        return states

    def _near(
        self, query: ReceivedQuery, packages: Sequence[int], first: int, count: int
    ) -> tuple[list[int], int]:
        """Return the few packages among which a page lies, and its place in them."""
        counts = self._counts(query, packages)
        near, skipped, found = [], 0, 0
        for package in reversed(packages) if query.descending else packages:
            if found >= first + count:
                break
            found += counts[package].total() if package in counts else 0
            if found <= first:
                skipped = found
            else:
                near.append(package)
        return near[::-1] if query.descending else near, first - skipped

    def _counts(self, query: ReceivedQuery, packages: Sequence[int]) -> Mapping[int, Counter[int]]:
        """Return how many of the tasks asked for are in each state, by package.

        The last answer is kept, since pages follow one another; it does not depend on the order
        of what is asked for.
        """
        key = (replace(query, sort=TaskSort.OFFICE, descending=False), tuple(packages))
        if self._counted is None or self._counted[0] != key:
            limits = {"packages": to_json(packages)}
            found = self._asked(query, received_query.states_sql, limits)
            counts = {
                package: Counter(map(int, states.split(","))) for package, states in found if states
            }
            self._counted = (key, counts)
        return self._counted[1]

    def _asked(
        self, query: ReceivedQuery, sql: Callable[[ReceivedQuery], str], limits: Mapping[str, Any]
    ) -> list[Any]:
        """Return the answer to a question, for which texts are searched once."""
        words, values = received_query.search(query)
        if words and self._searched != query.text:
            self._forget_answers()
            for statement in received_query.FOUND_ANEW:
                self._raw.execute(statement)
            with failures.explained(self._connection.path):
                self._raw.execute(words, values)
            self._searched = query.text
        _where, values = received_query.filtered(query)
        return self._connection.query(sql(query), {**values, **limits})

    def _forget_answers(self) -> None:
        self._counted, self._searched = None, ""

    def targets(self, package_ids: Sequence[str]) -> Sequence[ReceivedTarget]:
        """Return the targets of packages, in their order."""
        ids = self._ids(package_ids)
        found = self._connection.query(_TARGETS, {"packages": to_json(list(ids))})
        words = self._words({row[2] for row in found})
        with failures.readable():
            return [_target(ids[row[0]], row, words) for row in found]

    def digest(self, package_ids: Sequence[str]) -> str:
        """Return the SHA-256 of all that is derived from these packages, in their order."""
        digest = hashlib.sha256()
        for package_id in package_ids:
            for report in self.reports([package_id]):
                digest.update(to_json([report.office, report.figures, report.areas]).encode())
            for line in self._lines(package_id):
                digest.update(to_json(line).encode())
        return digest.hexdigest()

    def _lines(self, package_id: str) -> Iterator[list[Any]]:
        """Yield tasks and targets of one package without the numbers that depend on order."""
        for n in self._ids([package_id]):
            tasks = self._raw.execute(
                "SELECT * FROM received_task WHERE package = ? ORDER BY place", (n,)
            ).fetchall()
            words = self._words(number for row in tasks for number in row[3:7])
            for row in tasks:
                yield [*row[1:3], *(words[number] for number in row[3:7]), *row[7:]]
            targets = self._raw.execute(
                "SELECT * FROM received_target WHERE package = ? ORDER BY place", (n,)
            ).fetchall()
            words = self._words(row[3] for row in targets)
            for row in targets:
                yield [*row[1:3], words[row[3]], *row[4:]]

    def _ids(self, package_ids: Sequence[str]) -> dict[int, str]:
        """Return the packages by their numbers, in their order."""
        found = self._connection.query(_NUMBERS, (to_json(list(package_ids)),))
        numbers = received_query.numbers(found, package_ids)
        by_number = dict(found)
        return {n: by_number[n] for n in numbers}

    def _words(self, numbers: Iterable[int]) -> dict[int, str]:
        found = self._connection.query(_WORDS, (to_json(sorted(set(numbers))),))
        return dict(found)


class _Words(dict[str, int]):
    """Numbers of words; most occur again and again, a new one gets a number when asked for."""

    def __init__(self, raw: Any) -> None:
        super().__init__()
        self._raw = raw
        (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM received_word").fetchone()
        self._last = int(last)
        self._is_new = not self._last

    def __missing__(self, text: str) -> int:
        found = None if self._is_new else self._raw.execute(_WORD, (text,)).fetchone()
        if found is None:
            self._last += 1
            self._raw.execute(_PUT_WORD, (self._last, text, folded(text)))
        if len(self) >= _MOST_WORDS:
            self.clear()
            self._is_new = False
        self[text] = self._last if found is None else int(found[0])
        return self[text]


def _task(package_id: str, row: Sequence[Any], words: Mapping[int, str]) -> ReceivedTask:
    _n, task_id, area, title, lead, time, due, state, percent, done_on, *proofs = row
    evidence, proof, reason = proofs
    return ReceivedTask(
        package_id=package_id,
        id=task_id,
        area=words[area],
        title=words[title],
        lead=words[lead],
        time=words[time],
        due=_day(due),
        state=state_at(state),
        percent=percent,
        done_on=_day(done_on),
        evidence=evidence,
        proof=proof,
        reason=reason,
    )


def _target(package_id: str, row: Sequence[Any], words: Mapping[int, str]) -> ReceivedTarget:
    _n, target_id, text, comparator, goal, unit, value, numerator, denominator, reached = row
    return ReceivedTarget(
        package_id=package_id,
        id=target_id,
        text=words[text],
        comparator=comparator,
        goal=goal,
        unit=unit,
        value=value,
        numerator=numerator,
        denominator=denominator,
        reached=None if reached is None else bool(reached),
    )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
