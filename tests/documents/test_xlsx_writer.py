"""The workbook of the task table: the same words and merges, ready to print."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from desktop.documents.compose import compose
from desktop.documents.xlsx_writer import write_xlsx
from desktop.domain.plan import Plan
from desktop.domain.tasks import Task
from desktop.errors import Refused
from tests.support import document_plans as plans
from tests.support.document_plans import PROFILE

HEADER = 4
"""Row of the header below three lines of title."""


def written(plan: Plan) -> bytes:
    return write_xlsx(compose(plan, PROFILE))


def sheet_of(plan: Plan) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(written(plan))).active


def with_cell(text: str) -> Plan:
    table = replace(plans.FLAT_TABLE, rows=(Task("t", text),))
    return replace(plans.ISSUED, task_table=table)


def test_title_lines_stand_above_the_header() -> None:
    sheet = sheet_of(plans.ISSUED)
    assert sheet["A1"].value == "Phụ lục"
    assert sheet["A2"].value == "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"
    assert sheet["A3"].value.startswith("(Kèm theo Kế hoạch số 05/KH-UBND")
    assert [cell.value for cell in sheet[HEADER]] == [
        "STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian"
    ]  # fmt: skip
    assert {str(area) for area in sheet.merged_cells.ranges} >= {"A1:E1", "A2:E2", "A3:E3"}


def test_a_table_in_the_text_has_the_title_of_the_plan() -> None:
    sheet = sheet_of(plans.IN_TEXT)
    assert sheet["A1"].value == "KẾ HOẠCH"
    assert sheet["A2"].value == "Cải cách hành chính năm 2026"
    assert sheet["A3"].value == "STT"


def test_rows_hold_the_words_of_the_table() -> None:
    sheet = sheet_of(plans.ISSUED)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER + 1)]
    assert rows == [
        ["I", "Cải cách thể chế", None, None, None],
        [1, "Rà soát văn bản", "- Kế hoạch\n- Báo cáo", "Phòng Văn hóa - Xã hội", "Quý I"],
        [2, "Kiểm tra văn bản", "Báo cáo", "- A\n- B", "Quý II"],
        ["II", "Cải cách thủ tục hành chính", None, None, None],
        [3, "Niêm yết công khai thủ tục", None, None, "Thường xuyên"],
    ]


def test_merges_are_those_of_the_appendix() -> None:
    areas = {str(area) for area in sheet_of(plans.DEEP).merged_cells.ranges}
    assert areas == {
        "A1:H1", "A2:H2", "A3:H3",
        "B5:H5", "A6:A8", "B6:B8", "C6:C7", "H6:H11", "B10:G10", "B12:H12",
        "A13:A14", "B13:B14", "C13:C14",
    }  # fmt: skip


def test_the_sheet_prints_on_landscape_a4_with_its_header_on_each_page() -> None:
    sheet = sheet_of(plans.ISSUED)
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (int(sheet.page_setup.fitToWidth), int(sheet.page_setup.fitToHeight)) == (1, 0)
    assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
    assert sheet.freeze_panes == f"A{HEADER + 1}"
    assert sheet.auto_filter.ref == f"A{HEADER}:E{HEADER + 5}"
    assert sheet.oddHeader.center.text == "&P"
    assert sheet.HeaderFooter.differentFirst


def test_every_cell_of_the_table_is_bordered_wrapped_and_in_times_new_roman() -> None:
    for row in sheet_of(plans.DEEP).iter_rows(min_row=HEADER):
        for cell in row:
            border = cell.border
            sides = [s.style for s in (border.left, border.right, border.top, border.bottom)]
            if isinstance(cell, MergedCell):
                assert "thin" in sides
            else:
                assert sides == ["thin"] * 4
                assert cell.alignment.wrap_text
                assert cell.font.name == "Times New Roman"


def test_rows_are_as_tall_as_their_text_and_still_fit_themselves() -> None:
    short, long = (sheet_of(with_cell(text)) for text in ("Việc", "Việc rất dài " * 40))
    row = HEADER + 1
    assert long.row_dimensions[row].height > 3 * short.row_dimensions[row].height
    with zipfile.ZipFile(io.BytesIO(written(plans.DEEP))) as file:
        assert b"customHeight" not in file.read("xl/worksheets/sheet1.xml")


def test_a_merged_cell_taller_than_its_rows_makes_the_last_one_taller() -> None:
    wordy = "Mục tiêu rất dài " * 30
    rows = tuple(Task(key, "Việc", objective=wordy, activity=key) for key in ("a", "b"))
    sheet = sheet_of(replace(plans.DEEP, task_table=replace(plans.DEEP_TABLE, rows=rows)))
    assert sheet.row_dimensions[6].height > 3 * sheet.row_dimensions[5].height


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "+84", "-5", "@SUM", "1/2", "007", "12"])
def test_text_stays_text(text: str) -> None:
    cell = sheet_of(with_cell(text)).cell(HEADER + 1, 2)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@"), "edited in Excel it stays text"


def test_fonts_stand_in_the_order_of_the_schema() -> None:
    with zipfile.ZipFile(io.BytesIO(written(plans.ISSUED))) as file:
        styles = etree.fromstring(file.read("xl/styles.xml"))
    order = ["b", "i", "sz", "color", "name", "family", "scheme"]
    for font in styles.iter("{*}font"):
        names = [etree.QName(child).localname for child in font]
        assert names == sorted(names, key=order.index)


def test_a_plan_without_table_is_refused_with_advice() -> None:
    with pytest.raises(Refused) as refusal:
        written(plans.WITHOUT_TABLE)
    assert "bảng nhiệm vụ" in refusal.value.what
    assert refusal.value.advice


@settings(max_examples=25)
@given(st.text(max_size=40))
def test_any_text_is_read_back(text: str) -> None:
    plan = with_cell(text)
    shown = compose(plan, PROFILE).sections[1].nodes[3].rows[0].cells[1].lines
    assert (sheet_of(plan).cell(HEADER + 1, 2).value or "") == "\n".join(shown)
