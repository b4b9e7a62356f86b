"""Finds the parts of a document and gives every paragraph a place in the officer's words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.documents.check.ending import appendix_starts, find_signature, read_appendices
from desktop.documents.check.items import read_items
from desktop.documents.check.layout import (
    Appendix,
    Item,
    Kind,
    Layout,
    Letterhead,
    Signature,
    Step,
    TextLine,
    Title,
)
from desktop.documents.check.letterhead import find_letterhead, lines_of, placed_lines
from desktop.documents.check.model import Document, Paragraph
from desktop.domain.document_types import DOCUMENT_TYPES, DocumentType, type_by_title
from desktop.domain.folding import fold
from desktop.i18n import _

_REFERENCE = re.compile(r"\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
_BASIS = re.compile(r"(?:[-+–]\s*)?(Căn cứ|Theo đề nghị|Xét|CĂN CỨ)\b")
_DECIDES = re.compile(r"(QUYẾT ĐỊNH|QUYẾT NGHỊ)\s*:?")
_AUTHORITY = re.compile(r"(CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|TRƯỞNG|GIÁM ĐỐC|CHÁNH)\b")
_SEARCHED = 25
_QUOTED = 40


def locate(document: Document) -> Layout:
    """Return the parts of ``document``; parts that are not there stay empty."""
    starts = appendix_starts(document)
    head_end = starts[0] if starts else len(document.blocks)
    letterhead, after = find_letterhead(document, 0, head_end)
    kind = Kind.ATTACHMENT if _begins_with_appendix(document, starts, after) else Kind.DOCUMENT
    signature = find_signature(document, after, head_end)
    end = signature.block if signature else head_end
    title, body = _title(document, after, end)
    if title.reference is not None:
        kind = Kind.ATTACHED_TEXT
    layout = Layout(kind, letterhead, title, body, max(end, body), signature=signature)
    layout.appendices = read_appendices(document, starts)
    _body(document, layout)
    _name_places(document, layout)
    return layout


def _begins_with_appendix(document: Document, starts: list[int], after: int) -> bool:
    if not starts:
        return False
    before = document.blocks[after : starts[0]]
    return all(isinstance(block, Paragraph) and not block.text for block in before)


def _title(document: Document, first: int, end: int) -> tuple[Title, int]:
    """Return the title and the block at which the text begins."""
    for place in range(first, min(end, first + _SEARCHED)):
        block = document.blocks[place]
        if not isinstance(block, Paragraph):
            break
        kind = _type_of(block)
        if kind is not None:
            return _title_at(document, place, end, kind)
    return Title(), first


def _type_of(block: Paragraph) -> DocumentType | None:
    line = next(lines_of(block), None)
    if line is None or not (block.upper or line.text == line.text.upper()):
        return None
    text = line.text.rstrip(" .:")
    exact = type_by_title(text)
    if exact is not None or block.format.align != "center":
        return exact
    folded = fold(text)
    return next((kind for kind in DOCUMENT_TYPES if folded.startswith(f"{fold(kind.name)} ")), None)


def _title_at(document: Document, place: int, end: int, kind: DocumentType) -> tuple[Title, int]:
    block = document.blocks[place]
    if not isinstance(block, Paragraph):
        raise TypeError(block)
    lines = list(lines_of(block))
    title = Title(lines[0], kind, subject=lines[1:])
    parts = [block]
    place += 1
    while place < end:
        block = document.blocks[place]
        if not isinstance(block, Paragraph) or not _in_title(block, title):
            break
        parts.append(block)
        if _REFERENCE.match(block.text):
            title.reference = block
        elif block.text:
            title.subject.extend(lines_of(block))
        elif not title.subject:
            title.gap += 1
        place += 1
    following = document.blocks[place] if place < end else None
    title.lines = placed_lines(parts)
    if not title.lines and isinstance(following, Paragraph):
        title.lines = placed_lines([following])
    return title, place


def _in_title(block: Paragraph, title: Title) -> bool:
    if not block.text:
        return not title.subject or bool(block.lines) or not title.lines
    if title.reference is not None or block.format.align != "center":
        return False
    if _REFERENCE.match(block.text):
        return True
    above = title.subject[-1].paragraph if title.subject else None
    decided = block.text == block.text.upper() and _AUTHORITY.match(block.text)
    if above is None:
        return not (decided or _DECIDES.fullmatch(block.text) or _kept_apart(block))
    return not decided and not _kept_apart(block) and block.look.bold == above.look.bold


def _kept_apart(block: Paragraph) -> bool:
    """Tell centred lines that begin the text from the subject."""
    return bool(re.match(r"(Phần|Chương|PHẦN|CHƯƠNG) [IVX]+|Kính gửi|[IVX]+\. ", block.text))


def _body(document: Document, layout: Layout) -> None:
    items = list(read_items(document.blocks, layout.body_first, layout.body_end))
    items = _addressees(layout, items)
    kept: list[Item] = []
    begun = False
    for item in items:
        text = item.paragraph.text
        if not begun and item.centred and not layout.authority and _is_authority(item):
            layout.authority.append(TextLine(item.paragraph, text))
        elif layout.decides is None and _DECIDES.fullmatch(text) and not begun:
            layout.decides = TextLine(item.paragraph, text)
        elif not begun and _BASIS.match(text) and not text.endswith(":"):
            item.basis = True
            kept.append(item)
        else:
            begun = begun or layout.decides is not None or not _waits(item)
            kept.append(item)
    layout.items = kept


def _is_authority(item: Item) -> bool:
    text = item.paragraph.text
    return text == text.upper() and bool(_AUTHORITY.match(text))


def _waits(item: Item) -> bool:
    """Tell whether bases may still follow: nothing numbered was read yet."""
    return item.step in (None, Step.DASH)


def _addressees(layout: Layout, items: list[Item]) -> list[Item]:
    """Take "Kính gửi" and the list below it away from the text."""
    for place, item in enumerate(items[:6]):
        if not fold(item.paragraph.text).startswith("kinh gui"):
            continue
        layout.addressees.extend(lines_of(item.paragraph))
        rest = place + 1
        while rest < len(items) and items[rest].paragraph.text.startswith(("-", "–")):
            layout.addressees.extend(lines_of(items[rest].paragraph))
            rest += 1
        return [*items[:place], *items[rest:]]
    return items


def _name_places(document: Document, layout: Layout) -> None:
    _name_tables(document)
    _name_items(layout)
    if layout.letterhead:
        _name_head(layout.letterhead)
    _name_title(layout)
    if layout.signature:
        _name_signature(layout.signature)
    for appendix in layout.appendices:
        _name_appendix(appendix)
    for number, section in enumerate(document.sections, start=1):
        for paragraphs in (*section.headers.values(), *section.footers.values()):
            for paragraph in paragraphs:
                paragraph.place = _("Đầu trang, chân trang của phần {number}").format(number=number)


def _name_tables(document: Document) -> None:
    number = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            continue
        number += 1
        for row_number, row in enumerate(block.rows, start=1):
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.place = _("Bảng {table}, dòng {row}: “{text}”").format(
                        table=number, row=row_number, text=quoted(paragraph.text)
                    )


def quoted(text: str) -> str:
    """Return the beginning of a text, enough to find it by."""
    if len(text) <= _QUOTED:
        return text
    return f"{text[:_QUOTED].rsplit(' ', 1)[0]}…"


def _name_items(layout: Layout) -> None:
    number = 0
    for item in layout.items:
        if item.basis:
            item.paragraph.place = _("Căn cứ: “{text}”").format(text=quoted(item.paragraph.text))
            continue
        number += 1
        item.paragraph.place = _("Đoạn {number}: “{text}”").format(
            number=number, text=quoted(item.paragraph.text)
        )
    for line in layout.addressees:
        line.paragraph.place = _("Kính gửi")
    for line in layout.authority:
        line.paragraph.place = _("Thẩm quyền ban hành")
    if layout.decides:
        layout.decides.paragraph.place = _("Dòng “{text}”").format(text=layout.decides.text)


def _name_head(head: Letterhead) -> None:
    named: tuple[tuple[str, list[TextLine] | list[TextLine | None]], ...] = (
        (_("Quốc hiệu"), [head.national]),
        (_("Tiêu ngữ"), [head.motto]),
        (_("Tên cơ quan chủ quản"), head.parent),
        (_("Tên cơ quan ban hành"), head.issuer),
        (_("Số, ký hiệu"), [head.number]),
        (_("Trích yếu công văn"), head.about),
        (_("Địa danh và thời gian"), [head.date]),
    )
    _give_places(named)


def _give_places(named: Iterable[tuple[str, list[TextLine] | list[TextLine | None]]]) -> None:
    """Name lines, and their paragraphs after the first component that they hold."""
    taken: set[int] = set()
    for place, lines in named:
        for line in lines:
            if line is None:
                continue
            line.place = place
            if id(line.paragraph) not in taken:
                line.paragraph.place = place
            taken.add(id(line.paragraph))


def _name_title(layout: Layout) -> None:
    title = layout.title
    _give_places(((_("Tên loại văn bản"), [title.type_line]), (_("Trích yếu"), title.subject)))
    if title.reference:
        title.reference.place = _("Dòng “Kèm theo …”")


def _name_signature(found: Signature) -> None:
    entries = (
        (
            _("Nơi nhận, dòng {number}: “{text}”").format(number=number, text=quoted(entry.text)),
            [entry],
        )
        for number, entry in enumerate(found.recipients, start=1)
    )
    _give_places(
        (
            (_("Nơi nhận"), [found.label]),
            *entries,
            (_("Ký hiệu người soạn thảo"), [found.code]),
            (_("Quyền hạn, chức vụ của người ký"), [*found.authority, *found.office]),
            (_("Họ tên người ký"), [found.name]),
        )
    )


def appendix_name(appendix: Appendix) -> str:
    """Return what the officer calls an appendix ("Phụ lục II")."""
    return _("Phụ lục {number}").format(number=appendix.number).strip()


def _name_appendix(appendix: Appendix) -> None:
    name = appendix_name(appendix)
    for item in appendix.items:
        item.paragraph.place = _("{appendix}: “{text}”").format(
            appendix=name, text=quoted(item.paragraph.text)
        )
    for line in (*appendix.title, appendix.label):
        line.paragraph.place = _("{appendix}, đầu trang").format(appendix=name)
    if appendix.reference:
        appendix.reference.place = _("{appendix}, dòng “Kèm theo …”").format(appendix=name)
