"""The texts of a plan by the key of the place they stand in: read and changed in one way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Flag, auto

from desktop.domain.outline import Block, Level
from desktop.domain.plan import Plan
from desktop.domain.tasks import TableRow, TaskGroup, TaskTable

TextChange = Callable[[str, str], str]
"""Takes the key of a place and a text that stands there, gives the new text."""


class Part(Flag):
    """Parts of a plan whose words a correction may touch."""

    SUBJECT = auto()
    BASES = auto()
    FRAME = auto()
    """Opening and closing paragraph."""
    ITEMS = auto()
    """Headings and numbered paragraphs."""
    PLAIN = auto()
    """Paragraphs without number."""
    TITLE = auto()
    """Title of the task table."""
    ROWS = auto()
    """Words of rows: tasks, products, time, budget."""
    WHO = auto()
    """Names in rows: who leads, who takes part."""

    TEXT = FRAME | ITEMS | PLAIN
    PRINTED = BASES | TEXT | ROWS | WHO
    """What the checker of the document reads as running words."""
    OWN = SUBJECT | TEXT | TITLE | ROWS
    """What the commune writes itself; the words of the bases are others'."""


def change_texts(plan: Plan, parts: Part, change: TextChange) -> Plan:
    """Return ``plan`` with the texts of some of its parts changed.

    Keys are those of the findings: of a block or row, "basis:<key>", "subject", "opening",
    "closing", "table_title".
    """

    def changed(part: Part, key: str, text: str) -> str:
        return change(key, text) if part in parts and text else text

    table = plan.task_table
    return replace(
        plan,
        subject=changed(Part.SUBJECT, "subject", plan.subject),
        bases=tuple(
            replace(basis, text=changed(Part.BASES, f"basis:{basis.id}", basis.text))
            for basis in plan.bases
        ),
        opening=changed(Part.FRAME, "opening", plan.opening),
        blocks=tuple(
            replace(block, text=changed(_part_of(block), block.id, block.text))
            for block in plan.blocks
        ),
        closing=changed(Part.FRAME, "closing", plan.closing),
        task_table=_table(table, changed) if table else None,
    )


def texts(plan: Plan, parts: Part) -> list[tuple[str, str]]:
    """Return key and text of every place in some parts of a plan, in printed order."""
    found: list[tuple[str, str]] = []

    def note(key: str, text: str) -> str:
        found.append((key, text))
        return text

    change_texts(plan, parts, note)
    return found


def _part_of(block: Block) -> Part:
    return Part.PLAIN if block.level is Level.TEXT else Part.ITEMS


def _table(table: TaskTable, changed: Callable[[Part, str, str], str]) -> TaskTable:
    title = changed(Part.TITLE, "table_title", table.title)
    return replace(table, title=title, rows=tuple(_row(row, changed) for row in table.rows))


def _row(row: TableRow, changed: Callable[[Part, str, str], str]) -> TableRow:
    def words(text: str) -> str:
        return changed(Part.ROWS, row.id, text)

    def names(entries: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(changed(Part.WHO, row.id, entry) for entry in entries)

    if isinstance(row, TaskGroup):
        return replace(row, title=words(row.title), budget=words(row.budget))
    return replace(
        row,
        objective=words(row.objective),
        task=words(row.task),
        activity=words(row.activity),
        products=tuple(words(entry) for entry in row.products),
        lead=names(row.lead),
        cooperate=names(row.cooperate),
        time=words(row.time),
        budget=words(row.budget),
    )
