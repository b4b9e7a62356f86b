"""Finding the header of a task table and what its columns mean, in any order and wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.reading.task_tables.grid import Grid, Slot, bare
from desktop.domain.reading.task_tables.vocabulary import (
    FILLERS,
    LONGEST,
    PHRASES,
    Meaning,
)
from desktop.domain.text import squeeze

LOOK_AT_ROWS = 20
"""Rows from the top among which the header is looked for; titles may stand above it."""

_MOST_LEVELS = 3
MOST_LETTERS = 90
"""Longest header; longer texts are content."""

_LEAST_POINTS = 3
_STRONG = 6
_NUMBERING = re.compile(r"^\s*[(\[]?\d{1,2}\s*[)\].:–-]+\s*")
_TEXTS = frozenset({Meaning.OBJECTIVE, Meaning.TASK, Meaning.ACTIVITY})
_CALENDAR = frozenset({Meaning.TIME, Meaning.PRODUCTS})
_DOERS = frozenset({Meaning.LEAD, Meaning.COOPERATE, Meaning.WHO})


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """A column: its printed header and its meaning; None when nothing is known of it."""

    header: str
    meaning: Meaning | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table.

    Attributes:
        first: Its first row; what stands above is the title.
        levels: Number of its rows.
        columns: What each column of the grid means.
        cells: For each of its rows the bare text of each column, for knowing copies of it.
    """

    first: int
    levels: int
    columns: tuple[HeaderColumn, ...]
    cells: tuple[tuple[str, ...], ...]

    @property
    def end(self) -> int:
        """The first row behind it."""
        return self.first + self.levels

    def column_of(self, meaning: Meaning) -> int | None:
        """Return the first column of that meaning."""
        for index, column in enumerate(self.columns):
            if column.meaning is meaning:
                return index
        return None

    def is_copy(self, row: tuple[Slot | None, ...], own: list[Slot]) -> bool:
        """Tell whether a row repeats this header on a new page."""
        if len(own) < 2:
            return False
        return any(
            all(index < len(cells) and cells[index] == slot.key for index, slot in _begun(row, own))
            for cells in self.cells
        )


def _begun(row: tuple[Slot | None, ...], own: list[Slot]) -> list[tuple[int, Slot]]:
    return [(slot.column, slot) for slot in own if slot.column < len(row)]


def points(header: str) -> tuple[dict[Meaning, int], float]:
    """Return what a header says for each column, and which share of its words is known."""
    tokens = bare(_NUMBERING.sub("", header)).split()
    found: dict[Meaning, int] = {}
    known, place = 0, 0
    while place < len(tokens):
        length = _phrase_at(tokens, place)
        if length:
            meaning, worth = PHRASES[tuple(tokens[place : place + length])]
            found[meaning] = found.get(meaning, 0) + worth
        known += length or (tokens[place] in FILLERS)
        place += length or 1
    return found, known / len(tokens) if tokens else 0.0


def _phrase_at(tokens: list[str], place: int) -> int:
    for length in range(min(LONGEST, len(tokens) - place), 0, -1):
        if tuple(tokens[place : place + length]) in PHRASES:
            return length
    return 0


@lru_cache(maxsize=2048)
def meaning_of(header: str) -> Meaning | None:
    """Return what one header means, None when it is unknown."""
    if len(header) > MOST_LETTERS:
        return None
    found, known = points(header)
    if not found or known < 0.5:
        return None
    if min(found.get(Meaning.LEAD, 0), found.get(Meaning.COOPERATE, 0)) >= _STRONG:
        return Meaning.WHO
    best = max(found, key=lambda meaning: found[meaning])
    enough = found[best] >= _LEAST_POINTS or (best is Meaning.LEAD and known == 1)
    return best if enough else None


def find_header(grid: Grid) -> Header | None:
    """Return the header of a task table, None when the table has none."""
    for first in range(min(LOOK_AT_ROWS, len(grid.rows))):
        header = header_at(grid, first)
        if header is not None:
            return header
    return None


def header_at(grid: Grid, first: int) -> Header | None:
    """Return the header that begins in row ``first``, None when none does."""
    levels = 1
    while levels < _MOST_LEVELS and _goes_deeper(grid, first, first + levels):
        levels += 1
    parts = [_column_parts(grid, first, levels, column) for column in range(grid.columns)]
    texts = list(map(_joined, parts))
    found = list(map(_meaning_of_parts, parts))
    if not _is_task_header(texts, found):
        return None
    columns = tuple(map(HeaderColumn, texts, settle(found)))
    cells = tuple(
        tuple(slot.key if slot else "" for slot in grid.rows[row])
        for row in range(first, first + levels)
    )
    return Header(first, levels, columns, cells)


def _goes_deeper(grid: Grid, first: int, row: int) -> bool:
    """Tell whether the header goes on in ``row``."""
    if row >= len(grid.rows):
        return False
    above = [slot for slot in grid.rows[row - 1] if slot and slot.words]
    own = grid.own(row)
    if len(own) < 2 or len(above) < 2 or any(slot.row < first for slot in above):
        return False
    texts = [slot.words for slot in own]
    if any(meaning_of(text) in (None, Meaning.OTHER) for text in texts):
        return False
    return not any(_whole_header_above(grid, row, slot) for slot in own)


def _whole_header_above(grid: Grid, row: int, slot: Slot) -> bool:
    """Tell whether a cell repeats the header above it, or stands below a header of one column."""
    above = grid.rows[row - 1][slot.column]
    if above is None or not above.words:
        return False
    return above.key == slot.key or (
        above.colspan == 1 and meaning_of(above.words) is not meaning_of(slot.words)
    )


def _column_parts(grid: Grid, first: int, levels: int, column: int) -> list[str]:
    """Return the words above a column, from the uppermost level down."""
    parts: list[str] = []
    before: Slot | None = None
    for row in range(first, first + levels):
        slot = grid.rows[row][column]
        if slot is not None and slot.words and slot is not before:
            parts.append(slot.words)
            before = slot
    return parts


def _joined(parts: list[str]) -> str:
    if len(parts) == 2 and bare(parts[0]) in bare(parts[1]):
        return parts[1]
    return squeeze(": ".join(part.rstrip(" :") for part in parts))


def _meaning_of_parts(parts: list[str]) -> Meaning | None:
    """Return what a column means: the lowest level tells more than those above it."""
    if not parts:
        return None
    return meaning_of(parts[-1]) or meaning_of(_joined(parts))


def _is_task_header(texts: list[str], found: list[Meaning | None]) -> bool:
    """Tell whether headers are those of a task table: what is done, and by whom or by when."""
    written = [text for text in texts if text]
    known = {meaning for meaning in found if meaning not in (None, Meaning.OTHER)}
    recognised = sum(meaning is not None for meaning in found)
    if len(known) < 3 or recognised * 2 <= len(written) or not known & _TEXTS:
        return False
    return bool(known & _DOERS) or known >= _CALENDAR


def settle(found: list[Meaning | None]) -> list[Meaning | None]:
    """Return the meanings so that the levels of text are each told once.

    Of two columns of tasks the second is the activity; a lone activity or aim is the task.
    """
    settled = list(found)
    tasks = [index for index, meaning in enumerate(settled) if meaning is Meaning.TASK]
    if len(tasks) > 1 and Meaning.ACTIVITY not in settled:
        settled[tasks[1]] = Meaning.ACTIVITY
    for lone in (Meaning.ACTIVITY, Meaning.OBJECTIVE, Meaning.AREA):
        if Meaning.TASK not in settled and lone in settled:
            settled[settled.index(lone)] = Meaning.TASK
    return settled
