"""Checks of single values of foreign records: each gives the value back or says what is wrong."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping
from typing import Any

from desktop.domain.exchange.package_names import has_hidden

Check = Callable[[Any], Any]
"""Returns the value as the program keeps it; raises ``ValueError`` for one that cannot be."""

_BREAKS = str.maketrans("", "", "\n\t")
_LARGEST = 1e12
_WHOLE = 10**9


def text(longest: int, shortest: int = 0) -> Check:
    """Return the check of words of a limited length with nothing hidden in them.

    Line breaks and tabs may stand in them. Letters are composed already by the reader of lines.
    """

    def check(value: Any) -> str:
        if not isinstance(value, str) or not shortest <= len(value) <= longest:
            raise ValueError("length")
        # Most words are plain letters and blanks, which need no further look.
        if not value.isprintable() and has_hidden(value.translate(_BREAKS)):
            raise ValueError("hidden marks")
        return value

    return check


def fitting(words: str, longest: int) -> str:
    """Return words of our own fit for a record: printable, on one line, not too long."""
    plain = words if words.isprintable() else "".join(map(_seen, words))
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def _seen(letter: str) -> str:
    return " " if letter in "\n\t\r\u00a0" else letter if letter.isprintable() else ""


def one_of(*values: str) -> Check:
    """Return the check of one of a few words."""
    known = frozenset(values)

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            raise ValueError("value")
        return value

    return check


def whole(lowest: int, highest: int = _WHOLE) -> Check:
    """Return the check of a whole number."""

    def check(value: Any) -> int:
        if type(value) is not int or not lowest <= value <= highest:
            raise ValueError("number")
        return value

    return check


def real(value: Any) -> float:
    """Check a number of any kind."""
    if type(value) not in (int, float) or not math.isfinite(value) or abs(value) > _LARGEST:
        raise ValueError("number")
    return float(value)


def day(value: Any) -> str:
    """Check a day, "YYYY-MM-DD"."""
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError("day")
    dt.date.fromisoformat(value)
    return value


def flag(value: Any) -> bool:
    """Check yes or no."""
    if value is not True and value is not False:
        raise ValueError("yes or no")
    return bool(value)


def maybe(check: Check) -> Check:
    """Return the check of a value that may be missing (null)."""
    return lambda value: None if value is None else check(value)


def many(check: Check, most: int) -> Check:
    """Return the check of a list."""

    def check_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or len(value) > most:
            raise ValueError("list")
        return tuple(map(check, value))

    return check_all


def checked(record: Mapping[str, Any], rules: Mapping[str, Check]) -> dict[str, Any]:
    """Return the fields of a record; raise ``ValueError`` naming the first that is wrong.

    A field that is missing or unknown is wrong too: nothing is passed over in silence.
    """
    if record.keys() != rules.keys():
        raise ValueError(f"fields {sorted(record.keys() ^ rules.keys())}")
    name = ""
    found = {}
    try:
        for name, rule in rules.items():
            found[name] = rule(record[name])
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    return found
