"""A plan as if it had been read of a file: an original with places, and doubts as asked for."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.decree_dates import place_and_date
from desktop.domain.numbering import labels, row_labels
from desktop.domain.outline import BlockKind
from desktop.domain.plan import Plan
from desktop.domain.reading.result import ReadFact, ReadPlan
from desktop.domain.reading.source import (
    Alignment,
    Place,
    SourceCell,
    SourceDocument,
    SourceItem,
    SourceParagraph,
    SourceTable,
)
from desktop.domain.symbols import number_line
from desktop.domain.task_table_edits import cell_text
from desktop.domain.tasks import TaskField, TaskGroup, TaskTable

Doubts = Mapping[str, tuple[float, str]]
"""Confidence and reason by the anchor of a fact."""


class _Original:
    """Writes the original from the plan, and notes where each fact of it stands."""

    def __init__(self, doubts: Doubts) -> None:
        self.items: list[SourceItem] = []
        self.facts: list[ReadFact] = []
        self._doubts = doubts

    def fact(self, anchor: str, place: Place) -> None:
        confidence, doubt = self._doubts.get(anchor, (1.0, ""))
        self.facts.append(ReadFact(anchor, place, confidence, doubt))

    def paragraph(self, text: str, *anchors: str, label: str = "", **look: object) -> None:
        place = Place(len(self.items))
        self.items.append(SourceParagraph(text, place, label, **look))  # type: ignore[arg-type]
        for anchor in anchors:
            self.fact(anchor, place)

    def table(self, table: TaskTable) -> None:
        index = len(self.items)
        numbers = row_labels(table)
        cells = [
            _cell(index, 0, column, each.header, bold=True)
            for column, each in enumerate(table.columns)
        ]
        for number, row in enumerate(table.rows, start=1):
            for column, each in enumerate(table.columns):
                is_number = each.field is TaskField.NUMBER
                words = numbers[row.id] if is_number else cell_text(row, each.field)
                bold = isinstance(row, TaskGroup)
                cells.append(_cell(index, number, column, words, bold))
                if words and not is_number:
                    place = Place(index, row=number, column=column)
                    self.fact(f"{row.id}:{each.field.value}", place)
        rows = len(table.rows) + 1
        self.items.append(SourceTable(rows, len(table.columns), tuple(cells), Place(index)))


def _cell(index: int, row: int, column: int, words: str, bold: bool = False) -> SourceCell:
    place = Place(index, row=row, column=column)
    lines = tuple(SourceParagraph(line, place, bold=bold) for line in words.split("\n"))
    return SourceCell(row, column, lines)


def read_plan(plan: Plan, doubts: Doubts | None = None, notes: tuple[str, ...] = ()) -> ReadPlan:
    """Return ``plan`` with an original that prints it, and the doubts by anchor."""
    original = _Original(doubts or {})
    centre = Alignment.CENTER
    original.paragraph("ỦY BAN NHÂN DÂN", "issuer", bold=True, alignment=centre)
    original.paragraph(number_line(plan.number, plan.symbol), "number", alignment=centre)
    year = plan.years.first
    original.paragraph(place_and_date("Minh Tiến", plan.date, year), "date", italic=True)
    original.paragraph("KẾ HOẠCH", "document_type", bold=True, alignment=centre)
    original.paragraph(plan.subject, "subject", bold=True, alignment=centre)
    for basis in plan.bases:
        original.paragraph(f"{basis.text};", f"basis:{basis.id}", italic=True)
    original.paragraph(plan.opening, "opening")
    numbers = labels(plan.blocks)
    for block in plan.blocks:
        if block.kind is BlockKind.TASK_TABLE and plan.task_table:
            original.table(plan.task_table)
        else:
            bold = block.kind is BlockKind.HEADING
            original.paragraph(block.text, block.id, label=numbers[block.id], bold=bold)
    original.paragraph(plan.closing, "closing")
    original.paragraph("Nơi nhận: " + "; ".join(plan.recipients), "recipients")
    signer = plan.signing.signer if plan.signing else ""
    original.paragraph(signer, "signer", bold=True, alignment=Alignment.RIGHT)
    if plan.task_table and not any(b.kind is BlockKind.TASK_TABLE for b in plan.blocks):
        original.table(plan.task_table)
    source = SourceDocument(tuple(original.items), "docx")
    return ReadPlan(plan, tuple(original.facts), source, notes)
