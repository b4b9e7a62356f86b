"""A plan as a document: what is printed, in which order, and what each part is.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức), Phụ lục III (mẫu 1.4, 2.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop.documents import tree
from desktop.documents.compose_table import compose_table
from desktop.documents.compose_text import (
    bare,
    closed_list,
    labelled,
    printable,
    with_end_mark,
)
from desktop.documents.format import END_MARK, LANDSCAPE, PORTRAIT
from desktop.documents.tree import Paragraph, Run, Style
from desktop.domain.commune import CommuneProfile, Issuer
from desktop.domain.decree_dates import decree_date, decree_date_blank, place_and_date
from desktop.domain.document_types import LONE_APPENDIX, type_of
from desktop.domain.letterheads import (
    issuer_lines,
    issuer_name,
    issuer_of,
    place_name,
    plan_year,
)
from desktop.domain.numbering import labels
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan
from desktop.domain.signing import Signing
from desktop.domain.symbols import number_line
from desktop.domain.tasks import Placement, TaskTable

"""Document type of an appendix that is a file of its own."""
APPENDIX_LABEL = "Phụ lục"
_DEFAULT_TYPE = "KH"
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


def compose(plan: Plan, profile: CommuneProfile) -> tree.Document:
    """Return the document of ``plan``: the text, then the appendix in a section of its own.

    Every text is in NFC and printable; the recipients of the signature block are printed lines
    ("- UBND tỉnh;"). Anchors are the keys of blocks, tasks and groups, and "subject",
    "opening", "closing", "basis:<key>", "number", "appendix".
    """
    issuer = issuer_of(plan, profile)
    if plan.document_type == LONE_APPENDIX:
        sections: tuple[tree.Section, ...] = (_appendix(plan, issuer, _blocks(plan)),)
    elif _table_of(plan, Placement.APPENDIX):
        sections = (_main_section(plan, issuer), _appendix(plan, issuer, ()))
    else:
        sections = (_main_section(plan, issuer),)
    return tree.Document(
        sections,
        title=labelled(_type_name(plan), bare(plan.subject)),
        author=printable(issuer_name(issuer)),
    )


def _type_name(plan: Plan) -> str:
    """Return the type of the document in mixed case; of a lone appendix, that of its plan."""
    code = plan.document_type
    if code == LONE_APPENDIX:
        code = plan.symbol.partition("-")[0]
    kind = type_of(code) or type_of(_DEFAULT_TYPE)
    return kind.name if kind else ""


def _main_section(plan: Plan, issuer: Issuer) -> tree.Section:
    nodes: list[tree.Node] = [
        _letterhead(plan, issuer),
        tree.Title(_type_name(plan).upper(), bare(plan.subject)),
        *_bases(plan),
        *_paragraphs(Style.BODY, plan.opening, "opening"),
        *_blocks(plan),
        *_paragraphs(Style.BODY, plan.closing, "closing"),
    ]
    nodes = _ended(nodes)
    if plan.signing:
        nodes = [*_kept_together(nodes), _signature(plan.signing, plan.recipients)]
    return tree.Section(tuple(nodes))


def _letterhead(plan: Plan, issuer: Issuer) -> tree.Letterhead:
    """Return the head; UBND names no superior body above itself (mục II.2)."""
    place = printable(place_name(issuer))
    return tree.Letterhead(
        parent_lines=(),
        issuer_lines=tuple(printable(line) for line in issuer_lines(issuer)),
        number_line=_number_line(plan),
        date_line=place_and_date(place, plan.date, plan_year(plan)),
    )


def _number_line(plan: Plan) -> str:
    return number_line(printable(plan.number), printable(plan.symbol))


def _bases(plan: Plan) -> Iterator[Paragraph]:
    bases = [basis for basis in plan.bases if bare(basis.text)]
    texts = closed_list([basis.text for basis in bases])
    for basis, text in zip(bases, texts, strict=True):
        yield Paragraph(Style.BASIS, (Run(text),), anchor=f"basis:{basis.id}")


def _paragraphs(style: Style, text: str, anchor: str) -> Iterator[Paragraph]:
    """Yield the paragraph of ``text``; none when it is empty."""
    if words := printable(text):
        yield Paragraph(style, (Run(words),), anchor)


def _blocks(plan: Plan) -> tuple[tree.Node, ...]:
    """Return the text with the table at its place, or below the text when it has none."""
    printed = labels(plan.blocks)
    table = _table_of(plan, Placement.IN_TEXT)
    nodes: list[tree.Node] = []
    for block in plan.blocks:
        if block.kind is not BlockKind.TASK_TABLE:
            nodes.extend(_block(block, printable(printed[block.id])))
        elif table:
            nodes.append(compose_table(table, PORTRAIT.text_width))
            table = None
    if table:
        nodes.append(compose_table(table, PORTRAIT.text_width))
    return tuple(nodes)


def _table_of(plan: Plan, placement: Placement) -> TaskTable | None:
    """Return the task table when it has columns and belongs at ``placement``."""
    table = plan.task_table
    return table if table and table.columns and table.placement is placement else None


def _block(block: Block, label: str) -> Iterator[Paragraph]:
    text = printable(block.text)
    if block.kind is BlockKind.PARAGRAPH:
        style = Style.BODY if block.level is Level.TEXT else Style.ITEM
    elif block.level is Level.PART:
        yield from _paragraphs(Style.PART_LABEL, label, block.id)
        yield from _paragraphs(Style.PART_TITLE, text.upper(), block.id)
        return
    else:
        style = _HEADING_STYLES.get(block.level, Style.HEADING)
    words = text.upper() if style in _CAPITALS else text
    yield from _paragraphs(style, labelled(label, words), block.id)


def _ended(nodes: list[tree.Node]) -> list[tree.Node]:
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


def _kept_together(nodes: list[tree.Node]) -> list[tree.Node]:
    """Return the nodes with the last paragraphs kept on the page of the signature block."""
    cut = max(len(nodes) - _KEPT_BEFORE_SIGNATURE, 0)
    kept = [
        replace(node, keep_with_next=True) if isinstance(node, Paragraph) else node
        for node in nodes[cut:]
    ]
    return [*nodes[:cut], *kept]


def _signature(signing: Signing, recipients: tuple[str, ...]) -> tree.SignatureBlock:
    return tree.SignatureBlock(
        recipients=closed_list(recipients, prefix="- "),
        authority_lines=tuple(printable(line) for line in signing.lines()),
        signer=printable(signing.signer),
    )


def _appendix(plan: Plan, issuer: Issuer, text: tuple[tree.Node, ...]) -> tree.Section:
    """Return the appendix: its heading, ``text``, the table and "./."."""
    table = plan.task_table if plan.task_table and plan.task_table.columns else None
    title = bare(table.title if table and table.title else plan.subject)
    nodes: list[tree.Node] = [
        Paragraph(Style.APPENDIX_LABEL, (Run(APPENDIX_LABEL),), "appendix"),
        *_paragraphs(Style.APPENDIX_TITLE, title.upper(), "appendix"),
        Paragraph(Style.APPENDIX_REFERENCE, (Run(_reference(plan, issuer)),), "number"),
        *text,
    ]
    if table and not any(isinstance(node, tree.Table) for node in text):
        nodes.append(compose_table(table, LANDSCAPE.text_width))
    return tree.Section(tuple(_ended(nodes)), landscape=table is not None)


def _reference(plan: Plan, issuer: Issuer) -> str:
    """Return the line that ties the appendix to its plan (mục III.1); blanks in a draft."""
    number = _number_line(plan).removeprefix("Số: ")
    date = decree_date(plan.date) if plan.date else decree_date_blank(plan_year(plan))
    name = printable(issuer_name(issuer))
    return f"(Kèm theo {_type_name(plan)} số {number} {date} của {name})"
