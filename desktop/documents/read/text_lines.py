"""Lines of pasted text, without page numbers and marks of bold, each with the room above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from desktop.documents.metrics import text_width_mm
from desktop.domain.text import nfc, squeeze

_BREAKS = re.compile(r"[\n\x0b\u2028\u2029]")
_PAGE_BREAK = "\x0c"
_BOLD = re.compile(r"^\s*(?:<(?:b|strong)>|\*\*)(?P<words>[^*].*?)(?:</(?:b|strong)>|\*\*)\s*$")
_MARKUP = re.compile(r"</?(?:b|i|u|strong|em)>|(?<!\*)\*\*(?!\*)", re.IGNORECASE)
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
    pages = text.split(_PAGE_BREAK)
    lines: list[TextLine] = []
    for number, page in enumerate(pages):
        found = list(_lines_of(page, is_new_page=number > 0))
        ends = len(pages) > 1 and len(found) > 1 and _PAGE_NUMBER.match(found[-1].text)
        lines += found[:-1] if ends else found
    return lines


def _lines_of(text: str, is_new_page: bool) -> Iterator[TextLine]:
    """Yield the lines of a page.

    A figure that stands alone below a page's end is its number; what follows goes on with the
    page before.
    """
    above = empty = 0
    at_end = is_new_page
    for raw in _BREAKS.split(text):
        in_cells = raw.count("\t") >= CELL_MARKS
        # Marks inside a row belong to its cells; they are read with them.
        words, bold = (raw, False) if in_cells else without_marks(raw)
        tidy = nfc(words).strip(" ") if in_cells else squeeze(words)
        if not tidy.strip():
            above += 1
            empty += raw == "" and empty == above - 1
            at_end = at_end or empty >= _PAGE_GAP
            continue
        is_number = at_end and _PAGE_NUMBER.match(tidy) is not None
        if not is_number:
            kept = 0 if is_new_page else above
            yield TextLine(tidy, kept, bold, glued=raw.endswith(("-", "–", "/")))
        above = empty = 0
        at_end, is_new_page = False, is_number
