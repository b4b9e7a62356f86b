"""Types of documents, their numbers and symbols."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document_types import (
    DOCUMENT_TYPES,
    OFFICIAL_LETTER,
    DocumentType,
    type_by_title,
    type_of,
)
from desktop.domain.symbols import (
    is_number,
    is_symbol,
    normal_number,
    number_line,
    parse_number_line,
    symbol_agrees,
    symbol_for,
)


def test_the_decree_names_29_types_27_of_them_abbreviated() -> None:
    assert len(DOCUMENT_TYPES) == 29
    abbreviations = [kind.abbreviation for kind in DOCUMENT_TYPES if kind.abbreviation]
    assert len(set(abbreviations)) == 27
    assert len({kind.code for kind in DOCUMENT_TYPES}) == 29


@pytest.mark.parametrize(
    ("abbreviation", "title"),
    [
        ("KH", "KẾ HOẠCH"), ("QyĐ", "QUY ĐỊNH"), ("QĐ", "QUYẾT ĐỊNH"), ("TTr", "TỜ TRÌNH"),
        ("CTr", "CHƯƠNG TRÌNH"), ("ĐA", "ĐỀ ÁN"), ("DA", "DỰ ÁN"), ("HD", "HƯỚNG DẪN"),
        ("HĐ", "HỢP ĐỒNG"), ("BTT", "BẢN THỎA THUẬN"), ("BC", "BÁO CÁO"),
    ],
)  # fmt: skip
def test_types_are_found_by_abbreviation_and_by_title(abbreviation: str, title: str) -> None:
    kind = type_of(abbreviation)
    assert kind is not None
    assert kind.title == title
    assert type_by_title(title) is kind
    assert type_by_title(kind.name) is kind


def test_titles_are_found_however_their_marks_are_placed() -> None:
    assert type_by_title("BẢN THOẢ  THUẬN") is type_of("BTT")


@pytest.mark.parametrize("word", ["", "PL", "kh", "TTR", "QYĐ"])
def test_what_is_no_abbreviation(word: str) -> None:
    assert type_of(word) is None


def test_what_is_no_title() -> None:
    assert type_by_title("PHỤ LỤC") is None


def test_only_letters_submissions_and_reports_are_addressed() -> None:
    assert {kind.code for kind in DOCUMENT_TYPES if kind.addressed} == {"CV", "TTr", "BC"}


@pytest.mark.parametrize("number", ["01", "05", "09", "10", "155", "4951"])
def test_numbers_as_the_decree_writes_them(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize("number", ["", "0", "00", "5", "005", "010", "5a", "12 "])
def test_numbers_as_the_decree_does_not_write_them(number: str) -> None:
    assert not is_number(number)


@given(st.integers(1, 99_999), st.integers(0, 3))
def test_figures_become_numbers_of_the_decree(value: int, zeros: int) -> None:
    normal = normal_number("0" * zeros + str(value))
    assert is_number(normal)
    assert int(normal) == value


@pytest.mark.parametrize("number", ["", "0", "5a", "…"])
def test_what_is_no_figure_is_left_alone(number: str) -> None:
    assert normal_number(number) == number


@pytest.mark.parametrize("symbol", ["KH-UBND", "QyĐ-UBND", "UBND-VX", "BC-HĐND", "TB-BCĐ", "NQ-CP"])
def test_symbols(symbol: str) -> None:
    assert is_symbol(symbol)


@pytest.mark.parametrize("symbol", ["", "KH", "KHUBND", "KH - UBND", "KH-", "-UBND", "KH/UBND"])
def test_what_is_no_symbol(symbol: str) -> None:
    assert not is_symbol(symbol)


def test_symbols_are_built_of_type_and_body() -> None:
    plan = type_of("KH")
    assert plan is not None
    assert symbol_for(plan) == "KH-UBND"
    assert symbol_for(plan, unit="VX") == "KH-UBND"
    assert symbol_for(OFFICIAL_LETTER, unit="VX") == "UBND-VX"
    assert symbol_for(OFFICIAL_LETTER) == "UBND"


@pytest.mark.parametrize("kind", DOCUMENT_TYPES, ids=lambda kind: kind.code)
def test_a_built_symbol_agrees_with_its_type_only(kind: DocumentType) -> None:
    symbol = symbol_for(kind, unit="VX")
    assert is_symbol(symbol)
    assert symbol_agrees(symbol, kind.code)
    others = {other.code for other in DOCUMENT_TYPES if symbol_agrees(symbol, other.code)}
    assert others == ({kind.code} if kind.abbreviation else {"CV", "ThC"})


def test_capitals_of_a_symbol_matter() -> None:
    assert not symbol_agrees("TTR-UBND", "TTr")
    assert symbol_agrees("QĐ-UBND", "PL")


def test_the_number_line() -> None:
    assert number_line("5", "KH-UBND") == "Số: 05/KH-UBND"
    assert number_line("23", "KH-UBND") == "Số: 23/KH-UBND"
    assert number_line("", "KH-UBND") == "Số:         /KH-UBND"


@given(st.integers(0, 9999), st.sampled_from(["KH-UBND", "UBND-VX", "QyĐ-UBND"]))
def test_the_number_line_is_read_back(value: int, symbol: str) -> None:
    number = normal_number(str(value)) if value else ""
    assert parse_number_line(number_line(number, symbol)) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Số: 10 /KH-UBND", ("10", "KH-UBND")),
        ("Số     /KH-UBND", ("", "KH-UBND")),
        ("Số: …/KH - UBND", ("", "KH-UBND")),
        ("SỐ: 7/ QĐ-UBND.", ("7", "QĐ-UBND")),
        ("Số liệu quý I", None),
        ("Kế hoạch số 10/KH-UBND", None),
    ],
)
def test_number_lines_of_real_files(line: str, parts: tuple[str, str] | None) -> None:
    assert parse_number_line(line) == parts
