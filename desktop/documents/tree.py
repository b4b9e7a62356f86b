"""The neutral document tree: what a document says and what each part is, not how it looks.

The composer makes it from a plan; the DOCX and PDF writers walk it in the same order, so both
show the same text. Sizes, weights and distances come from ``documents.format``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Style(Enum):
    """What a paragraph is; ``documents.format`` says how each looks."""

    BASIS = "basis"
    """Căn cứ line, italic."""
    BODY = "body"
    PART_LABEL = "part_label"
    """"Phần I" on its own line, centred."""
    PART_TITLE = "part_title"
    UPPER = "upper"
    """"A." heading, capitals, bold."""
    ROMAN = "roman"
    """"I." heading, capitals, bold."""
    HEADING = "heading"
    """"1." or "1.1." heading, bold, mixed case."""
    LETTER_HEADING = "letter_heading"
    """"a)" heading, upright, regular (the decree sets điểm so)."""
    ITEM = "item"
    """Numbered or dashed paragraph."""
    APPENDIX_LABEL = "appendix_label"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_REFERENCE = "appendix_reference"
    """(Kèm theo …), italic, with the short line below."""
    END_MARK = "end_mark"
    """"./." alone below a table that ends the text."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``anchor`` is the key of the plan's block it shows."""

    style: Style
    runs: tuple[Run, ...]
    anchor: str = ""
    keep_with_next: bool = False

    @property
    def text(self) -> str:
        """All words of the paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Head of the first page (ô 1-4 of the decree's diagram).

    Attributes:
        parent_lines: Superior body, regular weight; empty for UBND and HĐND.
        issuer_lines: Issuing body, bold; the line stands under the last.
        number_line: "Số: 05/KH-UBND" or "Số:       /KH-UBND"; empty for a sheet without number.
        date_line: "Minh Tiến, ngày 07 tháng 02 năm 2024" or with blanks; empty for minutes.
        about: "V/v …" of a công văn, below the number.
    """

    parent_lines: tuple[str, ...]
    issuer_lines: tuple[str, ...]
    number_line: str
    date_line: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Addressees:
    """Kính gửi: one addressee on the line of the label, several as a list below it.

    ``entries`` are printed lines; several have their dash and closing mark ("- Phòng Kinh tế;").
    """

    entries: tuple[str, ...]
    anchor: str = "addressees"


@dataclass(frozen=True, slots=True)
class Title:
    """Type of the document and its subject (tên loại, trích yếu), with the line below.

    A sheet may have no subject; then the line stands below the type.
    """

    type_line: str
    subject: str
    anchor: str = "subject"


class Align(Enum):
    """Horizontal place of the text of a cell."""

    LEFT = "left"
    CENTER = "center"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; one entry of ``lines`` is one paragraph.

    A cell that spans rows stands once, in its first row; the rows below leave it out.
    """

    lines: tuple[str, ...]
    colspan: int = 1
    rowspan: int = 1
    bold: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``anchor`` is the key of the task or group it shows."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header rows repeat on each page and no row is split between pages.

    Attributes:
        weights: Relative widths of the columns.
        header: Header rows.
        rows: Other rows; a cell spanning rows stands only in its first one.
        name: What a workbook calls it, empty for the heading above it.
    """

    weights: tuple[float, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Recipients at the left, authority and name at the right; never alone on a page.

    ``recipients`` are printed lines, with dash and closing mark ("- UBND tỉnh;"). Where two
    parties sign, the other one stands at the left and the recipients below (Phụ lục III, mẫu 1.9).
    """

    recipients: tuple[str, ...]
    authority_lines: tuple[str, ...]
    signer: str
    left_lines: tuple[str, ...] = ()
    left_signer: str = ""

    @property
    def two_parties(self) -> bool:
        """Tell whether somebody signs at the left too."""
        return bool(self.left_lines)


Node = Letterhead | Addressees | Title | Paragraph | Table | SignatureBlock


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation; page numbers start at 1 and the first is not shown."""

    nodes: tuple[Node, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document with the properties written into the file."""

    sections: tuple[Section, ...]
    title: str = ""
    author: str = ""
    keywords: tuple[str, ...] = field(default=())
