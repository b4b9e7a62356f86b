"""Finding and replacing in the flow: the places found, the one shown, what is put there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.i18n import _
from desktop.ui.editor.find_bar import FindBar
from desktop.ui.editor.flow import Place, with_texts
from desktop.ui.editor.searching import Hit, Search, find, replaced
from desktop.ui.editor.text_flow import TextFlow, Transform

Change = Callable[[Transform, str, Place], None]


class TextSearch(QObject):
    """Joins the find bar to the flow; ``change`` puts replaced words into the plan."""

    def __init__(self, flow: TextFlow, bar: FindBar, change: Change) -> None:
        super().__init__(flow)
        self._flow, self._bar, self._change = flow, bar, change
        self._hits: list[Hit] = []
        self._shown = -1
        self._old = False
        bar.search_changed.connect(self.seek)
        bar.step_asked.connect(self.step)
        bar.replace_asked.connect(self.replace)
        bar.closed.connect(self._close)

    def open(self, replacing: bool) -> None:
        """Open the find bar with the selected words."""
        words = self._flow.textCursor().selectedText()
        self._bar.open_bar("" if "\u2029" in words else words, replacing)

    def forget_places(self) -> None:
        """Seek again before the next step: the text is another now."""
        self._old = True

    def seek(self, search: Search) -> None:
        """Find all places and show the next one."""
        texts = self._texts()
        self._hits = find(texts, search)
        self._old = False
        self._shown = self._next_hit(list(texts))
        self._show()

    def _texts(self) -> dict[str, str]:
        flow = self._flow
        lines = ((flow.line_of(block), block) for block in flow.flow_document.blocks())
        return {line.id: block.text() for line, block in lines if line and line.editable}

    def _next_hit(self, order: list[str]) -> int:
        """Return the number of the first place at or behind the cursor, -1 without any."""
        ranks = {line_id: rank for rank, line_id in enumerate(order)}
        place = self._flow.place()
        here = (ranks.get(place.line_id, 0), place.offset)
        after = (n for n, hit in enumerate(self._hits) if (ranks[hit.line_id], hit.end) >= here)
        return next(after, 0 if self._hits else -1)

    def step(self, step: int) -> None:
        """Show the next (1) or previous (-1) place."""
        if self._old:
            self.seek(self._bar.search())
        elif self._hits:
            self._shown = (self._shown + step) % len(self._hits)
            self._show()

    def replace(self, everywhere: bool) -> None:
        """Put the words of the bar in the place shown, or in all of them as one step."""
        if self._old:
            self.seek(self._bar.search())
        if not self._hits or self._flow.isReadOnly():
            return
        words = self._bar.form.replace_edit.text()
        chosen = self._hits if everywhere else [self._hits[self._shown]]
        texts = replaced(self._texts(), chosen, words)
        place = Place(chosen[-1].line_id, chosen[-1].start + len(words))
        self._change(partial(with_texts, texts=texts), _("Thay thế"), place)
        self.seek(self._bar.search())

    def _show(self) -> None:
        starts = self._flow.flow_document.positions()
        self._flow.setExtraSelections([self._mark(hit, starts) for hit in self._hits])
        self._bar.show_count(self._shown + 1, len(self._hits))
        if self._hits:
            self._flow.setTextCursor(self._cursor(self._hits[self._shown], starts))
            self._flow.ensureCursorVisible()

    def _cursor(self, hit: Hit, starts: dict[str, int]) -> QTextCursor:
        cursor = QTextCursor(self._flow.document())
        cursor.setPosition(starts[hit.line_id] + hit.start)
        cursor.setPosition(starts[hit.line_id] + hit.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self, hit: Hit, starts: dict[str, int]) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(hit, starts)
        colour = self._flow.palette().highlight().color()
        colour.setAlpha(60)
        mark.format.setBackground(colour)
        return mark

    def _close(self) -> None:
        self._hits, self._shown = [], -1
        self._flow.setExtraSelections([])
        self._flow.setFocus()
