"""Reads the bytes of a DOCX into the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.documents.check.geometry import (
    blocks_of,
    border_lines,
    page_column,
    page_margins,
    page_size,
    pictures_in,
    table_offset,
    table_width,
    underscores,
)
from desktop.documents.check.model import (
    Block,
    Box,
    Cell,
    Column,
    Document,
    Field,
    Line,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    paragraphs_of,
)
from desktop.documents.check.scan import Scan, decoded, field_character, in_instruction
from desktop.documents.check.shapes import shapes_in
from desktop.documents.safe_zip import not_a_package
from desktop.documents.word.bounds import require_bounded
from desktop.documents.word.effective import Formatting, ParagraphFormat, RunFormat
from desktop.documents.word.numbers import Numbering
from desktop.documents.word.ooxml import (
    Element,
    Package,
    R,
    W,
    child,
    children,
    flag,
    twips,
    value,
    whole,
)
from desktop.documents.word.tables import TableLook, cell_bordered, grid_of, side, table_look

_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml",
                 "dir", "bdo")
)  # fmt: skip
_REVISIONS = tuple(
    f"{W}{name}"
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange",
                 "tblPrChange", "cellIns", "cellDel", "cellMerge")
)  # fmt: skip
_TEXTS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "•"}
_PNG = b"\x89PNG\r\n\x1a\n"
_MAX_DEPTH = 8
"""Tables inside tables are read this deep."""


def read_document(data: bytes) -> Document:
    """Return the document in ``data``; raise ``Refused`` when it is no sound DOCX."""
    package = Package(data)
    root = package.part(package.main)
    body = child(root, f"{W}body")
    if root is None or body is None:
        raise not_a_package()
    require_bounded(body)
    return _Reader(package).document(root, body)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._formatting = Formatting(package)
        self._numbering = Numbering(package.related("numbering"))
        self._hidden = 0

    def document(self, root: Element, body: Element) -> Document:
        items = list(blocks_of(body))
        sections = self._sections(items, body)
        blocks: list[Block] = []
        for section in sections:
            column = page_column(section)
            for item in items[section.first : section.end]:
                blocks.append(self._block(item, column, "", 0))
        settings = self._package.related("settings")
        pages = self._package.part("docProps/app.xml")
        shown = next(iter(pages.iterfind("{*}Pages")), None) if pages is not None else None
        return Document(
            tuple(blocks),
            tuple(sections),
            mirrored=flag(settings, f"{W}mirrorMargins"),
            odd_even=flag(settings, f"{W}evenAndOddHeaders"),
            tab_stop=twips(value(settings, f"{W}defaultTabStop")) or 720,
            revisions=sum(1 for _ in root.iter(*_REVISIONS)),
            comments=self._has_comments(),
            hidden=self._hidden,
            pages=(whole(shown.text) or 0) if shown is not None else 0,
            alpha_pictures=self._alpha_pictures(),
        )

    def _has_comments(self) -> bool:
        comments = self._package.related("comments")
        return comments is not None and len(comments) > 0

    def _alpha_pictures(self) -> frozenset[str]:
        found = set()
        for identifier, relation in self._package.relations.items():
            if relation.kind == "image":
                head = self._package.binary(relation.target)[:26]
                if head.startswith(_PNG) and len(head) == 26 and head[25] in (4, 6):
                    found.add(identifier)
        return frozenset(found)

    def _sections(self, items: list[Element], body: Element) -> list[Section]:
        found: list[Section] = []
        first = 0
        for place, item in enumerate(items):
            ends = item.find(f"{W}pPr/{W}sectPr") if item.tag == f"{W}p" else None
            if ends is not None:
                found.append(self._section(ends, first, place + 1, found[-1:]))
                first = place + 1
        if first < len(items) or not found:
            last = child(body, f"{W}sectPr")
            found.append(self._section(last, first, len(items), found[-1:]))
        return found

    def _section(
        self, item: Element | None, first: int, end: int, before: list[Section]
    ) -> Section:
        size, margins = child(item, f"{W}pgSz"), child(item, f"{W}pgMar")
        numbers = child(item, f"{W}pgNumType")
        width, height = page_size(size)
        section = Section(
            first,
            end,
            width,
            height,
            landscape=width > height,
            margins=page_margins(margins),
            starts_page=value(item, f"{W}type") != "continuous",
            columns=whole(value(item, f"{W}cols", f"{W}num")) or 1,
            title_page=flag(item, f"{W}titlePg"),
            bordered=child(item, f"{W}pgBorders") is not None,
            number_format=None if numbers is None else numbers.get(f"{W}fmt"),
            number_start=None if numbers is None else whole(numbers.get(f"{W}start")),
        )
        if before:
            section.headers.update(before[0].headers)
            section.footers.update(before[0].footers)
        self._headers(item, section)
        return section

    def _headers(self, item: Element | None, section: Section) -> None:
        for tag, kept in (
            ("headerReference", section.headers),
            ("footerReference", section.footers),
        ):
            for reference in children(item, f"{W}{tag}"):
                relation = self._package.relations.get(str(reference.get(f"{R}id", "")))
                root = self._package.part(relation.target) if relation else None
                if root is None:
                    continue
                kind = str(reference.get(f"{W}type", "default"))
                blocks = [
                    self._block(part, page_column(section), "", 0) for part in blocks_of(root)
                ]
                kept[kind] = tuple(_with_boxes(_flat(blocks)))
                section.pictures += pictures_in(root)

    def _block(self, item: Element, column: Column, table_style: str, depth: int) -> Block:
        if item.tag == f"{W}tbl":
            return self._table(item, column, depth)
        return self._paragraph(item, column, table_style)

    def _table(self, item: Element, column: Column, depth: int) -> Table:
        properties = child(item, f"{W}tblPr")
        style = value(properties, f"{W}tblStyle") or ""
        style_properties = self._formatting.style(style).table if style else None
        look = table_look(properties, style_properties)
        grid = grid_of(item)
        width = table_width(grid, properties, column)
        offset = table_offset(properties, column, width)
        table = Table((), width, offset, column)
        if depth < _MAX_DEPTH:
            inner = replace(column, offset=column.offset + offset)
            table.rows = tuple(
                self._row(row, grid, inner, look, style, depth) for row in _parts(item, f"{W}tr")
            )
        return table

    def _row(
        self,
        item: Element,
        grid: list[int],
        column: Column,
        look: TableLook,
        style: str,
        depth: int,
    ) -> Row:
        properties = child(item, f"{W}trPr")
        cells: list[Cell] = []
        place = whole(value(properties, f"{W}gridBefore")) or 0
        offset = sum(grid[:place])
        for part in _parts(item, f"{W}tc"):
            room = replace(column, offset=column.offset + offset)
            cells.append(self._cell(part, grid, place, room, look, style, depth))
            place += cells[-1].span
            offset += cells[-1].width
        return Row(
            tuple(cells),
            header=flag(properties, f"{W}tblHeader"),
            whole=flag(properties, f"{W}cantSplit"),
            height=twips(value(properties, f"{W}trHeight")) or 0,
        )

    def _cell(
        self,
        item: Element,
        grid: list[int],
        place: int,
        column: Column,
        look: TableLook,
        style: str,
        depth: int,
    ) -> Cell:
        properties = child(item, f"{W}tcPr")
        span = min(max(whole(value(properties, f"{W}gridSpan")) or 1, 1), 100)
        asked = child(properties, f"{W}tcW")
        width = sum(grid[place : place + span])
        if asked is not None and asked.get(f"{W}type", "dxa") == "dxa":
            width = twips(asked.get(f"{W}w")) or width
        margins = child(properties, f"{W}tcMar")
        left = side(margins, "left", look.left)
        right = side(margins, "right", look.right)
        room = replace(column, width=max(width - left - right, 0), offset=column.offset + left)
        blocks = tuple(self._block(part, room, style, depth + 1) for part in blocks_of(item))
        merged = child(properties, f"{W}vMerge")
        return Cell(
            blocks,
            place,
            span,
            width,
            bordered=cell_bordered(child(properties, f"{W}tcBorders"), look.bordered),
            align=value(properties, f"{W}vAlign") or "top",
            continues=merged is not None and merged.get(f"{W}val") != "restart",
        )

    def _paragraph(self, item: Element, column: Column, table_style: str) -> Paragraph:
        properties = child(item, f"{W}pPr")
        look = self._formatting.paragraph(properties, table_style, self._numbering.indents)
        scan = Scan()
        self._scan(item, scan, look, column, table_style, False)
        mark = self._formatting.run(child(properties, f"{W}rPr"), look.style, table_style)
        lines = (*scan.lines, *border_lines(look, column), *underscores(scan.runs, look, column))
        paragraph = Paragraph(
            tuple(scan.runs),
            look,
            column,
            mark=mark,
            fields=tuple(scan.fields),
            lines=lines,
            boxes=tuple(scan.boxes),
            pictures=tuple(scan.pictures),
        )
        if look.num_id:
            self._number(paragraph, mark)
        return paragraph

    def _number(self, paragraph: Paragraph, mark: RunFormat) -> None:
        look = paragraph.format
        level = self._numbering.level(look.num_id, look.num_level)
        paragraph.label = self._numbering.label(look.num_id, look.num_level)
        own = self._formatting.run_properties(level.run)
        own.pop("style", None)
        paragraph.label_look = replace(mark, **own)  # type: ignore[arg-type]

    def _scan(
        self,
        item: Element,
        scan: Scan,
        look: ParagraphFormat,
        column: Column,
        table_style: str,
        result: bool,
    ) -> None:
        for part in item:
            if part.tag == f"{W}r":
                self._run(part, scan, look, column, table_style, result)
            elif part.tag == f"{W}fldSimple":
                before = len(scan.runs)
                self._scan(part, scan, look, column, table_style, True)
                text = "".join(run.text for run in scan.runs[before:])
                scan.fields.append(Field(str(part.get(f"{W}instr", "")), text))
            elif part.tag in _WRAPPERS:
                self._scan(part, scan, look, column, table_style, result)

    def _run(
        self,
        item: Element,
        scan: Scan,
        look: ParagraphFormat,
        column: Column,
        table_style: str,
        result: bool,
    ) -> None:
        text = "".join(self._run_text(item, scan))
        shown = self._formatting.run(child(item, f"{W}rPr"), look.style, table_style)
        if shown.hidden:
            self._hidden += bool(text.strip())
        elif text:
            inside = result or bool(scan.open_fields)
            if scan.open_fields:
                scan.open_fields[-1][1] += text
            scan.runs.append(Run(decoded(text, shown.hansi), shown, inside))
        read = self._box_paragraphs
        for shape in shapes_in(item, column, read, look.align == "center"):
            if isinstance(shape, Line):
                scan.lines.append(shape)
            elif isinstance(shape, Box):
                scan.boxes.append(shape)
            else:
                scan.pictures.append(shape)

    def _box_paragraphs(self, item: Element, column: Column) -> tuple[Paragraph, ...]:
        return tuple(_flat(self._block(part, column, "", _MAX_DEPTH) for part in blocks_of(item)))

    def _run_text(self, item: Element, scan: Scan) -> Iterator[str]:
        for part in item:
            tag = part.tag
            if tag == f"{W}t":
                if not in_instruction(scan):
                    yield part.text or ""
            elif tag in _TEXTS:
                yield _TEXTS[str(tag)]
            elif tag == f"{W}br":
                yield "\n" if part.get(f"{W}type") in (None, "textWrapping") else "\f"
            elif tag == f"{W}instrText" and scan.open_fields:
                scan.open_fields[-1][0] += part.text or ""
            elif tag == f"{W}fldChar":
                field_character(part, scan)


def _parts(parent: Element, tag: str) -> Iterator[Element]:
    """Yield rows or cells, those inside content controls and insertions too."""
    for item in parent:
        if item.tag == tag:
            yield item
        elif item.tag in _WRAPPERS:
            yield from _parts(item, tag)


def _with_boxes(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs and those inside their text boxes: a page number may stand in one."""
    for paragraph in paragraphs:
        yield paragraph
        for box in paragraph.boxes:
            yield from box.paragraphs


def _flat(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    yield from paragraphs_of(tuple(blocks))
