"""Finding words in the lines of the flow, with case and Vietnamese marks or without."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.text import nfc


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought.

    Attributes:
        words: The words.
        match_case: Tell capitals from small letters.
        without_marks: Find "cải cách" by "cai cach" too.
    """

    words: str
    match_case: bool = False
    without_marks: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Where the words stand: the line, first and last letter (not included)."""

    line_id: str
    start: int
    end: int


def find(texts: Mapping[str, str], search: Search) -> list[Hit]:
    """Return all places of the words in the lines, in order."""
    sought = _plain(nfc(search.words), search)
    hits = []
    for line_id, text in texts.items() if sought else ():
        plain = _plain(text, search)
        start = plain.find(sought)
        while start >= 0:
            hits.append(Hit(line_id, start, start + len(sought)))
            start = plain.find(sought, start + len(sought))
    return hits


def replaced(texts: Mapping[str, str], hits: Sequence[Hit], words: str) -> dict[str, str]:
    """Return the lines that change when ``words`` stand in the place of the hits."""
    changed: dict[str, str] = {}
    for hit in reversed(hits):
        text = changed.get(hit.line_id, texts[hit.line_id])
        changed[hit.line_id] = text[: hit.start] + nfc(words) + text[hit.end :]
    return changed


def _plain(text: str, search: Search) -> str:
    """Return ``text`` letter by letter as it is compared; its length stays the same."""
    if not search.match_case:
        text = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return "".join(map(_bare, text)) if search.without_marks else text


def _bare(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return {"đ": "d", "Đ": "D"}.get(base, base)
