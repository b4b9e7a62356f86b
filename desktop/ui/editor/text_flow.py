"""The text of a plan as one flow; each text block of the document is one line of the plan.

Words are typed natively, so that Unikey and input methods work as in any editor. Everything
that makes, joins or removes lines is asked for by ``change_asked`` and comes back through
``show_lines``, which touches only what differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from desktop.domain.ids import new_id
from desktop.domain.outline import Level
from desktop.domain.plan import Plan
from desktop.domain.text import nfc
from desktop.i18n import _
from desktop.ui.editor import flow_edits
from desktop.ui.editor.flow import Line, Place, Role
from desktop.ui.editor.flow_clipboard import lines_to_mime, paragraphs_of_mime
from desktop.ui.editor.flow_document import FlowDocument
from desktop.ui.editor.gutter import Gutter
from desktop.ui.editor.line_keys import LineKeys

Transform = Callable[[Plan], Plan]
_NO_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TextFlow(QTextEdit):
    """Editor of the flow.

    Signals:
        typed: Words of a line changed under the keys.
        step_asked: What was typed is to be a step of its own.
        change_asked: A pure change of the plan, its label, and the ``Place`` to go to after it.
        line_changed: The cursor went to another line; carries its key.
        link_opened: A line that leads elsewhere was clicked; carries its ``Role``.
    """

    typed = Signal()
    step_asked = Signal()
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
        self._keys = LineKeys(self)
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
            line.id for block in self.selected_blocks()
            if (line := self.line_of(block)) and line.role is Role.BLOCK
        )  # fmt: skip

    def selected_blocks(self) -> Iterator[QTextBlock]:
        """Yield the text blocks that the selection touches."""
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
            self._recount.start()  # Qt is in the midst of its change
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

    def remove_selected_lines(self) -> None:
        """Remove the selection when it runs over several lines."""
        self._leave_links_out()
        cursor = self.textCursor()
        if cursor.hasSelection() and len(list(self.selected_blocks())) > 1:
            first = self.document().findBlock(cursor.selectionStart()).userState()
            cursor.removeSelectedText()
            cursor.block().setUserState(first)
            self._recount.stop()
            self._take_lines_over()

    def _leave_links_out(self) -> None:
        """Let the selection begin and end on lines that can be typed in."""
        blocks = list(self.selected_blocks())
        typed = [block for block in blocks if (line := self.line_of(block)) and line.editable]
        if not self.textCursor().hasSelection() or (blocks[0], blocks[-1]) == (
            *typed[:1],
            *typed[-1:],
        ):
            return
        cursor = self.textCursor()
        if not typed:
            cursor.clearSelection()
        else:
            last = typed[-1].position() + typed[-1].length() - 1
            start = max(cursor.selectionStart(), typed[0].position())
            end = min(cursor.selectionEnd(), last)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

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
        if self._keys.take(event):
            event.accept()
            return
        if _types(event):
            self.remove_selected_lines()
            line = self.current_line
            if line is not None and not line.editable:
                return
            if event.text() == " " and self._keys.take_typed_label():
                return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed letters, except on lines that cannot be typed in."""
        if self.is_held():
            return
        if event.commitString() or event.preeditString():
            self.remove_selected_lines()
        line = self.current_line
        if line is not None and not line.editable:
            return
        super().inputMethodEvent(event)

    def change_level(self, step: int) -> None:
        """Lower (1) or raise (-1) the selected lines by one level."""
        self._keys.change_level(step)

    # -- clipboard -------------------------------------------------------------------------

    def cut_selection(self) -> None:
        """Copy the selection, then remove it."""
        self.copy()
        self.remove_selected_lines()
        self.textCursor().removeSelectedText()
        self._take_lines_over()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do; the menu of Qt would cut across lines by itself."""
        self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Return the menu of the right button and the Menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keys, chosen = QKeySequence.StandardKey, self.textCursor().hasSelection()
        writable = not self.isReadOnly()
        menu.addAction(_("Cắt"), keys.Cut, self.cut_selection).setEnabled(chosen and writable)
        menu.addAction(_("Chép"), keys.Copy, self.copy).setEnabled(chosen)
        menu.addAction(_("Dán"), keys.Paste, self.paste).setEnabled(writable and self.canPaste())
        menu.addSeparator()
        menu.addAction(_("Chọn tất cả"), keys.SelectAll, self.selectAll)
        return menu

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as text with its numbers, and as HTML for Word."""
        return lines_to_mime(self._selected_parts())

    def _selected_parts(self) -> list[tuple[Line, str]]:
        """Return the selected lines with the selected part of their words."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        parts = []
        for block in self.selected_blocks():
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
        self.remove_selected_lines()
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
