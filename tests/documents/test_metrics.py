"""Widths of Times New Roman text, and the lines whose length the decree ties to them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import format as fmt
from desktop.documents.metrics import (
    column_widths_mm,
    fit_letterhead,
    issuer_line_mm,
    line_widths_mm,
    motto_line_mm,
    roomy_widths_mm,
    short_line_mm,
    text_width_mm,
)


@pytest.mark.parametrize(
    ("text", "size", "width"),
    [
        (fmt.NATIONAL_NAME, 12, 88.3),
        (fmt.NATIONAL_NAME, 13, 95.7),
        (fmt.MOTTO, 13, 56.1),
        (fmt.MOTTO, 14, 60.5),
        ("ỦY BAN NHÂN DÂN", 12, 39.9),
        ("VĂN PHÒNG HĐND VÀ UBND", 13, 64.5),
    ],
)
def test_widths_measured_in_real_documents(text: str, size: float, width: float) -> None:
    assert text_width_mm(text, size, bold=True) == pytest.approx(width, abs=0.06)


@given(st.text(alphabet="aăâđêôơưẠẢẤỆỘỬỳỹ -./", max_size=40), st.booleans(), st.booleans())
def test_composed_and_decomposed_letters_are_equally_wide(
    text: str, bold: bool, italic: bool
) -> None:
    taken_apart = unicodedata.normalize("NFD", text)
    assert text_width_mm(taken_apart, 14, bold, italic) == text_width_mm(text, 14, bold, italic)


def test_a_letter_that_the_font_lacks_has_the_width_of_a_figure() -> None:
    assert text_width_mm("漢", 14) == text_width_mm("0", 14)


def test_text_wraps_at_the_width_of_its_column() -> None:
    look = fmt.LOOKS[fmt.Part.SUBJECT]
    text = "Khắc phục tồn tại, hạn chế và nâng cao các chỉ số cải cách hành chính " * 3
    lines = line_widths_mm(text, 165, look)
    assert len(lines) == 3
    assert max(lines) <= 165
    assert line_widths_mm("Một dòng", 165, look) == [text_width_mm("Một dòng", 14, bold=True)]


def test_quoc_hieu_stands_on_one_line_in_both_sets() -> None:
    for sizes in (fmt.STANDARD_HEAD, fmt.SMALL_HEAD):
        assert text_width_mm(fmt.NATIONAL_NAME, sizes.name_pt, bold=True) < sizes.right_mm
        assert text_width_mm(fmt.MOTTO, sizes.motto_pt, bold=True) == motto_line_mm(sizes)


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("XÃ MINH TIẾN", "Minh Tiến", 13),
        ("PHƯỜNG ĐIỆN BIÊN PHỦ", "Phường Điện Biên Phủ", 13),
        ("VĂN PHÒNG HĐND VÀ UBND XÃ", "Minh Tiến", 12),
        ("PHƯỜNG NGUYỄN THỊ MINH KHAI", "Phường Nguyễn Thị Minh Khai", 12),
    ],
)
def test_the_smaller_set_comes_in_only_when_its_room_is_needed(
    name: str, place: str, expected: float
) -> None:
    date = f"{place}, ngày 30 tháng 12 năm 2026"
    sizes = fit_letterhead((), ("ỦY BAN NHÂN DÂN", name), date)
    assert sizes.name_pt == expected
    assert text_width_mm(date, sizes.motto_pt, italic=True) < sizes.right_mm
    left = fmt.PORTRAIT.text_width - sizes.right_mm
    assert text_width_mm("ỦY BAN NHÂN DÂN", sizes.name_pt, bold=True) < left


def test_the_name_of_the_body_keeps_its_room_beside_any_date() -> None:
    sizes = fit_letterhead((), ("ỦY BAN NHÂN DÂN",), "Một địa danh rất dài, " * 9)
    assert sizes.right_mm == fmt.PORTRAIT.text_width - 45


def test_the_line_under_a_name_that_wraps_is_measured_on_its_printed_lines() -> None:
    lines = ("ỦY BAN NHÂN DÂN", "PHƯỜNG NGUYỄN THỊ MINH KHAI")
    sizes = fit_letterhead((), lines, "Phường Nguyễn Thị Minh Khai, ngày 30 tháng 12 năm 2026")
    longest = text_width_mm("PHƯỜNG NGUYỄN THỊ", 12, bold=True)
    assert issuer_line_mm(lines, sizes) <= longest / 2


@given(st.floats(1, 300))
def test_the_line_under_one_line_is_a_third_to_a_half(width: float) -> None:
    assert width / 3 <= short_line_mm([width]) <= width / 2


@given(st.lists(st.floats(5, 200), min_size=1, max_size=4))
def test_the_line_under_several_lines_is_right_by_some_reading(widths: list[float]) -> None:
    line = short_line_mm(widths)
    assert min(widths) / 3 <= line <= max(widths) / 2
    if max(widths) / 3 <= min(widths) / 2:
        assert all(width / 3 - 1e-9 <= line <= width / 2 + 1e-9 for width in widths)


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=12), st.floats(10, 300))
def test_columns_fill_the_width(weights: list[float], total: float) -> None:
    assert sum(column_widths_mm(weights, total)) == pytest.approx(total)


@given(
    st.lists(st.tuples(st.floats(0.01, 100), st.floats(1, 30)), min_size=1, max_size=9),
    st.floats(50, 300),
)
def test_no_column_is_below_its_least_width(
    columns: list[tuple[float, float]], total: float
) -> None:
    weights, least = zip(*columns, strict=True)
    widths = roomy_widths_mm(weights, least, total)
    assert sum(widths) == pytest.approx(total)
    if sum(least) < total:
        assert all(width >= low - 1e-9 for width, low in zip(widths, least, strict=True))
