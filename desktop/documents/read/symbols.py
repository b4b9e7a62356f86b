"""Signs of the symbol fonts as Unicode; programs store them in the private area U+F000."""

from __future__ import annotations

import re

_PRIVATE = 0xF000
_PRIVATE_SIGN = re.compile("[\uf000-\uf0ff]")
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), _GREEK, strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒", 0xD6: "√",
}  # fmt: skip
_WINGDINGS = {
    0x46: "☞", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x76: "❖", 0x9F: "•", 0xA7: "▪",
    0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "☐", 0x97: "•"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": {},
}


def is_symbol_font(font: str) -> bool:
    """Tell whether the letters of a font are pictures."""
    return font.lower() in _FONTS


def symbol(code: int, font: str) -> str:
    """Return the sign that ``font`` shows for ``code``; a bullet for one that has no letter."""
    bare = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    table = _FONTS.get(font.lower())
    if table is None:
        return chr(bare) if 0x20 <= bare < 0x110000 and not 0xD800 <= bare < 0xE000 else ""
    if bare in table:
        return table[bare]
    same_as_ascii = table is _SYMBOL and 0x20 <= bare < 0x7F
    return chr(bare) if same_as_ascii or bare == 0x20 else "•"


def from_symbol_font(text: str, font: str) -> str:
    """Return text set in a symbol font as Unicode; blanks stay."""
    return "".join(sign if sign.isspace() else symbol(ord(sign), font) for sign in text)


def without_private(text: str) -> str:
    """Return ``text`` with signs of the private area, left by lost symbol fonts, as bullets."""
    return _PRIVATE_SIGN.sub(lambda match: symbol(ord(match[0]), "symbol"), text)
