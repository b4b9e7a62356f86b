"""Task tables of foreign plans: known by what their headers mean, read row by row."""

from desktop.domain.reading.task_tables.parts import join_parts
from desktop.domain.reading.task_tables.read import is_task_table, read_task_table
from desktop.domain.reading.task_tables.result import Leftover, LeftoverKind, ReadTable

__all__ = [
    "Leftover",
    "LeftoverKind",
    "ReadTable",
    "is_task_table",
    "join_parts",
    "read_task_table",
]
