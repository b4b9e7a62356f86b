"""A backup put in the place of a workspace file; the replaced file is kept aside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from desktop.errors import AppError, Refused
from desktop.i18n import _
from desktop.storage import backups, cipher, engine, failures, files, health, protection

_REPLACED = "thay-ra"


def put_back(backup: Path, workspace: Path, folder: Path, at: datetime) -> Path:
    """Put a verified copy of ``backup`` in the place of ``workspace``.

    Both files must be closed in this process. The replaced file is copied first, so that a
    cut at any moment loses nothing. What was encrypted stays encrypted under its passphrase.

    Returns:
        Where the replaced file is kept inside ``folder``; ``workspace`` when there was none.

    Raises:
        PassphraseNeeded: The backup is encrypted and was not unlocked.
        Refused: The backup is foreign, altered or damaged.
        EnvironmentFailure: The workspace is open elsewhere, or the disk says no.
    """
    with failures.explained(workspace):
        require_unused(workspace)
        cipher.key_of(backup)
        part = files.part_of(workspace)
        shutil.copyfile(backup, part)
        try:
            _require_sound(backup, part)
            kept = keep_aside(workspace, folder, at, _REPLACED)
            protection.protect_as(workspace, part)
            files.sync_file(part)
            _settle(workspace)
            files.log_of(workspace).unlink(missing_ok=True)
            files.replace_or_leave(part, workspace)
        finally:
            part.unlink(missing_ok=True)
    return kept


def _settle(workspace: Path) -> None:
    """Bring what a cut left in the log into the file: it stays when nothing takes its place.

    A file that is damaged or not unlocked has no more than its copy among the backups.
    """
    if not files.log_of(workspace).exists():
        return
    with suppress(AppError, *engine.errors()), closing(engine.connect(workspace)) as raw:
        raw.execute("PRAGMA locking_mode=EXCLUSIVE")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def require_unused(workspace: Path) -> None:
    """Refuse a workspace that another program holds; damage does not matter here."""
    if workspace.exists() and engine.is_held(workspace):
        raise failures.in_use(workspace.name)


def _require_sound(backup: Path, copy: Path) -> None:
    if files.log_of(backup).exists():
        raise Refused(
            _("{name} chưa được đóng đúng cách nên không dùng làm bản sao lưu được.").format(
                name=backup.name
            ),
            _("Tệp dữ liệu đang dùng không bị thay đổi."),
            _("Hãy mở tệp đó trong Kế hoạch xã rồi đóng lại."),
        )
    health.require_ours(copy, backup.name)
    recorded = backups.recorded_digest(backup)
    altered = recorded is not None and recorded != files.digest(copy)
    if altered or _faults(copy):
        raise Refused(
            _("Bản sao lưu {name} bị hỏng hoặc đã bị sửa.").format(name=backup.name),
            _("Tệp dữ liệu đang dùng không bị thay đổi."),
            _("Hãy chọn bản sao lưu khác."),
        )


def _faults(copy: Path) -> bool:
    try:
        with closing(backups.open_to_read(copy)) as raw:
            return bool(health.all_faults(raw))
    except engine.errors(engine.DatabaseError):
        return True


def keep_aside(workspace: Path, folder: Path, at: datetime, why: str) -> Path:
    """Copy the file and its log into a new folder among the backups, named after ``why``.

    Return the copy of the file; ``workspace`` when there is none.
    """
    if not workspace.exists():
        return workspace
    aside = next(path for path in _names(folder, at, why) if not path.exists())
    aside.mkdir(parents=True)
    for file in (workspace, files.log_of(workspace)):
        if file.exists():
            shutil.copyfile(file, aside / file.name)
            files.sync_file(aside / file.name)
    files.sync_folder(aside)
    return aside / workspace.name


def _names(folder: Path, at: datetime, why: str) -> Iterator[Path]:
    return (folder / f"{why}-{at:%Y%m%d-%H%M%S}-{number}" for number in count(1))
