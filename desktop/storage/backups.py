"""Verified copies of a workspace file: made, listed, thinned out and put back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from desktop.domain.folding import fold
from desktop.errors import EnvironmentFailure
from desktop.i18n import _
from desktop.services.rescued import BackupContents
from desktop.storage import engine, failures, files, health, machine
from desktop.storage.meta import Meta

FOLDER_NAME = "sao-luu"
"""Folder beside the workspace file in which its backups are kept."""

DAYS, WEEKS, MONTHS = 12, 10, 9
ALWAYS_KEPT = 3
PRECAUTIONS_KEPT = 10
_PRECAUTION = "truoc-"
"""How the reason of a backup begins that was made before something of weight."""

_NAME = re.compile(
    r"(?P<stem>.+)_(?P<number>\d{5,})_(?P<at>\d{8}-\d{6})_(?P<reason>[a-z0-9-]*)\.khx"
)
_STAMP = "%Y%m%d-%H%M%S"
_DIGEST_LETTERS = 64
_LONGEST_STEM = 24
_LONGEST_REASON = 32
_COUNTED = (
    "SELECT count(*) FROM plan WHERE deleted = 0",
    "SELECT count(*) FROM table_row WHERE deleted = 0 AND kind = 'task'",
)
_OFFICE = "SELECT kind || ' ' || name FROM commune WHERE deleted = 0 LIMIT 1"
_LAST_STEP = "SELECT label, at FROM step WHERE status = 'done' ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as the list shows it.

    Attributes:
        path: The file.
        number: Growing number; decides which is newer, whatever the clock said.
        at: When it was made, local time.
        reason: Why, in letters without marks ("khi-dong").
        size: Bytes.
    """

    path: Path
    number: int
    at: datetime
    reason: str
    size: int

    def is_verified(self) -> bool:
        """Tell whether the file is still the one whose digest was taken when it was made."""
        recorded = recorded_digest(self.path)
        return recorded is not None and recorded == files.digest(self.path)


def make(raw: engine.Connection, workspace: Path, folder: Path, reason: str, at: datetime) -> Path:
    """Write a backup, check it, and only then give it its name; thin out the older ones.

    Raises ``EnvironmentFailure``; a file that fails the check is not kept.
    """
    with failures.explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        known = list_backups(workspace, folder)
        number = max((backup.number for backup in known), default=0) + 1
        name = f"{_stem(workspace)}_{number:05}_{at:{_STAMP}}_{plain(reason, _LONGEST_REASON)}.khx"
        target = folder / name
        part = files.part_of(target)
        part.unlink(missing_ok=True)
        try:
            raw.execute("VACUUM INTO ?", (str(part),))
            _mark_closed(part, at)
            _require_equal(part, health.counts(raw))
            give_name(part, target)
        finally:
            part.unlink(missing_ok=True)
        thin_out(workspace, folder)
    return target


def give_name(part: Path, target: Path) -> None:
    """Make a backup of a checked copy: its digest comes first, then its name."""
    files.sync_file(part)
    files.write_atomically(digest_file(target), _digest_line(part, target))
    files.replace_file(part, target)


def look_inside(path: Path) -> BackupContents:
    """Return what a backup holds, without opening it as a workspace.

    Raises ``Refused`` for a foreign file, ``EnvironmentFailure`` for one that cannot be read.
    """
    health.require_ours(path)
    with failures.explained(path, opening=True), closing(open_to_read(path)) as raw:
        plans, tasks = (raw.execute(sql).fetchone()[0] for sql in _COUNTED)
        step = raw.execute(_LAST_STEP).fetchone() or ("", None)
        at = datetime.fromisoformat(step[1]) if step[1] else None
        office = raw.execute(_OFFICE).fetchone() or ("",)
        return BackupContents(plans, tasks, step[0], at, office[0])


def list_backups(workspace: Path, folder: Path) -> list[Backup]:
    """Return the backups of a workspace file, newest first."""
    stem = _stem(workspace)
    found = [_backup(path) for path in folder.glob("*.khx") if path.is_file()]
    own = [backup for named, backup in filter(None, found) if named == stem]
    return sorted(own, key=lambda backup: backup.number, reverse=True)


def newest_verified(workspace: Path, folder: Path) -> Backup | None:
    """Return the newest backup that is unaltered, None when there is none."""
    return next((one for one in list_backups(workspace, folder) if one.is_verified()), None)


def thin_out(workspace: Path, folder: Path) -> None:
    """Delete the backups that the rules of keeping do not ask for."""
    backups = list_backups(workspace, folder)
    kept = to_keep(backups, Backup.is_verified)
    for backup in backups:
        if backup not in kept:
            backup.path.unlink(missing_ok=True)
            digest_file(backup.path).unlink(missing_ok=True)


def to_keep(backups: Sequence[Backup], verified: Callable[[Backup], bool]) -> set[Backup]:
    """Choose the backups to keep of ``backups``, which come newest first.

    The newest of each of the last 12 days, 10 weeks and 9 months that have one; always the last
    3 verified ones, whatever their dates say, and the last 10 made before something was deleted,
    taken in or put back: the ordinary ones of the same day must not push these out.
    """
    kept = set(islice(filter(verified, backups), ALWAYS_KEPT))
    before = (backup for backup in backups if backup.reason.startswith(_PRECAUTION))
    kept |= set(islice(before, PRECAUTIONS_KEPT))
    for limit, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest: dict[str, Backup] = {}
        for backup in backups:
            newest.setdefault(backup.at.strftime(period), backup)
        kept |= set(islice(newest.values(), limit))
    return kept


def digest_file(path: Path) -> Path:
    """Return the file beside a backup that keeps its SHA-256."""
    return path.with_name(path.name + ".sha256")


def recorded_digest(path: Path) -> str | None:
    """Return the SHA-256 taken when a backup was made, None when it is not there."""
    beside = digest_file(path)
    if not beside.is_file():
        return None
    return beside.read_bytes()[:_DIGEST_LETTERS].decode("ascii", "replace")


def plain(text: str, longest: int) -> str:
    """Return ``text`` in lower-case ASCII letters, digits and hyphens, for names of files."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:longest].rstrip("-")


def _stem(workspace: Path) -> str:
    return plain(workspace.stem, _LONGEST_STEM) or "du-lieu"


def _backup(path: Path) -> tuple[str, Backup] | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match["at"], _STAMP)
    except ValueError:
        return None
    reason = match["reason"].rstrip("-")
    backup = Backup(path, int(match["number"]), at, reason, path.stat().st_size)
    return match["stem"], backup


def _digest_line(part: Path, target: Path) -> bytes:
    return f"{files.digest(part)}  {target.name}\n".encode("ascii")


def _mark_closed(part: Path, at: datetime) -> None:
    """The copy is of a running file; itself it is at rest."""
    with closing(engine.connect(part)) as raw:
        Meta(raw).mark_closed(at)
        machine.let_copy_go(raw)


def _require_equal(part: Path, expected: Mapping[str, int]) -> None:
    """Open the copy by itself, check it and count its rows."""
    with closing(open_to_read(part)) as raw:
        sound = not health.all_faults(raw) and health.counts(raw) == expected
    if not sound:
        raise _unequal()


def _unequal() -> EnvironmentFailure:
    return EnvironmentFailure(
        _("Bản sao lưu vừa ghi không đọc lại được đúng."),
        _("Tệp dữ liệu đang dùng vẫn nguyên vẹn."),
        _("Hãy kiểm tra ổ đĩa rồi sao lưu lại vào thư mục khác."),
    )


def open_to_read(path: Path) -> engine.Connection:
    """Connect to a copy that nobody writes and that has no log, without touching it."""
    raw = engine.connect(path, engine.UNTOUCHED)
    raw.execute("PRAGMA trusted_schema=OFF")
    raw.execute("PRAGMA cell_size_check=ON")
    return raw
