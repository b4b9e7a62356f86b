"""The package around the text of the Word file: parts, relations, settings, properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from desktop.documents.docx_styles import style_id, styles_part
from desktop.documents.docx_xml import NAMESPACES, R, paragraph, part, run, sub, w
from desktop.documents.format import FONT, LANGUAGE, Part
from desktop.documents.tree import Document

HEADER_ID = "rIdHeader"
FIRST_HEADER_ID = "rIdFirstHeader"

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE_PACKAGE = "application/vnd.openxmlformats-package"
_OFFICE_DOCUMENT = "application/vnd.openxmlformats-officedocument"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Date of the entries of the package: the same document gives the same bytes."""
_TIMES_PANOSE = "02020603050405020304"

_TYPES = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/header.xml": f"{_WORD}.header+xml",
    "/word/header-first.xml": f"{_WORD}.header+xml",
    "/docProps/core.xml": f"{_OFFICE_PACKAGE}.core-properties+xml",
    "/docProps/app.xml": f"{_OFFICE_DOCUMENT}.extended-properties+xml",
}
_PACKAGE_RELATIONS = {
    "rId1": (f"{R}/officeDocument", "word/document.xml"),
    "rId2": (f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
    "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
}
_DOCUMENT_RELATIONS = {
    "rIdStyles": (f"{R}/styles", "styles.xml"),
    "rIdSettings": (f"{R}/settings", "settings.xml"),
    "rIdFonts": (f"{R}/fontTable", "fontTable.xml"),
    HEADER_ID: (f"{R}/header", "header.xml"),
    FIRST_HEADER_ID: (f"{R}/header", "header-first.xml"),
}


def package(document: Document, body: bytes) -> bytes:
    """Return the file: ``body`` is the main part."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _relations(_DOCUMENT_RELATIONS),
        "word/styles.xml": styles_part(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/header.xml": _page_number(),
        "word/header-first.xml": _first_header(),
        "docProps/core.xml": _core_properties(document),
        "docProps/app.xml": _app_properties(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, data)
    return buffer.getvalue()


def _content_types() -> bytes:
    root = etree.XML(f'<Types xmlns="{_CONTENT_TYPES}"/>')
    for extension, kind in (
        ("rels", f"{_OFFICE_PACKAGE}.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(
            root, f"{{{_CONTENT_TYPES}}}Default", Extension=extension, ContentType=kind
        )
    for name, kind in _TYPES.items():
        etree.SubElement(root, f"{{{_CONTENT_TYPES}}}Override", PartName=name, ContentType=kind)
    return part(root)


def _relations(relations: Mapping[str, tuple[str, str]]) -> bytes:
    root = etree.XML(f'<Relationships xmlns="{_RELATIONS}"/>')
    for key, (kind, target) in relations.items():
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=key, Type=kind, Target=target)
    return part(root)


def _settings() -> bytes:
    root = etree.Element(w("settings"), nsmap={"w": NAMESPACES["w"]})
    sub(root, "zoom", percent=100)
    sub(root, "defaultTabStop", val=720)
    sub(root, "characterSpacingControl", val="doNotCompress")
    compat = sub(root, "compat")
    sub(
        compat,
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    sub(root, "themeFontLang", val=LANGUAGE)
    sub(root, "decimalSymbol", val=",")
    sub(root, "listSeparator", val=";")
    return part(root)


def _fonts() -> bytes:
    root = etree.Element(w("fonts"), nsmap={"w": NAMESPACES["w"]})
    font = sub(root, "font", name=FONT)
    sub(font, "panose1", val=_TIMES_PANOSE)
    sub(font, "charset", val="00")
    sub(font, "family", val="roman")
    sub(font, "pitch", val="variable")
    return part(root)


def _page_number() -> bytes:
    """Return the header of all pages but the first: the bare number, centred."""
    root = etree.Element(w("hdr"), nsmap={"w": NAMESPACES["w"]})
    element, _ = paragraph(root, style_id(Part.PAGE_NUMBER))
    run(sub(element, "fldSimple", instr=" PAGE "), "2")
    return part(root)


def _first_header() -> bytes:
    root = etree.Element(w("hdr"), nsmap={"w": NAMESPACES["w"]})
    paragraph(root, style_id(Part.PAGE_NUMBER))
    return part(root)


def _core_properties(document: Document) -> bytes:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    for name, value in (
        (f"{{{_DC}}}title", document.title),
        (f"{{{_DC}}}creator", document.author),
        (f"{{{_CORE}}}keywords", ", ".join(document.keywords)),
        (f"{{{_DC}}}language", LANGUAGE),
    ):
        if value:
            etree.SubElement(root, name).text = value
    return part(root)


def _app_properties() -> bytes:
    root = etree.XML(f'<Properties xmlns="{_APP}"/>')
    etree.SubElement(root, f"{{{_APP}}}Application").text = "Kế hoạch xã"
    return part(root)
