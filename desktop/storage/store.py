"""An open workspace file: written in steps, backed up, checked and closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import date
from pathlib import Path

from desktop.domain.tracking.calendar import Holidays
from desktop.services.checkup import Fault, Repair
from desktop.services.consolidation.ports import ReceivedStore
from desktop.services.exchange.ports import ExchangeStore
from desktop.services.ports import (
    Clock,
    History,
    LegalLibrary,
    PlanRepository,
    ProfileRepository,
)
from desktop.services.task_ports import Blobs, TaskStore
from desktop.storage import backups, engine, failures, health, open_files, protection
from desktop.storage.blobs import FolderBlobs
from desktop.storage.connection import Connection
from desktop.storage.exchange import StoredExchange
from desktop.storage.history import StoredHistory
from desktop.storage.library import StoredLibrary
from desktop.storage.list_index import TaskList
from desktop.storage.machine import Machine, renew_mark, take_hold
from desktop.storage.meta import Meta
from desktop.storage.plans import StoredPlans
from desktop.storage.profile import StoredProfile
from desktop.storage.received import StoredReceived
from desktop.storage.rows import Rows
from desktop.storage.tasks import StoredTasks

_SIZE = "SELECT coalesce(max(file_size), 0) FROM evidence WHERE file_hash = ? AND deleted = 0"


def no_holidays(_year: int) -> Mapping[date, str]:
    """Return no days off besides weekends: for files opened without a calendar."""
    return {}


class SqliteStore:
    """Implements ``Store``.

    Attributes:
        notices: What the officer should know after opening, one Vietnamese sentence each.
        is_encrypted: Whether the file needs a passphrase.
    """

    def __init__(
        self,
        connection: Connection,
        backup_folder: Path,
        clock: Clock,
        holidays: Holidays = no_holidays,
        machine: Machine | None = None,
    ) -> None:
        self.path = connection.path
        self.notices: tuple[str, ...] = ()
        self._connection = connection
        self._backup_folder = backup_folder
        self._clock = clock
        self._machine = machine
        self._key = open_files.key_of(self.path)
        self._closed = False
        self._meta = Meta(connection.raw)
        self._rows = Rows(connection, clock)
        self._history = StoredHistory(connection, self._rows)
        profile = StoredProfile(self._rows)
        plans = StoredPlans(connection, self._rows, profile)
        self._list = TaskList(connection, self._rows, plans, profile, holidays)
        self._rows.follower = self._list
        self.profile: ProfileRepository = profile
        self.plans: PlanRepository = plans
        self.library: LegalLibrary = StoredLibrary(self._rows)
        self.history: History = self._history
        self.tasks: TaskStore = StoredTasks(connection, self._rows, self._list)
        self.received: ReceivedStore = StoredReceived(connection, self._rows)
        self.exchange: ExchangeStore = StoredExchange(connection, self._rows)
        self.is_encrypted = connection.key is not None
        self._blobs = FolderBlobs(
            self.path,
            self._size_of_evidence,
            self._evidence_secret,
            sealing=self.is_encrypted,
        )
        self.blobs: Blobs = self._blobs

    def start(self, *, log_found: bool) -> None:
        """Note what the last time left behind, and that the file is in use from now on."""
        now = self._clock.now()
        with failures.explained(self.path):
            self.notices = self._meta.notices(now, log_found=log_found)
            if self._machine:
                take_hold(self._connection.raw, self._machine, log_found=log_found)
            self._meta.mark_running(now)
        self._blobs.clear_view()
        if self.is_encrypted or self._meta.get(protection.EVIDENCE_UNEVEN):
            self._blobs.make_uniform()
            self._note_uniform()
        if self._meta.get(protection.BACKUPS_UNEVEN):
            self._finish_backups()

    def step(self, label: str, subject_id: str = "") -> AbstractContextManager[int]:
        """Open the one transaction of a user action; yields the number of the step.

        All writes inside are on disk when the block ends, or none of them is. A step that
        changed nothing leaves no trace in the history.
        """
        return self._rows.step(label, subject_id)

    def backup(self, reason: str) -> Path:
        """Write a verified backup and return its path."""
        raw, now = self._connection.raw, self._clock.now()
        made = backups.make(raw, self.path, self._backup_folder, reason, now)
        with suppress(*engine.errors()):
            self._meta.set(backed_up=self._meta.state_of_history())
        return made

    def keep_safe(self, reason: str) -> Path | None:
        """Back up when something changed since the last backup, in this sitting or before.

        Return the backup, None when there was nothing to do.
        """
        with failures.explained(self.path):
            state = self._meta.state_of_history()
            if state and (self._meta.get("backed_up") != state or not self._has_backup()):
                return self.backup(reason)
        return None

    def _has_backup(self) -> bool:
        """Tell whether the backup that was made is still there; a file may come without it."""
        return bool(backups.list_backups(self.path, self._backup_folder))

    def check(self) -> Sequence[str]:
        """Return what is wrong with the file, one Vietnamese sentence each; empty when sound."""
        with failures.explained(self.path):
            return [fault.words for fault in self._faults()]

    def faults(self) -> Sequence[Fault]:
        """Return what is wrong with the file, and what mends it."""
        with failures.explained(self.path):
            return list(self._faults())

    def _faults(self) -> Iterator[Fault]:
        found = health.all_faults(self._connection.raw)
        mendable = bool(found) and health.are_of_indexes(self._connection.raw)
        repair = Repair.INDEXES if mendable else None
        yield from (Fault(words, repair) for words in found)
        if not found:
            yield from map(Fault, self._history.faults())
            yield from (Fault(words, Repair.TASK_LIST) for words in self._list.faults())

    def mend_indexes(self) -> None:
        """Make the indexes anew from the rows."""
        with failures.explained(self.path):
            self._connection.raw.execute("REINDEX")

    def mend_list(self) -> None:
        """Make the list of all tasks anew from the rows."""
        with failures.explained(self.path):
            self._list.make_anew()

    def close(self) -> None:
        """Back up when something changed, then let the file go; further calls do nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._rows.changed:
                self.keep_safe("khi đóng")
        finally:
            self._let_go()

    def _size_of_evidence(self, file_hash: str) -> int:
        """Return the bytes noted for a file of evidence, 0 when nothing was."""
        found = self._connection.query(_SIZE, (file_hash,))
        return int(found[0][0])

    def _evidence_secret(self) -> bytes:
        with failures.readable():
            return bytes.fromhex(self._meta.get(protection.EVIDENCE_SECRET))

    def _finish_backups(self) -> None:
        """Put the rest of the backups under the passphrase, of which a cut has kept some."""
        secret = self._meta.get(protection.EVIDENCE_SECRET)
        protection.change_backups(self.path, self._backup_folder, self._connection.key, secret)
        self._meta.set(**{protection.BACKUPS_UNEVEN: ""})

    def _note_uniform(self) -> None:
        """Once all files of evidence are laid open, their secret is of no more use."""
        if not self.is_encrypted:
            self._meta.set(**{protection.EVIDENCE_SECRET: "", protection.EVIDENCE_UNEVEN: ""})

    def _let_go(self) -> None:
        self._blobs.clear_view()
        try:
            with failures.explained(self.path):
                self._meta.mark_closed(self._clock.now())
                if self._machine:
                    renew_mark(self._connection.raw, self._machine)
        finally:
            open_files.let_go(self._key)
            self._connection.close()
