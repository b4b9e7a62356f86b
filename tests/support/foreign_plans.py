"""Files of other offices as their readers give them, written down in a short notation.

A paragraph is a string; letters in braces before it tell its looks: b bold, i italic, c centred,
p plain text without looks. ``{=1.}`` gives an automatic number, ``{#2}`` a heading style. A table
is ``layout(...)`` (without borders) or ``grid(...)``, one list a row, one string a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.domain.reading.source import (
    Alignment,
    Place,
    SourceCell,
    SourceDocument,
    SourceItem,
    SourceParagraph,
    SourceTable,
)

_MARKS = re.compile(r"\{(?P<looks>[bicp]*)(?:#(?P<style>\d))?(?:=(?P<label>[^}]*))?\}")

Rows = Sequence[Sequence[str]]


def paragraph(text: str, index: int = 0) -> SourceParagraph:
    """Return a paragraph written in the notation."""
    marks = _MARKS.match(text)
    looks = marks["looks"] if marks else ""
    plain = "p" in looks
    words = text[marks.end() :] if marks else text
    alignment = Alignment.CENTER if "c" in looks else Alignment.JUSTIFY
    return SourceParagraph(
        words,
        Place(index),
        label=(marks["label"] or "") if marks else "",
        bold="b" in looks,
        italic="i" in looks,
        alignment=None if plain else alignment,
        size_pt=None if plain else 14.0,
        heading_level=int(marks["style"]) if marks and marks["style"] else None,
    )


def table(rows: Rows, bordered: bool, header_rows: int = 0) -> SourceTable:
    """Return a table; a line break in a cell parts its paragraphs."""
    width = max(map(len, rows))
    cells = tuple(
        SourceCell(
            row,
            column,
            tuple(paragraph(line) for line in text.split("\n") if line),
            colspan=width if len(texts) == 1 else 1,
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return SourceTable(len(rows), width, cells, Place(0), bordered, header_rows)


def layout(*rows: Sequence[str]) -> SourceTable:
    """Return a table that only lays out."""
    return table(rows, bordered=False)


def grid(*rows: Sequence[str]) -> SourceTable:
    """Return a table with borders; its first row is the header."""
    return table(rows, bordered=True, header_rows=1)


def foreign(*items: str | SourceTable, kind: str = "docx") -> SourceDocument:
    """Return a file with these paragraphs and tables."""
    return SourceDocument(tuple(_placed(items)), kind)


def plain(text: str) -> SourceDocument:
    """Return a text file: one paragraph a line, no looks."""
    lines = [f"{{p}}{line.strip()}" for line in text.splitlines() if line.strip()]
    return foreign(*lines, kind="txt")


def _placed(items: Iterable[str | SourceTable]) -> Iterable[SourceItem]:
    for index, item in enumerate(items):
        if isinstance(item, str):
            yield paragraph(item, index)
            continue
        cells = tuple(
            SourceCell(
                cell.row,
                cell.column,
                tuple(
                    SourceParagraph(
                        p.text, Place(index, row=cell.row, column=cell.column), bold=p.bold
                    )
                    for p in cell.paragraphs
                ),
                cell.rowspan,
                cell.colspan,
            )
            for cell in item.cells
        )
        yield SourceTable(
            item.rows, item.columns, cells, Place(index), item.bordered, item.header_rows
        )
