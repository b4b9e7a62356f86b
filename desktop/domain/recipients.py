"""Recipients of a document (Nơi nhận).

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.domain.document_types import DocumentType
from desktop.domain.folding import fold
from desktop.domain.text import squeeze

AS_ABOVE = "Như trên"
"""First entry of a document that opens with "Kính gửi"."""

_DECIDED_BY_ARTICLES = frozenset({"QĐ", "NQ"})
_LEADING = re.compile(r"^[-‐‑−–—•*+·\uf02d\uf0b7\s]+")
_TRAILING = re.compile(r"[\s;.,]+$")
_FILING = re.compile(r"^[lL][ưƯ][uU]\s*[:.,]?\s*(?=$|VT|V\.?T\b|văn thư)", re.IGNORECASE)
_PARTED = re.compile(r"[;\n]|\s[-–](?=\s?Lưu\s?:)")
_HEADING = re.compile(r"^\s*nơi nhận\s*:?", re.IGNORECASE)


def normal_entry(entry: str) -> str:
    """Return an entry without dash and closing mark; "Lưu VT" becomes "Lưu: VT"."""
    bare = _TRAILING.sub("", _LEADING.sub("", squeeze(entry)))
    filing = _FILING.match(bare)
    return f"Lưu: {bare[filing.end() :]}".strip() if filing else bare


def parse_recipients(text: str) -> tuple[str, ...]:
    """Return the entries of a printed or pasted list, with or without its heading."""
    pieces = _PARTED.split(_HEADING.sub("", text))
    return tuple(entry for piece in pieces if (entry := normal_entry(piece)))


def printed_lines(recipients: Sequence[str]) -> tuple[str, ...]:
    """Return the lines as printed: "- UBND tỉnh;" and so on, the last one with a full stop."""
    entries = [entry for one in recipients if (entry := normal_entry(one))]
    return tuple(
        f"- {entry}{'.' if place == len(entries) else ';'}"
        for place, entry in enumerate(entries, start=1)
    )


def is_filing(entry: str) -> bool:
    """Tell whether an entry is the one of the files ("Lưu: VT, VHXH")."""
    return bool(_FILING.match(normal_entry(entry)))


def filing_entry(code: str = "", copies: int = 0) -> str:
    """Return the last entry: "Lưu: VT, VHXH"; with the number of stored copies if needed."""
    unit = f", {squeeze(code)}" if squeeze(code) else ""
    return f"Lưu: VT{unit}{f' ({copies})' if copies else ''}"


def with_filing(recipients: Iterable[str], code: str = "") -> tuple[str, ...]:
    """Return the list with the entry of the files last; one that is there keeps its words."""
    entries = [normal_entry(entry) for entry in recipients]
    filing = [entry for entry in entries if is_filing(entry)] or [filing_entry(code)]
    others = [entry for entry in entries if entry and not is_filing(entry)]
    return (*others, filing[0])


def first_entry(kind: DocumentType, addressed: bool, article: int = 0) -> str:
    """Return what the list must begin with; empty when it begins with a recipient.

    ``addressed`` tells that the document opens with "Kính gửi"; ``article`` is the number of
    the điều that names who carries out a quyết định or nghị quyết.
    """
    if addressed and kind.addressed:
        return AS_ABOVE
    return f"Như Điều {article}" if article and kind.code in _DECIDED_BY_ARTICLES else ""


def with_first_entry(recipients: Iterable[str], first: str) -> tuple[str, ...]:
    """Return the list beginning with ``first``; any other "Như …" entry falls away."""
    others = [
        entry
        for one in recipients
        if (entry := normal_entry(one)) and not re.match(r"nhu (tren|dieu \d+)\b", fold(entry))
    ]
    return (first, *others) if first else tuple(others)
