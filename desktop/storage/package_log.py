"""The log of packages (sổ gói) in the workspace file; it stays with the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.domain.exchange.model import PackageKind
from desktop.services.exchange.ports import Direction, PackageNote
from desktop.storage import failures
from desktop.storage.connection import Connection
from desktop.storage.records import Codec, Record, enum
from desktop.storage.rows import Rows

_MOMENT = Codec(datetime.isoformat, datetime.fromisoformat)
_NOTE = Record(
    PackageNote,
    {
        "direction": enum(Direction),
        "kind": enum(PackageKind),
        "created": _MOMENT,
        "noted": _MOMENT,
    },
    skip=("undone",),
)
_PUT = (
    f"INSERT OR REPLACE INTO package_log ({', '.join(_NOTE.names)}) "  # noqa: S608
    f"VALUES ({', '.join(':' + name for name in _NOTE.names)})"
)
CARRIED = tuple(name for name in _NOTE.names if name != "step_id")
"""Columns of the log that mean the same in another file of the workspace."""

PUT_CARRIED = (
    f"INSERT OR IGNORE INTO package_log ({', '.join(CARRIED)}) "  # noqa: S608
    f"VALUES ({', '.join('?' * len(CARRIED))})"
)
_LISTED = (
    f"SELECT {', '.join(_NOTE.names)}, coalesce(status, 'done') "  # noqa: S608
    "FROM package_log LEFT JOIN step ON step.id = step_id "
    "{of_replica} ORDER BY noted DESC, sequence DESC"
)
_OF_REPLICA = "WHERE package_log.replica_id = ?"


class PackageLog:
    """Notes what was made and what was taken in."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def note(self, package: PackageNote) -> None:
        """Write a package into the log; inside a step, or by itself.

        A step that notes a package stands in the history even if no row differs: what was
        taken in can be seen there.
        """
        if self._rows.is_writing:
            self._rows.keep_step()
            self._connection.raw.execute(_PUT, _NOTE.row(package))
        else:
            with self._rows.transaction():
                self._connection.raw.execute(_PUT, _NOTE.row(package))

    def notes(self, replica_id: str = "") -> Sequence[PackageNote]:
        """Return the log, the last noted first; of the packages of one copy when given."""
        sql = _LISTED.format(of_replica=_OF_REPLICA if replica_id else "")
        found = self._connection.query(sql, (replica_id,) if replica_id else ())
        with failures.readable():
            return [
                _NOTE.item(dict(zip(_NOTE.names, row, strict=True)), undone=status != "done")
                for *row, status in found
            ]
