"""The head of a document, whole or with parts left open."""

import datetime as dt

import pytest

from desktop.domain.reading.letterhead import is_letterhead_line, read_letterhead
from desktop.domain.reading.lines import line_of
from tests.support.foreign_plans import layout, paragraph


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 10 /KH-UBND", "10", "KH-UBND"),
        ("Số:        /KH-UBND", "", "KH-UBND"),
        ("Số …/KH-UBND", "", "KH-UBND"),
        ("Số: 05/2024/KH-UBND", "05", "2024/KH-UBND"),
        ("Số: 7/KH – UBND", "7", "KH-UBND"),
        ("Số: 12/KH-VHXH", "12", "KH-VHXH"),
        ("Số 15-KH/ĐU", "15", "KH/ĐU"),
    ],
)
def test_number_and_symbol(line: str, number: str, symbol: str) -> None:
    head = read_letterhead([line_of(paragraph(line))])

    assert (head.number, head.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "place", "date", "year"),
    [
        ("Ái Tử, ngày 09 tháng 01 năm 2023", "Ái Tử", dt.date(2023, 1, 9), 2023),
        ("Ái Tử, ngày    tháng    năm 2024", "Ái Tử", None, 2024),
        ("Ái Tử, ngày …/01/2024", "Ái Tử", None, 2024),
        ("Phường 4, ngày 31 tháng 12 năm 2026", "Phường 4", dt.date(2026, 12, 31), 2026),
        ("Ái Tử, ngày 31 tháng 02 năm 2026", "Ái Tử", None, 2026),
    ],
)
def test_place_and_date(line: str, place: str, date: dt.date | None, year: int) -> None:
    head = read_letterhead([line_of(paragraph(line))])

    assert (head.place_name, head.date, head.year) == (place, date, year)


def test_the_issuer_stands_in_the_left_column_whatever_the_rows() -> None:
    head = read_letterhead(
        [
            layout(
                ["UBND HUYỆN BA VÌ", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
                ["ỦY BAN NHÂN DÂN XÃ VẠN THẮNG", "Độc lập – Tự do – Hạnh phúc"],
                ["Số: 01/KH-UBND", "Vạn Thắng, ngày 02 tháng 3 năm 2024"],
            )
        ]
    )

    assert head.issuer_lines == ["UBND HUYỆN BA VÌ", "ỦY BAN NHÂN DÂN XÃ VẠN THẮNG"]
    assert head.unread == []


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("Độc lập – Tự do – Hạnh phúc", True),
        ("Số: 5/KH-UBND", True),
        ("I. MỤC ĐÍCH", False),
        ("Theo Kế hoạch số: 5/KH-UBND", False),
    ],
)
def test_lines_of_a_letterhead(line: str, is_one: bool) -> None:
    assert is_letterhead_line(line) is is_one


def test_what_is_no_part_of_a_letterhead_is_kept() -> None:
    head = read_letterhead([line_of(paragraph("Kính gửi: các thôn"))])

    assert [line.text for line in head.unread] == ["Kính gửi: các thôn"]
    assert not head.places
