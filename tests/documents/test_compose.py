"""What is printed of a plan, in which order, and what each part is."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.documents.compose import compose
from desktop.documents.format import LOOKS
from desktop.documents.tree import (
    Document,
    Letterhead,
    Node,
    Paragraph,
    SignatureBlock,
    Style,
    Table,
    Title,
)
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan
from desktop.domain.signing import Authority, Signing
from tests.support import document_plans as plans
from tests.support.document_plans import PROFILE, heading, paragraph


def composed(plan: Plan) -> Document:
    return compose(plan, PROFILE)


def main_nodes(plan: Plan) -> tuple[Node, ...]:
    return composed(plan).sections[0].nodes


def text_of(plan: Plan) -> list[tuple[Style, str]]:
    nodes = main_nodes(plan)
    return [(node.style, node.text) for node in nodes if isinstance(node, Paragraph)]


def with_blocks(*blocks: Block, closing: str = "") -> Plan:
    return replace(plans.WITHOUT_TABLE, bases=(), opening="", blocks=blocks, closing=closing)


def test_order_of_an_issued_plan() -> None:
    kinds = [type(node) for node in main_nodes(plans.ISSUED)]
    assert kinds[:2] == [Letterhead, Title]
    assert kinds[-1] is SignatureBlock
    assert set(kinds[2:-1]) == {Paragraph}


def test_letterhead_of_an_issued_plan() -> None:
    assert main_nodes(plans.ISSUED)[0] == Letterhead(
        parent_lines=(),
        issuer_lines=("ỦY BAN NHÂN DÂN", "XÃ MINH TIẾN"),
        number_line="Số: 05/KH-UBND",
        date_line="Minh Tiến, ngày 05 tháng 01 năm 2026",
    )


def test_a_draft_leaves_number_day_and_month_blank() -> None:
    head = main_nodes(plans.DRAFT)[0]
    assert isinstance(head, Letterhead)
    assert head.number_line.split() == ["Số:", "/KH-UBND"]
    assert head.date_line.split() == ["Minh", "Tiến,", "ngày", "tháng", "năm", "2026"]
    assert "   " in head.number_line
    assert "   " in head.date_line


def test_the_plan_names_its_own_issuer_before_that_of_the_office() -> None:
    other = replace(plans.ISSUER, name="Lộc Tân")
    head = main_nodes(replace(plans.ISSUED, issuer=other))[0]
    assert isinstance(head, Letterhead)
    assert head.issuer_lines[-1] == "XÃ LỘC TÂN"


def test_bases_end_with_semicolons_and_the_last_with_a_stop() -> None:
    bases = [text for style, text in text_of(plans.ISSUED) if style is Style.BASIS]
    assert [text[-1] for text in bases] == [";", "."]
    assert not any(text.endswith(";;") for text in bases)


def test_labels_stand_before_the_text_and_headings_are_in_capitals() -> None:
    assert text_of(with_blocks(*plans.BLOCKS, closing="Hết"))[:-1] == [
        (Style.ROMAN, "I. MỤC ĐÍCH, YÊU CẦU"),
        (Style.HEADING, "1. Mục đích"),
        (Style.ITEM, "a) Nâng cao chất lượng phục vụ người dân & doanh nghiệp."),
        (Style.ITEM, "b) Giữ vững Chỉ số cải cách hành chính;"),
        (Style.HEADING, "2. Yêu cầu"),
        (Style.ITEM, "- Bám sát nhiệm vụ được giao."),
        (Style.ROMAN, "II. TỔ CHỨC THỰC HIỆN"),
        (Style.ITEM, "1. Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này."),
    ]


def test_capitals_stand_where_the_type_table_wants_them() -> None:
    levels = (Level.UPPER, Level.ROMAN, Level.ARABIC)
    headings = [heading(level.value, level, "Nội dung chính") for level in levels]
    written = text_of(with_blocks(*headings, paragraph("t", Level.TEXT, "Đoạn văn.")))
    assert {style for style, text in written if text.isupper()} == {Style.UPPER, Style.ROMAN}
    assert {style for style, _ in written if LOOKS[style].caps} == {Style.UPPER, Style.ROMAN}


def test_a_part_takes_two_centred_lines() -> None:
    plan = with_blocks(
        heading("p", Level.PART, "Quan điểm"),
        heading("a", Level.UPPER, "Chung"),
        heading("d", Level.LETTER, "Điểm"),
        paragraph("t", Level.TEXT, "Lời văn."),
    )
    assert text_of(plan) == [
        (Style.PART_LABEL, "Phần I"),
        (Style.PART_TITLE, "QUAN ĐIỂM"),
        (Style.UPPER, "A. CHUNG"),
        (Style.LETTER_HEADING, "a) Điểm"),
        (Style.BODY, "Lời văn./."),
    ]


def test_a_fixed_label_is_printed_as_it_is() -> None:
    block = Block("b", BlockKind.PARAGRAPH, Level.LETTER, "Điểm đ.", "đ")
    assert text_of(with_blocks(block)) == [(Style.ITEM, "đ) Điểm đ./.")]


@pytest.mark.parametrize(
    ("closing", "printed"),
    [
        ("Trên đây là Kế hoạch.", "Trên đây là Kế hoạch./."),
        ("Trên đây là Kế hoạch", "Trên đây là Kế hoạch./."),
        ("Trên đây là Kế hoạch./.", "Trên đây là Kế hoạch./."),
        ("Trên đây là Kế hoạch ;", "Trên đây là Kế hoạch./."),
    ],
)
def test_the_closing_ends_with_the_end_mark(closing: str, printed: str) -> None:
    assert text_of(replace(plans.ISSUED, closing=closing))[-1] == (Style.BODY, printed)


def test_without_closing_the_last_text_bears_the_end_mark() -> None:
    printed = text_of(replace(plans.ISSUED, closing=""))
    assert printed[-1] == (
        Style.ITEM, "1. Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này./."
    )  # fmt: skip


@pytest.mark.parametrize(
    "last",
    [heading("h", Level.ARABIC, "Yêu cầu"), paragraph("p", Level.TEXT, "Gồm có:")],
    ids=["heading", "leads on"],
)
def test_what_cannot_bear_the_end_mark_leaves_it_on_a_line_of_its_own(last: Block) -> None:
    assert text_of(with_blocks(last))[-1] == (Style.END_MARK, "./.")


def test_a_table_that_ends_the_text_has_the_end_mark_below() -> None:
    nodes = main_nodes(replace(plans.IN_TEXT, closing=""))
    assert isinstance(nodes[-3], Table)
    assert nodes[-2] == Paragraph(Style.END_MARK, nodes[-2].runs, keep_with_next=True)
    assert nodes[-2].text == "./."


def test_a_table_stands_where_the_text_says() -> None:
    nodes = main_nodes(plans.IN_TEXT)
    place = next(i for i, node in enumerate(nodes) if isinstance(node, Table))
    assert nodes[place - 1].text == "II. TỔ CHỨC THỰC HIỆN"
    assert nodes[place + 1].anchor == "closing"
    assert len(composed(plans.IN_TEXT).sections) == 1


def test_a_table_without_a_place_follows_the_text() -> None:
    plan = replace(plans.IN_TEXT, blocks=plans.BLOCKS)
    nodes = main_nodes(plan)
    place = next(i for i, node in enumerate(nodes) if isinstance(node, Table))
    assert nodes[place - 1].anchor == "b8"
    assert sum(isinstance(node, Table) for node in nodes) == 1


def test_an_appendix_is_a_landscape_section_of_its_own() -> None:
    main, appendix = composed(plans.ISSUED).sections
    assert not main.landscape
    assert appendix.landscape
    label, title, reference, table, end = appendix.nodes
    assert (label.style, label.text) == (Style.APPENDIX_LABEL, "Phụ lục")
    assert title.text == "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"
    assert reference.text == (
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 "
        "của Ủy ban nhân dân xã Minh Tiến)"
    )
    assert isinstance(table, Table)
    assert (end.style, end.text) == (Style.END_MARK, "./.")


def test_the_appendix_of_a_draft_has_the_same_blanks_as_its_head() -> None:
    reference = composed(plans.DRAFT).sections[1].nodes[2]
    assert " ".join(reference.text.split()) == (
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2026 của Ủy ban nhân dân xã Minh Tiến)"
    )


def test_a_lone_appendix_has_neither_head_nor_signature() -> None:
    (section,) = composed(plans.LONE_APPENDIX).sections
    kinds = [type(node) for node in section.nodes]
    assert kinds == [Paragraph, Paragraph, Paragraph, Table, Paragraph]
    assert "Kế hoạch số 05/KH-UBND" in section.nodes[2].text


def test_an_empty_plan_is_a_head_a_title_and_the_end() -> None:
    nodes = main_nodes(plans.EMPTY)
    assert [type(node) for node in nodes] == [Letterhead, Title, Paragraph]
    assert nodes[1] == Title("KẾ HOẠCH", "")


@pytest.mark.parametrize(
    ("signing", "lines"),
    [
        (Signing(), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            Signing(Authority.COLLECTIVE_DEPUTY, "Phó Chủ tịch"),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        (Signing(Authority.HEAD), ("CHỦ TỊCH",)),
        (Signing(Authority.DEPUTY, "Phó Chủ tịch"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Signing(Authority.ACTING), ("Q. CHỦ TỊCH",)),
        (Signing(Authority.BY_ORDER, "Chánh Văn phòng"), ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (Signing(Authority.DELEGATED, "Công chức"), ("TUQ. CHỦ TỊCH", "CÔNG CHỨC")),
    ],
)
def test_every_form_of_authority(signing: Signing, lines: tuple[str, ...]) -> None:
    block = main_nodes(replace(plans.ISSUED, signing=signing))[-1]
    assert isinstance(block, SignatureBlock)
    assert block.authority_lines == lines


def test_recipients_are_printed_lines() -> None:
    block = main_nodes(plans.ISSUED)[-1]
    assert isinstance(block, SignatureBlock)
    assert block.recipients == ("- UBND tỉnh;", "- Các phòng, đơn vị;", "- Lưu: VT, VHXH.")


def test_the_last_paragraphs_stay_with_the_signature() -> None:
    kept = [node.keep_with_next for node in main_nodes(plans.ISSUED)[:-1] if _is_text(node)]
    assert kept[-2:] == [True, True]
    assert not any(kept[:-2])


def _is_text(node: Node) -> bool:
    return isinstance(node, Paragraph)


def test_anchors_lead_back_to_the_plan() -> None:
    nodes = [node for section in composed(plans.ISSUED).sections for node in section.nodes]
    anchors = {node.anchor for node in nodes if isinstance(node, (Paragraph, Title))}
    keys = {block.id for block in plans.BLOCKS}
    assert keys | {"subject", "opening", "closing", "basis:c1", "basis:c2", "number"} <= anchors
    table = next(node for node in nodes if isinstance(node, Table))
    assert [row.anchor for row in table.rows] == ["g1", "t1", "t2", "g2", "t3"]


def test_text_is_put_into_its_normal_form() -> None:
    plan = with_blocks(paragraph("p", Level.TEXT, "\x00Ủy\u00a0ban\n nhân  dân\x0b xã\ud800"))
    assert text_of(plan) == [(Style.BODY, "Ủy ban nhân dân xã./.")]


def test_titles_have_no_closing_mark() -> None:
    table = replace(plans.FLAT_TABLE, title="Danh mục nhiệm vụ.")
    document = composed(replace(plans.ISSUED, subject="Cải cách hành chính;", task_table=table))
    assert document.sections[0].nodes[1] == Title("KẾ HOẠCH", "Cải cách hành chính")
    assert document.sections[1].nodes[1].text == "DANH MỤC NHIỆM VỤ"


def test_properties_of_the_document() -> None:
    document = composed(replace(plans.ISSUED, date=dt.date(2026, 3, 9)))
    assert document.title == "Kế hoạch Cải cách hành chính năm 2026"
    assert document.author == "Ủy ban nhân dân xã Minh Tiến"
