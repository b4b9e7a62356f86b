"""Safety of the workspace: backups, checks, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Change, PlanSummary, Step, Store
from desktop.services.precautions import before_undoing

MANY_STEPS = 100_000
"""More steps than an office makes in its life."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What goes when an earlier state is put back.

    Attributes:
        plans: Plans changed since then.
        steps: Actions of the officer since then that still stand.
    """

    plans: tuple[PlanSummary, ...]
    steps: int


class SafetyService:
    """Backs up and checks the workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def backup(self, reason: str = "tay") -> Path:
        """Write a verified backup and return its path; ``reason`` goes into its name."""
        return self._store.backup(reason)

    def keep_safe(self, reason: str) -> Path | None:
        """Back up when something changed since the last backup; None when nothing did."""
        return self._store.keep_safe(reason)

    def loss(self, since: datetime) -> Loss:
        """Return what was done after ``since``, a time of the clock on the wall."""
        plans = self._store.plans.list()
        steps = self._store.history.steps(limit=MANY_STEPS)
        return Loss(
            tuple(plan for plan in plans if _wall_time(plan.changed_at) > since),
            sum(not step.undone and _wall_time(step.at) > since for step in steps),
        )

    def check(self) -> Sequence[str]:
        """Return what is wrong with the workspace file, empty when it is sound."""
        return self._store.check()


class HistoryService:
    """The history of changes and the way back, also after a restart."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._history = store.history

    def steps(self, subject_id: str = "", limit: int = 200) -> Sequence[Step]:
        """Return steps, newest first; of one plan when ``subject_id`` is given."""
        return self._history.steps(subject_id, limit)

    def changes(self, step_id: int) -> Sequence[Change]:
        """Return the rows that a step touched, before and after."""
        return self._history.changes(step_id)

    def undo(self, subject_id: str = "") -> Outcome[Step] | None:
        """Take back the last step; None when there is none.

        A backup is made before a package that was taken in goes again.
        """
        before_undoing(self._store, subject_id)
        return _outcome(self._history.undo(subject_id))

    def redo(self, subject_id: str = "") -> Outcome[Step] | None:
        """Do again the last step taken back; None when there is none."""
        return _outcome(self._history.redo(subject_id))

    def can_undo(self, subject_id: str = "") -> bool:
        """Tell whether ``undo`` would do something."""
        return self._history.can_undo(subject_id)

    def can_redo(self, subject_id: str = "") -> bool:
        """Tell whether ``redo`` would do something."""
        return self._history.can_redo(subject_id)


def _wall_time(moment: datetime) -> datetime:
    """Return a moment as names of backups write it: whole seconds, no time zone."""
    return moment.replace(microsecond=0, tzinfo=None)


def _outcome(moved: tuple[Step, frozenset[Kind]] | None) -> Outcome[Step] | None:
    return None if moved is None else Outcome(moved[0], moved[1], moved[0].id)
