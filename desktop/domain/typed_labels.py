"""Numbers typed by hand before a paragraph ("I.", "1.1.", "a)", "-") and the level they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.numbering import parse_roman
from desktop.domain.outline import Level
from desktop.domain.text import squeeze

_BULLETS = "-–—•●▪◦*·"
_PATTERNS: tuple[tuple[re.Pattern[str], Level | None], ...] = (
    (re.compile(r"(?i:phần)\s+(?P<label>(?i:thứ)\s+\w+|[IVXL]+|\d{1,2})\s*[.:–-]?(?:\s+|$)"),
     Level.PART),
    (re.compile(r"(?!V/[vV]\b)(?P<label>[A-ZĐ]|[IVXL]+)\s?[./](?:\s+|(?=[^\W\d_]{2})|$)"), None),
    (re.compile(r"(?P<label>\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,2})[.)]?(?:\s+|$)"), Level.DOTTED_4),
    (re.compile(r"(?P<label>\d{1,2}\.\d{1,2}\.\d{1,2})[.)]?(?:\s+|$)"), Level.DOTTED_3),
    (re.compile(r"(?P<label>\d{1,2}\.\d{1,2})[.)]?(?:\s+|$)"), Level.DOTTED_2),
    (re.compile(r"(?P<label>\d{1,3})[.)](?:\s+|(?=[^\W\d_])|$)"), Level.ARABIC),
    (re.compile(r"(?P<label>[a-zđ]{1,2})\s?\)(?:\s*|$)"), Level.LETTER),
    (re.compile(r"(?P<label>[a-zđ])\.\s+"), Level.LETTER),
    (re.compile(rf"(?P<label>[{re.escape(_BULLETS)}])(?:\s+|(?=[^\W\d_])|$)"), Level.DASH),
    (re.compile(r"(?P<label>\+)\s*(?=\S|$)"), Level.PLUS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypedLabel:
    """What stands before the words of a paragraph.

    Attributes:
        level: The level that the label means.
        label: The label as typed, without its mark.
        rest: The words after it.
    """

    level: Level
    label: str
    rest: str


def read_typed_label(text: str) -> TypedLabel | None:
    """Return the label typed before a paragraph, None when there is none.

    A single capital is read as a Roman number where it is one of I, V and X, else as "A.".
    """
    words = squeeze(text)
    for pattern, level in _PATTERNS:
        match = pattern.match(words)
        if match is None:
            continue
        label = match["label"]
        found = level or _capital_level(label)
        if found is not None:
            return TypedLabel(found, label, words[match.end() :])
    return None


def _capital_level(label: str) -> Level | None:
    if label in ("C", "D", "L", "M"):
        return Level.UPPER
    if parse_roman(label):
        return Level.ROMAN
    return Level.UPPER if len(label) == 1 else None
