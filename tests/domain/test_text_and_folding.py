"""Normal form and folding: what counts as the same words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.folding import fold
from desktop.domain.text import nfc, squeeze


def test_letters_typed_in_two_parts_are_composed() -> None:
    apart = unicodedata.normalize("NFD", "Kế hoạch xã Vĩnh Chấp")
    assert apart != "Kế hoạch xã Vĩnh Chấp"
    assert nfc(apart) == "Kế hoạch xã Vĩnh Chấp"


def test_blanks_of_every_kind_become_one() -> None:
    assert squeeze("  Số:\u00a0\u00a0 10\t/KH-UBND\r\n") == "Số: 10 /KH-UBND"


def test_invisible_marks_of_pasted_text_go() -> None:
    assert squeeze("cải\u200b cách\ufeff") == "cải cách"


@pytest.mark.timeout(5)
def test_a_pile_of_marks_is_composed_at_once() -> None:
    pile = "a" + "\u0301\u0323" * 500_000
    assert nfc(pile) == nfc("a" + "\u0301\u0323" * 15)
    assert nfc("…" * 600) == "…" * 600


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đôn đốc", "don doc"),
        ("ỦY BAN  NHÂN DÂN", "uy ban nhan dan"),
        ("Uỷ ban nhân dân", "uy ban nhan dan"),
        ("Thường xuyên, hằng quý", "thuong xuyen, hang quy"),
    ],
)
def test_folding_drops_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(alphabet="aăâeêioôơuưyđẫộứ ABĐƠ"))
def test_folding_does_not_see_how_letters_were_typed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(text.upper())


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
