"""What comes of reading a task table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.source import Place
from desktop.domain.tasks import TaskTable


class LeftoverKind(Enum):
    """Why a text of the table stands in no field of a task."""

    COLUMN = "column"
    """The program has no such column (ghi chú)."""
    NOTE = "note"
    """A row of remarks or sums."""
    MARK = "mark"
    """Page furniture of the table, such as the row "(1) (2) (3)"; safe to leave away."""
    TITLE = "title"
    """A line above the header that is not part of the title."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A text of the table that no field of a task holds.

    Attributes:
        text: The words.
        place: Where they stand.
        kind: Why they are left over.
        header: Header of its column; empty for whole rows.
        row_id: The task or group they belong to; empty when none.
    """

    text: str
    place: Place
    kind: LeftoverKind
    header: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A task table with the origin of what it says.

    Attributes:
        table: The table.
        facts: Origin and confidence of each cell in the order of the rows. The anchor is
            "<row id>:<TaskField value>"; for a group NUMBER, TASK (its title) and BUDGET.
        notes: What the officer should know, in Vietnamese.
        leftovers: Texts that no field holds; nothing of the table is dropped.
    """

    table: TaskTable
    facts: tuple[ReadFact, ...]
    notes: tuple[str, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
