"""One page of a PDF as letters and ruling lines. Lengths are points from the top left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTRect

from desktop.documents.read.pdf_guard import layout_of
from desktop.documents.read.pdf_words import UNKNOWN, Letter

_HAIR = 3.0
_SHORTEST_RULE = 3.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line: upright when x0 equals x1, else lying."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def upright(self) -> bool:
        """True for a line from above to below."""
        return self.x0 == self.x1


@dataclass(slots=True)
class PageMarks:
    """What a page draws.

    Attributes:
        width, height: Size of the page.
        letters: Its letters in the order of the file.
        rules: Lines and sides of boxes that may rule a table.
        pictures: Number of pictures.
    """

    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0


def marks_of(page: Any, ask: Callable[[], None]) -> PageMarks:
    """Return what a page of pdfplumber draws, without its slow copies of every object.

    ``ask`` is called now and then and may raise.
    """
    layout = layout_of(page, ask)
    marks = PageMarks(float(layout.width), float(layout.height))
    for item in _leaves(layout):
        if isinstance(item, LTChar):
            marks.letters.append(_letter(item, marks.height))
        elif isinstance(item, LTLine | LTRect | LTCurve):
            marks.rules += _rules(item, marks.height)
        elif isinstance(item, LTImage):
            marks.pictures += 1
    return marks


def _leaves(container: Iterable[Any]) -> Iterator[Any]:
    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item


def _letter(char: Any, height: float) -> Letter:
    text = char.get_text()
    return Letter(
        UNKNOWN if text.startswith("(cid:") else text,
        char.x0,
        char.x1,
        height - char.y1,
        height - char.y0,
        height - char.matrix[5],
        char.size,
        char.fontname,
        char.upright,
    )


def _rules(item: Any, height: float) -> Iterator[Rule]:
    """Yield a drawn line; a thin box as one line; the four sides of a larger box."""
    x0, x1, top, bottom = item.x0, item.x1, height - item.y1, height - item.y0
    wide, high = x1 - x0, bottom - top
    if max(wide, high) < _SHORTEST_RULE:
        return
    if high < _HAIR:
        middle = (top + bottom) / 2
        yield Rule(x0, x1, middle, middle)
    elif wide < _HAIR:
        middle = (x0 + x1) / 2
        yield Rule(middle, middle, top, bottom)
    elif isinstance(item, LTRect):
        yield Rule(x0, x1, top, top)
        yield Rule(x0, x1, bottom, bottom)
        yield Rule(x0, x0, top, bottom)
        yield Rule(x1, x1, top, bottom)
