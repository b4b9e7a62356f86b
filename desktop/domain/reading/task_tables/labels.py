"""Printed numbers of rows: reading them, the depth of groups, and what differs from counting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from desktop.domain.numbering import parse_roman, roman
from desktop.domain.reading.task_tables.drafts import GroupDraft, RowDraft, TaskDraft
from desktop.domain.reading.task_tables.vocabulary import Meaning
from desktop.domain.tasks import RowNumbering
from desktop.domain.text import squeeze

_TYPED = (
    re.compile(r"(?P<label>[IVXL]{1,6}(?:\.\d{1,2})+)\s*[.)/:–-]?\s+(?=\S)"),
    re.compile(r"(?P<label>[IVXL]{1,6})\s*[.)/:–-]\s*(?=\S)"),
    re.compile(r"(?P<label>[A-HĐ])\s*[.)/:–-]\s*(?=\S)"),
    re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2})+)\s*[.)/:–-]?\s+(?=\S)"),
    re.compile(r"(?P<label>\d{1,2})\s*[.)/]\s*(?=[^\d\s])"),
    re.compile(r"(?P<label>[a-zđ])\s*[).]\s+(?=\S)"),
)
_LAST_FIGURE = re.compile(r"(?:^|\.)(\d{1,6})$")
_ROW_NUMBERS = re.compile(r"(?:\d{1,6}[,;\s-]+)*(\d{1,6})")
_MOST_DEPTH = 3


class Style(Enum):
    """Signs in which a row is numbered."""

    NONE = "none"
    UPPER = "upper"
    ROMAN = "roman"
    ROMAN_DOTTED = "roman dotted"
    ARABIC = "arabic"
    DOTTED = "dotted"
    LETTER = "letter"


def clean_label(text: str) -> str:
    """Return a number without brackets and the marks behind it."""
    return squeeze(text).lstrip("(").rstrip(".):/- ")


def typed_label(text: str) -> tuple[str, str]:
    """Return the number typed before a title, and the title; "" when it has none."""
    words = squeeze(text)
    for pattern in _TYPED:
        found = pattern.match(words)
        if found:
            return found["label"], words[found.end() :]
    return "", words


def style_of(label: str) -> Style:
    """Return the signs in which ``label`` numbers."""
    head = label.partition(".")[0]
    if not label:
        return Style.NONE
    if "." in label:
        return Style.ROMAN_DOTTED if parse_roman(head) else Style.DOTTED
    if label in ("C", "D", "L", "M"):
        return Style.UPPER
    if parse_roman(label):
        return Style.ROMAN
    if label.isdigit():
        return Style.ARABIC
    return Style.UPPER if label.isupper() else Style.LETTER


def set_depths(rows: list[RowDraft]) -> None:
    """Give each group its depth: signs that come later in the table stand deeper."""
    path: list[Style] = []
    for row in rows:
        if not isinstance(row, GroupDraft):
            continue
        style = style_of(row.label)
        if style in path:
            del path[path.index(style) + 1 :]
        elif style is Style.NONE and path:
            row.depth = min(len(path) + 1, _MOST_DEPTH)
            continue
        else:
            path.append(style)
        row.depth = min(len(path), _MOST_DEPTH)


@dataclass(slots=True)
class _Counter:
    """Counts rows as ``numbering.row_labels`` does."""

    numbering: RowNumbering
    by_objective: bool
    count: int = 0
    objective: str = ""
    groups: dict[int, int] = field(default_factory=dict)

    def group(self, row: GroupDraft) -> str | None:
        """Return the label to keep for a group, None when counting gives it."""
        self.groups = {depth: n for depth, n in self.groups.items() if depth <= row.depth}
        place = self.groups.get(row.depth, 0) + 1
        counted = roman(min(place, 3999)) if row.depth == 1 else str(place)
        if row.label:
            figure = _LAST_FIGURE.search(row.label)
            read = parse_roman(row.label) or (int(figure[1]) if figure else 0)
            self.groups[row.depth] = read or place
        self.objective = ""
        if self.numbering is RowNumbering.PER_GROUP:
            self.count = 0
        return None if row.label == counted else row.label

    def task(self, row: TaskDraft) -> str | None:
        """Return the label to keep for a task, None when counting gives it."""
        printed = clean_label(row.label.text) if row.label else ""
        if self.by_objective and not printed and self._goes_on(row):
            return None
        self.objective = squeeze(row.text(Meaning.OBJECTIVE)) or self.objective
        counted = str(self.count + 1)
        numbers = _ROW_NUMBERS.fullmatch(printed)
        self.count = int(numbers[1]) if numbers else self.count
        return None if printed == counted else printed

    def _goes_on(self, row: TaskDraft) -> bool:
        own = squeeze(row.text(Meaning.OBJECTIVE))
        return bool(self.objective) and own in ("", self.objective)


def fixed_labels(
    rows: list[RowDraft], by_objective: bool
) -> tuple[RowNumbering, dict[str, str | None]]:
    """Return how the rows are numbered, and the label to keep for each row.

    Of the two ways of counting the one that explains more printed numbers is taken.
    """
    continuous = _labels(rows, RowNumbering.CONTINUOUS, by_objective)
    per_group = _labels(rows, RowNumbering.PER_GROUP, by_objective)
    if _explained(per_group) > _explained(continuous):
        return RowNumbering.PER_GROUP, per_group
    return RowNumbering.CONTINUOUS, continuous


def _labels(
    rows: list[RowDraft], numbering: RowNumbering, by_objective: bool
) -> dict[str, str | None]:
    counter = _Counter(numbering, by_objective)
    return {
        row.id: counter.group(row) if isinstance(row, GroupDraft) else counter.task(row)
        for row in rows
    }


def _explained(labels: dict[str, str | None]) -> int:
    return sum(label is None for label in labels.values())
