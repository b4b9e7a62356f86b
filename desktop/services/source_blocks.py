"""The original of a reading as blocks: every paragraph, item and table row, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.folding import fold
from desktop.domain.outline import BlockKind, Level
from desktop.domain.plan import Plan
from desktop.domain.reading.source import (
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourceTable,
)
from desktop.domain.typed_labels import read_typed_label

ITEM_LEVELS = frozenset({Level.LETTER, Level.DASH, Level.PLUS})
CELL_SEPARATOR = " | "


def source_blocks(source: SourceDocument, plan: Plan) -> Iterator[dict[str, str]]:
    """Yield what stands in the file as kind, label and text; no word of it is missing.

    ``plan`` is the reading of the file: it tells which paragraphs are headings.
    """
    headings = {fold(block.text) for block in plan.blocks if block.kind is BlockKind.HEADING}
    for item in source.items:
        if isinstance(item, SourceParagraph):
            yield _paragraph(item, headings)
        elif item.bordered:
            yield from _rows(item)
        else:
            yield from (_paragraph(p, headings) for cell in item.cells for p in cell.paragraphs)


def _paragraph(paragraph: SourceParagraph, headings: set[str]) -> dict[str, str]:
    text = paragraph.text.replace("\n", " ")
    label, level, rest = paragraph.label, Level.TEXT, text
    typed = read_typed_label(f"{label} x" if label else text)
    if typed is not None:
        level = typed.level
        label, rest = (label, text) if label else (typed.label, typed.rest)
    kind = "item" if level in ITEM_LEVELS else "paragraph"
    if fold(rest) in headings:
        kind = "heading"
    return {"kind": kind, "label": label, "text": rest}


def _rows(table: SourceTable) -> Iterator[dict[str, str]]:
    """Yield the rows; a cell that spans rows stands in its first one."""
    rows: dict[int, list[SourceCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for _number, cells in sorted(rows.items()):
        words = [cell.text.replace("\n", " ") for cell in sorted(cells, key=lambda c: c.column)]
        yield {"kind": "row", "label": "", "text": CELL_SEPARATOR.join(filter(None, words))}
