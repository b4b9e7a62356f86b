"""A damaged workspace file: kept aside, its readable rows put into a fresh file."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from desktop.domain.exchange.model import RowKey, RowState
from desktop.domain.tracking.calendar import Holidays
from desktop.errors import Cancelled, Refused
from desktop.i18n import _
from desktop.services.exchange_ports import Stop
from desktop.services.ports import Clock, Progress
from desktop.services.rescued import Rescue
from desktop.storage import cipher, companions, failures, files, health, restore, salvage, schema
from desktop.storage.blobs import FOLDER_SUFFIX
from desktop.storage.connection import Connection
from desktop.storage.meta import Meta
from desktop.storage.package_log import PUT_CARRIED
from desktop.storage.store import SqliteStore
from desktop.storage.tables import TABLES

ASIDE = "tep-hong"
"""How the folder of a damaged file among the backups begins."""

_KEPT_KEYS = "secret:"
_READ, _WRITTEN = 0.6, 0.9
"""Shares of the work after which the rows are read, and written."""


def rescue(
    damaged: Path,
    out: Path,
    folder: Path,
    clock: Clock,
    holidays: Holidays,
    tell: Progress,
    cancelled: Stop,
) -> Rescue:
    """Put what can be read of ``damaged`` into the new file ``out``; whole or not at all.

    A copy of the damaged file and its log is kept in ``folder`` and never deleted. The files of
    evidence and the packages beside it belong to the new file as well.

    Raises:
        PassphraseNeeded: The damaged file is encrypted and was not unlocked.
        Cancelled: The officer stopped it; nothing is left of it.
        Refused: ``out`` exists, or nothing can be read.
        EnvironmentFailure: The damaged file is open elsewhere, or the disk says no.
    """
    with failures.explained(damaged):
        restore.require_unused(damaged)
        cipher.key_of(damaged)
        kept = restore.keep_aside(damaged, folder, clock.now(), ASIDE)
        out.parent.mkdir(parents=True, exist_ok=True)
        part = files.part_of(out)
        for left_over in (part, files.log_of(part)):
            left_over.unlink(missing_ok=True)
        try:
            reading = _share_of(tell, _("Đang đọc những dòng còn đọc được"), 0)
            found = salvage.read_damaged(kept, out.parent, reading, cancelled)
            tell(_("Đang ghi tệp dữ liệu mới"), _READ)
            taken, rest, evidence = _fill(part, found, folder, clock, holidays)
            keeping = _share_of(tell, _("Đang giữ lại minh chứng và gói"), _WRITTEN)
            companions.belong_to_both(damaged, out, keeping, cancelled)
            files.sync_file(part)
            files.replace_file(part, out)
        except Cancelled:
            shutil.rmtree(kept.parent, ignore_errors=True)
            raise
        finally:
            part.unlink(missing_ok=True)
            files.log_of(part).unlink(missing_ok=True)
    words = salvage.as_text(rest)
    beside = out.with_name(f"{out.stem}.con-lai.jsonl") if words else None
    if beside is not None:
        files.write_atomically(beside, words)
    there, lost = _evidence(out, evidence)
    packages = len(found.packages)
    return Rescue(out, kept, found.tables(taken), beside, packages, there, lost)


def _share_of(tell: Progress, words: str, begin: float) -> companions.Tell:
    """Return what tells how far one part of the work is, which begins at ``begin`` of it all."""
    length = (_READ if begin < _READ else 1.0) - begin
    return lambda share: tell(words, begin + length * share)


def _evidence(out: Path, evidence: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """Return how many files of evidence are there, and the names of those that are not."""
    folder = out.with_suffix(FOLDER_SUFFIX)
    lost = [
        name or file_hash
        for file_hash, name in evidence.items()
        if not (folder / file_hash[:2] / file_hash).is_file()
    ]
    return len(evidence) - len(lost), tuple(lost)


def _fill(
    part: Path, found: salvage.Salvaged, folder: Path, clock: Clock, holidays: Holidays
) -> tuple[set[RowKey], list[RowState], Mapping[str, str]]:
    """Make a workspace of the rows.

    Return the keys taken over, the rows that were not, and the names of the files of evidence.
    """
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
            connection.raw.executemany(PUT_CARRIED, found.packages)
        evidence = {one.file_hash: one.file_name for one in store.tasks.evidence.list()}
        _require_sound(connection, store)
    finally:
        connection.close()
    evidence.pop("", None)
    return {state.key for state in good}, rest, evidence


def _require_sound(connection: Connection, store: SqliteStore) -> None:
    faults = [*health.all_faults(connection.raw), *store.check()]
    if faults:
        raise Refused(
            _("Dữ liệu cứu được không khớp nhau."),
            _("Tệp hỏng được giữ nguyên."),
            _("Hãy khôi phục từ bản sao lưu gần nhất."),
            " ".join(faults),
        )
