"""What SQLite and the file system say, told in the officer's words."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop import errors
from desktop.errors import AppError, EnvironmentFailure
from desktop.i18n import _
from desktop.storage import engine

_BAD_TEXT = "Could not decode to UTF-8"
"""The sqlite3 module says so, without a code, of a text that is no text."""

Damaged = errors.Damaged


class Held(EnvironmentFailure):
    """Another program does not let a file go."""


def _unchanged() -> str:
    return _("Những gì đã lưu trước đó vẫn nguyên vẹn.")


def disk_full() -> EnvironmentFailure:
    """Return the failure of a full disk."""
    return EnvironmentFailure(
        _("Đĩa đã đầy nên không ghi được."),
        _unchanged(),
        _("Hãy xóa bớt tệp không dùng trên đĩa rồi lưu lại."),
    )


def not_writable(name: str) -> EnvironmentFailure:
    """Return the failure of a file or folder that may only be read."""
    return EnvironmentFailure(
        _("Không được phép ghi vào {name}.").format(name=name),
        _unchanged(),
        _("Hãy bỏ thuộc tính chỉ đọc hoặc chọn thư mục khác trên máy này."),
    )


def in_use(name: str) -> EnvironmentFailure:
    """Return the failure of a workspace that another program holds."""
    return EnvironmentFailure(
        _("Kế hoạch xã đang mở tệp {name} ở một cửa sổ khác.").format(name=name),
        _("Không có gì bị thay đổi."),
        _("Hãy dùng cửa sổ đang mở, hoặc đóng cửa sổ đó rồi thử lại."),
    )


def damaged(name: str, advice: str = "") -> Damaged:
    """Return the failure of a workspace whose content cannot be trusted."""
    return Damaged(
        _("Tệp {name} bị hỏng.").format(name=name),
        _("Chương trình không thay đổi gì trong tệp này."),
        advice or _("Hãy khôi phục từ bản sao lưu gần nhất."),
    )


def unreadable_row() -> Damaged:
    """Return the failure of a value that no version of the program has written."""
    return Damaged(
        _("Một dòng trong tệp dữ liệu bị hỏng nên không đọc được."),
        _("Chương trình không thay đổi gì trong tệp này."),
        _("Hãy khôi phục từ bản sao lưu gần nhất."),
    )


def unreachable(name: str) -> EnvironmentFailure:
    """Return the failure of a file that the system does not open or read."""
    return EnvironmentFailure(
        _("Không đọc ghi được tệp {name}.").format(name=name),
        _unchanged(),
        _("Hãy kiểm tra ổ đĩa và quyền truy cập thư mục rồi thử lại."),
    )


def busy_elsewhere(name: str, kept: str) -> Held:
    """Return the failure of a file that another program does not let go."""
    return Held(
        _("Tệp {name} đang được chương trình khác mở.").format(name=name),
        _("Bản mới được giữ tại {kept}.").format(kept=kept),
        _("Hãy đóng tệp đó trong Word, Excel hoặc trình xem rồi làm lại."),
    )


def held_elsewhere(name: str) -> Held:
    """Return the failure of a file that another program does not let go; nothing new is kept."""
    return Held(
        _("Tệp {name} đang được chương trình khác mở.").format(name=name),
        _unchanged(),
        _("Hãy đóng chương trình đó, hoặc đợi phần mềm chống vi-rút quét xong, rồi làm lại."),
    )


def invalid_letters() -> EnvironmentFailure:
    """Return the failure of a text with letters that no file can keep."""
    return EnvironmentFailure(
        _("Nội dung có ký tự không hợp lệ nên không lưu được."),
        _unchanged(),
        _("Hãy gõ lại đoạn vừa dán thay vì dán nguyên văn."),
    )


def of_sqlite(error: Exception, path: Path) -> AppError | None:
    """Return what an error of SQLite means to the officer, None for a defect of ours."""
    name = path.name
    known: dict[int, Callable[[], AppError]] = {
        engine.SQLITE_FULL: disk_full,
        engine.SQLITE_READONLY: lambda: not_writable(name),
        engine.SQLITE_PERM: lambda: not_writable(name),
        engine.SQLITE_BUSY: lambda: in_use(name),
        engine.SQLITE_LOCKED: lambda: in_use(name),
        engine.SQLITE_CORRUPT: lambda: damaged(name),
        engine.SQLITE_NOTADB: lambda: damaged(name),
        engine.SQLITE_TOOBIG: lambda: damaged(name),
        engine.SQLITE_IOERR: lambda: unreachable(name),
        engine.SQLITE_CANTOPEN: lambda: unreachable(name),
    }
    code = engine.code_of(error)
    if code is None and _BAD_TEXT in str(error):
        return damaged(name)
    failure = None if code is None else known.get(code)
    return failure() if failure else None


def of_system(error: OSError, path: Path) -> AppError:
    """Return what an error of the file system means to the officer."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return not_writable(path.name)
    return unreachable(path.name)


@contextmanager
def readable() -> Iterator[None]:
    """Tell values that no version of the program has written as damage."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise unreadable_row() from error


@contextmanager
def explained(path: Path, *, opening: bool = False) -> Iterator[None]:
    """Turn errors of SQLite and of the file system inside the block into sentences.

    While a file is being opened (``opening``) our statements are few and right, so that what
    SQLite calls an error in general is damage.
    """
    try:
        yield
    except engine.errors() as error:
        failure = of_sqlite(error, path) or (damaged(path.name) if opening else None)
        if failure is None:
            raise
        raise failure from error
    except OSError as error:
        raise of_system(error, path) from error
    except UnicodeDecodeError as error:
        raise damaged(path.name) from error
    except UnicodeEncodeError as error:
        raise invalid_letters() from error
