"""Normal form of Vietnamese text: composed letters (NFC) and single blanks."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]+")
_MOST_MARKS = 30
"""Marks that one letter may bear; Vietnamese has two. Unicode's own limit for texts in streams."""
_SHORT = 500
_PERHAPS_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")


def nfc(text: str) -> str:
    """Return ``text`` with every letter composed (NFC), as TCVN 6909:2001 text is exchanged."""
    return unicodedata.normalize("NFC", lightened(text))


def lightened(text: str) -> str:
    """Return ``text`` with at most 30 marks upon a letter.

    Putting a hundred thousand of them in order, which NFC asks for, would take minutes.
    """
    if len(text) < _SHORT or text.isascii():
        return text
    return _PERHAPS_MARKS.sub(_with_few_marks, text)


def _with_few_marks(match: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in match[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def squeeze(text: str) -> str:
    """Return ``text`` in NFC on one line: any run of blanks is one blank, none at the ends.

    Zero-width marks and soft hyphens go; they only come along with pasted text.
    """
    return _BLANKS.sub(" ", _INVISIBLE.sub("", nfc(text))).strip()
