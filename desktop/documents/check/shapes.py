"""Drawn things inside a run: lines, text boxes, pictures; DrawingML and the older VML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from desktop.documents.check.model import Box, Column, Line, Paragraph, Picture
from desktop.documents.units import TWIPS_PER_MM
from desktop.documents.word.ooxml import (
    MC,
    PIC,
    WP,
    WPS,
    A,
    Element,
    O,
    R,
    V,
    W,
    child,
    twips,
    value,
    whole,
)

_EMU_PER_MM = 36_000
_THIN_MM = 1.0
"""A shape lower than this is a line, whatever it is called."""
_LINES = frozenset({"line", "straightConnector1", "lineInv"})
_CONNECTOR_TYPES = ("#_x0000_t32", "#_x0000_t20")
_MAX_MM = 2000.0

ReadParagraphs = Callable[[Element, Column], tuple[Paragraph, ...]]


Shape = Line | Box | Picture


def shapes_in(run: Element, column: Column, read: ReadParagraphs, centred: bool) -> Iterator[Shape]:
    """Yield the shapes of a run; of alternatives the first, as Word does.

    ``centred`` tells whether the paragraph is centred: it places shapes that stand in the line.
    """
    for item in run:
        if item.tag == f"{MC}AlternateContent":
            choice = child(item, f"{MC}Choice")
            chosen = choice if choice is not None else child(item, f"{MC}Fallback")
            if chosen is not None:
                yield from shapes_in(chosen, column, read, centred)
        elif item.tag == f"{W}drawing":
            yield from _drawing(item, column, read, centred)
        elif item.tag in (f"{W}pict", f"{W}object"):
            yield from _vml(item, column, read)


def _drawing(item: Element, column: Column, read: ReadParagraphs, centred: bool) -> Iterator[Shape]:
    for anchor in item:
        extent = child(anchor, f"{WP}extent")
        if extent is None:
            continue
        width, height = _emu(extent.get("cx")), _emu(extent.get("cy"))
        if anchor.tag == f"{WP}inline":
            left = (column.width_mm - width) / 2 if centred else 0.0
            left_mm: float | None = left
        else:
            left_mm = _left(child(anchor, f"{WP}positionH"), column, width)
        for shape in anchor.iter(f"{WPS}wsp"):
            yield from _word_shape(shape, (width, height), left_mm, column, read)
        for picture in anchor.iter(f"{PIC}pic"):
            blip = picture.find(f".//{A}blip")
            link = "" if blip is None else str(blip.get(f"{R}embed", ""))
            yield Picture(link, left_mm, width, height)


def _word_shape(
    shape: Element,
    size: tuple[float, float],
    left: float | None,
    column: Column,
    read: ReadParagraphs,
) -> Iterator[Shape]:
    width, height = size
    outline = shape.find(f"{WPS}spPr/{A}ln")
    drawn = outline is None or child(outline, f"{A}noFill") is None
    centre = None if left is None else left + width / 2
    text = shape.find(f"{WPS}txbx/{W}txbxContent")
    if text is not None:
        room = Column(round(width * TWIPS_PER_MM), 0, column.margin, column.text_width)
        yield Box(width, height, drawn, read(text, room), centre)
        return
    geometry = shape.find(f"{WPS}spPr/{A}prstGeom")
    kind = "" if geometry is None else geometry.get("prst", "")
    if drawn and width > height and (kind in _LINES or height < _THIN_MM):
        dash = value(outline, f"{A}prstDash", "val") or "solid"
        yield Line(width, centre, dash == "solid")


def _emu(text: str | None) -> float:
    number = whole(text) or 0
    return min(abs(number) / _EMU_PER_MM, _MAX_MM)


def _offset(position: Element | None) -> float | None:
    text = position.findtext(f"{WP}posOffset") if position is not None else None
    number = whole(text)
    return None if number is None else number / _EMU_PER_MM


def _left(position: Element | None, column: Column, width: float) -> float | None:
    """Return the left edge of a shape from the left edge of the column, in mm."""
    if position is None:
        return None
    relative, offset = position.get("relativeFrom", "column"), _offset(position)
    align = position.findtext(f"{WP}align") or ""
    start, room = _reference(relative, column)
    if room is None:
        return None
    if offset is not None:
        return start + offset
    return {"center": start + (room - width) / 2, "left": start, "right": start + room - width}.get(
        align
    )


def _reference(relative: str, column: Column) -> tuple[float, float | None]:
    """Return where a reference frame begins, from the column's edge, and its width, in mm.

    Inside a cell Word lays shapes out by the cell, whatever frame they name.
    """
    to_margin = -column.offset / TWIPS_PER_MM
    in_cell = column.width != column.text_width
    if relative == "column" or (in_cell and relative in ("margin", "page")):
        return 0.0, column.width_mm
    if relative == "margin":
        return to_margin, column.text_width / TWIPS_PER_MM
    if relative == "page":
        return to_margin - column.margin / TWIPS_PER_MM, 210.0
    return 0.0, None


def _vml(item: Element, column: Column, read: ReadParagraphs) -> Iterator[Shape]:
    for shape in item.iter(f"{V}line", f"{V}shape", f"{V}rect", f"{V}roundrect"):
        style = _style(shape.get("style", ""))
        width, height = _mm(style.get("width")), _mm(style.get("height"))
        text = shape.find(f".//{W}txbxContent")
        picture = shape.find(f"{V}imagedata")
        left = _vml_left(style, column, width)
        if text is not None:
            room = Column(round(width * TWIPS_PER_MM), 0, column.margin, column.text_width)
            framed = shape.get("stroked") not in ("f", "false")
            centre = None if left is None else left + width / 2
            yield Box(width, height, framed, read(text, room), centre)
        elif picture is not None:
            yield Picture(str(picture.get(f"{R}id", "")), left, width, height)
        elif shape.tag == f"{V}line":
            yield from _vml_line(shape, style, column)
        elif shape.get("type") in _CONNECTOR_TYPES or (0 < height < _THIN_MM and width > height):
            yield Line(width, None if left is None else left + width / 2, _vml_solid(shape))


def _vml_line(shape: Element, style: dict[str, str], column: Column) -> Iterator[Line]:
    start, end = _points(shape.get("from")), _points(shape.get("to"))
    length = abs(end[0] - start[0])
    if length <= abs(end[1] - start[1]):
        return
    relative = style.get("mso-position-horizontal-relative", "text")
    frame = {"text": "column", "char": "", "margin": "margin", "page": "page"}.get(relative, "")
    begin, room = _reference(frame, column)
    centre = None if room is None else begin + (start[0] + end[0]) / 2
    if style.get("mso-position-horizontal") == "center" and room is not None:
        centre = begin + room / 2
    yield Line(length, centre, _vml_solid(shape))


def _vml_left(style: dict[str, str], column: Column, width: float) -> float | None:
    relative = style.get("mso-position-horizontal-relative", "text")
    frame = {"text": "column", "margin": "margin", "page": "page"}.get(relative, "")
    begin, room = _reference(frame, column)
    if room is None:
        return None
    if style.get("mso-position-horizontal") == "center":
        return begin + (room - width) / 2
    margin = style.get("margin-left") or style.get("left")
    return begin + _mm(margin) if margin else None


def _vml_solid(shape: Element) -> bool:
    dash = value(shape, f"{V}stroke", "dashstyle") or "solid"
    return dash == "solid" and shape.get(f"{O}dashstyle") in (None, "solid")


def _style(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): setting.strip() for name, _, setting in pairs}


def _points(text: str | None) -> tuple[float, float]:
    """Read "56.7pt,17pt" as millimetres."""
    first, _, second = (text or "").partition(",")
    return _mm(first), _mm(second)


def _mm(text: str | None) -> float:
    bare = (text or "").strip()
    if re.fullmatch(r"-?[\d.]+px", bare):
        bare = f"{float(bare[:-2]) * 0.75}pt" if bare.count(".") < 2 else ""
    elif re.fullmatch(r"-?\d+", bare):
        return 0.0 if bare == "0" else (whole(bare) or 0) / _EMU_PER_MM
    return (twips(bare) or 0) / TWIPS_PER_MM
