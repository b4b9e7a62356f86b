"""Canonical JSON: the same value always gives the same bytes; foreign bytes are read strictly."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Iterable

from desktop.domain.exchange import limits
from desktop.domain.text import lightened, nfc


class Malformed(ValueError):
    """Bytes or a value that no version of the program writes; the text helps to mend it."""


def dump(value: object) -> bytes:
    """Return ``value`` as UTF-8 without blanks, keys sorted, letters composed (NFC).

    Raises ``Malformed`` for values that JSON or the reader does not have: bytes, NaN, numbers of
    more than 64 bits, halves of letters.
    """
    _require_plain(value, limits.DEPTH)
    try:
        text = json.dumps(
            value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
        )
        # Quotes and other marks of JSON compose with nothing, so the whole may be composed.
        return nfc(text).encode()
    except (TypeError, ValueError) as error:
        raise Malformed(str(error)) from error


def load(data: bytes) -> object:
    """Return the value of foreign JSON, letters composed (NFC).

    Raises ``Malformed`` for anything but strict JSON within the limits: no repeated keys, no
    NaN or infinity, no halves of letters, nothing nested deeper than ``limits.DEPTH``.
    """
    try:
        text = nfc(data.decode("utf-8"))
        value: object = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error
    if "\\u" in text or text.count("{") + text.count("[") > limits.DEPTH:
        # Anything else is shallow and, having been decoded from UTF-8, made of whole letters.
        _require_plain(value, limits.DEPTH)
        _require_composed(value)
    return value


def _require_plain(value: object, depth: int) -> None:
    """Raise ``Malformed`` unless ``value`` can be carried; ``depth`` levels are left."""
    if isinstance(value, dict | list | tuple):
        if not depth:
            raise Malformed("nested too deeply")
        if isinstance(value, dict):
            _require_text_keys(value)
        for child in value.values() if isinstance(value, dict) else value:
            _require_plain(child, depth - 1)
    elif isinstance(value, str):
        _require_letters(value)
    elif isinstance(value, int):
        _require_range(value)
    elif value is not None and not isinstance(value, float):
        raise Malformed(f"no JSON for {type(value).__name__}")


def _require_text_keys(value: dict[object, object]) -> None:
    for key in value:
        if not isinstance(key, str):
            raise Malformed("a key that is no text")
        _require_letters(key)


def _require_composed(value: object) -> None:
    """Raise ``Malformed`` for letters that are whole only behind escapes."""
    text = json.dumps(value, ensure_ascii=False)
    if lightened(text) != text or not unicodedata.is_normalized("NFC", text):
        raise Malformed("letters in pieces")


def _require_letters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Malformed("half of a letter") from error


def _require_range(number: int) -> int:
    if not -limits.WHOLE_NUMBER <= number < limits.WHOLE_NUMBER:
        raise Malformed("a number of more than 64 bits")
    return number


def _whole(digits: str) -> int:
    return _require_range(int(digits))


def _fraction(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Malformed("a number that is too large")
    return number


def _constant(name: str) -> object:
    raise Malformed(name)


def _object(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    listed = list(pairs)
    found = dict(listed)
    if len(found) != len(listed):
        raise Malformed("a key that is there twice")
    return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_whole,
    parse_float=_fraction,
    parse_constant=_constant,
)
