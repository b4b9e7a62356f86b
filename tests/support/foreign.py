"""Foreign files: where the samples stand, and what a reader shows of a file as plain lists."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from desktop.domain.reading.source import SourceDocument, SourceItem, SourceTable

FOREIGN = Path(__file__).resolve().parents[1] / "data" / "foreign"
SEEDS = FOREIGN.parent / "seeds"

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def shown(document: SourceDocument) -> list[str | list[list[str]]]:
    """Return paragraphs as "label text" and tables as rows of texts ("" below a merged cell)."""
    return [_shown(item) for item in document.items]


def _shown(item: SourceItem) -> str | list[list[str]]:
    if isinstance(item, SourceTable):
        rows = [[""] * item.columns for _row in range(item.rows)]
        for cell in item.cells:
            rows[cell.row][cell.column] = cell.text
        return rows
    return f"{item.label} {item.text}".strip()


def table_of(document: SourceDocument) -> SourceTable:
    """Return the only table."""
    (found,) = [item for item in document.items if isinstance(item, SourceTable)]
    return found


def letters(document: SourceDocument) -> str:
    """Return all text without blanks, in reading order."""
    texts = []
    for item in document.items:
        cells = item.cells if isinstance(item, SourceTable) else ()
        texts += [cell.text for cell in cells] if cells else [str(_shown(item))]
    return bare("".join(texts))


def bare(text: str) -> str:
    """Return text in NFC without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def never_overlap(table: SourceTable) -> bool:
    """Tell whether the cells of a table lie inside its grid, each place under one at most."""
    places = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    inside = all(row < table.rows and column < table.columns for row, column in places)
    return inside and len(places) == len(set(places))
