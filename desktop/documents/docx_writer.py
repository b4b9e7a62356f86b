"""Writes the document tree as a Word file (DOCX)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from desktop.documents import format as fmt
from desktop.documents.docx_head import (
    write_addressees,
    write_letterhead,
    write_signature,
    write_title,
)
from desktop.documents.docx_lines import Lines
from desktop.documents.docx_package import FIRST_HEADER_ID, HEADER_ID, package
from desktop.documents.docx_styles import SECTION_END, style_id
from desktop.documents.docx_table import write_table
from desktop.documents.docx_xml import NAMESPACES, R, paragraph, part, run, spacing, sub, twips, w
from desktop.documents.format import LOOKS, Page
from desktop.documents.metrics import line_widths_mm, short_line_mm
from desktop.documents.tree import (
    Addressees,
    Document,
    Letterhead,
    Node,
    Paragraph,
    Section,
    SignatureBlock,
    Style,
    Table,
    Title,
)


def write_docx(document: Document) -> bytes:
    """Return the Word file of ``document``; the same document gives the same bytes."""
    root = etree.Element(w("document"), nsmap=NAMESPACES)
    body = sub(root, "body")
    lines = Lines()
    for section in document.sections:
        page = fmt.LANDSCAPE if section.landscape else fmt.PORTRAIT
        _nodes(body, section.nodes, page, lines)
        _end_section(body, section, page, last=section is document.sections[-1])
    return package(document, part(root))


def _nodes(body: etree._Element, nodes: Sequence[Node], page: Page, lines: Lines) -> None:
    for node, following in pairwise([*nodes, None]):
        if isinstance(node, Paragraph):
            _paragraph(body, node, page, lines, before_table=isinstance(following, Table))
        elif isinstance(node, Table):
            write_table(body, node, page.text_width, keep_last=_stays_with(following))
            if isinstance(following, (Table, SignatureBlock)):
                _parted(body)
        elif isinstance(node, Letterhead):
            write_letterhead(body, node, lines, page.text_width)
        elif isinstance(node, Title):
            write_title(body, node, lines, page.text_width)
        elif isinstance(node, Addressees):
            write_addressees(body, node)
        elif isinstance(node, SignatureBlock):
            write_signature(body, node, page.text_width)


def _stays_with(following: Node | None) -> bool:
    """Tell whether the last row of a table belongs on the page of what follows it."""
    if isinstance(following, SignatureBlock):
        return True
    return isinstance(following, Paragraph) and (
        following.keep_with_next or following.style is Style.END_MARK
    )


def _parted(body: etree._Element) -> None:
    """Keep two tables apart: word processors join tables with nothing between them."""
    _, properties = paragraph(body, SECTION_END)
    sub(properties, "keepNext")


def _paragraph(
    body: etree._Element, node: Paragraph, page: Page, lines: Lines, *, before_table: bool
) -> None:
    look = LOOKS[node.style]
    element, properties = paragraph(body, style_id(node.style))
    if node.keep_with_next and not look.keep_with_next:
        sub(properties, "keepNext")
    if before_table and look.after_pt < fmt.TABLE_GAP_PT:
        spacing(properties, after=fmt.TABLE_GAP_PT)
    for piece in node.runs:
        run(element, piece.text, bold=piece.bold, italic=piece.italic)
    if node.style is Style.APPENDIX_REFERENCE:
        widths = line_widths_mm(node.text, page.text_width, look)
        lines.draw(element, "Dòng kẻ dưới Kèm theo", short_line_mm(widths), look.size_pt)


def _end_section(body: etree._Element, section: Section, page: Page, *, last: bool) -> None:
    """Add what ends a section: its page, with a paragraph to hold it where one is needed."""
    holder = body
    ends_in_table = isinstance(section.nodes[-1], (Table, SignatureBlock, Letterhead))
    if ends_in_table:
        _, properties = paragraph(body, SECTION_END)
        holder = body if last else properties
    elif not last:
        holder = body[-1][0]
    settings = sub(holder, "sectPr")
    for kind, key in (("default", HEADER_ID), ("first", FIRST_HEADER_ID)):
        sub(settings, "headerReference", type=kind).set(f"{{{R}}}id", key)
    _page(settings, page)


def _page(settings: etree._Element, page: Page) -> None:
    size = sub(settings, "pgSz", w=twips(page.width), h=twips(page.height))
    if page.width > page.height:
        size.set(w("orient"), "landscape")
    sub(
        settings,
        "pgMar",
        top=twips(page.top),
        right=twips(page.right),
        bottom=twips(page.bottom),
        left=twips(page.left),
        header=twips(page.header),
        footer=twips(page.header),
        gutter=0,
    )
    sub(settings, "pgNumType", start=1)
    sub(settings, "titlePg")
