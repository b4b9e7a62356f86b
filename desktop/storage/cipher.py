"""Encrypted workspace files: how they are told from others, and the keys that open them.

They are plain SQLCipher 4 files: AES-256 page by page, each page sealed by HMAC-SHA512, the key
made of the passphrase by PBKDF2. Any program that knows SQLCipher opens them with the passphrase.
The first 16 bytes, which are the salt, begin with a mark of ours; that is how a file that needs a
passphrase is told from a damaged one, and no file of the office is taken for the other.

Keys of the files unlocked in this sitting are kept in memory by their salt. The backups of a file
have its salt, so that they open with it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.text import nfc
from desktop.services import passphrases

MARK = b"KHX\x01"
PAGE = 4096
_SALT = 16
_SECRET = 32
ROUNDS = 256_000
_SEAL = 64
_SEAL_MASK = 0x3A
_SEAL_ROUNDS = 2
"""As SQLCipher 4 has them by default."""

_MOST_LOOKED_AT = 16


@dataclass(frozen=True, slots=True)
class Key:
    """What opens the files of one salt.

    Attributes:
        salt: The first 16 bytes of the files.
        secret: The 256 bits made of the passphrase.
    """

    salt: bytes
    secret: bytes = field(repr=False)

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


_unlocked: dict[bytes, Key] = {}


def is_encrypted(path: Path) -> bool:
    """Tell by its first bytes whether a file needs a passphrase; False when there is none.

    Must not be called for a file that this process has open.
    """
    return bool(salt_of(path))


def salt_of(path: Path) -> bytes:
    """Return the salt of an encrypted file, which its backups share; "" for any other file.

    Must not be called for a file that this process has open.
    """
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        head = file.read(_SALT)
    return head if head.startswith(MARK) and len(head) == _SALT else b""


def key_of(path: Path) -> Key | None:
    """Return the key of a file, None when it is not encrypted or not there.

    Raises ``PassphraseNeeded`` when it was not unlocked yet. Must not be called for a file that
    this process has open.
    """
    salt = salt_of(path)
    if not salt:
        return None
    if salt not in _unlocked:
        raise passphrases.PassphraseNeeded(path)
    return _unlocked[salt]


def unlock(path: Path, passphrase: str) -> None:
    """Keep the key of a file for this sitting.

    Raises ``WrongPassphrase``. A file in which some pages are damaged is unlocked, so that what
    can be read of it can be rescued.
    """
    salt = salt_of(path)
    key = made(salt, passphrase)
    if not any(seal == _seal_of(key, number, page) for number, page, seal in _some_pages(path)):
        raise passphrases.wrong(path.name)
    _unlocked[salt] = key


def new_key(passphrase: str) -> Key:
    """Return the key of a new file, and keep it for this sitting."""
    key = made(MARK + os.urandom(_SALT - len(MARK)), passphrase)
    _unlocked[key.salt] = key
    return key


def forget_all() -> None:
    """Lock every file again."""
    _unlocked.clear()


def seal_broken_pages(copy: Path, key: Key) -> None:
    """Give damaged pages of a copy the seal of what now stands in them.

    SQLCipher gives a whole file up at the first page that does not fit its seal; SQLite goes on
    past the pages that it cannot read.
    """
    with copy.open("rb+") as file:
        for number in range(1, copy.stat().st_size // PAGE + 1):
            file.seek((number - 1) * PAGE)
            data = file.read(PAGE)
            seal = _seal_of(key, number, data[:-_SEAL])
            if seal != data[-_SEAL:]:
                file.seek(number * PAGE - _SEAL)
                file.write(seal)


def made(salt: bytes, passphrase: str) -> Key:
    """Return the key that a passphrase makes with a salt."""
    words = nfc(passphrase).encode()
    return Key(salt, hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, _SECRET))


def _some_pages(path: Path) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield number, content and seal of pages all over the file, the first among them."""
    count = path.stat().st_size // PAGE
    with path.open("rb") as file:
        for number in range(1, count + 1, -(-count // _MOST_LOOKED_AT)):
            file.seek((number - 1) * PAGE)
            data = file.read(PAGE)
            yield number, data[:-_SEAL], data[-_SEAL:]


def _seal_of(key: Key, number: int, page: bytes) -> bytes:
    """Return the seal of a page; the salt at the head of the first is not sealed."""
    mask = bytes(byte ^ _SEAL_MASK for byte in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.secret, mask, _SEAL_ROUNDS, _SECRET)
    body = page[_SALT:] if number == 1 else page
    return hmac.digest(secret, body + number.to_bytes(4, "little"), "sha512")
