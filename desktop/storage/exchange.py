"""The rows of the workspace as packages carry them: given out, compared, taken in, chosen among."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop.domain.exchange import merging
from desktop.domain.exchange.model import Effect, MergeEntry, MergePlan, RowKey, RowState
from desktop.domain.exchange.versions import advanced
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange.ports import PackageNote
from desktop.services.outcome import Kind
from desktop.storage import engine, failures
from desktop.storage.admission import Admission
from desktop.storage.connection import Connection
from desktop.storage.meta import Meta
from desktop.storage.older_rows import OlderRows
from desktop.storage.package_log import PackageLog
from desktop.storage.placeholders import Placeholders
from desktop.storage.records import Row
from desktop.storage.rows import Rows
from desktop.storage.schema import SCHEMA_VERSION
from desktop.storage.tables import TABLES, Table
from desktop.storage.versions import Known

_SECRET = "secret:"  # noqa: S105
_ORDER = {name: place for place, name in enumerate(TABLES)}
_ANY_ROW = "SELECT 1 FROM row_version WHERE versions <> '{}' LIMIT 1"

Sides = tuple[RowState, ...]
"""States of one row, the one that stands first."""


class StoredExchange:
    """Implements ``ExchangeStore``."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows
        self._meta = Meta(connection.raw)
        self._log = PackageLog(connection, rows)
        self._admission = Admission(connection.raw)
        self._older = OlderRows(connection.raw)
        self._placeholders = Placeholders(connection.raw)

    @property
    def workspace_id(self) -> str:
        """Lasting key of the workspace, the same on all PCs of the office."""
        return self._meta.get("workspace_id")

    @property
    def replica_id(self) -> str:
        """Key of this copy."""
        return self._rows.versions.replica

    @property
    def schema_version(self) -> int:
        """Version of the tables."""
        return SCHEMA_VERSION

    # reading

    def tables(self) -> Sequence[str]:
        """Return the tables whose rows travel."""
        return tuple(TABLES)

    def states(self, table: str) -> Iterator[RowState]:
        """Yield all states of the rows of a table: tombstones and conflicting ones, too.

        Tombstones are never dropped: a stick that lay in a drawer for years brings nothing
        back to life.
        """
        with failures.explained(self._connection.path), failures.readable():
            known = self._rows.versions.known(table)
            living = self._rows.read(TABLES[table])
        for row_id in sorted(known):
            yield from _sides(table, row_id, known[row_id], living.get(row_id))

    def known(self, keys: Iterable[RowKey]) -> Mapping[RowKey, Sides]:
        """Return the states of these rows as they are here; rows that are not are left out."""
        by_table: dict[str, list[str]] = {}
        for table, row_id in keys:
            by_table.setdefault(table, []).append(row_id)
        found: dict[RowKey, Sides] = {}
        for table, ids in by_table.items():
            with failures.explained(self._connection.path), failures.readable():
                known = self._rows.versions.known(table, ids)
                rows = self._rows.read_many(TABLES[table], "id", ids)
            living = {row["id"]: row for row in rows}
            for row_id, what in known.items():
                if sides := _sides(table, row_id, what, living.get(row_id)):
                    found[table, row_id] = sides
        return found

    def digest(self) -> str:
        """Return the SHA-256 of all states of all rows (``merging.state_digest``)."""
        return merging.state_digest(state for table in TABLES for state in self.states(table))

    def conflicts(self) -> Sequence[MergeEntry]:
        """Return the rows of which several states are kept that say different things.

        ``before`` and ``after`` are the state that stands, ``siblings`` the others.
        """
        known = self.known(self._rows.versions.rows_in_conflict())
        return [_conflict(sides) for sides in known.values() if merging.rivals(sides)]

    # taking in

    def problem_of(self, state: RowState) -> str:
        """Return "" for a foreign row that may come in, else one sentence that says why not."""
        return self._admission.problem_of(state)

    def completed(self, state: RowState) -> RowState:
        """Return a row of an older package with the columns that came later."""
        return self._older.completed(state)

    def preview(self, states: Iterable[RowState]) -> MergePlan:
        """Return what taking in these states would do; refused for a row that may not come in."""
        arrived = list(states)
        for state in arrived:
            if problem := self.problem_of(state):
                raise _refused(problem)
        return merging.merge(self.known({state.key for state in arrived}), arrived)

    def apply(self, plan: MergePlan) -> frozenset[Kind]:
        """Write what a plan says; inside a step. Return the kinds of thing that changed.

        Refused when the rows are no longer as the plan found them, or when a row breaks a rule
        of its table: the step must then end without a trace.
        """
        here = self.known({entry.after.key for entry in plan.entries})
        moving = [entry for entry in plan.entries if _wanted(entry) != here.get(entry.after.key)]
        kinds: set[Kind] = set()
        try:
            for entry in sorted(moving, key=lambda entry: _ORDER[entry.after.table]):
                kinds |= self._take(entry, here.get(entry.after.key, ()))
        except engine.errors(engine.IntegrityError, OverflowError, UnicodeEncodeError) as error:
            raise _refused(_("Gói có dòng không hợp lệ."), str(error)) from error
        return frozenset(kinds)

    def resolve(self, key: RowKey, state: RowState) -> frozenset[Kind]:
        """Let one of the states of a row in conflict stand; inside a step.

        The others stay in the history of the step.
        """
        sides = self.known([key]).get(key, ())
        if state not in sides or not merging.rivals(sides):
            raise Refused(
                _("Xung đột này không còn như lúc hiển thị."),
                _("Không có gì bị thay đổi."),
                _("Hãy mở lại danh sách xung đột."),
            )
        table, (name, row_id) = TABLES[key[0]], key
        before, after = _row(table, sides[0]), _row(table, state)
        kinds = self._rows.lay(table, before, after, state.owner)
        known = self._rows.versions.known(name, [row_id])[row_id]
        versions = advanced(known.all_versions, self.replica_id)
        self._rows.versions.settle_conflict(key, Known(state.owner, versions))
        return kinds or table.kinds

    def adopt(self, workspace_id: str) -> None:
        """Become a copy of another workspace; refused when anything was written here yet."""
        if self._connection.query(_ANY_ROW):
            raise Refused(
                _("Tệp dữ liệu này không còn trống nên không thể nhận dữ liệu của máy khác."),
                _("Không có gì bị thay đổi."),
                _("Hãy tạo tệp dữ liệu mới rồi nhập gói vào tệp đó."),
            )
        self._meta.set(workspace_id=workspace_id)

    # the log, secrets

    def note(self, package: PackageNote) -> None:
        """Write a package into the log; inside a step, or by itself."""
        self._log.note(package)

    def notes(self, replica_id: str = "") -> Sequence[PackageNote]:
        """Return the log, the last noted first; of the packages of one copy when given."""
        return self._log.notes(replica_id)

    def secret(self, name: str) -> str:
        """Return a secret, "" when it was never kept."""
        return self._meta.get(_SECRET + name)

    def keep_secret(self, name: str, value: str) -> None:
        """Keep a secret under a name."""
        with failures.explained(self._connection.path):
            self._meta.set(**{_SECRET + name: value})

    def _take(self, entry: MergeEntry, here: Sides) -> frozenset[Kind]:
        if here and merging.siblings((*here, *_wanted(entry))) != _wanted(entry):
            raise Refused(
                _("Dữ liệu trên máy đã thay đổi từ lúc xem trước gói."),
                _("Không có gì bị thay đổi."),
                _("Hãy xem trước lại rồi nhập."),
            )
        table, state = TABLES[entry.after.table], entry.after
        before = _row(table, here[0]) if here else None
        after = _row(table, state)
        if before is None and after is None and not here:
            self._placeholders.put(table, state)
        self._rows.versions.place(
            state.key, Known(state.owner, dict(state.versions), entry.siblings)
        )
        return self._rows.lay(table, before, after, state.owner)


def _wanted(entry: MergeEntry) -> Sides:
    return entry.after, *entry.siblings


def _sides(table: str, row_id: str, known: Known, row: Row | None) -> Sides:
    if not known.versions:
        return ()
    content: dict[str, Any] | None = None
    if row is not None:
        content = {name: value for name, value in row.items() if name != "id"}
    return RowState(table, row_id, known.owner, known.versions, content), *known.siblings


def _row(table: Table, state: RowState) -> Row | None:
    """Return the row that a state says, its columns in their order."""
    if state.content is None:
        return None
    return {"id": state.id, **{name: state.content[name] for name in table.columns[1:]}}


def _conflict(sides: Sides) -> MergeEntry:
    first, *others = sides
    fields = tuple(
        change for rival in merging.rivals(sides) for change in merging.differences(first, rival)
    )
    return MergeEntry(Effect.CONFLICT, first, first, tuple(others), fields)


def _refused(problem: str, details: str = "") -> Refused:
    return Refused(
        problem,
        _("Không có gì bị thay đổi."),
        _("Hãy cập nhật chương trình, hoặc nhờ đơn vị gửi tạo lại gói."),
        details,
    )
