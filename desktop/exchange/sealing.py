"""Sealed packages: the whole file inside the age format, for a key or for a passphrase."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from desktop.domain.exchange import limits
from desktop.domain.exchange.refusals import damaged, too_large
from desktop.errors import Refused
from desktop.exchange import durable
from desktop.i18n import _
from desktop.services.exchange_ports import OfficeKeys, Seal, Stop, Unseal

MAGIC = b"age-encryption.org/v1\n"
_SCRYPT = re.compile(rb"-> scrypt [A-Za-z0-9+/]+ ([0-9]{1,3})\n")
_HARDEST = 20
"""Work factor of a passphrase: 2 to it; more than a gigabyte's is an attack."""

_TRIES = 4
"""age chooses the work factor by timing this PC for a millisecond: a fast one, or one whose clock
jumped, may get one that no other PC should be asked for. The next try gets another."""

_PASSPHRASE_BYTES = 96 * 2**20
"""A passphrase works in memory only; what is larger is sealed for a key."""

_ADDITION = 64 * 1024
"""Bytes that age adds to any file within the limits (header, and 16 for each 64 KB)."""


class Lock(Enum):
    """With what a sealed file is opened."""

    KEY = 1
    PASSPHRASE = 2


def lock_of(path: Path) -> Lock | None:
    """Return how a file is sealed, None when it is not."""
    with path.open("rb") as file:
        head = file.read(512)
    if not head.startswith(MAGIC):
        return None
    return Lock.PASSPHRASE if _SCRYPT.match(head, len(MAGIC)) else Lock.KEY


def require_possible(seal: Seal, size: int = 0) -> None:
    """Refuse a seal that names no key or passphrase, or the passphrase of too large a package."""
    if bool(seal.recipient) == bool(seal.passphrase):
        raise Refused(
            _("Cần chọn khóa của đơn vị nhận hoặc một mật khẩu để niêm phong gói."),
            advice=_("Hãy chọn một trong hai."),
        )
    if seal.recipient:
        _recipient(seal.recipient)
    elif size > _PASSPHRASE_BYTES:
        raise Refused(
            _("Gói quá lớn để niêm phong bằng mật khẩu."),
            _("Chưa có gói nào được tạo."),
            _("Hãy niêm phong bằng khóa của đơn vị nhận, hoặc không kèm tệp minh chứng."),
        )


def seal_file(source: Path, out: Path, seal: Seal, keys: OfficeKeys | None) -> None:
    """Write ``source`` sealed to ``out``; a package for a key can be opened by its maker too."""
    import pyrage

    require_possible(seal, source.stat().st_size)
    with source.open("rb") as plain, out.open("xb") as sealed:
        if seal.passphrase:
            sealed.write(_under_passphrase(plain.read(), seal.passphrase))
        else:
            own = [_recipient(keys.sealing_public)] if keys else []
            pyrage.encrypt_io(plain, sealed, [_recipient(seal.recipient), *own])
        durable.sync(sealed)


def _under_passphrase(plain: bytes, passphrase: str) -> bytes:
    """Return bytes sealed so that other PCs can open them; refused where this one is too fast."""
    import pyrage

    for _try in range(_TRIES):
        sealed: bytes = pyrage.passphrase.encrypt(plain, passphrase)
        if _is_reasonable(sealed):
            return sealed
    raise Refused(
        _("Máy này chưa niêm phong được gói bằng mật khẩu sao cho máy khác mở được."),
        _("Chưa có gói nào được tạo."),
        _("Hãy làm lại, hoặc niêm phong bằng khóa của đơn vị nhận."),
    )


def _is_reasonable(sealed: bytes) -> bool:
    """Tell whether opening these bytes asks for no more than any PC has."""
    found = _SCRYPT.match(sealed, len(MAGIC))
    return found is not None and int(found[1]) <= _HARDEST


def own_way(seal: Seal, keys: OfficeKeys | None) -> Unseal:
    """Return with what the maker of a sealed package can open it."""
    return Unseal(keys.sealing_secret if keys else "", seal.passphrase)


def unseal_file(source: Path, out: Path, unseal: Unseal | None, cancelled: Stop) -> None:
    """Write what is inside a sealed file to ``out``.

    Raises ``Refused``: no key or passphrase is given, it does not fit, the file is damaged.
    """
    opener = _OPENERS[lock_of(source) or Lock.KEY]
    with source.open("rb") as sealed, out.open("xb") as plain:
        opener(sealed, plain, unseal or Unseal(), cancelled)


def _open_by_passphrase(sealed: BinaryIO, plain: BinaryIO, unseal: Unseal, cancelled: Stop) -> None:
    import pyrage

    durable.require_going_on(cancelled)
    if not unseal.passphrase:
        raise needs_passphrase()
    data = sealed.read(_PASSPHRASE_BYTES + _ADDITION + 1)
    if len(data) > _PASSPHRASE_BYTES + _ADDITION or not _is_reasonable(data):
        raise too_large()
    try:
        plain.write(pyrage.passphrase.decrypt(data, unseal.passphrase))
    except pyrage.DecryptError as error:
        raise _does_not_fit() from error


def _open_by_key(sealed: BinaryIO, plain: BinaryIO, unseal: Unseal, cancelled: Stop) -> None:
    import pyrage

    if not unseal.identity:
        raise needs_key()
    try:
        identity = pyrage.x25519.Identity.from_str(unseal.identity)
        pyrage.decrypt_io(sealed, _Bounded(plain, cancelled), [identity])
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise _does_not_fit() from error
    except OSError as error:
        raise damaged(str(error)) from error


class _Bounded:
    """A file to write to that takes no more than a package may have."""

    def __init__(self, file: BinaryIO, cancelled: Stop) -> None:
        self._file = file
        self._cancelled = cancelled
        self._left = limits.FILE_BYTES

    def write(self, data: bytes) -> int:
        durable.require_going_on(self._cancelled)
        self._left -= len(data)
        if self._left < 0:
            raise too_large()
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()


_OPENERS: dict[Lock, Callable[[BinaryIO, BinaryIO, Unseal, Stop], None]] = {
    Lock.KEY: _open_by_key,
    Lock.PASSPHRASE: _open_by_passphrase,
}


def _recipient(public_key: str) -> object:
    import pyrage

    try:
        return pyrage.x25519.Recipient.from_str(public_key)
    except pyrage.RecipientError as error:
        raise Refused(
            _("Khóa niêm phong của đơn vị nhận không đúng."),
            _("Chưa có gói nào được tạo."),
            _("Hãy lấy lại khóa từ gói mới nhất của đơn vị nhận."),
        ) from error


def needs_passphrase() -> Refused:
    """Return the refusal of a package that needs a passphrase first."""
    return Refused(
        _("Gói được niêm phong bằng mật khẩu."),
        _("Dữ liệu trên máy này không thay đổi."),
        _("Hãy nhập mật khẩu do đơn vị gửi cho biết."),
    )


def needs_key() -> Refused:
    """Return the refusal of a package that needs the key of its addressee."""
    return Refused(
        _("Gói được niêm phong cho riêng đơn vị nhận."),
        _("Dữ liệu trên máy này không thay đổi."),
        _("Hãy mở gói trên máy của đơn vị nhận."),
    )


def _does_not_fit() -> Refused:
    return Refused(
        _("Mật khẩu hoặc khóa không mở được gói này."),
        _("Dữ liệu trên máy này không thay đổi."),
        _("Hãy nhập lại mật khẩu; nếu vẫn không được, gói có thể đã hỏng hoặc gửi nơi khác."),
    )
