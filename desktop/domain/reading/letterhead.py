"""The head of a document: issuing body, number, symbol, place and date.

Source of the components: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1 to II.4.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.domain.decree_dates import parse_date_phrase
from desktop.domain.reading.lines import Line, line_of
from desktop.domain.reading.source import Place, SourceTable
from desktop.domain.symbols import parse_number_line

_NATION = re.compile(
    r"\bC[ỘO]NG H[OÒ][AÀ] ?X[ÃA] H[ỘO]I.*?(?:VI[ỆE]T NAM|$)|\bĐ[ẢA]NG C[ỘO]NG S[ẢA]N VI[ỆE]T NAM\b",
    re.IGNORECASE,
)
_MOTTO = re.compile(
    r"\bĐ[ộo]c l[ậa]p\s?[-–—.]?\s?T[ựư] do\s?[-–—.]?\s?H[ạa]nh ph[úu]c", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\b[Ss][ốô]\s*:?\s*[0-9.…_]*\s*/\s*(?:\d{4}\s*/\s*)?"
    r"[A-ZĐ][A-ZĐa-zđ0-9.]*(?:\s?[-–/]\s?[A-ZĐ0-9][A-ZĐa-z0-9.&]*)*"
)
_PARTY_NUMBER = re.compile(r"\b[Ss]ố\s*:?\s*(\d*)\s*[-–]\s*([A-ZĐ]{2,4}/[A-ZĐ]{2,5})\b")
"""Of a committee of the Party: "Số 15-KH/ĐU"."""
_BLANK = r"[\s.…_/\d]*"
_DATE = re.compile(
    rf"(?P<place>[^\W\d_][^,;:]{{1,40}}?)\s*,\s*(?i:ngày)(?P<day>{_BLANK})"
    rf"(?:(?i:tháng)(?P<month>{_BLANK})(?i:năm)\s*(?P<year>\d{{4}}|[\d.…_\s]*))?"
)
_DRAFT = re.compile(r"\b(?:DỰ THẢO|Dự thảo)\b(?:\s*(?:lần|LẦN)?\s*\d*)")
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(slots=True)
class Letterhead:
    """What the head of a document says.

    Attributes:
        issuer_lines: Lines that name the issuing body and the one above it, as printed.
        number, symbol: Of the document; empty when left open.
        place_name: Place printed before the date.
        date: Day of issue; None when a part of it is left open.
        year: Year of a date whose day is left open.
        places: Where the parts stand, by "issuer", "number", "date".
        unread: Lines that are none of these.
    """

    issuer_lines: list[str] = field(default_factory=list)
    number: str = ""
    symbol: str = ""
    place_name: str = ""
    date: dt.date | None = None
    year: int | None = None
    places: dict[str, Place] = field(default_factory=dict)
    unread: list[Line] = field(default_factory=list)


def read_letterhead(items: Sequence[Line | SourceTable]) -> Letterhead:
    """Return what stands in the items above the title.

    Two columns printed on one line, as pasted text has them, are taken apart.
    """
    head = Letterhead()
    for line in _lines(items):
        for piece in line.pieces:
            _read_piece(head, piece, line)
    return head


def _lines(items: Iterable[Line | SourceTable]) -> Iterator[Line]:
    for item in items:
        if isinstance(item, SourceTable):
            for cell in sorted(item.cells, key=lambda cell: (cell.column, cell.row)):
                yield from map(line_of, cell.paragraphs)
        else:
            yield item


def is_letterhead_line(text: str) -> bool:
    """Tell whether a line holds the name of the state, its motto or a number of a document."""
    return bool(_NATION.search(text) or _MOTTO.search(text) or _NUMBER.match(text))


def _read_piece(head: Letterhead, piece: str, line: Line) -> None:
    rest = _DRAFT.sub(" ", _MOTTO.sub(" ", _NATION.sub(" ", piece)))
    if rest != piece:
        head.places.setdefault("state", line.place)
    number = _NUMBER.search(rest)
    if number and not head.symbol:
        _read_number(head, number[0], line)
        rest = f"{rest[: number.start()]} {rest[number.end() :]}"
    elif (party := _PARTY_NUMBER.search(rest)) and not head.symbol:
        head.number, head.symbol = party[1], party[2]
        head.places["number"] = line.place
        rest = f"{rest[: party.start()]} {rest[party.end() :]}"
    date = _DATE.search(rest)
    if date and not head.place_name:
        _read_date(head, date, line)
        rest = f"{rest[: date.start()]} {rest[date.end() :]}"
    rest = " ".join(rest.split())
    if any(letter.isalnum() for letter in rest):
        _read_body(head, rest, line)


def _read_number(head: Letterhead, text: str, line: Line) -> None:
    found = parse_number_line(text.replace("–", "-"))
    if found:
        head.number, head.symbol = found
        head.places["number"] = line.place


def _read_date(head: Letterhead, date: re.Match[str], line: Line) -> None:
    head.place_name = date["place"].strip()
    head.date = parse_date_phrase(date[0])
    year = _YEAR.search(date["year"] or date["day"] or "")
    head.year = int(year[1]) if year else None
    head.places["date"] = line.place


def _read_body(head: Letterhead, text: str, line: Line) -> None:
    if text.isupper() and not head.symbol and len(head.issuer_lines) < 4:
        head.issuer_lines.append(text)
        head.places.setdefault("issuer", line.place)
    else:
        head.unread.append(line)
