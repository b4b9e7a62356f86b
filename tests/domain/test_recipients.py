"""Nơi nhận: how entries are read, ordered and printed."""

from __future__ import annotations

import pytest

from desktop.domain.recipients import (
    filing_entry,
    is_filing,
    normal_entry,
    parse_recipients,
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


def test_the_entry_of_the_files() -> None:
    assert filing_entry() == "Lưu: VT"
    assert filing_entry("VHXH") == "Lưu: VT, VHXH"
    assert filing_entry("HC", copies=2) == "Lưu: VT, HC (2)"
    assert is_filing("- Lưu VT;")
    assert not is_filing("Trung tâm Lưu trữ")
    assert not is_filing("Lưu trữ tỉnh")
