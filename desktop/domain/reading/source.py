"""What a reader sees in a foreign file before anything is understood.

The readers of DOCX, XLSX, PDF, text and clipboard all give this; the rules that understand it
know no file format. Text is Unicode NFC; nothing of the original is dropped, only what is no text
of the document: page numbers, headers and footers, hidden and deleted text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Alignment(Enum):
    """Horizontal place of a paragraph."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the original, for showing it beside the draft.

    Attributes:
        index: Position of the item in the document, from 0.
        page: Page from 1; None when the format has no pages of its own.
        sheet: Name of the sheet, for workbooks.
        row, column: Cell inside a table, from 0; None outside tables.
        top_mm, bottom_mm: Height on the page, when known.
        left_mm, right_mm: Sides on the page, when known.
    """

    index: int
    page: int | None = None
    sheet: str = ""
    row: int | None = None
    column: int | None = None
    top_mm: float | None = None
    bottom_mm: float | None = None
    left_mm: float | None = None
    right_mm: float | None = None


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    r"""A paragraph with what helps to understand it.

    Attributes:
        text: The words, one line; line breaks inside the paragraph are "\\n".
        place: Where it stands.
        label: Automatic number as shown ("1.", "a)", "-"); empty when typed in the text or none.
        bold, italic: True when (nearly) all letters are.
        alignment: Where it stands between the margins; None when the format cannot tell.
        size_pt: Usual size of its letters, None when unknown.
        indent_mm: Left edge of the first line from the text's edge, None when unknown.
        heading_level: Outline level of its style (1 to 9), None when it has none.
    """

    text: str
    place: Place
    label: str = ""
    bold: bool = False
    italic: bool = False
    alignment: Alignment | None = None
    size_pt: float | None = None
    indent_mm: float | None = None
    heading_level: int | None = None


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of a table at its first row and column, with what it spans."""

    row: int
    column: int
    paragraphs: tuple[SourceParagraph, ...]
    rowspan: int = 1
    colspan: int = 1

    @property
    def text(self) -> str:
        """The words of the cell, one line a paragraph."""
        return "\n".join(f"{p.label} {p.text}".strip() for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table as a grid; cells are in reading order and never overlap.

    Attributes:
        rows, columns: Size of the grid.
        cells: Cells; a place of the grid that no cell covers is empty.
        place: Where it stands.
        bordered: False for tables that only lay out (letterhead, signatures).
        header_rows: Rows marked as repeating on each page, 0 when none is.
    """

    rows: int
    columns: int
    cells: tuple[SourceCell, ...]
    place: Place
    bordered: bool = True
    header_rows: int = 0


SourceItem = SourceParagraph | SourceTable


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A whole file as its reader gives it.

    Attributes:
        items: Paragraphs and tables in reading order.
        file_kind: "docx", "xlsx", "pdf", "txt" or "html".
        notes: What the reader wants the officer to know, in Vietnamese ("Có 3 dòng ẩn trong …").
        pages: Number of pages, None when the format has none.
    """

    items: tuple[SourceItem, ...]
    file_kind: str
    notes: tuple[str, ...] = field(default=())
    pages: int | None = None
