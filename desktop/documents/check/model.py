"""A DOCX read into what a clerk sees: pages, paragraphs, tables, lines, with effective looks.

Lengths are twips unless the name says otherwise (1 mm = 56.69 twips).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from desktop.documents.metrics import text_width_mm
from desktop.documents.units import TWIPS_PER_MM
from desktop.documents.word.effective import ParagraphFormat, RunFormat
from desktop.domain.text import squeeze

_UNDERSCORES = re.compile(r"_{3,}")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; ``field`` is True for the result of a field."""

    text: str
    format: RunFormat
    field: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its instruction ("PAGE") and the text it shows."""

    instruction: str
    result: str

    @property
    def is_page(self) -> bool:
        """True for the field of the page number."""
        return self.instruction.split()[:1] == ["PAGE"]


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal line: a drawn shape, a paragraph border or underscores.

    Attributes:
        length_mm: Its length.
        centre_mm: Its middle, from the left edge of the column; None when unknown.
        solid: False for dashes and dots.
    """

    length_mm: float
    centre_mm: float | None
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: file part, place on the page side to side, size; lengths in mm."""

    part: str
    left_mm: float | None
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its size, whether its frame shows, what stands in it, its middle."""

    width_mm: float
    height_mm: float
    framed: bool
    paragraphs: tuple[Paragraph, ...]
    centre_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Room in which a paragraph stands.

    Attributes:
        width: Width of the room.
        offset: Its left edge from the left text margin.
        margin: Left margin of the page.
        text_width: Width of the text between the margins.
    """

    width: int
    offset: int
    margin: int
    text_width: int

    @property
    def width_mm(self) -> float:
        """Width in millimetres."""
        return self.width / TWIPS_PER_MM


@dataclass
class Paragraph:
    """A paragraph.

    Attributes:
        label: Its automatic number with marks ("1.", "-"), empty when none.
        label_look: Look of that number.
        mark: Look of the paragraph mark; gives an empty paragraph its height.
        place: Where it stands, in the officer's words; set when the parts are located.
    """

    runs: tuple[Run, ...]
    format: ParagraphFormat
    column: Column
    label: str = ""
    label_look: RunFormat | None = None
    mark: RunFormat = field(default_factory=RunFormat)
    fields: tuple[Field, ...] = ()
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    pictures: tuple[Picture, ...] = ()
    place: str = ""

    @cached_property
    def raw(self) -> str:
        """Its own text as typed: tabs, breaks as newlines, repeated blanks."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def text(self) -> str:
        """Automatic number and words, in NFC on one line, without underscores drawn as a line."""
        own = squeeze(_UNDERSCORES.sub(" ", self.raw))
        return f"{self.label} {own}" if self.label and own else own

    @cached_property
    def shown(self) -> tuple[Run, ...]:
        """Runs with visible words."""
        return tuple(run for run in self.runs if _UNDERSCORES.sub("", run.text).strip())

    @property
    def look(self) -> RunFormat:
        """Look of most of its words; that of the paragraph mark when it is empty."""
        if not self.shown:
            return self.mark
        if len(self.shown) == 1:
            return self.shown[0].format
        weights: dict[RunFormat, int] = {}
        for run in self.shown:
            weights[run.format] = weights.get(run.format, 0) + len(run.text)
        return max(weights, key=lambda look: weights[look])

    @cached_property
    def width_mm(self) -> float:
        """Width of its words set on one line."""
        return sum(run_width_mm(run) for run in self.runs)

    @property
    def room_mm(self) -> float:
        """Width left for its lines after the first."""
        taken = self.format.left + self.format.right
        return (self.column.width - taken) / TWIPS_PER_MM

    def all(self, name: str, wanted: object) -> bool:
        """Tell whether every visible run has this value of a property."""
        return all(getattr(run.format, name) == wanted for run in self.shown)

    @property
    def upper(self) -> bool:
        """True when it shows in capitals only."""
        return all(run.format.caps or run.text == run.text.upper() for run in self.shown)


def run_width_mm(run: Run) -> float:
    """Return the width of a run on one line."""
    look = run.format
    text = run.text.upper() if look.caps else run.text
    return text_width_mm(text.replace("\n", ""), look.size / 2, look.bold, look.italic)


@dataclass
class Cell:
    """A cell; ``column`` is its first grid column, ``bordered`` tells of any drawn edge."""

    blocks: tuple[Block, ...]
    column: int
    span: int
    width: int
    bordered: bool
    align: str = "top"
    continues: bool = False

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, those of inner tables too."""
        return paragraphs_of(self.blocks)


@dataclass
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    header: bool = False
    whole: bool = False
    """True when the row is never split between pages (cantSplit)."""
    height: int = 0


@dataclass
class Table:
    """A table."""

    rows: tuple[Row, ...]
    width: int
    offset: int
    column: Column

    @property
    def bordered(self) -> bool:
        """True when any of its cells shows a border."""
        return any(cell.bordered for row in self.rows for cell in row.cells)

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, row by row."""
        for row in self.rows:
            for cell in row.cells:
                yield from cell.paragraphs

    @cached_property
    def text(self) -> str:
        """All words on one line."""
        return " ".join(paragraph.text for paragraph in self.paragraphs)


Block = Paragraph | Table


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield all paragraphs of blocks in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from block.paragraphs


@dataclass
class Section:
    """Pages of one layout.

    Attributes:
        first, end: Blocks of the body that it holds, ``end`` excluded.
        starts_page: False for a section that goes on on the same page.
        headers, footers: Paragraphs by kind ("default", "first", "even"), inherited ones too.
        number_format, number_start: Page numbering, None when not set.
    """

    first: int
    end: int
    width: int
    height: int
    landscape: bool
    margins: dict[str, int]
    starts_page: bool = True
    columns: int = 1
    title_page: bool = False
    bordered: bool = False
    number_format: str | None = None
    number_start: int | None = None
    headers: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    pictures: int = 0
    """Pictures and watermarks in its headers and footers."""

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.margins["left"] - self.margins["right"]

    @property
    def text_height(self) -> int:
        """Height between the margins."""
        return self.height - abs(self.margins["top"]) - abs(self.margins["bottom"])


@dataclass
class Document:
    """A whole document."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    mirrored: bool = False
    odd_even: bool = False
    tab_stop: int = 720
    revisions: int = 0
    comments: bool = False
    hidden: int = 0
    pages: int = 0
    """Number of pages that Word noted, 0 when it did not."""
    alpha_pictures: frozenset[str] = frozenset()
    """Parts that hold PNG pictures with transparency."""

    def section_of(self, block: int) -> Section:
        """Return the section that holds a block of the body."""
        for section in self.sections:
            if block < section.end:
                return section
        return self.sections[-1]
