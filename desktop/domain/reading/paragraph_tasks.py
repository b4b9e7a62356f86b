"""Tasks written as paragraphs: lines "Đơn vị chủ trì: …" below a task make a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.ids import new_id
from desktop.domain.reading.names import split_names
from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.sections import Standing
from desktop.domain.reading.source import Place
from desktop.domain.reading.task_tables.vocabulary import USUAL_WEIGHTS
from desktop.domain.tasks import Column, Placement, TableRow, Task, TaskField, TaskGroup, TaskTable
from desktop.domain.text import squeeze
from desktop.i18n import _

_KEYS = (
    (TaskField.COOPERATE, r"(?:(?:đơn vị|cơ quan|bộ phận|công chức) )?phối hợp(?: thực hiện)?"),
    (TaskField.LEAD, r"(?:(?:đơn vị|cơ quan|bộ phận|công chức|ban, ngành) )?chủ trì(?: thực hiện| "
                     r"tham mưu)?|(?:đơn vị|bộ phận|người|cơ quan|cán bộ|công chức|phân công|"
                     r"trách nhiệm) (?:tổ chức )?thực hiện"),
    (TaskField.TIME, r"thời gian(?: thực hiện| hoàn thành)?(?:, hoàn thành)?|"
                     r"thời hạn(?: thực hiện| hoàn thành)?|tiến độ(?: thực hiện)?|"
                     r"hạn hoàn thành"),
    (TaskField.PRODUCTS, r"(?:sản phẩm|kết quả)(?: đầu ra| đạt được| dự kiến| hoàn thành)?"
                         r"(?:/ ?(?:sản phẩm|kết quả))?"),
    (TaskField.BUDGET, r"kinh phí(?: thực hiện)?"),
)  # fmt: skip
_KEY = re.compile(
    r"(?:^|(?<=[;.,(–+-])\s*|(?<=[;.,(])\s+)"
    + "(?:"
    + "|".join(f"(?P<{found.value}>{words})" for found, words in _KEYS)
    + r")\s*:\s*",
    re.IGNORECASE,
)
_HEADERS = {
    TaskField.NUMBER: "STT",
    TaskField.TASK: "Nhiệm vụ",
    TaskField.PRODUCTS: "Sản phẩm",
    TaskField.LEAD: "Đơn vị chủ trì",
    TaskField.COOPERATE: "Đơn vị phối hợp",
    TaskField.TIME: "Thời gian",
    TaskField.BUDGET: "Kinh phí",
}
_ENDS = " ;.,)(+-–"
_DECIDING = frozenset({TaskField.LEAD, TaskField.TIME})


@dataclass(slots=True)
class _Found:
    """A task with what the lines below it say."""

    standing: Standing
    text: str
    fields: dict[TaskField, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParagraphTasks:
    """Rows made of paragraphs, with their origin."""

    table: TaskTable
    facts: tuple[ReadFact, ...]


def find_paragraph_tasks(
    text: Sequence[Standing], places: Mapping[str, Place], title: str
) -> ParagraphTasks | None:
    """Return a table of the tasks that the text states line by line, None when there are none."""
    tasks = [found for found in _tasks(text) if len(found.fields) >= 2]
    if not any(_DECIDING & found.fields.keys() for found in tasks):
        return None
    rows: list[TableRow] = []
    facts: list[ReadFact] = []
    group = ""
    for found in tasks:
        headings = found.standing.headings
        if headings and headings[-1].id != group:
            group = headings[-1].id
            rows.append(TaskGroup(new_id(), headings[-1].text.rstrip(" :.")))
        row = _row(found)
        rows.append(row)
        facts += _facts(found, row, places[found.standing.block.id])
    used = {found for task in tasks for found in task.fields}
    columns = tuple(
        Column(shown, header, USUAL_WEIGHTS[shown])
        for shown, header in _HEADERS.items()
        if shown in used or shown in (TaskField.NUMBER, TaskField.TASK)
    )
    table = TaskTable(columns, Placement.APPENDIX, tuple(rows), title=title)
    return ParagraphTasks(table, tuple(facts))


def _facts(found: _Found, row: Task, place: Place) -> Iterator[ReadFact]:
    doubt = _("Ô này lấy từ đoạn văn, hãy xem lại.")
    for shown in (TaskField.TASK, *found.fields):
        yield ReadFact(f"{row.id}:{shown.value}", place, 0.85, doubt)


def _tasks(text: Sequence[Standing]) -> Iterator[_Found]:
    """Yield each task with the fields stated below it or behind it."""
    task: _Found | None = None
    for standing in text:
        before, fields = read_fields(standing.block.text)
        if before or not fields:
            if task and task.fields:
                yield task
            task = _Found(standing, before, dict(fields))
        elif task:
            task.fields |= {name: words for name, words in fields if name not in task.fields}
    if task and task.fields:
        yield task


def read_fields(text: str) -> tuple[str, list[tuple[TaskField, str]]]:
    """Return the words before the first field of a paragraph, and its fields in order."""
    matches = list(_KEY.finditer(text))
    if not matches:
        return text, []
    ends = [*(match.start() for match in matches[1:]), len(text)]
    fields = [
        (_field_of(match), text[match.end() : end].strip(_ENDS))
        for match, end in zip(matches, ends, strict=True)
    ]
    return text[: matches[0].start()].strip(_ENDS), [part for part in fields if part[1]]


def _field_of(match: re.Match[str]) -> TaskField:
    return next(found for found, _words in _KEYS if match[found.value] is not None)


def _row(found: _Found) -> Task:
    fields = found.fields
    return Task(
        new_id(),
        found.text.rstrip(" .;:"),
        products=tuple(
            part
            for words in fields.get(TaskField.PRODUCTS, "").split(";")
            if (part := squeeze(words))
        ),
        lead=split_names(fields.get(TaskField.LEAD, "")),
        cooperate=split_names(fields.get(TaskField.COOPERATE, "")),
        time=fields.get(TaskField.TIME, ""),
        budget=fields.get(TaskField.BUDGET, ""),
    )
