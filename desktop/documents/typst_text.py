"""Text on its way to the page layout: composed letters, nothing unseen, no word too long."""

from __future__ import annotations

import re

from desktop.documents.format import Look
from desktop.documents.metrics import text_width_mm
from desktop.domain.text import nfc

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LONG_WORD = re.compile(r"\S{8,}")
_BREAK = "\u200b"
"""Zero-width space: a line may end there."""


def clean(text: str) -> str:
    """Return ``text`` with composed letters and without control characters."""
    return _CONTROLS.sub("", nfc(text))


def fitted(text: str, room_mm: float, look: Look) -> str:
    """Return clean ``text`` whose words can all be broken into lines ``room_mm`` wide."""
    return _LONG_WORD.sub(lambda word: _fitted_word(word[0], room_mm, look), clean(text))


def _fitted_word(word: str, room_mm: float, look: Look) -> str:
    """Return ``word`` as it is, or with breaks between its letters when it is too wide."""
    if text_width_mm(word, look.size_pt, bold=True) <= room_mm:
        return word
    return _BREAK.join(word)
