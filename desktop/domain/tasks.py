"""The task table of a plan (bảng phân công nhiệm vụ, khung nhiệm vụ)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class TaskField(Enum):
    """What a column of the table shows."""

    NUMBER = "number"
    OBJECTIVE = "objective"
    TASK = "task"
    ACTIVITY = "activity"
    PRODUCTS = "products"
    LEAD = "lead"
    COOPERATE = "cooperate"
    TIME = "time"
    BUDGET = "budget"


class Placement(Enum):
    """Where the table stands in the document."""

    IN_TEXT = "in_text"
    APPENDIX = "appendix"


class RowNumbering(Enum):
    """How rows without a fixed label are numbered."""

    CONTINUOUS = "continuous"
    """1, 2, 3 … through the whole table."""
    PER_GROUP = "per_group"
    """From 1 again in each group."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: what it shows, its printed header, its share of the width."""

    field: TaskField
    header: str
    weight: float


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A row that runs through the table and names a content area (lĩnh vực).

    Attributes:
        id: Lasting key.
        title: Name of the group.
        label: Number as printed; None means a Roman number by order, "" means none.
        budget: Funding stated once for the whole group, empty when none.
        depth: 1 for a group, 2 for a group inside a group ("II.3").
    """

    id: str
    title: str
    label: str | None = None
    budget: str = ""
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the table (nhiệm vụ, hoạt động).

    Attributes:
        id: Lasting key.
        task: What is to be done (nội dung thực hiện, nhiệm vụ).
        objective: Aim above the task (mục tiêu), in three-level tables.
        activity: Step below the task (hoạt động), in three-level tables.
        products: Results (sản phẩm, kết quả).
        lead: Who leads (chủ trì).
        cooperate: Who takes part (phối hợp).
        time: Time wording as written; its reading is computed elsewhere.
        budget: Funding of this row only, empty when the group states it.
        label: Number as printed; None means by order, "" means none. In three-level tables
            it numbers the objective.
    """

    id: str
    task: str
    objective: str = ""
    activity: str = ""
    products: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    cooperate: tuple[str, ...] = ()
    time: str = ""
    budget: str = ""
    label: str | None = None


TableRow = TaskGroup | Task


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The table with its rows in printed order; a task belongs to the last group before it.

    Attributes:
        columns: Columns in printed order.
        placement: Inside the text or as an appendix.
        rows: Groups and tasks in order.
        numbering: How rows without a label are numbered.
        title: Title of the appendix, in mixed case; printed in capitals.
    """

    columns: tuple[Column, ...]
    placement: Placement
    rows: tuple[TableRow, ...] = ()
    numbering: RowNumbering = RowNumbering.CONTINUOUS
    title: str = ""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All task rows in order."""
        return tuple(row for row in self.rows if isinstance(row, Task))
