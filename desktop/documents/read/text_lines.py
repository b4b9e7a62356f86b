"""Lines of pasted text, without page numbers and marks of bold, each with the room above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from desktop.documents.metrics import text_width_mm
from desktop.domain.text import nfc, squeeze

_BREAKS = re.compile(r"[\n\x0b\u2028\u2029]")
_PAGE_BREAK = "\x0c"
_BOLD = re.compile(r"^\s*(?:<(?:b|strong)>|\*\*)(?P<words>.*?)(?:</(?:b|strong)>|\*\*)\s*$")
_MARKUP = re.compile(r"</?(?:b|i|u|strong|em)>|\*\*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:[Tt]rang\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—\s]*$")
_PAGE_GAP = 3
CELL_MARKS = 2
"""Tabs that make a line a row of a table."""
_TEXT_PT = 14.0


@dataclass(frozen=True)
class TextLine:
    """A line with words.

    Attributes:
        text: The words, single blanks, tabs kept.
        above: Number of empty lines above it.
        bold: True when marks of bold stood around it.
        glued: True when it ended in a hyphen without a blank behind, other lines having one.
    """

    text: str
    above: int
    bold: bool = False
    glued: bool = False

    @cached_property
    def width(self) -> float:
        """Width in millimetres if set in Times New Roman 14."""
        return text_width_mm(self.text, _TEXT_PT, self.bold)

    @cached_property
    def first_width(self) -> float:
        """Width of its first word and a blank."""
        return text_width_mm(" " + self.text.split()[0], _TEXT_PT, self.bold)


def without_marks(text: str) -> tuple[str, bool]:
    """Return words without marks of bold and italic, and whether they stood in bold as a whole."""
    bold = _BOLD.match(text)
    is_bold = bold is not None and _MARKUP.search(bold["words"]) is None
    return _MARKUP.sub("", text), is_bold


def text_lines(text: str) -> list[TextLine]:
    """Return the lines that carry words, page numbers left out."""
    lines: list[TextLine] = []
    above = 0
    for raw in _BREAKS.split(text.replace(_PAGE_BREAK, "\n" * _PAGE_GAP + "\n")):
        words, bold = without_marks(raw)
        tidy = nfc(words).strip(" ") if words.count("\t") >= CELL_MARKS else squeeze(words)
        if not tidy.strip():
            above += 1
            continue
        lines.append(TextLine(tidy, above, bold, glued=raw.endswith(("-", "–", "/"))))
        above = 0
    return list(_without_page_numbers(lines))


def _without_page_numbers(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the lines but those figures that stand alone below the gap of a page's end.

    What follows a page number goes on with the page before.
    """
    gap: int | None = None
    for line in lines:
        if line.above >= _PAGE_GAP and _PAGE_NUMBER.match(line.text):
            gap = 1
            continue
        yield line if gap is None else replace(line, above=gap)
        gap = None
