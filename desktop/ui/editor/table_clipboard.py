"""Cells from Excel and Word: HTML tables and tab-separated text."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

_BLANKS = re.compile(r"[ \t\r\n\u00a0]+")
_BLOCKS = frozenset({"p", "div", "li"})
_MAX_SPAN = 50
"""Cells that claim to run through more columns than this are taken for one."""

Grid = list[list[str]]


def grid_of_mime(source: QMimeData) -> Grid:
    """Return the cells on the clipboard; text without a table gives one column of lines."""
    if source.hasHtml() and "<table" in source.html().lower():
        grid = grid_of_html(source.html())
        if grid:
            return grid
    return grid_of_text(source.text())


def grid_of_text(text: str) -> Grid:
    """Return the cells of tab-separated text in which Excel quotes cells of several lines."""
    lines = csv.reader(io.StringIO(text.replace("\r\n", "\n").rstrip("\n")), "excel-tab")
    try:
        return [[cell.strip() for cell in line] for line in lines]
    except csv.Error:  # a quotation mark that nothing closes, or an endless cell
        return [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()]


def grid_of_html(text: str) -> Grid:
    """Return the cells of the first HTML table; paragraphs of a cell become its lines."""
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    return [row for row in reader.grid if row]


class _TableReader(HTMLParser):
    """Collects the cells of the first table; cells that run over several take them all."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid: Grid = []
        self._lines: list[str] | None = None
        self._span = 1
        self._depth = 0
        self._over = False

    def close(self) -> None:
        """Take the cell that nothing closed."""
        super().close()
        self._end_cell()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._over or self._depth != 1:
            return
        if tag == "tr":
            self.grid.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._lines = [""]
            self._span = _span(dict(attrs).get("colspan"))
        elif tag == "br" or tag in _BLOCKS:
            self._break_line()

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._end_cell()
            self._depth -= 1
            self._over = self._over or self._depth == 0
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag in _BLOCKS:
            self._break_line()

    def handle_data(self, data: str) -> None:
        if self._lines is not None:
            self._lines[-1] += data

    def _break_line(self) -> None:
        if self._lines is not None:
            self._lines.append("")

    def _end_cell(self) -> None:
        if self._lines is None:
            return
        if not self.grid:
            self.grid.append([])
        lines = [_BLANKS.sub(" ", line).strip() for line in self._lines]
        self.grid[-1].append("\n".join(line for line in lines if line))
        self.grid[-1].extend([""] * (self._span - 1))
        self._lines = None


def _span(words: str | None) -> int:
    wanted = int(words) if words and words.isdecimal() and len(words) < 4 else 1
    return wanted if 1 <= wanted <= _MAX_SPAN else 1
