"""Bytes of a text file as Unicode: UTF-8, UTF-16, or one of the old Vietnamese encodings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from desktop.documents.read.symbols import without_private
from desktop.domain.legacy_encodings import UNICODE_ONLY, Encoding, to_unicode
from desktop.domain.syllables import is_syllable
from desktop.domain.text import nfc

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_FEW_BROKEN = 0.002
_ENOUGH = 0.7


def decoded(data: bytes) -> str:
    """Return the text of a file in NFC.

    A byte order mark decides, then whether the bytes are UTF-8 or UTF-16; else that old encoding
    in which most words are Vietnamese syllables. Signs that cannot be read become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(encoding, errors="replace"))
    wide = _wide_encoding(data)
    if wide is not None:
        return _clean(data.decode(wide, errors="replace"))
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") > _FEW_BROKEN * len(text):
        return _clean(max(_old_readings(data), key=_share_of_syllables))
    return _clean(_without_old_letters(text))


def _clean(text: str) -> str:
    return nfc(without_private(text.replace("\r\n", "\n").replace("\r", "\n")))


def _wide_encoding(data: bytes) -> str | None:
    """Return which UTF-16 the bytes are: there every second byte of a plain letter is zero."""
    head = data[:_SAMPLE]
    if head.count(0) < len(head) / 5:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _old_readings(data: bytes) -> Iterator[str]:
    yield nfc(data.decode("cp1258", errors="replace"))
    western = data.decode("cp1252", errors="replace")
    if "\ufffd" in western:
        western = data.decode("latin-1")
    for encoding in Encoding:
        yield to_unicode(western, encoding)


def _without_old_letters(text: str) -> str:
    """Return text whose letters are those of TCVN3 or VNI, copied as they stood, in Unicode."""
    sample = text[:_SAMPLE]
    if sample.isascii() or UNICODE_ONLY.search(nfc(sample)):
        return text
    best = max(Encoding, key=lambda encoding: _share_of_syllables(to_unicode(sample, encoding)))
    reading = to_unicode(text, best)
    better = _share_of_syllables(reading) > max(_ENOUGH, _share_of_syllables(text) + 0.1)
    return reading if better else text


def _share_of_syllables(text: str) -> float:
    words = [word for word in _WORD.findall(nfc(text[:_SAMPLE])) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
