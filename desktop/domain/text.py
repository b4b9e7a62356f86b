"""Normal form of Vietnamese text: composed letters (NFC) and single blanks."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]+")


def nfc(text: str) -> str:
    """Return ``text`` with every letter composed (NFC), as TCVN 6909:2001 text is exchanged."""
    return unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """Return ``text`` in NFC on one line: any run of blanks is one blank, none at the ends.

    Zero-width marks and soft hyphens go; they only come along with pasted text.
    """
    return _BLANKS.sub(" ", _INVISIBLE.sub("", nfc(text))).strip()
