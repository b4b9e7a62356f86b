"""Digits to be compared over the telephone: of a package, and of the key of an office.

Sixteen digits in groups of four; the last one is a check digit (Damm), so that one digit heard
wrongly, or two changed about, is noticed before the two codes are compared.
"""

from __future__ import annotations

import hashlib
import re

_DIGITS = 15
_GROUP = 4
_TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
"""Damm's quasigroup of order ten: row the digit so far, column the next one."""

_NOT_DIGITS = re.compile(r"[\s.\-]+")


def check_code(sha256: str) -> str:
    """Return the code of a SHA-256 in hexadecimal: "1234 5678 9012 3456"."""
    number = int(sha256, 16) % 10**_DIGITS
    digits = f"{number:0{_DIGITS}}"
    digits += _check_digit(digits)
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def fingerprint(public_key: str) -> str:
    """Return the code of a public key in hexadecimal, "" when there is none."""
    if not public_key:
        return ""
    return check_code(hashlib.sha256(bytes.fromhex(public_key)).hexdigest())


def is_well_heard(spoken: str) -> bool:
    """Tell whether what was typed while listening can be a code at all."""
    digits = _NOT_DIGITS.sub("", spoken)
    if not re.fullmatch(rf"[0-9]{{{_DIGITS + 1}}}", digits):
        return False
    return _check_digit(digits[:-1]) == digits[-1]


def is_same(spoken: str, code: str) -> bool:
    """Tell whether what was typed, blanks, dots and dashes apart, is ``code``."""
    return _NOT_DIGITS.sub("", spoken) == _NOT_DIGITS.sub("", code) != ""


def _check_digit(digits: str) -> str:
    state = "0"
    for digit in digits:
        state = _TABLE[int(state)][int(digit)]
    return state
