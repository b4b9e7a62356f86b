"""Numbers typed before a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Level
from desktop.domain.text import squeeze
from desktop.domain.typed_labels import read_typed_label


@pytest.mark.parametrize(
    ("text", "level", "label", "rest"),
    [
        ("Phần I MỤC ĐÍCH", Level.PART, "I", "MỤC ĐÍCH"),
        ("PHẦN THỨ HAI", Level.PART, "THỨ HAI", ""),
        ("A. Chung", Level.UPPER, "A", "Chung"),
        ("C. Ba", Level.UPPER, "C", "Ba"),
        ("I. MỤC ĐÍCH", Level.ROMAN, "I", "MỤC ĐÍCH"),
        ("III.Tổ chức", Level.ROMAN, "III", "Tổ chức"),
        ("V/Tổ chức", Level.ROMAN, "V", "Tổ chức"),
        ("1. Một", Level.ARABIC, "1", "Một"),
        ("2) Hai", Level.ARABIC, "2", "Hai"),
        ("1.1 Một", Level.DOTTED_2, "1.1", "Một"),
        ("1.2.3. Ba", Level.DOTTED_3, "1.2.3", "Ba"),
        ("1.2.3.4. Bốn", Level.DOTTED_4, "1.2.3.4", "Bốn"),
        ("a) Ý", Level.LETTER, "a", "Ý"),
        ("đ)Ý", Level.LETTER, "đ", "Ý"),
        ("-\u00a0Gạch", Level.DASH, "-", "Gạch"),
        ("• Chấm", Level.DASH, "•", "Chấm"),
        ("+ Cộng", Level.PLUS, "+", "Cộng"),
        ("-", Level.DASH, "-", ""),
    ],
)
def test_labels_are_read(text, level, label, rest):
    typed = read_typed_label(text)
    assert typed is not None
    assert (typed.level, typed.label, typed.rest) == (level, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Năm 2026",
        "2026 là năm",
        "15/7 họp",
        "TM. UBND",
        "U.B.N.D",
        "1,5 triệu",
        "-5 độ",
        "QĐ. số",
        "V/v rà soát thủ tục",
        "V/V RÀ SOÁT THỦ TỤC",
    ],
)
def test_other_beginnings_are_left_alone(text):
    assert read_typed_label(text) is None


@given(st.text(max_size=200))
def test_the_words_behind_a_label_are_the_end_of_the_text(text):
    typed = read_typed_label(text)
    if typed is not None:
        assert squeeze(text).endswith(typed.rest)
        assert typed.label in squeeze(text)
