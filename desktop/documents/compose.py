"""A plan as a document: what is printed, in which order, and what each part is.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức), Phụ lục III (mẫu 1.4, 2.1).
"""

from __future__ import annotations

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
from desktop.documents.compose_table import compose_table
from desktop.documents.compose_text import bare, labelled, printable
from desktop.documents.format import LANDSCAPE, PORTRAIT
from desktop.documents.tree import Paragraph, Run, Style
from desktop.domain.commune import CommuneProfile, Issuer
from desktop.domain.document_types import LONE_APPENDIX, type_of
from desktop.domain.letterheads import issuer_name, issuer_of, plan_year
from desktop.domain.numbering import labels
from desktop.domain.outline import BlockKind
from desktop.domain.plan import Plan
from desktop.domain.symbols import number_line
from desktop.domain.tasks import Placement, TaskTable

_DEFAULT_TYPE = "KH"


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
        letterhead(issuer, _number_line(plan), plan.date, plan_year(plan)),
        tree.Title(_type_name(plan).upper(), bare(plan.subject)),
        *basis_paragraphs({basis.id: basis.text for basis in plan.bases}),
        *paragraphs(Style.BODY, plan.opening, "opening"),
        *_blocks(plan),
        *paragraphs(Style.BODY, plan.closing, "closing"),
    ]
    nodes = ended(nodes)
    if plan.signing:
        nodes = [*kept_together(nodes), signature_block(plan.signing, plan.recipients)]
    return tree.Section(tuple(nodes))


def _number_line(plan: Plan) -> str:
    return number_line(printable(plan.number), printable(plan.symbol))


def _blocks(plan: Plan) -> tuple[tree.Node, ...]:
    """Return the text with the table at its place, or below the text when it has none."""
    printed = labels(plan.blocks)
    table = _table_of(plan, Placement.IN_TEXT)
    nodes: list[tree.Node] = []
    for block in plan.blocks:
        if block.kind is not BlockKind.TASK_TABLE:
            nodes.extend(block_paragraphs(block, printable(printed[block.id])))
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


def _appendix(plan: Plan, issuer: Issuer, text: tuple[tree.Node, ...]) -> tree.Section:
    """Return the appendix: its heading, ``text``, the table and "./."."""
    table = plan.task_table if plan.task_table and plan.task_table.columns else None
    title = bare(table.title if table and table.title else plan.subject)
    nodes: list[tree.Node] = [
        Paragraph(Style.APPENDIX_LABEL, (Run(APPENDIX_LABEL),), "appendix"),
        *paragraphs(Style.APPENDIX_TITLE, title.upper(), "appendix"),
        Paragraph(Style.APPENDIX_REFERENCE, (Run(_reference(plan, issuer)),), "number"),
        *text,
    ]
    if table and not any(isinstance(node, tree.Table) for node in text):
        nodes.append(compose_table(table, LANDSCAPE.text_width))
    return tree.Section(tuple(ended(nodes)), landscape=table is not None)


def _reference(plan: Plan, issuer: Issuer) -> str:
    number, year = _number_line(plan), plan_year(plan)
    return appendix_reference(_type_name(plan), number, plan.date, year, issuer)
