"""Words and signs of states: data for the screen, for print and for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.tracking.model import TaskState

STATE_WORDS: Mapping[TaskState, str] = MappingProxyType(
    {
        TaskState.OVERDUE: "Quá hạn",
        TaskState.DUE_SOON: "Sắp đến hạn",
        TaskState.IN_PROGRESS: "Đang thực hiện",
        TaskState.NOT_YET: "Chưa đến hạn",
        TaskState.DONE: "Hoàn thành đúng hạn",
        TaskState.DONE_LATE: "Hoàn thành quá hạn",
        TaskState.NOT_DONE: "Không thực hiện",
    }
)
"""Words of the states in Vietnamese; shown through the translation."""

STATE_SIGNS: Mapping[TaskState, str] = MappingProxyType(
    {
        TaskState.OVERDUE: "●",
        TaskState.DUE_SOON: "◐",
        TaskState.IN_PROGRESS: "▶",
        TaskState.NOT_YET: "○",
        TaskState.DONE: "✓",
        TaskState.DONE_LATE: "✔",
        TaskState.NOT_DONE: "✕",
    }
)
"""One sign for each state, so that nobody depends on seeing its colour."""

PRINT_SIGNS: Mapping[TaskState, str] = MappingProxyType(
    {
        TaskState.OVERDUE: "●",
        TaskState.DUE_SOON: "▲",
        TaskState.IN_PROGRESS: "►",
        TaskState.NOT_YET: "○",
        TaskState.DONE: "√",
        TaskState.DONE_LATE: "♦",
        TaskState.NOT_DONE: "×",
    }
)
"""Signs that Times New Roman and its twins have, for documents."""

URGENCY: tuple[TaskState, ...] = tuple(STATE_WORDS)
"""The states, the most urgent first, the closed ones last."""

OPEN_STATES: frozenset[TaskState] = frozenset(URGENCY[:4])
"""States of what still waits to be done."""

URGENT_STATES: frozenset[TaskState] = frozenset({TaskState.OVERDUE, TaskState.DUE_SOON})
"""States of what has to be done now."""

FINISHED_STATES: frozenset[TaskState] = frozenset({TaskState.DONE, TaskState.DONE_LATE})
"""States of what was done, in time or late."""
