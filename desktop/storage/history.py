"""The history of every change, and the way back; it outlives the program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind
from desktop.services.ports import Change, Step
from desktop.storage import engine, failures, seals, version_turns
from desktop.storage.connection import Connection
from desktop.storage.records import to_json
from desktop.storage.rows import Rows
from desktop.storage.tables import TABLES

_STEPS = "SELECT id, label, at, subject_id, status FROM step WHERE "
_OF_SUBJECT = "subject_id = :subject AND "
_NEWEST = "true ORDER BY id DESC LIMIT :limit"
_LAST_DONE = "status = 'done' ORDER BY id DESC LIMIT :limit"
_LAST_UNDONE = "status = 'undone' ORDER BY undone_order DESC LIMIT :limit"
_OF_ROWS = """id IN (SELECT step_id FROM change
WHERE row_id IN (SELECT value FROM json_each(:rows))) ORDER BY id DESC LIMIT :limit"""
_MADE_AT = """SELECT change.row_id, at, min(step.id) FROM change
JOIN step ON step.id = change.step_id
WHERE row_id IN (SELECT value FROM json_each(:rows)) GROUP BY change.row_id"""
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
        return self._find(_NEWEST, subject_id, limit)

    def steps_of_rows(self, row_ids: Sequence[str], limit: int = 200) -> Sequence[Step]:
        """Return the steps that touched any of these rows, newest first."""
        values = {"rows": to_json([*row_ids]), "limit": limit}
        return list(map(_step, self._connection.query(_STEPS + _OF_ROWS, values)))

    def made_at(self, row_ids: Sequence[str]) -> Mapping[str, datetime]:
        """Return when each of these rows came to be; those without a trace are left out."""
        found = self._connection.query(_MADE_AT, {"rows": to_json([*row_ids])})
        with failures.readable():
            return {row_id: datetime.fromisoformat(at) for row_id, at, _first in found}

    def changes(self, step_id: int) -> Sequence[Change]:
        """Return the rows that a step touched."""
        return list(map(_change, self._connection.query(_CHANGES, (step_id,))))

    def undo(self, subject_id: str = "") -> tuple[Step, frozenset[Kind]] | None:
        """Take back the last step that stands; None when there is none.

        Raises ``Refused`` when the rows are no longer as the step left them.
        """
        step = self._last(_LAST_DONE, subject_id)
        if step is None:
            return None
        if self._connection.query(_CHANGED_LATER, {"step": step.id}):
            raise _entangled(step, back=True)
        return self._turn(step, _MARK_UNDONE, back=True)

    def redo(self, subject_id: str = "") -> tuple[Step, frozenset[Kind]] | None:
        """Do again the last step taken back; None when there is none.

        Raises ``Refused`` when the rows are no longer as before the step.
        """
        step = self._last(_LAST_UNDONE, subject_id)
        if step is None:
            return None
        if self._connection.query(_MISSING_EARLIER, {"step": step.id}):
            raise _entangled(step, back=False)
        return self._turn(step, _MARK_DONE, back=False)

    def can_undo(self, subject_id: str = "") -> bool:
        """Tell whether ``undo`` would do something."""
        return self._last(_LAST_DONE, subject_id) is not None

    def can_redo(self, subject_id: str = "") -> bool:
        """Tell whether ``redo`` would do something."""
        return self._last(_LAST_UNDONE, subject_id) is not None

    def faults(self) -> Sequence[str]:
        """Return what does not fit: the chain of steps, rows beside their last standing steps."""
        broken = seals.first_broken(self._connection.raw)
        if broken is not None:
            return [_("Lịch sử đã bị sửa từ bước {number}.").format(number=broken)]
        logged: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
        for table, row_id, after, _step_id in self._connection.query(_LAST_STATES):
            if after is not None:
                logged[table][row_id] = _change((table, row_id, None, after)).after
        return [
            _("Lịch sử và nội dung bảng {table} không khớp nhau.").format(table=name)
            for name, table in TABLES.items()
            if self._rows.read(table) != logged[name]
        ]

    def _find(self, which: str, subject_id: str, limit: int) -> list[Step]:
        sql = _STEPS + (_OF_SUBJECT if subject_id else "") + which
        return list(
            map(_step, self._connection.query(sql, {"subject": subject_id, "limit": limit}))
        )

    def _last(self, which: str, subject_id: str) -> Step | None:
        return next(iter(self._find(which, subject_id, 1)), None)

    def _turn(self, step: Step, mark: str, *, back: bool) -> tuple[Step, frozenset[Kind]]:
        """Set the rows of ``step`` to their state before it, or after it, in one transaction."""
        kinds: frozenset[Kind] = frozenset()
        with self._rows.transaction():
            changes = self.changes(step.id)
            for change in changes:
                kinds |= self._turn_row(step, change, back=back)
            written = {
                (change.table, change.row_id): _content(change.after if back else change.before)
                for change in changes
            }
            if not version_turns.turn(self._rows.versions, step.id, written, back=back):
                raise _conflicting(step)
            self._connection.raw.execute(mark, (step.id,))
        return Step(step.id, step.label, step.at, step.subject_id, undone=back), kinds

    def _turn_row(self, step: Step, change: Change, *, back: bool) -> frozenset[Kind]:
        table = TABLES[change.table]
        left, wanted = (change.after, change.before) if back else (change.before, change.after)
        stored = self._rows.read(table, "id", change.row_id)
        if stored.get(change.row_id) != left:
            raise _entangled(step, back=back)
        try:
            return self._rows.sync(table, stored, [] if wanted is None else [dict(wanted)])
        except engine.errors(engine.IntegrityError) as error:
            raise failures.unreadable_row() from error


def _step(values: Sequence[Any]) -> Step:
    step_id, label, at, subject_id, status = values
    with failures.readable():
        return Step(step_id, label, datetime.fromisoformat(at), subject_id, undone=status != "done")


def _change(values: Sequence[Any]) -> Change:
    table, row_id, before, after = values
    with failures.readable():
        columns = TABLES[table].columns
        return Change(table, row_id, _row(before, columns), _row(after, columns))


def _row(text: str | None, columns: Sequence[str]) -> dict[str, Any] | None:
    if text is None:
        return None
    row = json.loads(text)
    return {name: row[name] for name in columns}


def _content(row: Mapping[str, object] | None) -> dict[str, object] | None:
    if row is None:
        return None
    return {name: value for name, value in row.items() if name != "id"}


def _entangled(step: Step, *, back: bool) -> Refused:
    what = (
        _("Không hoàn tác được bước “{label}” vì nội dung đã được sửa ở bước khác.")
        if back
        else _("Không làm lại được bước “{label}” vì nội dung đã được sửa ở bước khác.")
    )
    return Refused(
        what.format(label=step.label),
        _("Không có gì bị thay đổi."),
        _("Hãy xem lịch sử rồi hoàn tác hoặc làm lại bước khác trước."),
    )


def _conflicting(step: Step) -> Refused:
    return Refused(
        _("Bước “{label}” đụng tới nội dung đang có xung đột với gói đã nhập.").format(
            label=step.label
        ),
        _("Không có gì bị thay đổi."),
        _("Hãy chọn bản giữ lại trong danh sách xung đột trước."),
    )
