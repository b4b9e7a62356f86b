"""Rows whose cells slipped into neighbouring columns: put back by what the cells contain."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.reading.task_tables.grid import Slot
from desktop.domain.reading.task_tables.kinds import Kind, fit, kind_of
from desktop.domain.reading.task_tables.vocabulary import Meaning

_STAYS = 0.3
_TURN = 0.6
_LEAF = 1.0
_GAIN = 2.0
_WRONG = -1.5
_SHORT_NAME = 60

Columns = Sequence[Meaning | None]


def slipped(own: Sequence[Slot], columns: Columns, taken: Sequence[bool]) -> list[int] | None:
    """Return the column to which each cell of a row belongs, None when they stand right.

    Args:
        own: Cells that begin in the row, from left to right.
        columns: Meanings of all columns.
        taken: For each column whether a merged cell from above fills it.
    """
    kinds = [kind_of(slot.text) for slot in own]
    homes = [slot.column for slot in own]
    if not _looks_wrong(own, kinds, columns):
        return None
    best, places = _best(kinds, homes, columns, taken)
    stands = _worth(kinds, homes, homes, columns)
    return places if places != homes and best >= stands + _GAIN else None


def _looks_wrong(own: Sequence[Slot], kinds: Sequence[Kind], columns: Columns) -> bool:
    """Tell whether a cell contradicts its column while the column it suits is not suited."""
    suited = {columns[slot.column] for slot, kind in zip(own, kinds, strict=True)
              if fit(kind, columns[slot.column]) > 0}  # fmt: skip
    for slot, kind in zip(own, kinds, strict=True):
        worth = fit(kind, columns[slot.column])
        name_in_text = kind is Kind.NAME and worth < 0 and len(slot.words) <= _SHORT_NAME
        if worth > _WRONG and not name_in_text:
            continue
        if any(fit(kind, meaning) > 0 for meaning in columns if meaning not in suited):
            return True
    return False


def _best(
    kinds: Sequence[Kind], homes: Sequence[int], columns: Columns, taken: Sequence[bool]
) -> tuple[float, list[int]]:
    """Return the best way to lay the cells, in their order, on the columns."""
    free = [column for column in range(len(columns)) if not taken[column]]
    ways: dict[int, tuple[float, list[int]]] = {}
    for index, home in enumerate(homes):
        step: dict[int, tuple[float, list[int]]] = {}
        for column in free:
            worth = _cell_worth(kinds[index], home, column, columns)
            before = _before(ways, column, home, homes[index - 1]) if index else (0.0, [])
            if before is not None:
                step[column] = (before[0] + worth, [*before[1], column])
        ways = step
    return max(ways.values(), key=lambda way: way[0], default=(float("-inf"), list(homes)))


def _before(
    ways: dict[int, tuple[float, list[int]]], column: int, home: int, home_before: int
) -> tuple[float, list[int]] | None:
    found = [
        (worth - (_TURN if column - home != other - home_before else 0.0), places)
        for other, (worth, places) in ways.items()
        if other < column
    ]
    return max(found, key=lambda way: way[0], default=None)


def _cell_worth(kind: Kind, home: int, column: int, columns: Columns) -> float:
    meaning = columns[column]
    worth = fit(kind, meaning) + (_STAYS if column == home else 0.0)
    return worth + (_LEAF if meaning is leaf_of(columns) else 0.0)


def _worth(
    kinds: Sequence[Kind], homes: Sequence[int], places: Sequence[int], columns: Columns
) -> float:
    total = 0.0
    for index, (kind, home, place) in enumerate(zip(kinds, homes, places, strict=True)):
        total += _cell_worth(kind, home, place, columns)
        if index and place - home != places[index - 1] - homes[index - 1]:
            total -= _TURN
    return total


def leaf_of(columns: Columns) -> Meaning:
    """Return the column that says what a single row is about."""
    return Meaning.ACTIVITY if Meaning.ACTIVITY in columns else Meaning.TASK
