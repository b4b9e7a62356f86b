"""The golden parts of a small plan; run as a module to write them anew after looking at them."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from desktop.documents.compose import compose
from desktop.documents.docx_writer import write_docx
from tests.support.document_plans import ISSUED, PROFILE
from tests.support.docx_parts import parts

FOLDER = Path(__file__).parent / "golden"
KEPT = (
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/header.xml",
    "word/header-first.xml",
    "docProps/core.xml",
    "docProps/app.xml",
)


def golden_path(name: str) -> Path:
    """Return the file that holds a part."""
    return FOLDER / name.replace("/", "-")


def readable(root: etree._Element) -> str:
    """Return a part with one element a line."""
    etree.indent(root)
    text: str = etree.tostring(root, encoding="unicode")
    return text + "\n"


def current() -> dict[str, str]:
    """Return the parts as the program writes them now."""
    found = parts(write_docx(compose(ISSUED, PROFILE)))
    return {name: readable(found[name]) for name in KEPT}


if __name__ == "__main__":
    for part_name, part_text in current().items():
        golden_path(part_name).write_text(part_text, encoding="utf-8")
