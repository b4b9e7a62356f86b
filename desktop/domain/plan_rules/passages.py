"""Every piece of text of a plan, with the words that tell the officer where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.numbering import labels, row_labels
from desktop.domain.plan import Plan
from desktop.domain.tasks import Task, TaskTable
from desktop.i18n import _

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text: key to jump to, place in words, the text."""

    anchor: str
    place: str
    text: str


def passages(plan: Plan) -> Iterator[Passage]:
    """Yield the texts that the commune writes itself, in printed order; the bases are others'."""
    yield Passage("subject", _("Trích yếu"), plan.subject)
    yield Passage("opening", _("Đoạn mở đầu"), plan.opening)
    numbers = labels(plan.blocks)
    for block in plan.blocks:
        yield Passage(block.id, block_place(numbers[block.id], block.text), block.text)
    yield Passage("closing", _("Đoạn kết"), plan.closing)
    if plan.task_table:
        yield from _table_passages(plan.task_table)


def block_place(label: str, text: str) -> str:
    """Return where a block stands: its number and first words."""
    return _("Đoạn “{words}”").format(words=shortened(f"{label} {text}".strip()))


def row_place(label: str, text: str) -> str:
    """Return where a row of the task table stands: its number and first words."""
    words = shortened(text)
    if label:
        return _("Bảng nhiệm vụ, dòng {number}: “{words}”").format(number=label, words=words)
    return _("Bảng nhiệm vụ: “{words}”").format(words=words)


def shortened(text: str) -> str:
    """Return the first words of ``text``."""
    if len(text) <= _SHOWN:
        return text
    return text[:_SHOWN].rsplit(" ", 1)[0] + "…"


def _table_passages(table: TaskTable) -> Iterator[Passage]:
    yield Passage("table_title", _("Tên bảng nhiệm vụ"), table.title)
    numbers = row_labels(table)
    for row in table.rows:
        if isinstance(row, Task):
            place = row_place(numbers[row.id], task_words(row))
            texts = (row.objective, row.task, row.activity, *row.products, row.time, row.budget)
        else:
            place = row_place(numbers[row.id], row.title)
            texts = (row.title, row.budget)
        yield from (Passage(row.id, place, text) for text in texts if text)


def task_words(task: Task) -> str:
    """Return the words by which a row is known."""
    return task.task or task.activity or task.objective
