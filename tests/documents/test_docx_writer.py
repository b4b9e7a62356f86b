"""The Word file: valid, in the order of the tree, and shaped as the decree wants it."""

import io
import unicodedata
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from desktop.documents import format as fmt
from desktop.documents.compose import compose
from desktop.documents.docx_styles import SECTION_END, style_id
from desktop.documents.docx_writer import write_docx
from desktop.documents.docx_xml import NAMESPACES, R, w
from desktop.documents.format import Part
from desktop.documents.metrics import motto_line_mm, text_width_mm
from desktop.documents.tree import Style, Table
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.outline import Block, BlockKind, Level
from desktop.domain.plan import Plan
from desktop.domain.tasks import Placement, Task, TaskGroup
from tests.support import document_plans as plans
from tests.support.document_plans import PLANS, PROFILE
from tests.support.docx_parts import body, paragraphs, parts, texts, tree_texts
from tests.support.ooxml_order import misplaced

EMU_PER_MM = 36000


def written(plan: Plan) -> bytes:
    return write_docx(compose(plan, PROFILE))


def attribute(element: etree._Element, path: str, name: str) -> str | None:
    found = element.find(path, NAMESPACES)
    return None if found is None else found.get(w(name))


@pytest.mark.parametrize("name", PLANS)
def test_text_stands_in_the_order_of_the_tree(name: str) -> None:
    document = compose(PLANS[name], PROFILE)
    assert texts(body(write_docx(document))) == tree_texts(document)


@pytest.mark.parametrize("name", PLANS)
def test_properties_stand_in_the_order_of_the_schema(name: str) -> None:
    wrong = [text for root in parts(written(PLANS[name])).values() for text in misplaced(root)]
    assert wrong == []


@pytest.mark.parametrize("name", PLANS)
def test_every_style_used_is_defined_and_every_header_is_related(name: str) -> None:
    all_parts = parts(written(PLANS[name]))
    used = {e.get(w("val")) for e in all_parts["word/document.xml"].iter(w("pStyle"))}
    defined = {e.get(w("styleId")) for e in all_parts["word/styles.xml"].iter(w("style"))}
    assert used <= defined
    relations = {e.get("Id") for e in all_parts["word/_rels/document.xml.rels"]}
    references = all_parts["word/document.xml"].iter(w("headerReference"))
    assert {e.get(f"{{{R}}}id") for e in references} <= relations


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert written(plans.ISSUED) == written(plans.ISSUED)


@pytest.mark.parametrize("name", PLANS)
def test_other_programs_open_the_file(name: str) -> None:
    document = docx.Document(io.BytesIO(written(PLANS[name])))
    assert document.core_properties.author == "Ủy ban nhân dân xã Minh Tiến"
    assert document.core_properties.language == "vi-VN"
    assert len(document.sections) == len(compose(PLANS[name], PROFILE).sections)


def test_the_only_font_is_times_new_roman_in_every_script() -> None:
    root = parts(written(plans.ISSUED))["word/styles.xml"]
    (fonts,) = root.iter(w("rFonts"))
    assert dict(fonts.attrib) == {
        w(script): "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")
    }
    assert not any("theme" in name for name in parts(written(plans.ISSUED)))


def test_headings_stand_in_the_navigation_pane() -> None:
    document = docx.Document(io.BytesIO(written(plans.ISSUED)))
    names = [p.style.name for p in document.paragraphs if p.text.startswith(("I. ", "1. Mục"))]
    assert names == ["Heading 2", "Heading 3"]
    styles = parts(written(plans.ISSUED))["word/styles.xml"]
    levels = {e.getparent().getparent().get(w("styleId")) for e in styles.iter(w("outlineLvl"))}
    assert {"Heading1", "Heading2", "Heading3", "Heading4", "PhuLuc"} <= levels


# Pages


def test_sections_are_a4_with_margins_of_the_decree_and_numbers_from_1() -> None:
    first, second = body(written(plans.ISSUED)).iter(w("sectPr"))
    for section, size in ((first, (11906, 16838)), (second, (16838, 11906))):
        page = section.find(w("pgSz"))
        assert (int(page.get(w("w"))), int(page.get(w("h")))) == size
        margins = section.find(w("pgMar"))
        got = [int(margins.get(w(side))) for side in ("top", "bottom", "left", "right")]
        assert got == [1134, 1134, 1701, 850]
        assert attribute(section, "w:pgNumType", "start") == "1"
        assert section.find(w("titlePg")) is not None
    assert attribute(first, "w:pgSz", "orient") is None
    assert attribute(second, "w:pgSz", "orient") == "landscape"


def test_the_page_number_is_bare_centred_and_not_on_the_first_page() -> None:
    all_parts = parts(written(plans.ISSUED))
    (field,) = all_parts["word/header.xml"].iter(w("fldSimple"))
    assert field.get(w("instr")).split() == ["PAGE"]
    assert texts(all_parts["word/header.xml"]) == ["2"]
    assert texts(all_parts["word/header-first.xml"]) == []
    assert fmt.LOOKS[Part.PAGE_NUMBER].align is fmt.Align.CENTER


def test_no_empty_paragraphs_make_room() -> None:
    for name in ("issued", "in_text", "without_table", "lone_appendix"):
        root = body(written(PLANS[name]))
        empty = [p for p in root if p.tag == w("p") and not texts(p)]
        assert [p[0][0].get(w("val")) for p in empty] in ([], [SECTION_END])
    assert not list(root.iter(w("tab"), w("br")))


# Head, title, signature


def test_the_head_is_a_borderless_table_with_number_and_date_in_one_row() -> None:
    table = body(written(plans.ISSUED))[0]
    assert {e.get(w("val")) for e in table.find(f".//{w('tblBorders')}")} == {"nil"}
    assert {e.get(w("w")) for e in table.find(f".//{w('tblCellMar')}")} == {"0"}
    names, numbers = table.iter(w("tr"))
    assert [texts(cell) for cell in names.iter(w("tc"))] == [
        ["ỦY BAN NHÂN DÂN", "XÃ MINH TIẾN"], [fmt.NATIONAL_NAME, fmt.MOTTO]
    ]  # fmt: skip
    assert [texts(cell) for cell in numbers.iter(w("tc"))] == [
        ["Số: 05/KH-UBND"], ["Minh Tiến, ngày 05 tháng 01 năm 2026"]
    ]  # fmt: skip
    right = int(list(table.iter(w("gridCol")))[1].get(w("w")))
    assert right * 25.4 / 1440 > text_width_mm(fmt.NATIONAL_NAME, 13, bold=True)


def drawn(root: etree._Element, style: str) -> float:
    """Return the length in millimetres of the line drawn in the last paragraph of a style."""
    extent = paragraphs(root, style)[-1].find(".//wp:extent", NAMESPACES)
    return int(extent.get("cx")) / EMU_PER_MM


def test_lines_are_as_long_as_the_decree_wants() -> None:
    root = body(written(plans.ISSUED))
    assert drawn(root, style_id(Part.MOTTO)) == pytest.approx(
        motto_line_mm(fmt.STANDARD_HEAD), abs=0.01
    )
    for style, text, size, italic in (
        (style_id(Part.ISSUER), "XÃ MINH TIẾN", 13, False),
        (style_id(Part.SUBJECT), "Cải cách hành chính năm 2026", 14, False),
    ):
        width = text_width_mm(text, size, bold=True, italic=italic)
        assert width / 3 <= drawn(root, style) <= width / 2
    assert drawn(root, style_id(Style.APPENDIX_REFERENCE)) > 50
    numbers = [e.get("id") for e in root.iterfind(".//wp:docPr", NAMESPACES)]
    assert len(set(numbers)) == len(numbers) == 4


def test_a_plan_without_subject_has_its_line_under_the_type() -> None:
    root = body(written(plans.EMPTY))
    assert drawn(root, style_id(Part.TYPE_LINE)) > 0
    assert paragraphs(root, style_id(Part.SUBJECT)) == []


def test_a_long_name_of_the_issuer_takes_the_smaller_sizes_together() -> None:
    issuer = replace(plans.ISSUER, name="Nguyễn Thị Minh Khai Trung Thượng")
    root = body(written(replace(plans.WITHOUT_TABLE, issuer=issuer)))
    sizes = {
        "".join(t.text for t in r.iter(w("t"))): r.find(f".//{w('sz')}")
        for r in root[0].iter(w("r"))
    }
    assert sizes[fmt.NATIONAL_NAME].get(w("val")) == "24"
    assert sizes[fmt.MOTTO].get(w("val")) == "26"
    assert (
        sizes["Minh Tiến, ngày 05 tháng 01 năm 2026".replace("Minh Tiến", issuer.name)].get(
            w("val")
        )
        == "26"
    )
    assert sizes["Số: 05/KH-UBND"] is None


def test_the_signature_is_one_row_never_split_and_not_alone() -> None:
    root = body(written(plans.WITHOUT_TABLE))
    table = root.findall(w("tbl"))[-1]
    (row,) = table.iter(w("tr"))
    assert row.find(f"{w('trPr')}/{w('cantSplit')}") is not None
    left, right = row.iter(w("tc"))
    assert texts(left) == ["Nơi nhận:", "- UBND tỉnh;", "- Các phòng, đơn vị;", "- Lưu: VT, VHXH."]
    assert texts(right) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hoàng Huy Chung"]
    spaces = [cell.find(f"{w('p')}/{w('pPr')}/{w('spacing')}") for cell in (left, right)]
    first = [space.get(w("before")) for space in spaces]
    assert first[0] == first[1]
    kept = [p.find(f".//{w('keepNext')}") is not None for p in root.findall(w("p"))]
    assert kept[-3:-1] == [True, True]


def test_there_is_room_for_the_signature() -> None:
    (name,) = paragraphs(body(written(plans.ISSUED)), style_id(Part.SIGNER))
    room = int(name.find(f".//{w('spacing')}").get(w("before"))) * 25.4 / 1440
    assert 25 <= room <= 30


# Tables


def test_the_table_fills_the_width_repeats_its_header_and_splits_no_row() -> None:
    table = body(written(plans.DEEP)).findall(w("tbl"))[-1]
    widths = [int(column.get(w("w"))) for column in table.iter(w("gridCol"))]
    assert sum(widths) == 16838 - 1701 - 850
    assert table.find(f".//{w('tblLayout')}").get(w("type")) == "fixed"
    rows = list(table.iter(w("tr")))
    assert [row.find(f".//{w('tblHeader')}") is not None for row in rows] == [
        True, *[False] * (len(rows) - 1)
    ]  # fmt: skip
    assert all(row.find(f".//{w('cantSplit')}") is not None for row in rows)
    for row in rows:
        spans = [
            int(attribute(cell, "w:tcPr/w:gridSpan", "val") or 1) for cell in row.iter(w("tc"))
        ]
        assert sum(spans) == len(widths)


def test_merged_cells_begin_once_and_go_on_empty() -> None:
    table = body(written(plans.DEEP)).findall(w("tbl"))[-1]
    budgets = [row.findall(w("tc"))[-1] for row in table.iter(w("tr"))]
    merges = [cell.find(f"{w('tcPr')}/{w('vMerge')}") for cell in budgets]
    assert ["-" if m is None else m.get(w("val"), "on") for m in merges] == [
        "-", "-", "restart", "on", "on", "on", "on", "on", "-", "-", "-",
    ]  # fmt: skip
    assert [texts(cell) for cell in budgets[2:5]] == [["Ngân sách xã"], [], []]


def test_the_last_row_stays_with_the_end_mark_and_a_group_with_its_first_task() -> None:
    table = body(written(plans.ISSUED)).findall(w("tbl"))[-1]
    kept = [row.find(f".//{w('keepNext')}") is not None for row in table.findall(w("tr"))]
    assert kept == [False, True, False, False, True, True]


# Any text


anything = st.text(max_size=30) | st.sampled_from(
    ["<w:p>&amp;]]>", "\x00\x08\x1b", "Ủy".ljust(400, "ỷ"), unicodedata.normalize("NFD", "Ủy ban"),
     "=1+1", "\ud800", "\ufffe", "a\u200bb\u00adc", "./.", " ; "]
)  # fmt: skip
blocks = st.lists(
    st.tuples(
        st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH]), st.sampled_from(Level), anything
    ),
    max_size=6,
)


@given(
    anything, anything, anything, blocks, st.lists(anything, max_size=3), st.sampled_from(Placement)
)
def test_any_text_gives_a_valid_file_with_that_text(
    subject: str,
    closing: str,
    cell: str,
    texts_of_blocks: list[tuple[BlockKind, Level, str]],
    entries: list[str],
    placement: Placement,
) -> None:
    table = replace(
        plans.DEEP_TABLE,
        placement=placement,
        title=subject,
        rows=(TaskGroup("g", cell), Task("t", cell, products=tuple(entries), time=cell)),
    )
    plan = replace(
        plans.ISSUED,
        subject=subject,
        closing=closing,
        bases=tuple(PlanBasis(str(n), text) for n, text in enumerate(entries)),
        blocks=tuple(Block(f"b{n}", *spec) for n, spec in enumerate(texts_of_blocks)),
        recipients=tuple(entries),
        task_table=table,
    )
    document = compose(plan, PROFILE)
    root = body(write_docx(document))
    assert texts(root) == tree_texts(document)
    assert misplaced(root) == []
    assert all(unicodedata.is_normalized("NFC", text) for text in texts(root))
    for section in document.sections:
        kinds = [isinstance(node, Table) for node in section.nodes]
        assert not any(first and second for first, second in pairwise(kinds))
