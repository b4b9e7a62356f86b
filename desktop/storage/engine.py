"""The one door to SQLite: connections, and the errors that they raise.

Two libraries serve. Plain files, the rule, are opened by the sqlite3 module of Python; encrypted
ones by sqlcipher3, which is loaded when the first of them is met. One library for all would save
the few lines below, but would cost every office a third of the speed of its checks and put its
file into the hands of the less used library; and an office without a passphrase needs no further
library at all. A file belongs to one of the two, never to both at a time.

Measured on 200 000 rows, 70 MB (seconds; sqlite3 3.40, sqlcipher3 0.6.4 with SQLite 3.53):

                     sqlite3   sqlcipher3, plain   sqlcipher3, encrypted
    loading           0.004         0.010               0.010
    filling           1.8           1.8                 1.8
    300 commits       0.06          0.07                0.11
    reading all       0.15          0.19                0.33
    quick_check       0.07          0.11                0.45
    VACUUM INTO       0.17          0.18                0.66

The errors of sqlcipher3 are no children of those of sqlite3: catch ``errors(…)``. Nothing else in
the program imports a SQLite library.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import (
    SQLITE_BUSY,
    SQLITE_CANTOPEN,
    SQLITE_CORRUPT,
    SQLITE_FULL,
    SQLITE_IOERR,
    SQLITE_LOCKED,
    SQLITE_NOTADB,
    SQLITE_PERM,
    SQLITE_READONLY,
    SQLITE_TOOBIG,
    Connection,
    DatabaseError,
    Error,
    IntegrityError,
    OperationalError,
)
from types import ModuleType
from typing import Any, cast

from desktop.errors import EnvironmentFailure
from desktop.i18n import _
from desktop.storage import cipher

__all__ = [
    "SQLITE_BUSY",
    "SQLITE_CANTOPEN",
    "SQLITE_CORRUPT",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_LOCKED",
    "SQLITE_NOTADB",
    "SQLITE_PERM",
    "SQLITE_READONLY",
    "SQLITE_TOOBIG",
    "Connection",
    "DatabaseError",
    "Error",
    "IntegrityError",
    "OperationalError",
    "code_of",
    "connect",
    "errors",
    "export",
    "is_held",
]

READ_ONLY = "mode=ro"
UNTOUCHED = "immutable=1"
"""How a file may be opened besides for writing; untouched means that nobody writes it meanwhile."""

_PATIENCE = 5.0
_GLANCE = 0.3
_CIPHER = "sqlcipher3.dbapi2"


def connect(
    path: Path, how: str = "", *, timeout: float = _PATIENCE, key: cipher.Key | None = None
) -> Connection:
    """Connect to a file in autocommit mode; the connection may go from thread to thread.

    Args:
        path: The file; this process must not have it open.
        how: ``READ_ONLY``, ``UNTOUCHED`` or "" for writing.
        timeout: Seconds to wait for the lock of another program.
        key: What a new file is to be encrypted with; that of an existing one is known.

    Raises ``PassphraseNeeded`` for an encrypted file that was not unlocked.
    """
    key = key or cipher.key_of(path)
    library = sqlite3 if key is None else _cipher_library()
    raw = library.connect(
        f"{path.resolve().as_uri()}?{how}" if how else path,
        uri=bool(how),
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
    )
    _take_key(raw, key)
    return cast(Connection, raw)


def export(source: Path, target: Path, key: cipher.Key | None) -> None:
    """Write all of a closed file to a new one, encrypted with ``key`` or readable by all.

    Raises ``PassphraseNeeded`` for an encrypted file that was not unlocked.
    """
    own = cipher.key_of(source)
    with closing(_cipher_library().connect(source, isolation_level=None)) as raw:
        _take_key(raw, own)
        raw.execute("PRAGMA locking_mode=EXCLUSIVE")
        raw.execute("PRAGMA trusted_schema=OFF")
        raw.execute("ATTACH ? AS other KEY ?", (str(target), key.literal if key else ""))
        raw.execute("SELECT sqlcipher_export('other')")
        for name in ("application_id", "user_version"):
            (value,) = raw.execute(f"PRAGMA main.{name}").fetchone()
            raw.execute(f"PRAGMA other.{name}={value}")


def shared_of(path: Path) -> Path:
    """Return the index of a log that SQLite shares between programs; ours needs none."""
    return path.with_name(f"{path.name}-shm")


def is_held(path: Path) -> bool:
    """Tell whether another program holds a file, whatever is in it and whoever may read it."""
    shared = shared_of(path)
    was_there = shared.exists()
    raw = sqlite3.connect(f"{path.resolve().as_uri()}?{READ_ONLY}", uri=True, timeout=_GLANCE)
    try:
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except DatabaseError as error:
        return code_of(error) == SQLITE_BUSY
    finally:
        raw.close()
        if not was_there:
            # Who only reads leaves it behind.
            with suppress(OSError):
                shared.unlink()
    return False


def errors(kind: type[Error] = Error, *others: type[Exception]) -> tuple[type[Exception], ...]:
    """Return the exceptions that say ``kind``, and ``others``, for ``except``."""
    library = sys.modules.get(_CIPHER)
    return (kind, *others) if library is None else (kind, getattr(library, kind.__name__), *others)


def _take_key(raw: Any, key: cipher.Key | None) -> None:
    if key is not None:
        # Else it writes of each page that does not fit to the standard error.
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f'PRAGMA key="{key.literal}"')


def _cipher_library() -> ModuleType:
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise EnvironmentFailure(
            _("Máy này thiếu thư viện mở tệp có mật khẩu."),
            _("Không có gì bị thay đổi."),
            _("Hãy cài lại Kế hoạch xã bằng bộ cài đầy đủ."),
        ) from error
    return cast(ModuleType, dbapi2)


def code_of(error: Exception) -> int | None:
    """Return the result code of SQLite without its finer part, None when there is none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
