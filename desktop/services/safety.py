"""Safety of the workspace: backups, checks, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Change, Step, Store


class SafetyService:
    """Backs up and checks the workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def backup(self) -> Path:
        """Write a verified backup and return its path."""
        return self._store.backup("tay")

    def check(self) -> Sequence[str]:
        """Return what is wrong with the workspace file, empty when it is sound."""
        return self._store.check()


class HistoryService:
    """The history of changes and the way back, also after a restart."""

    def __init__(self, store: Store) -> None:
        self._history = store.history

    def steps(self, subject_id: str = "", limit: int = 200) -> Sequence[Step]:
        """Return steps, newest first; of one plan when ``subject_id`` is given."""
        return self._history.steps(subject_id, limit)

    def changes(self, step_id: int) -> Sequence[Change]:
        """Return the rows that a step touched, before and after."""
        return self._history.changes(step_id)

    def undo(self, subject_id: str = "") -> Outcome[Step] | None:
        """Take back the last step; None when there is none."""
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


def _outcome(moved: tuple[Step, frozenset[Kind]] | None) -> Outcome[Step] | None:
    return None if moved is None else Outcome(moved[0], moved[1], moved[0].id)
