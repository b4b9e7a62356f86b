"""The one connection to a workspace file and the settings without which it is not used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import EnvironmentFailure
from desktop.i18n import _
from desktop.storage import cipher, engine, failures
from desktop.storage.cipher import Key

if TYPE_CHECKING:
    from sqlite_utils import Database

SETTINGS: tuple[tuple[str, str | int, str | int], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", 0, 0),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", 5000, 5000),
)
"""Name, value asked for, value read back. EXCLUSIVE comes first: WAL then needs no shared memory,
and a second program is refused."""

OPENING_PATIENCE = 0.3
"""Seconds to wait for the lock of another instance before saying that the file is in use."""


class Connection:
    """A connection that is written to in whole user actions only.

    It may be handed from thread to thread; the caller guarantees one call at a time.
    """

    def __init__(self, path: Path, raw: engine.Connection, key: Key | None = None) -> None:
        self.path = path
        self.raw = raw
        self.key = key
        self._database: Database | None = None

    @classmethod
    def open(cls, path: Path, key: Key | None = None) -> Connection:
        """Connect to ``path`` with every setting in force and the file locked.

        A file that is made by this is encrypted when ``key`` is given.

        Raises ``EnvironmentFailure`` when another program holds the file or a setting is
        not taken.
        """
        with failures.explained(path, opening=True):
            key = key or cipher.key_of(path)
            raw = engine.connect(path, timeout=OPENING_PATIENCE, key=key)
            try:
                _apply_settings(raw)
            except BaseException:
                raw.close()
                raise
        return cls(path, raw, key)

    @property
    def database(self) -> Database:
        """The connection as sqlite-utils sees it; loaded late because that takes 0.1 s."""
        if self._database is None:
            from sqlite_utils import Database

            self._database = Database(self.raw, execute_plugins=False)
        return self._database

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Run the block as one transaction: all of it is on the disk afterwards, or nothing."""
        with failures.explained(self.path), self.database.atomic():
            yield

    def query(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """Return all rows that a question finds; damage met on the way is told as such."""
        with failures.explained(self.path):
            return self.raw.execute(sql, values).fetchall()

    def close(self) -> None:
        """Move the log into the file and let it go."""
        with failures.explained(self.path):
            self.raw.close()


def _apply_settings(raw: engine.Connection) -> None:
    for name, wanted, _expected in SETTINGS:
        raw.execute(f"PRAGMA {name}={wanted}")
    for name, _wanted, expected in SETTINGS:
        row = raw.execute(f"PRAGMA {name}").fetchone()
        # A library built without memory maps has no mmap_size at all, which is as good as 0.
        actual = expected if row is None and name == "mmap_size" else row and row[0]
        if actual != expected:
            raise EnvironmentFailure(
                _("Máy này không cho ghi dữ liệu an toàn ({name}).").format(name=name),
                _("Chương trình chưa ghi gì vào tệp."),
                _("Hãy đặt tệp dữ liệu trên ổ đĩa của máy, không đặt trên USB hay ổ mạng."),
            )
