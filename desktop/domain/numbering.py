"""Printed numbers of an outline: they follow from the order and the levels of the blocks.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 and mục V.6 (phần, mục, khoản, điểm).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.tasks import RowNumbering, Task, TaskField, TaskGroup, TaskTable
from desktop.domain.text import squeeze

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of điểm: Vietnamese order without ă, â, ê, ô, ơ, ư; after "y" comes "aa"."""

_ROMAN_VALUES = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")

_LAST_FIGURE = re.compile(r"(?:^|\.)([0-9]{1,6})$")
_ROW_NUMBERS = re.compile(r"(?:[0-9]{1,6}[,;\s-]+)*([0-9]{1,6})")

_UPPER_FIRST = (
    Level.PART, Level.UPPER, Level.ROMAN, Level.ARABIC, Level.DOTTED_2, Level.DOTTED_3,
    Level.DOTTED_4, Level.LETTER, Level.DASH, Level.PLUS,
)  # fmt: skip
_ROMAN_FIRST = (Level.PART, Level.ROMAN, Level.UPPER, *_UPPER_FIRST[3:])

_DOTTED_DEPTH = {Level.ARABIC: 1, Level.DOTTED_2: 2, Level.DOTTED_3: 3, Level.DOTTED_4: 4}
_UNNUMBERED_SIGNS = {Level.DASH: "-", Level.PLUS: "+"}


def letter(number: int) -> str:
    """Return the letter of the ``number``-th điểm, from 1; raise ``ValueError`` below 1."""
    if number < 1:
        raise ValueError(number)
    word = ""
    while number:
        number, place = divmod(number - 1, len(LETTERS))
        word = LETTERS[place] + word
    return word


def parse_letter(word: str) -> int | None:
    """Return the number of a điểm letter, None when ``word`` is none."""
    number = 0
    for sign in word.lower():
        place = LETTERS.find(sign)
        if place < 0:
            return None
        number = number * len(LETTERS) + place + 1
    return number or None


def roman(number: int) -> str:
    """Return a Roman number in capitals; raise ``ValueError`` outside 1 to 3999."""
    if not 1 <= number <= 3999:
        raise ValueError(number)
    word = ""
    for value, sign in _ROMAN_VALUES:
        count, number = divmod(number, value)
        word += sign * count
    return word


def parse_roman(word: str) -> int | None:
    """Return the value of a Roman number in capitals, None when ``word`` is none."""
    if not word or not _ROMAN.fullmatch(word):
        return None
    number, rest = 0, word
    for value, sign in _ROMAN_VALUES:
        while rest.startswith(sign):
            number, rest = number + value, rest[len(sign) :]
    return number


def level_order(blocks: Iterable[Block]) -> tuple[Level, ...]:
    """Return all levels with a sign, the highest first.

    The decree does not rank "A." and "I.": the one that comes first in the text stands above.
    """
    for block in blocks:
        if block.level is Level.UPPER:
            return _UPPER_FIRST
        if block.level is Level.ROMAN:
            return _ROMAN_FIRST
    return _UPPER_FIRST


@dataclass(slots=True)
class Node:
    """A block with its place in the tree.

    Attributes:
        block: The block itself.
        label: Printed label with its mark ("II.", "a)", "-"), empty for plain text.
        children: What stands below it, in order.
        ordinal: Its number among its siblings of the same level, 0 without number.
        numbers: Arabic number with those above it ("2.1"), from which dotted labels go on.
        expected: Label that the place asks for; it differs from ``label`` only where a fixed
            number leaves a gap, repeats one or is of another level.
    """

    block: Block
    label: str = ""
    children: list[Node] = field(default_factory=list)
    ordinal: int = 0
    numbers: str = ""
    expected: str = ""
    _counters: dict[Level, int] = field(default_factory=dict, repr=False)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(blocks: Sequence[Block]) -> tuple[Node, ...]:
    """Return the outline as nested nodes, in printed order.

    A block stands below the nearest block before it of a higher level. Plain text stands below
    the item or heading it continues and ends no numbering.
    """
    ranks = {level: rank for rank, level in enumerate(level_order(blocks))}
    root = Node(Block("", BlockKind.HEADING, Level.TEXT, ""))
    path = [root]
    for block in blocks:
        rank = ranks.get(block.level, ranks[Level.DASH])
        while len(path) > 1 and ranks[path[-1].block.level] >= rank:
            path.pop()
        node = Node(block)
        path[-1].children.append(node)
        if block.level in ranks:
            _number(node, path)
            path.append(node)
    return tuple(root.children)


def labels(blocks: Sequence[Block]) -> dict[str, str]:
    """Return the printed label of each block by its key, with its mark.

    A fixed label keeps its words and gets the mark of its level; the blocks after it count on
    from it where it can be read.
    """
    return {node.block.id: node.label for top in tree(blocks) for node in top.walk()}


def _number(node: Node, path: Sequence[Node]) -> None:
    level, fixed, parent = node.block.level, node.block.label, path[-1]
    if level in _UNNUMBERED_SIGNS or fixed == "":
        node.label = _UNNUMBERED_SIGNS.get(level, "") if fixed is None else fixed
        node.expected = node.label
        return
    ordinal = parent._counters.get(level, 0) + 1
    word = _word(level, ordinal, path)
    node.expected = _marked(level, word)
    if fixed is not None:
        word, ordinal = fixed, _parse(level, fixed) or ordinal
    parent._counters[level] = node.ordinal = ordinal
    node.numbers = word if level in _DOTTED_DEPTH else ""
    node.label = _marked(level, word)


def _word(level: Level, ordinal: int, path: Sequence[Node]) -> str:
    """Return the number of a block in the signs of its level, without mark."""
    if level in (Level.PART, Level.ROMAN):
        return _roman_or_figure(ordinal)
    if level is Level.UPPER:
        return letter(ordinal).upper()
    if level is Level.LETTER:
        return letter(ordinal)
    above = _DOTTED_DEPTH[level] - 1
    return ".".join([*_numbers_above(path, above), str(ordinal)])


def _numbers_above(path: Sequence[Node], depth: int) -> list[str]:
    """Return the ``depth`` numbers before the last one of a dotted label.

    Without an Arabic parent the number of the nearest numbered heading stands for it
    (under "II." comes "2.1."); levels that the text jumps over count as 1.
    """
    if not depth:
        return []
    parent = next((node for node in reversed(path) if node.ordinal), None)
    numbers = (parent.numbers or str(parent.ordinal)).split(".") if parent else []
    return (numbers + ["1"] * depth)[:depth]


def _parse(level: Level, label: str) -> int | None:
    """Return the place that a fixed label claims, None when it cannot be read."""
    if level in (Level.PART, Level.ROMAN):
        return parse_roman(label.removeprefix("Phần ").strip())
    if level in (Level.UPPER, Level.LETTER):
        return parse_letter(label)
    last = _LAST_FIGURE.search(label)
    return int(last[1]) or None if last else None


def _roman_or_figure(number: int) -> str:
    """Return a Roman number, or a figure beyond the last Roman one (a fixed label may be)."""
    return roman(number) if number <= 3999 else str(number)


def _marked(level: Level, word: str) -> str:
    if level is Level.PART:
        return word if word.startswith("Phần ") else f"Phần {word}"
    return f"{word})" if level is Level.LETTER else f"{word}."


def row_labels(table: TaskTable) -> dict[str, str]:
    """Return the printed number of each row of the task table by the key of the row.

    Groups count in Roman numbers, groups inside a group in Arabic ones from 1 again. Where the
    table has a column for the objective, the number belongs to the objective: it stands in the
    first row of each, and the rows that go on with it (same objective or none) have no number.
    A row with the fixed label "" prints none and does not count.
    """
    objectives = any(column.field is TaskField.OBJECTIVE for column in table.columns)
    printed: dict[str, str] = {}
    groups = {1: 0}
    count, objective = 0, ""
    for row in table.rows:
        if isinstance(row, TaskGroup):
            groups = {depth: n for depth, n in groups.items() if depth <= row.depth}
            groups[row.depth], printed[row.id] = _group_label(row, groups.get(row.depth, 0))
            count = 0 if table.numbering is RowNumbering.PER_GROUP else count
            objective = ""
        elif objectives and row.label is None and _goes_on(row, objective):
            printed[row.id] = ""
        else:
            objective = row.objective or objective
            count, printed[row.id] = _task_label(row, count)
    return printed


def _goes_on(task: Task, objective: str) -> bool:
    """Tell whether a row without label still belongs to the objective above it."""
    return bool(objective) and squeeze(task.objective) in ("", squeeze(objective))


def _group_label(group: TaskGroup, before: int) -> tuple[int, str]:
    """Return the place of a group among its like, and its label."""
    if group.label is None:
        place = before + 1
        return place, _roman_or_figure(place) if group.depth == 1 else str(place)
    read = parse_roman(group.label) or _parse(Level.ARABIC, group.label)
    return (read or before + 1) if group.label else before, group.label


def _task_label(task: Task, before: int) -> tuple[int, str]:
    """Return the number up to which the rows are counted, and the label of the row.

    Of several numbers in one cell ("27, 28") the last counts.
    """
    if task.label is None:
        return before + 1, str(before + 1)
    numbers = _ROW_NUMBERS.fullmatch(task.label)
    return int(numbers[1]) if numbers else before, task.label
