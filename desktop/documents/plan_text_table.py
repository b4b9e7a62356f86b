"""Task table of the plan text format: its columns and rows as TOML."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.documents.plan_text_fields import Fields, write_fields
from desktop.domain.ids import new_id
from desktop.domain.tasks import (
    Column,
    Placement,
    RowNumbering,
    TableRow,
    Task,
    TaskField,
    TaskGroup,
    TaskTable,
)
from desktop.i18n import _

_COLUMN_KEYS = ("field", "header", "weight")
_GROUP_KEYS = frozenset({"group", "label", "budget", "depth"})
_TASK_KEYS = frozenset(
    {"task", "objective", "activity", "products", "lead", "cooperate", "time", "budget", "label"}
)
_DEEPEST = 2


def parse_table(table: Mapping[str, object]) -> TaskTable:
    """Return the task table of the third part; raise ``Refused`` naming row and key."""
    fields = Fields(table, known=("title", "placement", "numbering", "column", "row"))
    columns = fields.each("column", _COLUMN_KEYS, _column)
    if not columns:
        raise fields.refused("column", _("bảng phải có ít nhất một cột"))
    return TaskTable(
        columns=columns,
        placement=fields.choice("placement", Placement.APPENDIX),
        rows=fields.each("row", _GROUP_KEYS | _TASK_KEYS, _row),
        numbering=fields.choice("numbering", RowNumbering.CONTINUOUS),
        title=fields.text("title"),
    )


def write_table(table: TaskTable) -> str:
    """Return the TOML that ``parse_table`` reads as ``table``, apart from keys of rows."""
    head = write_fields(
        {
            "title": table.title,
            "placement": table.placement.value,
            "numbering": table.numbering.value,
        }
    )
    columns = [
        write_fields({"field": c.field.value, "header": c.header, "weight": c.weight}, ("header",))
        for c in table.columns
    ]
    return (
        head
        + "".join(f"\n[[column]]\n{column}" for column in columns)
        + "".join(f"\n[[row]]\n{_row_text(row)}" for row in table.rows)
    )


def _column(fields: Fields) -> Column:
    if "field" not in fields:
        raise fields.refused("field", _("còn thiếu"))
    weight = fields.number("weight", 1)
    if weight <= 0:
        raise fields.refused("weight", _("phải lớn hơn 0"))
    return Column(fields.choice("field", TaskField.TASK), fields.text("header"), weight)


def _row(fields: Fields) -> TableRow:
    if "group" in fields:
        return _group(fields)
    if "depth" in fields:
        raise fields.refused("depth", _("chỉ dùng cho dòng nhóm"))
    return Task(
        new_id(),
        fields.text("task"),
        objective=fields.text("objective"),
        activity=fields.text("activity"),
        products=fields.texts("products"),
        lead=fields.texts("lead"),
        cooperate=fields.texts("cooperate"),
        time=fields.text("time"),
        budget=fields.text("budget"),
        label=fields.optional_text("label"),
    )


def _group(fields: Fields) -> TaskGroup:
    fields.only(_GROUP_KEYS)
    depth = fields.whole("depth", 1)
    if depth > _DEEPEST:
        raise fields.refused("depth", _("chỉ được là 1 hoặc 2"))
    return TaskGroup(
        new_id(),
        fields.text("group"),
        label=fields.optional_text("label"),
        budget=fields.text("budget"),
        depth=depth,
    )


def _row_text(row: TableRow) -> str:
    if isinstance(row, TaskGroup):
        depth = None if row.depth == 1 else row.depth
        return write_fields(
            {"label": row.label, "group": row.title, "depth": depth, "budget": row.budget},
            keep=("label", "group"),
        )
    return write_fields(
        {
            "label": row.label,
            "objective": row.objective,
            "task": row.task,
            "activity": row.activity,
            "products": row.products,
            "lead": row.lead,
            "cooperate": row.cooperate,
            "time": row.time,
            "budget": row.budget,
        },
        keep=("label", "task"),
    )
