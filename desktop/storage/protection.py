"""A workspace file written anew under another passphrase, under its first one, or without any.

The new file is made beside the old one, compared with it row by row, and only then put in its
place: a cut at any moment leaves the old file or the new one, whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from desktop.errors import AppError, EnvironmentFailure
from desktop.i18n import _
from desktop.storage import backups, cipher, engine, failures, files, health, vault
from desktop.storage.companions import MADE
from desktop.storage.meta import Meta

EVIDENCE_SECRET = "secret:minh-chung"  # noqa: S105 (the name of a key)
"""Key in ``meta`` of the secret under which the files of evidence are sealed."""

EVIDENCE_UNEVEN = "minh-chung-do"
"""Key in ``meta`` of a plain file that is set while files of evidence may still be sealed."""

BACKUPS_UNEVEN = "sao-luu-do"
"""Key in ``meta`` that is set until the backups have been put under the passphrase as well."""

_DIGEST_BITS = 256
_ZIP = b"PK"


def change(path: Path, key: cipher.Key | None, *, backups_too: bool) -> None:
    """Put a file under ``key`` in the place of a closed workspace; None leaves it readable by all.

    With ``backups_too`` the new file knows that its backups are to follow.

    Raises:
        PassphraseNeeded: The file is encrypted and was not unlocked.
        EnvironmentFailure: It is open elsewhere, or the disk says no; the old file is untouched.
    """
    with failures.explained(path):
        if engine.is_held(path):
            raise failures.in_use(path.name)
        part = files.part_of(path)
        try:
            rewrite(path, part, key)
            if backups_too:
                with closing(engine.connect(part)) as raw:
                    Meta(raw).set(**{BACKUPS_UNEVEN: "1"})
                files.sync_file(part)
            if files.log_of(path).exists():
                # What stands only there would be lost, or spoil the new file.
                raise failures.in_use(path.name)
            files.replace_or_leave(part, path)
        finally:
            sweep(part)


def backups_not_under(workspace: Path, folder: Path, key: cipher.Key | None) -> list[Path]:
    """Return the backups, and the copies once set aside, that are not under ``key``."""
    made = [backup.path for backup in backups.list_backups(workspace, folder)]
    aside = sorted(folder.glob(f"*/{workspace.name}"))
    return [path for path in made + aside if _salt_of(key) != cipher.salt_of(path)]


def change_backups(workspace: Path, folder: Path, key: cipher.Key | None, secret: str) -> None:
    """Put the backups of a workspace under ``key`` as well; those that cannot be, stay.

    ``secret`` is that of its evidence. Copies set aside when a damaged or replaced file was put
    away stay too.
    """
    for backup in backups.list_backups(workspace, folder):
        if _salt_of(key) != cipher.salt_of(backup.path):
            with suppress(AppError):
                _change_backup(backup, key, secret)


def open_packages(workspace: Path) -> list[Path]:
    """Return the packages made here that were not sealed: anybody who has them can read them."""
    made = sorted(workspace.with_suffix(MADE).glob("*.goixa"))
    return [path for path in made if path.is_file() and _begins_as_zip(path)]


def protect_as(workspace: Path, part: Path) -> None:
    """Give a copy that shall take the place of an encrypted workspace the key of that."""
    try:
        key = cipher.key_of(workspace)
    except AppError:
        return
    if key is None or key == cipher.key_of(part):
        return
    own = read_evidence_secret(workspace)
    under_key = files.part_of(part)
    try:
        rewrite(part, under_key, key, own)
        files.replace_file(under_key, part)
    finally:
        sweep(under_key)


def sweep(part: Path) -> None:
    """Delete what a cut left of a file that was being made."""
    for left_over in (part, files.log_of(part), part.with_name(part.name + "-journal")):
        left_over.unlink(missing_ok=True)


def rewrite(source: Path, part: Path, key: cipher.Key | None, evidence_secret: str = "") -> None:
    """Write all of a closed file to ``part`` under ``key``, and compare the two."""
    sweep(part)
    engine.export(source, part, key)
    with closing(engine.connect(source)) as old, closing(engine.connect(part)) as new:
        old.execute("PRAGMA locking_mode=EXCLUSIVE")
        if health.all_faults(new) or _content(new) != _content(old):
            raise _unequal()
        meta = Meta(new)
        secret = meta.get(EVIDENCE_SECRET) or evidence_secret
        if key is not None and not secret:
            secret = vault.new_secret().hex()
        meta.set(**{EVIDENCE_SECRET: secret, EVIDENCE_UNEVEN: "" if key else "1"})
    files.sync_file(part)


def _change_backup(backup: backups.Backup, key: cipher.Key | None, secret: str) -> None:
    """Make the other file complete under a name of its own, then delete the old one."""
    path = backup.path
    if not backup.is_verified():
        raise _unequal()
    target = path.with_stem(path.stem[:-1] if path.stem.endswith("-") else f"{path.stem}-")
    part = files.part_of(target)
    with failures.explained(path):
        try:
            rewrite(path, part, key, secret)
            backups.give_name(part, target)
            for old in (path, backups.digest_file(path)):
                old.unlink(missing_ok=True)
        finally:
            sweep(part)


def _begins_as_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_ZIP)) == _ZIP


def _salt_of(key: cipher.Key | None) -> bytes:
    return key.salt if key else b""


def read_evidence_secret(workspace: Path) -> str:
    """Return the secret of a workspace, "" for one that cannot be read."""
    try:
        with closing(engine.connect(workspace, engine.UNTOUCHED)) as raw:
            return Meta(raw).get(EVIDENCE_SECRET)
    except engine.errors():
        return ""


def _content(raw: engine.Connection) -> Mapping[str, tuple[int, int]]:
    """Return for each table the number of its rows and the sum of their digests."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
    return {name: _digest(raw, name) for (name,) in raw.execute(sql).fetchall()}


def _digest(raw: engine.Connection, table: str) -> tuple[int, int]:
    count = total = 0
    for row in raw.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
        digest = hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest()
        total += int.from_bytes(digest, "big")
        count += 1
    return count, total % 2**_DIGEST_BITS


def _unequal() -> EnvironmentFailure:
    return EnvironmentFailure(
        _("Tệp vừa ghi lại không đọc được đúng như tệp cũ."),
        _("Tệp dữ liệu đang dùng vẫn nguyên vẹn."),
        _("Hãy kiểm tra ổ đĩa rồi làm lại."),
    )
