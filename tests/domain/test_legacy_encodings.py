"""Old encodings: complete tables, the way back, and knowing them without being told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.legacy_encodings import (
    TCVN3,
    VNI,
    Encoding,
    detect,
    is_capital_font,
    to_unicode,
)
from desktop.domain.syllables import is_syllable

MARKED = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ"
SENTENCES = [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Tiếp tục đẩy mạnh cải cách thủ tục hành chính, hiện đại hóa nền hành chính.",
    "Thường xuyên kiểm tra, đôn đốc; quý IV báo cáo kết quả thực hiện.",
    "Kỷ luật, kỷ cương; ý thức phục vụ Nhân dân.",
]


def encode(text: str, encoding: Encoding) -> str:
    """Write ``text`` in an old encoding by the table turned round."""
    table = TCVN3 if encoding is Encoding.TCVN3 else VNI
    back = {letter: code for code, letter in reversed(table.items())}
    return "".join(back.get(letter, letter) for letter in text)


def test_the_tables_know_every_letter() -> None:
    assert len(MARKED) == len(set(MARKED)) == 67
    assert set(TCVN3.values()) == {*MARKED, *"ĂÂĐÊÔƠƯ"}
    assert set(VNI.values()) == {*MARKED, *MARKED.upper()}


def test_no_code_of_tcvn3_stands_for_two_letters() -> None:
    assert len(set(TCVN3.values())) == len(TCVN3)
    assert all(len(code) == 1 and code.encode("cp1252") for code in TCVN3)


@given(st.text(alphabet=MARKED + "ĂÂĐÊÔƠƯ abcxyzABC.,;0123"))
def test_tcvn3_is_read_back(text: str) -> None:
    assert to_unicode(encode(text, Encoding.TCVN3), Encoding.TCVN3) == text


@given(st.text(alphabet=MARKED + MARKED.upper() + " abcdeiouyABCDEIOUY.,;0123"))
def test_vni_is_read_back(text: str) -> None:
    assert to_unicode(encode(text, Encoding.VNI), Encoding.VNI) == text


@pytest.mark.parametrize(
    ("printed", "encoding", "text"),
    [
        ("Céng hßa x· héi chñ nghÜa", Encoding.TCVN3, "Cộng hòa xã hội chủ nghĩa"),
        ("th\xad êng xuyªn", Encoding.TCVN3, "thư ờng xuyên"),
        ("§¬n vÞ chñ tr×", Encoding.TCVN3, "Đơn vị chủ trì"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI,
         "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ÑAÛNG UÛY XAÕ", Encoding.VNI, "ĐẢNG ỦY XÃ"),
        ("ñöôøng ñöôïc kyõ thuaät", Encoding.VNI, "đường được kỹ thuật"),
    ],
)  # fmt: skip
def test_words_of_old_files(printed: str, encoding: Encoding, text: str) -> None:
    assert to_unicode(printed, encoding) == text


def test_a_capital_font_makes_capitals_of_small_codes() -> None:
    assert to_unicode("ñY BAN NH¢N D¢N x· vÜnh", Encoding.TCVN3, capitals=True) == (
        "ỦY BAN NHÂN DÂN XÃ VĨNH"
    )
    assert is_capital_font(".VnTimeH")
    assert not is_capital_font(".VnTime")
    assert not is_capital_font("Book Antiqua H")


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", Encoding.TCVN3), (".VnArialH", Encoding.TCVN3), ("VNI-Times", Encoding.VNI),
     ("Times New Roman", None), ("", None)],
)  # fmt: skip
def test_the_font_tells_the_encoding(font: str, encoding: Encoding | None) -> None:
    assert detect("so 10", font) is encoding


@pytest.mark.parametrize("encoding", list(Encoding))
@pytest.mark.parametrize("text", SENTENCES)
def test_the_letters_tell_the_encoding(text: str, encoding: Encoding) -> None:
    assert detect(encode(text, encoding)) is encoding


@pytest.mark.parametrize(
    "text", [*SENTENCES, "", "Ke hoach 2026", "báo cáo thành tích", "à la carte"]
)
@pytest.mark.parametrize("font", ["", "Times New Roman"])
def test_unicode_is_left_alone(text: str, font: str) -> None:
    assert detect(text, font) is None


def test_unicode_under_an_old_font_is_unicode() -> None:
    assert detect("Kế hoạch năm 2026", ".VnTime") is None


@given(st.text(), st.sampled_from(list(Encoding)), st.booleans())
def test_any_text_can_be_read(text: str, encoding: Encoding, capitals: bool) -> None:
    detect(text)
    assert isinstance(to_unicode(text, encoding, capitals), str)


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "quyết", "Uỷ", "ủy", "khuya", "thuở", "giếng", "hoẵng", "ngoẹo", "yêu", "rượu",
     "đa", "Ươm", "khuỷu", "quốc", "quý", "gì"],
)  # fmt: skip
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Ch¸nh", "caùch", "bl", "", "thaa", "án´", "trường-xã", "wifi"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)
