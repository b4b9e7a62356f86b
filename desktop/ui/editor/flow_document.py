"""The text document behind the flow: which text block shows which line, and what was typed.

A text block carries the number of its line as user state. Qt keeps it when words change and
gives none to a block that it makes itself, which is how foreign changes are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtGui import QFont, QPalette, QTextBlock, QTextCursor, QTextDocument

from desktop.domain.ids import new_id
from desktop.domain.text import nfc
from desktop.ui.editor.flow import Line
from desktop.ui.editor.line_styles import block_format, char_format

ReadLine = tuple[str, str]
"""Key of a line and its words."""


class FlowDocument:
    """Keeps a ``QTextDocument`` and the lines of a plan alike."""

    def __init__(self, document: QTextDocument, font: QFont, palette: QPalette) -> None:
        self._document = document
        self._font = font
        self._palette = palette
        self._lines: dict[int, Line] = {}
        self._states: dict[str, int] = {}
        self._order: tuple[str, ...] = ()
        self._typed: set[str] = set()
        self._next_state = 0
        self.showing = False
        self._spoilt = False
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(6)

    # -- looking up ------------------------------------------------------------------------

    def line_of(self, block: QTextBlock) -> Line | None:
        """Return the line that a text block shows, None for a block without one."""
        return self._lines.get(block.userState())

    def block_of(self, line_id: str) -> QTextBlock | None:
        """Return the text block that shows a line."""
        state = self._states.get(line_id)
        if state is None:
            return None
        return next((block for block in self.blocks() if block.userState() == state), None)

    def blocks(self) -> Iterator[QTextBlock]:
        """Yield the text blocks in order."""
        block = self._document.begin()
        while block.isValid():
            yield block
            block = block.next()

    def positions(self) -> dict[str, int]:
        """Return where each line begins in the document, by key."""
        pairs = ((self.line_of(block), block.position()) for block in self.blocks())
        return {line.id: position for line, position in pairs if line is not None}

    def next_id(self, line_id: str) -> str | None:
        """Return the key of the next line that can be typed in."""
        after = self._order[self._order.index(line_id) + 1 :]
        lines = (self._lines[self._states[key]] for key in after)
        return next((line.id for line in lines if line.editable), None)

    # -- typed words -----------------------------------------------------------------------

    def note_typed(self, position: int, added: int) -> None:
        """Remember that words between two places were typed."""
        block = self._document.findBlock(position)
        while block.isValid() and block.position() <= position + added:
            line = self.line_of(block)
            if line is not None and line.editable:
                self._typed.add(line.id)
            elif line is not None and block.text() != line.text:
                self._spoilt = True
            block = block.next()

    def take_typed(self) -> dict[str, str]:
        """Return the words of the lines typed in since the last call."""
        typed, self._typed = self._typed, set()
        found = {}
        for block in self.blocks() if typed else ():
            line = self.line_of(block)
            if line is not None and line.id in typed:
                found[line.id] = nfc(block.text())
        return found

    def lines_differ(self) -> bool:
        """Tell whether Qt itself made, removed or wrote what is not typed."""
        if self._spoilt:
            return True
        if self._document.blockCount() != len(self._order):
            return True
        if self._document.blockCount() > 1:
            return False
        return bool(self._order) and self._document.begin().userState() not in self._lines

    def read_lines(self) -> tuple[ReadLine, ...]:
        """Return the lines as they stand; blocks that Qt made get new keys."""
        seen: set[str] = set()
        read: list[ReadLine] = []
        for block in self.blocks():
            line = self.line_of(block)
            key = line.id if line is not None and line.id not in seen else new_id()
            seen.add(key)
            read.append((key, nfc(block.text())))
        return tuple(read)

    # -- showing ---------------------------------------------------------------------------

    def show(self, lines: Sequence[Line]) -> None:
        """Make the document show ``lines``; only text blocks that differ are touched."""
        with self._quiet() as cursor:
            old = self._keys()
            new = [line.id for line in lines]
            head = _common(old, new)
            tail = _common(old[head:][::-1], new[head:][::-1])
            self._replace_blocks(cursor, head, len(old) - tail, lines[head : len(new) - tail])
            self._order = tuple(new)
            for block, line in zip(list(self.blocks()), lines, strict=True):
                self._show_line(cursor, block, line)
        self._forget(set(new))
        self._spoilt = False

    def restyle(self, font: QFont, palette: QPalette) -> None:
        """Draw all lines with another font or palette."""
        self._font, self._palette = font, palette
        with self._quiet() as cursor:
            for block in self.blocks():
                line = self.line_of(block)
                if line is not None:
                    self._style(cursor, block, line)

    @contextmanager
    def _quiet(self) -> Iterator[QTextCursor]:
        cursor = QTextCursor(self._document)
        before, self.showing = self.showing, True
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self.showing = before

    def _keys(self) -> list[str]:
        lines = [self.line_of(block) for block in self.blocks()]
        return [line.id if line else "" for line in lines]

    def _replace_blocks(
        self, cursor: QTextCursor, first: int, last: int, lines: Sequence[Line]
    ) -> None:
        """Put text blocks for ``lines`` in the place of the text blocks ``first`` to ``last``."""
        keep = min(last - first, len(lines))
        for number, line in enumerate(lines[:keep], start=first):
            self._claim(self._document.findBlockByNumber(number), line)
        if last - first > keep:
            self._remove_blocks(cursor, first + keep, last)
        for number, line in enumerate(lines[keep:], start=first + keep):
            self._claim(self._insert_block(cursor, number), line)

    def _claim(self, block: QTextBlock, line: Line) -> None:
        """Let a text block show a line from now on; styled and filled by ``_show_line``."""
        state = self._states.get(line.id)
        if state is None:
            state = self._states[line.id] = self._next_state
            self._next_state += 1
        self._lines.pop(block.userState(), None)
        block.setUserState(state)
        self._lines.pop(state, None)

    def _remove_blocks(self, cursor: QTextCursor, first: int, last: int) -> None:
        """Remove text blocks ``first`` to ``last`` (not included), never the only one."""
        start, end = (self._document.findBlockByNumber(n) for n in (first, last))
        before = start.previous()
        cursor.setPosition(
            before.position() + before.length() - 1 if before.isValid() else start.position()
        )
        stop = end.position() - (1 if before.isValid() else 0) if end.isValid() else _end(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        kept = before.userState() if before.isValid() else end.userState()
        cursor.removeSelectedText()
        cursor.block().setUserState(kept)

    def _insert_block(self, cursor: QTextCursor, number: int) -> QTextBlock:
        """Make a new text block that will be the ``number``-th."""
        if number == 0:
            cursor.setPosition(0)
            state = cursor.block().userState()
            cursor.insertBlock()
            cursor.block().setUserState(state)
            return self._document.begin()
        before = self._document.findBlockByNumber(number - 1)
        cursor.setPosition(before.position() + before.length() - 1)
        state = before.userState()
        cursor.insertBlock()
        self._document.findBlockByNumber(number - 1).setUserState(state)
        return cursor.block()

    def _show_line(self, cursor: QTextCursor, block: QTextBlock, line: Line) -> None:
        state = block.userState()
        old = self._lines.get(state)
        self._lines[state] = line
        if line.id not in self._typed and nfc(block.text()) != line.text:
            _write(cursor, block, line.text)
        if old is None or _look(old) != _look(line):
            self._style(cursor, block, line)

    def _style(self, cursor: QTextCursor, block: QTextBlock, line: Line) -> None:
        look = char_format(line, self._font, self._palette)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(block_format(line))
        cursor.setBlockCharFormat(look)
        cursor.setPosition(_end(block), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)

    def _forget(self, kept: set[str]) -> None:
        self._typed &= kept
        for key in set(self._states) - kept:
            self._lines.pop(self._states.pop(key), None)


def _look(line: Line) -> tuple[object, ...]:
    return line.role, line.level, line.kind


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many entries both begin with."""
    pairs = zip(first, second, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def _write(cursor: QTextCursor, block: QTextBlock, text: str) -> None:
    """Replace the differing middle of the words of a block, so that cursors stay."""
    old = block.text()
    head = _common(old, text)
    tail = _common(old[head:][::-1], text[head:][::-1])
    cursor.setPosition(block.position() + head)
    cursor.setPosition(block.position() + len(old) - tail, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[head : len(text) - tail])
