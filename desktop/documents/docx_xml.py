"""Small helpers for WordprocessingML: names, units, runs."""

from __future__ import annotations

from functools import cache

from lxml import etree

from desktop.documents.units import TWIPS_PER_MM

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def w(name: str) -> str:
    """Return a name of the main namespace as lxml wants it."""
    return f"{{{W}}}{name}"


def sub(parent: etree._Element, tag: str, /, **attributes: str | int) -> etree._Element:
    """Add an element of the main namespace."""
    element = etree.SubElement(parent, w(tag))
    for key, value in attributes.items():
        element.set(w(key), str(value))
    return element


def twips(mm: float) -> int:
    """Return millimetres as twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def points(pt: float) -> int:
    """Return points as twentieths of a point."""
    return round(pt * 20)


def half_points(pt: float) -> int:
    """Return a size of letters as ``w:sz`` counts it."""
    return round(pt * 2)


def emu(mm: float) -> int:
    """Return millimetres as DrawingML counts them."""
    return round(mm * 36000)


def paragraph(parent: etree._Element, style: str) -> tuple[etree._Element, etree._Element]:
    """Add a paragraph of a named style; return it and its properties."""
    element = sub(parent, "p")
    properties = sub(element, "pPr")
    sub(properties, "pStyle", val=style)
    return element, properties


def run(
    parent: etree._Element, text: str, *, bold: bool = False, italic: bool = False
) -> etree._Element:
    """Add a run; ``bold`` and ``italic`` come on top of the style of its paragraph."""
    element = sub(parent, "r")
    if bold or italic:
        properties = sub(element, "rPr")
        if bold:
            sub(properties, "b")
        if italic:
            sub(properties, "i")
    words = sub(element, "t")
    words.text = text
    if text != text.strip() or "  " in text:
        words.set(_SPACE, "preserve")
    return element


def spacing(properties: etree._Element, **values: float) -> None:
    """Set the space above (``before``) and below (``after``) a paragraph, in points."""
    sub(properties, "spacing", **{key: points(value) for key, value in values.items()})


def part(root: etree._Element) -> bytes:
    """Return a part of the package as bytes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
