"""Which words can be Vietnamese syllables: onset, rhyme, at most one tone."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.text import nfc

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_RHYMES = (
    "(?:oa|oă|oe|uâ|uê|uyê|iê|yê|uô|ươ|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|uy|y)(?:c|ch|m|n|ng|nh|p|t)?"
    "|(?:a|oa)[ioyu]|(?:ă|â|uâ)[yu]|oe|(?:e|oe)o|ê?u|êu|ia|ya|iêu|yêu|ua|ưa|uya|uơ|uê"
    "|(?:o|ô|ơ|u|ư|uô|ươ)i|(?:i|ư|ươ|uy)u|uây"
)
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|b|c|d|đ|g|h|k|l|m|n|p|q|r|s|t|v|x)?(?:{_RHYMES})"
)


def is_syllable(word: str) -> bool:
    """Tell whether ``word`` is built like a Vietnamese syllable, in any case.

    The word need not exist; the rules of spelling that tell "c" from "k" are not looked at.
    """
    apart = unicodedata.normalize("NFD", word.lower())
    tones = sum(sign in _TONES for sign in apart)
    bare = nfc("".join(sign for sign in apart if sign not in _TONES))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(bare))
