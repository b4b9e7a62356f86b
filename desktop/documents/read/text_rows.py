"""Tables of pasted text whose columns came out as lines below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.documents.read.text_lines import TextLine
from desktop.domain.reading.source import SourceTable


def column_tables(lines: Sequence[TextLine]) -> Iterator[SourceTable | Sequence[TextLine]]:
    """Yield the lines."""
    yield lines
