"""Rows while they are being read: values that several rows share, and their origin."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.domain.ids import new_id
from desktop.domain.reading.source import Place
from desktop.domain.reading.task_tables.grid import Slot
from desktop.domain.reading.task_tables.vocabulary import Meaning


@dataclass(slots=True, eq=False)
class Value:
    """What a cell says; rows that a merged cell spans hold the same object.

    Attributes:
        text: The words, with the lines of the cell.
        place: Where they stand.
        rowspan: Rows that its cell spans, 1 when it is not merged.
        confidence, doubt: See ``ReadFact``.
    """

    text: str
    place: Place
    rowspan: int = 1
    confidence: float = 1.0
    doubt: str = ""

    def go_on(self, text: str, new_line: bool) -> None:
        """Append the rest of a text that a page break cut."""
        self.text = f"{self.text.rstrip()}{chr(10) if new_line else ' '}{text.lstrip()}"

    def doubted(self, confidence: float, doubt: str) -> Value:
        """Return the same value for another row, which may not mean it."""
        return Value(self.text, self.place, 1, min(confidence, self.confidence), doubt)


def value_of(slot: Slot) -> Value:
    """Return what a cell says."""
    return Value(slot.text, slot.place, slot.rowspan)


@dataclass(slots=True, eq=False)
class GroupDraft:
    """A row that names a content area, as printed."""

    title: Value
    label: str
    budget: Value | None = None
    depth: int = 1
    id: str = field(default_factory=new_id)


@dataclass(slots=True, eq=False)
class TaskDraft:
    """A task row as printed.

    Attributes:
        values: What its cells say, also those of merged cells that began above.
        label: Its number, "" when it prints none of its own, None without such a column.
    """

    values: dict[Meaning, list[Value]] = field(default_factory=dict)
    label: Value | None = None
    id: str = field(default_factory=new_id)

    def text(self, meaning: Meaning) -> str:
        """Return all words of a column."""
        return "\n".join(value.text for value in self.values.get(meaning, ()))

    def add(self, meaning: Meaning, value: Value) -> None:
        """Add what a further cell of the column says."""
        self.values.setdefault(meaning, []).append(value)


RowDraft = GroupDraft | TaskDraft
