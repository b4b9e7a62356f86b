"""Keys that change the outline: Enter, Tab, Backspace and Delete at the border of a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock

from desktop.domain.ids import new_id
from desktop.domain.outline import Level
from desktop.domain.typed_labels import read_typed_label
from desktop.i18n import _
from desktop.ui.editor import flow_edits
from desktop.ui.editor.flow import Line, Place, Role

if TYPE_CHECKING:
    from desktop.ui.editor.text_flow import TextFlow


class LineKeys:
    """Turns keys into changes of the plan, which the flow asks for."""

    def __init__(self, flow: TextFlow) -> None:
        self._flow = flow

    def take(self, event: QKeyEvent) -> bool:
        """Act on a key that changes the outline; tell whether it was one."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (plain or shift):
            return self._enter()
        if key == Qt.Key.Key_Tab and plain:
            return self.change_level(1)
        if key == Qt.Key.Key_Backtab:
            return self.change_level(-1)
        if event.matches(QKeySequence.StandardKey.Cut):
            self._flow.cut_selection()
            return True
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return self._delete_at_border(key == Qt.Key.Key_Backspace)
        return False

    def _enter(self) -> bool:
        self._flow.remove_selected_lines()
        line, offset = self._flow.current_line, self._flow.textCursor().positionInBlock()
        if line is None:
            return True
        if line.role in (Role.TABLE, Role.BASES):
            self._flow.link_opened.emit(line.role)
        elif line.role is Role.SUBJECT:
            self._flow.go_to(Place(self._flow.flow_document.next_id(line.id) or line.id))
        elif line.level is not Level.TEXT and not self._flow.textCursor().block().text():
            self._ask_level(Level.TEXT)
        else:
            self._ask_split(line, offset)
        return True

    def _ask_split(self, line: Line, offset: int) -> None:
        key = new_id()
        place = Place(line.id) if line.role is Role.CLOSING else Place(key)
        self._flow.change_asked.emit(
            partial(flow_edits.split, line_id=line.id, offset=offset, new_id=key),
            _("Thêm đoạn"),
            place,
        )

    def _ask_level(self, level: Level) -> None:
        ids = self._flow.selected_ids()
        self._flow.change_asked.emit(
            partial(flow_edits.set_level, ids=ids, level=level), _("Đổi cấp"), self._flow.place()
        )

    def change_level(self, step: int) -> bool:
        """Lower (1) or raise (-1) the selected lines by one level."""
        ids = self._flow.selected_ids()
        if ids:
            move = flow_edits.demote if step > 0 else flow_edits.promote
            self._flow.change_asked.emit(partial(move, ids=ids), _("Đổi cấp"), self._flow.place())
        return True

    def _delete_at_border(self, backwards: bool) -> bool:
        cursor = self._flow.textCursor()
        if cursor.hasSelection():
            several = len(list(self._flow.selected_blocks())) > 1
            self._flow.remove_selected_lines()
            return several
        at_border = cursor.atBlockStart() if backwards else cursor.atBlockEnd()
        line = self._flow.current_line
        if line is not None and not line.editable:
            return True
        if not at_border or cursor.block().layout().preeditAreaText():
            return False
        block = cursor.block() if backwards else cursor.block().next()
        line = self._flow.line_of(block) if block.isValid() else None
        if line is not None:
            self._ask_join(block, line, backwards)
        return True

    def _ask_join(self, block: QTextBlock, line: Line, backwards: bool) -> None:
        if backwards and line.role is Role.BLOCK and line.level is not Level.TEXT:
            self._ask_level(Level.TEXT)
            return
        before = self._flow.line_of(block.previous()) if block.previous().isValid() else None
        if before is None:
            return
        place = Place(before.id, block.previous().length() - 1)
        join = partial(flow_edits.join_with_line_before, line_id=line.id, before_id=before.id)
        self._flow.change_asked.emit(join, _("Nối đoạn"), place)

    def take_typed_label(self) -> bool:
        """Turn a number typed at the start of a plain paragraph into its level."""
        line, cursor = self._flow.current_line, self._flow.textCursor()
        if line is None or line.role is not Role.BLOCK or line.level is not Level.TEXT:
            return False
        before = cursor.block().text()[: cursor.positionInBlock()]
        typed = read_typed_label(before)
        if cursor.hasSelection() or typed is None or typed.rest or len(before) > 9:
            return False
        self._flow.step_asked.emit()  # so that undo gives back the number as it was typed
        self._flow.change_asked.emit(
            partial(flow_edits.take_label, line_id=line.id, level=typed.level, typed=len(before)),
            _("Đánh số tự động"),
            Place(line.id),
        )
        return True
