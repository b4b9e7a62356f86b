"""Automatic numbers: what numbering.xml prints before a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop.documents.word.ooxml import Element, W, child, children, flag, value, whole
from desktop.documents.word.properties import Properties, paragraph_properties
from desktop.domain.numbering import roman

_PLACEHOLDER = re.compile(r"%([1-9])")
_MAX_NUMBER = 3999


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """A level of a list.

    Attributes:
        start: First number.
        format: Kind of number ("decimal", "lowerLetter", "bullet" …).
        text: Pattern ("%1.", "%1)").
        legal: True when all numbers in the pattern print as figures.
        restart: Levels up to this one (from 1) make it begin anew; 0 never; None all above it.
        paragraph: Indents it sets.
        run: The ``rPr`` of the number, None when none.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    paragraph: Properties = field(default_factory=dict)
    run: Element | None = None


_NO_LEVEL = NumberLevel(format="none")


class Numbering:
    """Counts the automatic numbers of a document, paragraph by paragraph."""

    def __init__(self, root: Element | None) -> None:
        self._abstract = {
            str(item.get(f"{W}abstractNumId", "")): _levels(item)
            for item in children(root, f"{W}abstractNum")
        }
        linked = _linked_styles(root)
        self._lists: dict[str, tuple[str, dict[int, NumberLevel], dict[int, int]]] = {}
        for item in children(root, f"{W}num"):
            starts = {
                whole(change.get(f"{W}ilvl")) or 0: whole(value(change, f"{W}startOverride"))
                for change in children(item, f"{W}lvlOverride")
            }
            own = {
                whole(change.get(f"{W}ilvl")) or 0: _level(level)
                for change in children(item, f"{W}lvlOverride")
                for level in children(change, f"{W}lvl")
            }
            known = {place: start for place, start in starts.items() if start is not None}
            abstract = value(item, f"{W}abstractNumId") or ""
            abstract = linked.get(abstract, abstract)
            self._lists[str(item.get(f"{W}numId", ""))] = (abstract, own, known)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level(self, number: str, level: int) -> NumberLevel:
        """Return a level of a list; one that prints nothing when it is not there."""
        if number not in self._lists:
            return _NO_LEVEL
        abstract, own, _starts = self._lists[number]
        return own.get(level) or self._abstract.get(abstract, {}).get(level, _NO_LEVEL)

    def indents(self, number: str, level: int) -> Properties:
        """Return the indents that a level sets."""
        return self.level(number, level).paragraph

    def label(self, number: str, level: int) -> str:
        """Count one paragraph and return what is printed before it; a dash for any bullet."""
        shown = self.level(number, level)
        if shown.format == "none" or number not in self._lists:
            return ""
        if shown.format == "bullet":
            return "+" if shown.text.strip() == "+" else "-"
        self._count(number, level, shown)
        return _PLACEHOLDER.sub(lambda match: self._part(number, shown, int(match[1]) - 1),
                                shown.text).strip()  # fmt: skip

    def _count(self, number: str, level: int, shown: NumberLevel) -> None:
        abstract, _own, starts = self._lists[number]
        counters = self._counters.setdefault(abstract, {})
        restart = level in starts and (number, level) not in self._begun
        self._begun.add((number, level))
        if restart or level not in counters:
            counters[level] = starts.get(level, shown.start)
        else:
            counters[level] += 1
        for deeper in [place for place in counters if place > level]:
            upto = self.level(number, deeper).restart
            if upto is None or level < upto:
                del counters[deeper]

    def _part(self, number: str, shown: NumberLevel, level: int) -> str:
        of = self.level(number, level)
        counters = self._counters[self._lists[number][0]]
        return printed(counters.get(level, of.start), "decimal" if shown.legal else of.format)


def _linked_styles(root: Element | None) -> dict[str, str]:
    """Return, for each list that borrows a list style, the list that defines the style."""
    definitions: dict[str, str] = {}
    borrowers: dict[str, str] = {}
    for item in children(root, f"{W}abstractNum"):
        identifier = str(item.get(f"{W}abstractNumId", ""))
        defined, borrowed = value(item, f"{W}styleLink"), value(item, f"{W}numStyleLink")
        if defined is not None:
            definitions[defined] = identifier
        if borrowed is not None:
            borrowers[identifier] = borrowed
    return {
        identifier: definitions[style]
        for identifier, style in borrowers.items()
        if style in definitions
    }


def _levels(item: Element) -> dict[int, NumberLevel]:
    return {whole(level.get(f"{W}ilvl")) or 0: _level(level) for level in children(item, f"{W}lvl")}


def _level(item: Element) -> NumberLevel:
    start = whole(value(item, f"{W}start"))
    return NumberLevel(
        1 if start is None else start,
        value(item, f"{W}numFmt") or "decimal",
        value(item, f"{W}lvlText") or "",
        flag(item, f"{W}isLgl"),
        whole(value(item, f"{W}lvlRestart")),
        paragraph_properties(child(item, f"{W}pPr")),
        child(item, f"{W}rPr"),
    )


def _latin_letter(number: int) -> str:
    """Return Word's letter: the Latin alphabet without đ, then aa, bb …"""
    place, times = (number - 1) % 26, (number - 1) // 26 + 1
    return chr(ord("a") + place) * min(times, 9)


def printed(number: int, kind: str) -> str:
    """Return a number as a list of this kind ("decimal", "lowerLetter", "upperRoman") prints it."""
    if not 1 <= number <= _MAX_NUMBER:
        return str(number)
    if kind.endswith("Roman"):
        shown = roman(number)
    elif kind.endswith("Letter"):
        shown = _latin_letter(number).upper()
    else:
        return f"{number:02d}" if kind == "decimalZero" else str(number)
    return shown.lower() if kind.startswith("lower") else shown
