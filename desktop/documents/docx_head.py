"""Head of the first page, title and signature block of the Word file."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from desktop.documents import format as fmt
from desktop.documents.docx_lines import Lines
from desktop.documents.docx_styles import style_id
from desktop.documents.docx_xml import half_points, paragraph, points, run, spacing, sub, twips
from desktop.documents.format import LOOKS, LetterheadSizes, Part
from desktop.documents.metrics import (
    fit_letterhead,
    issuer_line_mm,
    line_widths_mm,
    motto_line_mm,
    short_line_mm,
)
from desktop.documents.tree import Addressees, Letterhead, SignatureBlock, Title
from desktop.documents.units import MM_PER_PT


def layout_table(parent: etree._Element, widths_mm: Sequence[float]) -> etree._Element:
    """Add a table without borders and padding that only holds things side by side."""
    table = sub(parent, "tbl")
    properties = sub(table, "tblPr")
    widths = [twips(width) for width in widths_mm]
    sub(properties, "tblW", w=sum(widths), type="dxa")
    borders = sub(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        sub(borders, side, val="nil")
    sub(properties, "tblLayout", type="fixed")
    margins = sub(properties, "tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        sub(margins, side, w=0, type="dxa")
    sub(properties, "tblLook", val="0000")
    grid = sub(table, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=width)
    return table


def _row(table: etree._Element, widths_mm: Sequence[float]) -> list[etree._Element]:
    """Add a row that is never split and return its cells."""
    row = sub(table, "tr")
    sub(sub(row, "trPr"), "cantSplit")
    cells = [sub(row, "tc") for _ in widths_mm]
    for cell, width in zip(cells, widths_mm, strict=True):
        sub(sub(cell, "tcPr"), "tcW", w=twips(width), type="dxa")
    return cells


def _sized(
    cell: etree._Element, what: Part, text: str, size_pt: float, before_pt: float = 0
) -> etree._Element:
    """Add a paragraph; a size other than that of its style stands in the run."""
    element, properties = paragraph(cell, style_id(what))
    if before_pt:
        spacing(properties, before=before_pt)
    piece = run(element, text)
    if size_pt != LOOKS[what].size_pt:
        letters = etree.Element(piece.tag.replace("}r", "}rPr"))
        piece.insert(0, letters)
        sub(letters, "sz", val=half_points(size_pt))
        sub(letters, "szCs", val=half_points(size_pt))
    return element


def write_letterhead(body: etree._Element, head: Letterhead, lines: Lines, width_mm: float) -> None:
    """Add the head: names level with each other, number and date on one line."""
    sizes = fit_letterhead(head.parent_lines, head.issuer_lines, head.date_line)
    left_mm = width_mm - sizes.right_mm
    widths = (left_mm, sizes.right_mm)
    table = layout_table(body, widths)
    left, right = _row(table, widths)
    for text in head.parent_lines:
        _sized(left, Part.PARENT, text, sizes.name_pt)
    _issuer(left, head.issuer_lines, sizes, lines)
    _sized(right, Part.NATIONAL_NAME, fmt.NATIONAL_NAME, sizes.name_pt)
    motto = _sized(right, Part.MOTTO, fmt.MOTTO, sizes.motto_pt)
    lines.draw(motto, "Dòng kẻ dưới Tiêu ngữ", motto_line_mm(sizes), sizes.motto_pt)
    if head.number_line or head.date_line:
        _number_and_date(_row(table, widths), head, sizes)


def _number_and_date(
    cells: Sequence[etree._Element], head: Letterhead, sizes: LetterheadSizes
) -> None:
    left, right = cells
    number_pt = LOOKS[Part.NUMBER].size_pt
    _sized(left, Part.NUMBER, head.number_line, number_pt, fmt.NUMBER_GAP_PT)
    if head.about:
        _sized(left, Part.ABOUT, head.about, LOOKS[Part.ABOUT].size_pt, fmt.ABOUT_GAP_PT)
    _sized(right, Part.DATE, head.date_line, sizes.motto_pt, fmt.NUMBER_GAP_PT)


def _issuer(
    cell: etree._Element, texts: Sequence[str], sizes: LetterheadSizes, lines: Lines
) -> None:
    """Add the name of the issuing body with the line under its last line."""
    elements = [_sized(cell, Part.ISSUER, text, sizes.name_pt) for text in texts]
    length = issuer_line_mm(texts, sizes)
    lines.draw(elements[-1], "Dòng kẻ dưới tên cơ quan", length, sizes.name_pt)


def write_title(body: etree._Element, title: Title, lines: Lines, width_mm: float) -> None:
    """Add the type and the subject with the line under them."""
    pieces = [(Part.TYPE_LINE, title.type_line)] if title.type_line else []
    pieces += [(Part.SUBJECT, title.subject)] if title.subject else []
    room_pt = LOOKS[Part.SUBJECT].after_pt
    for what, text in pieces:
        look = LOOKS[what]
        element, properties = paragraph(body, style_id(what))
        is_last = what is pieces[-1][0]
        if is_last and look.after_pt < room_pt:
            spacing(properties, after=room_pt)
        run(element, text)
        if is_last:
            widths = line_widths_mm(text, width_mm, look)
            lines.draw(element, "Dòng kẻ dưới trích yếu", short_line_mm(widths), look.size_pt)


def write_addressees(body: etree._Element, node: Addressees) -> None:
    """Add "Kính gửi:" with its addressee, or above a list of several."""
    if len(node.entries) == 1:
        element, _ = paragraph(body, style_id(Part.ADDRESSEE))
        run(element, f"{fmt.ADDRESSEES_LABEL} {node.entries[0]}")
        return
    element, _ = paragraph(body, style_id(Part.ADDRESSEES_LABEL))
    run(element, fmt.ADDRESSEES_LABEL)
    for text in node.entries:
        element, properties = paragraph(body, style_id(Part.ADDRESSEE_ENTRY))
        if text is node.entries[-1]:
            spacing(properties, after=fmt.ADDRESSEES_GAP_PT / 2)
        run(element, text)


def write_signature(body: etree._Element, block: SignatureBlock, width_mm: float) -> None:
    """Add the recipients and, level with them, authority and name in a row never split."""
    share = fmt.TWO_PARTIES_SHARE if block.two_parties else fmt.SIGNATURE_LEFT_SHARE
    left_mm = width_mm * share
    widths = (left_mm, width_mm - left_mm)
    table = layout_table(body, widths)
    left, right = _row(table, widths)
    if block.two_parties:
        _authority(left, block.left_lines, block.left_signer)
    else:
        _recipients(left, block.recipients)
    _authority(right, block.authority_lines, block.signer)
    if block.two_parties and block.recipients:
        left, right = _row(table, widths)
        _recipients(left, block.recipients)
        paragraph(right, style_id(Part.RECIPIENT))


def _recipients(cell: etree._Element, recipients: Sequence[str]) -> None:
    element, properties = paragraph(cell, style_id(Part.RECIPIENTS_LABEL))
    if not recipients:
        return
    spacing(properties, before=fmt.SIGNATURE_GAP_PT)
    run(element, fmt.RECIPIENTS_LABEL)
    for text in recipients:
        element, _ = paragraph(cell, style_id(Part.RECIPIENT))
        run(element, text)


def _authority(cell: etree._Element, lines: Sequence[str], signer: str) -> None:
    for place, text in enumerate(lines):
        element, properties = paragraph(cell, style_id(Part.AUTHORITY))
        if place == 0:
            spacing(properties, before=fmt.SIGNATURE_GAP_PT)
        run(element, text)
    element, properties = paragraph(cell, style_id(Part.SIGNER))
    sub(
        properties,
        "spacing",
        before=points(fmt.SIGNATURE_ROOM_MM / MM_PER_PT),
    )
    if signer:
        run(element, signer)
