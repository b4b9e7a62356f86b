"""The list of what is still to be looked at, each with what was read and why it is not sure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.i18n import _
from desktop.services.review_fields import field_text
from desktop.ui.review.keys import ReviewKeys
from desktop.ui.review.state import ReviewState
from desktop.ui.review.wording import MARK, PlaceNames
from desktop.ui.screens.list_view import ListColumn, ListView

_WIDTHS = ((200, 0.32), (230, 0.22))
"""Place and words: width in pixels in a wide window, share of a narrow one."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One line of the list."""

    id: str
    place: str
    words: str
    reason: str


def _columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Cần xem"), lambda doubt: f"{MARK} {doubt.place}", 170),
        ListColumn(_("Đọc được"), lambda doubt: doubt.words, 190),
        ListColumn(_("Vì sao"), lambda doubt: doubt.reason, 200, stretch=True),
    )


class DoubtsView(ListView):
    """The list of doubts; arrows and clicks lead to their place."""

    def __init__(self, state: ReviewState, parent: QWidget | None = None) -> None:
        super().__init__(_columns(), parent)
        self._state = state
        self._showing = False
        self.keys = ReviewKeys(self)
        self.horizontalHeader().hide()
        self.setAccessibleName(_("Danh sách chỗ cần xem"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentRowChanged.connect(self._note_row)
        state.changed.connect(self._show)
        state.current_changed.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the most room to the reasons."""
        super().resizeEvent(event)
        for column, (most, share) in enumerate(_WIDTHS):
            self.setColumnWidth(column, min(most, int(event.size().width() * share)))

    def _show(self) -> None:
        plan = self._state.plan
        names = PlaceNames(plan)
        doubts = [
            Doubt(
                fact.anchor,
                names[fact.anchor],
                (field_text(plan, fact.anchor) or "").replace("\n", "; ") or "–",
                fact.doubt or _("Chưa chắc đã đọc đúng."),
            )
            for fact in self._state.doubts
        ]
        self._showing = True
        self.list_model.show(doubts)
        self._showing = False
        self._follow(self._state.current)

    def _follow(self, anchor: str) -> None:
        row = self.list_model.row_of(anchor)
        self._showing = True
        if row >= 0:
            self.select_row(row)
        else:
            self.clearSelection()
        self._showing = False

    def _note_row(self, index: QModelIndex, _old: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self._state.go_to(self.list_model.item(index.row()).id)
