"""A damaged workspace file: kept aside, its readable rows put into a fresh file."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.exchange.model import RowKey, RowState
from desktop.domain.tracking.calendar import Holidays
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.ports import Clock
from desktop.services.rescued import Rescue
from desktop.storage import failures, files, health, restore, salvage, schema
from desktop.storage.connection import Connection
from desktop.storage.meta import Meta
from desktop.storage.tables import TABLES
from desktop.storage.workspace import SqliteStore

ASIDE = "tep-hong"
"""How the folder of a damaged file among the backups begins."""

_KEPT_KEYS = "secret:"


def rescue(damaged: Path, out: Path, folder: Path, clock: Clock, holidays: Holidays) -> Rescue:
    """Put what can be read of ``damaged`` into the new file ``out``; whole or not at all.

    A copy of the damaged file and its log is kept in ``folder`` and never deleted.

    Raises:
        Refused: ``out`` exists, or nothing can be read.
        EnvironmentFailure: The damaged file is open elsewhere, or the disk says no.
    """
    with failures.explained(damaged):
        restore.require_unused(damaged)
        kept = restore.keep_aside(damaged, folder, clock.now(), ASIDE)
        out.parent.mkdir(parents=True, exist_ok=True)
        found = salvage.read_damaged(kept, out.parent)
        part = files.part_of(out)
        for left_over in (part, files.log_of(part)):
            left_over.unlink(missing_ok=True)
        try:
            taken, rest = _fill(part, found, folder, clock, holidays)
            files.sync_file(part)
            files.replace_file(part, out)
        finally:
            part.unlink(missing_ok=True)
            files.log_of(part).unlink(missing_ok=True)
    words = salvage.as_text(rest)
    beside = out.with_name(f"{out.stem}.con-lai.jsonl") if words else None
    if beside is not None:
        files.write_atomically(beside, words)
    return Rescue(out, kept, found.tables(taken), beside)


def _fill(
    part: Path, found: salvage.Salvaged, folder: Path, clock: Clock, holidays: Holidays
) -> tuple[set[RowKey], list[RowState]]:
    """Make a workspace of the rows; return the keys taken over, and the rows that were not."""
    connection = Connection.open(part, found.key)
    try:
        schema.migrate(connection)
        meta = Meta(connection.raw)
        meta.name_workspace()
        own = {key: value for key, value in found.meta.items() if key.startswith(_KEPT_KEYS)}
        if identity := found.meta.get("workspace_id"):
            own["workspace_id"] = identity
        if own:
            meta.set(**own)
        store = SqliteStore(connection, folder, clock, holidays)
        parents = {
            table: {row[3]: row[2] for row in connection.query(f"PRAGMA foreign_key_list({table})")}
            for table in TABLES
        }
        good, rest = salvage.admitted(found, store.exchange.problem_of, parents.__getitem__)
        with store.step(_("Cứu dữ liệu từ tệp hỏng")):
            store.exchange.apply(store.exchange.preview(good))
        _require_sound(connection, store)
    finally:
        connection.close()
    return {state.key for state in good}, rest


def _require_sound(connection: Connection, store: SqliteStore) -> None:
    faults = [*health.all_faults(connection.raw), *store.check()]
    if faults:
        raise Refused(
            _("Dữ liệu cứu được không khớp nhau."),
            _("Tệp hỏng được giữ nguyên."),
            _("Hãy khôi phục từ bản sao lưu gần nhất."),
            " ".join(faults),
        )
