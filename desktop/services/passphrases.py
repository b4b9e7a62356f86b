"""The passphrase that opens an encrypted file: when it is asked for, and which one will do."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.text import nfc
from desktop.errors import Refused
from desktop.i18n import _

SHORTEST = 10
"""Letters of the shortest passphrase; shorter ones are found by trying."""


class PassphraseNeeded(Refused):
    """A file is encrypted and was not yet unlocked; nothing else is wrong with it.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("Tệp {name} được mã hóa bằng mật khẩu.").format(name=path.name),
            _("Không có gì bị thay đổi."),
            _("Hãy nhập mật khẩu của tệp này."),
        )
        self.path = path


class WrongPassphrase(Refused):
    """The passphrase does not open the file."""


def wrong(name: str) -> WrongPassphrase:
    """Return the refusal of a passphrase that does not fit."""
    return WrongPassphrase(
        _("Mật khẩu không mở được tệp {name}.").format(name=name),
        _("Không có gì bị thay đổi."),
        _("Hãy xem phím Caps Lock và bộ gõ tiếng Việt, rồi gõ lại."),
    )


def chosen(passphrase: str, again: str) -> str:
    """Return a new passphrase in the form in which it is used.

    Raises ``Refused`` when the two differ or when it is too short.
    """
    passphrase = nfc(passphrase)
    if passphrase != nfc(again):
        raise Refused(_("Hai lần gõ mật khẩu không giống nhau."))
    if len(passphrase.strip()) < SHORTEST:
        raise Refused(_("Mật khẩu phải có ít nhất {count} ký tự.").format(count=SHORTEST))
    return passphrase
