"""Vietnamese order of words and people."""

from __future__ import annotations

import itertools
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.sorting import name_sort_key, sort_key


def in_order(words: str) -> bool:
    listed = words.split(", ")
    mixed = listed[::-1]
    return sorted(mixed, key=sort_key) == listed


def test_letters_follow_the_vietnamese_alphabet() -> None:
    assert in_order(
        "a, ă, â, b, c, d, đ, e, ê, g, h, i, k, l, m, n, o, ô, ơ, p, q, r, s, t, u, ư, v, x, y"
    )


def test_tones_follow_one_another() -> None:
    assert in_order("ba, bà, bả, bã, bá, bạ")
    assert in_order("ươn, ườn, ưởn, ưỡn, ướn, ượn")


def test_letters_weigh_more_than_tones_within_a_syllable() -> None:
    assert in_order("bạ, bac, bán, băn, bo")


def test_syllables_are_compared_one_by_one() -> None:
    assert in_order("Ban, Ban Chỉ đạo, Bàn, Bàn ghế, Công an, Đài, Phòng, Thôn 2, Thôn 10, Thôn A")


def test_case_and_blanks_do_not_count() -> None:
    assert sort_key("  văn  PHÒNG") == sort_key("Văn phòng")


def test_people_are_listed_by_given_name() -> None:
    people = [
        "Trần Văn An", "Lê Thị Ánh", "Nguyễn Văn Bình", "Phạm Thị Dung", "Lê Văn Đức",
        "Bùi Thị Hà", "Nguyễn Thị Hạ", "Đỗ Văn Minh", "Trần Văn Minh", "Vũ Ý",
    ]  # fmt: skip
    mixed = people[::-1]
    assert sorted(mixed, key=name_sort_key) == people


def test_people_of_one_given_name_follow_by_middle_name_then_surname() -> None:
    people = ["Hoàng An", "Vũ Thị An", "Lê Văn An", "Trần Văn An", "Bùi Xuân An"]
    mixed = people[::-1]
    assert sorted(mixed, key=name_sort_key) == people


@given(st.text())
def test_any_text_has_a_key_however_its_letters_are_typed(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)
    assert isinstance(name_sort_key(text), tuple)


@given(st.lists(st.text()))
def test_any_texts_can_be_put_in_order(texts: list[str]) -> None:
    ordered = sorted(texts, key=sort_key)
    assert all(sort_key(a) <= sort_key(b) for a, b in itertools.pairwise(ordered))
