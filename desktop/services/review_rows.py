"""Rows of two task tables found again in each other: by words, number and group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.folding import fold
from desktop.domain.tasks import TableRow, Task, TaskGroup
from desktop.services.review_likeness import likeness, most_alike

ALIKE = 0.6
"""Likeness of the words from which on two rows are the same."""
ALIKE_IN_PLACE = 0.4
"""The same for rows with the same number in the same group."""
_SHARED_WORDS = 0.25
"""Share of common words below which two rows are not compared any further."""
_NUMBER, _GROUP = 0.06, 0.06
"""What an equal number and an equal group add to the likeness, to decide between rows."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which row of the file is which row of the plan."""

    _mine: dict[str, TableRow]
    _theirs: dict[str, TableRow]

    def mine_of(self, their_id: str) -> TableRow | None:
        """Return the row of the plan that a row of the file is, None for a new one."""
        return self._mine.get(their_id)

    def theirs_of(self, my_id: str) -> TableRow | None:
        """Return the row of the file that a row of the plan is, None for one that is gone."""
        return self._theirs.get(my_id)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what it is compared by."""

    row: TableRow
    words: str
    bag: frozenset[str]
    number: int
    group: str


def groups_of(rows: Iterable[TableRow]) -> dict[str, TaskGroup]:
    """Return the nearest group above each task, by the key of the task."""
    found: dict[str, TaskGroup] = {}
    above: TaskGroup | None = None
    for row in rows:
        if isinstance(row, TaskGroup):
            above = row
        elif above is not None:
            found[row.id] = above
    return found


def pair_rows(mine: Sequence[TableRow], theirs: Sequence[TableRow]) -> Pairing:
    """Return which rows are the same; groups are paired with groups, tasks with tasks.

    Rows of the very same words find each other first, in their order; then the most alike.
    """
    my_of: dict[str, TableRow] = {}
    their_of: dict[str, TableRow] = {}
    for kind in (TaskGroup, Task):
        ours, others = _prepared(mine, kind), _prepared(theirs, kind)
        for my, their in most_alike(ours, others, lambda row: row.words, _score):
            my_of[their.row.id] = my.row
            their_of[my.row.id] = their.row
    return Pairing(my_of, their_of)


def _prepared(rows: Sequence[TableRow], kind: type[TableRow]) -> list[_Row]:
    groups = groups_of(rows)
    titles = {key: fold(group.title) for key, group in groups.items()}
    found: list[_Row] = []
    count = 0
    for row in rows:
        if isinstance(row, TaskGroup) and kind is not TaskGroup:
            count = 0
        if not isinstance(row, kind):
            continue
        count += 1
        words = fold(_words(row))
        found.append(_Row(row, words, frozenset(words.split()), count, titles.get(row.id, "")))
    return found


def _words(row: TableRow) -> str:
    if isinstance(row, TaskGroup):
        return row.title
    return " ".join((row.objective, row.task, row.activity))


def _score(my: _Row, their: _Row) -> float:
    """Return how sure it is that two rows are the same, 0 when they are not."""
    in_place = my.number == their.number and my.group == their.group
    extra = _NUMBER * (my.number == their.number) + _GROUP * (my.group == their.group)
    if my.words == their.words:
        return 2 + extra
    shared = len(my.bag & their.bag) / max(min(len(my.bag), len(their.bag)), 1)
    if shared < _SHARED_WORDS:
        return 0.0
    alike = likeness(my.words, their.words, ALIKE_IN_PLACE if in_place else ALIKE)
    return alike + extra if alike else 0.0
