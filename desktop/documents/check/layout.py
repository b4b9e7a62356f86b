"""The parts of a document as the decree names them (thành phần thể thức)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from desktop.documents.check.model import Cell, Document, Line, Paragraph, Section, Table
from desktop.domain.commune import CommuneProfile
from desktop.domain.document_types import OFFICIAL_LETTER, DocumentType

_SINGLE_LINE = 1.15
"""Height of a line of Times New Roman in sizes of its letters."""


class Kind(Enum):
    """What the file is, which decides the rules that apply."""

    DOCUMENT = "document"
    ATTACHMENT = "attachment"
    """Begins with "Phụ lục": no number, date or signature of its own."""
    ATTACHED_TEXT = "attached_text"
    """A quy chế, quy định or kế hoạch issued with a decision (Mẫu 1.3)."""


class Step(Enum):
    """Level of a numbered paragraph."""

    PART = "phần"
    CHAPTER = "chương"
    SECTION = "mục"
    SUBSECTION = "tiểu mục"
    ARTICLE = "điều"
    UPPER = "A."
    ROMAN = "I."
    ARABIC = "1."
    DOTTED = "1.1."
    LETTER = "a)"
    DASH = "-"
    PLUS = "+"


@dataclass
class TextLine:
    """One printed line of a block: a paragraph, or a part of it between line breaks.

    Attributes:
        row: Row of the table it stands in.
        top: How far it begins below the top of its row, in points.
        place: What the officer calls it; several lines may share one paragraph.
    """

    paragraph: Paragraph
    text: str
    row: int = 0
    top: float = 0
    place: str = ""


@dataclass(frozen=True)
class PlacedLine:
    """A drawn line with the paragraph that carries it."""

    paragraph: Paragraph
    line: Line


@dataclass
class Letterhead:
    """Head of the first page (ô 1-4).

    Attributes:
        table: The table it stands in, None for tabbed paragraphs.
        left_cells, right_cells: Its cells, from the top.
        about: "V/v …" of a công văn.
    """

    table: Table | None
    left: list[TextLine] = field(default_factory=list)
    right: list[TextLine] = field(default_factory=list)
    left_cells: list[Cell] = field(default_factory=list)
    right_cells: list[Cell] = field(default_factory=list)
    national: TextLine | None = None
    motto: TextLine | None = None
    parent: list[TextLine] = field(default_factory=list)
    issuer: list[TextLine] = field(default_factory=list)
    number: TextLine | None = None
    about: list[TextLine] = field(default_factory=list)
    date: TextLine | None = None
    left_lines: list[PlacedLine] = field(default_factory=list)
    right_lines: list[PlacedLine] = field(default_factory=list)


@dataclass
class Title:
    """Type and subject (ô 5a).

    Attributes:
        kind: The type of document that the title names, None when it is none of them.
        gap: Number of empty paragraphs between type and subject.
        reference: "(Kèm theo Quyết định …)" of an attached text.
    """

    type_line: TextLine | None = None
    kind: DocumentType | None = None
    subject: list[TextLine] = field(default_factory=list)
    lines: list[PlacedLine] = field(default_factory=list)
    gap: int = 0
    reference: Paragraph | None = None


@dataclass
class Item:
    """A paragraph of the text.

    Attributes:
        block: Its place among the blocks of the body.
        step: Level of its number, None for plain text.
        label: The number without its mark ("3", "đ").
        mark: What follows the number (".", ")", "/").
        rest: The words after it.
        heading: True for a title.
        basis: True for a căn cứ line.
    """

    paragraph: Paragraph
    block: int
    step: Step | None = None
    label: str = ""
    mark: str = ""
    rest: str = ""
    heading: bool = False
    basis: bool = False

    @property
    def centred(self) -> bool:
        """True for a paragraph in the middle of the page."""
        return self.paragraph.format.align == "center"


@dataclass
class Signature:
    """Recipients and signature (ô 7, 9b).

    Attributes:
        table: The table it stands in, None for tabbed paragraphs.
        recipients: Entries with their dash.
        code: The drafter's code below them, None when none.
        authority: Lines above the signature.
        office: Office title of the signer below the room for the signature (ô 7b).
        name: The signer's name, None when it is not typed.
        room_mm: Room between title and name, None when there is no name.
    """

    table: Table | None
    block: int
    label: TextLine | None = None
    recipients: list[TextLine] = field(default_factory=list)
    code: TextLine | None = None
    authority: list[TextLine] = field(default_factory=list)
    office: list[TextLine] = field(default_factory=list)
    name: TextLine | None = None
    room_mm: float | None = None
    level: bool = True
    """True when label and authority begin on one line."""


@dataclass
class Appendix:
    """A phụ lục: from its label to the next one or the end."""

    first: int
    end: int
    label: TextLine
    number: str
    title: list[TextLine] = field(default_factory=list)
    reference: Paragraph | None = None
    lines: list[PlacedLine] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


@dataclass
class Layout:
    """All parts of a document.

    Attributes:
        body: Blocks of the text, from ``body_first`` up to ``body_end``.
        authority: "CHỦ TỊCH ỦY BAN NHÂN DÂN …" above the bases of a decision.
        decides: "QUYẾT ĐỊNH:" of a decision.
        addressees: "Kính gửi" lines.
    """

    kind: Kind
    letterhead: Letterhead | None
    title: Title
    body_first: int
    body_end: int
    items: list[Item] = field(default_factory=list)
    authority: list[TextLine] = field(default_factory=list)
    decides: TextLine | None = None
    addressees: list[TextLine] = field(default_factory=list)
    signature: Signature | None = None
    appendices: list[Appendix] = field(default_factory=list)

    @property
    def bases(self) -> list[Item]:
        """Căn cứ lines."""
        return [item for item in self.items if item.basis]

    @property
    def text(self) -> list[Item]:
        """Paragraphs of the text without the căn cứ lines."""
        return [item for item in self.items if not item.basis]


@dataclass(frozen=True)
class Case:
    """A document under examination, with what is known about it.

    Attributes:
        document_type: Type known or found, None when unknown.
        profile: The office, None for a foreign file.
        issue: True when blanks and placeholders are no longer allowed.
        file_name: Name of the file, empty when the document is no file.
        local_rules: True to apply rules of single provinces.
        twin: A PDF of the same document, empty when none.
    """

    document: Document
    layout: Layout
    document_type: DocumentType | None
    profile: CommuneProfile | None = None
    issue: bool = False
    file_name: str = ""
    local_rules: bool = False
    twin: bytes = b""

    @property
    def official_letter(self) -> bool:
        """True for a công văn."""
        return self.document_type is OFFICIAL_LETTER

    @property
    def main(self) -> bool:
        """True for a document with number, date and signature of its own."""
        return self.layout.kind is Kind.DOCUMENT

    @property
    def tables(self) -> Iterator[tuple[int, Table, Section]]:
        """Tables of text and appendices, numbered from 1, without the layout tables."""
        head = self.layout.letterhead.table if self.layout.letterhead else None
        end = self.layout.signature.table if self.layout.signature else None
        number = 0
        for place, block in enumerate(self.document.blocks):
            if isinstance(block, Table) and block is not head and block is not end:
                number += 1
                yield number, block, self.document.section_of(place)

    @property
    def all_items(self) -> Iterator[Item]:
        """Paragraphs of text and appendices, tables excluded."""
        yield from self.layout.items
        for appendix in self.layout.appendices:
            yield from appendix.items

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body of the file, cells included."""
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from block.paragraphs


def line_height_pt(paragraph: Paragraph) -> float:
    """Return the height of one line of a paragraph."""
    size = paragraph.look.size / 2
    look = paragraph.format
    if look.rule == "exact":
        return look.line / 20
    if look.rule == "atLeast":
        return max(look.line / 20, size * _SINGLE_LINE)
    return size * _SINGLE_LINE * look.line / 240


def height_pt(paragraph: Paragraph) -> float:
    """Return the height of a paragraph with its space around, estimated from its words."""
    room = max(paragraph.room_mm, 1.0)
    lines = max(1, -int(-paragraph.width_mm // room)) + paragraph.raw.count("\n")
    return (
        lines * line_height_pt(paragraph) + (paragraph.format.before + paragraph.format.after) / 20
    )
