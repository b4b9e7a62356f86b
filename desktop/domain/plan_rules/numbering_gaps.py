"""Fixed numbers that leave a gap, repeat a number or are of another level (đánh số)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.findings import Finding, Severity
from desktop.domain.numbering import Node, parse_roman, row_labels, tree
from desktop.domain.outline import Level
from desktop.domain.plan import Plan
from desktop.domain.plan_rules import sources
from desktop.domain.plan_rules.passages import block_place, row_place, task_words
from desktop.domain.plan_rules.sources import content_finding
from desktop.domain.tasks import Task, TaskGroup, TaskTable
from desktop.i18n import _


def numbering_gaps(plan: Plan) -> list[Finding]:
    """Return every fixed number that is not the one its place asks for.

    Numbers that follow from the place have no gaps; after a fixed one the count goes on from it,
    so that one gap is reported once. Groups inside a group may count on from the rows above
    them, so their numbers are left alone.
    """
    found = list(_in_text(plan))
    return [*found, *_in_table(plan.task_table)] if plan.task_table else found


def _in_text(plan: Plan) -> Iterator[Finding]:
    tops = tree(plan.blocks)
    families = [tops, *(node.children for top in tops for node in top.walk())]
    for family in families:
        before = ""
        for node in family:
            if node.label and node.label != node.expected and not _next_latin(before, node):
                place = block_place(node.label, node.block.text)
                yield _finding(node.block.id, place, node.label, node.expected)
            before = node.label if node.block.level is Level.UPPER else before


def _next_latin(before: str, node: Node) -> bool:
    """Tell whether "E." follows "D.": for capital letters both alphabets are in use."""
    pair = before[:-1], node.label[:-1]
    is_letter = node.block.level is Level.UPPER and all(len(one) == 1 for one in pair)
    return is_letter and ord(pair[0]) + 1 == ord(pair[1])


def _in_table(table: TaskTable) -> Iterator[Finding]:
    numbers = row_labels(table)
    for place, row in enumerate(table.rows):
        label, inner = row.label, isinstance(row, TaskGroup) and row.depth > 1
        if inner or not label or not (parse_roman(label) or label.isdecimal()):
            continue
        free = replace(table, rows=(*table.rows[:place], replace(row, label=None)))
        expected = row_labels(free)[row.id]
        if expected and label.lstrip("0") != expected:
            words = task_words(row) if isinstance(row, Task) else row.title
            yield _finding(row.id, row_place(numbers[row.id], words), label, expected)


def _finding(anchor: str, place: str, found: str, expected: str) -> Finding:
    return content_finding(
        "K40",
        Severity.WARNING,
        anchor,
        place,
        _("Đánh số “{label}”.").format(label=found),
        _("Số đúng thứ tự là “{label}”.").format(label=expected),
        sources.CONTENT,
    )
