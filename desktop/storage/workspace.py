"""The workspace file ``.khx``: made, opened, written in steps, backed up and closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import date
from pathlib import Path

from desktop.domain.tracking.calendar import Holidays
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.checkup import Fault, Repair
from desktop.services.consolidation.ports import ReceivedStore
from desktop.services.exchange.ports import ExchangeStore
from desktop.services.exchange_ports import Stop, never
from desktop.services.ports import (
    Clock,
    History,
    LegalLibrary,
    PlanRepository,
    ProfileRepository,
    Progress,
)
from desktop.services.rescued import BackupContents, Rescue
from desktop.services.task_ports import Blobs, HolidaySource, TaskStore
from desktop.storage import (
    backups,
    cipher,
    engine,
    failures,
    files,
    health,
    places,
    protection,
    restore,
    schema,
)
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

_FileKey = tuple[int, int]
_open_files: set[_FileKey] = set()
"""Files open in this process. Opening one of them once more, even to read its first bytes,
would drop the locks of SQLite on Linux."""


def no_holidays(_year: int) -> Mapping[date, str]:
    """Return no days off besides weekends: for files opened without a calendar."""
    return {}


def _quiet(_what: str, _share: float) -> None:
    """Listen to no progress."""


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
        self._key = _file_key(self.path)
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
            _open_files.discard(self._key)
            self._connection.close()


class WorkspaceOpener:
    """Implements ``StoreOpener``; also lists backups and puts one back."""

    def __init__(
        self,
        backups: Path | None = None,
        *,
        clock: Clock,
        minimum_free: int = places.MINIMUM_FREE,
        local_only: bool = True,
        holidays: HolidaySource | None = None,
        machine: Machine | None = None,
    ) -> None:
        """Prepare to make and open workspace files.

        Args:
            backups: Folder for all backups; None means "sao-luu" beside each file.
            clock: The time of day.
            minimum_free: Bytes that must be free where a file is made or put back.
            local_only: False allows sticks, network drives and synchronised folders.
            holidays: The public holidays, asked when working days are first counted.
            machine: The memory of this PC; without it a file keeps the name under which it
                counts its changes, wherever it is opened.
        """
        self._backups = backups
        self._clock = clock
        self._minimum_free = minimum_free
        self._local_only = local_only
        self._machine = machine
        self._holidays = holidays.days_off if holidays else no_holidays

    def create(self, path: Path) -> SqliteStore:
        """Make a new workspace file; refuses an existing one."""
        with failures.explained(path):
            _require_absent(path)
            self._require_place(_nearest_folder(path))
            path.parent.mkdir(parents=True, exist_ok=True)
            part = files.part_of(path)
            for left_over in (part, files.log_of(part)):
                left_over.unlink(missing_ok=True)
            _fill_new(part)
            files.replace_file(part, path)
        return self.open(path)

    def open(self, path: Path) -> SqliteStore:
        """Open a workspace file; refuses foreign, damaged and newer files with a sentence.

        Raises ``Refused`` or ``EnvironmentFailure``; for a damaged file the failure is
        ``failures.Damaged`` and names the newest verified backup.
        """
        key = _require_closed(path)
        log_found = files.log_of(path).exists()
        try:
            health.require_ours(path)
            connection = Connection.open(path)
        except failures.Damaged as failure:
            raise self._damaged(path) from failure
        try:
            with failures.explained(path):
                protection.sweep(files.part_of(path))
            self._prepare(connection)
            folder = self.backup_folder(path)
            store = SqliteStore(
                connection,
                folder,
                self._clock,
                self._holidays,
                self._machine,
            )
            store.start(log_found=log_found)
        except failures.Damaged as failure:
            connection.close()
            raise self._damaged(path) from failure
        except BaseException:
            connection.close()
            raise
        _open_files.add(key)
        return store

    def restore(self, backup: Path, workspace: Path) -> Path:
        """Put a verified backup in the place of ``workspace``; return where the old file went.

        The workspace must be closed. Raises ``Refused`` for a backup that is foreign or
        altered; nothing is changed then.
        """
        _require_closed(backup)
        if workspace.exists():
            _require_closed(workspace)
        places.require_room(workspace.parent, self._minimum_free)
        folder, now = self.backup_folder(workspace), self._clock.now()
        return restore.put_back(backup, workspace, folder, now)

    def unlock(self, path: Path, passphrase: str) -> None:
        """Take the passphrase of a workspace or a backup for this sitting.

        Raises ``WrongPassphrase``. A file that is not encrypted needs none and takes any.
        """
        _require_closed(path)
        with failures.explained(path):
            if cipher.is_encrypted(path):
                cipher.unlock(path, passphrase)

    def set_passphrase(self, path: Path, passphrase: str, *, backups_too: bool) -> list[Path]:
        """Write a closed workspace anew under a passphrase, "" for none.

        The files of evidence follow when it is opened next. Raises ``PassphraseNeeded`` when it
        was not unlocked.

        Returns:
            The backups that are still as they were, all of them when ``backups_too`` is not set;
            and the packages made here that are not sealed.
        """
        _require_closed(path)
        places.require_room(path.parent, max(self._minimum_free, 2 * path.stat().st_size))
        key = cipher.new_key(passphrase) if passphrase else None
        protection.change(path, key, backups_too=backups_too)
        folder = self.backup_folder(path)
        with failures.explained(path):
            if backups_too:
                secret = protection.read_evidence_secret(path)
                protection.change_backups(path, folder, key, secret)
            left = protection.backups_not_under(path, folder, key)
            return left + (protection.open_packages(path) if key else [])

    def rescue(
        self, damaged: Path, out: Path, tell: Progress = _quiet, cancelled: Stop = never
    ) -> Rescue:
        """Put what can be read of a damaged file into the new file ``out``.

        The damaged file is not touched; a copy of it is kept among its backups. Raises
        ``Refused`` when nothing can be read, or when ``out`` exists.
        """
        from desktop.storage.rescue import rescue

        _require_closed(damaged)
        _require_absent(out)
        places.require_room(_nearest_folder(out), self._minimum_free)
        folder = self.backup_folder(damaged)
        return rescue(damaged, out, folder, self._clock, self._holidays, tell, cancelled)

    def backup_folder(self, path: Path) -> Path:
        """Return the folder in which the backups of a workspace file are kept."""
        return self._backups or path.parent / backups.FOLDER_NAME

    def look_inside(self, backup: Path) -> BackupContents:
        """Return what a backup holds; it is not opened as a workspace."""
        return backups.look_inside(backup)

    def list_backups(self, path: Path) -> Sequence[backups.Backup]:
        """Return the backups of a workspace file, newest first."""
        return backups.list_backups(path, self.backup_folder(path))

    def _require_place(self, folder: Path) -> None:
        if self._local_only:
            places.require_fit(folder)
        places.require_room(folder, self._minimum_free)

    def _prepare(self, connection: Connection) -> None:
        """Look at the whole file, and bring an older one to the current version."""
        path, raw = connection.path, connection.raw
        with failures.explained(path, opening=True):
            version = health.version_of(raw)
            health.require_known_version(path.name, version)
            if health.faults_at_opening(raw):
                raise failures.damaged(path.name)
        if version < schema.SCHEMA_VERSION:
            folder, now = self.backup_folder(path), self._clock.now()
            backups.make(raw, path, folder, "truoc-nang-cap", now)
            with failures.explained(path):
                schema.migrate(connection)

    def _damaged(self, path: Path) -> failures.Damaged:
        newest = backups.newest_verified(path, self.backup_folder(path))
        if newest is None:
            rescue = _("Hãy cứu những dòng còn đọc được: nút “Cứu dữ liệu”, hoặc lệnh rescue.")
            none = _("Không có bản sao lưu nào còn tốt.")
            return failures.damaged(path.name, f"{none} {rescue}")
        advice = _("Hãy khôi phục từ bản sao lưu {name} lúc {at}.")
        return failures.damaged(
            path.name, advice.format(name=newest.path.name, at=f"{newest.at:%H:%M %d/%m/%Y}")
        )


def _require_absent(path: Path) -> None:
    if path.exists():
        raise Refused(
            _("Đã có tệp {name}.").format(name=path.name),
            _("Tệp đó không bị thay đổi."),
            _("Hãy mở tệp đó hoặc đặt tên khác."),
        )


def _nearest_folder(path: Path) -> Path:
    """Return the innermost folder above ``path`` that exists."""
    return next(folder for folder in path.absolute().parents if folder.exists())


def _fill_new(part: Path) -> None:
    """Make an empty workspace at ``part``, complete before it gets its name."""
    connection = Connection.open(part)
    try:
        schema.migrate(connection)
        Meta(connection.raw).name_workspace()
    finally:
        connection.close()
    files.sync_file(part)


def _require_closed(path: Path) -> _FileKey:
    if not path.exists():
        raise Refused(
            _("Không tìm thấy tệp {name}.").format(name=path.name),
            advice=_("Hãy kiểm tra lại tên và thư mục của tệp dữ liệu."),
        )
    key = _file_key(path)
    if key in _open_files:
        raise failures.in_use(path.name)
    return key


def _file_key(path: Path) -> _FileKey:
    status = path.stat()
    return status.st_dev, status.st_ino
