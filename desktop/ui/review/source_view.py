"""The pane of the original: text and tables as they stand, the current place framed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.domain.reading.source import Place, SourceDocument
from desktop.i18n import _
from desktop.ui.review.look import current_line, doubt_ground
from desktop.ui.review.source_document import Range, SourceText, Spot

_AIR = 3
_TURN_S = 0.012
"""Seconds for which the original is written before the window gets its turn."""
_ABOVE = 0.35
"""Where the current place comes to stand: this share of the pane above it."""


class SourceView(QTextEdit):
    """Shows the original; read only.

    Signals:
        place_clicked: A place of the original was clicked; carries its ``Spot``.
    """

    place_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(_("Bản gốc"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text = SourceText(self.document(), self.font())
        self._place: Place | None = None
        self._current: Range | None = None
        self._doubts: tuple[Place, ...] = ()
        self._writing: Iterator[None] | None = None
        self._turn = QTimer(self, singleShot=True, interval=0, timeout=self._write_on)

    def show_source(self, source: SourceDocument) -> None:
        """Show another original from its beginning; what is far below follows bit by bit."""
        self._place, self._current, self._doubts = None, None, ()
        self.setExtraSelections([])
        self._writing = self.text.write(source)
        self._write_on()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @property
    def is_complete(self) -> bool:
        """Tell whether all of the original is shown."""
        return self._writing is None

    def _write_on(self) -> None:
        """Write for a moment, then let the window have its turn."""
        end = perf_counter() + _TURN_S
        while self._writing is not None and perf_counter() < end:
            if next(self._writing, self) is self:
                self._writing = None
        if self._place is not None and self._current is None:
            self.go_to(self._place)
        if self._writing is not None:
            self._turn.start()
        else:
            self.mark_doubts(self._doubts)

    def mark_doubts(self, places: Iterable[Place]) -> None:
        """Give the places still to be looked at an amber ground."""
        self._doubts = tuple(places)
        marks = []
        for letters in filter(None, map(self.text.range_of, self._doubts)):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(letters)
            mark.format.setBackground(doubt_ground())
            marks.append(mark)
        self.setExtraSelections(marks)

    def go_to(self, place: Place | None) -> None:
        """Frame a place and bring it into sight; None takes the frame away."""
        self._place = place
        self._current = self.text.range_of(place) if place else None
        if self._current is not None:
            self._bring_into_sight(self._current)
        self.viewport().update()

    def current_words(self) -> str:
        """Return the words of the place that is framed."""
        if self._current is None:
            return ""
        return self._cursor(self._current).selectedText().replace("\u2029", "\n")

    def _cursor(self, letters: Range) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(letters.start)
        cursor.setPosition(letters.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _frame(self, letters: Range) -> QRectF:
        """Return what a place covers, in the measures of the document."""
        layout, document = self.document().documentLayout(), self.document()
        block = document.findBlock(letters.start)
        frame = QRectF()
        while block.isValid() and block.position() <= letters.end:
            frame = frame.united(layout.blockBoundingRect(block))
            block = block.next()
        if self._cursor(letters).currentTable() is None:  # lines of text reach from side to side
            frame.setLeft(document.documentMargin())
            frame.setRight(self.viewport().width() - document.documentMargin())
        return frame

    def _bring_into_sight(self, letters: Range) -> None:
        frame = self._frame(letters)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        room = self.viewport().height()
        if not down.value() + 20 <= frame.top() <= down.value() + room * 0.8:
            down.setValue(round(frame.top() - room * _ABOVE))
        left, width = across.value(), self.viewport().width()
        if frame.left() < left or frame.right() > left + width:
            across.setValue(round(frame.left() - _AIR * 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame around the current place."""
        super().paintEvent(event)
        if self._current is None:
            return
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        frame = self._frame(self._current).translated(-shift).adjusted(-_AIR, -_AIR, _AIR, _AIR)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_line(), 2))
        painter.drawRoundedRect(frame, 3, 3)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leads to what was made of the place; dragging selects."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            spot: Spot | None = self.text.spot_at(self.cursorForPosition(event.pos()).position())
            if spot is not None:
                self.place_clicked.emit(spot)
