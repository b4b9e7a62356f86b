"""Folding of Vietnamese text for search and matching: without case and without marks."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.text import squeeze

_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""Marks of Vietnamese letters among others; the one left out between them is none."""


def fold(text: str) -> str:
    """Return ``text`` lower-case, without marks, "đ" as "d", blanks squeezed.

    Two spellings that differ only in case, tone marks or their place (hòa, hoà) fold alike.
    """
    apart = unicodedata.normalize("NFD", squeeze(text).lower().replace("đ", "d"))
    plain = _MARKS.sub("", apart)
    if plain.isascii():
        # Nothing is left that could bear or be a mark: five times faster, and the usual case.
        return plain
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)
