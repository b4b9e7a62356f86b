"""The parts of a foreign document: head, title, text, end, appendices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.domain.reading.ending import begins_ending
from desktop.domain.reading.letterhead import is_letterhead_line
from desktop.domain.reading.lines import Line, has_looks, line_of
from desktop.domain.reading.source import SourceItem, SourceParagraph, SourceTable
from desktop.domain.reading.task_tables import is_task_table
from desktop.domain.reading.title import (
    Title,
    find_title,
    is_appendix_line,
    is_attached_line,
    names_who_decides,
)
from desktop.domain.text import squeeze

Part = Line | SourceTable

_HEAD_WORDS = re.compile(r"(?:UBND|ỦY BAN|UỶ BAN|HĐND|HỘI ĐỒNG|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN)\b")


@dataclass(slots=True)
class Regions:
    """The parts of a document in printed order.

    Attributes:
        head: Above the title.
        title: Type and subject; None for a lone appendix or a text without title.
        title_lines: The lines of the title.
        body: The text with its tables.
        ending: Recipients and signature.
        appendices: The appendices.
    """

    head: list[Part] = field(default_factory=list)
    title: Title | None = None
    title_lines: list[Line] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)
    ending: list[Part] = field(default_factory=list)
    appendices: list[Part] = field(default_factory=list)


def find_regions(items: Sequence[SourceItem]) -> Regions:
    """Return the parts of a document."""
    parts = _parts(items)
    regions = Regions()
    rest = _take_head(regions, parts)
    mode, signed = regions.body, False
    for part in rest:
        if isinstance(part, Line) and _belongs_to_decision(regions, part):
            regions.title_lines.append(part)
            continue
        if _begins_appendix(part) or (signed and _is_table_of_tasks(part)):
            if mode is not regions.appendices:
                regions.appendices += _title_above(mode, part)
            mode = regions.appendices
        elif not signed and begins_ending(part) and not _is_table_of_tasks(part):
            mode, signed = regions.ending, True
        mode.append(part)
    if is_lone_appendix(regions):
        regions.appendices = [*regions.body, *regions.appendices]
        regions.body = []
    return regions


def _belongs_to_decision(regions: Regions, line: Line) -> bool:
    """Tell whether a line below the title says who decides, or what decision it belongs to."""
    below_title = regions.title is not None and not (regions.body or regions.ending)
    return below_title and (is_attached_line(line) or names_who_decides(line))


def _title_above(mode: list[Part], part: Part) -> list[Part]:
    """Take the title off that stands above "(Kèm theo …)" where no line says "Phụ lục"."""
    taken: list[Part] = []
    if not (isinstance(part, Line) and is_attached_line(part)):
        return taken
    while mode and isinstance(mode[-1], Line) and _is_title(mode[-1]):
        taken.insert(0, mode.pop())
    return taken


def _is_title(line: Line) -> bool:
    return not line.label and (line.is_capital or (line.centred and line.bold))


def is_lone_appendix(regions: Regions) -> bool:
    """Tell whether the file holds only an appendix: no title of a document, no signature."""
    if regions.title is not None or regions.ending:
        return False
    parts = [*regions.body, *regions.appendices]
    lines = [part for part in parts if isinstance(part, Line)]
    if any(is_appendix_line(line) for line in lines):
        return True
    tables = [part for part in parts if isinstance(part, SourceTable)]
    return any(map(is_task_table, tables)) and len(lines) <= 8


def _parts(items: Sequence[SourceItem]) -> list[Part]:
    looks = has_looks(items)
    parts: list[Part] = []
    for item in items:
        if isinstance(item, SourceTable):
            parts.append(item)
        elif squeeze(item.text) or item.label:
            parts.append(line_of(item, looks))
    return parts


def _take_head(regions: Regions, parts: list[Part]) -> list[Part]:
    """Set head and title, return the parts below them."""
    places = [place for place, part in enumerate(parts) if isinstance(part, Line)]
    first_table = next((p for p, part in enumerate(parts) if _is_table_of_tasks(part)), len(parts))
    places = [place for place in places if place < first_table]
    lines = [part for place in places if isinstance(part := parts[place], Line)]
    title = find_title(lines) or _title_in_one(parts, places, lines)
    if title is None:
        return _take_letterhead(regions, parts)
    first, end = places[title.first], places[title.end - 1] + 1
    regions.head, regions.title = parts[:first], title
    regions.title_lines = lines[title.first : title.end]
    return parts[end:]


def _title_in_one(
    parts: Sequence[Part], places: Sequence[int], lines: Sequence[Line]
) -> Title | None:
    """Return a title with type and subject on one line, if a letterhead stands above it."""
    title = find_title(lines, in_one=True)
    if title is None or not any(map(_is_head, parts[: places[title.first]])):
        return None
    return title


def _take_letterhead(regions: Regions, parts: list[Part]) -> list[Part]:
    """Take the letterhead off a document without title."""
    end = 0
    while end < len(parts) and _is_head(parts[end]):
        end += 1
    regions.head = parts[:end]
    return parts[end:]


def _is_head(part: Part) -> bool:
    if isinstance(part, SourceTable):
        texts = [squeeze(cell.text) for cell in part.cells]
        return not is_task_table(part) and any(map(is_letterhead_line, texts))
    return is_letterhead_line(part.text) or (part.is_capital and bool(_HEAD_WORDS.match(part.text)))


def _begins_appendix(part: Part) -> bool:
    return isinstance(part, Line) and (
        is_appendix_line(part) or (is_attached_line(part) and part.text.startswith("("))
    )


def _is_table_of_tasks(part: Part) -> bool:
    return isinstance(part, SourceTable) and is_task_table(part)


def paragraph_of(line: Line) -> SourceParagraph:
    """Return a line as the paragraph it comes from, for readers that take paragraphs."""
    return SourceParagraph("\n".join(line.pieces), line.place, line.label, bold=line.bold)
