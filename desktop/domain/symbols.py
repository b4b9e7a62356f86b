"""Number and symbol of a document (số, ký hiệu văn bản).

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.
"""

from __future__ import annotations

import re

from desktop.domain.document_types import DocumentType, type_of
from desktop.domain.text import squeeze

BLANK = " " * 8
"""Room for a number written by the clerk's hand, about 10 mm at size 13."""

_NUMBER = re.compile(r"0[1-9]|[1-9][0-9]+")
_SYMBOL = re.compile(r"[A-ZĐ][A-ZĐa-zđ0-9.]*(?:-[A-ZĐ0-9][A-ZĐa-zđ0-9.&]*)+")
_LINE = re.compile(r"Số\s*:?\s*([0-9.…_]*)\s*/\s*(\S.*)", re.IGNORECASE)


def is_number(number: str) -> bool:
    """Tell whether ``number`` is written as the decree wants: one zero below 10, else none."""
    return bool(_NUMBER.fullmatch(number))


def normal_number(number: str) -> str:
    """Return ``number`` with the zeros of the decree ("5" → "05"); other text only squeezed."""
    bare = squeeze(number)
    if not re.fullmatch(r"[0-9]{1,9}", bare) or not int(bare):
        return bare
    return f"{int(bare):02d}"


def is_symbol(symbol: str) -> bool:
    """Tell whether ``symbol`` has groups joined by "-" without blanks ("KH-UBND")."""
    return bool(_SYMBOL.fullmatch(symbol))


def symbol_for(kind: DocumentType, body: str = "UBND", unit: str = "") -> str:
    """Return the symbol of a document: "KH-UBND"; of a công văn "UBND-VX".

    ``unit`` is the drafting unit or field, printed in a công văn only.
    """
    groups = (kind.abbreviation, body) if kind.abbreviation else (body, unit)
    return "-".join(group for group in groups if group)


def symbol_agrees(symbol: str, document_type: str) -> bool:
    """Tell whether ``symbol`` is one that a document of this type may bear.

    The first group is the abbreviation of the type, in its own capitals; a công văn has none,
    so its first group is the body. Unknown types ("PL") agree with everything.
    """
    kind = type_of(document_type)
    if kind is None:
        return True
    first, _, rest = symbol.partition("-")
    if kind.abbreviation:
        return first == kind.abbreviation and bool(rest)
    return bool(rest) and type_of(first) is None


def number_line(number: str, symbol: str) -> str:
    """Return the printed line: "Số: 05/KH-UBND"; without number a blank stands for it."""
    return f"Số: {normal_number(number) or BLANK}/{symbol}"


def parse_number_line(line: str) -> tuple[str, str] | None:
    """Return number (empty in a draft) and symbol of a printed line, None when it is none."""
    match = _LINE.fullmatch(squeeze(line))
    if match is None:
        return None
    number = match[1] if match[1].isdigit() else ""
    return number, re.sub(r"\s*([-/])\s*", r"\1", match[2]).rstrip(".;,")
