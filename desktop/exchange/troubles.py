"""What the machine and a stick say, told in one sentence each."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.exchange.package_names import shown
from desktop.errors import AppError, EnvironmentFailure, Refused
from desktop.i18n import _

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_WINDOWS_FULL = frozenset({39, 112})
_WINDOWS_READ_ONLY = frozenset({5, 19})
_WINDOWS_GONE = frozenset({3, 15, 21, 55, 433, 1006, 1167})
"""Windows: path, drive or device that is not there, or no longer."""


@dataclass(frozen=True, slots=True)
class Cargo:
    """What is carried to a stick: its name inside a sentence, and what is said of its safety."""

    name: str
    kept: str


def package() -> Cargo:
    """Return the words of a package on its way."""
    return Cargo(_("gói"), _("Gói vẫn còn nguyên trong máy."))


def backup() -> Cargo:
    """Return the words of a backup on its way."""
    return Cargo(_("bản sao lưu"), _("Bản sao lưu vẫn còn nguyên trong máy."))


@contextlib.contextmanager
def on_stick(folder: Path, cargo: Cargo | None = None) -> Iterator[None]:
    """Tell what goes wrong with the files of a stick as one sentence."""
    try:
        yield
    except OSError as error:
        raise of_stick(error, folder, cargo) from error


@contextlib.contextmanager
def on_this_machine(folder: Path) -> Iterator[None]:
    """Tell what goes wrong with the files of the program's own folders as one sentence."""
    try:
        yield
    except OSError as error:
        raise _of_machine(error, folder) from error


def of_stick(error: OSError, folder: Path, cargo: Cargo | None = None) -> AppError:
    """Return what an error while using a stick means to the officer."""
    carried = cargo or package()
    code = getattr(error, "winerror", None)
    if error.errno in _FULL or code in _WINDOWS_FULL:
        return stick_full(carried)
    if code in _WINDOWS_GONE or error.errno == errno.ENODEV or not _is_there(folder):
        return stick_gone(carried)
    if error.errno in _READ_ONLY or code in _WINDOWS_READ_ONLY:
        return stick_read_only(carried)
    return stick_bad(carried)


def _of_machine(error: OSError, folder: Path) -> AppError:
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return EnvironmentFailure(
            _("Đĩa của máy đã đầy nên không tạo được gói."),
            _("Dữ liệu đã lưu vẫn nguyên vẹn."),
            _("Hãy xóa bớt tệp không dùng trên đĩa rồi làm lại."),
        )
    return EnvironmentFailure(
        _("Không đọc ghi được thư mục {name} trên máy này.").format(name=shown(folder.name)),
        _("Dữ liệu đã lưu vẫn nguyên vẹn."),
        _("Hãy kiểm tra ổ đĩa và quyền truy cập thư mục rồi làm lại."),
    )


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def stick_full(cargo: Cargo) -> EnvironmentFailure:
    """Return the failure of a stick without room."""
    return EnvironmentFailure(
        _("USB không còn đủ chỗ trống nên chưa chép được {cargo}.").format(cargo=cargo.name),
        cargo.kept,
        _("Hãy xóa bớt tệp trên USB hoặc dùng USB khác."),
    )


def stick_read_only(cargo: Cargo) -> EnvironmentFailure:
    """Return the failure of a stick whose lock is on."""
    return EnvironmentFailure(
        _("USB đang khóa ghi nên chưa chép được {cargo}.").format(cargo=cargo.name),
        cargo.kept,
        _("Hãy gạt nút khóa trên USB hoặc dùng USB khác."),
    )


def stick_gone(cargo: Cargo) -> EnvironmentFailure:
    """Return the failure of a stick that is no longer there, or is another one."""
    return EnvironmentFailure(
        _("USB đã bị rút ra trước khi chép xong."),
        cargo.kept,
        _("Hãy cắm lại USB rồi chép lại; tệp .part trên USB, nếu có, sẽ được thay."),
    )


def stick_bad(cargo: Cargo) -> EnvironmentFailure:
    """Return the failure of a stick that does not give back what was written."""
    return EnvironmentFailure(
        _("USB ghi sai dữ liệu: đọc lại không giống {cargo} đã chép.").format(cargo=cargo.name),
        cargo.kept,
        _("Hãy dùng USB khác; USB này có thể hỏng hoặc có dung lượng giả."),
    )


def name_taken(name: str, cargo: Cargo) -> Refused:
    """Return the refusal to write over a file."""
    return Refused(
        _("Trên USB đã có tệp khác tên là {name}.").format(name=shown(name)),
        _("Tệp đó không bị thay đổi, {cargo} vẫn còn nguyên trong máy.").format(cargo=cargo.name),
        _("Hãy chuyển tệp đó sang thư mục khác rồi chép lại."),
    )


def source_gone(name: str) -> Refused:
    """Return the refusal to copy a package that is no longer there, or no longer sound."""
    return Refused(
        _("Gói {name} trong máy đã mất hoặc bị hỏng.").format(name=shown(name)),
        _("Dữ liệu đã lưu vẫn nguyên vẹn, chưa có gì được chép ra USB."),
        _("Hãy tạo lại gói."),
    )


def backup_gone(name: str) -> Refused:
    """Return the refusal to copy a file of a backup that is no longer there."""
    return Refused(
        _("Tệp {name} trong máy đã mất hoặc không đọc được.").format(name=shown(name)),
        _("Dữ liệu đã lưu vẫn nguyên vẹn, chưa có gì được chép ra USB."),
        _("Hãy bấm “Sao lưu ngay” để có bản sao lưu mới."),
    )


def unreadable(name: str) -> EnvironmentFailure:
    """Return the failure of a foreign file that the drive does not give."""
    return EnvironmentFailure(
        _("Không đọc được tệp {name} trên USB.").format(name=shown(name)),
        _("Dữ liệu trên máy này không thay đổi."),
        _("Hãy rút USB ra, cắm lại rồi thử lại, hoặc chép lại gói sang USB khác."),
    )


def not_a_file(name: str) -> Refused:
    """Return the refusal of a folder, link or device named like a package."""
    return Refused(
        _("{name} là thư mục hoặc lối tắt, không phải là gói.").format(name=shown(name)),
        _("Dữ liệu trên máy này không thay đổi."),
        _("Hãy chọn đúng tệp .goixa."),
    )
