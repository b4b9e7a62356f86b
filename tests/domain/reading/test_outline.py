"""Levels, labels and headings of typed and automatic outlines."""

import pytest

from desktop.domain.numbering import labels
from desktop.domain.outline import BlockKind, Level
from desktop.domain.reading.broken import join_broken
from desktop.domain.reading.labels import read_label
from desktop.domain.reading.lines import line_of
from desktop.domain.reading.outline_reading import Outline, read_outline
from tests.support.foreign_plans import paragraph


def outline(*texts: str) -> Outline:
    return read_outline(
        [line_of(paragraph(text, place), "{p}" not in text) for place, text in enumerate(texts)]
    )


def printed(found: Outline) -> list[str]:
    numbers = labels(found.blocks)
    return [
        f"{'#' if block.kind is BlockKind.HEADING else ''}{numbers[block.id]} {block.text}".strip()
        for block in found.blocks
    ]


@pytest.mark.parametrize(
    ("text", "level", "label", "rest"),
    [
        ("I/ MỤC ĐÍCH", Level.ROMAN, "I", "MỤC ĐÍCH"),
        ("IV - KINH PHÍ", Level.ROMAN, "IV", "KINH PHÍ"),
        ("1/ Mục đích", Level.ARABIC, "1", "Mục đích"),
        ("a/ Hộ tịch", Level.LETTER, "a", "Hộ tịch"),
        ("I.2. Yêu cầu", Level.ARABIC, "I.2", "Yêu cầu"),
        ("II.3.1 Thể chế", Level.DOTTED_2, "II.3.1", "Thể chế"),
        ("2 . Yêu cầu", Level.ARABIC, "2", "Yêu cầu"),
        ("2.1.Cải cách", Level.DOTTED_2, "2.1", "Cải cách"),
        ("− Dấu trừ làm gạch", Level.DASH, "−", "Dấu trừ làm gạch"),
        ("* Chỉ tiêu", Level.DASH, "*", "Chỉ tiêu"),
        ("Phần thứ nhất: CHUNG", Level.PART, "thứ nhất", "CHUNG"),
    ],
)
def test_unusual_writings_of_numbers(text: str, level: Level, label: str, rest: str) -> None:
    found = read_label(line_of(paragraph(text)))

    assert found is not None
    assert (found.level, found.label, found.rest) == (level, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.5 tỷ đồng từ ngân sách", "2.5 triệu lượt", "12/3 là hạn cuối", "2.1 trong đó có",
        "15/KH-UBND ngày 02/01/2026", "6/QĐ-TTg của Thủ tướng Chính phủ",
    ],
)  # fmt: skip
def test_figures_at_the_beginning_are_no_numbers(text: str) -> None:
    assert read_label(line_of(paragraph(text))) is None


def test_an_automatic_number_counts_before_a_typed_one() -> None:
    found = read_label(line_of(paragraph("{=2.1.}1. Thể chế")))

    assert found is not None
    assert (found.level, found.label, found.rest) == (Level.DOTTED_2, "2.1", "1. Thể chế")


def test_an_automatic_label_that_is_no_number_stays_in_the_text() -> None:
    assert printed(outline("{=Bước 1:}Tiếp nhận hồ sơ.")) == ["Bước 1: Tiếp nhận hồ sơ."]


def test_a_main_heading_typed_with_a_figure_is_put_on_the_level_of_its_siblings() -> None:
    found = outline(
        "{b}1. MỤC ĐÍCH", "{b}1. Mục đích chung", "Nội dung.", "{b}II. NHIỆM VỤ", "Nội dung."
    )

    assert [block.level for block in found.blocks][:2] == [Level.ROMAN, Level.ARABIC]
    assert printed(found)[0] == "#1. MỤC ĐÍCH"
    assert found.blocks[0].label == "1"
    assert not found.facts[0].is_sure


def test_figures_below_a_roman_number_stay_where_they_are() -> None:
    found = outline("{b}I. MỤC ĐÍCH", "{b}1. Chung", "Lời.", "{b}2. Riêng", "Lời.", "{b}III. KHÁC")

    assert [block.level for block in found.blocks if block.kind is BlockKind.HEADING] == [
        Level.ROMAN,
        Level.ARABIC,
        Level.ARABIC,
        Level.ROMAN,
    ]
    assert found.blocks[-1].label == "III"


def test_a_list_below_a_dotted_heading_is_one_level_deeper() -> None:
    found = outline(
        "{b}2. Nội dung", "{b}2.1. Điều hành", "1. Ban hành kế hoạch năm.", "2. Đôn đốc các thôn.",
        "{b}3. Kinh phí", "Lời.",
    )  # fmt: skip

    assert printed(found) == [
        "#2. Nội dung",
        "#2.1. Điều hành",
        "1. Ban hành kế hoạch năm.",
        "2. Đôn đốc các thôn.",
        "#3. Kinh phí",
        "Lời.",
    ]
    assert [block.level for block in found.blocks][2:4] == [Level.DOTTED_3] * 2


def test_the_letter_i_goes_on_after_h() -> None:
    tops = [f"{{b}}{sign}. NỘI DUNG" for sign in "ABCDĐEGHIK"]

    found = outline("{b}I. CHUNG", *tops)

    assert {block.level for block in found.blocks[1:]} == {Level.UPPER}
    assert {block.label for block in found.blocks} == {None}


def test_bold_tells_a_heading_from_a_numbered_paragraph() -> None:
    found = outline(
        "{b}1. Tuyên truyền", "1.1. Tổ chức hội nghị", "1.2. Phát tờ rơi", "{b}2. Kiểm tra", "Lời."
    )

    assert printed(found) == [
        "#1. Tuyên truyền",
        "1.1. Tổ chức hội nghị",
        "1.2. Phát tờ rơi",
        "#2. Kiểm tra",
        "Lời.",
    ]


def test_without_looks_length_mark_and_what_follows_decide() -> None:
    found = outline(
        "{p}1. Công tác tuyên truyền", "{p}- Phát thanh hằng tuần.",
        "{p}2. Ủy ban nhân dân xã chỉ đạo các thôn, các đơn vị tổ chức thực hiện kế hoạch này.",
        "{p}3. Công tác kiểm tra:", "{p}- Kiểm tra đột xuất.",
    )  # fmt: skip

    assert [block.kind is BlockKind.HEADING for block in found.blocks] == [
        True,
        False,
        False,
        True,
        False,
    ]


def test_a_heading_with_its_text_on_one_line_is_two_blocks() -> None:
    found = outline(
        "{b}1. Công an xã", "Giữ gìn trật tự.", "2. Trạm Y tế: Phối hợp tuyên truyền đến người dân."
    )

    assert printed(found)[2:] == ["#2. Trạm Y tế:", "Phối hợp tuyên truyền đến người dân."]


@pytest.mark.parametrize(
    "text",
    [
        "1. Thực hiện các văn bản như: Kết luận số 120 của Bộ Chính trị về dân chủ ở cơ sở.",
        "a) Nội dung tuyên truyền: Các thủ tục hành chính mới được công bố trong năm.",
        "1. Mở chuyên mục: hỏi đáp, phản ánh, kiến nghị trên trang thông tin của xã.",
    ],
)
def test_a_colon_inside_a_sentence_parts_nothing(text: str) -> None:
    assert len(outline(text).blocks) == 1


def test_a_bare_part_takes_the_next_line_as_its_title() -> None:
    assert printed(outline("{bc}PHẦN II", "{bc}NHIỆM VỤ", "Lời."))[0] == "#Phần II NHIỆM VỤ"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{b}2.3. Chỉ số hài lòng đối với sự phục vụ của cơ", "{b}quan hành chính"),
        ("- Rà soát văn bản;", "kiến nghị sửa đổi."),
        ("{b}3. Công chức phụ trách mảng Văn phòng", "{b}HĐND-UBND"),
        ("{b}II. MỤC TIÊU, NHIỆM VỤ", "{b}VÀ GIẢI PHÁP"),
    ],
)
def test_broken_paragraphs_are_joined(first: str, second: str) -> None:
    lines = [line_of(paragraph(first, 0)), line_of(paragraph(second, 1))]

    assert [line.joined for line in join_broken(lines)] == [True]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- Rà soát văn bản.", "kiến nghị sửa đổi."),
        ("- Rà soát văn bản", "- kiến nghị sửa đổi"),
        ("{b}1. Mục tiêu", "nâng cao chất lượng."),
        ("Nội dung gồm:", "rà soát văn bản;"),
        ("{b}II. MỤC TIÊU", "Nâng cao chất lượng phục vụ."),
    ],
)
def test_whole_paragraphs_stay_apart(first: str, second: str) -> None:
    lines = [line_of(paragraph(first, 0)), line_of(paragraph(second, 1))]

    assert len(list(join_broken(lines))) == 2
