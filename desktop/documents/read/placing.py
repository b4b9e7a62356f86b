"""Gives the items of a source document their places, once their order is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.domain.reading.source import Place, SourceCell, SourceItem, SourceTable
from desktop.domain.text import squeeze

UNPLACED = Place(0)
"""Stands in an item until its order is known."""


def placed(items: Iterable[SourceItem], first: int = 0, sheet: str = "") -> Iterator[SourceItem]:
    """Yield the items with their place in the document, counted from ``first``."""
    for index, item in enumerate(items, first):
        place = Place(index, sheet=sheet)
        if isinstance(item, SourceTable):
            cells = tuple(_placed_cell(cell, place) for cell in item.cells)
            yield replace(item, place=place, cells=cells)
        else:
            yield replace(item, place=place)


def _placed_cell(cell: SourceCell, table: Place) -> SourceCell:
    place = replace(table, row=cell.row, column=cell.column)
    return replace(cell, paragraphs=tuple(replace(p, place=place) for p in cell.paragraphs))


def clean_lines(text: str) -> str:
    """Return ``text`` in NFC with single blanks; line breaks stay, empty lines go."""
    if "\n" not in text:
        return squeeze(text)
    return "\n".join(filter(None, map(squeeze, text.split("\n"))))
