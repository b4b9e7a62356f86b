"""Numbers before paragraphs of foreign files, typed or automatic, also in unusual writings."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.domain.folding import fold
from desktop.domain.numbering import parse_letter, parse_roman
from desktop.domain.outline import Level
from desktop.domain.reading.lines import Line
from desktop.domain.text import squeeze
from desktop.domain.typed_labels import TypedLabel, read_typed_label

BY_FIGURES = (Level.ARABIC, Level.DOTTED_2, Level.DOTTED_3, Level.DOTTED_4)
"""Levels numbered by Arabic figures, by the count of figures less one."""

_MIXED = re.compile(r"(?P<label>(?:[IVX]+|[A-ZĐ])(?P<figures>(?:\.\d{1,2}){1,4}))[.)]?\s+(?=\S)")
_SLASH = re.compile(r"(?P<label>\d{1,2}|[a-zđ])\s?/\s*(?!\S*-[A-ZĐ])(?=[^\W\d_])")
"""Not the number of a document ("15/KH-UBND")."""
_HYPHEN = re.compile(r"(?P<label>[IVX]+|\d{1,2})\s?[-–]\s+(?=[^\W\d_]|[“\"])")
_SPACED = re.compile(r"(?P<label>\d{1,2}(?:\s?\.\s?\d{1,2}){0,3})\s\.\s*(?=[^\W\d_])")
_TIGHT = re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=[^\W\d_])")
_BULLET = re.compile(r"(?P<label>[‐‑‒―−‣⁃➢➤✓✔❖\uf000-\uf0ff])\s*(?=\S)")
_ARTICLE = re.compile(r"(?P<label>(?i:Điều) \d{1,3})\s?[.:]\s+(?=\S)")
_CHAPTER = re.compile(
    r"(?P<label>(?i:Chương) (?:[IVX]+|\d{1,2}))\s?(?:[.:–-]\s*|$|\s(?=[A-ZĐÀ-Ỹ]{2}))"
)
_STAR = re.compile(r"(?P<label>\*{1,3})\s*(?=\S)")
_NO_MARK = re.compile(r"\d{1,2}(?:\.\d{1,2})+\s")
_AMOUNT = re.compile(
    r"\d{1,2}[.)]\d{1,3}\s*(?:%|ty|trieu|nghin|dong|ha\b|km|m2|lan|nguoi|gio|phut)",
    re.IGNORECASE,
)


_WORDED = re.compile(
    r"(?i:Điều|Chương) (?:(?P<figure>\d{1,3})|(?P<roman>[IVX]+))|(?i:thứ) (?P<word>\w+)"
)
_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("nhat mot", "hai nhi", "ba", "tu bon", "nam", "sau", "bay", "tam", "chin", "muoi"), start=1
    )
    for word in words.split()
}


def read_label(line: Line) -> TypedLabel | None:
    """Return the label of a line and the words after it, None when it has none.

    An automatic number counts before one typed by hand.
    """
    if line.label:
        automatic = read_words_label(f"{line.label} {line.text or '…'}")
        if automatic is None:
            automatic = read_words_label(f"{line.label}. {line.text or '…'}")
        return automatic and replace(automatic, rest=line.text)
    return read_words_label(line.text)


def read_words_label(text: str) -> TypedLabel | None:
    """Return the label typed before some words, None when there is none."""
    return _unusual(text) or _usual(text)


def _usual(text: str) -> TypedLabel | None:
    found = read_typed_label(text)
    if found is None or _AMOUNT.match(text):
        return None
    if _NO_MARK.match(text) and found.rest[:1].islower():
        return None
    if found.level is Level.DASH and text.startswith("*"):
        return None
    return found


def _unusual(text: str) -> TypedLabel | None:
    for pattern in (_ARTICLE, _CHAPTER, _MIXED, _SLASH, _HYPHEN, _SPACED, _TIGHT, _BULLET, _STAR):
        match = pattern.match(text)
        if match:
            label = squeeze(match["label"])
            label = label if _WORDED.fullmatch(label) else label.replace(" ", "")
            level = _level(label, match.groupdict().get("figures") or "")
            return TypedLabel(level, label, text[match.end() :])
    return None


def _level(label: str, figures: str) -> Level:
    """Return the level of an unusual label; ``figures`` are those after a capital ("I.2")."""
    if figures:
        return BY_FIGURES[figures.count(".") - 1]
    if _WORDED.fullmatch(label):
        return Level.UPPER
    if label[0] == "*" or (not label.isalnum() and not label[0].isdigit()):
        return Level.DASH
    if label[0].isdigit():
        return BY_FIGURES[label.count(".")]
    return Level.ROMAN if label.isupper() else Level.LETTER


def is_worded(label: str) -> bool:
    """Tell whether a label says its number in words of its own ("Điều 1", "thứ nhất")."""
    return bool(_WORDED.fullmatch(label))


def last_number(level: Level, label: str) -> int | None:
    """Return the place that a label claims among its like, None when it cannot be read."""
    if worded := _WORDED.fullmatch(label):
        if worded["roman"]:
            return parse_roman(worded["roman"])
        return int(worded["figure"] or 0) or _ORDINALS.get(fold(worded["word"] or ""))
    if level in (Level.PART, Level.ROMAN):
        return parse_roman(label) or (int(label) if label.isdigit() else None)
    if level in (Level.UPPER, Level.LETTER):
        return parse_letter(label)
    last = label.rpartition(".")[2]
    return int(last) if last.isdigit() else None
