"""Puts right what openpyxl writes otherwise than Excel wants it."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES = "xl/styles.xml"
_SHEETS = "xl/worksheets/sheet"
_SET_BY_HAND = b' customHeight="1"'
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz",
    "color", "name", "family", "charset", "scheme",
)  # fmt: skip


def put_right(workbook: bytes) -> bytes:
    """Return the workbook with fonts in the schema's order and rows that fit themselves.

    openpyxl marks every row height as set by hand; then a row would not grow when more is typed.
    """
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == _STYLES:
                data = _ordered_fonts(data)
            elif entry.filename.startswith(_SHEETS):
                data = data.replace(_SET_BY_HAND, b"")
            target.writestr(entry, data)
    return buffer.getvalue()


def _ordered_fonts(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    for font in root.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=_place)
    ordered: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return ordered


def _place(element: etree._Element) -> int:
    return _FONT_ORDER.index(element.tag.removeprefix(_MAIN))
