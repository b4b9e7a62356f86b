"""What is painted beside the words of the text pane: numbers, hints, boxes, the current line.

None of it is part of the text: numbers follow from the outline and are drawn at each repaint.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette, QTextBlock

from desktop.domain.outline import BlockKind
from desktop.ui.editor.flow import LINKS, Line, Role
from desktop.ui.editor.line_styles import LABEL_FLAGS

if TYPE_CHECKING:
    from desktop.ui.editor.text_flow import TextFlow

_GAP = 8
_SIGNS = {Role.BASES: "§", Role.TABLE: "▦"}


class Gutter:
    """Paints beside the words of a ``TextFlow``."""

    def __init__(self, flow: TextFlow) -> None:
        self._flow = flow

    def visible(self) -> Iterator[tuple[QTextBlock, Line, QRectF]]:
        """Yield the lines in sight with their rectangles on the viewport."""
        flow = self._flow
        layout = flow.document().documentLayout()
        top = flow.verticalScrollBar().value()
        bottom = flow.viewport().height()
        block = flow.cursorForPosition(flow.viewport().rect().topLeft()).block()
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(0, -top)
            if rect.top() > bottom:
                return
            line = flow.line_of(block)
            if line is not None:
                yield block, line, rect
            block = block.next()

    def paint_behind(self, painter: QPainter) -> None:
        """Paint boxes under the lines that lead elsewhere, and the bar of the current line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._flow.palette()
        current = self._flow.textCursor().block()
        for block, line, rect in self.visible():
            if line.role in LINKS:
                self._paint_box(painter, rect, palette)
            if block == current and self._flow.hasFocus():
                bar = QRectF(4, rect.top() + 2, 3, max(rect.height() - 4, 8))
                painter.fillRect(bar, palette.color(QPalette.ColorRole.Highlight))

    def paint_labels(self, painter: QPainter) -> None:
        """Paint the numbers of the lines and the hints of empty ones."""
        palette = self._flow.palette()
        for block, line, rect in self.visible():
            if line.label or line.role in _SIGNS:
                self._paint_label(painter, block, line, rect, palette)
            if line.hint and block.length() == 1 and not self._composing(block):
                self._paint_hint(painter, block, line, rect, palette)

    def _composing(self, block: QTextBlock) -> bool:
        return bool(block.layout().preeditAreaText())

    def _paint_box(self, painter: QPainter, rect: QRectF, palette: QPalette) -> None:
        box = rect.adjusted(0, -5, 0, 5)
        box.setLeft(16)
        box.setWidth(self._flow.viewport().width() - 32)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(box, 4, 4)

    def _paint_label(
        self, painter: QPainter, block: QTextBlock, line: Line, rect: QRectF, palette: QPalette
    ) -> None:
        font = block.charFormat().font()
        painter.setFont(font)
        heading = line.kind is BlockKind.HEADING and line.role is Role.BLOCK
        role = QPalette.ColorRole.Link if line.role in LINKS else QPalette.ColorRole.Text
        painter.setPen(palette.color(role) if heading or line.role in LINKS else muted(palette))
        right = self._left(block) - _GAP
        top = self._first_baseline(block, rect) - painter.fontMetrics().ascent()
        place = QRectF(0, top, right, painter.fontMetrics().height() + 2)
        painter.drawText(place, LABEL_FLAGS, line.label or _SIGNS[line.role])

    def _paint_hint(
        self, painter: QPainter, block: QTextBlock, line: Line, rect: QRectF, palette: QPalette
    ) -> None:
        painter.setFont(block.charFormat().font())
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        place = QPointF(self._left(block), self._first_baseline(block, rect))
        painter.drawText(place, line.hint)

    def _left(self, block: QTextBlock) -> float:
        margin = self._flow.document().documentMargin()
        return margin + block.blockFormat().leftMargin()

    def _first_baseline(self, block: QTextBlock, rect: QRectF) -> float:
        """Return the height on the viewport on which the first row of words stands."""
        layout = block.layout()
        if not layout.lineCount():
            return rect.top() + self._flow.fontMetrics().ascent()
        row = layout.lineAt(0)
        return rect.top() + row.y() + row.ascent()


def muted(palette: QPalette) -> QColor:
    """Return the colour of words that stand back, still readable on the base colour."""
    front, back = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    share = 0.68
    return QColor(
        *(
            round(a * share + b * (1 - share))
            for a, b in zip(front.getRgb()[:3], back.getRgb()[:3], strict=True)
        )
    )
