"""Heights of the rows of a long table, fitted bit by bit: what is in sight first."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QTableView

_TURN_S = 0.012
"""Seconds for which rows are fitted before the window gets its turn."""


class LateHeights(QObject):
    """Fits the rows of a table with ``fit``, once it is shown and whenever it is asked again.

    Rows out of sight follow in the background; what is in sight stays where it is. The table
    scrolls by pixels.
    """

    def __init__(self, view: QTableView, fit: Callable[[int], None]) -> None:
        super().__init__(view)
        self._view = view
        self._fit = fit
        self._left: list[int] = []
        self._asked = False
        self._turn = QTimer(self, singleShot=True, interval=0, timeout=self._go_on)
        view.installEventFilter(self)

    @property
    def is_complete(self) -> bool:
        """Tell whether every row has its height."""
        return not self._asked and not self._left

    def start(self) -> None:
        """Fit all rows, from the first in sight on; a hidden table waits until it is shown."""
        self._asked = True
        self._turn.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the table is shown."""
        if event.type() is QEvent.Type.Show and not self.is_complete:
            self._turn.start()
        return False

    def _go_on(self) -> None:
        if not self._view.isVisible():
            return
        if self._asked:
            self._asked = False
            self._left = self._in_order()
        self._fit_some()
        if self._left:
            self._turn.start()

    def _in_order(self) -> list[int]:
        """Return the rows, last first, so that those in sight are taken from the end."""
        rows = self._view.model().rowCount()
        top = max(self._view.rowAt(0), 0)
        return [*reversed(range(top)), *reversed(range(top, rows))]

    def _fit_some(self) -> None:
        view = self._view
        top = max(view.rowAt(0), 0)
        before = view.rowViewportPosition(top)
        rows = view.model().rowCount()
        end = perf_counter() + _TURN_S
        while self._left and perf_counter() < end:
            row = self._left.pop()
            if row < rows:
                self._fit(row)
        moved = view.rowViewportPosition(top) - before
        if moved:
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + moved)
