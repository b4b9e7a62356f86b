"""Writes the tables of a document as an Excel workbook: a sheet for each, ready to print."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from desktop.documents import format as fmt
from desktop.documents.format import LOOKS, Part
from desktop.documents.metrics import column_widths_mm, line_widths_mm
from desktop.documents.style_names import NAMES
from desktop.documents.table_grid import Placed, place_cells
from desktop.documents.tree import Align, Document, Paragraph, Section, Style, Table, Title
from desktop.documents.units import MM_PER_INCH
from desktop.documents.xlsx_package import put_right
from desktop.errors import Refused
from desktop.i18n import _

_SHEET_NAME = "Nhiệm vụ"
_TABLE_WORD = "Bảng"
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_NAMING_STYLES = (Style.APPENDIX_TITLE, Style.UPPER, Style.ROMAN, Style.HEADING, Style.ITEM)
_HEADING_STYLES = (Style.APPENDIX_LABEL, Style.APPENDIX_TITLE, Style.APPENDIX_REFERENCE)
_A4 = 9
_PIXEL_MM = MM_PER_INCH / 96
_CHARACTER_PIXELS, _PADDING_PIXELS = 7, 5
"""What Excel calls a width of 1, and the padding that it adds once."""
_TALLEST_ROW_PT = 409.0
_SHEET_LINE = 1.2
"""Height of a line in sizes of the letters, as spreadsheets set it at the screen's pixels."""
_LIKE_FORMULAS = ("=", "+", "-", "@")
_LARGEST_NUMBER_DIGITS = 9
_HORIZONTAL = {Align.LEFT: "left", Align.CENTER: "center", Align.JUSTIFY: "justify"}
_SIDE = Side(style="thin", color="000000")
THIN_BORDER = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def write_xlsx(document: Document) -> bytes:
    """Return the workbook of the task table; raise ``Refused`` when there is none."""
    for section in document.sections:
        for node in section.nodes:
            if isinstance(node, Table):
                return _written(document, [_Sheet(_SHEET_NAME, _headings(section), node)])
    raise Refused(
        _("Kế hoạch này không có bảng nhiệm vụ nên không xuất được ra Excel."),
        advice=_("Thêm bảng nhiệm vụ vào kế hoạch, hoặc xuất ra Word, PDF."),
    )


def write_tables(document: Document) -> bytes:
    """Return the workbook of all tables, one sheet each; raise ``Refused`` when there is none."""
    sheets = [sheet for section in document.sections for sheet in _sheets(section)]
    if not sheets:
        raise Refused(
            _("Văn bản này không có bảng nên không xuất được ra Excel."),
            advice=_("Xuất ra Word hoặc PDF."),
        )
    return _written(document, sheets)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with the name of its sheet and the lines above it."""

    name: str
    headings: Sequence[tuple[Style | Part, str]]
    table: Table


def _sheets(section: Section) -> list[_Sheet]:
    """Return the tables of a section, each named by itself or by the words above it."""
    sheets: list[_Sheet] = []
    above = ""
    for node in section.nodes:
        if isinstance(node, Table):
            sheets.append(_Sheet(node.name or above, _headings(section), node))
        elif isinstance(node, Paragraph) and node.style in _NAMING_STYLES:
            above = node.text
        elif isinstance(node, Title):
            above = node.type_line.capitalize()
    return sheets


def _written(document: Document, sheets: Sequence[_Sheet]) -> bytes:
    book = Workbook()
    book.properties.title = document.title
    book.properties.creator = document.author
    book.remove(book.active)
    styles = _Styles(book)
    for entry in sheets:
        _fill_sheet(book.create_sheet(_sheet_name(entry.name, book.sheetnames)), entry, styles)
    buffer = io.BytesIO()
    book.save(buffer)
    return put_right(buffer.getvalue())


def _sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """Return a name that Excel takes: short, without its forbidden signs, not used before."""
    words = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", wanted).split()).strip("'. ")
    name = words[:_LONGEST_NAME].strip("' ") or f"{_TABLE_WORD} {len(taken) + 1}"
    used = {other.casefold() for other in taken}
    number, tried = 1, name
    while tried.casefold() in used:
        number += 1
        end = f" ({number})"
        tried = name[: _LONGEST_NAME - len(end)] + end
    return tried


def _fill_sheet(sheet: Worksheet, entry: _Sheet, styles: _Styles) -> None:
    table = entry.table
    widths = column_widths_mm(table.weights, fmt.LANDSCAPE.text_width)
    header = _titles(sheet, styles, entry.headings, len(widths)) + 1
    placed = place_cells([*table.header, *table.rows], len(widths))
    for cell in placed:
        _cell(sheet, styles, cell, header, is_header=cell.row < len(table.header))
    _row_heights(sheet, placed, header, widths)
    _columns(sheet, widths)
    _page(sheet)
    _table_tools(sheet, header, table)


class _Styles:
    """The named styles of the workbook, each made when it is first used."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._names: set[str] = set()

    def name(self, what: Style | Part, bold: bool, align: Align) -> str:
        """Return the name of the style of a cell; the cells of the table have borders."""
        look = LOOKS[what]
        in_table = what in (Part.CELL, Part.CELL_HEADER)
        words = [NAMES[what][1]]
        words += ["đậm"] if bold and not look.bold else []
        words += ["giữa"] if align is Align.CENTER and look.align is not align else []
        name = " ".join(words)
        if name not in self._names:
            self._names.add(name)
            vertical = "top" if what is Part.CELL else "center"
            style = NamedStyle(
                name,
                font=Font(fmt.FONT, look.size_pt, bold=bold or look.bold, italic=look.italic),
                border=THIN_BORDER if in_table else Border(),
                alignment=Alignment(_HORIZONTAL[align], vertical, wrap_text=True),
            )
            self._book.add_named_style(style)
        return name


def _headings(section: Section) -> list[tuple[Style | Part, str]]:
    """Return the lines above the table: those of the appendix, else the title of the plan."""
    lines: list[tuple[Style | Part, str]] = []
    for node in section.nodes:
        if isinstance(node, Title):
            lines += [(Part.TYPE_LINE, node.type_line), (Part.SUBJECT, node.subject)]
        elif isinstance(node, Paragraph) and node.style in _HEADING_STYLES:
            lines.append((node.style, node.text))
    return [(what, text) for what, text in lines if text]


def _titles(
    sheet: Worksheet, styles: _Styles, lines: Sequence[tuple[Style | Part, str]], columns: int
) -> int:
    """Write the lines across the whole width and return how many there are."""
    for row, (what, text) in enumerate(lines, start=1):
        look = LOOKS[what]
        cell = sheet.cell(row, 1)
        cell.style = styles.name(what, look.bold, Align.CENTER)
        _text(cell, text)
        if columns > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        wrapped = len(line_widths_mm(text, fmt.LANDSCAPE.text_width, look))
        sheet.row_dimensions[row].height = _height_pt(wrapped, look.size_pt)
    return len(lines)


def _text(cell: object, text: str) -> None:
    """Write ``text`` as text: "=…" is no formula and "1/2" no date, also once it is edited.

    Its style must be set before.
    """
    cell.value = text  # type: ignore[attr-defined]
    cell.data_type = "s"  # type: ignore[attr-defined]
    if text.startswith(_LIKE_FORMULAS):
        cell.quotePrefix = True  # type: ignore[attr-defined]


def _cell(
    sheet: Worksheet, styles: _Styles, placed: Placed, header: int, *, is_header: bool
) -> None:
    """Write a cell; a merged one gets borders around all that it covers."""
    what = Part.CELL_HEADER if is_header else Part.CELL
    top, left = header + placed.row, placed.column + 1
    bottom, right = top + placed.rowspan - 1, left + placed.colspan - 1
    text = "\n".join(placed.cell.lines)
    cell = sheet.cell(top, left)
    cell.style = styles.name(what, placed.cell.bold, placed.cell.align)
    if _is_number(text) and (left == 1 or placed.cell.align is Align.CENTER):
        cell.value = int(text)
    elif text:
        _text(cell, text)
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)


def _is_number(text: str) -> bool:
    """Tell whether a cell is a whole number that can be added up; "05" is none, it is a name."""
    if not (text.isascii() and text.isdecimal()) or len(text) > _LARGEST_NUMBER_DIGITS:
        return False
    return text == str(int(text))


def _height_pt(lines: int, size_pt: float) -> float:
    return round(lines * size_pt * _SHEET_LINE + 2 * fmt.CELL_GAP_PT, 1)


def _row_heights(
    sheet: Worksheet, placed: Sequence[Placed], header: int, widths: Sequence[float]
) -> None:
    """Make each row as tall as its text: not every program fits rows when it opens a file.

    Where a cell that spans rows needs more than they have, its last row grows.
    """
    heights: dict[int, float] = {}
    for cell in sorted(placed, key=lambda cell: cell.rowspan):
        last = cell.row + cell.rowspan - 1
        above = sum(heights.get(row, 0) for row in range(cell.row, last))
        heights[last] = max(heights.get(last, 0), _needed_pt(cell, widths) - above)
    for row, height in heights.items():
        sheet.row_dimensions[header + row].height = min(height, _TALLEST_ROW_PT)


def _needed_pt(placed: Placed, widths: Sequence[float]) -> float:
    """Return the height that the text of a cell takes."""
    width = sum(widths[placed.column : placed.column + placed.colspan]) - 2 * fmt.CELL_PADDING_MM
    look = LOOKS[Part.CELL_HEADER if placed.cell.bold else Part.CELL]
    lines = sum(len(line_widths_mm(text, width, look)) for text in placed.cell.lines)
    return _height_pt(max(lines, 1), look.size_pt)


def _page(sheet: Worksheet) -> None:
    page = fmt.LANDSCAPE
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left, margins.right = page.left / MM_PER_INCH, page.right / MM_PER_INCH
    margins.top, margins.bottom = page.top / MM_PER_INCH, page.bottom / MM_PER_INCH
    margins.header = margins.footer = page.header / MM_PER_INCH
    sheet.print_options.horizontalCentered = True
    number = sheet.oddHeader.center
    number.text, number.font = "&P", f"{fmt.FONT},Regular"
    number.size = round(LOOKS[Part.PAGE_NUMBER].size_pt)
    sheet.HeaderFooter.differentFirst = True


def _columns(sheet: Worksheet, widths: Sequence[float]) -> None:
    for column, width in enumerate(widths, start=1):
        characters = (width / _PIXEL_MM - _PADDING_PIXELS) / _CHARACTER_PIXELS
        sheet.column_dimensions[get_column_letter(column)].width = round(max(characters, 1), 2)


def _table_tools(sheet: Worksheet, header: int, table: Table) -> None:
    """Keep the header in sight, repeat it on each printed page, offer filters below it."""
    first = header + len(table.header)
    last = first + max(len(table.rows), 1) - 1
    sheet.freeze_panes = f"A{first}"
    sheet.print_title_rows = f"{header}:{first - 1}"
    sheet.auto_filter.ref = f"A{first - 1}:{get_column_letter(len(table.weights))}{last}"
