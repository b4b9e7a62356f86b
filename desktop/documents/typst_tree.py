"""The document tree as the JSON that the page layout in ``resources/layout`` reads.

Walks the tree in the order of the DOCX writer. Every length comes from ``documents.format``;
every text stays a string, so nothing in it can act as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.documents import format as fmt
from desktop.documents import metrics, tree
from desktop.documents.format import LOOKS, Look, Page, Part
from desktop.documents.tree import Style
from desktop.documents.typst_table import table_json, with_tail
from desktop.documents.typst_text import clean, fitted

Json = dict[str, Any]

_SHORT_LINES = 5
"""A paragraph of so many lines stays whole when it is kept with the signature."""


def document_json(document: tree.Document, font: str) -> Json:
    """Return all that the layout needs to set ``document`` in ``font``."""
    return {
        "title": clean(document.title),
        "author": clean(document.author),
        "keywords": [clean(word) for word in document.keywords],
        "font": font,
        "looks": {what.value: _look(look) for what, look in LOOKS.items()},
        "figures": _figures(),
        "sections": [_section(section) for section in document.sections],
    }


def _look(look: Look) -> Json:
    return {
        "size-pt": look.size_pt,
        "bold": look.bold,
        "italic": look.italic,
        "align": look.align.value,
        "first-line-mm": look.first_line_mm,
        "left-mm": look.left_mm,
        "hanging-mm": look.hanging_mm,
        "line": look.line,
    }


def _figures() -> Json:
    return {
        "single-line": fmt.SINGLE_LINE,
        "rule-pt": fmt.RULE_WEIGHT_PT,
        "rule-gap-pt": fmt.RULE_GAP_PT,
        "number-gap-pt": fmt.NUMBER_GAP_PT,
        "about-gap-pt": fmt.ABOUT_GAP_PT,
        "signature-gap-pt": fmt.SIGNATURE_GAP_PT,
        "signature-room-mm": fmt.SIGNATURE_ROOM_MM,
        "cell-padding-mm": fmt.CELL_PADDING_MM,
        "cell-gap-pt": fmt.CELL_GAP_PT,
        "table-rule-pt": fmt.TABLE_RULE_PT,
    }


def _section(section: tree.Section) -> Json:
    page = fmt.LANDSCAPE if section.landscape else fmt.PORTRAIT
    return {"page": _page(page), "nodes": _nodes(section.nodes, page)}


def _page(page: Page) -> Json:
    sides = ("width", "height", "top", "bottom", "left", "right", "header")
    return {f"{side}-mm": getattr(page, side) for side in sides}


def _nodes(nodes: Sequence[tree.Node], page: Page) -> list[Json]:
    """Return the pieces; a signature goes into the paragraph before it, "./." into its table."""
    pieces: list[Json] = []
    before: tree.Node | None = None
    piece: Json = {}
    for node in nodes:
        if isinstance(node, tree.SignatureBlock) and isinstance(before, tree.Paragraph):
            piece |= _signed(before, node, page)
            continue
        above, below = _gaps(node)
        piece = {**_node(node, page), "above-pt": above, "below-pt": below}
        if not (_ends(before, node) and with_tail(pieces[-1], piece)):
            pieces.append(piece)
        before = node
    return pieces


def _ends(before: tree.Node | None, node: tree.Node) -> bool:
    """Tell whether ``node`` is the end mark of a text that ends with a table."""
    return (
        isinstance(before, tree.Table)
        and isinstance(node, tree.Paragraph)
        and node.style is Style.END_MARK
    )


def _signed(paragraph: tree.Paragraph, signature: tree.SignatureBlock, page: Page) -> Json:
    """Return what a paragraph gets that ends with the signature; a short one stays whole."""
    return {
        "signature": _signature(signature),
        "sticky": False,
        "breakable": not _is_short(paragraph, page),
    }


def _gaps(node: tree.Node) -> tuple[float, float]:
    """Return the space above and below a piece, in points; the greater of two that meet counts."""
    match node:
        case tree.Paragraph():
            look = LOOKS[node.style]
            return look.before_pt, look.after_pt
        case tree.Title():
            return LOOKS[Part.TYPE_LINE].before_pt, LOOKS[Part.SUBJECT].after_pt
        case tree.Addressees():
            return fmt.ADDRESSEES_GAP_PT, fmt.ADDRESSEES_GAP_PT / 2
        case tree.Table():
            return fmt.TABLE_GAP_PT, fmt.TABLE_GAP_PT
        case tree.SignatureBlock():
            return fmt.SIGNATURE_GAP_PT, 0
        case tree.Letterhead():
            return 0, 0


def _node(node: tree.Node, page: Page) -> Json:
    match node:
        case tree.Paragraph():
            return _paragraph(node, page)
        case tree.Title():
            return _title(node, page)
        case tree.Addressees():
            return _addressees(node, page)
        case tree.Table():
            return table_json(node, page)
        case tree.SignatureBlock():
            return {"kind": "signature", **_signature(node)}
        case tree.Letterhead():
            return _letterhead(node, page)


def _paragraph(node: tree.Paragraph, page: Page) -> Json:
    look = LOOKS[node.style]
    piece: Json = {
        "kind": "paragraph",
        "look": node.style.value,
        "anchor": node.anchor,
        "runs": [
            {
                "text": fitted(run.text, page.text_width, look),
                "bold": run.bold,
                "italic": run.italic,
            }
            for run in node.runs
        ],
        "sticky": look.keep_with_next or (node.keep_with_next and _is_short(node, page)),
        "breakable": True,
    }
    if node.style is Style.APPENDIX_REFERENCE:
        piece["rule-mm"] = _short_rule(node.text, look, page)
    return piece


def _is_short(node: tree.Paragraph, page: Page) -> bool:
    """Tell whether a paragraph has so few lines that it may move to the next page as a whole."""
    lines = metrics.line_widths_mm(node.text, page.text_width, LOOKS[node.style])
    return len(lines) <= _SHORT_LINES


def _short_rule(text: str, look: Look, page: Page) -> float:
    return metrics.short_line_mm(metrics.line_widths_mm(text, page.text_width, look))


def _title(node: tree.Title, page: Page) -> Json:
    return {
        "kind": "title",
        "anchor": node.anchor,
        "type-line": clean(node.type_line),
        "subject": clean(node.subject),
        "rule-mm": _short_rule(*_underlined(node), page),
    }


def _underlined(node: tree.Title) -> tuple[str, Look]:
    """Return the last text of a title, under which the line is drawn, with its look."""
    what = Part.SUBJECT if node.subject else Part.TYPE_LINE
    return node.subject or node.type_line, LOOKS[what]


def _addressees(node: tree.Addressees, page: Page) -> Json:
    several = len(node.entries) > 1
    look = LOOKS[Part.ADDRESSEE_ENTRY if several else Part.ADDRESSEE]
    room = page.text_width - look.left_mm - look.hanging_mm
    entries = [fitted(text, room, look) for text in node.entries]
    if not several:
        entries = [f"{fmt.ADDRESSEES_LABEL} {text}" for text in entries]
    return {
        "kind": "addressees",
        "anchor": node.anchor,
        "label": fmt.ADDRESSEES_LABEL if several else "",
        "entries": entries,
    }


def _signature(node: tree.SignatureBlock) -> Json:
    return {
        "label": fmt.RECIPIENTS_LABEL if node.recipients else "",
        "recipients": [clean(line) for line in node.recipients],
        "authority": [clean(line) for line in node.authority_lines],
        "signer": clean(node.signer),
        "two-parties": node.two_parties,
        "left-authority": [clean(line) for line in node.left_lines],
        "left-signer": clean(node.left_signer),
        "left-share": fmt.TWO_PARTIES_SHARE if node.two_parties else fmt.SIGNATURE_LEFT_SHARE,
    }


def _letterhead(node: tree.Letterhead, page: Page) -> Json:
    sizes = metrics.fit_letterhead(node.parent_lines, node.issuer_lines)
    widths = [metrics.text_width_mm(line, sizes.name_pt, bold=True) for line in node.issuer_lines]
    return {
        "kind": "letterhead",
        "national-name": fmt.NATIONAL_NAME,
        "motto": fmt.MOTTO,
        "parent": [clean(line) for line in node.parent_lines],
        "issuer": [clean(line) for line in node.issuer_lines],
        "number": clean(node.number_line),
        "date": clean(node.date_line),
        "about": clean(node.about),
        "name-pt": sizes.name_pt,
        "motto-pt": sizes.motto_pt,
        "right-mm": sizes.right_mm,
        "left-mm": page.text_width - sizes.right_mm,
        "issuer-rule-mm": metrics.short_line_mm(widths or [0.0]),
        "motto-rule-mm": metrics.motto_line_mm(sizes),
    }
