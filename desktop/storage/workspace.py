"""The workspace file ``.khx``: made, opened, put back, rescued, put under a passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.exchange_ports import Stop, never
from desktop.services.ports import Clock, Progress
from desktop.services.rescued import BackupContents, Rescue
from desktop.services.task_ports import HolidaySource
from desktop.storage import (
    backups,
    cipher,
    failures,
    files,
    health,
    open_files,
    places,
    protection,
    restore,
    schema,
)
from desktop.storage.connection import Connection
from desktop.storage.machine import Machine
from desktop.storage.meta import Meta
from desktop.storage.store import SqliteStore, no_holidays


def _quiet(_what: str, _share: float) -> None:
    """Listen to no progress."""


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
        key = open_files.require_closed(path)
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
        open_files.hold(key)
        return store

    def restore(self, backup: Path, workspace: Path) -> Path:
        """Put a verified backup in the place of ``workspace``; return where the old file went.

        The workspace must be closed. Raises ``Refused`` for a backup that is foreign or
        altered; nothing is changed then.
        """
        open_files.require_closed(backup)
        if workspace.exists():
            open_files.require_closed(workspace)
        places.require_room(workspace.parent, self._minimum_free)
        folder, now = self.backup_folder(workspace), self._clock.now()
        return restore.put_back(backup, workspace, folder, now)

    def unlock(self, path: Path, passphrase: str) -> None:
        """Take the passphrase of a workspace or a backup for this sitting.

        Raises ``WrongPassphrase``. A file that is not encrypted needs none and takes any.
        """
        open_files.require_closed(path)
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
        open_files.require_closed(path)
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

        open_files.require_closed(damaged)
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
