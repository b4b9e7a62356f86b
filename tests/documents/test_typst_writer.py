"""The PDF and the page pictures say what the document tree says, on pages fit to be signed."""

import shutil
import struct
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents import format as fmt
from desktop.documents import metrics, typst_writer
from desktop.documents.compose import compose
from desktop.documents.fonts import LETTERS, find_font, search
from desktop.documents.tree import (
    Cell,
    Document,
    Letterhead,
    Node,
    Paragraph,
    Row,
    Run,
    Section,
    SignatureBlock,
    Style,
    Table,
    Title,
)
from desktop.documents.typst_writer import Typesetter, write_pages, write_pdf
from desktop.errors import EnvironmentFailure
from tests.support.document_plans import DEEP, ISSUED, PLANS, PROFILE, large_plan
from tests.support.pdf_pages import dense, page_texts, pieces, read, rule_lengths

WORDS = "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính trên địa bàn xã; "
SIGNATURE = SignatureBlock(
    ("- UBND tỉnh;", "- Lưu: VT, VHXH."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn Bình"
)


def body(text: str, style: Style = Style.BODY, anchor: str = "", keep: bool = False) -> Paragraph:
    return Paragraph(style, (Run(text),), anchor, keep)


def of(*nodes: Node, landscape: bool = False) -> Document:
    return Document((Section(nodes, landscape),))


def row(*texts: str, **options) -> Row:
    return Row(tuple(Cell((text,)) for text in texts), **options)


def node_texts(node: Node) -> list[str]:
    """Return the texts of a node in reading order."""
    match node:
        case Letterhead():
            nation = (fmt.NATIONAL_NAME, fmt.MOTTO)
            lines = (*node.parent_lines, *node.issuer_lines, *nation)
            return [*lines, node.number_line, node.date_line]
        case Title():
            return [node.type_line, node.subject]
        case Paragraph():
            return [node.text]
        case Table():
            rows = (*node.header, *node.rows)
            return [line for entry in rows for cell in entry.cells for line in cell.lines]
        case SignatureBlock():
            return [fmt.RECIPIENTS_LABEL, *node.recipients, *node.authority_lines, node.signer]


def tree_texts(document: Document) -> list[str]:
    return [
        text for section in document.sections for node in section.nodes for text in node_texts(node)
    ]


@pytest.mark.parametrize("name", ["issued", "draft", "in_text", "without_table", "empty"])
def test_the_text_is_that_of_the_tree_in_its_order(name):
    document = compose(PLANS[name], PROFILE)
    assert dense("".join(page_texts(write_pdf(document)))) == dense("".join(tree_texts(document)))


@pytest.mark.parametrize("name", ["deep", "lone_appendix"])
def test_merged_cells_lose_no_text(name):
    document = compose(PLANS[name], PROFILE)
    shown = dense("".join(page_texts(write_pdf(document))))
    assert sorted(shown) == sorted(dense("".join(tree_texts(document))))


HOSTILE = (
    "#let x = 1; #panic()",
    "$a^2$ và *đậm* và _nghiêng_",
    "@ref <nhãn> // không phải chú thích /* cũng không */",
    "\\ \\u{41} \\n \\#",
    "\"ngoặc\" 'đơn' “kép” `mã` ~ -- --- ...",
    "= Không phải đề mục",
    "[x](y) http://xa.gov.vn/a#b",
    "{{ tên }} {% if %} ${x}",
    '"}], "sections": [{',
    "office fi ffi",
    "A" * 300,
)


def test_nothing_in_a_text_acts_as_markup():
    rows = tuple(row(text, text) for text in HOSTILE)
    table = Table((1, 1), (row(*HOSTILE[:2]),), rows)
    head = Letterhead((HOSTILE[0],), (HOSTILE[1],), HOSTILE[2], HOSTILE[3])
    title = Title(HOSTILE[0], HOSTILE[1], anchor='"<#')
    ending = SignatureBlock(HOSTILE[:4], HOSTILE[4:6], HOSTILE[6])
    paragraphs = [body(text, anchor=text) for text in HOSTILE]
    document = replace(
        of(head, title, *paragraphs, table, body("./."), ending), title=HOSTILE[0], author="\\#"
    )
    pdf = write_pdf(document)
    shown = dense("".join(page_texts(pdf)))
    for text in HOSTILE:
        assert dense(text) in shown
    assert read(pdf).metadata["/Title"] == HOSTILE[0]
    anchors = [spot.anchor for spot in write_pages(document, 20, spots=True).spots]
    assert anchors == ['"<#', *HOSTILE]


LETTERS_AND_MARKS = st.sampled_from(
    sorted(LETTERS | set(map(chr, range(33, 127))) | set("–“”…°§²×≥≤→•"))
)


@given(st.lists(st.text(LETTERS_AND_MARKS, min_size=1, max_size=30), min_size=20, max_size=30))
@settings(max_examples=15)
def test_any_text_comes_out_as_it_went_in(texts):
    pdf = write_pdf(of(*(body(text) for text in texts)))
    assert len(read(pdf).pages) == 1
    assert dense("".join(page_texts(pdf))) == dense("".join(texts))


def test_letters_written_in_two_marks_come_out_composed():
    text = "Ủy ban nhân dân xã Nguyễn Bỉnh Khiêm, thường trực"
    shown = "".join(page_texts(write_pdf(of(body(unicodedata.normalize("NFD", text))))))
    assert dense(shown) == dense(text)


def test_every_letter_of_vietnamese_is_shown_in_every_face():
    words = " ".join(sorted(LETTERS))
    faces = [Run(words, bold, italic) for bold in (False, True) for italic in (False, True)]
    document = of(*(Paragraph(Style.BODY, (face,)) for face in faces))
    assert dense("".join(page_texts(write_pdf(document)))) == dense(words) * 4


def test_a_letter_that_the_font_lacks_is_shown_as_a_box():
    pdf = write_pdf(of(body("Hoàn thành 🎉 \uf0b7 việc\x00\x07")))
    assert "".join(page_texts(pdf)).split() == ["Hoàn", "thành", "□", "□", "việc"]


def test_the_file_is_a4_with_its_fonts_and_properties():
    pdf = write_pdf(compose(ISSUED, PROFILE))
    reader = read(pdf)
    sizes = [
        (round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages
    ]
    assert sizes == [(595, 842), (842, 595)]
    fonts = [
        entry.get_object()["/DescendantFonts"][0].get_object()
        for page in reader.pages
        for entry in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"].get_object()
        assert find_font().family.replace(" ", "") in font["/BaseFont"].replace("PSMT", "")
    assert reader.metadata["/Title"] == "Kế hoạch Cải cách hành chính năm 2026"
    assert reader.metadata["/Author"] == "Ủy ban nhân dân xã Minh Tiến"
    assert reader.trailer["/Root"]["/Lang"] == "vi"


def test_the_same_document_gives_the_same_bytes():
    document = compose(DEEP, PROFILE)
    first = write_pdf(document)
    assert Typesetter(find_font()).pdf(document) == first
    assert b"/CreationDate" not in first


def test_page_numbers_begin_anew_in_each_section_and_spare_its_first_page():
    main = Section(tuple(body(WORDS * 8) for _ in range(20)))
    appendix = Section((Table((1, 1), (), tuple(row("a", "b") for _ in range(60))),), True)
    pdf = write_pdf(Document((main, appendix, appendix)))
    shown = []
    for number, page in enumerate(read(pdf).pages):
        middle = float(page.mediabox.width) * 25.4 / 72 / 2
        top = [piece for piece in pieces(pdf, number) if piece.y < fmt.PORTRAIT.top]
        shown.append("".join(piece.text for piece in top))
        centred = (fmt.PORTRAIT.left - fmt.PORTRAIT.right) / 2 + middle
        assert all(abs(piece.x - centred) < 3 for piece in top)
        assert all(piece.y > fmt.PORTRAIT.header for piece in top)
    assert shown == ["", "2", "3", "4", "", "2", "3", "", "2", "3"]


def test_the_lines_have_the_lengths_of_the_decree():
    document = compose(ISSUED, PROFILE)
    pdf = write_pdf(document)
    issuer, motto, subject = rule_lengths(pdf, 0)
    assert motto == pytest.approx(metrics.text_width_mm(fmt.MOTTO, 14, bold=True), abs=0.1)
    name = metrics.text_width_mm("XÃ MINH TIẾN", 13, bold=True)
    assert name / 3 <= issuer <= name / 2 + 0.05
    line = metrics.text_width_mm("Cải cách hành chính năm 2026", 14, bold=True)
    assert line / 3 <= subject <= line / 2 + 0.05


def test_the_body_is_indented_and_stays_between_the_margins():
    pdf = write_pdf(of(*(body(WORDS * 4) for _ in range(3))))
    lefts = [piece.x for piece in pieces(pdf, 0)]
    assert min(lefts) == pytest.approx(fmt.PORTRAIT.left, abs=0.1)
    first = [x for x in lefts if abs(x - fmt.PORTRAIT.left - fmt.FIRST_LINE_MM) < 0.1]
    assert len(first) == 3


def on_last_page(pdf: bytes) -> list[str]:
    lines = [line.strip() for line in page_texts(pdf)[-1].splitlines()]
    return lines[1:] if lines[0].isdigit() else lines


@pytest.mark.parametrize("repeats", [0, 2, 6])
def test_the_signature_is_never_alone_on_a_page(repeats):
    moved = 0
    closing = WORDS * repeats + "Dòng cuối cùng./."
    for count in range(18, 38, 1):
        before = [body("Một dòng.") for _ in range(count)]
        kept = body(f"Dòng {count}.", keep=True)
        pdf = write_pdf(of(*before, kept, body(closing, keep=True), SIGNATURE))
        lines = on_last_page(pdf)
        assert "./." in "".join(lines[: lines.index("Nơi nhận:")])
        assert lines[-1] == "Nguyễn Văn Bình"
        moved += len(read(pdf).pages) > 1
    assert 0 < moved < 20


def test_the_signature_below_a_table_stays_with_its_last_row():
    for count in range(30, 42):
        rows = tuple(row(f"Việc {number}", "x") for number in range(count))
        table = Table((1, 1), (row("Đầu", "y"),), rows)
        pdf = write_pdf(of(table, body("./.", Style.END_MARK), SIGNATURE))
        lines = on_last_page(pdf)
        assert f"Việc {count - 1} x" in lines[: lines.index("./.")]


def test_a_heading_is_never_last_on_a_page():
    for count in range(28, 40):
        before = [body("Một dòng.") for _ in range(count)]
        headings = [body("I. ĐỀ MỤC", Style.ROMAN), body("1. Đề mục", Style.HEADING)]
        texts = page_texts(write_pdf(of(*before, *headings, body(WORDS * 3))))
        assert not any(text.splitlines()[-1].endswith(("MỤC", "mục")) for text in texts)


def test_no_line_of_a_paragraph_stands_alone_on_a_page():
    for count in range(30, 38):
        before = [body("Một dòng.") for _ in range(count)]
        texts = page_texts(write_pdf(of(*before, body("Đầu đoạn " + WORDS * 6 + "cuối đoạn"))))
        assert not texts[0].splitlines()[-1].startswith("Đầu đoạn")
        if len(texts) > 1:
            assert len(texts[1].splitlines()) != 2


def test_a_group_row_stays_with_the_row_below_it():
    for count in range(30, 42):
        rows = [row(f"Việc {number}", "x") for number in range(count)]
        group = Row((Cell(("Nhóm",), colspan=2, bold=True),), is_group=True)
        table = Table((1, 1), (row("Đầu", "y"),), (*rows, group, group, row("Việc", "sau")))
        texts = page_texts(write_pdf(of(table)))
        assert not any(text.rstrip().endswith("Nhóm") for text in texts)


def test_the_header_repeats_and_rows_stay_whole():
    rows = tuple(
        Row((Cell((f"đầu{number}.", "giữa", f"cuối{number}."), bold=True), Cell(("b",))))
        for number in range(60)
    )
    texts = page_texts(
        write_pdf(of(Table((1, 1), (row("TÊN CỘT", "KHÁC"),), rows), landscape=True))
    )
    assert len(texts) > 3
    assert all("TÊN CỘT" in text for text in texts)
    for number in range(60):
        (page,) = [text for text in texts if f"đầu{number}." in text]
        assert f"cuối{number}." in page


def test_a_row_higher_than_a_page_is_split_and_not_cut_off():
    table = Table((1, 2), (row("A", "B"),), (row("1", "Rất dài. " * 900), row("2", "hết")))
    texts = page_texts(write_pdf(of(table)))
    assert "".join(texts).count("dài.") == 900
    assert texts[-1].split()[-1] == "hết"


def test_a_row_that_fits_on_a_page_is_not_split():
    rows = (row("1", "Dài. " * 60), row("2", "đầu. " + "Rất dài. " * 380 + "hết"))
    texts = page_texts(write_pdf(of(Table((1, 2), (row("A", "B"),), rows))))
    assert len(texts) == 2
    assert "đầu." in texts[1] and "hết" in texts[1]


@pytest.mark.parametrize("repeats", [250, 430, 480])
def test_rows_held_together_never_leave_the_page(repeats):
    group = Row((Cell(("Nhóm",), colspan=2, bold=True),), is_group=True)
    rows = (row("1", "x"), *[group] * 6, row("2", "Rất dài. " * repeats))
    table = Table((1, 2), (row("A", "B"),), rows)
    pdf = write_pdf(of(table, body("./.", Style.END_MARK), SIGNATURE))
    floor = fmt.PORTRAIT.height - fmt.PORTRAIT.bottom
    pages = range(len(read(pdf).pages))
    assert all(piece.y < floor for page in pages for piece in pieces(pdf, page))
    assert "".join(page_texts(pdf)).count("dài.") == repeats


def test_a_cell_over_sixty_rows_runs_on_over_pages():
    rows = []
    for number in range(300):
        cells = [Cell((f"việc{number}.",)), Cell((WORDS,))]
        if number % 60 == 0:
            cells.append(Cell((f"Kinh phí {number // 60}",), rowspan=60))
        rows.append(Row(tuple(cells)))
    pdf = write_pdf(of(Table((1, 3, 1), (row("A", "B", "C"),), tuple(rows)), landscape=True))
    texts = page_texts(pdf)
    words = "".join(texts).replace("Kinh phí", "\nKinh phí ").split()
    assert [word for word in words if word.startswith("việc")] == [f"việc{n}." for n in range(300)]
    assert sum(text.count("Kinh phí") for text in texts) == 5
    counts = [text.count("việc") for text in texts]
    assert max(counts) - min(counts[:-1]) <= 1
    floor = fmt.LANDSCAPE.height - fmt.LANDSCAPE.bottom
    for page in range(len(texts)):
        assert all(piece.y < floor for piece in pieces(pdf, page))


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">LL", png[16:24])
    return width, height


def test_page_pictures_have_the_size_that_was_asked_for():
    preview = write_pages(compose(ISSUED, PROFILE), 96)
    assert [size_of(page) for page in preview.pages] == [(794, 1123), (1123, 794)]
    assert preview.spots == ()


def test_a_document_of_one_page_has_one_picture():
    assert [size_of(page) for page in write_pages(of(body("Một.")), 50).pages] == [(413, 585)]


def test_chosen_pages_are_drawn_and_the_others_left_empty():
    document = of(*(body(WORDS * 8) for _ in range(20)))
    whole = write_pages(document, 40)
    chosen = write_pages(document, 40, spots=True, pages=range(2, 4))
    assert [bool(page) for page in chosen.pages] == [False, True, True, False]
    assert size_of(chosen.pages[1]) == size_of(whole.pages[1])


def test_spots_tell_where_the_blocks_stand():
    document = compose(large_plan(rows=30, pages=3), PROFILE)
    preview = write_pages(document, 30, spots=True)
    anchors = [
        anchor
        for section in document.sections
        for node in section.nodes
        for anchor in (
            [entry.anchor for entry in node.rows]
            if isinstance(node, Table)
            else [getattr(node, "anchor", "")]
        )
        if anchor
    ]
    assert [spot.anchor for spot in preview.spots] == anchors
    places = [(spot.page, spot.y_mm) for spot in preview.spots]
    assert places == sorted(places)
    assert places[0][0] == 1 and places[-1][0] == len(preview.pages)
    assert all(fmt.PORTRAIT.top - 0.01 < down < fmt.PORTRAIT.height for _page, down in places)


def test_a_spot_stands_at_the_top_of_its_text():
    nodes = [body("Một.", anchor="a"), body("Hai.", anchor="b")]
    first, second = write_pages(of(*nodes), 30, spots=True).spots
    assert first.y_mm == pytest.approx(fmt.PORTRAIT.top, abs=0.01)
    line = fmt.BODY_SIZE_PT * fmt.SINGLE_LINE * fmt.BODY_LINE + fmt.PARAGRAPH_GAP_PT
    assert second.y_mm - first.y_mm == pytest.approx(line * 25.4 / 72, abs=0.05)


def test_without_a_font_the_officer_is_told(monkeypatch):
    monkeypatch.setattr(typst_writer, "find_font", lambda: search([]))
    typst_writer._typesetter.cache_clear()
    try:
        with pytest.raises(EnvironmentFailure, match="Times New Roman"):
            write_pdf(of(body("Một.")))
    finally:
        typst_writer._typesetter.cache_clear()


def test_no_text_of_a_plan_stays_in_a_temporary_file():
    typesetter = Typesetter(find_font())
    typesetter.pdf(of(body("Một.")))
    left = sorted(file.name for file in typesetter._folder.iterdir())
    assert left == ["document.typ", "page.typ"]


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence():
    typesetter = Typesetter(find_font())
    shutil.rmtree(typesetter._folder)
    with pytest.raises(EnvironmentFailure, match="tệp tạm"):
        typesetter.pdf(of(body("Một.")))
