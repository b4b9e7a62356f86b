"""Criteria and reviewed scores read from the tables that offices make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consolidation.criteria import (
    NO_HEADER,
    NO_NUMBER,
    TOO_LONG,
    TWICE,
    UNNAMED,
    Criterion,
    ReviewedScore,
    TableFault,
    criteria_of,
    points_words,
    scores_of,
)

HEAD = ["STT", "Lĩnh vực/Tiêu chí", "Điểm tối đa", "Cách chấm", "Tài liệu kiểm chứng"]
SCORE_HEAD = ["Đơn vị", "Mã", "Tiêu chí", "Điểm tự chấm", "Điểm thẩm định", "Nhận xét"]


def test_title_above_the_header_and_empty_rows_are_passed_over() -> None:
    table = [
        ["BỘ TIÊU CHÍ NĂM 2026", "", "", "", ""],
        HEAD,
        ["I", "CÔNG TÁC CHỈ ĐẠO", "", "", ""],
        ["", "", "", "", ""],
        ["1.1", "Ban hành  kế hoạch", "1,5", "Đúng hạn: 1,5", "Kế hoạch"],
    ]
    assert criteria_of(table) == (
        Criterion("I", "CÔNG TÁC CHỈ ĐẠO"),
        Criterion("1.1", "Ban hành kế hoạch", 1.5, "Đúng hạn: 1,5", "Kế hoạch"),
    )


def test_columns_are_found_in_any_order() -> None:
    table = [["Điểm chuẩn", "Nội dung", "Mã số"], ["2", "Ban hành kế hoạch", "1.1"]]
    assert criteria_of(table) == (Criterion("1.1", "Ban hành kế hoạch", 2.0),)


def test_hidden_marks_of_a_cell_are_left_out() -> None:
    table = [HEAD[:3], ["1", "Ban\u00ad hành\u200b\nkế hoạch", "2"]]
    assert criteria_of(table)[0].name == "Ban hành kế hoạch"


@pytest.mark.parametrize(
    ("rows", "reason", "row"),
    [
        ([["1", "Ban hành", "hai"]], NO_NUMBER, 2),
        ([["1", "Ban hành", "nan"]], NO_NUMBER, 2),
        ([["1", "Ban hành", "1e99"]], NO_NUMBER, 2),
        ([["1", "x" * 1001, "2"]], TOO_LONG, 2),
        ([["1", "Ban hành", "2"], ["2", "", "2"]], UNNAMED, 3),
        ([["", "", ""]], NO_HEADER, 0),
        ([["1", "Ban hành", "2"]] * 501, TOO_LONG, 501),
    ],
)
def test_a_row_that_cannot_be_read_is_named(rows: list[list[str]], reason: str, row: int) -> None:
    with pytest.raises(TableFault) as fault:
        criteria_of([HEAD[:3], *rows])
    assert (fault.value.reason, fault.value.row) == (reason, row)


def test_a_table_of_something_else_is_none() -> None:
    with pytest.raises(TableFault) as fault:
        criteria_of([["Nhiệm vụ", "Thời gian"], ["Rà soát", "Quý I"]])
    assert fault.value.reason == NO_HEADER


def test_scores_are_read_by_commune_and_code() -> None:
    table = [
        SCORE_HEAD,
        ["xã Minh Tiến", "1.1", "", "2", "1", "Chậm"],
        ["xã An Bình", "1.1", "", "", "0,5", ""],
        ["xã An Bình", "1.2", "", "", "", ""],
    ]
    assert scores_of(table) == (
        ("xã Minh Tiến", ReviewedScore("1.1", 2.0, 1.0, "Chậm")),
        ("xã An Bình", ReviewedScore("1.1", None, 0.5)),
    )


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["A", "1.1", "", "", "1", ""], ["a", "1.1", "", "", "2", ""]], TWICE),
        ([["A", "", "", "", "1", ""]], UNNAMED),
        ([["A", "1.1", "", "", "", ""]], NO_HEADER),
    ],
)
def test_scores_that_cannot_be_kept_are_named(rows: list[list[str]], reason: str) -> None:
    with pytest.raises(TableFault) as fault:
        scores_of([SCORE_HEAD, *rows])
    assert fault.value.reason == reason


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_no_table_breaks_the_reading(table: list[list[str]]) -> None:
    for read in (criteria_of, scores_of):
        try:
            read(table)
        except TableFault as fault:
            assert fault.reason in (NO_HEADER, NO_NUMBER, TOO_LONG, UNNAMED, TWICE)


@given(st.integers(-4000, 4000))
def test_points_are_printed_as_they_are_read(quarters: int) -> None:
    points = quarters / 4
    table = [HEAD[:3], ["1", "Ban hành", points_words(points)]]
    assert criteria_of(table)[0].points == points
