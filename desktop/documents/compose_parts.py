"""Pieces of documents that plans and other documents have in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop.documents import tree
from desktop.documents.compose_text import bare, closed_list, labelled, printable, with_end_mark
from desktop.documents.format import END_MARK
from desktop.documents.tree import Paragraph, Run, Style
from desktop.domain.commune import Issuer, SuperiorIssuer
from desktop.domain.decree_dates import decree_date, decree_date_blank, place_and_date
from desktop.domain.letterheads import issuer_lines, issuer_name, place_name
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.signing import Signing

APPENDIX_LABEL = "Phụ lục"
_KEPT_BEFORE_SIGNATURE = 2
"""Paragraphs that stay on the page of the signature block."""

_HEADING_STYLES: Mapping[Level, Style] = {
    Level.UPPER: Style.UPPER,
    Level.ROMAN: Style.ROMAN,
    Level.LETTER: Style.LETTER_HEADING,
    Level.DASH: Style.LETTER_HEADING,
    Level.PLUS: Style.LETTER_HEADING,
}
_CAPITALS = frozenset({Style.UPPER, Style.ROMAN})


def letterhead(
    issuer: Issuer, number_line: str, date: dt.date | None, year: int, about: str = ""
) -> tree.Letterhead:
    """Return the head; UBND names no superior body above itself (mục II.2), an agency does.

    ``year`` counts when there is no date; ``about`` is the "V/v …" of a công văn.
    """
    place = printable(place_name(issuer))
    lines = tuple(printable(line) for line in issuer_lines(issuer))
    above = 1 if isinstance(issuer, SuperiorIssuer) and issuer.agency else 0
    return tree.Letterhead(
        parent_lines=lines[:above],
        issuer_lines=lines[above:],
        number_line=number_line,
        date_line=place_and_date(place, date, year),
        about=about,
    )


def basis_paragraphs(bases: Mapping[str, str]) -> Iterator[Paragraph]:
    """Yield the căn cứ lines of ``bases``, words by key; those without words are left out."""
    said = {key: text for key, text in bases.items() if bare(text)}
    for key, text in zip(said, closed_list(list(said.values())), strict=True):
        yield Paragraph(Style.BASIS, (Run(text),), anchor=f"basis:{key}")


def paragraphs(style: Style, text: str, anchor: str) -> Iterator[Paragraph]:
    """Yield the paragraph of ``text``; none when it is empty."""
    if words := printable(text):
        yield Paragraph(style, (Run(words),), anchor)


def block_paragraphs(block: Block, label: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a block with its printed label; none when it is empty."""
    text = printable(block.text)
    if block.kind is BlockKind.PARAGRAPH:
        style = Style.BODY if block.level is Level.TEXT else Style.ITEM
    elif block.level is Level.PART:
        yield from paragraphs(Style.PART_LABEL, label, block.id)
        yield from paragraphs(Style.PART_TITLE, text.upper(), block.id)
        return
    else:
        style = _HEADING_STYLES.get(block.level, Style.HEADING)
    words = text.upper() if style in _CAPITALS else text
    yield from paragraphs(style, labelled(label, words), block.id)


def ended(nodes: list[tree.Node]) -> list[tree.Node]:
    """Return the nodes with "./." after the last text, or on its own line where none can bear it.

    A heading, a sentence that leads on (":") and a table bear none.
    """
    last = nodes[-1] if nodes else None
    if (
        isinstance(last, Paragraph)
        and last.style in (Style.BODY, Style.ITEM)
        and not last.text.endswith(":")
    ):
        return [*nodes[:-1], replace(last, runs=(Run(with_end_mark(last.text)),))]
    return [*nodes, Paragraph(Style.END_MARK, (Run(END_MARK),))]


def kept_together(nodes: list[tree.Node]) -> list[tree.Node]:
    """Return the nodes with the last paragraphs kept on the page of the signature block."""
    cut = max(len(nodes) - _KEPT_BEFORE_SIGNATURE, 0)
    kept = [
        replace(node, keep_with_next=True) if isinstance(node, Paragraph) else node
        for node in nodes[cut:]
    ]
    return [*nodes[:cut], *kept]


def signature_block(signing: Signing, recipients: tuple[str, ...]) -> tree.SignatureBlock:
    """Return who signs, with the recipients as a list at the left."""
    return tree.SignatureBlock(
        recipients=closed_list(recipients, prefix="- "),
        authority_lines=tuple(printable(line) for line in signing.lines()),
        signer=printable(signing.signer),
    )


def appendix_reference(
    type_name: str, number_line: str, date: dt.date | None, year: int, issuer: Issuer
) -> str:
    """Return the line that ties an appendix to its document (mục III.1); blanks in a draft."""
    number = number_line.replace("Số:", "số", 1)
    day = decree_date(date) if date else decree_date_blank(year)
    name = printable(issuer_name(issuer))
    return f"(Kèm theo {labelled(type_name, number)} {day} của {name})"
