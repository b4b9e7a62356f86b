"""Reads plain text, mostly copied from the pages of a PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from desktop.documents.read.placing import UNPLACED, placed
from desktop.documents.read.tabbed import tabbed_items
from desktop.documents.read.text_encoding import decoded
from desktop.documents.read.text_letterhead import letterhead_of
from desktop.documents.read.text_lines import CELL_MARKS, TextLine, text_lines
from desktop.documents.read.text_paragraphs import joined, paragraphs_of
from desktop.documents.read.text_rows import column_tables
from desktop.documents.word.bounds import require_usual_length
from desktop.domain.reading.source import (
    SourceDocument,
    SourceItem,
    SourceParagraph,
    SourceTable,
)
from desktop.errors import Refused
from desktop.i18n import _

_MOST_BYTES = 8 * 1024 * 1024
_MOST_LINES = 100_000


def read_text(data: bytes) -> SourceDocument:
    """Return what stands in a text file: paragraphs joined again, tables of tabs and of columns.

    Raises ``Refused`` when there are no words or far too many.
    """
    if len(data) > _MOST_BYTES:
        raise Refused(_("Tệp chữ lớn hơn 8 MB nên không đọc."))
    text = decoded(data)
    _require_usual_lines(text)
    lines = text_lines(text)
    if not lines:
        raise Refused(_("Tệp trống, không có gì để đọc."))
    notes = (_("Một số chữ trong tệp không rõ là chữ gì."),) if "\ufffd" in text else ()
    items = _with_heads(list(_items(lines)))
    return SourceDocument(tuple(placed(items)), "txt", notes=notes)


def _require_usual_lines(text: str) -> None:
    lines = text.splitlines()
    if len(lines) > _MOST_LINES:
        raise Refused(_("Tệp chữ dài hơn {count} dòng nên không đọc.").format(count=_MOST_LINES))
    for line in lines:
        require_usual_length((line,))


def _items(lines: Sequence[TextLine]) -> Iterator[SourceItem]:
    letterhead, used = letterhead_of(lines)
    if letterhead is not None:
        yield letterhead
    for is_table, group in groupby(lines[used:], _is_row):
        part = list(group)
        if is_table:
            yield from _tabbed_tables(part)
            continue
        for piece in column_tables(part):
            if isinstance(piece, SourceTable):
                yield piece
            else:
                yield from map(_paragraph, paragraphs_of(piece))


def _is_row(line: TextLine) -> bool:
    return line.text.count("\t") >= CELL_MARKS


def _paragraph(lines: Sequence[TextLine]) -> SourceParagraph:
    return SourceParagraph(joined(lines), UNPLACED, bold=all(line.bold for line in lines))


def _tabbed_tables(lines: Sequence[TextLine]) -> Iterator[SourceItem]:
    """Yield the tables of lines with tabs; an empty line parts them, as a page's end does."""
    columns = max(line.text.count("\t") for line in lines)
    rows = [line.text + "\t" * (columns - line.text.count("\t")) for line in lines]
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].above:
            yield from tabbed_items("\n".join(rows[start:end]))
            start = end


def _with_heads(items: Sequence[SourceItem]) -> Iterator[SourceItem]:
    """Yield the items; a first row that more than one table has is marked as its head."""
    heads = Counter(_head(item) for item in items if isinstance(item, SourceTable))
    for item in items:
        if isinstance(item, SourceTable) and heads[_head(item)] > 1:
            yield replace(item, header_rows=1)
        else:
            yield item


def _head(table: SourceTable) -> tuple[str, ...]:
    return tuple(cell.text for cell in table.cells if cell.row == 0)
