"""Copies of a small workspace in memory, as packages make them meet: a model without storage."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from desktop.domain.exchange import merging
from desktop.domain.exchange.model import MergePlan, RowKey, RowState
from desktop.domain.exchange.versions import advanced, joined

Rows = Mapping[RowKey, tuple[RowState, ...]]
Package = tuple[RowState, ...]

TABLE = "unit"
KEYS = ("a", "b")
WORDS = ("x", "y", None)
"""What a row may say; None deletes it. Few words, so that copies often say the same."""


@dataclass
class Office:
    """All copies of a workspace, and what each state of a row truly follows from.

    Attributes:
        past: For the versions of a state, the changes that led to it.
    """

    past: dict[tuple[str, frozenset[tuple[str, int]]], frozenset[int]] = field(default_factory=dict)
    numbers: Iterable[int] = field(default_factory=count)
    names: Iterable[int] = field(default_factory=count)

    def led_to(self, state: RowState) -> frozenset[int]:
        return self.past[state.id, frozenset(state.versions.items())]


@dataclass
class Copy:
    """One copy: its rows, and the name under which it counts its changes."""

    office: Office
    name: str
    rows: Rows = field(default_factory=dict)
    before_import: Rows | None = None
    """What undoing the last import leads back to; None once something was written since."""

    def write(self, row_id: str, word: str | None) -> None:
        here = self.rows.get((TABLE, row_id), ())
        versions = advanced(joined(*(state.versions for state in here)), self.name)
        led = frozenset().union(*map(self.office.led_to, here))
        led |= {next(iter(self.office.numbers))}
        self.office.past[row_id, frozenset(versions.items())] = led
        content = None if word is None else {"name": word}
        state = RowState(TABLE, row_id, "w", versions, content)
        self.rows = {**self.rows, state.key: (state,)}
        self.before_import = None

    def package(self) -> Package:
        return tuple(state for states in self.rows.values() for state in states)

    def take(self, package: Iterable[RowState]) -> MergePlan:
        plan = merging.merge(self.rows, package)
        self.before_import = self.rows
        self.rows = {
            **self.rows,
            **{entry.after.key: (entry.after, *entry.siblings) for entry in plan.entries},
        }
        return plan

    def undo_import(self) -> None:
        if self.before_import is not None:
            self.rows, self.before_import = self.before_import, None

    def put_back(self, backup: Rows) -> None:
        """An old copy is put back: it must not count under the name it had."""
        self.rows, self.before_import = backup, None
        self.name = f"r{next(iter(self.office.names))}"

    def digest(self) -> str:
        return merging.state_digest(self.package())


Move = tuple[str, int, int, int]
"""What happens, in which copy, and two numbers that choose."""

MOVES = ("write", "write", "write", "pack", "take", "undo", "back up", "put back")


def play(moves: Sequence[Move], copies: int = 3) -> tuple[list[Copy], list[Package]]:
    """Return the copies and all packages after a story."""
    office = Office()
    found = [Copy(office, f"r{next(iter(office.names))}") for _n in range(copies)]
    packages: list[Package] = [()]
    backups: list[Rows] = [{}]
    for what, place, one, other in moves:
        copy = found[place % copies]
        if what == "write":
            copy.write(KEYS[one % len(KEYS)], WORDS[other % len(WORDS)])
        elif what == "pack":
            packages.append(copy.package())
        elif what == "take":
            copy.take(packages[one % len(packages)])
        elif what == "undo":
            copy.undo_import()
        elif what == "back up":
            backups.append(copy.rows)
        else:
            copy.put_back(backups[one % len(backups)])
    return found, [*packages, *(copy.package() for copy in found)]


def random_moves(chance: random.Random, length: int = 25) -> list[Move]:
    return [
        (chance.choice(MOVES), chance.randrange(3), chance.randrange(60), chance.randrange(60))
        for _n in range(chance.randint(1, length))
    ]


def gathered(packages: Iterable[Package]) -> Copy:
    """Return a copy that has taken in nothing but these packages."""
    collector = Copy(Office(), "collector")
    for package in packages:
        collector.take(package)
    return collector
