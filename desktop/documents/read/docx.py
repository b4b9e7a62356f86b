"""Reads a DOCX as a reader sees it: paragraphs and tables in order, with their looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from desktop.documents.read.border import border, never, quietly, stop_if
from desktop.documents.read.docx_notes import Seen
from desktop.documents.read.docx_runs import Inside, RunReader, chosen
from desktop.documents.read.grid import RowCell, joined_cells, table_of
from desktop.documents.read.pieces import Piece, is_old, paragraph_of, unicode_of
from desktop.documents.read.placing import clean_lines, placed
from desktop.documents.safe_zip import not_a_package
from desktop.documents.word.bounds import require_bounded
from desktop.documents.word.effective import Formatting, ParagraphFormat, RunFormat
from desktop.documents.word.numbers import Numbering
from desktop.documents.word.ooxml import (
    MC,
    Element,
    Package,
    W,
    child,
    children,
    flag,
    value,
    whole,
)
from desktop.documents.word.tables import cell_bordered, grid_of, table_look
from desktop.domain.reading.source import (
    Alignment,
    SourceDocument,
    SourceItem,
    SourceParagraph,
    SourceTable,
)
from desktop.i18n import _
from desktop.services.ports import Progress

_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_ALIGNMENTS = {"left": Alignment.LEFT, "center": Alignment.CENTER, "right": Alignment.RIGHT}
_CONTENTS_STYLE = re.compile(r"(toc \d|toc heading|table of figures)$", re.IGNORECASE)
_TWIPS_PER_MM = 1440 / 25.4
_MAX_DEPTH = 6
"""Tables inside tables keep their rows this deep; below, their paragraphs are read in order."""
_STEP = 64
"""Blocks between two reports of progress."""


def read_docx(
    data: bytes, tell: Progress = quietly, cancelled: Callable[[], bool] = never
) -> SourceDocument:
    """Return what stands in a DOCX; raise ``Refused`` when it is no sound one.

    Headers, footers, comments, hidden and deleted text are left out; notes stand behind the
    paragraph that refers to them.
    """
    with border(_("Word (.docx)"), _("Mở tệp bằng Word, lưu lại dạng .docx rồi thử lại.")):
        package = Package(data)
        root = package.part(package.main)
        body = child(root, f"{W}body")
        if root is None or body is None:
            raise not_a_package()
        require_bounded(body)
        reader = _Reader(package)
        items = tuple(placed(reader.body(body, tell, cancelled)))
        return SourceDocument(items, "docx", reader.seen.sentences(package, root))


class _Reader:
    """Reads the blocks of one document; numbering and notes are counted as it goes."""

    def __init__(self, package: Package) -> None:
        self.seen = Seen()
        self._formatting = Formatting(package)
        self._numbering = Numbering(package.related("numbering"))
        self._notes = {
            (f"{W}{kind}Reference", str(note.get(f"{W}id", ""))): note
            for kind in ("footnote", "endnote")
            for note in children(package.related(f"{kind}s"), f"{W}{kind}")
        }
        self._note_count = 0
        self._carried: list[Piece] = []

    def body(
        self, body: Element, tell: Progress, cancelled: Callable[[], bool]
    ) -> Iterator[SourceItem]:
        """Yield the paragraphs and tables of the text."""
        blocks = list(_blocks(body))
        for number, block in enumerate(blocks):
            if number % _STEP == 0:
                stop_if(cancelled)
                tell(_("Đang đọc văn bản Word…"), number / len(blocks))
            yield from filter(_has_words, self._block(block, "", 0))
        yield from self._rest()

    def _block(self, block: Element, table_style: str, depth: int) -> Iterator[SourceItem]:
        if block.tag == f"{W}tbl":
            yield from self._table(block, depth)
        else:
            yield from self._paragraph(block, table_style, depth)

    def _inner(self, parent: Element, table_style: str, depth: int) -> Iterator[SourceItem]:
        """Yield the blocks of a cell, text box or note."""
        blocks = _blocks(parent) if depth < _MAX_DEPTH else parent.iter(f"{W}p")
        for block in blocks:
            yield from self._block(block, table_style, depth)
        yield from self._rest()

    def _rest(self) -> Iterator[SourceParagraph]:
        """Yield text whose paragraph lost its end but has no paragraph behind it."""
        if any(piece.text.strip() for piece in self._carried):
            carried, self._carried = self._carried, []
            yield self._shown(carried, ParagraphFormat(), RunFormat())

    def _paragraph(self, item: Element, table_style: str, depth: int) -> Iterator[SourceItem]:
        properties = child(item, f"{W}pPr")
        look = self._formatting.paragraph(properties, table_style, self._numbering.indents)
        if _CONTENTS_STYLE.match(self._formatting.style_name(look.style)):
            self.seen.contents = True
            return
        inside = Inside(pieces=self._carried)
        self._carried = []

        def look_of(run: Element | None) -> RunFormat:
            return self._formatting.run(run, look.style, table_style)

        RunReader(inside, look_of).read(item)
        self.seen.hidden += inside.hidden
        self.seen.pictures += inside.pictures
        for box in inside.boxes_before:
            yield from self._inner(box, "", depth + 1)
        if _mark_is_gone(properties):
            self._carried = inside.pieces
        else:
            yield self._shown(inside.pieces, look, look_of(child(properties, f"{W}rPr")))
        for box in inside.boxes_after:
            yield from self._inner(box, "", depth + 1)
        for note in inside.notes:
            yield from self._note(note, depth)

    def _shown(self, found: list[Piece], look: ParagraphFormat, mark: RunFormat) -> SourceParagraph:
        self.seen.old_fonts |= any(map(is_old, found))
        outline = look.outline
        return paragraph_of(
            found,
            label=self._label(look, mark) if look.num_id else "",
            alignment=_ALIGNMENTS.get(look.align, Alignment.JUSTIFY),
            indent_mm=(look.left + look.first) / _TWIPS_PER_MM,
            heading_level=None if outline is None or outline > 8 else outline + 1,
        )

    def _label(self, look: ParagraphFormat, mark: RunFormat) -> str:
        level = self._numbering.level(look.num_id, look.num_level)
        label = self._numbering.label(look.num_id, look.num_level)
        font = self._formatting.run_properties(level.run).get("hansi", mark.hansi)
        return clean_lines(unicode_of(label, str(font)))

    def _note(self, key: tuple[str, str], depth: int) -> Iterator[SourceItem]:
        note = self._notes.pop(key, None)
        if note is None:
            return
        self._note_count += 1
        label = f"[{self._note_count}]"
        for item in self._inner(note, "", depth + 1):
            if isinstance(item, SourceParagraph) and _has_words(item):
                yield replace(item, label=label)
                label = ""

    def _table(self, item: Element, depth: int) -> Iterator[SourceItem]:
        yield from self._rest()
        properties = child(item, f"{W}tblPr")
        style = value(properties, f"{W}tblStyle") or ""
        look = table_look(properties, self._formatting.style(style).table if style else None)
        rows = [row for row in _parts(item, f"{W}tr") if not _row_is_gone(row)]
        cells = [[cell for cell in _parts(row, f"{W}tc") if not _cell_is_gone(cell)]
                 for row in rows]  # fmt: skip
        edges = [
            cell_bordered(cell.find(f"{W}tcPr/{W}tcBorders"), look.bordered)
            for row in cells
            for cell in row
        ]
        bordered = 2 * sum(edges) >= max(len(edges), 1)
        if not bordered and all(len(row) <= 1 for row in cells):
            for row in cells:
                for cell in row:
                    yield from self._inner(cell, style, depth + 1)
            return
        read = [self._row(row, parts, style, depth) for row, parts in zip(rows, cells, strict=True)]
        yield table_of(joined_cells(read), len(read), grid_of(item), bordered, _header_rows(rows))

    def _row(self, row: Element, parts: list[Element], style: str, depth: int) -> list[RowCell]:
        place = whole(value(child(row, f"{W}trPr"), f"{W}gridBefore")) or 0
        place = min(max(place, 0), 63)
        cells: list[RowCell] = []
        for part in parts:
            properties = child(part, f"{W}tcPr")
            span = min(max(whole(value(properties, f"{W}gridSpan")) or 1, 1), 63)
            paragraphs = tuple(_flat(self._inner(part, style, depth + 1)))
            beside = child(properties, f"{W}hMerge")
            if cells and beside is not None and beside.get(f"{W}val") != "restart":
                last = cells[-1]
                cells[-1] = replace(
                    last, span=last.span + span, paragraphs=last.paragraphs + paragraphs
                )
            else:
                below = child(properties, f"{W}vMerge")
                merged = below is not None
                continues = below is not None and below.get(f"{W}val") != "restart"
                cells.append(RowCell(place, span, paragraphs, merged, continues))
            place += span
        return cells


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield paragraphs and tables, those inside content controls and insertions too."""
    for item in parent:
        if item.tag in (f"{W}p", f"{W}tbl"):
            yield item
        elif item.tag == f"{MC}AlternateContent":
            yield from _blocks(chosen(item))
        elif item.tag in _WRAPPERS:
            yield from _blocks(item)


def _parts(parent: Element, tag: str) -> Iterator[Element]:
    """Yield rows or cells, those inside content controls and insertions too."""
    for item in parent:
        if item.tag == tag:
            yield item
        elif item.tag in _WRAPPERS:
            yield from _parts(item, tag)


def _mark_is_gone(properties: Element | None) -> bool:
    """Tell whether the end of a paragraph was deleted, so that the next one goes on with it."""
    mark = child(properties, f"{W}rPr")
    return any(child(mark, f"{W}{name}") is not None for name in ("del", "moveFrom"))


def _row_is_gone(row: Element) -> bool:
    properties = child(row, f"{W}trPr")
    return child(properties, f"{W}del") is not None or flag(properties, f"{W}hidden")


def _cell_is_gone(cell: Element) -> bool:
    return cell.find(f"{W}tcPr/{W}cellDel") is not None


def _header_rows(rows: list[Element]) -> int:
    """Return how many rows at the top are marked as repeating."""
    for number, row in enumerate(rows):
        if not flag(child(row, f"{W}trPr"), f"{W}tblHeader"):
            return number
    return len(rows)


def _flat(items: Iterator[SourceItem]) -> Iterator[SourceParagraph]:
    """Yield what a cell shows; a table inside it gives its paragraphs in order."""
    for item in items:
        if isinstance(item, SourceTable):
            for cell in item.cells:
                yield from cell.paragraphs
        elif item.text or item.label not in ("", "-", "+"):
            yield item


def _has_words(item: SourceItem) -> bool:
    return isinstance(item, SourceTable) or bool(item.text)
