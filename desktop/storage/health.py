"""What is looked at before a file is trusted, and when the officer asks for a check."""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from desktop.errors import Refused
from desktop.i18n import _
from desktop.storage import cipher, engine, failures, files
from desktop.storage.schema import APPLICATION_ID, DEFINITIONS, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_OF_AN_INDEX = re.compile(r"missing from index|wrong # of entries in index|non-unique entry")
"""How ``integrity_check`` speaks of an index that does not fit its table."""
_OWN_TABLES = ("_sqlite_migrations", "sqlite_sequence")


def require_ours(path: Path, name: str = "") -> None:
    """Refuse foreign and newer files; of a plain one only the first bytes are looked at.

    Must not be called for a file that this process has open: closing it again would drop the
    locks of SQLite. Messages call the file ``name`` when given.
    """
    name = name or path.name
    if path.is_dir():
        raise _foreign(name)
    with failures.explained(path, opening=True):
        found = _encrypted_head(path) if cipher.is_encrypted(path) else _plain_head(path)
    if found is None or found[0] != APPLICATION_ID:
        raise _foreign(name)
    require_known_version(name, found[1])


def _plain_head(path: Path) -> tuple[int, int] | None:
    """Return application and version as the first bytes say, None when they are not SQLite's."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        return None
    version, application_id = struct.unpack(">60xI4xI28x", header)
    return application_id, version


def _encrypted_head(path: Path) -> tuple[int, int]:
    """Return application and version, which stand on a page that a cut may have left half written.

    The log then has all of it. Who only reads leaves the index of the log behind.
    """
    in_log = files.log_of(path).exists()
    with closing(engine.connect(path, engine.READ_ONLY if in_log else engine.UNTOUCHED)) as raw:
        (application_id,) = raw.execute("PRAGMA application_id").fetchone()
        found = application_id, version_of(raw)
    if in_log:
        engine.shared_of(path).unlink(missing_ok=True)
    return found


def require_known_version(name: str, version: int) -> None:
    """Refuse a file that a newer program has written."""
    if version > SCHEMA_VERSION:
        raise Refused(
            _("Tệp {name} do phiên bản mới hơn của Kế hoạch xã ghi ra.").format(name=name),
            _("Chương trình không thay đổi gì trong tệp này."),
            _("Hãy cài bản mới nhất của Kế hoạch xã rồi mở lại."),
        )


def faults_at_opening(raw: engine.Connection) -> Sequence[str]:
    """Return what makes a file unusable, by checks short enough for every start."""
    return _strange_objects(raw) or _failed(raw, "quick_check(1)") or _loose_references(raw)


def all_faults(raw: engine.Connection) -> Sequence[str]:
    """Return everything that is wrong with the file, one Vietnamese sentence each."""
    return [*_strange_objects(raw), *_failed(raw, "integrity_check"), *_loose_references(raw)]


def are_of_indexes(raw: engine.Connection) -> bool:
    """Tell whether all that is wrong are indexes, which can be made anew from the rows."""
    if _strange_objects(raw) or _loose_references(raw):
        return False
    found = [str(row[0]) for row in raw.execute("PRAGMA integrity_check")]
    return found != ["ok"] and all(map(_OF_AN_INDEX.search, found))


def counts(raw: engine.Connection) -> dict[str, int]:
    """Return the number of rows of each table, those marked as deleted included."""
    return {
        name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
        for name, definition in _definitions(raw).items()
        if definition.startswith("CREATE TABLE")
    }


def version_of(raw: engine.Connection) -> int:
    """Return the schema version of an open file."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def _definitions(raw: engine.Connection) -> dict[str, str]:
    return DEFINITIONS.get(version_of(raw), {})


def _strange_objects(raw: engine.Connection) -> list[str]:
    """Views and triggers could run foreign code inside a check; there are none of ours."""
    found = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    ours = {
        name: sql
        for kind, name, table, sql in found
        if table not in _OWN_TABLES and (kind != "index" or sql is not None)
    }
    if ours == _definitions(raw):
        return []
    return [_("Cấu trúc bảng trong tệp không đúng với chương trình.")]


def _failed(raw: engine.Connection, pragma: str) -> list[str]:
    found = [row[0] for row in raw.execute(f"PRAGMA {pragma}")]
    if found == ["ok"]:
        return []
    return [_("Dữ liệu trong tệp bị hỏng: {detail}.").format(detail=text) for text in found]


def _loose_references(raw: engine.Connection) -> list[str]:
    loose = sorted({row[0] for row in raw.execute("PRAGMA foreign_key_check")})
    return [_("Bảng {table} có dòng trỏ tới nơi không còn.").format(table=name) for name in loose]


def _foreign(name: str) -> Refused:
    return Refused(
        _("{name} không phải tệp dữ liệu của Kế hoạch xã.").format(name=name),
        _("Chương trình không thay đổi gì trong tệp này."),
        _("Hãy chọn tệp có đuôi .khx."),
    )
