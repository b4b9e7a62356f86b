"""Workspace files that are open in this process.

Opening one of them once more, even to read its first bytes, would drop the locks of SQLite on
Linux.
"""

from __future__ import annotations

from pathlib import Path

from desktop.errors import Refused
from desktop.i18n import _
from desktop.storage import failures

Key = tuple[int, int]
"""Marks a file, whatever name it is opened under."""

_open: set[Key] = set()


def require_closed(path: Path) -> Key:
    """Return the key of a file; refuses one that is not there, or that is open here."""
    if not path.exists():
        raise Refused(
            _("Không tìm thấy tệp {name}.").format(name=path.name),
            advice=_("Hãy kiểm tra lại tên và thư mục của tệp dữ liệu."),
        )
    key = key_of(path)
    if key in _open:
        raise failures.in_use(path.name)
    return key


def hold(key: Key) -> None:
    """Note that a file is open."""
    _open.add(key)


def let_go(key: Key) -> None:
    """Note that a file is closed."""
    _open.discard(key)


def key_of(path: Path) -> Key:
    """Return the key of a file that is there."""
    status = path.stat()
    return status.st_dev, status.st_ino
