"""Tables of a foreign plan: task tables in the text and in appendices, and what is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.ids import new_id
from desktop.domain.reading.labels import read_label
from desktop.domain.reading.lines import Line, has_end_mark, without_end_mark
from desktop.domain.reading.regions import Part, paragraph_of
from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.source import Place, SourceTable
from desktop.domain.reading.task_tables import (
    LeftoverKind,
    ReadTable,
    is_task_table,
    read_task_table,
)
from desktop.domain.reading.task_tables.titles import mixed_case, read_title
from desktop.domain.reading.title import is_appendix_line, is_attached_line
from desktop.domain.tasks import Placement, TaskGroup, TaskTable
from desktop.domain.text import squeeze
from desktop.i18n import _


@dataclass(slots=True)
class Appendices:
    """What the appendices hold.

    Attributes:
        tables: Their task tables with the title of each.
        attached: The lines "(Kèm theo …)".
        title: Title of the first appendix, in mixed case.
        rest: Lines that belong to no task table, for the end of the text.
    """

    tables: list[ReadTable] = field(default_factory=list)
    attached: list[Line] = field(default_factory=list)
    title: str = ""
    rest: list[Line] = field(default_factory=list)


def read_appendices(parts: Sequence[Part]) -> Appendices:
    """Return the task tables of the appendices and all other lines."""
    found = Appendices()
    above: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            if is_attached_line(part):
                found.attached.append(part)
            above.append(part)
        elif is_task_table(part):
            read = read_task_table(part, [paragraph_of(line) for line in above])
            title, unread = _title_and_rest(read.table.title, above)
            found.rest += unread
            table = replace(read.table, placement=Placement.APPENDIX, title=title)
            found.tables.append(replace(read, table=table))
            found.title = found.title or title
            above = []
        else:
            found.rest += [*above, *table_lines(part)]
            above = []
    found.rest += _left(above)
    return found


def _title_and_rest(read: str, lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """Return the title of a table and the lines above it that do not belong to the title."""
    if not read:
        return _title(lines), []
    _placement, _words, unread = read_title([line.printed for line in lines])
    return read, _left(lines[place] for place in unread)


def _title(lines: Iterable[Line]) -> str:
    words = [
        label.rest if (label := read_label(line)) else line.text
        for line in lines
        if not is_appendix_line(line) and not is_attached_line(line) and not line.is_rule
    ]
    return mixed_case(" ".join(words))


def _left(lines: Iterable[Line]) -> list[Line]:
    """Return the lines below the last table, without a lone end mark."""
    return [
        line
        for line in lines
        if not line.is_rule and not (has_end_mark(line.text) and not without_end_mark(line.text))
    ]


def table_lines(table: SourceTable) -> Iterator[Line]:
    """Yield the rows of a table as lines, its cells parted by "|"."""
    for row in range(table.rows):
        cells = [cell for cell in table.cells if cell.row == row and squeeze(cell.text)]
        if cells:
            text = " | ".join(squeeze(cell.text) for cell in cells)
            place = Place(table.place.index, _page(cells[0].paragraphs[0].place, table), row=row)
            yield Line(text, text.lower(), (text,), "", place)


def _page(place: Place, table: SourceTable) -> int | None:
    return place.page if place.page is not None else table.place.page


def joined_tables(tables: Sequence[ReadTable]) -> ReadTable | None:
    """Return all task tables of a plan as one: the rows of the later ones follow.

    A table with a title of its own keeps it as a group row without number.
    """
    if not tables:
        return None
    first = tables[0]
    rows = list(first.table.rows)
    columns = list(first.table.columns)
    for read in tables[1:]:
        if read.table.title:
            rows.append(TaskGroup(new_id(), read.table.title, label=""))
        rows += read.table.rows
        known = {column.field for column in columns}
        columns += [column for column in read.table.columns if column.field not in known]
    table = TaskTable(
        tuple(columns),
        first.table.placement,
        tuple(rows),
        first.table.numbering,
        first.table.title,
    )
    facts: list[ReadFact] = [fact for read in tables for fact in read.facts]
    leftovers = [left for read in tables for left in read.leftovers]
    notes = [*_joined_note(len(tables)), *(note for read in tables for note in read.notes)]
    return ReadTable(table, tuple(facts), tuple(notes), tuple(leftovers))


def _joined_note(count: int) -> list[str]:
    if count < 2:
        return []
    return [_("Bản gốc có {count} bảng nhiệm vụ; đã ghép thành một bảng.").format(count=count)]


def leftover_notes(read: ReadTable) -> list[str]:
    """Return a note for each text of the table that no field holds, so that none is lost."""
    notes = []
    for left in read.leftovers:
        if left.kind is LeftoverKind.MARK or not squeeze(left.text):
            continue
        where = left.header or _("ngoài các cột")
        notes.append(
            _("Chữ trong bảng chưa đưa vào dự thảo ({where}): {text}").format(
                where=where, text=squeeze(left.text)
            )
        )
    return notes
