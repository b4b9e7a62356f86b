"""Single files that are encrypted: those of evidence beside an encrypted workspace.

A sealed file is a mark, then the pieces of the content, each encrypted and bound to the one before
(libsodium's secretstream, XChaCha20-Poly1305): what is cut off, swapped or altered is noticed.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.storage import failures

MARK = b"KHXM\x01"
SECRET = 32
_HEADER = 24
_PIECE = 2**20
_LENGTH = struct.Struct("<I")


def new_secret() -> bytes:
    """Return a secret under which the files of one workspace are sealed."""
    return os.urandom(SECRET)


def is_sealed(path: Path) -> bool:
    """Tell by its first bytes whether a file is sealed."""
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


class SealingFile:
    """A file that encrypts what is written to it; sealed when it is closed without an error."""

    def __init__(self, file: BinaryIO, secret: bytes) -> None:
        from nacl import bindings

        self._sodium = bindings
        self._file = file
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        header = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, secret)
        file.write(MARK + header)

    def write(self, piece: bytes) -> None:
        """Encrypt and write a piece."""
        self._push(piece, self._sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE)

    def finish(self) -> None:
        """Write the end, without which the file counts as cut off."""
        self._push(b"", self._sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL)

    def _push(self, piece: bytes, tag: int) -> None:
        sealed = self._sodium.crypto_secretstream_xchacha20poly1305_push(
            self._state, piece, tag=tag
        )
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)


def pieces(path: Path, secret: bytes) -> Iterator[bytes]:
    """Yield the content of a file, sealed or not, piece by piece.

    Raises ``Damaged`` when a sealed file was altered or cut off, or has another secret.
    """
    with path.open("rb") as file:
        if file.read(len(MARK)) == MARK:
            yield from _unsealed(file, secret, path.name)
            return
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _unsealed(file: BinaryIO, secret: bytes, name: str) -> Iterator[bytes]:
    from nacl import bindings as sodium
    from nacl.exceptions import CryptoError

    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    try:
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, file.read(_HEADER), secret)
        tag = None
        while tag != sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
            (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
            sealed = file.read(min(length, 2 * _PIECE))
            piece, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed)
            yield piece
    except (CryptoError, struct.error, ValueError) as error:
        raise failures.damaged(name) from error
