"""The draft around its task table, edited row by row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.editor.cell_editor import CellDelegate, CellEditor
from desktop.ui.review.draft_model import NAME, WORDS, DraftModel
from desktop.ui.review.keys import ReviewKeys
from desktop.ui.review.late_heights import LateHeights
from desktop.ui.review.state import ReviewState

_NAME_WIDTH = 132
_LEAST_HEIGHT = 28
_MOST_HEIGHT = 320
_ROOM = 4
"""Share of the width that the names may take at most: one part of this many."""


_NEVER_MS = 24 * 3600 * 1000


class _WordsDelegate(CellDelegate):
    """Hands words over only when the cell is left: a date half typed would be refused."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget:
        """Return an editor that waits."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, CellEditor):
            editor.hand_over.setInterval(_NEVER_MS)
        return editor


class DraftView(QTableView):
    """View of the draft.

    Signals:
        left_by_enter: A cell was left with Enter after typing.
    """

    left_by_enter = Signal()

    def __init__(self, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.draft = DraftModel(self)
        self.setModel(self.draft)
        self._delegate = _WordsDelegate(lambda _index: (), self)
        self._delegate.left_by = self._leave_cell
        self.setItemDelegate(self._delegate)
        self.keys = ReviewKeys(self)
        self.heights = LateHeights(self, self._fit_height)
        self._set_up()
        self.draft.words_typed.connect(state.set_field)
        self.draft.label_typed.connect(state.set_label)
        self.selectionModel().currentChanged.connect(self._note_current)
        state.changed.connect(self._show)
        state.current_changed.connect(self.go_to)

    def _set_up(self) -> None:
        self.setAccessibleName(_("Nội dung đọc được"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(NAME, _NAME_WIDTH)

    # -- showing ---------------------------------------------------------------------------

    def _show(self) -> None:
        doubts = {fact.anchor: fact.doubt for fact in self._state.doubts}
        changed = self.draft.show(self._state.plan, doubts)
        if changed is None:
            self.heights.start()
        else:
            for place in changed:
                self._fit_height(place)

    def go_to(self, anchor: str) -> None:
        """Make the row of an anchor current."""
        place = self.draft.place_of(anchor)
        if place >= 0:
            self._fit_height(place)
            self.setCurrentIndex(self.draft.index(place, WORDS))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _note_current(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid():
            self._state.go_to(self.draft.row(index.row()).anchor)

    def _fit_height(self, place: int) -> None:
        height = _LEAST_HEIGHT
        for column in (NAME, WORDS):
            index = self.draft.index(place, column)
            font = index.data(Qt.ItemDataRole.FontRole)
            words = self.draft.shown(place, column)
            used = font if isinstance(font, QFont) else self.font()
            wanted = self._delegate.height_for(words, used, self.columnWidth(column))
            height = max(height, wanted)
        self.setRowHeight(place, min(height, _MOST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the room to the words."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            room = max(event.size().width() // _ROOM, 88)
            self.setColumnWidth(NAME, min(_NAME_WIDTH, room))
            self.heights.start()

    # -- keys ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type to replace, F2 edits."""
        self._delegate.replacing = event.key() != Qt.Key.Key_F2
        super().keyPressEvent(event)
        self._delegate.replacing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Start typing with a composed letter; Qt drops one that comes finished."""
        self._delegate.replacing = True
        finished = event.commitString() and self.state() is not self.State.EditingState
        if finished and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            self._delegate.pass_on(event)
        else:
            super().inputMethodEvent(event)
        self._delegate.replacing = False

    def _leave_cell(self, key: Qt.Key) -> None:
        self.setFocus()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_by_enter.emit()
            return
        step = -1 if key == Qt.Key.Key_Backtab else 1
        place = self.currentIndex().row() + step
        if 0 <= place < self.draft.rowCount():
            self.setCurrentIndex(self.draft.index(place, WORDS))

    def hand_over(self) -> None:
        """Hand over what is typed in the open cell."""
        if self.state() is self.State.EditingState:
            self._delegate.hand_over()
