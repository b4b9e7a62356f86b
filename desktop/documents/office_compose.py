"""A document besides plans as the neutral tree: letters, reports, minutes, sheets.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức), Phụ lục III (mẫu 1.4, 1.5, 1.9, 2.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.documents import tree
from desktop.documents.compose_parts import (
    APPENDIX_LABEL,
    appendix_reference,
    basis_paragraphs,
    block_paragraphs,
    ended,
    kept_together,
    letterhead,
    paragraphs,
    signature_block,
)
from desktop.documents.compose_table import header_row, roomy_weights
from desktop.documents.compose_text import (
    bare,
    closed_list,
    labelled,
    printable,
    printable_lines,
    unbroken,
)
from desktop.documents.format import LANDSCAPE, PORTRAIT
from desktop.documents.tree import Align, Cell, Paragraph, Row, Run, Style, Table
from desktop.domain.commune import CommuneProfile, Issuer
from desktop.domain.document_types import OFFICIAL_LETTER, DocumentType, type_of
from desktop.domain.folding import fold
from desktop.domain.letterheads import issuer_name
from desktop.domain.numbering import labels, roman
from desktop.domain.office_document import (
    CellAlign,
    DataRow,
    DataTable,
    DocumentAppendix,
    OfficeDocument,
)
from desktop.domain.outline import Block
from desktop.domain.symbols import number_line

_MINUTES = "BB"
_ABOUT = "V/v "
_AS_ABOVE = "Như trên"
_ALIGNMENTS = {CellAlign.LEFT: Align.LEFT, CellAlign.CENTER: Align.CENTER}


def compose_office(document: OfficeDocument, profile: CommuneProfile) -> tree.Document:
    """Return the tree of ``document``: its text, then each appendix in a section of its own.

    A sheet that is none of the types of the decree has its title in capitals, no number when it
    has no symbol, and no "./.". Anchors are the keys of blocks and tables, and "addressees",
    "subject", "opening", "closing", "basis:<place>", "appendix:<place>".
    """
    paper = _Paper(document, document.issuer or profile.issuer)
    return tree.Document(
        (paper.main_section(), *paper.appendices()),
        title=labelled(paper.type_name, bare(document.subject)),
        author=printable(issuer_name(paper.issuer)),
    )


@dataclass(frozen=True, slots=True)
class _Paper:
    """The document with what follows from its type."""

    document: OfficeDocument
    issuer: Issuer

    @property
    def kind(self) -> DocumentType | None:
        """Type of the decree, None for a sheet."""
        return type_of(self.document.document_type)

    @property
    def type_name(self) -> str:
        """Name of the type or title of the sheet, in mixed case."""
        return self.kind.name if self.kind else printable(self.document.document_type)

    @property
    def is_letter(self) -> bool:
        """Tell whether it is a công văn."""
        return self.kind is OFFICIAL_LETTER

    @property
    def number_line(self) -> str:
        """Printed number and symbol, empty for a sheet without symbol."""
        symbol = printable(self.document.symbol)
        return number_line(printable(self.document.number), symbol) if symbol else ""

    @property
    def year(self) -> int:
        """Year of a blank date."""
        return self.document.date.year if self.document.date else self.document.year

    def main_section(self) -> tree.Section:
        """Return the document without its appendices."""
        document = self.document
        width = (LANDSCAPE if document.landscape else PORTRAIT).text_width
        bases = {str(place): text for place, text in enumerate(document.bases)}
        nodes: list[tree.Node] = [
            *self._head(),
            *basis_paragraphs(bases),
            *paragraphs(Style.BODY, document.opening, "opening"),
            *_parts(document.parts, width),
            *paragraphs(Style.BODY, document.closing, "closing"),
        ]
        nodes = ended(nodes) if self.kind else nodes
        if document.signing:
            nodes = [*kept_together(nodes), self._signature()]
        return tree.Section(tuple(nodes), landscape=document.landscape)

    def _head(self) -> list[tree.Node]:
        """Return letterhead, title and addressees."""
        document = self.document
        subject = bare(document.subject)
        about = _ABOUT + subject.removeprefix(_ABOUT) if self.is_letter and subject else ""
        head = letterhead(self.issuer, self.number_line, document.date, self.year, about)
        if document.document_type == _MINUTES:
            head = replace(head, date_line="")
        nodes: list[tree.Node] = [head]
        if not self.is_letter:
            nodes.append(tree.Title(self.type_name.upper(), unbroken(subject)))
        if addressees := _addressees(document.addressees):
            nodes.append(addressees)
        return nodes

    def _signature(self) -> tree.SignatureBlock:
        document = self.document
        signing, second = document.signing, document.second_signing
        if signing is None:
            raise TypeError(document)
        if second is None:
            return signature_block(signing, _recipients(document))
        return replace(
            signature_block(signing, _recipients(document)),
            left_lines=tuple(printable(line) for line in second.lines()),
            left_signer=printable(second.signer),
        )

    def appendices(self) -> list[tree.Section]:
        """Return the appendices; two or more have Roman numbers (mục III.1)."""
        several = len(self.document.appendices) > 1
        return [
            self._appendix(
                appendix, place, f"{APPENDIX_LABEL} {roman(place)}" if several else APPENDIX_LABEL
            )
            for place, appendix in enumerate(self.document.appendices, start=1)
        ]

    def _appendix(self, appendix: DocumentAppendix, place: int, label: str) -> tree.Section:
        anchor = f"appendix:{place}"
        reference = appendix_reference(
            self.type_name, self.number_line, self.document.date, self.year, self.issuer
        )
        page = LANDSCAPE if appendix.landscape else PORTRAIT
        title = unbroken(bare(appendix.title).upper())
        nodes: list[tree.Node] = [
            *paragraphs(Style.APPENDIX_LABEL, label, anchor),
            *([Paragraph(Style.APPENDIX_TITLE, (Run(title),), anchor)] if title else []),
            Paragraph(Style.APPENDIX_REFERENCE, (Run(reference),), anchor),
            *_parts(appendix.parts, page.text_width),
        ]
        return tree.Section(tuple(ended(nodes)), landscape=appendix.landscape)


def _addressees(names: Sequence[str]) -> tree.Addressees | None:
    """Return Kính gửi (mục II.9): one name without closing mark, several as a list."""
    said = [text for name in names if (text := bare(name))]
    if not said:
        return None
    return tree.Addressees(closed_list(said, "- ") if len(said) > 1 else tuple(said))


def _recipients(document: OfficeDocument) -> tuple[str, ...]:
    """Return the recipients; "Như trên" leads them exactly when somebody is addressed."""
    others = [name for name in document.recipients if fold(bare(name)) != fold(_AS_ABOVE)]
    addressed = any(bare(name) for name in document.addressees)
    return (_AS_ABOVE, *others) if addressed else tuple(others)


def _parts(parts: Sequence[Block | DataTable], width_mm: float) -> list[tree.Node]:
    """Return the text with its tables, numbered as one outline."""
    printed = labels([part for part in parts if isinstance(part, Block)])
    nodes: list[tree.Node] = []
    for part in parts:
        if isinstance(part, Block):
            nodes.extend(block_paragraphs(part, printable(printed[part.id])))
        elif part.columns:
            nodes.append(compose_data_table(part, width_mm))
    return [_leading(node) for node in nodes]


def _leading(node: tree.Node) -> tree.Node:
    """Return a sentence that leads on (":") kept with what follows it."""
    if isinstance(node, Paragraph) and node.text.endswith(":"):
        return replace(node, keep_with_next=True)
    return node


def compose_data_table(table: DataTable, width_mm: float) -> Table:
    """Return the table as printed ``width_mm`` wide; ``table`` has at least one column."""
    headers = [column.header for column in table.columns]
    return Table(
        weights=roomy_weights([column.weight for column in table.columns], headers, width_mm),
        header=(header_row(headers),),
        rows=tuple(_row(table, row, place) for place, row in enumerate(table.rows)),
        name=printable(table.title),
    )


def _row(table: DataTable, row: DataRow, place: int) -> Row:
    """Return a row; cells that are missing stay empty and those too many are left out."""
    anchor = f"{table.key}:{place}"
    if row.is_group:
        words = printable_lines(" ".join(row.cells))
        return Row((Cell(words, len(table.columns), bold=True),), anchor, is_group=True)
    cells = (*row.cells, *[""] * len(table.columns))
    return Row(
        tuple(
            Cell(printable_lines(text), bold=row.bold, align=_ALIGNMENTS[column.align])
            for column, text in zip(table.columns, cells, strict=False)
        ),
        anchor,
    )
