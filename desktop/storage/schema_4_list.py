"""What version 4 has otherwise of the list of tasks: titles have places by which it is sorted.

The tables are derived, so the old ones simply go and the list is made anew when it is looked at.
"""

from __future__ import annotations

from desktop.storage.schema_2 import ADDED_2

_WITHOUT_KEY = ADDED_2["list_item"].replace(",\n    title_key BLOB NOT NULL", "")
_WITH_PLACE = ADDED_2["list_task"].replace(
    "tracked INTEGER", "title REAL NOT NULL,\n    tracked INTEGER"
)

REMADE_4 = {
    "list_title": """CREATE TABLE list_title (
    sort_key BLOB NOT NULL PRIMARY KEY,
    place REAL NOT NULL
) STRICT, WITHOUT ROWID""",
    "list_item": _WITHOUT_KEY,
    "list_task": _WITH_PLACE,
    **{name: ADDED_2[name] for name in ("list_task_of_plan", "list_task_known")},
}
"""Name and definition of the tables and indexes that take their place."""

GONE_4 = ("list_item_title",)
"""Indexes of version 2 that have no successor."""

RELAYING_4 = ("DROP TABLE list_item", "DROP TABLE list_task", *REMADE_4.values())
"""What leads from the old tables, whose indexes go with them, to the new ones."""
