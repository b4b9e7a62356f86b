"""The figures of Nghị định 30/2020/NĐ-CP, in one place, as data.

Lengths are millimetres and sizes points. Where the decree gives a range, the value chosen lies
inside it; ``clause`` names the place in the decree. Both writers read this module, so the Word
file and the PDF look the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from desktop.documents.tree import Align, Style

FONT = "Times New Roman"
"""The one font of administrative documents (Phụ lục I, mục I.4)."""
LANGUAGE = "vi-VN"

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
"""Quốc hiệu (Phụ lục I, mục II.1)."""
MOTTO = "Độc lập - Tự do - Hạnh phúc"
"""Tiêu ngữ (Phụ lục I, mục II.1)."""
ADDRESSEES_LABEL = "Kính gửi:"
"""Label of the addressees (Phụ lục I, mục II.9)."""
RECIPIENTS_LABEL = "Nơi nhận:"
"""Label above the recipients (Phụ lục I, mục II.9)."""
END_MARK = "./."
"""What ends the text and each appendix (samples of Phụ lục III)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: paper, margins and the place of its number, in millimetres.

    Attributes:
        width, height: Paper, A4 (Phụ lục I, mục I.1).
        top, bottom, left, right: Margins: 20-25, 20-25, 30-35, 15-20 (mục I.3).
        header: From the edge of the paper to the page number (mục I.7).
    """

    width: float
    height: float
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10

    @property
    def text_width(self) -> float:
        """Width of the text between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the text between the margins."""
        return self.height - self.top - self.bottom


PORTRAIT = Page(210, 297)
LANDSCAPE = Page(297, 210)
"""For wide tables; the margins are those that the reader sees (Phụ lục I, mục I.2)."""


class Part(Enum):
    """Pieces of a document that are no paragraph of its text."""

    NATIONAL_NAME = "national_name"
    MOTTO = "motto"
    PARENT = "parent"
    """Superior body (cơ quan chủ quản)."""
    ISSUER = "issuer"
    NUMBER = "number"
    ABOUT = "about"
    """Trích yếu of a công văn, below its number."""
    DATE = "date"
    TYPE_LINE = "type_line"
    """Tên loại."""
    SUBJECT = "subject"
    """Trích yếu."""
    ADDRESSEE = "addressee"
    """Kính gửi with its only addressee."""
    ADDRESSEES_LABEL = "addressees_label"
    """Kính gửi above several addressees."""
    ADDRESSEE_ENTRY = "addressee_entry"
    AUTHORITY = "authority"
    """Quyền hạn, chức vụ của người ký."""
    SIGNER = "signer"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENT = "recipient"
    PAGE_NUMBER = "page_number"
    CELL = "cell"
    CELL_HEADER = "cell_header"


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks.

    Attributes:
        size_pt: Size of the letters.
        bold, italic: Weight and slope of runs that do not say otherwise.
        caps: True when the decree wants capitals; the composer has already written them.
        align: Horizontal place.
        first_line_mm: Indent of the first line, 10 or 12.7 for the text (mục II.6).
        left_mm: Indent of all lines.
        hanging_mm: How much further the lines after the first are indented.
        before_pt, after_pt: Space above and below; at least 6 between paragraphs.
        line: Line spacing as a multiple of the single line, 1 to 1.5.
        keep_with_next: True when it never stands last on a page.
        outline: Level in the navigation pane from 1, 0 for plain text.
        clause: Where the decree says so.
    """

    size_pt: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: Align = Align.LEFT
    first_line_mm: float = 0
    left_mm: float = 0
    hanging_mm: float = 0
    before_pt: float = 0
    after_pt: float = 0
    line: float = 1
    keep_with_next: bool = False
    outline: int = 0
    clause: str = ""


BODY_SIZE_PT = 14.0
FIRST_LINE_MM = 12.7
PARAGRAPH_GAP_PT = 6.0
BODY_LINE = 1.1
ABOUT_GAP_PT = 6.0
"""Between number and "V/v …" of a công văn (mục II.5)."""
ADDRESSEES_LEFT_MM = 22.0
"""Where "Kính gửi:" stands above several addressees."""
ADDRESSEES_COLON_MM = 17.6
"""Width of "Kính gửi" at size 14: the dashes stand below the colon."""
DASH_MM = 2.9
"""Width of "- " at size 14."""
ADDRESSEES_GAP_PT = 12.0
"""Above and below the addressees."""
CELL_GAP_PT = 2.0
"""Above and below each paragraph of a cell."""


def _body(
    clause: str,
    *,
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    keep_with_next: bool = False,
    outline: int = 0,
) -> Look:
    """Return the look of a justified paragraph of the text."""
    return Look(
        BODY_SIZE_PT,
        bold,
        italic,
        caps,
        Align.JUSTIFY,
        FIRST_LINE_MM,
        before_pt=PARAGRAPH_GAP_PT,
        line=BODY_LINE,
        keep_with_next=keep_with_next,
        outline=outline,
        clause=clause,
    )


def _centred(
    clause: str,
    size_pt: float,
    *,
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
    before_pt: float = 0,
    after_pt: float = 0,
    keep_with_next: bool = False,
    outline: int = 0,
) -> Look:
    """Return the look of a centred line."""
    return Look(
        size_pt,
        bold,
        italic,
        caps,
        Align.CENTER,
        before_pt=before_pt,
        after_pt=after_pt,
        keep_with_next=keep_with_next,
        outline=outline,
        clause=clause,
    )


_SECTION = "Phụ lục I, mục II.6"
_APPENDIX = "Phụ lục I, mục III.1"
_TYPES = "Phụ lục I, mục V"
_ADDRESSED = f"{_TYPES}.8"
_FREE = "khổ chữ trong bảng không quy định"

LOOKS: Mapping[Style | Part, Look] = MappingProxyType(
    {
        Style.BASIS: _body(f"{_SECTION}b", italic=True),
        Style.BODY: _body(f"{_SECTION}đ"),
        Style.PART_LABEL: _centred(
            f"{_SECTION}d", 14, bold=True, before_pt=12, keep_with_next=True, outline=1
        ),
        Style.PART_TITLE: _centred(
            f"{_SECTION}d",
            14,
            bold=True,
            caps=True,
            before_pt=PARAGRAPH_GAP_PT,
            keep_with_next=True,
            outline=1,
        ),
        Style.UPPER: _body(f"{_SECTION}d", bold=True, caps=True, keep_with_next=True, outline=1),
        Style.ROMAN: _body(f"{_SECTION}d", bold=True, caps=True, keep_with_next=True, outline=2),
        Style.HEADING: _body(f"{_SECTION}d", bold=True, keep_with_next=True, outline=3),
        Style.LETTER_HEADING: _body(f"{_SECTION}d", keep_with_next=True, outline=4),
        Style.ITEM: _body(f"{_SECTION}đ"),
        Style.APPENDIX_LABEL: _centred(
            f"{_APPENDIX}b", 14, bold=True, keep_with_next=True, outline=1
        ),
        Style.APPENDIX_TITLE: _centred(
            f"{_APPENDIX}b", 14, bold=True, caps=True, keep_with_next=True
        ),
        Style.APPENDIX_REFERENCE: _centred(
            f"{_APPENDIX}c", 14, italic=True, after_pt=12, keep_with_next=True
        ),
        Style.END_MARK: _body("Phụ lục III, mẫu 1.4"),
        Part.NATIONAL_NAME: _centred(f"{_TYPES}.1", 13, bold=True, caps=True),
        Part.MOTTO: _centred(f"{_TYPES}.1", 14, bold=True),
        Part.PARENT: _centred(f"{_TYPES}.2", 13, caps=True),
        Part.ISSUER: _centred(f"{_TYPES}.2", 13, bold=True, caps=True),
        Part.NUMBER: _centred(f"{_TYPES}.3", 13),
        Part.ABOUT: _centred(f"{_TYPES}.5", 12),
        Part.DATE: _centred(f"{_TYPES}.4", 14, italic=True),
        Part.TYPE_LINE: _centred(
            f"{_TYPES}.5", 14, bold=True, caps=True, before_pt=18, keep_with_next=True
        ),
        Part.SUBJECT: _centred(f"{_TYPES}.5", 14, bold=True, after_pt=12, keep_with_next=True),
        Part.ADDRESSEE: _centred(
            _ADDRESSED, 14, before_pt=ADDRESSEES_GAP_PT, after_pt=ADDRESSEES_GAP_PT / 2
        ),
        Part.ADDRESSEES_LABEL: Look(
            14,
            left_mm=ADDRESSEES_LEFT_MM,
            before_pt=ADDRESSEES_GAP_PT,
            keep_with_next=True,
            clause=_ADDRESSED,
        ),
        Part.ADDRESSEE_ENTRY: Look(
            14,
            left_mm=ADDRESSEES_LEFT_MM + ADDRESSEES_COLON_MM,
            hanging_mm=DASH_MM,
            clause=_ADDRESSED,
        ),
        Part.AUTHORITY: _centred(f"{_TYPES}.7", 14, bold=True, caps=True, keep_with_next=True),
        Part.SIGNER: _centred(f"{_TYPES}.7", 14, bold=True),
        Part.RECIPIENTS_LABEL: Look(
            12, bold=True, italic=True, keep_with_next=True, clause=f"{_TYPES}.8"
        ),
        Part.RECIPIENT: Look(11, keep_with_next=True, clause=f"{_TYPES}.8"),
        Part.PAGE_NUMBER: _centred("Phụ lục I, mục I.7", 14),
        Part.CELL: Look(12, before_pt=CELL_GAP_PT, after_pt=CELL_GAP_PT, clause=_FREE),
        Part.CELL_HEADER: _centred(
            _FREE, 12, bold=True, before_pt=CELL_GAP_PT, after_pt=CELL_GAP_PT
        ),
    }
)
"""How each paragraph and piece looks."""


@dataclass(frozen=True, slots=True)
class LetterheadSizes:
    """Sizes of the head, which step up and down together (Phụ lục I, mục V, chú thích 1).

    Attributes:
        name_pt: Quốc hiệu and names of the bodies.
        motto_pt: Tiêu ngữ and date.
        right_mm: Width of the right column, in which Quốc hiệu stands on one line.
    """

    name_pt: float
    motto_pt: float
    right_mm: float


STANDARD_HEAD = LetterheadSizes(13, 14, 98)
SMALL_HEAD = LetterheadSizes(12, 13, 91)
"""For bodies with long names; the number line stays at 13."""

NUMBER_GAP_PT = 9.0
"""Above number and date line: room for the lines drawn under issuer and Tiêu ngữ."""

RULE_WEIGHT_PT = 0.75
"""Weight of the lines drawn under Tiêu ngữ, issuer, trích yếu and "Kèm theo"."""
RULE_GAP_PT = 3.0
"""From the bottom of the text line to the line drawn under it."""
RULE_SHARE = 0.4
"""Share of the text line that the short lines take; the decree asks for 1/3 to 1/2."""
RULE_SHARES = (1 / 3, 1 / 2)

SINGLE_LINE = 1.149
"""Height of the single line in sizes of the letters: what Times New Roman asks for."""

SIGNATURE_LEFT_SHARE = 0.45
"""Share of the text width given to Nơi nhận."""
TWO_PARTIES_SHARE = 0.5
"""The same where two parties sign side by side."""
SIGNATURE_GAP_PT = 12.0
"""Above the signature block."""
SIGNATURE_ROOM_MM = 28.0
"""Room for signature and seal between title and name."""

CELL_PADDING_MM = 1.2
"""Left and right inside the cells of a table."""
TABLE_GAP_PT = 6.0
"""Between the text and a table below it, and below a table."""
TABLE_RULE_PT = 0.5
"""Weight of the borders of a table."""
