"""The list of tasks as a document: a workbook or pages, with the columns that are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.office_document import CellAlign, DataColumn, DataRow, DataTable, OfficeDocument
from desktop.domain.tracking.query import TaskListing
from desktop.i18n import _

DOCUMENT_TYPE = "Danh sách nhiệm vụ"
KEY = "nhiem_vu"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the document: its header, its share of the width, the words of each line."""

    header: str
    weight: float
    words: Mapping[str, str]


def listing_document(
    listing: TaskListing, columns: Sequence[ListColumn], subject: str, year: int
) -> OfficeDocument:
    """Return the listing as a document across the page; ``words`` of columns go by task key.

    A group is a row of its own above its tasks. Nobody signs it, nobody gets it: it is a paper
    for the desk.
    """
    head = DataColumn(_("STT"), 5, CellAlign.CENTER)
    table = DataTable(
        KEY,
        (head, *(DataColumn(column.header, column.weight) for column in columns)),
        tuple(_rows(listing, columns)),
        _("Nhiệm vụ"),
    )
    return OfficeDocument(DOCUMENT_TYPE, subject, year, parts=(table,), landscape=True)


def _rows(listing: TaskListing, columns: Sequence[ListColumn]) -> Iterator[DataRow]:
    headings = {group.start: group for group in listing.groups}
    for place, key in enumerate(listing.keys):
        if group := headings.get(place):
            yield DataRow((f"{group.title} ({group.count})",), is_group=True)
        yield DataRow((str(place + 1), *(column.words.get(key, "") for column in columns)))
