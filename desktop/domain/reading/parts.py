"""All that was read of a foreign file, before it is put together as a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.document_types import LONE_APPENDIX
from desktop.domain.outline import Block, BlockKind
from desktop.domain.reading.appendices import (
    Appendices,
    joined_tables,
    leftover_notes,
    read_appendices,
    table_lines,
)
from desktop.domain.reading.bases import Preamble, leads_on, read_preamble
from desktop.domain.reading.broken import join_items
from desktop.domain.reading.communes import FoundIssuer, find_issuer, unread_lines
from desktop.domain.reading.ending import Ending, read_ending, take_closing
from desktop.domain.reading.letterhead import Letterhead, read_letterhead
from desktop.domain.reading.lines import Line
from desktop.domain.reading.outline_reading import Outline, begins_text, read_outline
from desktop.domain.reading.regions import Part, Regions, find_regions, is_lone_appendix
from desktop.domain.reading.source import SourceItem, SourceTable
from desktop.domain.reading.task_tables import ReadTable, is_task_table, join_parts, read_task_table
from desktop.domain.reading.title import type_by_symbol
from desktop.domain.tasks import Placement
from desktop.i18n import _


@dataclass(slots=True)
class ReadParts:
    """The parts of a document as read.

    Attributes:
        regions: The parts before they were read.
        head: Letterhead, completed by what an appendix says it belongs to.
        preamble: Bases and opening.
        outline: The text.
        closing: Closing paragraph.
        ending: Recipients and signature.
        appendices: The appendices.
        table: The task table, all tables joined.
        notes: What the officer should know.
    """

    regions: Regions
    head: Letterhead
    preamble: Preamble
    outline: Outline
    closing: Line | None
    ending: Ending
    appendices: Appendices
    table: ReadTable | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def own_blocks(self) -> tuple[Block, ...]:
        """The blocks of the text itself, without what appendices add at its end."""
        rest = self.appendices.rest
        first = rest[0].place.index if rest else None
        places = self.outline.places
        return tuple(
            block
            for block in self.outline.blocks
            if first is None or places[block.id].index < first
        )

    @property
    def document_type(self) -> str:
        """Abbreviation of the type of document."""
        if self.regions.title:
            return self.regions.title.document_type
        if is_lone_appendix(self.regions):
            return LONE_APPENDIX
        return type_by_symbol(self.head.symbol)

    @property
    def subject(self) -> str:
        """The subject; of a lone appendix its title."""
        if self.regions.title:
            return self.regions.title.subject
        return self.appendices.title


def read_parts(items: Sequence[SourceItem]) -> ReadParts:
    """Return what the parts of a document say."""
    regions = find_regions(join_parts(items))
    notes: list[str] = []
    body = _without_other_tables(list(join_items(regions.body)), notes)
    closing = take_closing(body)
    appendices = read_appendices(regions.appendices)
    above, text = _split(body)
    preamble = read_preamble(above)
    outline = read_outline([*preamble.rest, *text, *join_items(appendices.rest)])
    if appendices.rest:
        notes.append(_("Chữ của phụ lục ngoài bảng nhiệm vụ được đưa vào cuối phần văn bản."))
    head = read_letterhead(regions.head)
    parts = ReadParts(
        regions, head, preamble, outline, closing, read_ending(regions.ending), appendices
    )
    parts.notes = notes
    _complete_head(parts)
    _read_tables(parts)
    parts.notes += _notes_on_rest(parts)
    return parts


def _without_other_tables(items: Sequence[Part], notes: list[str]) -> list[Part]:
    """Return the text with the rows of tables that are no task tables as lines."""
    kept: list[Part] = []
    for item in items:
        if isinstance(item, SourceTable) and not is_task_table(item):
            kept += table_lines(item)
            notes.append(_("Bảng không phải bảng nhiệm vụ được đưa vào văn bản theo từng hàng."))
        else:
            kept.append(item)
    return kept


def _split(body: Sequence[Part]) -> tuple[list[Line], list[Part]]:
    """Part what stands above the first numbered line from the text.

    A text without any number begins below the line that leads on to it.
    """
    end = next(
        (p for p, item in enumerate(body) if isinstance(item, SourceTable) or begins_text(item)),
        None,
    )
    lines = [item for item in body[:end] if isinstance(item, Line)]
    leads = [place for place, line in enumerate(lines) if leads_on(line) and not line.bold]
    if leads:
        end = leads[0] + 1
    elif end is None:
        end = 0
    return lines[:end], list(body[end:])


def _complete_head(parts: ReadParts) -> None:
    """Take number, symbol and date from "(Kèm theo …)" where only an appendix is there."""
    if parts.head.symbol:
        return
    for line in parts.appendices.attached:
        found = read_letterhead([line])
        if found.symbol:
            parts.head.symbol, parts.head.number = found.symbol, found.number
            parts.head.places["number"] = line.place
            return


def _read_tables(parts: ReadParts) -> None:
    """Read the tables in the text and join all task tables to one."""
    in_text: list[ReadTable] = []
    for table in parts.outline.tables.values():
        read = read_task_table(table, ())
        in_text.append(replace(read, table=replace(read.table, placement=Placement.IN_TEXT)))
    parts.table = joined_tables([*in_text, *parts.appendices.tables])
    parts.outline = replace(parts.outline, blocks=_one_table_place(parts.outline.blocks))
    if parts.table:
        parts.notes += [*parts.table.notes, *leftover_notes(parts.table)]


def _one_table_place(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Leave only the first place of a task table."""
    places = [block for block in blocks if block.kind is BlockKind.TASK_TABLE]
    return tuple(block for block in blocks if block not in places[1:])


def _notes_on_rest(parts: ReadParts) -> list[str]:
    """Return a note for each line that stands in no part of the draft."""
    lines = [*parts.head.unread, *parts.regions.title_lines[_title_count(parts) :]]
    lines += parts.ending.unread
    notes = [
        _("Dòng chưa đưa vào dự thảo: “{text}”").format(text=line.printed)
        for line in dict.fromkeys(lines)
        if not line.is_rule
    ]
    unread = unread_lines(parts.head.issuer_lines)
    if unread:
        notes.append(_("Chưa hiểu tên cơ quan: “{text}”").format(text=" / ".join(unread)))
    if not parts.ending.signing and parts.ending.authority:
        notes.append(
            _("Chưa hiểu phần ký: “{text}”").format(text=" / ".join(parts.ending.authority))
        )
    return notes


def _title_count(parts: ReadParts) -> int:
    title = parts.regions.title
    return title.end - title.first if title else 0


def issuer_of_parts(parts: ReadParts, texts: Sequence[str], year: int) -> FoundIssuer:
    """Return the commune that issues the document."""
    opening = parts.preamble.opening
    near = [
        *(line.text for line in parts.appendices.attached),
        parts.subject,
        opening.text if opening and leads_on(opening) else "",
        parts.closing.text if parts.closing else "",
    ]
    return find_issuer(parts.head.issuer_lines, parts.head.place_name, near, texts, year)
