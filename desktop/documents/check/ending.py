"""Finds recipients and signature, and the appendices behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from desktop.documents.check.items import read_items
from desktop.documents.check.layout import (
    Appendix,
    Signature,
    TextLine,
    height_pt,
)
from desktop.documents.check.letterhead import lines_of, placed_lines
from desktop.documents.check.model import Block, Cell, Document, Paragraph, Table
from desktop.documents.units import MM_PER_PT
from desktop.domain.folding import fold
from desktop.domain.text import squeeze

_APPENDIX = re.compile(r"phụ lục(?:\s+(?:số\s+)?(?P<number>[ivxlc]+|\d+))?\s*[.:]?", re.IGNORECASE)
_APPENDIX_START = re.compile(
    r"PHỤ LỤC(?:\s+(?:SỐ\s+)?(?P<number>[IVXLC]+|\d+)\b)?|Phụ lục\s+(?P<other>[IVXLC]+|\d+)\b"
)
_CODE = re.compile(r"[A-ZĐ]{1,5}\.?\s?\(?\d+\)?(?:b|bản)?\.?")
_REFERENCE = re.compile(r"\(?\s*(?:ban hành |đính )?kèm theo\b", re.IGNORECASE)
_AUTHORITY_WORDS = re.compile(
    r"(TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\s?[.:]?\s"
    r"|(PHÓ )?(CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG|CHÁNH)|CHỦ TỌA"
)


def appendix_number(paragraph: Paragraph) -> str | None:
    """Return the number of the appendix that a paragraph begins ("" for none), else None."""
    first = squeeze(paragraph.raw.split("\n")[0]) if not paragraph.label else paragraph.text
    whole = _APPENDIX.fullmatch(first)
    if whole:
        return (whole["number"] or "").upper()
    if paragraph.format.align == "center":
        start = _APPENDIX_START.match(first)
        if start:
            return start["number"] or start["other"] or ""
    return None


def appendix_starts(document: Document) -> list[int]:
    """Return the blocks at which appendices begin."""
    return [
        place
        for place, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and block.text and appendix_number(block) is not None
    ]


def read_appendices(document: Document, starts: list[int]) -> list[Appendix]:
    """Return the appendices with their heads and paragraphs."""
    edges = [*starts, len(document.blocks)]
    return [_appendix(document, first, end) for first, end in pairwise(edges)]


def _appendix(document: Document, first: int, end: int) -> Appendix:
    label = document.blocks[first]
    if not isinstance(label, Paragraph):
        raise TypeError(label)
    lines = list(lines_of(label))
    found = Appendix(first, end, lines[0], appendix_number(label) or "", title=lines[1:])
    head = [label]
    place = first + 1
    while place < end:
        block = document.blocks[place]
        if not isinstance(block, Paragraph) or not _in_head(block, found):
            break
        head.append(block)
        if _REFERENCE.match(block.text):
            found.reference = block
        elif block.text:
            found.title.extend(lines_of(block))
        place += 1
    carried = document.blocks[place] if place < end else None
    extra = [carried] if isinstance(carried, Paragraph) and not carried.text else []
    found.lines = placed_lines([*head, *extra])
    found.items = list(read_items(document.blocks, place, end))
    return found


def _in_head(block: Paragraph, found: Appendix) -> bool:
    if not block.text:
        return found.reference is None or bool(block.lines)
    if _REFERENCE.match(block.text) and found.reference is None:
        return True
    return found.reference is None and block.format.align == "center" and len(found.title) < 4


def find_signature(document: Document, first: int, end: int) -> Signature | None:
    """Return recipients and signature among these blocks, None when there are none."""
    for place in range(end - 1, first - 1, -1):
        block = document.blocks[place]
        if isinstance(block, Table):
            if _holds_recipients(block) or (not block.bordered and _holds_authority(block)):
                return _in_table(block, place)
        elif fold(block.text).startswith("noi nhan"):
            return _in_paragraphs(document.blocks, place, end)
    return None


def _holds_recipients(table: Table) -> bool:
    return any(fold(item.text).startswith("noi nhan") for item in table.paragraphs)


def _holds_authority(table: Table) -> bool:
    last = [row.cells[-1] for row in table.rows if len(row.cells) > 1]
    return any(_AUTHORITY_WORDS.match(item.text) for cell in last for item in cell.paragraphs)


def _in_table(table: Table, place: int) -> Signature:
    found = Signature(table, place)
    split = max((row.cells[-1].column for row in table.rows if row.cells), default=0)
    left: list[TextLine] = []
    right: list[Paragraph] = []
    tops: dict[int, tuple[int, float]] = {}
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            top = 0.0
            for paragraph in cell.paragraphs:
                begins = top + paragraph.format.before / 20
                top += height_pt(paragraph)
                tops[id(paragraph)] = (number, begins)
                if cell.column >= split:
                    right.append(paragraph)
                else:
                    left.extend(lines_of(paragraph, number, begins))
    _recipients(found, left)
    _signers(found, right, tops)
    found.room_mm = _room(found, right, table)
    first = found.authority[0] if found.authority else None
    if found.label and first:
        found.level = found.label.row == first.row and abs(found.label.top - first.top) <= 9
    return found


def _recipients(found: Signature, left: list[TextLine]) -> None:
    for line in left:
        if found.label is None:
            if fold(line.text).startswith("noi nhan"):
                found.label = line
        elif _CODE.fullmatch(line.text):
            found.code = line
        else:
            found.recipients.append(line)


def _signers(found: Signature, right: list[Paragraph], tops: dict[int, tuple[int, float]]) -> None:
    """Part the right half: lines in capitals, room, office title, name."""
    lines = [line for item in right for line in lines_of(item, *tops.get(id(item), (0, 0.0)))]
    gap_after = _gap(right)
    for line in lines:
        above = gap_after is None or _before(line.paragraph, gap_after, right)
        if above and (_is_upper(line) or not found.authority):
            found.authority.append(line)
        elif _is_upper(line) and _AUTHORITY_WORDS.match(line.text):
            found.office.append(line)
        else:
            found.name = line


def _gap(right: list[Paragraph]) -> Paragraph | None:
    """Return the first empty paragraph after words: the room for the signature begins there."""
    seen = False
    for item in right:
        if item.text:
            seen = True
        elif seen:
            return item
    return None


def _before(paragraph: Paragraph, other: Paragraph, order: Iterable[Paragraph]) -> bool:
    for item in order:
        if item is paragraph:
            return True
        if item is other:
            return False
    return False


def _is_upper(line: TextLine) -> bool:
    return line.text == line.text.upper() or line.paragraph.upper


def _room(found: Signature, right: list[Paragraph], table: Table) -> float | None:
    """Return the height between the last title and the name, in millimetres."""
    if found.name is None or not found.authority:
        return None
    last = (found.office or [found.name])[0].paragraph
    start, counting = found.authority[-1].paragraph, False
    points = 0.0
    for item in right:
        if item is last:
            points += item.format.before / 20
            break
        if counting:
            points += height_pt(item)
        if item is start:
            counting = True
            points += item.format.after / 20
    points += sum(row.height / 20 for row in table.rows if not _words(row.cells))
    return points * MM_PER_PT


def _words(cells: Iterable[Cell]) -> bool:
    return any(item.text for cell in cells for item in cell.paragraphs)


def _in_paragraphs(blocks: tuple[Block, ...], place: int, end: int) -> Signature:
    """Read an ending typed in paragraphs whose halves are parted by tabs."""
    found = Signature(None, place)
    left: list[TextLine] = []
    for number in range(place, end):
        block = blocks[number]
        if not isinstance(block, Paragraph):
            break
        parts = [squeeze(part) for part in re.split(r"\t+|\s{6,}", block.raw)]
        words = [part for part in parts if part]
        if not words:
            continue
        if len(parts) > 1 and len(words) == 1 and not parts[0]:
            _sign(found, TextLine(block, words[0], number))
            continue
        left.append(TextLine(block, words[0], number))
        if len(words) > 1:
            _sign(found, TextLine(block, words[-1], number))
    _recipients(found, left)
    found.level = bool(found.label and found.authority
                       and found.label.row == found.authority[0].row)  # fmt: skip
    return found


def _sign(found: Signature, line: TextLine) -> None:
    if line.text == line.text.upper():
        found.authority.append(line)
    else:
        found.name = line
