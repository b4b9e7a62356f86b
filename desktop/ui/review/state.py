"""The draft under review: what is current, what was accepted or typed, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.domain.plan import Plan
from desktop.domain.reading.result import ReadFact, ReadPlan
from desktop.domain.tasks import TaskTable
from desktop.errors import AppError
from desktop.services import review

STEPS = 100
"""Steps that can be taken back."""


class ReviewState(QObject):
    """Holds the reading that the panes show; every change goes through here.

    Signals:
        opened: Another reading is shown.
        changed: The draft or its doubts are others now.
        current_changed: The place being looked at; carries its anchor.
        refused: Words typed were not taken; carries the error.
    """

    opened = Signal()
    changed = Signal()
    current_changed = Signal(str)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: ReadPlan | None = None
        self._counted: tuple[ReadPlan, tuple[ReadFact, ...]] | None = None
        self._past: list[tuple[ReadPlan, str]] = []
        self._typing = ""
        self.current = ""

    @property
    def read(self) -> ReadPlan:
        """The reading under review."""
        assert self._read is not None, "nothing was read yet"
        return self._read

    @property
    def plan(self) -> Plan:
        """The draft."""
        return self.read.plan

    @property
    def is_open(self) -> bool:
        """Tell whether there is something to review."""
        return self._read is not None

    @property
    def was_touched(self) -> bool:
        """Tell whether the officer accepted or typed something."""
        return bool(self._past)

    @property
    def doubts(self) -> tuple[ReadFact, ...]:
        """What is still to be looked at; found once for each state of the reading."""
        if self._read is None:
            return ()
        if self._counted is None or self._counted[0] is not self._read:
            self._counted = self._read, review.remaining(self._read)
        return self._counted[1]

    def open(self, read: ReadPlan) -> None:
        """Start the review of a reading."""
        self._read, self._past, self._typing, self.current = read, [], "", ""
        self.opened.emit()
        self.changed.emit()

    def close(self) -> None:
        """Forget the reading."""
        self._read, self._counted, self._past, self.current = None, None, [], ""

    # -- changing --------------------------------------------------------------------------

    def accept(self, anchor: str) -> None:
        """Take what stands at ``anchor`` as right."""
        self._step(lambda read: review.accept(read, anchor), anchor)

    def accept_all_sure(self) -> int:
        """Take all likely doubts as right; return how many."""
        before = len(self.doubts)
        self._step(review.accept_all_sure, self.current)
        return before - len(self.doubts)

    def set_field(self, anchor: str, text: str) -> bool:
        """Put other words at ``anchor``; what is typed at one place is one step."""
        try:
            changed = review.set_field(self.read, anchor, text)
        except AppError as error:
            self.refused.emit(error)
            return False
        goes_on = self._typing == anchor and bool(self._past)
        self._put(changed, anchor, goes_on)
        self._typing = anchor
        return True

    def set_label(self, block_id: str, label: str) -> None:
        """Put another number before a block."""
        self._step(lambda read: review.set_label(read, block_id, label), block_id)

    def set_table(self, table: TaskTable) -> None:
        """Put another task table into the draft."""
        self._step(lambda read: review.set_table(read, table), self.current)

    def undo(self) -> bool:
        """Take back the last step and go to its place; False when there is none."""
        if not self._past:
            return False
        self._read, anchor = self._past.pop()
        self._typing = ""
        self.changed.emit()
        self.go_to(anchor)
        return True

    def _step(self, change: Callable[[ReadPlan], ReadPlan], anchor: str) -> None:
        self._put(change(self.read), anchor, goes_on=False)
        self._typing = ""

    def _put(self, changed: ReadPlan, anchor: str, goes_on: bool) -> None:
        if changed == self.read:
            return
        if not goes_on:
            self._past = [*self._past, (self.read, anchor)][-STEPS:]
        self._read = changed
        self.changed.emit()

    # -- walking ---------------------------------------------------------------------------

    def go_to(self, anchor: str) -> None:
        """Make a place the current one, in all panes."""
        if anchor and anchor != self.current:
            self._typing = ""
            self.current = anchor
            self.current_changed.emit(anchor)

    def walk(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) doubt, round the end; False when none is left."""
        doubts = [fact.anchor for fact in self.doubts]
        if not doubts:
            return False
        order = {fact.anchor: place for place, fact in reversed(list(enumerate(self.read.facts)))}
        here = order.get(self.current, -1 if step > 0 else len(order))
        ahead = [anchor for anchor in doubts if (order[anchor] - here) * step > 0]
        if not ahead:
            ahead = doubts
        self.go_to(ahead[0] if step > 0 else ahead[-1])
        return True
