"""Documents besides plans: letters, reports, minutes, sheets (công văn, báo cáo, biên bản, phiếu).

They are made anew from rows each time; what differs from a plan is that they hold tables of any
columns and may be addressed to somebody (Kính gửi).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.commune import Issuer
from desktop.domain.outline import Block
from desktop.domain.signing import Signing


class CellAlign(Enum):
    """Where the words of a column stand."""

    LEFT = "left"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: its header, its share of the width, where its words stand."""

    header: str
    weight: float = 1.0
    align: CellAlign = CellAlign.LEFT


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row; a group row has one cell that runs through the table."""

    cells: tuple[str, ...]
    is_group: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of plain words.

    Attributes:
        key: Name by which a template places it ("::: bảng qua_han").
        columns: Columns in printed order.
        rows: Rows; each has as many cells as there are columns, but for group rows.
        title: What its sheet is called in a workbook; empty for the heading above it.
    """

    key: str
    columns: tuple[DataColumn, ...]
    rows: tuple[DataRow, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class DocumentAppendix:
    """An appendix (phụ lục) on pages of its own; landscape for wide tables."""

    title: str
    parts: tuple[Block | DataTable, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class OfficeDocument:
    """A document that is not a plan.

    Attributes:
        document_type: Abbreviation ("CV", "BC", "BB"); for a sheet that is none of the types of
            the decree its title in full ("Phiếu giao việc").
        subject: Trích yếu ("V/v …" is added to a letter when printed).
        year: Year shown in a blank date.
        symbol, number, date: Số, ký hiệu, ngày; empty and None leave blanks.
        addressees: Kính gửi lines; empty for none.
        bases: Căn cứ lines.
        opening: First paragraph, may be empty.
        parts: The text and its tables in order.
        closing: Last paragraph without "./.".
        signing: The signature block at the right; None when nobody signs.
        second_signing: A signature at the left (biên bản: bên giao, bên nhận), None for none.
        recipients: Nơi nhận entries; those of minutes stand below the two who sign.
        appendices: Appendices in order.
        issuer: Commune of the letterhead; None for the one that owns the workspace.
        landscape: True for a sheet whose table needs the width of the page.
    """

    document_type: str
    subject: str
    year: int
    symbol: str = ""
    number: str = ""
    date: dt.date | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    opening: str = ""
    parts: tuple[Block | DataTable, ...] = ()
    closing: str = ""
    signing: Signing | None = None
    second_signing: Signing | None = None
    recipients: tuple[str, ...] = ()
    appendices: tuple[DocumentAppendix, ...] = ()
    issuer: Issuer | None = None
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class TextSection:
    """A section of a document whose words the officer may replace.

    Attributes:
        key: Name under which her words go in ("noi_bat").
        title: Words shown above it.
        text: The words as they stand now, one paragraph a line; "- " begins an item.
    """

    key: str
    title: str
    text: str
