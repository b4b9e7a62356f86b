"""Who has part in tasks, over time: one entry for all tasks that name the same.

A plan of 300 rows names a dozen combinations of units; when the office changes, only these are
looked at again.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from desktop.domain.commune import CommuneProfile
from desktop.domain.tracking.directory import everyone
from desktop.domain.tracking.model import (
    Assignee,
    AssigneeKind,
    Assignment,
    Origin,
    Part,
    PlanItem,
    TaskFacts,
)
from desktop.domain.tracking.people import assignees, refs_of
from desktop.storage.connection import Connection
from desktop.storage.records import to_json
from desktop.storage.sort_keys import stored_key
from desktop.storage.task_records import ASSIGNMENTS

_ONE_DAY = dt.timedelta(days=1)
_BY_UNIT = f"{AssigneeKind.UNIT.value}:"
_BY_OFFICER = f"{AssigneeKind.OFFICER.value}:"


@dataclass(frozen=True, slots=True)
class Party:
    """What decides who has a part in a task: the printed names and what was given by hand."""

    names: tuple[str, ...]
    given: tuple[Assignment, ...] = ()

    @property
    def signature(self) -> str:
        """The party as text; two tasks that are alike in this share one entry."""
        return to_json([self.names, [ASSIGNMENTS.record.row(each) for each in self.given]])

    @classmethod
    def read(cls, signature: str) -> Party:
        """Return the party of a signature."""
        names, given = json.loads(signature)
        return cls(tuple(names), tuple(map(ASSIGNMENTS.record.item, given)))


def party_of(item: PlanItem, facts: TaskFacts, part: Part) -> Party:
    """Return the party of one part of a task."""
    given = tuple(
        Assignment("", "", Part.LEAD, each.assignee, each.valid_from, each.valid_to)
        for each in facts.assignments
        if each.part is part
    )
    return Party(item.lead if part is Part.LEAD else item.cooperate, given)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is meant on some days: names shown, refs, and the heads of groups to stand below."""

    names: str
    refs: frozenset[str]
    units: tuple[tuple[str, str], ...]
    officers: tuple[tuple[str, str], ...]


def spans_of(party: Party, profile: CommuneProfile) -> Iterator[tuple[dt.date, dt.date, Standing]]:
    """Yield who is meant from which day to which, without gaps, from the first day to the last."""
    starts = sorted({dt.date.min, *_changes(party, profile)})
    ends = [*(day - _ONE_DAY for day in starts[1:]), dt.date.max]
    found = [
        (start, end, _standing(party, profile, start))
        for start, end in zip(starts, ends, strict=True)
    ]
    for standing, alike in groupby(found, key=lambda span: span[2]):
        same = list(alike)
        yield same[0][0], same[-1][1], standing


def _changes(party: Party, profile: CommuneProfile) -> Iterator[dt.date]:
    """Yield the days from which on somebody else may be meant."""
    spans = [(unit.valid_from, unit.valid_to) for unit in profile.units]
    spans += [(officer.held_from, officer.held_to) for officer in profile.officers]
    spans += [(each.valid_from, each.valid_to) for each in party.given]
    for first, last in spans:
        if first is not None:
            yield first
        if last is not None and last < dt.date.max:
            yield last + _ONE_DAY


def _standing(party: Party, profile: CommuneProfile, day: dt.date) -> Standing:
    item = PlanItem("", "", Origin.OWN, 0, "", 0, 0, lead=party.names)
    found = assignees(item, TaskFacts(assignments=party.given), Part.LEAD, day, profile)
    return Standing(
        "; ".join(each.name for each in found),
        refs_of(found, profile, day),
        tuple(_heads(found, profile, day, _BY_UNIT)),
        tuple(_heads(found, profile, day, _BY_OFFICER)),
    )


def _heads(
    found: Iterable[Assignee], profile: CommuneProfile, day: dt.date, kind: str
) -> Iterator[tuple[str, str]]:
    """Yield ref and name of the units, or the officers, below which a task stands in a list."""
    names = {_BY_UNIT + unit.id: unit.name for unit in profile.units}
    names |= {_BY_OFFICER + officer.id: officer.name for officer in profile.officers}
    heads: dict[str, str] = {}
    for each in found:
        if each.kind is AssigneeKind.ALL_UNITS:
            heads[each.ref] = everyone().name
            continue
        meant = sorted(r for r in refs_of((each,), profile, day) if r.startswith(kind))
        heads |= {ref: names.get(ref, each.name) for ref in meant or [each.ref]}
    yield from heads.items()


class Parties:
    """The entries of all parties in the file."""

    def __init__(self, connection: Connection) -> None:
        self._raw = connection.raw
        self._numbers: dict[Party, int] = {}

    def forget(self) -> None:
        """Drop what is kept in memory."""
        self._numbers.clear()

    def number(self, party: Party, profile: CommuneProfile) -> int:
        """Return the number of a party, which is entered when it is new."""
        if party not in self._numbers:
            self._numbers[party] = self._number(party.signature, party, profile)
        return self._numbers[party]

    def _number(self, signature: str, party: Party, profile: CommuneProfile) -> int:
        found = self._raw.execute("SELECT n FROM list_party WHERE signature = ?", (signature,))
        known = found.fetchone()
        if known is not None:
            return int(known[0])
        made = self._raw.execute("INSERT INTO list_party (signature) VALUES (?)", (signature,))
        number = int(made.lastrowid or 0)
        self._write(number, party, profile)
        return number

    def refresh(self, profile: CommuneProfile) -> None:
        """Look again at whom each party means; those that no task has any more go."""
        self.forget()
        self._raw.execute(_FORGET)
        self._raw.execute("DELETE FROM list_party_span")
        self._raw.execute("DELETE FROM list_party_ref")
        for number, signature in self._raw.execute(
            "SELECT n, signature FROM list_party"
        ).fetchall():
            self._write(number, Party.read(signature), profile)

    def _write(self, number: int, party: Party, profile: CommuneProfile) -> None:
        spans: list[tuple[object, ...]] = []
        refs: list[tuple[object, ...]] = []
        for first, last, who in spans_of(party, profile):
            days = (first.isoformat(), last.isoformat())
            lists = (to_json(who.units), to_json(who.officers))
            spans.append((number, *days, stored_key(who.names), *lists))
            refs.extend((ref, number, *days) for ref in who.refs)
        self._raw.executemany("INSERT INTO list_party_span VALUES (?, ?, ?, ?, ?, ?)", spans)
        self._raw.executemany("INSERT INTO list_party_ref VALUES (?, ?, ?, ?)", refs)


_FORGET = """DELETE FROM list_party WHERE n NOT IN (
    SELECT lead FROM list_task UNION SELECT cooperate FROM list_task)"""
