"""Blocks on their way: lines with the level, the label and the kind that are being found out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.numbering import parse_roman
from desktop.domain.outline import TOP_LEVELS, UNNUMBERED_LEVELS, Level
from desktop.domain.reading.labels import last_number, read_label
from desktop.domain.reading.lines import Line
from desktop.domain.reading.source import SourceTable

_DEPTHS = {
    Level.PART: 0, Level.UPPER: 1, Level.ROMAN: 1, Level.ARABIC: 3, Level.DOTTED_2: 4,
    Level.DOTTED_3: 5, Level.DOTTED_4: 6, Level.LETTER: 7, Level.DASH: 8, Level.PLUS: 9,
    Level.TEXT: 10,
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A block that is being found out.

    Attributes:
        line: Where it comes from.
        level: Level by its label.
        label: Label as printed, without its mark; empty when none or a plain bullet.
        text: The words behind the label.
        heading: True for a heading.
        confidence: How sure level and kind are.
        doubt: Why they are not.
        table: A table that stands here instead of a line.
    """

    line: Line
    level: Level
    label: str
    text: str
    heading: bool = False
    confidence: float = 1.0
    doubt: str = ""
    table: SourceTable | None = None

    @property
    def number(self) -> int | None:
        """The place that its label claims among its like."""
        return last_number(self.level, self.label) if self.label else None

    @property
    def is_numbered(self) -> bool:
        """True when it bears a number or a letter."""
        return self.level not in UNNUMBERED_LEVELS


def drafts_of(items: Iterable[Line | SourceTable]) -> list[Draft]:
    """Return a draft for each line or table; a bare "Phần I" takes the next line as its title."""
    drafts: list[Draft] = []
    for item in items:
        if isinstance(item, SourceTable):
            drafts.append(_table_draft(item))
            continue
        draft = _draft(item)
        if _takes_title(drafts, draft):
            drafts[-1].text = item.text
            drafts[-1].line = drafts[-1].line.joined_with(item)
        else:
            drafts.append(draft)
    settle_capitals(drafts)
    return drafts


def _table_draft(table: SourceTable) -> Draft:
    return Draft(Line("", "", (), "", table.place), Level.TEXT, "", "", table=table)


def _draft(line: Line) -> Draft:
    found = read_label(line)
    if found is None:
        return Draft(line, Level.TEXT, "", line.printed)
    if found.level is Level.DASH and not found.label.startswith("*"):
        return Draft(line, Level.DASH, "", found.rest)
    label = "" if found.level is Level.PLUS else found.label
    return Draft(line, found.level, label, found.rest)


def _takes_title(drafts: Sequence[Draft], draft: Draft) -> bool:
    before = drafts[-1] if drafts else None
    if before is None or before.table or before.text or before.level not in TOP_LEVELS:
        return False
    return draft.level is Level.TEXT and bool(draft.text)


def settle_capitals(drafts: Sequence[Draft]) -> None:
    """Read "I.", "V." and "X." as letters where they go on after "H.", "U." and "V."."""
    upper: int | None = None
    roman: int | None = None
    roman_first = next((d.level is Level.ROMAN for d in drafts if d.level in TOP_LEVELS), True)
    for draft in drafts:
        if draft.level is Level.ROMAN:
            as_letter = last_number(Level.UPPER, draft.label)
            as_roman = parse_roman(draft.label)
            follows = upper is not None and as_letter == upper + 1
            if follows and roman_first and as_roman != (roman or 0) + 1:
                draft.level = Level.UPPER
        if draft.level is Level.UPPER:
            upper = draft.number
        elif draft.level is Level.ROMAN:
            roman, upper = parse_roman(draft.label), None if roman_first else upper


def depth(draft: Draft) -> int:
    """Return how deep a draft stands by its level; plain text is deepest."""
    return _DEPTHS[draft.level]


def siblings(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Yield the numbered drafts that follow each other on one level under one parent."""
    open_groups: dict[Level, list[Draft]] = {}
    for draft in drafts:
        if not draft.is_numbered:
            continue
        deeper = [level for level in open_groups if _DEPTHS[level] > depth(draft)]
        for level in deeper:
            yield open_groups.pop(level)
        open_groups.setdefault(draft.level, []).append(draft)
    yield from open_groups.values()


_WORD = re.compile(r"\w")


def has_words(text: str) -> bool:
    """Tell whether a text has letters or figures."""
    return bool(_WORD.search(text))
