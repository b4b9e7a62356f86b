"""The history of every change, and the way back; it outlives the program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import Change, Step
from desktop.storage.connection import Connection
from desktop.storage.rows import Rows
from desktop.storage.tables import TABLES

_OF_SUBJECT = """SELECT id, label, at, subject_id, status FROM step
WHERE (:subject = '' OR subject_id = :subject)"""
_STEPS = _OF_SUBJECT + " ORDER BY id DESC LIMIT :limit"
_LAST_DONE = _OF_SUBJECT + " AND status = 'done' ORDER BY id DESC LIMIT 1"
_LAST_UNDONE = _OF_SUBJECT + " AND status = 'undone' ORDER BY undone_order DESC LIMIT 1"
_CHANGES = "SELECT table_name, row_id, before, after FROM change WHERE step_id = ?"
_ENTANGLED = """SELECT 1 FROM change AS own
JOIN change AS other ON other.row_id = own.row_id AND other.table_name = own.table_name
JOIN step ON step.id = other.step_id
WHERE own.step_id = :step AND {other} LIMIT 1"""
_CHANGED_LATER = _ENTANGLED.format(other="step.id > :step AND step.status = 'done'")
_MISSING_EARLIER = _ENTANGLED.format(other="step.id < :step AND step.status = 'undone'")
_LAST_STATES = """SELECT table_name, row_id, after, max(step_id) FROM change
JOIN step ON step.id = change.step_id WHERE status = 'done' GROUP BY table_name, row_id"""
_MARK_UNDONE = """UPDATE step SET status = 'undone',
undone_order = (SELECT coalesce(max(undone_order), 0) + 1 FROM step) WHERE id = ?"""
_MARK_DONE = "UPDATE step SET status = 'done', undone_order = NULL WHERE id = ?"


class StoredHistory:
    """Implements ``History``."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def steps(self, subject_id: str = "", limit: int = 200) -> Sequence[Step]:
        """Return steps, newest first; of one plan when ``subject_id`` is given."""
        found = self._connection.query(_STEPS, {"subject": subject_id, "limit": limit})
        return [_step(values) for values in found]

    def changes(self, step_id: int) -> Sequence[Change]:
        """Return the rows that a step touched."""
        return [
            Change(table, row_id, _row(before), _row(after))
            for table, row_id, before, after in self._connection.query(_CHANGES, (step_id,))
        ]

    def undo(self, subject_id: str = "") -> tuple[Step, frozenset[Kind]] | None:
        """Take back the last step that stands; None when there is none.

        Raises ``Refused`` when the rows are no longer as the step left them.
        """
        step = self._find(_LAST_DONE, subject_id)
        if step is None:
            return None
        if self._connection.query(_CHANGED_LATER, {"step": step.id}):
            raise _entangled(step)
        return self._turn(step, _MARK_UNDONE, back=True)

    def redo(self, subject_id: str = "") -> tuple[Step, frozenset[Kind]] | None:
        """Do again the last step taken back; None when there is none.

        Raises ``Refused`` when the rows are no longer as before the step.
        """
        step = self._find(_LAST_UNDONE, subject_id)
        if step is None:
            return None
        if self._connection.query(_MISSING_EARLIER, {"step": step.id}):
            raise _entangled(step)
        return self._turn(step, _MARK_DONE, back=False)

    def can_undo(self, subject_id: str = "") -> bool:
        """Tell whether ``undo`` would do something."""
        return self._find(_LAST_DONE, subject_id) is not None

    def can_redo(self, subject_id: str = "") -> bool:
        """Tell whether ``redo`` would do something."""
        return self._find(_LAST_UNDONE, subject_id) is not None

    def faults(self) -> Sequence[str]:
        """Return the tables whose rows are not as the last standing steps left them."""
        logged: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
        for table, row_id, after, _last in self._connection.query(_LAST_STATES):
            if after is not None:
                logged[table][row_id] = _row(after)
        return [
            _("Lịch sử và nội dung bảng {table} không khớp nhau.").format(table=name)
            for name, table in TABLES.items()
            if self._rows.read(table) != logged[name]
        ]

    def _find(self, sql: str, subject_id: str) -> Step | None:
        found = self._connection.query(sql, {"subject": subject_id})
        return _step(found[0]) if found else None

    def _turn(self, step: Step, mark: str, *, back: bool) -> tuple[Step, frozenset[Kind]]:
        """Set the rows of ``step`` to their state before it, or after it, in one transaction."""
        kinds: frozenset[Kind] = frozenset()
        with self._rows.transaction():
            for change in self.changes(step.id):
                left, wanted = (
                    (change.after, change.before) if back else (change.before, change.after)
                )
                kinds |= self._turn_row(step, change, left, wanted)
            self._connection.raw.execute(mark, (step.id,))
        return Step(step.id, step.label, step.at, step.subject_id, undone=back), kinds

    def _turn_row(self, step: Step, change: Change, left: Any, wanted: Any) -> frozenset[Kind]:
        table = TABLES[change.table]
        stored = self._rows.read(table, "id", change.row_id)
        if stored.get(change.row_id) != left:
            raise _entangled(step)
        return self._rows.sync(table, stored, [] if wanted is None else [wanted])


def _step(values: Sequence[Any]) -> Step:
    step_id, label, at, subject_id, status = values
    return Step(step_id, label, datetime.fromisoformat(at), subject_id, undone=status != "done")


def _row(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)


def _entangled(step: Step) -> Refused:
    return Refused(
        _("Không hoàn tác được bước “{label}” vì nội dung đã được sửa ở bước khác.").format(
            label=step.label
        ),
        _("Không có gì bị thay đổi."),
        _("Hãy hoàn tác bước sửa sau trước."),
    )
