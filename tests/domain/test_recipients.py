"""Nơi nhận: how entries are read, ordered and printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.document_types import OFFICIAL_LETTER, DocumentType, type_of
from desktop.domain.recipients import (
    filing_entry,
    first_entry,
    is_filing,
    normal_entry,
    parse_recipients,
    printed_lines,
    with_filing,
    with_first_entry,
)


@pytest.mark.parametrize(
    ("entry", "normal"),
    [
        ("- UBND tỉnh (b/c);", "UBND tỉnh (b/c)"),
        ("–  Các thôn ;", "Các thôn"),
        ("-Lưu VT.", "Lưu: VT"),
        ("Lưu:VT, VHXH.", "Lưu: VT, VHXH"),
        ("- LƯU: VT, (2)./", "Lưu: VT, (2)./"),
        ("Trạm Y tế", "Trạm Y tế"),
        ("Lưu trữ tỉnh;", "Lưu trữ tỉnh"),
        ("; ", ""),
    ],
)
def test_entries_lose_dash_and_closing_mark(entry: str, normal: str) -> None:
    assert normal_entry(entry) == normal


def test_a_pasted_list_is_read() -> None:
    pasted = "Nơi nhận:\n- Như trên;\n- UBND tỉnh (b/c);\n- Các cơ quan, đơn vị;\n\n- Lưu: VT."
    assert parse_recipients(pasted) == (
        "Như trên", "UBND tỉnh (b/c)", "Các cơ quan, đơn vị", "Lưu: VT",
    )  # fmt: skip


def test_a_list_pasted_on_one_line_is_read() -> None:
    assert parse_recipients("Nơi nhận: - UBND huyện; - Tổ Văn hóa - Xã hội - Lưu: VT.") == (
        "UBND huyện", "Tổ Văn hóa - Xã hội", "Lưu: VT",
    )  # fmt: skip


def test_the_printed_list_ends_with_a_full_stop() -> None:
    assert printed_lines(["UBND tỉnh", "- Các thôn;", "", "Lưu: VT"]) == (
        "- UBND tỉnh;", "- Các thôn;", "- Lưu: VT.",
    )  # fmt: skip
    assert printed_lines([]) == ()


def test_the_entry_of_the_files() -> None:
    assert filing_entry() == "Lưu: VT"
    assert filing_entry("VHXH") == "Lưu: VT, VHXH"
    assert filing_entry("HC", copies=2) == "Lưu: VT, HC (2)"
    assert is_filing("- Lưu VT;")
    assert not is_filing("Trung tâm Lưu trữ")
    assert not is_filing("Lưu trữ tỉnh")


def test_the_entry_of_the_files_comes_last_and_keeps_its_words() -> None:
    assert with_filing(["UBND tỉnh"], "VHXH") == ("UBND tỉnh", "Lưu: VT, VHXH")
    assert with_filing(["Lưu: VT, HC (2)", "Các thôn"], "VHXH") == ("Các thôn", "Lưu: VT, HC (2)")
    assert with_filing(["Lưu: VT", "Các thôn", "Lưu VT, KT"]) == ("Các thôn", "Lưu: VT")


def kind(code: str) -> DocumentType:
    found = type_of(code)
    assert found is not None
    return found


def test_the_first_entry_follows_from_the_type() -> None:
    assert first_entry(OFFICIAL_LETTER, addressed=True) == "Như trên"
    assert first_entry(kind("TTr"), addressed=True) == "Như trên"
    assert first_entry(kind("BC"), addressed=False) == ""
    assert first_entry(kind("KH"), addressed=True) == ""
    assert first_entry(kind("QĐ"), addressed=False, article=3) == "Như Điều 3"
    assert first_entry(kind("KH"), addressed=False, article=3) == ""


def test_the_first_entry_replaces_another() -> None:
    listed = ["Như Điều 2", "UBND tỉnh", "Như trên"]
    assert with_first_entry(listed, "Như Điều 3") == ("Như Điều 3", "UBND tỉnh")
    assert with_first_entry(listed, "") == ("UBND tỉnh",)


@given(st.lists(st.text(max_size=20)))
def test_one_entry_of_the_files_stands_last_in_any_list(entries: list[str]) -> None:
    listed = with_filing(entries, "VHXH")
    assert is_filing(listed[-1])
    assert sum(map(is_filing, listed)) == 1
    assert with_filing(listed) == listed


@given(st.lists(st.sampled_from(["UBND tỉnh (b/c)", "Sở Nội vụ", "Các thôn", "Lưu: VT"])))
def test_a_printed_list_is_read_back(entries: list[str]) -> None:
    assert parse_recipients("\n".join(printed_lines(entries))) == tuple(entries)
