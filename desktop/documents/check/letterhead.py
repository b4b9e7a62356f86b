"""Finds the head of the first page, in a table or in tabbed paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from desktop.documents.check.layout import Letterhead, PlacedLine, TextLine, height_pt
from desktop.documents.check.model import Block, Document, Paragraph, Table
from desktop.documents.units import TWIPS_PER_MM
from desktop.domain.folding import fold
from desktop.domain.text import squeeze

_NATIONAL = "cong hoa xa hoi chu nghia viet nam"
_MOTTO = "doc lap tu do hanh phuc"
_NUMBER = re.compile(r"so\s*[:.;]?\s*[\d.…_]*\s*/|so\s*:", re.IGNORECASE)
_DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
_ABOUT = re.compile(r"v/v\b|ve viec\b")
_PEOPLE = ("uy ban nhan dan", "hoi dong nhan dan", "ubnd", "hdnd")
_PLACES = re.compile(r"(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh)\b")
_BODIES = re.compile(
    r"(so|bo|phong|van phong|trung tam|ban|cong an|truong|tram|hoi|doan|dang|chi cuc|cuc"
    r"|thuong truc)\b"
)
_SEARCHED = 12
"""The head stands among the first blocks of a part."""


def is_national_name(text: str) -> bool:
    """Tell whether a line is meant as Quốc hiệu, small misspellings included."""
    folded = fold(text)
    return _alike(folded, _NATIONAL)


def is_motto(text: str) -> bool:
    """Tell whether a line is meant as Tiêu ngữ."""
    folded = re.sub(r"[^a-z]+", " ", fold(text)).strip()
    return _alike(folded, _MOTTO)


def _alike(found: str, wanted: str) -> bool:
    if abs(len(found) - len(wanted)) > 6:
        return False
    return found == wanted or SequenceMatcher(None, found, wanted).ratio() > 0.85


def lines_of(paragraph: Paragraph, row: int = 0, top: float = 0) -> Iterator[TextLine]:
    """Yield the printed lines of a paragraph, parted at line breaks; empty ones are left out."""
    if "\n" not in paragraph.raw:
        if paragraph.text:
            yield TextLine(paragraph, paragraph.text, row, top)
        return
    for part in paragraph.raw.split("\n"):
        text = squeeze(re.sub(r"_{3,}", " ", part))
        if text:
            yield TextLine(paragraph, text, row, top)


def find_letterhead(document: Document, first: int, end: int) -> tuple[Letterhead | None, int]:
    """Return the head among these blocks and the block after it; ``first`` when there is none."""
    for place in range(first, min(end, first + _SEARCHED)):
        block = document.blocks[place]
        if isinstance(block, Table):
            if _holds_head(block):
                return _in_table(block), place + 1
        elif any(map(is_national_name, _tabbed(block))):
            return _in_paragraphs(document.blocks, place, end)
    return None, first


def _holds_head(table: Table) -> bool:
    paragraphs = list(table.paragraphs)[:60]
    if any(is_national_name(line.text) for item in paragraphs for line in lines_of(item)):
        return True
    folded = [fold(item.text) for item in paragraphs]
    return any(map(_NUMBER.match, folded)) and any(map(_DATE.search, folded))


def _in_table(table: Table) -> Letterhead:
    head = Letterhead(table)
    split = _right_column(table)
    for row_number, row in enumerate(table.rows):
        for cell in row.cells:
            right = cell.column >= split
            lines, cells = (head.right, head.right_cells) if right else (head.left, head.left_cells)
            cells.append(cell)
            top = 0.0
            for paragraph in cell.paragraphs:
                before = top + paragraph.format.before / 20
                lines.extend(lines_of(paragraph, row_number, before))
                top += height_pt(paragraph)
                carried = head.right_lines if right else head.left_lines
                carried.extend(PlacedLine(paragraph, line) for line in paragraph.lines)
    _sort_lines(head)
    _name(head)
    return head


def _right_column(table: Table) -> int:
    """Return the grid column at which the right half begins."""
    for row in table.rows:
        for cell in row.cells:
            lines = (line for item in cell.paragraphs for line in lines_of(item))
            if any(is_national_name(line.text) or is_motto(line.text) for line in lines):
                return cell.column or 1
    return max((row.cells[-1].column for row in table.rows if row.cells), default=1) or 1


def _sort_lines(head: Letterhead) -> None:
    """Move lines anchored at the left that are drawn in the right half."""
    for placed in list(head.left_lines):
        centre = placed.line.centre_mm
        width = placed.paragraph.column.width_mm
        if centre is not None and centre > width + 5:
            head.left_lines.remove(placed)
            head.right_lines.append(placed)


def _tabbed(paragraph: Paragraph) -> list[str]:
    return [squeeze(part) for part in re.split(r"\t+|\n|\s{6,}", paragraph.raw)]


def _in_paragraphs(blocks: tuple[Block, ...], place: int, end: int) -> tuple[Letterhead, int]:
    """Read a head typed in paragraphs whose halves are parted by tabs."""
    head = Letterhead(None)
    row = place
    for row in range(max(place - 2, 0), min(end, place + 10)):
        block = blocks[row]
        if not isinstance(block, Paragraph) or _ends_head(block, head):
            break
        parts = [part for part in _tabbed(block) if part.strip("_ ")]
        if len(parts) >= 2:
            head.left.append(TextLine(block, parts[0], row))
            head.right.append(TextLine(block, parts[-1], row))
        elif parts:
            one = parts[0]
            right = is_national_name(one) or is_motto(one) or bool(_DATE.search(fold(one)))
            (head.right if right else head.left).append(TextLine(block, one, row))
        _share_lines(head, block)
    else:
        row += 1
    _name(head)
    return head, row


def _ends_head(block: Paragraph, head: Letterhead) -> bool:
    """Tell whether the head is over: date and number were read and something else follows."""
    if not block.text or block.lines:
        return False
    read = [fold(line.text) for line in head.right]
    dated = any(map(_DATE.search, read))
    numbered = any(_NUMBER.match(fold(line.text)) for line in head.left)
    more = _NUMBER.match(fold(block.text)) or _ABOUT.match(fold(block.text))
    return dated and numbered and not more


def _share_lines(head: Letterhead, block: Paragraph) -> None:
    middle = block.column.width / TWIPS_PER_MM * 0.4
    for line in block.lines:
        at_right = line.centre_mm is None or line.centre_mm > middle
        (head.right_lines if at_right else head.left_lines).append(PlacedLine(block, line))


def _name(head: Letterhead) -> None:
    """Tell the lines of both halves apart."""
    for line in head.right:
        if head.national is None and is_national_name(line.text):
            head.national = line
        elif head.motto is None and is_motto(line.text):
            head.motto = line
        elif head.date is None and _DATE.search(fold(line.text)):
            head.date = line
    names: list[TextLine] = []
    for line in head.left:
        folded = fold(line.text)
        if head.number is None and _NUMBER.match(folded):
            head.number = line
        elif head.about or (head.number and _ABOUT.match(folded)) or folded.startswith("v/v"):
            head.about.append(line)
        elif head.number is None:
            names.append(line)
    names = [line for line in names if not _is_stamp(line)]
    head.parent, head.issuer = _bodies(names)


def _is_stamp(line: TextLine) -> bool:
    return fold(line.text) in {"mat", "toi mat", "tuyet mat", "hoa toc", "thuong khan", "khan",
                               "du thao"}  # fmt: skip


def _bodies(names: list[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Part the names at the left into superior and issuing body."""
    groups: list[list[TextLine]] = []
    for line in names:
        if groups and not _begins_body(line.text, groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    if len(groups) == 1 and not fold(names[0].text).startswith(_PEOPLE):
        groups = _by_weight(names)
    parents = [line for group in groups[:-1] for line in group]
    return parents, groups[-1] if groups else []


def _begins_body(text: str, before: list[TextLine]) -> bool:
    folded, last = fold(text), fold(before[-1].text)
    if folded.startswith(_PEOPLE):
        return last != "van phong" and not last.endswith((" va", ","))
    if _PLACES.match(folded):
        return not last.endswith(("nhan dan", "ubnd", "hdnd"))
    complete = bool(_PLACES.search(last))
    return complete and bool(_BODIES.match(folded))


def _by_weight(names: list[TextLine]) -> list[list[TextLine]]:
    """Part names by weight: the superior body is regular, the issuing one bold."""
    regular: list[TextLine] = []
    for line in names:
        if line.paragraph.look.bold:
            break
        regular.append(line)
    bold = names[len(regular) :]
    return [regular, bold] if regular and bold else [names]


def placed_lines(paragraphs: Iterable[Paragraph]) -> list[PlacedLine]:
    """Return the lines that paragraphs carry."""
    return [PlacedLine(item, line) for item in paragraphs for line in item.lines]
