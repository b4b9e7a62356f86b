"""The parts of a workbook as its readers need them: looks, shared texts, cells of a sheet."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from desktop.documents.read.pieces import Piece
from desktop.documents.read.xlsx_numbers import format_code, shown_number
from desktop.documents.safe_zip import EXCEL, bomb, damaged
from desktop.documents.word.effective import RunFormat
from desktop.documents.word.ooxml import Element, whole
from desktop.domain.reading.source import Alignment

MAX_ROWS = 20_000
MAX_COLUMNS = 60
_MAX_TAGS = 5_000_000
_MAX_CELLS = 600_000
_MAX_KEPT = 50_000
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"')
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})$")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "center": Alignment.CENTER,
    "centerContinuous": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "justify": Alignment.JUSTIFY,
    "distributed": Alignment.JUSTIFY,
}
_PLAIN = RunFormat(size=22)


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell looks: its letters, its number format, its place, whether side edges are drawn."""

    letters: RunFormat = _PLAIN
    code: str = "General"
    alignment: Alignment | None = None
    fenced: bool = False


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with its own place in the sheet, from 0; ``pieces`` is empty for a blank one."""

    row: int
    column: int
    pieces: tuple[Piece, ...]
    look: CellLook


@dataclass
class Sheet:
    """What a sheet holds.

    Attributes:
        cells: Cells with text or drawn edges, row by row.
        merges: Merged ranges: first row and column, rows, columns.
        hidden_rows, hidden_columns: How many rows and columns with text are hidden.
        unfinished: Cells with a formula whose result the file does not hold.
        cut: True when rows or columns were beyond the limits.
    """

    cells: list[SheetCell] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    unfinished: int = 0
    cut: bool = False


def cell_looks(root: Element | None) -> list[CellLook]:
    """Return the looks that cells refer to by number."""
    if root is None:
        return []
    codes = {
        whole(item.get("numFmtId")) or 0: str(item.get("formatCode", ""))
        for item in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = [_letters(item, _PLAIN) for item in root.iterfind("{*}fonts/{*}font")]
    fenced = [_is_fenced(item) for item in root.iterfind("{*}borders/{*}border")]
    found = []
    for item in root.iterfind("{*}cellXfs/{*}xf"):
        font, edge = whole(item.get("fontId")) or 0, whole(item.get("borderId")) or 0
        place = item.find("{*}alignment")
        found.append(
            CellLook(
                fonts[font] if 0 <= font < len(fonts) else _PLAIN,
                format_code(whole(item.get("numFmtId")) or 0, codes),
                None if place is None else _ALIGNMENTS.get(str(place.get("horizontal"))),
                0 <= edge < len(fenced) and fenced[edge],
            )
        )
    return found


def _letters(item: Element | None, otherwise: RunFormat) -> RunFormat:
    """Read a ``font`` or ``rPr`` element."""
    if item is None:
        return otherwise
    size = whole(str(float(_value(item, "sz") or 0) * 2)) or otherwise.size
    name = _value(item, "name") or _value(item, "rFont") or otherwise.hansi
    return replace(
        otherwise, hansi=name, size=size, bold=_is_on(item, "b"), italic=_is_on(item, "i")
    )


def _value(item: Element, tag: str) -> str:
    found = item.find(f"{{*}}{tag}")
    return "" if found is None else str(found.get("val", ""))


def _is_on(item: Element, tag: str) -> bool:
    found = item.find(f"{{*}}{tag}")
    return found is not None and found.get("val", "1") not in ("0", "false")


def _is_fenced(item: Element) -> bool:
    sides = (item.find(f"{{*}}{name}") for name in ("left", "right", "start", "end"))
    return any(side is not None and side.get("style", "none") != "none" for side in sides)


def shared_texts(root: Element | None) -> list[tuple[Piece, ...]]:
    """Return the texts that cells refer to by number; parts without a look of their own are plain.

    A part whose look is ``_PLAIN`` takes that of its cell.
    """
    if root is None:
        return []
    return [_text(item, _PLAIN) for item in root.iterfind("{*}si")]


def _text(item: Element, look: RunFormat) -> tuple[Piece, ...]:
    """Read a ``si`` or ``is`` element: one text, or parts with looks."""
    found = []
    for part in item:
        name = etree.QName(part).localname
        if name == "t":
            found.append(Piece(_unescaped(part.text or ""), look))
        elif name == "r":
            text = "".join(_unescaped(one.text or "") for one in part.iterfind("{*}t"))
            found.append(Piece(text, _letters(part.find("{*}rPr"), look)))
    return tuple(found)


def _unescaped(text: str) -> str:
    """Return text without the codes of control characters ("_x000D_")."""
    if "_x" not in text:
        return text.replace("\r", "")

    def sign(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        return "" if code in (0x0D, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 else chr(code)

    return _ESCAPED.sub(sign, text).replace("\r", "")


class SheetReader:
    """Reads sheets cell by cell, so that no sheet fills the memory."""

    def __init__(
        self, looks: list[CellLook], texts: list[tuple[Piece, ...]], since_1904: bool
    ) -> None:
        self._looks = looks
        self._texts = texts
        self._since_1904 = since_1904

    def read(self, data: bytes) -> Sheet:
        """Return what the XML of a sheet holds."""
        if data.count(b"<") > _MAX_TAGS:
            raise bomb()
        if b"<!DOCTYPE" in data[:2000]:
            raise damaged(EXCEL)
        sheet = Sheet(merges=list(_merges(data)))
        hidden: set[int] = set()
        for row, column, item in _walk(data):
            if item is None or len(sheet.cells) > _MAX_KEPT:
                sheet.cut = True
                break
            if column is not None:
                self._cell(item, row, column, sheet)
            elif item.tag.endswith("}col"):
                hidden |= _hidden_columns(item)
            elif item.get("hidden") in ("1", "true"):
                sheet.hidden_rows += bool(sheet.cells) and sheet.cells[-1].row == row
        shown = {cell.column for cell in sheet.cells if cell.pieces}
        sheet.hidden_columns = len(shown & hidden)
        return sheet

    def _cell(self, item: Element, row: int, column: int, sheet: Sheet) -> None:
        if row < 0 or column >= MAX_COLUMNS:
            sheet.cut |= len(item) > 0
            return
        style = whole(item.get("s")) or 0
        look = self._looks[style] if 0 <= style < len(self._looks) else CellLook()
        pieces = self._pieces(item, look)
        if not pieces and item.find("{*}f") is not None and item.get("t") != "str":
            sheet.unfinished += 1
        if pieces or look.fenced:
            sheet.cells.append(SheetCell(row, column, pieces, look))

    def _pieces(self, item: Element, look: CellLook) -> tuple[Piece, ...]:
        kind = item.get("t", "n")
        inline = item.find("{*}is")
        if inline is not None:
            found = _text(inline, _PLAIN)
        else:
            value = item.findtext("{*}v") or ""
            if kind == "s":
                number = whole(value)
                known = number is not None and 0 <= number < len(self._texts)
                found = self._texts[number] if number is not None and known else ()
            else:
                found = (Piece(self._value(value, kind, look.code), _PLAIN),)
        looked = (
            Piece(piece.text, look.letters) if piece.look is _PLAIN else piece for piece in found
        )
        return tuple(piece for piece in looked if piece.text)

    def _value(self, value: str, kind: str, code: str) -> str:
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind == "n":
            return shown_number(value.strip(), code, self._since_1904)
        if kind == "d":
            year, month, day = [*value[:10].split("-"), "", ""][:3]
            return f"{day}/{month}/{year}" if day else value
        return _unescaped(value)


def _walk(data: bytes) -> Iterator[tuple[int, int | None, Element | None]]:
    """Yield the cells with row and column, and each ``col`` and ``row`` element at its end.

    Beyond the limits one None is yielded, and no more.
    """
    row, column, count = -1, -1, 0
    for event, item in _events(data):
        if event == "end":
            if item.tag.endswith("}c"):
                column, count = _column_of(item, column + 1), count + 1
                yield row, column, item
            else:
                yield row, None, item
            _forget(item)
        elif item.tag.endswith("}row"):
            row, column = (whole(item.get("r")) or row + 2) - 1, -1
        if row >= MAX_ROWS or count > _MAX_CELLS:
            yield row, None, None
            return


def _events(data: bytes) -> Iterator[tuple[str, Element]]:
    events: Iterator[tuple[str, Element]] = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        tag=("{*}col", "{*}row", "{*}c"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    return events


def _forget(item: Element) -> None:
    """Drop an element that was read, and its elder siblings."""
    item.clear()
    parent = item.getparent()
    while parent is not None and item.getprevious() is not None:
        del parent[0]


def _merges(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield merged ranges within the limits; ranges that lie apart never exceed them together."""
    room = MAX_ROWS * MAX_COLUMNS
    for match in _MERGE.finditer(data):
        first, last = (_place(part.decode()) for part in match.groups())
        if first and last and first[0] < MAX_ROWS and first[1] < MAX_COLUMNS:
            rows = min(last[0], MAX_ROWS - 1) - first[0] + 1
            columns = min(last[1], MAX_COLUMNS - 1) - first[1] + 1
            room -= rows * columns
            if rows > 0 and columns > 0 and room >= 0:
                yield (*first, rows, columns)


def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a reference ("B12")."""
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _column_of(item: Element, otherwise: int) -> int:
    place = _place(str(item.get("r", "")))
    return otherwise if place is None else place[1]


def _hidden_columns(item: Element) -> set[int]:
    if item.get("hidden") not in ("1", "true"):
        return set()
    first, last = whole(item.get("min")) or 1, whole(item.get("max")) or 1
    return set(range(max(first - 1, 0), min(last, MAX_COLUMNS)))
