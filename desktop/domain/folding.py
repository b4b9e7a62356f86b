"""Folding of Vietnamese text for search and matching: without case and without marks."""

from __future__ import annotations

import unicodedata

from desktop.domain.text import squeeze

_STROKE = str.maketrans({"đ": "d", "Đ": "d"})


def fold(text: str) -> str:
    """Return ``text`` lower-case, without marks, "đ" as "d", blanks squeezed.

    Two spellings that differ only in case, tone marks or their place (hòa, hoà) fold alike.
    """
    apart = unicodedata.normalize("NFD", squeeze(text).lower().translate(_STROKE))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)
