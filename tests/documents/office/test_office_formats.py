"""Word, PDF and Excel files of every sample: same words, valid, by the rules of the decree."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.check.checker import Nd30Checker
from desktop.documents.docx_xml import w
from desktop.documents.office_compose import compose_office
from desktop.domain.findings import Severity
from desktop.domain.office_document import (
    DataColumn,
    DataRow,
    DataTable,
    DocumentAppendix,
    OfficeDocument,
)
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.signing import Signing
from desktop.errors import Refused
from tests.support.docx_parts import body, parts, texts, tree_texts
from tests.support.office_documents import (
    EVIDENCE_LIST,
    LETTER,
    OFFICE,
    REPORT,
    SAMPLES,
    YEAR_STRIP,
    Sample,
    maker,
    task_table,
)
from tests.support.offices import OFFICES, office
from tests.support.ooxml_order import misplaced
from tests.support.pdf_pages import dense, page_texts, read, rule_lengths

HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\x00\x0b\ud800\u202e<>&{}#$*_`\\\r\n\t="),
    max_size=40,
)


def docx_of(sample: Sample) -> bytes:
    return maker().render(sample.document(), OFFICE, "docx")


def errors(data: bytes, document: OfficeDocument, profile=OFFICE) -> list[str]:
    found = Nd30Checker().check_bytes(data, document.document_type, profile)
    return [f"{f.rule} {f.place}: {f.found}" for f in found if f.severity is Severity.ERROR]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_format_checker_finds_no_error(name: str) -> None:
    assert errors(docx_of(SAMPLES[name]), SAMPLES[name].document()) == []


@pytest.mark.parametrize("key", OFFICES)
@pytest.mark.parametrize("name", ["letter", "report", "handover"])
def test_no_error_for_any_kind_of_office(name: str, key: str) -> None:
    profile, _year = office(key)
    document = SAMPLES[name].document(profile)
    assert errors(maker().render(document, profile, "docx"), document, profile) == []


def test_the_checker_misses_nothing_in_a_letter_to_nobody() -> None:
    found = errors(docx_of(LETTER.with_values(kinh_gui=[])), LETTER.document())
    assert [line.split()[0] for line in found] == ["R06"]


@pytest.mark.parametrize("name", SAMPLES)
def test_word_and_pdf_say_the_same_in_the_same_order(name: str) -> None:
    document = SAMPLES[name].document()
    wanted = [text for text in tree_texts(compose_office(document, OFFICE)) if text]
    assert texts(body(maker().render(document, OFFICE, "docx"))) == wanted
    shown = dense("".join(page_texts(maker().render(document, OFFICE, "pdf"))))
    assert [text for text in wanted if dense(text) not in shown] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_properties_stand_in_the_order_of_the_schema(name: str) -> None:
    roots = parts(docx_of(SAMPLES[name])).values()
    assert [text for root in roots for text in misplaced(root)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    sample = SAMPLES[name]
    for kind in ("docx", "pdf"):
        first = maker().render(sample.document(), OFFICE, kind)
        assert first == maker().render(sample.document(), OFFICE, kind)


def test_tables_that_follow_each_other_do_not_join() -> None:
    names = [child.tag for child in body(docx_of(EVIDENCE_LIST))]
    assert names.count(w("tbl")) == 4
    assert (w("tbl"), w("tbl")) not in set(pairwise(names))


def test_header_rows_repeat_and_rows_stay_whole() -> None:
    tables = [
        table
        for table in body(docx_of(LETTER)).iter(w("tbl"))
        if table.find(f".//{w('tblHeader')}") is not None
    ]
    assert len(tables) == 2
    for row in (row for table in tables for row in table.iter(w("tr"))):
        assert row.find(f"{w('trPr')}/{w('cantSplit')}") is not None


def test_a_wide_sheet_lies_across() -> None:
    page = read(maker().render(YEAR_STRIP.document(), OFFICE, "pdf")).pages[0]
    assert page.mediabox.width > page.mediabox.height


def test_a_sheet_without_subject_has_its_line_below_the_title() -> None:
    document = YEAR_STRIP.with_values(pham_vi="").document()
    assert document.subject == ""
    with_subject = rule_lengths(maker().render(YEAR_STRIP.document(), OFFICE, "pdf"), 0)
    without = rule_lengths(maker().render(document, OFFICE, "pdf"), 0)
    assert len(without) == len(with_subject)


def workbook(document: OfficeDocument) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(maker().render(document, OFFICE, "xlsx")))


def test_each_table_is_a_sheet_with_header_filter_and_print_setup() -> None:
    book = workbook(REPORT.document())
    assert book.sheetnames == ["Biểu thống kê", "Chi tiết nhiệm vụ"]
    for sheet in book:
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows
        assert sheet.page_setup.paperSize == 9
        assert sheet.freeze_panes
    assert book["Biểu thống kê"].cell(1, 1).value == "Phụ lục I"


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
@settings(max_examples=15)
def test_names_of_sheets_are_ones_that_excel_takes(names: list[str]) -> None:
    tables = tuple(task_table("t", name, 1) for name in names)
    book = workbook(OfficeDocument("BC", "Thử", 2026, parts=tables))
    assert len(set(map(str.casefold, book.sheetnames))) == len(names)
    for name in book.sheetnames:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)


def test_text_in_a_workbook_is_never_a_formula() -> None:
    table = DataTable("t", (DataColumn("A"), DataColumn("B")), (DataRow(("=1+1", "@SUM(A1)")),))
    book = workbook(OfficeDocument("BC", "Thử", 2026, parts=(table,)))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type == "s" for cell in cells)
    assert "=1+1" in {cell.value for cell in cells}


def test_a_document_without_tables_is_no_workbook() -> None:
    with pytest.raises(Refused, match="không có bảng"):
        maker().render(OfficeDocument("BC", "Thử", 2026), OFFICE, "xlsx")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(Refused, match="odt"):
        maker().render(LETTER.document(), OFFICE, "odt")


def test_pages_are_drawn() -> None:
    pages = maker().preview(LETTER.document(), OFFICE, 40).pages
    assert pages
    assert all(page.startswith(b"\x89PNG") for page in pages)


@given(HOSTILE)
@settings(max_examples=25, deadline=None)
def test_any_text_anywhere_makes_sound_files(text: str) -> None:
    table = DataTable(text, (DataColumn(text), DataColumn("B")), (DataRow((text, text)),), text)
    words = Block("b", BlockKind.PARAGRAPH, Level.TEXT, text)
    document = OfficeDocument(
        "CV", text, 2026, text, text, addressees=(text, text), bases=(text,), opening=text,
        parts=(words, table), closing=text, signing=Signing(signer=text, title=text),
        recipients=(text,), appendices=(DocumentAppendix(text, (words, table)),),
    )  # fmt: skip
    wanted = tree_texts(compose_office(document, OFFICE))
    assert texts(body(maker().render(document, OFFICE, "docx"))) == [t for t in wanted if t]
    assert read(maker().render(document, OFFICE, "pdf")).pages
    assert len(workbook(document).sheetnames) == 2
