"""One page of a PDF as letters and ruling lines. Lengths are points from the top left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTRect
from pdfminer.pdffont import PDFUnicodeNotDefined

from desktop.documents.read.pdf_guard import Bounded
from desktop.documents.read.pdf_stream import Interpreter
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
    device = Letters(page.pdf.rsrcmgr, page.page_number, ask)
    Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    layout = device.get_result()
    marks = PageMarks(float(layout.width), float(layout.height), device.letters)
    for item in _leaves(layout):
        if isinstance(item, LTLine | LTRect | LTCurve):
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


class Letters(Bounded):
    """Collects letters as ``Letter`` at once: pdfminer's own objects cost more than all else."""

    def __init__(self, manager: Any, page: int, ask: Callable[[], None]) -> None:
        super().__init__(manager, page, ask)
        self.letters: list[Letter] = []
        self._height = 0.0
        self._glyphs: dict[tuple[Any, int], tuple[str, float]] = {}

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Begin a page: letters are placed from its top."""
        super().begin_page(page, ctm)
        self._height = float(self.cur_item.height)

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        *state: Any,
    ) -> float:
        """Keep a letter and return its advance."""
        self.count(1)
        glyph = self._glyphs.get((font, cid))
        if glyph is None:
            glyph = self._glyphs[font, cid] = _text_of(font, cid), font.char_width(cid)
        text, width = glyph
        if matrix[1] or matrix[2] or font.is_vertical():
            char = LTChar(
                matrix, font, fontsize, scaling, rise, text, width, font.char_disp(cid), *state
            )
            self.letters.append(_letter(char, self._height))
            return char.adv
        advance = width * fontsize * scaling
        low = font.get_descent() * fontsize + rise
        self._keep_upright(text, font.fontname, matrix, (advance, low, fontsize), scaling)
        return advance

    def _keep_upright(
        self,
        text: str,
        font: str,
        matrix: Any,
        box: tuple[float, float, float],
        scaling: float,
    ) -> None:
        """Keep a letter that is neither turned nor slanted; ``box`` is its width, foot, size."""
        a, _b, _c, d, e, f = matrix
        advance, low, size = box
        x0, x1 = e, a * advance + e
        y0, y1 = d * low + f, d * (low + size) + f
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        top, bottom, foot = self._height - y1, self._height - y0, self._height - f
        upright = a * d * scaling > 0
        self.letters.append(Letter(text, x0, x1, top, bottom, foot, y1 - y0, font, upright))


def _text_of(font: Any, cid: int) -> str:
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return UNKNOWN
    if not isinstance(text, str):
        raise TypeError(text)
    return text


def _letter(char: LTChar, height: float) -> Letter:
    """Return a letter that is turned, slanted or written downwards."""
    return Letter(
        char.get_text(),
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
