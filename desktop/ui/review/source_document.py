"""The original as a text document, and where each place of it stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from desktop.domain.reading.source import (
    Alignment,
    Place,
    SourceDocument,
    SourceParagraph,
    SourceTable,
)
from desktop.i18n import _
from desktop.ui.review.source_pieces import Piece, PieceCell, pieces_of
from desktop.ui.theme import colours

Spot = tuple[int, int | None, int | None]
"""Index of an item, row and column of a cell; None outside tables."""

_SIDES = {
    Alignment.LEFT: Qt.AlignmentFlag.AlignLeft,
    Alignment.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Alignment.RIGHT: Qt.AlignmentFlag.AlignRight,
    Alignment.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}
_PIXELS_A_MM = 3
_MOST_INDENT = 60
_WIDE, _A_COLUMN = 6, 96
"""Columns from which on a table is wider than the pane, and pixels that each then gets."""
_LEAST_SHARE, _MOST_SHARE = 8, 40
_CLOSER = -4
"""Pixels by which a piece of a table moves up, so that its edge and that above it are one."""


@dataclass(frozen=True, slots=True)
class Range:
    """Letters of the document from ``start`` to ``end``."""

    start: int
    end: int


class SourceText:
    """Writes the original into a ``QTextDocument``.

    Attributes:
        ranges: Letters of each place, by ``Spot``; those of a table by its index alone.
    """

    def __init__(self, document: QTextDocument, font: QFont) -> None:
        self._document = document
        self._font = font
        self.ranges: dict[Spot, Range] = {}
        self._page: int | None = None
        self._sheet = ""
        self._growing = -1

    def write(self, source: SourceDocument) -> Iterator[None]:
        """Show ``source`` in the document, a bit at each step: laying out long tables takes long.

        A reader sees the beginning at once; what stands in ``ranges`` is written.
        """
        document = self._document
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._font)
        document.setDocumentMargin(14)
        self.ranges.clear()
        self._page, self._sheet, self._growing = None, "", -1
        for item in source.items:
            cursor = QTextCursor(document)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.beginEditBlock()
            self._note_page(cursor, item.place)
            if isinstance(item, SourceTable):
                cursor.endEditBlock()
                yield from self._write_table(item)
                continue
            self._write_paragraph(cursor, item)
            cursor.endEditBlock()
            yield

    def range_of(self, place: Place) -> Range | None:
        """Return the letters of a place: its cell, else its row, else its item.

        None while it is not written.
        """
        cell = self.ranges.get((place.index, place.row, place.column))
        if cell is None and place.row is not None:
            cell = next(
                (self.ranges[s] for s in self.ranges if s[:2] == (place.index, place.row)), None
            )
        if cell is not None or self._growing == place.index:
            return cell
        return self.ranges.get((place.index, None, None))

    def spot_at(self, position: int) -> Spot | None:
        """Return the place that a letter belongs to; a cell before its table."""
        found = [
            (spot, letters)
            for spot, letters in self.ranges.items()
            if letters.start <= position <= letters.end
        ]
        found.sort(key=lambda pair: pair[1].end - pair[1].start)
        return found[0][0] if found else None

    # -- paragraphs ------------------------------------------------------------------------

    def _note_page(self, cursor: QTextCursor, place: Place) -> None:
        """Write a line where a new page or sheet begins."""
        words = ""
        if place.sheet and place.sheet != self._sheet:
            words = _("Trang tính “{name}”").format(name=place.sheet)
        elif place.page is not None and place.page != self._page:
            words = _("Trang {number}").format(number=place.page)
        self._page, self._sheet = place.page, place.sheet
        if not words:
            return
        shape, look = QTextBlockFormat(), self._char_format()
        shape.setAlignment(Qt.AlignmentFlag.AlignRight)
        shape.setTopMargin(10)
        look.setForeground(_brush(colours().muted))
        self._begin_block(cursor, shape)
        cursor.insertText(words, look)

    def _write_paragraph(self, cursor: QTextCursor, paragraph: SourceParagraph) -> None:
        shape = QTextBlockFormat()
        shape.setAlignment(_SIDES.get(paragraph.alignment or Alignment.LEFT))
        shape.setBottomMargin(4)
        if paragraph.alignment not in (Alignment.CENTER, Alignment.RIGHT):
            indent = round((paragraph.indent_mm or 0) * _PIXELS_A_MM)
            shape.setTextIndent(max(0, min(indent, _MOST_INDENT)))
        self._begin_block(cursor, shape)
        start = cursor.position()
        cursor.insertText(_words(paragraph), self._look_of(paragraph))
        self.ranges[(paragraph.place.index, None, None)] = Range(start, cursor.position())

    def _begin_block(self, cursor: QTextCursor, shape: QTextBlockFormat) -> None:
        """Start a block; the first one is there already."""
        if self._document.isEmpty() and self._document.blockCount() == 1:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)

    def _look_of(self, paragraph: SourceParagraph) -> QTextCharFormat:
        look = self._char_format()
        if paragraph.bold:
            look.setFontWeight(QFont.Weight.Bold)
        look.setFontItalic(paragraph.italic)
        return look

    def _char_format(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(self._font)
        return look

    # -- tables ----------------------------------------------------------------------------

    def _write_table(self, table: SourceTable) -> Iterator[None]:
        """Write a table, its pieces right below each other."""
        if not table.rows or not table.columns:
            return
        shape = self._table_format(table)
        start = -1
        self._growing = table.place.index
        for piece in pieces_of(table):
            cursor = QTextCursor(self._document)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.beginEditBlock()
            if start >= 0:
                cursor.setBlockFormat(_seam())
                shape.setTopMargin(_CLOSER)
            grid = cursor.insertTable(piece.rows, table.columns, shape)
            self._write_piece(grid, piece, table.place.index)
            start = grid.firstPosition() if start < 0 else start
            self.ranges[(table.place.index, None, None)] = Range(start, grid.lastPosition())
            cursor.endEditBlock()
            yield
        self._growing = -1

    def _write_piece(self, grid: QTextTable, piece: Piece, index: int) -> None:
        for part in piece.cells:
            cell = part.cell
            if cell.rowspan > 1 or cell.colspan > 1:
                grid.mergeCells(cell.row, cell.column, cell.rowspan, cell.colspan)
        for part in piece.cells:
            self._write_cell(grid, part, index)

    def _write_cell(self, grid: QTextTable, part: PieceCell, index: int) -> None:
        place = grid.cellAt(part.cell.row, part.cell.column)
        inside = place.firstCursorPosition()
        for number, paragraph in enumerate(part.cell.paragraphs):
            if number:
                inside.insertBlock()
            inside.insertText(_words(paragraph), self._look_of(paragraph))
        letters = Range(place.firstPosition(), place.lastPosition())
        whole = part.whole
        for row in range(whole.row, whole.row + whole.rowspan):
            for column in range(whole.column, whole.column + whole.colspan):
                self.ranges.setdefault((index, row, column), letters)

    def _table_format(self, table: SourceTable) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setBorderCollapse(True)
        shape.setBorder(1 if table.bordered else 0)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(_brush(colours().line))
        shape.setCellPadding(3)
        shape.setWidth(_width(table))
        shape.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, share)
                for share in column_shares(table)
            ]
        )
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_Auto)
        return shape


def _width(table: SourceTable) -> QTextLength:
    """Return the width of a table: that of the pane, or its own when it has many columns."""
    if table.bordered and table.columns >= _WIDE:
        return QTextLength(QTextLength.Type.FixedLength, table.columns * _A_COLUMN)
    return QTextLength(QTextLength.Type.PercentageLength, 100)


def column_shares(table: SourceTable) -> Sequence[float]:
    """Return the width of each column in percent, by how much its cells hold.

    Widths set beforehand spare Qt the measuring of every word, which takes long in large tables.
    """
    weights = [1.0] * table.columns
    for cell in table.cells:
        if cell.colspan == 1:
            weights[cell.column] += min(len(cell.text), 400) ** 0.75
    whole = sum(weights)
    least = min(_LEAST_SHARE, 70 / table.columns)
    bounded = [min(max(100 * w / whole, least), _MOST_SHARE) for w in weights]
    return [100 * share / sum(bounded) for share in bounded]


def _seam() -> QTextBlockFormat:
    """Return the shape of the line that Qt wants between two tables: as good as none."""
    shape = QTextBlockFormat()
    shape.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return shape


def _words(paragraph: SourceParagraph) -> str:
    """Return label and words; line breaks inside the paragraph stay inside the block."""
    text = f"{paragraph.label} {paragraph.text}".strip() if paragraph.label else paragraph.text
    return text.replace("\n", "\u2028")


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))
