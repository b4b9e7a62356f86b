"""Tables of pasted text whose cells came out as lines below each other.

What is left of the table are its words in some order: numbers that count on, groups in Roman
figures, and cells that begin with the words of their column. Rows are made of that where they can
be told; where they cannot, the lines stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.documents.read.placing import UNPLACED
from desktop.documents.read.text_columns import (
    Kind,
    cell_kind,
    cells_inside,
    header_kind,
    is_whole_time,
)
from desktop.documents.read.text_lines import TextLine
from desktop.documents.read.text_paragraphs import is_open, joined
from desktop.domain.folding import fold
from desktop.domain.numbering import parse_roman
from desktop.domain.reading.source import SourceCell, SourceParagraph, SourceTable

_HEADER_LINES = 16
_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 3
_MOST_TOLD = 0.7
_NARROW = 0.6
_WIDE = 0.8
_LEAST_WIDE = 50
_AFTER = 7
_MOST_SKIPPED = 3
_NUMBER = re.compile(r"^(?P<number>[1-9]\d{0,2})[.)]?(?:\s+(?P<rest>\D.*))?$")
_GROUP = re.compile(r"^(?P<roman>[IVX]{1,6})[.)]?\s+(?P<title>[^\W\d_].*)$")
_HEADING = re.compile(r"^[IVX]{1,5}\.\s")
_UNFINISHED = re.compile(r"\b(?:quý|tháng|năm|ngày|trước)$", re.IGNORECASE)
_PARTED_OFFICE = re.compile(r"(?:van phong|1 cua|mot cua)$")
_OWNERS = ("UBND", "HĐND", "Ủy ban", "Uỷ ban")
_FIGURE = re.compile(r"^(?:\d|[IVX]+\b)")
_UNITS = (Kind.LEAD, Kind.COOPERATE)
_DASHES = ("-", "–", "+")


@dataclass(slots=True)
class Row:
    """A row: a group with its title, or a task with the pieces of each column."""

    label: str = ""
    group: str = ""
    pieces: dict[Kind, list[list[TextLine]]] = field(default_factory=dict)

    @property
    def units(self) -> list[list[TextLine]]:
        """Those who lead and those who help, in the order of the text."""
        return self.pieces.get(Kind.LEAD, [])


def column_tables(lines: Sequence[TextLine]) -> Iterator[SourceTable | Sequence[TextLine]]:
    """Yield the lines, those of a table as the table."""
    left = lines
    while (found := _header(left)) is not None:
        start, kinds, first = found
        end = _end(left, first)
        rows = _Rows(kinds, left[first:end]).rows
        if not _are_told(rows):
            break
        if start:
            yield left[:start]
        yield _table(list(kinds), left[start:first], rows)
        left = left[end:]
    if left:
        yield left


def _are_told(rows: Sequence[Row]) -> bool:
    """Tell whether the words made rows: most tasks have more than their content."""
    tasks = [row for row in rows if not row.group]
    told = [row for row in tasks if len(row.pieces) > 1]
    return len(told) >= max(_FEWEST_ROWS, _MOST_TOLD * len(tasks))


def _header(lines: Sequence[TextLine]) -> tuple[int, dict[Kind, str], int] | None:
    """Return where the headings begin, the columns with their headings, and the first row."""
    for start, line in enumerate(lines):
        if header_kind(line.text.split()[0]) is not Kind.NUMBER:
            continue
        first = _first_row(lines, start + 1)
        if first is None:
            continue
        kinds = _columns(lines[start:first])
        if len(kinds) >= _FEWEST_COLUMNS and Kind.CONTENT in kinds:
            return start, kinds, first
    return None


def _first_row(lines: Sequence[TextLine], start: int) -> int | None:
    for number in range(start, min(start + _HEADER_LINES, len(lines))):
        text = lines[number].text
        group, row = _GROUP.match(text), _NUMBER.match(text)
        if (group and parse_roman(group["roman"]) == 1) or (row and row["number"] == "1"):
            return number
    return None


def _columns(lines: Sequence[TextLine]) -> dict[Kind, str]:
    """Return the columns by their headings, which go on in small letters over lines."""
    words, *rest = lines[0].text.split(maxsplit=1)
    headings = [words, *rest]
    for line in lines[1:]:
        if line.text[:1].islower() and len(headings) > 1:
            headings[-1] += " " + line.text
        else:
            headings.append(line.text)
    kinds: dict[Kind, str] = {}
    for heading in headings:
        kind = header_kind(heading)
        if kind is None or kind in kinds:
            return {}
        kinds[kind] = heading
    return kinds


def _end(lines: Sequence[TextLine], first: int) -> int:
    """Return where the lines of the whole page's width begin again, with the heading above."""
    longest = sorted(len(line.text) for line in lines)[int(len(lines) * 0.95)]
    is_wide = [len(line.text) > max(longest * _WIDE, _LEAST_WIDE) for line in lines]
    for number in range(first, len(lines) - 1):
        behind = is_wide[number : number + _AFTER]
        heads = _HEADING.match(lines[number].text) and is_wide[number + 1]
        if heads or (is_wide[number] and sum(behind) > len(behind) / 2):
            return number
    return len(lines)


class _Rows:
    """Puts pieces of text into rows, one line after the other."""

    def __init__(self, kinds: dict[Kind, str], lines: Sequence[TextLine]) -> None:
        self.rows: list[Row] = []
        self._kinds = kinds
        self._last_number = 0
        self._last_group = 0
        self._open: list[TextLine] = []
        self._open_kind = Kind.CONTENT
        lengths = sorted(len(line.text) for line in lines) or [0]
        self._narrow = lengths[int(len(lengths) * 0.9)] * _NARROW
        for line in lines:
            self._take(line)

    def _take(self, line: TextLine) -> None:
        if self._takes_group(line):
            return
        text = self._without_number(line.text)
        for part in cells_inside(text):
            self._put(TextLine(part, line.above, line.bold, line.glued))

    def _takes_group(self, line: TextLine) -> bool:
        """Take the title of a group, or the rest of one in capitals."""
        row = self.rows[-1] if self.rows else Row()
        if row.group.isupper() and line.text.isupper() and not _GROUP.match(line.text):
            row.group += " " + line.text
            return True
        match = _GROUP.match(line.text)
        value = parse_roman(match["roman"]) if match else None
        if match is None or value is None or not 0 <= value - self._last_group <= 2:
            return False
        if not match["title"][0].isupper():
            return False
        self._last_group = value
        self._start(Row(match["roman"], match["title"]))
        return True

    def _start(self, row: Row) -> None:
        self.rows.append(row)
        self._open = []

    def _without_number(self, text: str) -> str:
        """Take the number before the text when it counts on; return the rest."""
        match = _NUMBER.match(text)
        if match is None or not self._counts_on(int(match["number"])):
            return text
        rest = match["rest"] or ""
        row = self._row()
        begins = not rest[:1].islower() if rest else bool(row.label)
        if begins and (row.label or row.group or row.pieces):
            self._start(Row())
        self._last_number = int(match["number"])
        self._row().label = match["number"]
        return rest

    def _counts_on(self, number: int) -> bool:
        after_group = bool(self.rows) and bool(self.rows[-1].group)
        if number == 1 and (after_group or not self._last_number):
            return True
        return 0 < number - self._last_number <= _MOST_SKIPPED

    def _row(self) -> Row:
        if not self.rows:
            self._start(Row())
        return self.rows[-1]

    def _put(self, piece: TextLine) -> None:
        if self._continues(piece):
            self._open.append(piece)
            return
        kind = self._kind(piece)
        row = self._row()
        if row.group or (kind is Kind.CONTENT and self._is_next_row(row, piece)):
            self._start(Row())
            row = self._row()
        if kind is Kind.CONTENT and Kind.CONTENT in row.pieces:
            self._open = row.pieces[kind][-1]
            self._open.append(piece)
        else:
            self._open = [piece]
            row.pieces.setdefault(kind, []).append(self._open)
        self._open_kind = kind

    def _continues(self, piece: TextLine) -> bool:
        """Tell whether a piece goes on with the cell of the piece before it."""
        if not self._open or self._row().group:
            return False
        last, text = self._open[-1].text, piece.text
        if _UNFINISHED.search(last) and _FIGURE.match(text):
            return True
        if _PARTED_OFFICE.search(fold(last)) and text.startswith(_OWNERS):
            return True
        listed = last.endswith(",") and _begins(text) and cell_kind(text) is not Kind.CONTENT
        if is_open(last) and not listed and not text.startswith((*_DASHES, "Các ")):
            return True
        is_short = len(text) <= self._narrow
        if not _begins(text):
            return self._open_kind is Kind.CONTENT or is_short
        if not is_short or cell_kind(text) is not Kind.CONTENT:
            return False
        cut = self._open_kind is Kind.TIME and not is_whole_time(joined(self._open))
        return cut or self._open_kind in _UNITS

    def _kind(self, piece: TextLine) -> Kind:
        row = self._row()
        if row.group or not row.pieces or not _begins(piece.text):
            return Kind.CONTENT
        kind = cell_kind(piece.text)
        if kind is Kind.PRODUCT and len(row.pieces.get(Kind.LEAD, ())) > 1:
            return Kind.TIME if piece.text[0].isalpha() else kind
        return kind if kind in self._kinds else Kind.CONTENT

    def _is_next_row(self, row: Row, piece: TextLine) -> bool:
        """Tell whether content begins a row of its own: the row above has its other cells."""
        if not _begins(piece.text) or piece.text.isupper() or row.pieces.keys() <= {Kind.CONTENT}:
            return False
        return piece.text.rstrip(".").upper() != piece.text.rstrip(".")


def _begins(text: str) -> bool:
    """Tell words that may begin a cell: a capital, a dash."""
    return text[:1].isupper() or text.startswith(_DASHES)


def _table(kinds: list[Kind], header: Sequence[TextLine], rows: Sequence[Row]) -> SourceTable:
    headings = _columns(header)
    helper = _usual_helper(rows)
    cells = [_cell(0, column, [headings[kind]]) for column, kind in enumerate(kinds)]
    for number, row in enumerate(rows, start=1):
        cells.append(_cell(number, 0, [row.label] if row.label else []))
        if row.group:
            cells.append(_cell(number, 1, [row.group], colspan=len(kinds) - 1))
            continue
        texts = _texts(row, kinds, helper)
        cells += [_cell(number, column, texts[kind]) for column, kind in enumerate(kinds) if column]
    return SourceTable(len(rows) + 1, len(kinds), tuple(cells), UNPLACED, header_rows=1)


def _usual_helper(rows: Sequence[Row]) -> str:
    """Return the unit that stands last in most rows: it cooperates wherever it stands."""
    last = Counter(joined(units[-1]) for row in rows if len(units := row.units) > 1)
    name, count = last.most_common(1)[0] if last else ("", 0)
    return name if count > last.total() / 2 else ""


def _texts(row: Row, kinds: Sequence[Kind], helper: str) -> dict[Kind, list[str]]:
    """Return the paragraphs of each cell; of several units the usual helper or the last helps."""
    texts = {kind: [joined(piece) for piece in row.pieces.get(kind, ())] for kind in kinds}
    units = texts.get(Kind.LEAD, [])
    if Kind.COOPERATE not in texts or not units:
        return texts
    if helper in units:
        units.remove(helper)
        texts[Kind.COOPERATE].append(helper)
    elif len(units) > 1:
        texts[Kind.COOPERATE].append(units.pop())
    return texts


def _cell(row: int, column: int, texts: Sequence[str], colspan: int = 1) -> SourceCell:
    paragraphs = tuple(SourceParagraph(text, UNPLACED) for text in texts)
    return SourceCell(row, column, paragraphs, colspan=colspan)
