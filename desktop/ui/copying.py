"""Tables on the clipboard, as text for Excel and as HTML for Word."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData


def table_mime(cells: Sequence[Sequence[str]]) -> QMimeData:
    """Return clipboard data of a table of words."""
    mime = QMimeData()
    mime.setText("\n".join("\t".join(map(_tsv_cell, row)) for row in cells))
    rows = "".join(
        "<tr>" + "".join(f"<td>{_html_cell(cell)}</td>" for cell in row) + "</tr>" for row in cells
    )
    mime.setHtml(f"<table>{rows}</table>")
    return mime


def _tsv_cell(words: str) -> str:
    """Quote a cell of several lines the way Excel does."""
    if any(mark in words for mark in '\t\n"'):
        return '"' + words.replace('"', '""') + '"'
    return words


def _html_cell(words: str) -> str:
    return escape(words).replace("\n", "<br>")
