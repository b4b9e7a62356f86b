"""The Vietnamese order of words as bytes, so that SQLite sorts by it."""

from __future__ import annotations

from functools import lru_cache

from desktop.domain.sorting import sort_key
from desktop.domain.text import squeeze

LONGEST = 16
"""Words of a text that take part in the order; beyond them the order of the paper holds."""

LAST = b"\xff"
"""Key of texts without words."""

_END = b"\x00"
_ONE_BYTE = 0x7F


@lru_cache(maxsize=4096)
def stored_key(text: str) -> bytes:
    """Return the key by which ``text`` is sorted; texts without words come last."""
    return b"".join(map(_word_key, squeeze(text).split(" ")[:LONGEST])) or LAST


@lru_cache(maxsize=16_384)
def _word_key(word: str) -> bytes:
    return b"".join(
        bytes((1 + kind,)) + b"".join(map(_place, letters)) + _END + bytes(1 + t for t in tones)
        + _END
        for kind, letters, tones, _piece in sort_key(word)
    )  # fmt: skip


def _place(number: int) -> bytes:
    """Return a number so that smaller ones come first, and the end of a word before all."""
    if number < _ONE_BYTE - 1:
        return bytes((1 + number,))
    return bytes((_ONE_BYTE,)) + number.to_bytes(4, "big")
