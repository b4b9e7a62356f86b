"""Reads HTML of the clipboard (Word, Excel, a browser), and plain text with tabs.

Nothing is loaded: no pictures, no style sheets, no entities of other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml import html as lxml_html

from desktop.documents.read.border import border
from desktop.documents.read.grid import table_of
from desktop.documents.read.html_styles import (
    UNSIZED,
    Style,
    StyleSheet,
    alignment_of,
    has_edges,
    indent_mm,
    is_hidden,
    looked,
)
from desktop.documents.read.pieces import Piece, paragraph_of
from desktop.documents.read.placing import clean_lines, placed
from desktop.documents.read.tabbed import tabbed_items
from desktop.documents.read.text import read_text
from desktop.documents.safe_zip import bomb
from desktop.documents.word.effective import RunFormat
from desktop.documents.word.numbers import printed
from desktop.documents.word.ooxml import Element, whole
from desktop.domain.reading.source import (
    Alignment,
    SourceCell,
    SourceDocument,
    SourceItem,
    SourceParagraph,
    SourceTable,
)
from desktop.i18n import _

_MAX_CHARACTERS = 30_000_000
_MAX_TAGS = 2_000_000
_MAX_PLACES = 500_000
"""Places of the grid that cells of one table may cover."""
_MARKUP = re.compile(
    r"<(?:!--|(?:!doctype|html|body|table|p|div|span|b|i|font|meta|style|h[1-6]|ul|ol)\b)",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    ("p", "div", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote",
     "center", "address", "section", "article", "main", "header", "footer", "ul", "ol", "dl",
     "tr", "caption", "form", "fieldset", "hr", "body")
)  # fmt: skip
_SKIPPED = frozenset(
    ("head", "script", "style", "title", "del", "select", "template", "noscript", "object")
)
_SKIPPED_PARTS = frozenset({"comment-list", "comment", "header", "footer"})
"""Values of "mso-element" that are no text of the document."""
_ITEM_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HEADING = re.compile(r"h[1-6]$")
_MAX_COLUMNS = 60


def read_html(text: str) -> SourceDocument:
    """Return what a piece of HTML or plain text shows; raise ``Refused`` when it is no text."""
    with border(_("HTML"), _("Dán lại dưới dạng văn bản thường rồi thử lại.")):
        if len(text) > _MAX_CHARACTERS or text.count("<") > _MAX_TAGS:
            raise bomb()
        if _MARKUP.search(text) is None:
            return _plain(text)
        root = _parsed(text)
        items = () if root is None else _Reader(StyleSheet(root)).items(root, UNSIZED)
        return SourceDocument(tuple(placed(items)), "html")


def _plain(text: str) -> SourceDocument:
    """Read cells copied as text, else lines."""
    if "\t" in text or not text.strip():
        return SourceDocument(tuple(placed(tabbed_items(text))), "txt")
    return read_text(text.encode("utf-8", "replace"))


def _parsed(text: str) -> Element | None:
    parser = lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    data = text[max(text.find("<"), 0) :].replace("\0", "")
    try:
        root: Element | None = lxml_html.document_fromstring(
            data.encode("utf-8", "replace"), parser
        )
    except etree.ParserError:
        return None  # nothing but comments
    return root


@dataclass(frozen=True, slots=True)
class _Block:
    """What the elements around say of a paragraph."""

    alignment: Alignment | None = None
    indent: float | None = None
    heading: int | None = None
    depth: int = 0

    def inside(self, tag: str, style: Style) -> _Block:
        heading = int(tag[1]) if _HEADING.match(tag) else self.heading
        return _Block(
            Alignment.CENTER if tag == "center" else alignment_of(style) or self.alignment,
            indent_mm(style) if indent_mm(style) is not None else self.indent,
            heading,
            self.depth + 1,
        )


@dataclass
class _Flow:
    """Paragraphs and tables found so far, and the paragraph being filled."""

    items: list[SourceItem] = field(default_factory=list)
    line: list[Piece] = field(default_factory=list)
    label: str = ""

    def close(self, block: _Block) -> None:
        """End the paragraph."""
        paragraph = paragraph_of(
            self.line, self.label, block.alignment, block.indent, block.heading
        )
        self.line = []
        if paragraph.text:
            self.items.append(paragraph)
            self.label = ""


class _Reader:
    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet

    def items(self, root: Element, look: RunFormat) -> list[SourceItem]:
        """Return the paragraphs and tables inside an element."""
        flow = _Flow()
        style = self._sheet.of(root)
        block = _Block().inside(str(root.tag), style)
        self._children(root, flow, looked(look, str(root.tag), style), block)
        flow.close(block)
        return flow.items

    def _children(self, parent: Element, flow: _Flow, look: RunFormat, block: _Block) -> None:
        self._text(parent.text, flow, look)
        for element in parent:
            if isinstance(element.tag, str) and element.tag not in _SKIPPED:
                self._element(element, flow, look, block)
            self._text(element.tail, flow, look)

    def _text(self, text: str | None, flow: _Flow, look: RunFormat) -> None:
        if text:
            flow.line.append(Piece(_BLANKS.sub(" ", text), look))

    def _element(self, element: Element, flow: _Flow, look: RunFormat, block: _Block) -> None:
        tag, style = str(element.tag), self._sheet.of(element)
        if is_hidden(style) or style.get("mso-element") in _SKIPPED_PARTS:
            return
        if tag == "br":
            flow.line.append(Piece("\n", look))
        elif tag == "table":
            flow.close(block)
            flow.items.extend(self._table(element, look, style))
        elif style.get("mso-list", "").lower() == "ignore":
            flow.label = _label(element)
        elif "mso-tab-count" in style:
            flow.line.append(Piece("\t", look))
        elif tag in _BLOCKS:
            flow.close(block)
            inner = block.inside(tag, style)
            flow.label = _item_label(element) if tag == "li" else flow.label
            self._children(element, flow, looked(look, tag, style), inner)
            flow.close(inner)
        else:
            self._children(element, flow, looked(look, tag, style), block)

    def _table(self, table: Element, look: RunFormat, style: Style) -> Iterator[SourceItem]:
        look = looked(look, "table", style)
        rows = [row for row in _rows(table) if not is_hidden(self._sheet.of(row))]
        edges = table.get("border", "0") not in ("0", "") or has_edges(style)
        cells: list[SourceCell] = []
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            column = 0
            for part in row.iterchildren("td", "th"):
                cell_style = self._sheet.of(part)
                if is_hidden(cell_style):
                    continue
                edges = edges or has_edges(cell_style)
                while (number, column) in taken:
                    column += 1
                if column >= _MAX_COLUMNS:
                    break
                cell = self._cell(part, look, number, column, len(rows))
                cell = _fitted(cell, taken)
                cells.append(cell)
                column += cell.colspan
        for caption in table.iterchildren("caption"):
            yield from self.items(caption, look)
        found = table_of(cells, len(rows), bordered=edges, header_rows=_header_rows(rows))
        if found.columns <= 1 and not edges:
            yield from (paragraph for cell in found.cells for paragraph in cell.paragraphs)
        elif cells:
            yield replace(found, bordered=edges or found.columns > 2)

    def _cell(self, part: Element, look: RunFormat, row: int, column: int, rows: int) -> SourceCell:
        across = min(max(whole(part.get("colspan")) or 1, 1), _MAX_COLUMNS - column)
        down = min(max(whole(part.get("rowspan")) or 1, 1), rows - row)
        paragraphs = tuple(_flat(self.items(part, look)))
        return SourceCell(row, column, paragraphs, rowspan=down, colspan=across)


def _fitted(cell: SourceCell, taken: set[tuple[int, int]]) -> SourceCell:
    """Return a cell cut to the places that are free, and take them."""
    across = 1
    while across < cell.colspan and (cell.row, cell.column + across) not in taken:
        across += 1
    if len(taken) + cell.rowspan * across > _MAX_PLACES:
        raise bomb()
    taken.update(
        (row, column)
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + across)
    )
    return replace(cell, colspan=across)


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from part.iterchildren("tr")


def _header_rows(rows: list[Element]) -> int:
    for number, row in enumerate(rows):
        parent = row.getparent()
        if parent is None or parent.tag != "thead":
            return number
    return len(rows)


def _flat(items: list[SourceItem]) -> Iterator[SourceParagraph]:
    for item in items:
        if isinstance(item, SourceTable):
            yield from (paragraph for cell in item.cells for paragraph in cell.paragraphs)
        else:
            yield item


def _label(element: Element) -> str:
    """Return the number that Word writes before an item of a list; a dash for bullets."""
    text = clean_lines(str(element.xpath("string()")))
    if any(map(str.isalnum, text)) and text not in ("o", "q", "v", "ü", "§", "Ø"):
        return text
    return "+" if text == "+" else "-"


def _item_label(item: Element) -> str:
    """Return the number or bullet that a browser shows before an item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    number = whole(parent.get("start"))
    number = 1 if number is None else number
    number += sum(1 for _elder in item.itersiblings("li", preceding=True))
    return f"{printed(number, _ITEM_KINDS.get(parent.get('type', '1'), 'decimal'))}."
