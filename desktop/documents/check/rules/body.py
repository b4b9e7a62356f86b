"""Blanks, breaks and tables of the text (B22, B25-B27, B29)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.check.figures import millimetres, points, sentence
from desktop.documents.check.layout import Case, Step
from desktop.documents.check.model import Paragraph, Table
from desktop.documents.check.registry import Hit, at, rule
from desktop.documents.units import TWIPS_PER_MM
from desktop.domain.findings import Aspect, Severity
from desktop.i18n import _

_BLANKS = re.compile(r"[  ]{2,}")
_FILLED_IN = re.compile(r"(số|ngày|tháng|năm)[  ]{2,}|[  ]{2,}(/|tháng|năm)", re.IGNORECASE)
"""Blanks left for the pen in a draft."""
_BLANK_BEFORE_MARK = re.compile(r"\w[  ]+[,.;:)](?![./…])")
_SMALL_TABLE_ROWS = 5
"""A table of fewer rows is taken to stay on one page."""
_LEAST_TABLE_SIZE = 22


@rule("B22")
def headings_keep_text(case: Case) -> Iterator[Hit]:
    """A heading is not left last on a page."""
    for item in case.layout.items:
        headed = item.heading and item.step is not Step.ARTICLE
        if headed and not item.paragraph.format.keep_next:
            expected = _("Đánh dấu “Keep with next” để tiêu đề không nằm cuối trang")
            yield at(item.paragraph, _("Tiêu đề có thể nằm cuối trang"), expected)


@rule("B25")
def empty_paragraphs(case: Case) -> Iterator[Hit]:
    """No empty paragraphs as spacing between those of the text."""
    items = case.layout.items
    if not items:
        return
    breaks = {section.end - 1 for section in case.document.sections}
    for place in range(items[0].block, items[-1].block):
        block = case.document.blocks[place]
        if not isinstance(block, Paragraph) or block.text or _drawn(block) or place in breaks:
            continue
        around = case.document.blocks[place - 1 : place + 2]
        if any(isinstance(other, Table) for other in around):
            continue
        above = next(item for item in reversed(items) if item.block < place)
        found = _("Có dòng trống phía dưới")
        yield at(above.paragraph, found, _("Dùng cách đoạn 6 pt, không để dòng trống"))


def _drawn(block: Paragraph) -> bool:
    return bool(block.lines or block.boxes or block.pictures or "\f" in block.raw)


@rule("B26")
def blanks(case: Case) -> Iterator[Hit]:
    """No tabs or repeated blanks for indents, none doubled, none before a mark."""
    for item in case.layout.items:
        raw = item.paragraph.raw
        expected = _("Một dấu cách giữa các từ, dấu câu liền chữ trước")
        if raw[:1] in "\t  " and raw.strip():
            indented = _("Thụt đầu dòng bằng dấu tab, dấu cách")
            yield at(item.paragraph, indented, expected)
        found: list[str] = []
        if _BLANKS.search(raw.strip()) and not _FILLED_IN.search(raw):
            found.append(_("hai dấu cách liền nhau"))
        spaced = _BLANK_BEFORE_MARK.search(raw)
        if spaced:
            found.append(_("dấu cách trước dấu “{mark}”").format(mark=spaced[0][-1]))
        if found:
            slip = at(item.paragraph, sentence(found), expected)
            yield replace(slip, aspect=Aspect.CONTENT)


@rule("B27")
def line_breaks(case: Case) -> Iterator[Hit]:
    """No manual line breaks in justified text."""
    for item in case.all_items:
        if item.paragraph.format.align == "both" and "\n" in item.paragraph.raw.strip():
            found = _("Ngắt dòng thủ công trong đoạn")
            yield at(item.paragraph, found, _("Tách thành đoạn riêng"))


@rule("B29")
def tables(case: Case) -> Iterator[Hit]:
    """Tables fit the text; header rows repeat; rows are not split."""
    for number, table, section in case.tables:
        place = _("Bảng {number}").format(number=number)
        if not table.bordered:
            continue
        over = table.width - section.text_width
        if over > TWIPS_PER_MM:
            found = _("Bảng rộng {width}").format(width=millimetres(table.width))
            expected = _("Không quá khổ chữ: {width}").format(width=millimetres(section.text_width))
            yield Hit(place, found, expected)
        if len(table.rows) >= _SMALL_TABLE_ROWS:
            yield from _row_hits(table, place)
        sizes = {run.format.size for item in table.paragraphs for run in item.shown
                 if not run.format.raised}  # fmt: skip
        if sizes and min(sizes) < _LEAST_TABLE_SIZE:
            found = _("Cỡ chữ {size} trong bảng").format(size=points(min(sizes)))
            yield Hit(place, found, _("Nên từ cỡ 11 trở lên"), severity=Severity.INFO)


def _row_hits(table: Table, place: str) -> Iterator[Hit]:
    if not table.rows[0].header:
        found = _("Dòng tiêu đề bảng không lặp lại ở trang sau")
        yield Hit(place, found, _("Đánh dấu “Repeat as header row”"))
    split = sum(not row.whole for row in table.rows)
    if split:
        found = _("Dòng của bảng có thể bị ngắt giữa hai trang")
        yield Hit(place, found, _("Bỏ chọn “Allow row to break across pages”"))
