"""What the XML of a table says of its looks: grid, padding, edges; lengths in twips."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.word.ooxml import Element, W, child, children, twips, value

_PADDING = 108
"""Left and right of a cell where nothing is said."""
_SIDES = {"left": ("left", "start"), "right": ("right", "end")}


@dataclass(frozen=True, slots=True)
class TableLook:
    """What a table sets for its cells: padding and whether borders show."""

    left: int
    right: int
    bordered: bool


def table_look(direct: Element | None, style: Element | None) -> TableLook:
    """Return the look of a table from its own properties and those of its style."""
    padding = {"left": _PADDING, "right": _PADDING}
    bordered = False
    for properties in (style, direct):
        margins = child(properties, f"{W}tblCellMar")
        padding = {name: side(margins, name, padding[name]) for name in padding}
        borders = child(properties, f"{W}tblBorders")
        if borders is not None:
            bordered = any(map(_drawn, borders))
    return TableLook(padding["left"], padding["right"], bordered)


def side(margins: Element | None, name: str, otherwise: int) -> int:
    """Return the padding of one side, ``otherwise`` when it is not set."""
    for tag in _SIDES[name]:
        length = twips(value(margins, f"{W}{tag}", f"{W}w"))
        if length is not None:
            return max(length, 0)
    return otherwise


def cell_bordered(borders: Element | None, otherwise: bool) -> bool:
    """Tell whether a cell shows an edge; its own settings stand above those of the table."""
    if borders is None or not len(borders):
        return otherwise
    if any(map(_drawn, borders)):
        return True
    return otherwise and len(borders) < 4


def _drawn(edge: Element) -> bool:
    visible = edge.get(f"{W}val") not in (None, "nil", "none")
    return visible and str(edge.get(f"{W}color", "")).upper() != "FFFFFF"


def grid_of(table: Element) -> list[int]:
    """Return the widths of the grid columns."""
    columns = children(child(table, f"{W}tblGrid"), f"{W}gridCol")
    return [max(twips(item.get(f"{W}w")) or 0, 0) for item in columns]
