"""A foreign DOCX as parts of XML, opened as a hostile file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from desktop.documents.safe_zip import WORD, Office, SafeZip, bomb, damaged, not_a_package
from desktop.errors import Refused
from desktop.i18n import _

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the usual name of this namespace
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", PIC),
)
"""Namespaces of "Strict Open XML" files and what ordinary files call them."""

_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "pc": 240.0, "pi": 240.0}
_MAX_TAGS = 2_000_000
"""Several times a plan of 500 pages; a tree of so many parts takes some 200 MB."""
_MAX_TWIPS = 400_000
"""Far beyond any page; a larger figure can only come from a damaged file."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: its short type ("header") and the part it points to."""

    kind: str
    target: str


class Package:
    """The parts of a DOCX or another Office package."""

    def __init__(self, data: bytes, office: Office = WORD) -> None:
        """Open ``data``; raise ``Refused`` with one sentence when it is no sound package."""
        self._office = office
        self._zip = SafeZip(data, office=office)
        if "[Content_Types].xml" not in self._zip.names:
            raise not_a_package(office)
        self.main = self._main_part()
        self.relations = self._relations_of(self.main)

    def part(self, name: str) -> Element | None:
        """Return the root of a part, None when it is not there."""
        if name not in self._zip.names:
            return None
        return parse(self._zip.read(name), self._office)

    def binary(self, name: str) -> bytes:
        """Return a part that is no XML; empty when it is not there."""
        return self._zip.read(name) if name in self._zip.names else b""

    def related(self, kind: str) -> Element | None:
        """Return the root of the part that the main part relates to by ``kind``."""
        for relation in self.relations.values():
            if relation.kind == kind:
                return self.part(relation.target)
        return None

    def _main_part(self) -> str:
        for relation in self._relations_of("").values():
            if relation.kind == "officeDocument" and relation.target in self._zip.names:
                return relation.target
        raise not_a_package(self._office)

    def _relations_of(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            str(item.get("Id", "")): Relation(
                str(item.get("Type", "")).rpartition("/")[2], _resolve(folder, item)
            )
            for item in root
            if item.get("TargetMode") != "External"
        }


def _resolve(folder: str, relation: Element) -> str:
    target = str(relation.get("Target", ""))
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def parse(data: bytes, office: Office = WORD) -> Element:
    """Return the root of an XML part; raise ``Refused`` when it is damaged or declares a DTD."""
    if data.count(b"<") > _MAX_TAGS:
        raise bomb()
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual[1:-1].encode())
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(office) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(_("Tệp chứa khai báo XML không an toàn nên không mở."))
    return root


def children(element: Element | None, tag: str) -> Iterator[Element]:
    """Yield the children of ``element`` with this tag; none for None."""
    if element is not None:
        yield from element.iterchildren(tag)


def child(element: Element | None, tag: str) -> Element | None:
    """Return the first child with this tag."""
    return None if element is None else element.find(tag)


def value(element: Element | None, tag: str, attribute: str = f"{W}val") -> str | None:
    """Return an attribute of the first child with this tag, None when either is not there."""
    found = child(element, tag)
    return None if found is None else found.get(attribute)


def is_on(element: Element) -> bool:
    """Read an on/off property (``<w:b/>``, ``<w:b w:val="0"/>``)."""
    return element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def flag(element: Element | None, tag: str) -> bool:
    """Tell whether the on/off child ``tag`` is there and on."""
    found = child(element, tag)
    return found is not None and is_on(found)


def twips(text: str | None) -> int | None:
    """Return a length in twips: bare figures are twips, others carry a unit ("12pt").

    What is no length, or no length of this world, gives None.
    """
    if not text:
        return None
    text = text.strip()
    factor = _TWIPS.get(text[-2:].lower(), 1.0)
    bare = text[:-2] if factor != 1.0 else text
    try:
        number = float(bare) * factor
    except ValueError:
        return None
    return round(number) if abs(number) < _MAX_TWIPS else None


def whole(text: str | None) -> int | None:
    """Return a whole number, None for anything else."""
    try:
        return round(float(text)) if text else None
    except (ValueError, OverflowError):
        return None
