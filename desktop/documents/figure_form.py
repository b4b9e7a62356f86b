"""The Excel form of a commune that has no program: written by the level above, and read back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from desktop.documents.format import FONT
from desktop.documents.read.border import border
from desktop.documents.safe_zip import EXCEL, SafeZip, save_again
from desktop.documents.xlsx_writer import THIN_BORDER
from desktop.domain.consolidation.hand import FORM
from desktop.domain.folding import fold
from desktop.domain.reporting.measuring import parse_figure
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import PERIOD_WORDS
from desktop.domain.text import squeeze
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.ports import FigureForm

_SHEET = "Biểu số liệu"
_TITLE = "BIỂU SỐ LIỆU CẢI CÁCH HÀNH CHÍNH"
_OFFICE, _YEAR, _PERIOD, _SOURCE = "Đơn vị", "Năm", "Kỳ báo cáo", "Theo báo cáo số, ngày"
_ADVICE = "Chỉ ghi vào các ô tô màu; ghi số nguyên, để trống là 0."
_ROWS, _COLUMNS = 60, 3
_MACROS = "xl/vbaProject.bin"
_INPUT = PatternFill("solid", fgColor="FFF8E1")


class FigureFormFiles:
    """Implements ``FigureForms``."""

    def write(self, form: FigureForm, superior: str) -> bytes:
        """Return the workbook with what is known filled in."""
        book = Workbook()
        sheet = book.active
        sheet.title = _SHEET
        sheet.protection.sheet = True
        heads = (
            (_OFFICE, form.office),
            (_YEAR, form.year),
            (_PERIOD, PERIOD_WORDS[form.period].format(year=form.year)),
            (_SOURCE, form.source),
        )
        lines: list[tuple[str, object]] = [(_TITLE, ""), (f"Gửi {superior}", ""), *heads]
        lines += [(_ADVICE, ""), *((words, form.figures.get(key)) for key, words in FORM.items())]
        inputs = {_SOURCE, *FORM.values()}
        for number, (words, value) in enumerate(lines, start=1):
            _put(sheet.cell(number, 1), words, bold=number == 1)
            if words in inputs or value:
                _put(sheet.cell(number, 2), value, is_input=words in inputs)
        whole = DataValidation("whole", operator="between", formula1="0", formula2="1000000")
        sheet.add_data_validation(whole)
        whole.add(f"B{len(lines) - len(FORM) + 1}:B{len(lines)}")
        sheet.column_dimensions["A"].width = 44
        sheet.column_dimensions["B"].width = 32
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def read(self, data: bytes) -> FigureForm:
        """Return what was filled in; ``Refused`` names the line that cannot be."""
        if _MACROS in SafeZip(data, office=EXCEL).names:
            raise Refused(
                _("Tệp có macro nên không nhận."),
                _("Chưa lưu số liệu nào."),
                _("Hãy xuất lại biểu từ mục Tổng hợp rồi điền vào tệp .xlsx đó."),
            )
        with border(_("Excel (.xlsx)"), save_again(EXCEL)):
            found = dict(_lines(data))
        missing = [words for words in (_OFFICE, _YEAR, _PERIOD) if fold(words) not in found]
        if missing:
            raise Refused(
                _(
                    "Tệp này không phải biểu số liệu do chương trình tạo ra (thiếu “{name}”)."
                ).format(name=missing[0]),
                advice=_("Hãy xuất biểu từ mục Tổng hợp, gửi cho xã điền rồi nhập lại."),
            )
        altered = [words for words in FORM.values() if fold(words) not in found]
        if altered:
            raise Refused(
                _("Biểu đã bị sửa: thiếu dòng “{name}”.").format(name=altered[0]),
                _("Chưa lưu số liệu nào."),
                _("Hãy dùng lại biểu gốc, chỉ ghi vào các ô tô màu."),
            )
        year = _whole(_YEAR, found[fold(_YEAR)])
        return FigureForm(
            office=_text(found[fold(_OFFICE)]),
            year=year,
            period=_period(_text(found[fold(_PERIOD)]), year),
            figures=dict(_figures(found)),
            source=_text(found.get(fold(_SOURCE))),
        )


def _put(cell: Any, value: object, *, bold: bool = False, is_input: bool = False) -> None:
    """Write a value; text never becomes a formula."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.font = Font(name=FONT, size=13, bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if is_input:
        cell.fill = _INPUT
        cell.border = THIN_BORDER
        cell.protection = Protection(locked=False)


def _lines(data: bytes) -> Iterator[tuple[str, object]]:
    """Yield the folded words of each line with the value beside them; only the first counts."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    seen = set()
    try:
        rows = book.worksheets[0].iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)
        for words, value, *_rest in rows:
            key = fold(words) if isinstance(words, str) else ""
            if key and key not in seen:
                seen.add(key)
                yield key, value
    finally:
        book.close()


def _figures(found: Mapping[str, object]) -> Iterator[tuple[str, int]]:
    for key, words in FORM.items():
        value = found.get(fold(words))
        if value is not None and value != "":
            yield key, _whole(words, value)


def _whole(words: str, value: object) -> int:
    """Return the whole number of a cell, typed as number or as text."""
    number: object = value
    if isinstance(value, str):
        number = parse_figure(value)
    if isinstance(number, bool) or not isinstance(number, int | float) or number != int(number):
        raise Refused(
            _("Ô “{name}” phải là số nguyên.").format(name=words),
            _("Chưa lưu số liệu nào."),
        )
    return int(number)


def _text(value: object) -> str:
    return "" if value is None else squeeze(str(value))[:200]


def _period(words: str, year: int) -> Period:
    for period, title in PERIOD_WORDS.items():
        if fold(words) == fold(title.format(year=year)):
            return period
    raise Refused(_("Không rõ kỳ báo cáo “{words}” trong biểu.").format(words=words[:40]))
