"""Words that the rules know, read from the data files."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache

from desktop.documents.check.registry import FOLDER

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class WrongName:
    """A way of writing the name of a body that is wrong, and the right one."""

    wrong: Pattern
    right: str
    allowed: Pattern | None = None


@dataclass(frozen=True, slots=True)
class ExpiredText:
    """A text no longer in force from a day on, and its successor."""

    pattern: Pattern
    name: str
    expired: dt.date
    successor: str


@dataclass(frozen=True, slots=True)
class WordLists:
    """All word lists."""

    placeholders: tuple[Pattern, ...]
    honours: Pattern
    short_titles: Pattern
    names: tuple[WrongName, ...]
    named_after: Pattern
    people: Pattern
    state: Pattern
    abolished: tuple[Pattern, ...]
    abbreviations: frozenset[str]
    expired: tuple[ExpiredText, ...]


@cache
def word_lists() -> WordLists:
    """Return the word lists; read once."""
    words = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
    expired = tomllib.loads((FOLDER / "expired.toml").read_text(encoding="utf-8"))
    return WordLists(
        placeholders=tuple(map(re.compile, words["placeholders"])),
        honours=re.compile(words["honours"]),
        short_titles=re.compile(words["short_titles"]),
        names=tuple(map(_name, words["names"])),
        named_after=re.compile(words["units"]["named_after"]),
        people=re.compile(words["nouns"]["people"]),
        state=re.compile(words["nouns"]["state"]),
        abolished=tuple(map(re.compile, words["abolished"]["words"])),
        abbreviations=frozenset(words["abbreviations"]["known"]),
        expired=tuple(map(_expired, expired["text"])),
    )


def _name(entry: dict[str, str]) -> WrongName:
    allowed = entry.get("except")
    return WrongName(
        re.compile(entry["wrong"]), entry["right"], re.compile(allowed) if allowed else None
    )


def _expired(entry: dict[str, str | dt.date]) -> ExpiredText:
    day = entry["expired"]
    if not isinstance(day, dt.date):
        raise TypeError(day)
    return ExpiredText(re.compile(str(entry["pattern"])), str(entry["name"]), day, str(entry["by"]))
