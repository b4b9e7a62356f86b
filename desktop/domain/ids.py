"""Lasting keys of rows: UUID version 7, so that keys made later sort later."""

from __future__ import annotations

import os
import time
import uuid

_TICKS = 1 << 12
"""Parts of a millisecond that a key tells apart (RFC 9562, 6.2, method 3)."""

_last_tick = 0


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562, 5.7) in its text form, after all those made before it.

    The time part only keeps the keys in order; nothing is ever decided by it.
    """
    global _last_tick
    _last_tick = max(time.time_ns() * _TICKS // 1_000_000, _last_tick + 1)
    milliseconds, part = divmod(_last_tick, _TICKS)
    random_bits = int.from_bytes(os.urandom(8), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | part << 64
    value |= 0b10 << 62 | random_bits & (1 << 62) - 1
    return str(uuid.UUID(int=value))
