"""Rows that name a content area, rows of remarks, and rows that only number the columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.reading.task_tables.drafts import GroupDraft, Value, value_of
from desktop.domain.reading.task_tables.grid import Grid, Slot
from desktop.domain.reading.task_tables.headers import Header
from desktop.domain.reading.task_tables.kinds import is_number
from desktop.domain.reading.task_tables.labels import Style, clean_label, style_of, typed_label
from desktop.domain.reading.task_tables.vocabulary import Meaning
from desktop.domain.text import squeeze

_MARK = re.compile(r"\(?\s*(?:\d{1,2}|[A-Z])\s*\)?(?:\s*=.*)?")
_NOTE = re.compile(r"(?:ghi chu|luu y|chu thich)\b")
_SUM = re.compile(r"(?:tong cong|tong so|tong kinh phi|tong|cong|cong chung)")
_GROUP_STYLES = frozenset({Style.ROMAN, Style.UPPER, Style.ROMAN_DOTTED})
_TEXTS = frozenset({Meaning.TASK, Meaning.OBJECTIVE, Meaning.ACTIVITY, Meaning.AREA})


@dataclass(frozen=True, slots=True)
class Group:
    """A group row: the group, and cells in it that a group has no field for."""

    draft: GroupDraft
    extra: list[Slot]


@dataclass(frozen=True, slots=True)
class _Heading:
    """What could be a heading: its number, its title, and how it stands."""

    label: str
    title: Slot
    words: str
    wide: bool
    emphasised: bool


def is_marks(own: list[Slot]) -> bool:
    """Tell whether a row only numbers the columns: "(1) (2) (3)"."""
    return len(own) >= 3 and all(_MARK.fullmatch(slot.words) for slot in own)


def is_note(grid: Grid, own: list[Slot]) -> bool:
    """Tell whether a row is a remark or a sum below the tasks."""
    first = own[0]
    if len(own) > 1 and is_number(first.words):
        return False
    if _SUM.fullmatch(first.key):
        return True
    if len(own) == 1 and _NOTE.match(first.key):
        return True
    return len(own) == 1 and _is_wide(first, grid) and first.words.startswith(("(", "*"))


def read_group(grid: Grid, header: Header, row: int, own: list[Slot]) -> Group | None:
    """Return the group that a row names, None when it is no group row."""
    money = header.column_of(Meaning.BUDGET)
    rest = [slot for slot in own if slot.column != money]
    if not rest or _inside_merged(grid, row, money):
        return None
    below = _next_label(grid, header, row)
    number, others = _number(rest, header)
    extra = _extra(number, others, header, below)
    titles = [slot for slot in others if slot not in extra]
    heading = _heading(grid, header, number, titles[0]) if len(titles) == 1 else None
    if heading is None or not _is_group(heading, below):
        return None
    budget = next((value_of(slot) for slot in own if slot.column == money), None)
    draft = GroupDraft(Value(heading.words, heading.title.place), heading.label, budget)
    return Group(draft, extra)


def _number(rest: list[Slot], header: Header) -> tuple[str, list[Slot]]:
    """Return the number of a row and the cells beside it; "" when it has none of its own."""
    for slot in rest:
        stands = header.columns[slot.column].meaning is Meaning.NUMBER
        if len(rest) > 1 and is_number(slot.words) and (stands or slot is rest[0]):
            return clean_label(slot.text), [other for other in rest if other is not slot]
    return "", rest


def _extra(number: str, others: list[Slot], header: Header, below: str) -> list[Slot]:
    """Return the cells beside the title of a group that names its lead or time as well.

    Only a number of another kind than those of the rows below tells such a row from a task.
    """
    extra = [slot for slot in others if _is_elsewhere(slot, header)]
    styles = style_of(number), style_of(below)
    return extra if styles[0] in _GROUP_STYLES and styles[1] is Style.ARABIC else []


def _inside_merged(grid: Grid, row: int, money: int | None) -> bool:
    return any(grid.spanned(row, column) and column != money for column in range(grid.columns))


def _heading(grid: Grid, header: Header, number: str, title: Slot) -> _Heading | None:
    label, words = (number, title.words) if number else typed_label(title.text)
    if _is_elsewhere(title, header) and (number or style_of(label) is Style.NONE):
        return None
    if not any(sign.isalpha() for sign in words):
        return None
    wide = _is_wide(title, grid)
    return _Heading(label, title, words, wide, title.bold or _in_capitals(words))


def _is_elsewhere(slot: Slot, header: Header) -> bool:
    """Tell whether a cell stands in a column where no title can begin."""
    meaning = header.columns[slot.column].meaning
    allowed = meaning in _TEXTS or meaning is Meaning.NUMBER or slot.column == 0
    return not allowed and slot.colspan == 1


def _is_wide(slot: Slot, grid: Grid) -> bool:
    return slot.colspan >= max(2, grid.columns - 2)


def _in_capitals(words: str) -> bool:
    return words.isupper() and len(words) > 5


def _is_group(heading: _Heading, next_label: str) -> bool:
    style = style_of(heading.label)
    if heading.wide or style in _GROUP_STYLES:
        return True
    if heading.emphasised and len(heading.words) < 200:
        return True
    if style is Style.ARABIC and style_of(next_label) is Style.LETTER:
        return True
    return bool(heading.label) and next_label.startswith(f"{heading.label}.")


def _next_label(grid: Grid, header: Header, row: int) -> str:
    """Return the number of the next row with text, "" when it has none."""
    for below in range(row + 1, min(row + 4, len(grid.rows))):
        own = grid.own(below)
        if own:
            return _number(own, header)[0]
    return ""


def area_group(text: str, slot: Slot) -> GroupDraft:
    """Return the group that a column of content areas names."""
    label, words = typed_label(text)
    return GroupDraft(Value(squeeze(words), slot.place), label)
