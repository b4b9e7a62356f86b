"""Vietnamese order of words and of people's names.

Letters: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y (f, j, w, z in their Latin
places); of two syllables with the same letters the tone decides: ngang, huyền, hỏi, ngã, sắc,
nặng.
"""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.text import squeeze

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {sign: place for place, sign in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_PIECES = re.compile(r"\d{1,9}|[^\W\d_]+")

Syllable = tuple[int, tuple[int, ...], tuple[int, ...], str]
"""Figures before words; place of the letters; tones; the word itself as last resort."""


def sort_key(text: str) -> tuple[Syllable, ...]:
    """Return the key of ``text`` in dictionary order, syllable by syllable, without case.

    Figures stand before letters and count by their value ("Phường 2" before "Phường 10").
    """
    return tuple(_syllable(piece) for piece in _PIECES.findall(squeeze(text).lower()))


def name_sort_key(full_name: str) -> tuple[tuple[Syllable, ...], ...]:
    """Return the key of a person: by given name (the last word), middle name, then surname."""
    words = squeeze(full_name).split(" ")
    given, middle, surname = words[-1], words[1:-1], words[:1]
    return sort_key(given), sort_key(" ".join(middle)), sort_key(" ".join(surname))


def _syllable(piece: str) -> Syllable:
    if piece.isdecimal():
        return 0, (int(piece),), (), piece
    letters, tones = [], []
    for sign in piece:
        apart = unicodedata.normalize("NFD", sign)
        bare = unicodedata.normalize("NFC", "".join(part for part in apart if part not in _TONES))
        letters.append(_PLACE.get(bare, len(_ALPHABET) + ord(bare[0])))
        tones.append(sum(_TONES.get(part, 0) for part in apart))
    return 1, tuple(letters), tuple(tones), piece
