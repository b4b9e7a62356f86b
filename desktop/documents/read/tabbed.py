"""Plain text of the clipboard: lines with tabs between cells make a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from desktop.documents.read.grid import table_of
from desktop.documents.read.html_styles import UNSIZED
from desktop.documents.read.pieces import Piece, paragraph_of
from desktop.documents.read.text_lines import without_marks
from desktop.domain.reading.source import SourceCell, SourceItem, SourceParagraph

_LABEL = re.compile(r"\s*(?:[-–+•*]|\(?[\w.]{1,8}[.)]?)\s*$")
_MAX_COLUMNS = 60
_MAX_FIELD = 100_000


def tabbed_items(text: str) -> Iterator[SourceItem]:
    """Yield the lines of a text; neighbours with tabs inside become a table.

    A number or dash with a tab behind it is no cell: so Word copies its lists.
    """
    rows = list(_rows(text.replace("\r\n", "\n").replace("\r", "\n")))
    for is_table, group in groupby(rows, _is_row):
        lines = list(group)
        if is_table:
            yield _table(lines)
        else:
            yield from (p for line in lines for p in _paragraphs("\t".join(line)))


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the fields of each line; Excel puts cells of several lines between quotes."""
    if '\t"' in text or text.startswith('"'):
        csv.field_size_limit(_MAX_FIELD)
        try:
            yield from list(csv.reader(io.StringIO(text), delimiter="\t", strict=True))
        except csv.Error:
            pass
        else:
            return
    yield from (line.split("\t") for line in text.split("\n"))


def _is_row(fields: list[str]) -> bool:
    inner = [field for field in fields if field.strip()]
    if len(fields) <= 2:
        return len(inner) == 2 and not _LABEL.match(fields[0])
    return bool(inner) and not (len(inner) == 1 and not fields[0].strip() and fields[-1].strip())


def _table(rows: list[list[str]]) -> SourceItem:
    cells = [
        SourceCell(number, column, tuple(_paragraphs(text)))
        for number, row in enumerate(rows)
        for column, text in enumerate(row[:_MAX_COLUMNS])
    ]
    return table_of(cells, len(rows))


def _paragraphs(text: str) -> Iterator[SourceParagraph]:
    for line in text.split("\n"):
        words, bold = without_marks(line)
        paragraph = paragraph_of([Piece(words, UNSIZED)])
        if paragraph.text:
            yield replace(paragraph, bold=bold or paragraph.bold)
