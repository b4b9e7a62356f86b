"""Sizes that the officer chose, kept in the settings of this PC from one start to the next."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtWidgets import QHeaderView, QTableView


def remember_columns(view: QTableView, layout: MutableMapping[str, str], key: str) -> None:
    """Give the columns of ``view`` the widths kept under ``key``, and keep new ones there."""
    header = view.horizontalHeader()
    for section, width in enumerate(_widths(layout.get(key, ""), header.count())):
        if width and header.sectionResizeMode(section) is QHeaderView.ResizeMode.Interactive:
            view.setColumnWidth(section, width)

    def keep(_section: int, before: int, now: int) -> None:
        """Keep the widths; a column that was hidden or shown again has not got another one."""
        if before and now:
            sizes = (header.sectionSize(place) for place in range(header.count()))
            layout[key] = ",".join(map(str, sizes))

    header.sectionResized.connect(keep)


def _widths(stored: str, count: int) -> list[int]:
    """Return the stored widths; none when they are not those of ``count`` columns."""
    parts = stored.split(",")
    if len(parts) != count or not all(part.isdecimal() for part in parts):
        return []
    return [int(part) for part in parts]
