"""Lengths of pages, tables and cells as the XML states them, in twips."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.documents.check.model import Column, Line, Run, Section
from desktop.documents.metrics import text_width_mm
from desktop.documents.units import TWIPS_PER_MM
from desktop.documents.word.effective import ParagraphFormat
from desktop.documents.word.ooxml import MC, Element, O, V, W, child, twips, value, whole

A4 = (11906, 16838)
_MARGINS = {"top": 1440, "bottom": 1440, "left": 1440, "right": 1440, "gutter": 0,
            "header": 720, "footer": 720}  # fmt: skip
_FIFTIETHS = 5000
"""A width in "pct" counts fiftieths of a percent."""


def table_width(grid: list[int], properties: Element | None, column: Column) -> int:
    """Return the width of a table: stated, a share of the column, or that of its grid."""
    stated = child(properties, f"{W}tblW")
    if stated is not None:
        figure = str(stated.get(f"{W}w", ""))
        if stated.get(f"{W}type") == "pct" or figure.endswith("%"):
            share = whole(figure.rstrip("%")) or 0
            whole_width = 100 if figure.endswith("%") else _FIFTIETHS
            return round(column.width * min(share / whole_width, 10)) or sum(grid)
        length = twips(figure)
        if length and stated.get(f"{W}type") == "dxa":
            return max(length, sum(grid)) if grid and _fixed(properties) else length
    return sum(grid) or column.width


def _fixed(properties: Element | None) -> bool:
    return value(properties, f"{W}tblLayout", f"{W}type") == "fixed"


def table_offset(properties: Element | None, column: Column, width: int) -> int:
    """Return the left edge of a table from the left edge of its column."""
    align = value(properties, f"{W}jc")
    if align == "center":
        return (column.width - width) // 2
    if align in ("right", "end"):
        return column.width - width
    return twips(value(properties, f"{W}tblInd", f"{W}w")) or 0


def page_size(size: Element | None) -> tuple[int, int]:
    """Return width and height of the paper; A4 when nothing is said."""
    if size is None:
        return A4
    return twips(size.get(f"{W}w")) or A4[0], twips(size.get(f"{W}h")) or A4[1]


def page_margins(margins: Element | None) -> dict[str, int]:
    """Return the margins by name, the gutter already added to the left one."""
    found = dict(_MARGINS)
    if margins is not None:
        for name, otherwise in _MARGINS.items():
            length = twips(margins.get(f"{W}{name}"))
            found[name] = otherwise if length is None else length
    found["left"] += found["gutter"]
    return found


def page_column(section: Section) -> Column:
    """Return the room of the text between the margins."""
    width = max(section.text_width, 0)
    return Column(width, 0, section.margins["left"], width)


def blocks_of(parent: Element) -> Iterator[Element]:
    """Yield paragraphs and tables, those inside content controls and insertions too."""
    for item in parent:
        if item.tag in (f"{W}p", f"{W}tbl"):
            yield item
        elif item.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"):
            yield from blocks_of(item)
        elif item.tag == f"{MC}AlternateContent":
            yield from blocks_of(next(iter(item), item))


def pictures_in(root: Element) -> int:
    """Count pictures, charts and word-art of a header or footer."""
    drawings = root.iter(f"{W}drawing", f"{V}imagedata", f"{V}textpath")
    shapes = (item for item in drawings if not _is_plain_shape(item))
    return sum(1 for _item in shapes) + sum(1 for _item in root.iter(f"{O}OLEObject"))


def _is_plain_shape(item: Element) -> bool:
    return item.tag == f"{W}drawing" and next(item.iter("{*}pic", "{*}chart"), None) is None


def border_lines(look: ParagraphFormat, column: Column) -> Iterator[Line]:
    """Yield the bottom border of a paragraph as a line."""
    if look.border_below:
        width = (column.width - look.left - look.right) / TWIPS_PER_MM
        yield Line(width, look.left / TWIPS_PER_MM + width / 2)


def underscores(runs: list[Run], look: ParagraphFormat, column: Column) -> Iterator[Line]:
    """Yield each run of underscores as a line."""
    for run in runs:
        count = max((len(part) for part in run.text.split() if set(part) == {"_"}), default=0)
        if count >= 3:
            length = text_width_mm("_" * count, run.format.size / 2, run.format.bold)
            middle = (column.width + look.left - look.right) / 2 / TWIPS_PER_MM
            yield Line(length, middle if look.align == "center" else None)
