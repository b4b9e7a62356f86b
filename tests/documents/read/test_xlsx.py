"""What a reader sees in a workbook: lines, tables, merges, numbers as shown."""

from __future__ import annotations

import datetime
import io
import random
import time
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment as CellAlignment
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from desktop.documents.read.xlsx import read_xlsx
from desktop.documents.read.xlsx_numbers import shown_number
from desktop.domain.reading.source import Alignment, SourceDocument, SourceParagraph, SourceTable
from desktop.errors import Refused
from tests.support.docx_files import zipped
from tests.support.foreign import FOREIGN, never_overlap, shown, table_of

EDGES = Border(left=Side("thin"), right=Side("thin"), top=Side("thin"), bottom=Side("thin"))
HEADER = ["STT", "Nhiệm vụ", "Thời gian"]


def book(*rows: list[object]) -> tuple[Workbook, Worksheet]:
    made = Workbook()
    sheet = made.active
    for row in rows:
        sheet.append(row)
    return made, sheet


def saved(made: Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(made: Workbook) -> SourceDocument:
    return read_xlsx(saved(made))


def framed(sheet: Worksheet, cells: str) -> None:
    for row in sheet[cells]:
        for cell in row:
            cell.border = EDGES


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_title_lines_are_paragraphs_and_the_block_below_is_a_table() -> None:
    made, sheet = book(["Phụ lục"], ["NHIỆM VỤ NĂM 2026"], [], HEADER, [1, "Việc", "Quý I"])
    sheet.merge_cells("A2:C2")
    sheet["A2"].font = Font(bold=True, size=14)
    sheet["A2"].alignment = CellAlignment(horizontal="center")
    document = read(made)
    assert shown(document) == ["Phụ lục", "NHIỆM VỤ NĂM 2026", [HEADER, ["1", "Việc", "Quý I"]]]
    title = document.items[1]
    assert isinstance(title, SourceParagraph)
    assert (title.bold, title.size_pt, title.alignment) == (True, 14.0, Alignment.CENTER)
    assert title.place.sheet == "Sheet"


def test_merged_cells_span() -> None:
    made, sheet = book(HEADER, [1, "a", "x"], [None, "b", None], ["II", "Nhóm"])
    for cells in ("A2:A3", "C2:C3", "B4:C4"):
        sheet.merge_cells(cells)
    framed(sheet, "A1:C4")
    found = table_of(read(made))
    assert never_overlap(found)
    spans = {c.text: (c.rowspan, c.colspan) for c in found.cells if c.rowspan + c.colspan > 2}
    assert spans == {"1": (2, 1), "x": (2, 1), "Nhóm": (1, 2)}


def test_empty_rows_inside_a_framed_table_part_nothing() -> None:
    made, sheet = book(HEADER, [1, "a", "x"], [], ["II"], [2, "b", "y"], [], ["Ghi chú: không"])
    framed(sheet, "A1:C5")
    assert shown(read(made)) == [
        [HEADER, ["1", "a", "x"], ["", "", ""], ["II", "", ""], ["2", "b", "y"]],
        "Ghi chú: không",
    ]


def test_letterhead_and_signatures_are_tables_without_edges() -> None:
    made, sheet = book(
        ["UBND XÃ", None, "CỘNG HÒA"],
        [],
        HEADER,
        [1, "a", "x"],
        [],
        ["Người lập", None, "CHỦ TỊCH"],
    )
    framed(sheet, "A3:C4")
    kinds = [item.bordered for item in read(made).items if isinstance(item, SourceTable)]
    assert kinds == [False, True, False]


def test_tables_with_a_title_between_stay_two() -> None:
    made, sheet = book(HEADER, [1, "a", "x"], [], ["Bảng hai"], HEADER, [1, "b", "y"])
    framed(sheet, "A1:C2")
    framed(sheet, "A5:C6")
    assert shown(read(made)) == [
        [HEADER, ["1", "a", "x"]],
        "Bảng hai",
        [HEADER, ["1", "b", "y"]],
    ]


def test_lines_of_a_cell_are_paragraphs() -> None:
    made, _sheet = book(HEADER, [1, "- Kế hoạch;\n- Báo cáo", "Quý I"])
    cell = table_of(read(made)).cells[4]
    assert [paragraph.text for paragraph in cell.paragraphs] == ["- Kế hoạch;", "- Báo cáo"]


def test_hidden_rows_columns_and_sheets_are_told() -> None:
    made, sheet = book(HEADER, [1, "a", "x"], [2, "b", "y"])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    other = made.create_sheet("Danh mục")
    other.append(["bí mật"])
    other.sheet_state = "hidden"
    document = read(made)
    assert shown(document) == [[HEADER, ["1", "a", "x"], ["2", "b", "y"]]]
    assert document.notes == (
        "Có 1 dòng ẩn trong trang tính “Sheet”, vẫn được đọc vào.",
        "Có 1 cột ẩn trong trang tính “Sheet”, vẫn được đọc vào.",
        "Trang tính ẩn “Danh mục” không được đọc vào.",
    )


def test_every_sheet_is_read_in_order() -> None:
    made, _sheet = book(["Một"])
    made.create_sheet("Hai").append(["Hai"])
    document = read(made)
    assert [(item.place.index, item.place.sheet) for item in document.items] == [
        (0, "Sheet"),
        (1, "Hai"),
    ]


def test_formula_without_result_is_told() -> None:
    made, _sheet = book(HEADER, [1, "a", "=1+1"])
    assert "1 ô công thức" in read(made).notes[0]


def test_rich_text_old_fonts_and_dates() -> None:
    rich = CellRichText("Thường ", TextBlock(InlineFont(b=True), "xuyên"))
    made, sheet = book(HEADER, [rich, "C«ng chøc", datetime.date(2026, 3, 5)], [True, "#REF!", 1.5])
    sheet["B2"].font = Font(name=".VnTime")
    document = read(made)
    assert shown(document) == [
        [HEADER, ["Thường xuyên", "Công chức", "05/03/2026"], ["TRUE", "#REF!", "1.5"]]
    ]
    assert "phông chữ cũ" in document.notes[0]


@pytest.mark.parametrize(
    ("number", "code", "wanted"),
    [
        ("1", "General", "1"),
        ("1.0", "General", "1"),
        ("3.1", "General", "3.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("0.999", "0.0%", "99,9%"),
        ("0.9", "0%", "90%"),
        ("1500000", "#,##0", "1.500.000"),
        ("1234.5", "#,##0.00", "1.234,50"),
        ("1234.5", "0.##", "1234,5"),
        ("-5", "0;(0)", "(5)"),
        ("-5", "0", "-5"),
        ("0", '0;-0;"không"', "không"),
        ("5", "00", "05"),
        ("3", '"Quý "0', "Quý 3"),
        ("12", '0" người"', "12 người"),
        ("46086", "m/d/yyyy", "05/03/2026"),
        ("46086", "mm/yyyy", "03/2026"),
        ("46086.5", "dd/mm/yyyy hh:mm", "05/03/2026 12:00"),
        ("0.25", "h:mm", "06:00"),
        ("1", "dd/mm/yyyy", "01/01/1900"),
        ("99999999", "dd/mm/yyyy", "99999999"),
        ("1e400", "0", "1e400"),
        ("nan", "0", "nan"),
        ("abc", "0", "abc"),
        ("5", '"chỉ chữ"', "chỉ chữ"),
    ],
)
def test_numbers_are_shown_as_the_workbook_shows_them(number: str, code: str, wanted: str) -> None:
    assert shown_number(number, code) == wanted


def test_days_count_from_1904_in_workbooks_that_say_so() -> None:
    assert shown_number("1", "dd/mm/yyyy", since_1904=True) == "02/01/1904"


@pytest.mark.parametrize(
    ("name", "rows", "columns", "lines"),
    [("001_thieu-van-2024", 38, 6, 3), ("003_vinh-chap-2023", 38, 5, 1),
     ("004_loc-tan-2026", 80, 9, 3)],
)  # fmt: skip
def test_sample_tables(name: str, rows: int, columns: int, lines: int) -> None:
    document = read_xlsx((FOREIGN / f"{name}.xlsx").read_bytes())
    found = table_of(document)
    assert (found.rows, found.columns, len(document.items)) == (rows, columns, lines + 1)
    assert never_overlap(found)
    assert found.cells[1].text in ("Nội dung thực hiện", "1- Mục tiêu")


GOOD = parts(saved(book(HEADER, [1, "a", "x"])[0]))
SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def with_sheet(inside: bytes, after: bytes = b"") -> bytes:
    xml = MAIN + b"<sheetData>" + inside + b"</sheetData>" + after + b"</worksheet>"
    return zipped({**GOOD, SHEET: xml})


def test_far_away_cells_and_giant_merges_are_bounded() -> None:
    far = b'<row r="1"><c r="A1" t="str"><v>a</v></c><c r="XFD1" t="str"><v>b</v></c></row>'
    far += b'<row r="1048576"><c r="A1048576" t="str"><v>z</v></c></row>'
    merge = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    start = time.perf_counter()
    document = read_xlsx(with_sheet(far, merge))
    assert time.perf_counter() - start < 1
    assert shown(document) == ["a"]
    assert "quá lớn" in document.notes[0]


def test_overlapping_merges_never_make_cells_overlap() -> None:
    cells = b"".join(
        b'<row r="%d">' % row
        + b"".join(b'<c r="%c%d" t="str"><v>x</v></c>' % (65 + column, row) for column in range(4))
        + b"</row>"
        for row in range(1, 5)
    )
    merges = b'<mergeCells><mergeCell ref="A1:C3"/><mergeCell ref="B2:D4"/></mergeCells>'
    assert never_overlap(table_of(read_xlsx(with_sheet(cells, merges))))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải là bảng tính Excel"),
        (b"PK\x03\x04 hong", "Tệp Excel bị hỏng"),
        (zipped({**GOOD, SHEET: MAIN}), "Không đọc được tệp Excel"),
        (zipped({**GOOD, "xl/workbook.xml": b"<w"}), "Tệp Excel bị hỏng"),
        (zipped({**GOOD, SHEET: b" " * 80_000_000}), "nén bất thường"),
        (with_sheet(b"<a/>" * 5_100_000), "nén bất thường"),
        (zipped({**GOOD, SHEET: b"<!DOCTYPE a>" + MAIN + b"</worksheet>"}), "Tệp Excel bị hỏng"),
        ((FOREIGN / "003_vinh-chap-2023.docx").read_bytes(), "không phải là bảng tính"),
    ],
)
def test_hostile_files_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_xlsx(data)


def test_spoilt_files_are_read_or_refused() -> None:
    chance = random.Random(11)
    source = parts((FOREIGN / "003_vinh-chap-2023.xlsx").read_bytes())
    names = ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", SHEET]
    for _time in range(80):
        name = chance.choice(names)
        part = bytearray(source[name])
        for _sign in range(3):
            part[chance.randrange(len(part))] = chance.choice(b'0123456789<>"=/ AZaz-.')
        try:
            read_xlsx(zipped({**source, name: bytes(part)}))
        except Refused:
            continue
