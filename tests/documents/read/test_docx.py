"""What a reader sees in a Word file: numbers, tables, changes, notes, old fonts."""

from __future__ import annotations

import io
import random
import time

import docx
import pytest

from desktop.documents.read.docx import read_docx
from desktop.domain.reading.source import Alignment, SourceParagraph
from desktop.errors import Cancelled, Refused
from tests.support.docx_files import (
    PAGE_FIELD,
    STYLES,
    Paper,
    box,
    paragraph,
    picture,
    run,
    zipped,
)
from tests.support.foreign import (
    FOREIGN,
    SEEDS,
    WORD,
    bare,
    letters,
    never_overlap,
    shown,
    table_of,
)

NUMBERING = f"""<w:numbering xmlns:w="{WORD}">
<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Khung"/>
<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/>
<w:lvlRestart w:val="0"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="Khung"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num></w:numbering>"""


def read(content: str, **parts: str):
    paper = Paper(content)
    for number, (kind, text) in enumerate(parts.items()):
        paper.add_part(f"rId{50 + number}", kind, kind, text)
    return read_docx(paper.data())


def numbered(text: str, level: int, number: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties)


def table(*rows: str, grid: str = "", edges: str = "single") -> str:
    sides = "".join(f'<w:{name} w:val="{edges}"/>' for name in ("top", "left", "bottom", "right"))
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(*cells: str, mark: str = "") -> str:
    return f"<w:tr><w:trPr>{mark}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def in_font(text: str, font: str) -> str:
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
    )


def test_automatic_numbers_are_labels_and_typed_ones_text() -> None:
    document = read(
        numbered("MỤC ĐÍCH", 0)
        + numbered("Mục tiêu", 1)
        + numbered("Ý một", 2)
        + numbered("YÊU CẦU", 0, 3)
        + numbered("Ý hai", 2)
        + numbered("Gạch", 0, 2)
        + paragraph(run("1. Gõ tay")),
        numbering=NUMBERING,
    )
    assert [(item.label, item.text) for item in document.items] == [
        ("I.", "MỤC ĐÍCH"),
        ("1.", "Mục tiêu"),
        ("a)", "Ý một"),
        ("II.", "YÊU CẦU"),
        ("b)", "Ý hai"),
        ("-", "Gạch"),
        ("", "1. Gõ tay"),
    ]


def test_number_in_an_empty_cell_is_kept() -> None:
    empty = paragraph("", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    numbers = f"<w:tc><w:tcPr/>{empty}</w:tc>"
    document = read(
        table(row(numbers, cell("Việc")), row(numbers, cell("Việc khác"))), numbering=NUMBERING
    )
    assert shown(document) == [[["1.", "Việc"], ["2.", "Việc khác"]]]


def test_looks_of_a_paragraph() -> None:
    (item,) = read(
        paragraph(
            run("KẾ HOẠCH", 26, bold=True) + run(".", 26),
            '<w:jc w:val="center"/><w:ind w:left="284" w:firstLine="283"/>'
            '<w:outlineLvl w:val="1"/>',
        )
    ).items
    assert isinstance(item, SourceParagraph)
    assert (item.bold, item.italic, item.size_pt) == (True, False, 13.0)
    assert item.alignment is Alignment.CENTER
    assert item.indent_mm == 10.0
    assert item.heading_level == 2


def test_text_is_composed_and_blanks_are_single() -> None:
    document = read(
        paragraph(
            run("Ke\u0302\u0301   hoa\u0323ch\u00a0số")
            + "<w:r><w:tab/><w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t><w:br/><w:t> năm </w:t></w:r>"
        )
    )
    assert shown(document) == ["Kế hoạch số 5-6\nnăm"]


def test_symbols_are_letters() -> None:
    document = read(
        paragraph(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Đạt </w:t>'
            '<w:sym w:font="Symbol" w:char="F0B3"/><w:t>90%</w:t></w:r>'
        )
        + paragraph(run("\uf0b7 Ý"))
    )
    assert shown(document) == ["☑ Đạt ≥90%", "• Ý"]


def test_old_fonts_become_unicode_and_capital_fonts_capitals() -> None:
    document = read(
        paragraph(in_font("KÕ ho¹ch c¶i c¸ch", ".VnTime"))
        + paragraph(in_font("kÕ ho¹ch", ".VnTimeH"))
        + paragraph(in_font("Keá", "VNI-Times") + in_font(" hoa", "VNI-Times")
                    + in_font("ïch", "VNI-Times"))
    )  # fmt: skip
    assert shown(document) == ["Kế hoạch cải cách", "KẾ HOẠCH", "Kế hoạch"]
    assert any("phông chữ cũ" in note for note in document.notes)


def test_tracked_changes_count_as_accepted() -> None:
    mark = '<w:rPr><w:{0} w:id="1"/></w:rPr>'
    document = read(
        paragraph(
            run("Giữ ")
            + f"<w:ins>{run('thêm')}</w:ins>"
            + "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        )
        + paragraph(f"<w:moveFrom>{run('Chuyển')}</w:moveFrom>", mark.format("moveFrom"))
        + paragraph(run("Nối "), mark.format("del"))
        + paragraph(run("liền"))
        + f"<w:moveTo>{paragraph(run('Chuyển'))}</w:moveTo>"
        + table(
            row(cell("1"), cell("cũ"), mark="<w:del/>"),
            row(cell("2"), cell("mới"), mark="<w:ins/>"),
        )
    )
    assert shown(document) == ["Giữ thêm", "Nối liền", "Chuyển", [["2", "mới"]]]
    assert any("theo dõi" in note for note in document.notes)


def test_text_before_a_table_is_not_drawn_into_it() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    document = read(paragraph(run("Trước"), gone) + table(row(cell("1"), cell("a"))))
    assert shown(document) == ["Trước", [["1", "a"]]]


def test_hidden_text_pages_headers_and_contents_are_left_out() -> None:
    document = read(
        paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>" + run("hiện"))
        + paragraph(run("Trang ") + PAGE_FIELD)
        + paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("05/3/2026")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    )  # fmt: skip
    assert shown(document) == ["hiện", "Trang", "05/3/2026"]
    assert document.notes == ("Có 1 đoạn chữ ẩn trong tệp không được đọc vào.",)


def test_contents_and_prompts_are_no_text_of_the_plan() -> None:
    styles = STYLES.replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>',
    )
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    paper = Paper(
        paragraph(run("I. MỤC ĐÍCH"), '<w:pStyle w:val="TOC1"/>')
        + paragraph(run("Số") + prompt.format(run("Bấm để nhập")))
        + f"<w:sdt><w:sdtContent>{paragraph(run('Trong khung'))}</w:sdtContent></w:sdt>"
    )
    paper.parts["word/styles.xml"] = styles
    document = read_docx(paper.data())
    assert shown(document) == ["Số", "Trong khung"]
    assert document.notes == ("Mục lục của tệp không được đọc vào.",)


def test_endless_documents_are_refused() -> None:
    with pytest.raises(Refused, match="2000 trang"):
        read_docx(Paper("<w:p/>" * 60_001).data())


def test_a_field_without_end_swallows_nothing_behind_its_paragraph() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
    assert shown(read(paragraph(run("a") + begun) + paragraph(run("b")))) == ["a", "b"]


def test_notes_stand_behind_their_paragraph() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{paragraph(run("Lời chú"))}'
        "</w:footnote></w:footnotes>"
    )
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(paragraph(run("Có chú") + mark) + paragraph(run("Sau")), footnotes=notes)
    assert shown(document) == ["Có chú", "[1] Lời chú", "Sau"]


def test_text_boxes_stand_where_they_are_anchored() -> None:
    both = f"<mc:AlternateContent><mc:Choice>{box('DỰ THẢO', 30, 8)[5:-6]}</mc:Choice>" + (
        "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph(run('DỰ THẢO'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    document = read(
        paragraph(f"<w:r>{both}</w:r>" + run("Sau khung"))
        + paragraph(run("Trước khung") + box("MẬT", 20, 8))
    )
    assert shown(document) == ["DỰ THẢO", "Sau khung", "Trước khung", "MẬT"]


def test_merged_cells_both_ways_also_without_a_beginning() -> None:
    span, begin, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        table(
            row(cell("STT"), cell("Nội dung", span), mark="<w:tblHeader/>"),
            row(cell("1", begin), cell("a"), cell("b", on)),
            row(cell("", on), cell("c"), cell("", on)),
            row(cell("2"), cell("d"), cell("e")),
        )
    )
    found = table_of(document)
    assert (found.rows, found.columns, found.header_rows) == (4, 3, 1)
    assert never_overlap(found)
    assert {c.text: (c.row, c.column, c.rowspan, c.colspan) for c in found.cells} == {
        "STT": (0, 0, 1, 1),
        "Nội dung": (0, 1, 1, 2),
        "1": (1, 0, 2, 1),
        "a": (1, 1, 1, 1),
        "b": (1, 2, 2, 1),
        "c": (2, 1, 1, 1),
        "2": (3, 0, 1, 1),
        "d": (3, 1, 1, 1),
        "e": (3, 2, 1, 1),
    }


def test_uneven_edges_make_no_columns_of_their_own() -> None:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (900, 20, 4000))
    document = read(
        table(
            row(cell("1"), cell("a", '<w:gridSpan w:val="2"/>')),
            row(cell("2", '<w:gridSpan w:val="2"/>'), cell("b")),
            grid=grid,
        )
    )
    assert shown(document) == [[["1", "a"], ["2", "b"]]]


def test_inner_table_stays_in_its_cell() -> None:
    inner = table(row(cell("x"), cell("y")))
    outer = f"<w:tc><w:tcPr/>{paragraph(run('trước'))}{inner}{paragraph(run('sau'))}</w:tc>"
    assert shown(read(table(row(cell("1"), outer)))) == [[["1", "trước\nx\ny\nsau"]]]


def test_frame_of_one_column_is_no_table() -> None:
    frame = table(row(cell("Một")), row(cell("Hai")), edges="nil")
    assert shown(read(frame)) == ["Một", "Hai"]


def test_letterhead_is_a_table_without_edges() -> None:
    line = '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>'
    document = read(
        table(row(cell("UBND"), cell("CỘNG HÒA")), row(cell("XÃ", line), cell("ĐỘC LẬP")),
              edges="nil")
    )  # fmt: skip
    assert not table_of(document).bordered


def test_places_are_counted_from_the_start() -> None:
    document = read(paragraph(run("a")) + paragraph("") + table(row(cell("1"), cell("b"))))
    assert [item.place.index for item in document.items] == [0, 1]
    inside = table_of(document).cells[1].paragraphs[0].place
    assert (inside.index, inside.row, inside.column) == (1, 0, 1)


def test_pictures_are_told() -> None:
    assert "1 hình ảnh" in read(paragraph(run("a") + picture())).notes[0]


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("000_minh-tien-2024", "minh-tien-2024"),
        ("002_gia-luong-2021-2025", "gia-luong-2021-2025"),
        ("003_vinh-chap-2023", "vinh-chap-2023"),
    ],
)
def test_every_letter_of_a_plan_is_read(name: str, seed: str) -> None:
    """The seeds hold a few page numbers that the files leave out."""
    document = read_docx((FOREIGN / f"{name}.docx").read_bytes())
    wanted = bare((SEEDS / f"{seed}.txt").read_text(encoding="utf-8"))
    found = letters(document)
    assert 0 <= len(wanted) - len(found) <= 4
    assert not [sign for sign in set(found) if found.count(sign) > wanted.count(sign)]


def test_old_encoding_gives_the_same_text() -> None:
    old = read_docx((FOREIGN / "messy" / "003_vinh-chap-2023_tcvn3.docx").read_bytes())
    new = read_docx((FOREIGN / "003_vinh-chap-2023.docx").read_bytes())
    assert shown(old) == shown(new)


@pytest.mark.parametrize("path", sorted(FOREIGN.rglob("*.docx")), ids=lambda path: path.stem)
def test_tables_of_the_samples_are_sound_and_read_fast(path) -> None:
    data = path.read_bytes()
    start = time.perf_counter()
    document = read_docx(data)
    assert time.perf_counter() - start < 1.5
    for item in document.items:
        if not isinstance(item, SourceParagraph):
            assert never_overlap(item)


def test_a_long_document_tells_how_far_it_is_and_stops() -> None:
    data = Paper(paragraph(run("Nội dung")) * 300).data()
    told: list[float] = []
    read_docx(data, tell=lambda _doing, share: told.append(share))
    assert told == sorted(told)
    assert len(told) > 3
    with pytest.raises(Cancelled):
        read_docx(data, cancelled=lambda: True)


def test_a_file_of_another_writer_is_read() -> None:
    paper = docx.Document()
    paper.add_heading("Mục đích", 2)
    paper.add_paragraph("Ý", style="List Bullet")
    stream = io.BytesIO()
    paper.save(stream)
    first, second = read_docx(stream.getvalue()).items
    assert isinstance(first, SourceParagraph)
    assert isinstance(second, SourceParagraph)
    assert first.heading_level == 2
    assert second.label == "-"


FILES = Paper(paragraph(run("a"))).files()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải là văn bản Word"),
        (b"PK\x03\x04 hong", "Tệp Word bị hỏng"),
        (zipped({**FILES, "word/document.xml": b"<w:doc"}), "Tệp Word bị hỏng"),
        (zipped({**FILES, "word/document.xml": b" " * 80_000_000}), "nén bất thường"),
        (zipped({**FILES, "word/document.xml": b"<a>" + b"<b/>" * 3_000_000 + b"</a>"}), "nén bất"),
        (
            zipped({**FILES, "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "không an toàn",
        ),
        (zipped({"a.txt": b"1"}), "không phải là văn bản Word"),
    ],
)
def test_hostile_files_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_docx(data)


def nested(levels: int) -> str:
    content = paragraph(run("trong cùng"))
    for _level in range(levels):
        content = table(row(f"<w:tc><w:tcPr/>{content}</w:tc>", cell("x")))
    return content


def test_deep_tables_are_read_and_bottomless_ones_refused() -> None:
    assert "trongcùng" in letters(read(nested(40)))
    with pytest.raises(Refused, match="bị hỏng"):
        read(nested(120))


def test_spoilt_files_are_read_or_refused() -> None:
    good = (FOREIGN / "messy" / "002_gia-luong-2021-2025_messy.docx").read_bytes()
    parts = Paper(paragraph(run("a")) + table(row(cell("1"), cell("b")))).files()
    xml = parts["word/document.xml"]
    chance = random.Random(7)
    spoilt = []
    for _time in range(40):
        whole = bytearray(good)
        at = chance.randrange(len(whole))
        whole[at : at + 8] = chance.randbytes(8)
        spoilt.append(bytes(whole))
        part = bytearray(xml)
        part[chance.randrange(len(part))] = chance.randrange(32, 127)
        spoilt.append(zipped({**parts, "word/document.xml": bytes(part)}))
    for data in spoilt:
        try:
            read_docx(data)
        except Refused:
            continue
