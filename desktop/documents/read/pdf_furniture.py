"""Page numbers and running heads of a PDF: what stands on pages and is no text of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.documents.read.pdf_words import Line

_NUMBER = re.compile(
    r"^(?:trang\s*)?[-–—\s(]*(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s)]*$", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")
_FEW_PAGES = 3
_HEIGHT_STEP = 4
_ENDS = 2
_MARGIN = 0.1
_MOST_BEFORE = 200
"""Pages that may have gone before the first page of the file."""


def furniture_of(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    """Return the ``id`` of each line that is a page number or a running head or foot.

    Page numbers stand alone in the margin; other lines stand at the same height on at least
    three pages and on half of them, their figures left aside.
    """
    found = set(_page_numbers(pages, heights))
    if len(pages) >= _FEW_PAGES:
        found |= set(_running_lines(pages, found))
    return found


def _page_numbers(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Iterator[int]:
    """Yield the figures that stand alone in the margin; an appendix may count anew."""
    for lines, height in zip(pages, heights, strict=True):
        for line in (*lines[:1], *lines[1:][-1:]):
            match = _NUMBER.match(line.text)
            in_margin = line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)
            if match and in_margin and int(match[1]) <= len(pages) + _MOST_BEFORE:
                yield id(line)


def _running_lines(pages: Sequence[Sequence[Line]], known: set[int]) -> Iterator[int]:
    at: dict[tuple[str, int, bool], list[int]] = {}
    for lines in pages:
        left = [line for line in lines if id(line) not in known]
        for is_head, ends in ((True, left[:_ENDS]), (False, left[_ENDS:][-_ENDS:])):
            for line in ends:
                words = _FIGURES.sub("0", line.text)
                place = round((line.top if is_head else line.bottom) / _HEIGHT_STEP)
                at.setdefault((words, place, is_head), []).append(id(line))
    enough = max(_FEW_PAGES, len(pages) / 2)
    for ids in at.values():
        if len(ids) >= enough:
            yield from ids
