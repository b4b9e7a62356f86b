"""Sáp nhập xã: which rows of a merged commune's workspace its successor takes over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from desktop.domain.exchange.model import RowState

LIBRARY = "legal_document"

TAKEN_OVER = frozenset(
    [
        "plan",
        "plan_basis",
        "block",
        "task_table",
        "table_row",
        "target",
        "duty",
        "report_due",
        "task_mark",
        "occurrence",
        "progress",
        "assignment",
        "own_task",
        "measurement",
        "evidence",
        "evidence_link",
        "unit",
        "officer",
    ]
)
"""Tables whose rows pass to the successor: plans, tasks, what was done for them, the proofs.

Its own letterhead, calendar, registers and reports stay as they are. What the merged commune
sent out under its own name and number stays in its own file.
"""


def taken_over(states: Iterable[RowState], documents_here: Collection[str]) -> Iterator[RowState]:
    """Yield the states that the successor takes over of all those of a merged commune.

    Args:
        states: All states of the rows of the merged commune.
        documents_here: Keys of the legal documents that the successor has; those stay as its
            officer keeps them.
    """
    for state in states:
        is_new_document = state.table == LIBRARY and state.id not in documents_here
        if state.table in TAKEN_OVER or is_new_document:
            yield state
