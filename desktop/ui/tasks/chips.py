"""Chips below the filters: how many tasks are in each state, and which filters are in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import TaskQuery
from desktop.domain.tracking.words import STATE_SIGNS, STATE_WORDS, URGENCY
from desktop.i18n import _
from desktop.ui.tasks.filters import FilterChip, toggle_state
from desktop.ui.tasks.flow_layout import FlowLayout

SIGNALS = {TaskState.OVERDUE: "late", TaskState.DUE_SOON: "soon", TaskState.DONE: "good"}
LONGEST = 40
"""Letters of a name that a chip shows."""


class ChipRow(QWidget):
    """States with their counts, then the filters in use.

    Signals:
        changed: The query that the officer made by a chip.
        cleared: All filters shall go.
    """

    changed = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = TaskQuery()
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.states = {state: self._state_chip(state) for state in URGENCY}
        self.filters: list[QToolButton] = []
        self.clear = QToolButton()
        self.clear.setText(_("Xóa lọc"))
        self.clear.setToolTip(_("Bỏ mọi điều kiện lọc (Esc)"))
        self.clear.setProperty("chip", True)
        self.clear.clicked.connect(self.cleared)
        self._flow.addWidget(self.clear)

    def _state_chip(self, state: TaskState) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setProperty("chip", True)
        chip.setProperty("signal", SIGNALS.get(state, ""))
        chip.clicked.connect(lambda: self.changed.emit(toggle_state(self._query, state)))
        self._flow.addWidget(chip)
        return chip

    def show_query(self, query: TaskQuery, chips: Sequence[FilterChip], narrowed: bool) -> None:
        """Show which filters are in use."""
        self._query = query
        for state, chip in self.states.items():
            chip.setChecked(state in query.states)
        for button in self.filters:
            self._flow.removeWidget(button)
            button.deleteLater()
        self.filters = [self._filter_chip(chip) for chip in chips]
        self._flow.removeWidget(self.clear)
        self._flow.addWidget(self.clear)
        self.clear.setVisible(narrowed)
        self.updateGeometry()

    def _filter_chip(self, chip: FilterChip) -> QToolButton:
        button = QToolButton(self)
        short = chip.words if len(chip.words) <= LONGEST else chip.words[: LONGEST - 1] + "…"
        button.setText(f"{short}  ×")
        button.setToolTip(_("Bỏ lọc: {words}").format(words=chip.words))
        button.setAccessibleName(button.toolTip())
        button.setProperty("chip", True)
        button.setProperty("filter", True)
        button.clicked.connect(lambda: self.changed.emit(chip.without(self._query)))
        self._flow.addWidget(button)
        button.show()
        return button

    def show_counts(self, counts: Mapping[TaskState, int]) -> None:
        """Show how many tasks are in each state, without regard to the filter by state."""
        for state, chip in self.states.items():
            count = counts.get(state, 0)
            words = f"{_(STATE_WORDS[state])} {count}"
            chip.setText(f"{STATE_SIGNS[state]} {words}")
            chip.setAccessibleName(words)
            chip.setToolTip(
                _("Chỉ hiện, hoặc thôi hiện: {state}").format(state=_(STATE_WORDS[state]))
            )
            chip.setVisible(count > 0 or chip.isChecked())
        self.updateGeometry()
