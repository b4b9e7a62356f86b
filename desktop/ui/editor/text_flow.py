"""The text of a plan as one flow; each text block of the document is one line of the plan.

Words are typed natively, so that Unikey and input methods work as in any editor. Everything
that makes, joins or removes lines is asked for by ``change_asked`` and comes back through
``show_lines``, which touches only what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.domain.ids import new_id
from desktop.domain.outline import Level
from desktop.domain.plan import Plan
from desktop.domain.text import nfc
from desktop.domain.typed_labels import read_typed_label
from desktop.i18n import _
from desktop.ui.editor import flow_edits
from desktop.ui.editor.flow import Line, Role
from desktop.ui.editor.flow_clipboard import lines_to_mime, paragraphs_of_mime
from desktop.ui.editor.flow_document import FlowDocument
from desktop.ui.editor.gutter import Gutter

Transform = Callable[[Plan], Plan]
_NO_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the flow: key of the line and number of letters before the place."""

    line_id: str
    offset: int = 0


class TextFlow(QTextEdit):
    """Editor of the flow.

    Signals:
        typed: Words of a line changed under the keys.
        change_asked: A pure change of the plan, its label, and the ``Place`` to go to after it.
        line_changed: The cursor went to another line; carries its key.
        link_opened: A line that leads elsewhere was clicked; carries its ``Role``.
    """

    typed = Signal()
    change_asked = Signal(object, str, object)
    line_changed = Signal(str)
    link_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Nội dung kế hoạch"))
        self.flow_document = FlowDocument(self.document(), self.font(), self.palette())
        self.is_held: Callable[[], bool] = lambda: False
        self._gutter = Gutter(self)
        self._current = ""
        self._mouse_down = QPoint()
        self._recount = QTimer(self, singleShot=True, interval=0, timeout=self._take_lines_over)
        self.document().contentsChange.connect(self._note_change)
        self.cursorPositionChanged.connect(self._note_line)

    # -- showing ---------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[Line], place: Place | None = None) -> None:
        """Show ``lines``, touching only what differs; keep cursor and scroll, or go to a place.

        Words that are being typed and not yet handed over stay.
        """
        kept = place or self.place()
        scrolled = self.verticalScrollBar().value()
        self.flow_document.show(lines)
        self.verticalScrollBar().setValue(scrolled)
        if place is not None or kept.line_id != self.place().line_id:
            self.go_to(kept)
        self.viewport().update()

    def line_of(self, block: QTextBlock) -> Line | None:
        """Return the line that a text block shows."""
        return self.flow_document.line_of(block)

    @property
    def current_line(self) -> Line | None:
        """The line in which the cursor stands."""
        return self.line_of(self.textCursor().block())

    def place(self) -> Place:
        """Return where the cursor stands."""
        line = self.current_line
        return Place(line.id if line else "", self.textCursor().positionInBlock())

    def go_to(self, place: Place) -> None:
        """Put the cursor at a place; a place that is gone leaves the cursor alone."""
        block = self.flow_document.block_of(place.line_id)
        if block is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(block.position() + min(place.offset, block.length() - 1))
        self.setTextCursor(cursor)

    def selected_ids(self) -> tuple[str, ...]:
        """Return the keys of the blocks of the plan that the selection touches."""
        return tuple(
            line.id for block in self._selected_blocks()
            if (line := self.line_of(block)) and line.role is Role.BLOCK
        )  # fmt: skip

    def _selected_blocks(self) -> Iterator[QTextBlock]:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        while block.isValid():
            yield block
            if block == last:
                return
            block = block.next()

    # -- typing ----------------------------------------------------------------------------

    def _note_change(self, position: int, removed: int, added: int) -> None:
        if self.flow_document.showing or (not removed and not added):
            return
        self.flow_document.note_typed(position, added)
        if self.flow_document.lines_differ():
            self._recount.start()
        self.typed.emit()

    def _take_lines_over(self) -> None:
        """Make the plan follow a removal or drop of whole lines that Qt did by itself."""
        if not self.flow_document.lines_differ():
            return
        place = self.place()
        read = self.flow_document.read_lines()
        self.change_asked.emit(
            partial(flow_edits.follow_lines, read=read), _("Sửa nội dung"), place
        )

    def _remove_selected_lines(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection() and len(list(self._selected_blocks())) > 1:
            first = self.document().findBlock(cursor.selectionStart()).userState()
            cursor.removeSelectedText()
            cursor.block().setUserState(first)
            self._recount.stop()
            self._take_lines_over()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the history of the plan."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _NO_UNDO)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; Enter, Tab and Backspace at a border change the outline."""
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if self.is_held() or any(event.matches(key) for key in _NO_UNDO):
            return
        if self._structural_key(event):
            event.accept()
            return
        if _types(event):
            self._remove_selected_lines()
            line = self.current_line
            if line is not None and not line.editable:
                return
            if event.text() == " " and self._take_typed_label():
                return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed letters, except on lines that cannot be typed in."""
        if self.is_held():
            return
        if event.commitString() or event.preeditString():
            self._remove_selected_lines()
        line = self.current_line
        if line is not None and not line.editable:
            return
        super().inputMethodEvent(event)

    def _structural_key(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (plain or shift):
            return self._enter()
        if key == Qt.Key.Key_Tab and plain:
            return self.change_level(1)
        if key == Qt.Key.Key_Backtab:
            return self.change_level(-1)
        if event.matches(QKeySequence.StandardKey.Cut):
            self.cut_selection()
            return True
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return self._delete_at_border(key == Qt.Key.Key_Backspace)
        return False

    def _enter(self) -> bool:
        self._remove_selected_lines()
        line, offset = self.current_line, self.textCursor().positionInBlock()
        if line is None:
            return True
        if line.role in (Role.TABLE, Role.BASES):
            self.link_opened.emit(line.role)
        elif line.role is Role.SUBJECT:
            self.go_to(Place(self.flow_document.next_id(line.id) or line.id))
        elif (
            line.role is Role.BLOCK
            and not line.text
            and line.level is not Level.TEXT
            and (not self.textCursor().block().text())
        ):
            self._ask_level(Level.TEXT)
        else:
            self._ask_split(line, offset)
        return True

    def _ask_split(self, line: Line, offset: int) -> None:
        key = new_id()
        place = Place(line.id) if line.role is Role.CLOSING else Place(key)
        self.change_asked.emit(
            partial(flow_edits.split, line_id=line.id, offset=offset, new_id=key),
            _("Thêm đoạn"),
            place,
        )

    def _ask_level(self, level: Level) -> None:
        ids = self.selected_ids()
        self.change_asked.emit(
            partial(flow_edits.set_level, ids=ids, level=level), _("Đổi cấp"), self.place()
        )

    def change_level(self, step: int) -> bool:
        """Lower (1) or raise (-1) the selected lines by one level."""
        ids = self.selected_ids()
        if ids:
            move = flow_edits.demote if step > 0 else flow_edits.promote
            self.change_asked.emit(partial(move, ids=ids), _("Đổi cấp"), self.place())
        return True

    def _delete_at_border(self, backwards: bool) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            several = len(list(self._selected_blocks())) > 1
            self._remove_selected_lines()
            return several
        at_border = cursor.atBlockStart() if backwards else cursor.atBlockEnd()
        line = self.current_line
        if line is not None and not line.editable:
            return True
        if not at_border or cursor.block().layout().preeditAreaText():
            return False
        block = cursor.block() if backwards else cursor.block().next()
        line = self.line_of(block) if block.isValid() else None
        if line is not None:
            self._ask_join(block, line, backwards)
        return True

    def _ask_join(self, block: QTextBlock, line: Line, backwards: bool) -> None:
        if backwards and line.role is Role.BLOCK and line.level is not Level.TEXT:
            self._ask_level(Level.TEXT)
            return
        before = self.line_of(block.previous()) if block.previous().isValid() else None
        if before is None:
            return
        place = Place(before.id, block.previous().length() - 1)
        join = partial(flow_edits.join_with_line_before, line_id=line.id, before_id=before.id)
        self.change_asked.emit(join, _("Nối đoạn"), place)

    def _take_typed_label(self) -> bool:
        """Turn a number typed at the start of a plain paragraph into its level."""
        line, cursor = self.current_line, self.textCursor()
        if line is None or line.role is not Role.BLOCK or line.level is not Level.TEXT:
            return False
        before = cursor.block().text()[: cursor.positionInBlock()]
        typed = read_typed_label(before)
        if cursor.hasSelection() or typed is None or typed.rest or len(before) > 9:
            return False
        self.change_asked.emit(
            partial(flow_edits.take_label, line_id=line.id, level=typed.level, typed=len(before)),
            _("Đánh số tự động"),
            Place(line.id),
        )
        return True

    # -- clipboard -------------------------------------------------------------------------

    def cut_selection(self) -> None:
        """Copy the selection, then remove it."""
        self.copy()
        self._remove_selected_lines()
        self.textCursor().removeSelectedText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as text with its numbers, and as HTML for Word."""
        return lines_to_mime(self._selected_parts())

    def _selected_parts(self) -> list[tuple[Line, str]]:
        """Return the selected lines with the selected part of their words."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        parts = []
        for block in self._selected_blocks():
            line = self.line_of(block)
            if line is not None:
                start = max(first - block.position(), 0)
                parts.append((line, block.text()[start : last - block.position()]))
        return parts

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and HTML."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste paragraphs; the numbers typed before them become levels."""
        self._remove_selected_lines()
        line, cursor = self.current_line, self.textCursor()
        paragraphs = paragraphs_of_mime(source)
        if line is None or not line.editable or not paragraphs or self.is_held():
            return
        if len(paragraphs) == 1 and (cursor.block().text() or paragraphs[0].level is Level.TEXT):
            words = source.text() if source.hasText() else paragraphs[0].as_typed()
            cursor.insertText(nfc(" ".join(words.splitlines())))
            return
        keys = tuple(new_id() for _paragraph in paragraphs)
        cursor.removeSelectedText()
        self.change_asked.emit(
            partial(
                flow_edits.insert_paragraphs,
                line_id=line.id,
                offset=cursor.positionInBlock(),
                paragraphs=paragraphs,
                ids=keys,
            ),
            _("Dán văn bản"),
            Place(keys[-1], len(paragraphs[-1].text)),
        )

    # -- looks -----------------------------------------------------------------------------

    def _note_line(self) -> None:
        line = self.current_line
        key = line.id if line else ""
        if key != self._current:
            self._current = key
            self.viewport().update()
            self.line_changed.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and beside them the numbers."""
        with QPainter(self.viewport()) as painter:
            self._gutter.paint_behind(painter)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            self._gutter.paint_labels(painter)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new font or palette."""
        super().changeEvent(event)
        looks = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if event.type() in looks and hasattr(self, "flow_document"):
            self.flow_document.restyle(self.font(), self.palette())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the button went down, to tell a click from a selection."""
        self._mouse_down = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open a line that leads elsewhere."""
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._mouse_down).manhattanLength()
        line = self.line_of(self.cursorForPosition(event.position().toPoint()).block())
        clicked = event.button() is Qt.MouseButton.LeftButton and moved < 4
        if clicked and line is not None and not line.editable:
            self.link_opened.emit(line.role)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over lines that lead elsewhere."""
        super().mouseMoveEvent(event)
        line = self.line_of(self.cursorForPosition(event.position().toPoint()).block())
        hand = line is not None and not line.editable
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)


def _types(event: QKeyEvent) -> bool:
    """Tell whether a key puts letters into the text or takes some out."""
    if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        return True
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    held = event.modifiers() & command
    both = held == command  # AltGr on some keyboards
    return bool(event.text()) and event.text().isprintable() and (not held or both)
