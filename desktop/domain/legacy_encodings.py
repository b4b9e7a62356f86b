"""Old Vietnamese encodings, read as Windows-1252 by today's programs, and their way to Unicode.

Sources: TCVN 5712:1993, set VN3 (fonts ".Vn…"; in fonts ending in "H" the same codes are
capitals), and the table of VNI for Windows (fonts "VNI-…"; a mark follows its letter).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from desktop.domain.syllables import is_syllable
from desktop.domain.text import nfc


class Encoding(Enum):
    """An old encoding of Vietnamese text."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI Windows"


def _pairs(codes: str, letters: str) -> dict[str, str]:
    return dict(zip(codes.split(), letters.split(), strict=True))


TCVN3: Mapping[str, str] = _pairs(
    "\xb8 \xb5 \xb6 \xb7 \xb9  \xa8 \xbe \xbb \xbc \xbd \xc6  \xa9 \xca \xc7 \xc8 \xc9 \xcb  \xae "
    "\xd0 \xcc \xce \xcf \xd1  \xaa \xd5 \xd2 \xd3 \xd4 \xd6  \xdd \xd7 \xd8 \xdc \xde "
    "\xe3 \xdf \xe1 \xe2 \xe4  \xab \xe8 \xe5 \xe6 \xe7 \xe9  \xac \xed \xea \xeb \xec \xee "
    "\xf3 \xef \xf1 \xf2 \xf4  \xad \xf8 \xf5 \xf6 \xf7 \xf9  \xfd \xfa \xfb \xfc \xfe "
    "\xa1 \xa2 \xa7 \xa3 \xa4 \xa5 \xa6",
    "á à ả ã ạ  ă ắ ằ ẳ ẵ ặ  â ấ ầ ẩ ẫ ậ  đ é è ẻ ẽ ẹ  ê ế ề ể ễ ệ  í ì ỉ ĩ ị "
    "ó ò ỏ õ ọ  ô ố ồ ổ ỗ ộ  ơ ớ ờ ở ỡ ợ  ú ù ủ ũ ụ  ư ứ ừ ử ữ ự  ý ỳ ỷ ỹ ỵ "
    "Ă Â Đ Ê Ô Ơ Ư",
)
"""TCVN3 codes of one letter each; capitals with a tone have none of their own."""

VNI: Mapping[str, str] = {
    code: letter
    for codes, letters in (
        (
            "aù aø aû aõ aï  aê aé aè aú aü aë  aâ aá aà aå aã aä  ñ  eù eø eû eõ eï "
            "eâ eá eà eå eã eä  í ì æ ó ò  où oø oû oõ oï  oâ oá oà oå oã oä",
            "á à ả ã ạ  ă ắ ằ ẳ ẵ ặ  â ấ ầ ẩ ẫ ậ  đ  é è ẻ ẽ ẹ "
            "ê ế ề ể ễ ệ  í ì ỉ ĩ ị  ó ò ỏ õ ọ  ô ố ồ ổ ỗ ộ",
        ),
        (
            "ô ôù ôø ôû ôõ ôï  uù uø uû uõ uï  ö öù öø öû öõ öï  yù yø yû yõ î",
            "ơ ớ ờ ở ỡ ợ  ú ù ủ ũ ụ  ư ứ ừ ử ữ ự  ý ỳ ỷ ỹ ỵ",
        ),
    )
    for lower, small in _pairs(codes, letters).items()
    for code, letter in (
        (lower, small),
        (lower[0].upper() + lower[1:], small.upper()),
        (lower.upper(), small.upper()),
    )
}
"""VNI codes: one or two signs a letter; a mark after a capital may stand in either case."""

_TABLES = {Encoding.TCVN3: TCVN3, Encoding.VNI: VNI}
_PATTERNS = {
    encoding: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for encoding, table in _TABLES.items()
}
_FONTS = ((".vn", Encoding.TCVN3), ("vni", Encoding.VNI))
UNICODE_ONLY = re.compile("[ăĐđĨĩŨũƠơƯưẠ-ỹ]")
_WORD = re.compile(r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f]+")


def to_unicode(text: str, encoding: Encoding, capitals: bool = False) -> str:
    """Return ``text`` in Unicode (NFC).

    ``capitals`` is for fonts whose every letter is a capital (see ``is_capital_font``). Signs
    without meaning in the encoding stay as they are.
    """
    table = _TABLES[encoding]
    decoded = _PATTERNS[encoding].sub(lambda code: table[code[0]], text)
    return nfc(decoded.upper() if capitals else decoded)


def is_capital_font(font: str) -> bool:
    """Tell whether a font shows small codes as capitals (".VnTimeH")."""
    return font.lower().startswith(".vn") and font.endswith("H")


def detect(text: str, font: str = "") -> Encoding | None:
    """Return the old encoding of ``text``, None for Unicode and for what cannot be told.

    Letters that only Unicode has settle it; then the name of the font; without a telling font
    an encoding is taken when it makes clearly more Vietnamese syllables of the words than
    they are as they stand.
    """
    if UNICODE_ONLY.search(nfc(text)):
        return None
    for beginning, encoding in _FONTS:
        if font.lower().startswith(beginning):
            return encoding
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return None
    plain = _share_of_syllables(words)
    shares = {
        encoding: _share_of_syllables([to_unicode(word, encoding) for word in words])
        for encoding in Encoding
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= max(0.7, plain + 0.2) else None


def _share_of_syllables(words: list[str]) -> float:
    return sum(map(is_syllable, words)) / len(words)
