"""Looks into DOCX files: parts, texts in order, the text that a tree says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from desktop.documents import format as fmt
from desktop.documents import tree
from desktop.documents.docx_xml import w
from desktop.documents.table_grid import place_cells


def parts(data: bytes) -> dict[str, etree._Element]:
    """Return the parsed parts of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


def body(data: bytes) -> etree._Element:
    return parts(data)["word/document.xml"][0]


def texts(root: etree._Element) -> list[str]:
    """Return the text of each paragraph in order, without empty ones."""
    found = ("".join(t.text or "" for t in p.iter(w("t"))) for p in root.iter(w("p")))
    return [text for text in found if text]


def tree_texts(document: tree.Document) -> list[str]:
    """Return the texts of a tree in the order in which both writers show them."""
    return [text for section in document.sections for node in section.nodes for text in _node(node)]


def _node(node: tree.Node) -> Iterator[str]:
    if isinstance(node, tree.Letterhead):
        yield from (*node.parent_lines, *node.issuer_lines, fmt.NATIONAL_NAME, fmt.MOTTO)
        yield from (node.number_line, *([node.about] if node.about else []), node.date_line)
    elif isinstance(node, tree.Addressees):
        several = len(node.entries) > 1
        label = fmt.ADDRESSEES_LABEL
        yield from (label, *node.entries) if several else (f"{label} {node.entries[0]}",)
    elif isinstance(node, tree.Title):
        yield from (text for text in (node.type_line, node.subject) if text)
    elif isinstance(node, tree.Paragraph):
        yield node.text
    elif isinstance(node, tree.Table):
        rows = [*node.header, *node.rows]
        for placed in place_cells(rows, len(node.weights)):
            yield from placed.cell.lines
    else:
        yield from _signature(node)


def _signature(node: tree.SignatureBlock) -> Iterator[str]:
    recipients = (fmt.RECIPIENTS_LABEL, *node.recipients) if node.recipients else ()
    left = (*node.left_lines, *([node.left_signer] if node.left_signer else []))
    yield from left if node.two_parties else recipients
    yield from (*node.authority_lines, *([node.signer] if node.signer else []))
    yield from recipients if node.two_parties else ()


def paragraphs(root: etree._Element, style: str) -> list[etree._Element]:
    """Return the paragraphs of a style."""
    return [p for p in root.iter(w("p")) if p[0][0].get(w("val")) == style]
