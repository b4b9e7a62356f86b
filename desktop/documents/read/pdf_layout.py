"""From the pages of a PDF to paragraphs and tables in reading order."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.documents.read.pdf_columns import Beside, with_columns
from desktop.documents.read.pdf_furniture import furniture_of
from desktop.documents.read.pdf_grid import Grid, GridCell, grids_of
from desktop.documents.read.pdf_page import marks_of
from desktop.documents.read.pdf_paragraphs import (
    Frame,
    Framed,
    page_frame,
    paragraphs_of,
    source_paragraph,
)
from desktop.documents.read.pdf_words import UNKNOWN, Letter, Line, lines_of, turned_lines_of
from desktop.documents.units import MM_PER_PT
from desktop.domain.reading.source import (
    Place,
    SourceCell,
    SourceItem,
    SourceParagraph,
    SourceTable,
)

_MOST_CELL_MARGIN = 9.0
_FEW_LINES = 8

CellLines = tuple[GridCell, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A ruled table with the lines in its cells."""

    grid: Grid
    cells: tuple[CellLines, ...]

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.grid.ys[0]


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page: lines of running text and tables, from top to bottom."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[RuledTable, ...]
    pictures: int
    unknown_letters: bool

    @classmethod
    def of(cls, page: Any, number: int, ask: Callable[[], None]) -> PageText:
        """Return the text of a page of pdfplumber; ``ask`` may raise to stop."""
        marks = marks_of(page, ask)
        grids = grids_of(marks.rules)
        outside = _sorted_into(grids, marks.letters)
        tables = tuple(_ruled(grid, number) for grid in grids)
        running = lines_of(outside, number) + turned_lines_of(outside, number)
        return cls(
            number,
            marks.width,
            marks.height,
            tuple(running),
            tuple(table for table in tables if any(lines for _cell, lines in table.cells)),
            marks.pictures,
            any(letter.text == UNKNOWN for letter in marks.letters),
        )

    @property
    def has_text(self) -> bool:
        """True when anything can be read on the page."""
        return bool(self.lines or self.tables)


def _sorted_into(grids: Sequence[Grid], letters: Iterable[Letter]) -> list[Letter]:
    """Put the letters into the cells of the tables; return those that stand outside."""
    if not grids:
        return list(letters)
    outside: list[Letter] = []
    for letter in letters:
        cells = (grid.cell_of(letter) for grid in grids)
        cell = next((cell for cell in cells if cell is not None), None)
        (outside if cell is None else cell.letters).append(letter)
    return outside


def _ruled(grid: Grid, page: int) -> RuledTable:
    cells = tuple(
        (cell, (*lines_of(cell.letters, page), *turned_lines_of(cell.letters, page)))
        for cell in grid.cells
    )
    for cell in grid.cells:
        cell.letters.clear()
    return RuledTable(grid, cells)


def document_items(pages: Sequence[PageText]) -> Iterator[SourceItem]:
    """Yield the paragraphs and tables of all pages; a paragraph may go on over a page's end."""
    running: list[Framed] = []
    numbers = itertools.count()
    repeated = _repeated_heads(pages)
    for part, frame, page in _parts(pages):
        if isinstance(part, Line):
            running.append(Framed(part, frame))
            continue
        yield from _paragraphs(running, numbers)
        running = []
        if isinstance(part, Beside):
            yield _beside_table(part, page, next(numbers), frame)
        else:
            yield _table(part, page, next(numbers), _head(part) in repeated)
    yield from _paragraphs(running, numbers)


def _parts(
    pages: Sequence[PageText],
) -> Iterator[tuple[Line | Beside | RuledTable, Frame, int]]:
    furniture = furniture_of([page.lines for page in pages], [page.height for page in pages])
    kept = [tuple(ln for ln in page.lines if id(ln) not in furniture) for page in pages]
    frames = _frames(pages, kept)
    for page, lines, frame in zip(pages, kept, frames, strict=True):
        parts: list[Line | Beside | RuledTable] = [*with_columns(lines), *page.tables]
        parts.sort(key=lambda part: part.top)
        yield from ((part, frame, page.number) for part in parts)


def _frames(pages: Sequence[PageText], kept: Sequence[Sequence[Line]]) -> list[Frame]:
    """Return the room of the text on each page; pages with little text take that of their like."""
    sizes = [(round(page.width), round(page.height)) for page in pages]
    common = {
        size: page_frame(lines)
        for size in set(sizes)
        if (lines := [ln for ls, s in zip(kept, sizes, strict=True) if s == size for ln in ls])
    }
    return [
        _widened(page_frame(lines) if len(lines) >= _FEW_LINES else common.get(size), page)
        for page, lines, size in zip(pages, kept, sizes, strict=True)
    ]


def _widened(frame: Frame | None, page: PageText) -> Frame:
    """Return a frame that holds the tables of the page as well."""
    lefts = [table.grid.xs[0] for table in page.tables]
    rights = [table.grid.xs[-1] for table in page.tables]
    if frame is None:
        return Frame(min(lefts, default=0.0), max(rights, default=page.width))
    return Frame(min([frame.left, *lefts]), max([frame.right, *rights]))


def _paragraphs(lines: Sequence[Framed], numbers: Iterator[int]) -> Iterator[SourceParagraph]:
    for group in paragraphs_of(lines):
        place = _boxed(Place(next(numbers), group[0].line.page), [item.line for item in group])
        yield source_paragraph(group, place)


def _boxed(place: Place, lines: Iterable[Line]) -> Place:
    """Return the place with the room of those of its lines that stand on its page."""
    here = [line for line in lines if line.page == place.page]
    return _at(
        place,
        (min(ln.x0 for ln in here), max(ln.x1 for ln in here)),
        (min(ln.top for ln in here), max(ln.bottom for ln in here)),
    )


def _at(place: Place, across: tuple[float, float], down: tuple[float, float]) -> Place:
    """Return the place with its sides and heights, given in points."""
    (left, right), (top, bottom) = across, down
    return replace(
        place,
        left_mm=round(left * MM_PER_PT, 1),
        right_mm=round(right * MM_PER_PT, 1),
        top_mm=round(top * MM_PER_PT, 1),
        bottom_mm=round(bottom * MM_PER_PT, 1),
    )


def _cell_paragraphs(
    lines: Sequence[Line], frame: Frame, place: Place
) -> tuple[SourceParagraph, ...]:
    groups = paragraphs_of([Framed(line, frame) for line in lines])
    return tuple(source_paragraph(group, place) for group in groups)


def _beside_table(part: Beside, page: int, index: int, frame: Frame) -> SourceTable:
    place = _boxed(Place(index, page), (*part.left, *part.right))
    middle = (max(ln.x1 for ln in part.left) + min(ln.x0 for ln in part.right)) / 2
    rooms = (Frame(frame.left, middle), Frame(middle, frame.right))
    cells = tuple(
        SourceCell(0, column, _column(lines, room, replace(place, row=0, column=column)))
        for column, (lines, room) in enumerate(zip((part.left, part.right), rooms, strict=True))
    )
    return SourceTable(1, 2, cells, place, bordered=False)


def _column(lines: Sequence[Line], room: Frame, place: Place) -> tuple[SourceParagraph, ...]:
    """Return each line of a column as a paragraph: nobody knows how wide its cell was."""
    return tuple(source_paragraph((Framed(line, room),), _boxed(place, (line,))) for line in lines)


def _table(part: RuledTable, page: int, index: int, has_head: bool) -> SourceTable:
    grid = part.grid
    place = _at(Place(index, page), (grid.xs[0], grid.xs[-1]), (grid.ys[0], grid.ys[-1]))
    margin = _cell_margin(part)
    cells = tuple(_cell(grid, cell, lines, margin, place) for cell, lines in part.cells)
    return SourceTable(
        len(grid.ys) - 1, len(grid.xs) - 1, cells, place, header_rows=1 if has_head else 0
    )


def _cell(
    grid: Grid, cell: GridCell, lines: Sequence[Line], margin: float, place: Place
) -> SourceCell:
    left, right = grid.xs[cell.column], grid.xs[cell.column + cell.colspan]
    down = grid.ys[cell.row], grid.ys[cell.row + cell.rowspan]
    inside = _at(replace(place, row=cell.row, column=cell.column), (left, right), down)
    paragraphs = _cell_paragraphs(lines, Frame(left + margin, right - margin), inside)
    return SourceCell(cell.row, cell.column, paragraphs, cell.rowspan, cell.colspan)


def _cell_margin(part: RuledTable) -> float:
    """Return the room between a rule and the words that cells usually keep.

    Lines that are not centred begin there, so it is the commonest distance on the left; the
    least distance on the right bounds it.
    """
    xs = part.grid.xs
    lefts = Counter(
        round(line.x0 - xs[cell.column], 1) for cell, lines in part.cells for line in lines
    )
    rights = [
        xs[cell.column + cell.colspan] - line.x1 for cell, lines in part.cells for line in lines
    ]
    usual = lefts.most_common(1)[0][0]
    return min(max(min(usual, *rights, _MOST_CELL_MARGIN), 0.0), _MOST_CELL_MARGIN)


def _head(part: RuledTable) -> tuple[str, ...]:
    """Return the words of the first row."""
    return tuple(" ".join(ln.text for ln in lines) for cell, lines in part.cells if cell.row == 0)


def _repeated_heads(pages: Sequence[PageText]) -> set[tuple[str, ...]]:
    """Return the first rows that stand above tables on more than one page."""
    seen: set[tuple[str, ...]] = set()
    twice: set[tuple[str, ...]] = set()
    for page in pages:
        heads = {_head(table) for table in page.tables}
        twice |= heads & seen
        seen |= heads
    return {head for head in twice if sum(map(bool, head)) > 1}
