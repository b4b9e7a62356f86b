"""The task table as it is printed: group rows that run through, cells merged downwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.documents import format as fmt
from desktop.documents.compose_text import dashed, labelled, printable, printable_lines
from desktop.documents.metrics import roomy_widths_mm, text_width_mm
from desktop.documents.tree import Align, Cell, Row, Table
from desktop.domain.numbering import row_labels
from desktop.domain.tasks import Task, TaskField, TaskGroup, TaskTable

_CENTRED = frozenset({TaskField.NUMBER, TaskField.TIME})
_LEAST_WEIGHT = 0.01
_BORDER_MM = 0.5
"""What the borders of a cell take of its width."""


def compose_table(table: TaskTable, width_mm: float) -> Table:
    """Return the table as printed ``width_mm`` wide; ``table`` has at least one column."""
    layout = _Layout(table, row_labels(table))
    return Table(
        weights=roomy_weights(
            [column.weight for column in table.columns],
            [column.header for column in table.columns],
            width_mm,
        ),
        header=(header_row([column.header for column in table.columns]),),
        rows=tuple(
            layout.group_row(index, row)
            if isinstance(row, TaskGroup)
            else layout.task_row(index, row)
            for index, row in enumerate(table.rows)
        ),
    )


def roomy_weights(
    weights: Sequence[float], headers: Sequence[str], width_mm: float
) -> tuple[float, ...]:
    """Return the weights of the columns, more for one too narrow for a word of its header."""
    wanted = [max(weight, _LEAST_WEIGHT) for weight in weights]
    least = [_least_width_mm(header) for header in headers]
    return tuple(roomy_widths_mm(wanted, least, width_mm))


def _least_width_mm(header: str) -> float:
    look = fmt.LOOKS[fmt.Part.CELL_HEADER]
    widths = (text_width_mm(word, look.size_pt, look.bold) for word in header.split())
    return max(widths, default=0) + 2 * fmt.CELL_PADDING_MM + _BORDER_MM


def header_row(headers: Sequence[str]) -> Row:
    """Return the row of headers."""
    return Row(
        tuple(Cell(printable_lines(header), bold=True, align=Align.CENTER) for header in headers)
    )


_CONTENT: Mapping[TaskField, Callable[[Task], tuple[str, ...]]] = {
    TaskField.OBJECTIVE: lambda task: printable_lines(task.objective),
    TaskField.TASK: lambda task: printable_lines(task.task),
    TaskField.ACTIVITY: lambda task: printable_lines(task.activity),
    TaskField.PRODUCTS: lambda task: dashed(task.products),
    TaskField.LEAD: lambda task: dashed(task.lead),
    TaskField.COOPERATE: lambda task: dashed(task.cooperate),
    TaskField.TIME: lambda task: printable_lines(task.time),
}


@dataclass(slots=True)
class _Above:
    """What the merged cells above a row hold."""

    label: str = ""
    objective: str = ""
    task: str = ""


@dataclass(slots=True)
class _Layout:
    """The rows with their merges: which cell goes on with the one above it."""

    table: TaskTable
    labels: Mapping[str, str]
    fields: tuple[TaskField, ...] = ()
    joined: set[tuple[int, TaskField]] = field(default_factory=set)
    funding: dict[int, str] = field(default_factory=dict)
    """Funding stated by a group, by the row in which its merged cell begins."""

    def __post_init__(self) -> None:
        self.fields = tuple(column.field for column in self.table.columns)
        self._join_tasks()
        self._join_funding()

    def _join_tasks(self) -> None:
        """Join equal objectives with their number, and equal tasks below one objective."""
        above: _Above | None = None
        for index, row in enumerate(self.table.rows):
            if isinstance(row, TaskGroup):
                above = None
                continue
            same = self._goes_on(row, above) if above else ()
            self.joined.update((index, what) for what in same)
            above = _Above(
                self.labels[row.id] or (above.label if above and same else ""),
                printable(row.objective) or (above.objective if above and same else ""),
                printable(row.task) or (above.task if above and same else ""),
            )

    def _goes_on(self, row: Task, above: _Above) -> tuple[TaskField, ...]:
        """Return the fields in which ``row`` says the same as the cells above it."""
        if TaskField.ACTIVITY not in self.fields and TaskField.OBJECTIVE not in self.fields:
            return ()
        if self.labels[row.id] not in ("", above.label):
            return ()
        same_task = TaskField.ACTIVITY in self.fields and _same(row.task, above.task)
        if TaskField.OBJECTIVE not in self.fields:
            return (TaskField.NUMBER, TaskField.TASK) if same_task else ()
        if not _same(row.objective, above.objective):
            return ()
        aim = (TaskField.NUMBER, TaskField.OBJECTIVE)
        return (*aim, TaskField.TASK) if same_task else aim

    def _join_funding(self) -> None:
        """Join the funding that a group states once for all its rows."""
        stated, running = "", False
        for index, row in enumerate(self.table.rows):
            if isinstance(row, TaskGroup):
                inherited = row.depth > 1 and not row.budget
                stated = stated if inherited else printable(row.budget)
                # A group inside a group leaves the column free only when it is the last one.
                goes_on = inherited and self.fields[-1] is TaskField.BUDGET
                running = running and goes_on
            else:
                shared = bool(stated) and printable(row.budget) in ("", stated)
                goes_on = running and shared
                running = shared
                if shared and not goes_on:
                    self.funding[index] = stated
            if goes_on and running:
                self.joined.add((index, TaskField.BUDGET))

    def _height(self, index: int, what: TaskField) -> int:
        height = 1
        while (index + height, what) in self.joined:
            height += 1
        return height

    def task_row(self, index: int, task: Task) -> Row:
        """Return the row of a task, without the cells that one above covers."""
        return Row(
            tuple(
                Cell(
                    self._content(index, task, what),
                    rowspan=self._height(index, what),
                    align=Align.CENTER if what in _CENTRED else Align.LEFT,
                )
                for what in self.fields
                if (index, what) not in self.joined
            ),
            anchor=task.id,
        )

    def _content(self, index: int, task: Task, what: TaskField) -> tuple[str, ...]:
        if what is TaskField.NUMBER:
            return printable_lines(self.labels[task.id])
        if what is TaskField.BUDGET:
            return printable_lines(task.budget or self.funding.get(index, ""))
        return _CONTENT[what](task)

    def group_row(self, index: int, group: TaskGroup) -> Row:
        """Return the row of a group: its number, and its title through the other columns."""
        width = len(self.fields) - ((index, TaskField.BUDGET) in self.joined)
        label, title = printable(self.labels[group.id]), printable(group.title)
        if self.fields[0] is not TaskField.NUMBER or width < 2:
            text = labelled(f"{label}." if label else "", title)
            cells: tuple[Cell, ...] = (Cell(_line(text), colspan=width, bold=True),)
        else:
            cells = (
                Cell(_line(label), bold=True, align=Align.CENTER),
                Cell(_line(title), colspan=width - 1, bold=True),
            )
        return Row(cells, anchor=group.id, is_group=True)


def _same(value: str, above: str) -> bool:
    """Tell whether a cell goes on with the text above it: it repeats it or is empty."""
    return bool(above) and printable(value) in ("", above)


def _line(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
