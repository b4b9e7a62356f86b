"""What is printed of letters, reports, minutes and sheets, and in which order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TypeVar

import pytest

from desktop.documents import tree
from desktop.documents.office_compose import compose_office
from desktop.documents.tree import Align, Paragraph, Style
from desktop.domain.office_document import (
    CellAlign,
    DataColumn,
    DataRow,
    DataTable,
    DocumentAppendix,
    OfficeDocument,
)
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.signing import Authority, Signing
from tests.support.office_documents import HANDOVER, LETTER, LETTER_TO_ONE, OFFICE, SAMPLES

Node = TypeVar("Node")
TABLE = DataTable(
    "t",
    (DataColumn("STT", 1, CellAlign.CENTER), DataColumn("Việc", 4)),
    (DataRow(("Nhóm",), is_group=True), DataRow(("1", "=SUM(A1)\nhai dòng"), bold=True)),
)
BODY = Block("b1", BlockKind.PARAGRAPH, Level.TEXT, "Nội dung")
REPORT = OfficeDocument(
    "BC", "Kết quả", 2026, "BC-UBND", parts=(BODY,), signing=Signing(), recipients=("Lưu: VT",)
)


def nodes(document: OfficeDocument, kind: type[Node]) -> list[Node]:
    sections = compose_office(document, OFFICE).sections
    return [node for section in sections for node in section.nodes if isinstance(node, kind)]


def printed(document: OfficeDocument) -> list[str]:
    return [paragraph.text for paragraph in nodes(document, Paragraph)]


def test_a_letter_has_its_subject_below_the_number_and_no_title() -> None:
    document = LETTER.document()
    (head,) = nodes(document, tree.Letterhead)
    assert head.about.startswith("V/v đôn đốc")
    assert head.number_line.endswith("/UBND-VHXH")
    assert nodes(document, tree.Title) == []


def test_the_words_about_stand_once_even_when_they_were_typed() -> None:
    document = replace(LETTER.document(), subject="V/v đôn đốc.")
    assert nodes(document, tree.Letterhead)[0].about == "V/v đôn đốc"


def test_one_addressee_has_no_closing_mark_and_several_are_a_list() -> None:
    assert nodes(LETTER_TO_ONE.document(), tree.Addressees)[0].entries == ("Phòng Kinh tế",)
    several = nodes(LETTER.document(), tree.Addressees)[0].entries
    assert several == ("- Phòng Kinh tế;", "- Trung tâm Phục vụ hành chính công xã.")


@pytest.mark.parametrize("recipients", [("Lưu: VT",), ("Như trên", "Lưu: VT")])
@pytest.mark.parametrize("addressees", [(), ("Sở Nội vụ",)])
def test_as_above_leads_the_recipients_exactly_when_somebody_is_addressed(
    addressees: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    document = replace(REPORT, addressees=addressees, recipients=recipients)
    (block,) = nodes(document, tree.SignatureBlock)
    first = ("- Như trên;",) if addressees else ()
    assert block.recipients == (*first, "- Lưu: VT.")


def test_minutes_have_no_place_and_date_and_two_who_sign() -> None:
    document = HANDOVER.document()
    assert nodes(document, tree.Letterhead)[0].date_line == ""
    (block,) = nodes(document, tree.SignatureBlock)
    assert (block.left_lines, block.left_signer) == (("BÊN GIAO",), "Lê Thị Thu")
    assert (block.authority_lines, block.signer) == (("BÊN NHẬN",), "Phạm Minh Đức")


def test_a_sheet_has_its_title_in_capitals_no_number_and_no_end_mark() -> None:
    document = replace(REPORT, document_type="Phiếu giao việc", symbol="")
    assert nodes(document, tree.Letterhead)[0].number_line == ""
    assert nodes(document, tree.Title)[0].type_line == "PHIẾU GIAO VIỆC"
    assert printed(document) == ["Nội dung"]


def test_a_document_of_the_decree_ends_with_its_mark() -> None:
    assert printed(REPORT) == ["Nội dung./."]
    assert printed(replace(REPORT, parts=(TABLE,))) == ["./."]


def test_nobody_signs_when_there_is_no_signing() -> None:
    assert nodes(replace(REPORT, signing=None), tree.SignatureBlock) == []


def test_appendices_have_sections_and_numbers_of_their_own() -> None:
    wide = DocumentAppendix("Biểu một", (TABLE,))
    high = DocumentAppendix("Biểu hai", (BODY,), landscape=False)
    day = dt.date(2026, 3, 7)
    document = replace(REPORT, number="5", date=day, appendices=(wide, high))
    first, second = compose_office(document, OFFICE).sections[1:]
    assert (first.landscape, second.landscape) == (True, False)
    reference = (
        "(Kèm theo Báo cáo số 05/BC-UBND ngày 07 tháng 3 năm 2026 của Ủy ban nhân dân xã Kim Liên)"
    )
    heads = [node.text for node in second.nodes if isinstance(node, Paragraph)]
    assert heads == ["Phụ lục II", "BIỂU HAI", reference, "Nội dung./."]


def test_titles_hold_a_word_and_its_figure_together() -> None:
    """No line ends inside "QUÝ III" or "NĂM 2026"; other blanks stay."""
    appendix = DocumentAppendix("Nhiệm vụ đến hạn quý III năm 2026", (TABLE,))
    document = replace(REPORT, subject="Kết quả quý I năm 2026", appendices=(appendix,))
    shown = [node.text for node in compose_office(document, OFFICE).sections[1].nodes[:2]]
    assert shown == ["Phụ lục", "NHIỆM VỤ ĐẾN HẠN QUÝ\u00a0III NĂM\u00a02026"]
    (title,) = nodes(document, tree.Title)
    assert title.subject == "Kết quả quý\u00a0I năm\u00a02026"


def test_a_lone_appendix_has_no_number() -> None:
    document = replace(REPORT, appendices=(DocumentAppendix("Biểu", (TABLE,)),))
    assert printed(document)[1] == "Phụ lục"


def test_cells_of_a_table_follow_their_columns() -> None:
    (table,) = nodes(replace(REPORT, parts=(TABLE,)), tree.Table)
    group, row = table.rows
    assert group.is_group
    assert (group.cells[0].lines, group.cells[0].colspan) == (("Nhóm",), 2)
    assert [cell.lines for cell in row.cells] == [("1",), ("=SUM(A1)", "hai dòng")]
    assert [cell.align for cell in row.cells] == [Align.CENTER, Align.LEFT]
    assert all(cell.bold for cell in row.cells)


@pytest.mark.parametrize("cells", [(), ("1",), ("1", "2", "3")])
def test_a_row_has_as_many_cells_as_there_are_columns(cells: tuple[str, ...]) -> None:
    table = replace(TABLE, rows=(DataRow(cells),))
    (found,) = nodes(replace(REPORT, parts=(table,)), tree.Table)
    assert len(found.rows[0].cells) == 2


def test_text_and_tables_share_one_numbering() -> None:
    one = Block("x", BlockKind.PARAGRAPH, Level.ARABIC, "Một")
    two = Block("y", BlockKind.PARAGRAPH, Level.ARABIC, "Hai")
    document = replace(REPORT, parts=(one, TABLE, two))
    assert printed(document) == ["1. Một", "2. Hai./."]


def test_a_sentence_that_leads_on_stays_with_what_follows() -> None:
    lead = Block("x", BlockKind.PARAGRAPH, Level.TEXT, "Gồm:")
    first = nodes(replace(REPORT, parts=(lead, TABLE, BODY, BODY)), Paragraph)[0]
    assert first.keep_with_next


def test_a_deputy_signs_for_the_head() -> None:
    signing = Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch", "Trần Thị Hà")
    (block,) = nodes(replace(REPORT, signing=signing), tree.SignatureBlock)
    assert block.authority_lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_has_words(name: str) -> None:
    assert nodes(SAMPLES[name].document(), Paragraph)


def test_headings_have_the_style_of_their_level() -> None:
    heading = Block("x", BlockKind.HEADING, Level.ROMAN, "Kết quả")
    first = nodes(replace(REPORT, parts=(heading, BODY)), Paragraph)[0]
    assert (first.style, first.text) == (Style.ROMAN, "I. KẾT QUẢ")
