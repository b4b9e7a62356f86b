"""Title and placement of a task table, from the lines above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.domain.folding import fold
from desktop.domain.reading.title import ATTACHED
from desktop.domain.tasks import Placement
from desktop.domain.text import squeeze

_APPENDIX = re.compile(r"phu luc(?: (?:so )?[ivxl\d]+[a-z]?)?\s*[.:]?(?:\s*$|\s*[-–:])")
_APPENDIX_LINE = re.compile(r"phụ lục(?:\s+(?:số\s+)?[ivxl\d]+[a-z]?)?\s*[.:–-]*\s*", re.IGNORECASE)
_CAPITALS = (
    "UBND", "HĐND", "MTTQ", "CCHC", "TTHC", "CNTT", "QPPL", "DVC", "CSDL", "NSNN", "CBCC",
    "CCVC", "TP", "PAPI", "PAR INDEX", "SIPAS", "DDCI", "PCI", "DTI", "ISO",
)  # fmt: skip
_NAMED = re.compile(
    r"\b(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+"
    r"((?:[^\W\d_]+\s*?){1,4}?)(?=\s+(?:năm|giai|từ|tháng|quý|và|về|đến|theo)\b|[\s,;.()–-]*$|[,;.()–-]|\s+\d)"
)  # fmt: skip
_BODIES = {
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "uỷ ban nhân dân": "Uỷ ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "chính phủ": "Chính phủ",
    "việt nam": "Việt Nam",
}


def read_title(lines: Sequence[str]) -> tuple[Placement, str, tuple[int, ...]]:
    """Return placement and title of a table, and which of the lines are neither.

    The title stands between "PHỤ LỤC" and "(Kèm theo …)"; without both the table stands in the
    text and has no title of its own.
    """
    folded = [fold(line) for line in lines]
    starts = [place for place, line in enumerate(folded) if _APPENDIX.match(line)]
    ends = [place for place, line in enumerate(folded) if ATTACHED.match(line)]
    if not starts and not ends:
        return Placement.IN_TEXT, "", tuple(range(len(lines)))
    end = ends[-1] if ends else len(lines)
    before = [place for place in starts if place < end]
    first = before[-1] if before else _first_title(lines, end)
    title = [_APPENDIX_LINE.sub("", squeeze(lines[first]), count=1) if before else lines[first]]
    title += lines[first + 1 : end]
    left = [*range(first), *range(end, len(lines))]
    unread = tuple(place for place in left if lines[place].strip())
    return Placement.APPENDIX, mixed_case(squeeze(" ".join(title))), unread


def _first_title(lines: Sequence[str], end: int) -> int:
    """Return where the title above "(Kèm theo …)" begins: the lines in capitals above it."""
    first = max(end - 1, 0)
    while first > 0 and lines[first - 1].isupper() and lines[first].isupper():
        first -= 1
    return first


def mixed_case(title: str) -> str:
    """Return a title in mixed case; one that is not all in capitals stays as it is."""
    if not title.isupper():
        return title
    small = title.lower()
    for body, written in _BODIES.items():
        small = small.replace(body, written)
    for short in _CAPITALS:
        small = re.sub(rf"\b{short.lower()}\b", short, small)
    small = _NAMED.sub(lambda found: f"{found[1]} {found[2].title()}", small)
    small = re.sub(r"\b(?:quý|phần|mục) [ivx]+\b", lambda f: _roman_up(f[0]), small)
    return small[:1].upper() + small[1:]


def _roman_up(words: str) -> str:
    head, number = words.split(" ", 1)
    return f"{head} {number.upper()}"
