"""Puts right what openpyxl writes out of the order of the file format's schema."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES = "xl/styles.xml"
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz",
    "color", "name", "family", "charset", "scheme",
)  # fmt: skip


def in_schema_order(workbook: bytes) -> bytes:
    """Return the workbook with the parts of each font in the order that strict readers want."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            target.writestr(entry, _ordered_fonts(data) if entry.filename == _STYLES else data)
    return buffer.getvalue()


def _ordered_fonts(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    for font in root.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=_place)
    ordered: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return ordered


def _place(element: etree._Element) -> int:
    return _FONT_ORDER.index(element.tag.removeprefix(_MAIN))
