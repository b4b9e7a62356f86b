"""Reads PDFs back, for the tests of the documents."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ContentStream

MM = 25.4 / 72
_BLANKS = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and its place in millimetres from the left and the top of the page."""

    text: str
    x: float
    y: float


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in read(pdf).pages]


def dense(text: str) -> str:
    """Return ``text`` without blanks, to compare words however the lines are broken."""
    return _BLANKS.sub("", text)


def pieces(pdf: bytes, page: int) -> list[Piece]:
    """Return the pieces of text of a page, counted from 0."""
    found: list[Piece] = []
    sheet = read(pdf).pages[page]
    height = float(sheet.mediabox.height)

    def visit(text, current, matrix, _font, _size):
        x = matrix[4] * current[0] + current[4]
        y = matrix[5] * current[3] + current[5]
        if text.strip():
            found.append(Piece(text.strip(), float(x) * MM, (height - float(y)) * MM))

    sheet.extract_text(visitor_text=visit)
    return found


def rule_lengths(pdf: bytes, page: int) -> list[float]:
    """Return the lengths in millimetres of the straight lines drawn on a page."""
    reader = read(pdf)
    stream = ContentStream(reader.pages[page].get_contents(), reader)
    lengths: list[float] = []
    start = (0.0, 0.0)
    for operands, operator in stream.operations:
        if operator == b"m":
            start = (float(operands[0]), float(operands[1]))
        elif operator == b"l":
            x, y = float(operands[0]), float(operands[1])
            lengths.append(((x - start[0]) ** 2 + (y - start[1]) ** 2) ** 0.5 * MM)
    return lengths
