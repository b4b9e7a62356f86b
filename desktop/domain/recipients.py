"""Recipients of a document (Nơi nhận).

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9.
"""

from __future__ import annotations

import re

from desktop.domain.text import squeeze

AS_ABOVE = "Như trên"
"""First entry of a document that opens with "Kính gửi"."""

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


def is_filing(entry: str) -> bool:
    """Tell whether an entry is the one of the files ("Lưu: VT, VHXH")."""
    return bool(_FILING.match(normal_entry(entry)))


def filing_entry(code: str = "", copies: int = 0) -> str:
    """Return the last entry: "Lưu: VT, VHXH"; with the number of stored copies if needed."""
    unit = f", {squeeze(code)}" if squeeze(code) else ""
    return f"Lưu: VT{unit}{f' ({copies})' if copies else ''}"
