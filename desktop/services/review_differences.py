"""What differs between a plan that is here and a corrected file: one thing to tick each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.domain.plan import Plan
from desktop.domain.tasks import TaskField


class DifferenceKind(Enum):
    """How something of the file differs from the plan."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Part(Enum):
    """Part of the plan in which something differs."""

    HEAD = "head"
    BASES = "bases"
    TARGETS = "targets"
    DUTIES = "duties"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to tick.

    Attributes:
        kind: Other words, something that is not here yet, something no longer in the file.
        row_id: Row, basis, target or duty of the plan, of the file for a new one; of the head
            the anchor of the value ("number").
        title: Words by which the officer knows the row or duty; empty where its part tells all.
        group: Title of the group it stands in, empty when it stands in none.
        field: The cell of a row, None for whole rows and outside the table.
        old: Words here.
        new: Words of the file.
        their_id: Row of the file, or anchor outside the table; empty for what is gone.
        part: Part of the plan.
        sure: False where the file was not read surely, or may be another document: it is
            taken only when the officer says so.
    """

    kind: DifferenceKind
    row_id: str
    title: str
    group: str
    field: TaskField | None = None
    old: str = ""
    new: str = ""
    their_id: str = ""
    part: Part = Part.TABLE
    sure: bool = True

    @property
    def key(self) -> str:
        """Name of the difference, the same whenever the same two plans are compared."""
        part = "" if self.part is Part.TABLE else self.part.value
        return f"{self.kind.value}:{self.row_id}:{self.field.value if self.field else part}"

    @property
    def is_taken_unasked(self) -> bool:
        """True for what is new, and for what was surely read; never for what is gone."""
        is_change = self.kind is DifferenceKind.CHANGED
        return self.kind is DifferenceKind.NEW or (is_change and self.sure)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans side by side.

    Attributes:
        mine: The plan that is here.
        theirs: The plan of the file.
        differences: Head, căn cứ, targets, duties, then the table, in the order of the file;
            what is gone comes last in each.
        same: How many tasks are the same.
    """

    mine: Plan
    theirs: Plan
    differences: tuple[Difference, ...]
    same: int

    def count(self, kind: DifferenceKind) -> int:
        """Return how many rows and other things differ in this way."""
        return len({(d.part, d.row_id) for d in self.differences if d.kind is kind})
