"""PDF files give the paragraphs, tables and letterhead that the Word file has."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from desktop.documents.read.docx import read_docx
from desktop.documents.read.pdf import read_pdf
from desktop.documents.renderer import PlanDocuments
from desktop.domain.reading.source import (
    Alignment,
    SourceDocument,
    SourceItem,
    SourceParagraph,
    SourceTable,
)
from desktop.domain.text import nfc
from desktop.errors import Cancelled, EnvironmentFailure, Refused
from tests.support.document_plans import DEEP, DRAFT, EIGHT_COLUMNS, PLANS, PROFILE

FOREIGN = Path(__file__).resolve().parents[2] / "data" / "foreign"
WITH_TEXT = ["002_gia-luong-2021-2025", "003_vinh-chap-2023"]
WITH_TABLES = {"003_vinh-chap-2023": 5, "004_loc-tan-2026": 9}
_BLANKS = re.compile(r"[\s\u00a0\u200b\u2060]+")


def bare(text: str) -> str:
    return _BLANKS.sub("", nfc(text))


def read(data: bytes, folder: Path) -> SourceDocument:
    path = folder / "kế hoạch.pdf"
    path.write_bytes(data)
    return read_pdf(path, lambda _doing, _share: None, lambda: False)


@cache
def foreign(name: str) -> SourceDocument:
    return read_pdf(FOREIGN / f"{name}.pdf", lambda _doing, _share: None, lambda: False)


@cache
def as_word(name: str) -> SourceDocument:
    return read_docx((FOREIGN / f"{name}.docx").read_bytes())


def running(items: tuple[SourceItem, ...]) -> list[str]:
    """Return the words of each paragraph, those of letterhead and signature column by column."""
    found: list[str] = []
    for item in items:
        if isinstance(item, SourceParagraph):
            found.append(bare(f"{item.label} {item.text}"))
        elif not item.bordered:
            cells = sorted(item.cells, key=lambda cell: cell.column)
            found += [bare(line) for cell in cells for line in cell.text.split("\n")]
    return [text for text in found if text]


def tables(document: SourceDocument) -> list[SourceTable]:
    return [t for t in document.items if isinstance(t, SourceTable) and t.bordered]


def column(table: SourceTable, number: int, first_row: int = 0) -> str:
    chosen = [c for c in table.cells if c.column == number and c.row >= first_row]
    return "".join(bare(cell.text) for cell in chosen)


def paragraph(document: SourceDocument, beginning: str) -> SourceParagraph:
    return next(
        item
        for item in document.items
        if isinstance(item, SourceParagraph) and item.text.startswith(beginning)
    )


@pytest.mark.parametrize("name", WITH_TEXT)
def test_paragraphs_are_those_of_the_word_file(name: str) -> None:
    assert running(foreign(name).items) == running(as_word(name).items)


@pytest.mark.parametrize(("name", "columns"), WITH_TABLES.items())
def test_tables_over_pages_have_the_columns_and_words_of_the_word_file(
    name: str, columns: int
) -> None:
    (whole,) = tables(as_word(name))
    parts = tables(foreign(name))
    assert {part.columns for part in parts} == {whole.columns} == {columns}
    assert {part.header_rows for part in parts} == {1}
    assert len({part.place.page for part in parts}) == len(parts) > 3
    for number in range(columns):
        read_back = column(parts[0], number) + "".join(column(p, number, 1) for p in parts[1:])
        assert read_back == column(whole, number)


def test_missing_rules_give_back_merged_cells() -> None:
    first = tables(foreign("004_loc-tan-2026"))[0]
    spans = {
        (cell.text.split("\n")[0][:20], cell.rowspan, cell.colspan)
        for cell in first.cells
        if cell.rowspan * cell.colspan > 1
    }
    assert ("CẢI CÁCH THỂ CHẾ", 1, 8) in spans
    assert ("1", 2, 1) in spans
    assert ("Nguồn ngân sách xã đ", 5, 1) in spans


@pytest.mark.parametrize("name", PLANS)
def test_our_own_plans_read_back_as_their_word_files(name: str, tmp_path: Path) -> None:
    plan, documents = PLANS[name], PlanDocuments()
    from_pdf = read(documents.render(plan, PROFILE, "pdf"), tmp_path)
    from_word = read_docx(documents.render(plan, PROFILE, "docx"))
    assert running(from_pdf.items) == running(from_word.items)
    for mine, theirs in zip(tables(from_pdf), tables(from_word), strict=True):
        assert (mine.rows, mine.columns) == (theirs.rows, theirs.columns)
        assert [bare(c.text) for c in mine.cells if bare(c.text)] == [
            bare(c.text) for c in theirs.cells if bare(c.text)
        ]


def test_letterhead_and_signature_are_two_cells_side_by_side() -> None:
    head, *_rest, foot = [
        item for item in foreign("003_vinh-chap-2023").items
        if isinstance(item, SourceTable) and not item.bordered
    ]  # fmt: skip
    left, right = (cell.text.split("\n") for cell in head.cells)
    assert left == ["ỦY BAN NHÂN DÂN", "XÃ VĨNH CHẤP", "Số: 10 /KH-UBND"]
    assert right == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Vĩnh Chấp, ngày 06 tháng 02 năm 2023",
    ]
    left, right = (cell.text.split("\n") for cell in foot.cells)
    assert left[0] == "Nơi nhận:"
    assert right == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Võ Văn Tuấn"]


def test_look_and_place_are_kept() -> None:
    document = foreign("003_vinh-chap-2023")
    title = paragraph(document, "KẾ HOẠCH")
    assert (title.bold, title.alignment, title.size_pt) == (True, Alignment.CENTER, 14)
    body = paragraph(document, "- Cụ thể hóa mục tiêu")
    assert (body.bold, body.alignment) == (False, Alignment.JUSTIFY)
    assert body.indent_mm == pytest.approx(12.7, abs=0.3)
    assert title.place.page == 1
    assert title.place.top_mm is not None
    assert title.place.top_mm < body.place.top_mm
    assert document.pages == 11
    indices = [item.place.index for item in document.items]
    assert indices == list(range(len(indices)))


def test_a_paragraph_cut_by_a_page_break_is_one_and_page_numbers_are_gone() -> None:
    texts = running(foreign("002_gia-luong-2021-2025").items)
    assert not [text for text in texts if text.isdigit()]
    assert any("chuyêntrangvềCCHC" in t and "phổbiếnsâu,rộng" in t for t in texts)


def test_columns_are_those_of_the_plan(tmp_path: Path) -> None:
    (table,) = tables(read(PlanDocuments().render(DEEP, PROFILE, "pdf"), tmp_path))
    head = [cell.text for cell in table.cells if cell.row == 0]
    assert head == [column.header for column in EIGHT_COLUMNS]


def test_progress_is_told_for_each_page_and_the_work_can_be_stopped(tmp_path: Path) -> None:
    path = FOREIGN / "002_gia-luong-2021-2025.pdf"
    told: list[float] = []
    with pytest.raises(Cancelled):
        read_pdf(path, lambda _doing, share: told.append(share), lambda: len(told) >= 3)
    assert len(told) == 3
    assert told == sorted(told)
    assert told[-1] < 0.5


def encrypted(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("bí mật", algorithm="RC4-128")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def scanned(_data: bytes) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return written(writer)


def with_content(content: bytes) -> bytes:
    """Return a PDF of one page that draws ``content``."""
    packed = zlib.compress(content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
        b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def swollen(_data: bytes) -> bytes:
    return with_content(b" " * (40 * 1024 * 1024))


def endless(_data: bytes) -> bytes:
    return with_content(b"0 0 m 9 9 l S " * 26_000)


def without_size(_data: bytes) -> bytes:
    """Return a PDF whose page has a word where its height should stand."""
    return with_content(b"").replace(b"595 842", b"595 8q2")


def cut(data: bytes) -> bytes:
    return data[: len(data) // 3]


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (encrypted, "mật khẩu"),
        (scanned, "ảnh"),
        (swollen, "bất thường"),
        (endless, "bất thường"),
        (without_size, "hỏng"),
        (cut, "hỏng"),
        (lambda _data: b"", "hỏng"),
        (lambda _data: b"%PDF-1.7\n" + bytes(range(256)) * 20, "hỏng"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    spoil: Callable[[bytes], bytes], word: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=word) as refusal:
        read(spoil(PlanDocuments().render(DRAFT, PROFILE, "pdf")), tmp_path)
    assert refusal.value.advice


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match=r"không có\.pdf"):
        read_pdf(tmp_path / "không có.pdf", lambda _doing, _share: None, lambda: False)


def drawn(*lines: tuple[float, float, str], rules: str = "") -> bytes:
    """Return a PDF of lines at places in points from the lower left corner."""
    shown = [f"BT /F 14 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in lines]
    return with_content("\n".join([*shown, rules]).encode())


FULL = "Uy ban nhan dan xa ban hanh ke hoach cai cach hanh chinh nam 2026 tren dia ban"
"""About 445 points wide in Times 14."""


def test_lines_with_a_first_line_indent_become_paragraphs(tmp_path: Path) -> None:
    document = read(
        drawn(
            (85, 740, FULL[:-8]),
            (50, 722, FULL),
            (50, 704, FULL),
            (50, 686, "den het nam."),
            (85, 668, "Ket thuc."),
        ),
        tmp_path,
    )
    texts = running(document.items)
    assert [len(text) > 100 for text in texts] == [True, False]
    assert texts[1] == "Ketthuc."


def test_a_hanging_list_keeps_its_items(tmp_path: Path) -> None:
    lines = [(50, 740, "- " + FULL), (58, 722, "va xa."), (50, 704, "- " + FULL), (58, 686, "het.")]
    texts = running(read(drawn(*lines, (50, 668, FULL)), tmp_path).items)
    assert [text[:2] for text in texts] == ["-U", "-U", "Uy"]


def test_a_line_drawn_out_to_both_edges_is_no_letterhead(tmp_path: Path) -> None:
    lines = [(50, 740, FULL), (50, 722, "thanh"), (460, 722, "toan"), (50, 704, "truc tuyen.")]
    document = read(drawn(*lines), tmp_path)
    assert not [item for item in document.items if isinstance(item, SourceTable)]
    assert running(document.items) == [bare(FULL) + "thanhtoantructuyen."]


def test_a_table_without_outer_rules_has_its_outer_columns(tmp_path: Path) -> None:
    rules = "50 700 m 450 700 l S 50 650 m 450 650 l S 50 600 m 450 600 l S "
    rules += "150 700 m 150 600 l S 300 700 m 300 600 l S"
    lines = [(60, 670, "TT"), (160, 670, "Noi dung"), (310, 670, "Chu tri"), (310, 620, "UBND xa")]
    (table,) = tables(read(drawn(*lines, rules=rules), tmp_path))
    assert (table.rows, table.columns) == (2, 3)
    assert {(c.row, c.column): c.text for c in table.cells if c.text} == {
        (0, 0): "TT", (0, 1): "Noi dung", (0, 2): "Chu tri", (1, 2): "UBND xa",
    }  # fmt: skip


def test_one_box_alone_is_no_table(tmp_path: Path) -> None:
    document = read(drawn((110, 710, "DU THAO"), rules="100 700 90 30 re S"), tmp_path)
    assert running(document.items) == ["DUTHAO"]


@pytest.mark.parametrize("seed", range(25))
def test_damage_is_refused_or_read_but_never_an_error(seed: int, tmp_path: Path) -> None:
    data = bytearray(PlanDocuments().render(DRAFT, PROFILE, "pdf"))
    for step in range(12):
        data[(seed * 7919 + step * 104729) % len(data)] = (seed * 31 + step * 17) % 256
    try:
        read(bytes(data), tmp_path)
    except Refused as refusal:
        assert "\n" not in refusal.sentence()
