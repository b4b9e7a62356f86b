"""The one door to SQLite: connections, and the errors that they raise.

Nothing else in the program imports a SQLite library.
"""

from __future__ import annotations

import sqlite3
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
]

READ_ONLY = "mode=ro"
UNTOUCHED = "immutable=1"
"""How a file may be opened besides for writing; untouched means that nobody writes it meanwhile."""

_PATIENCE = 5.0


def connect(path: Path, how: str = "", *, timeout: float = _PATIENCE) -> Connection:
    """Connect to a file in autocommit mode; the connection may go from thread to thread.

    Args:
        path: The file.
        how: ``READ_ONLY``, ``UNTOUCHED`` or "" for writing.
        timeout: Seconds to wait for the lock of another program.
    """
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?{how}" if how else path,
        uri=bool(how),
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
    )


def errors(kind: type[Error] = Error, *others: type[Exception]) -> tuple[type[Exception], ...]:
    """Return the exceptions that say ``kind``, and ``others``, for ``except``."""
    return (kind, *others)


def code_of(error: Exception) -> int | None:
    """Return the result code of SQLite without its finer part, None when there is none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
