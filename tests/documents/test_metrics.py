"""Widths of Times New Roman text, and the lines whose length the decree ties to them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import format as fmt
from desktop.documents.metrics import (
    column_widths_mm,
    fit_letterhead,
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


def test_a_long_name_takes_the_smaller_set() -> None:
    assert fit_letterhead((), ("ỦY BAN NHÂN DÂN", "XÃ MINH TIẾN")) is fmt.STANDARD_HEAD
    long_name = "VĂN PHÒNG HĐND VÀ UBND XÃ"
    assert fit_letterhead(("UBND XÃ MINH TIẾN",), (long_name,)) is fmt.SMALL_HEAD


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
