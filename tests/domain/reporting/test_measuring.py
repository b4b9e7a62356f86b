"""Measured values of targets: what is computed, what is refused, how figures are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.facts import Target
from desktop.domain.reporting.measuring import (
    measured,
    measurement_for,
    parse_figure,
    reached,
    trend,
    write_figure,
    write_goal,
)
from desktop.domain.reporting.model import Measurement, Period
from desktop.errors import Refused


@pytest.mark.parametrize(
    ("comparator", "value", "is_reached"),
    [(">=", 95, True), (">=", 94.99, False), (">", 95, False), ("=", 95, True), ("=", 96, True),
     ("=", 94, False),
     ("<=", 95, True), ("<", 95, False), ("<", 15, True)],
)  # fmt: skip
def test_reached_or_not(comparator: str, value: float, is_reached: bool) -> None:
    assert reached(Target("t", "", "", comparator, 95, "%"), value) is is_reached


def test_an_exact_figure_that_is_no_share_is_met_exactly() -> None:
    exact = Target("t", "", "", "=", 4, "báo cáo")
    assert [reached(exact, value) for value in (3, 4, 5)] == [False, True, False]


def test_a_share_is_computed_from_its_parts() -> None:
    assert measured("%", None, 28, 30) == 93.33
    assert measured("phút/lượt", None, 60, 4) == 15
    assert measured("%", 99.9, None, None) == 99.9
    assert measured("%", None, None, None) is None


@pytest.mark.parametrize(
    ("unit", "value", "numerator", "denominator"),
    [("%", None, 1, 0), ("%", None, 31, 30), ("%", None, -1, 30), ("%", 100.1, None, None),
     ("%", -1, None, None), ("%", None, 5, None), ("%", None, None, 5), ("%", None, 1, -3),
     ("hồ sơ", float("nan"), None, None), ("hồ sơ", float("inf"), None, None)],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    unit: str, value: float | None, numerator: float | None, denominator: float | None
) -> None:
    with pytest.raises(Refused):
        measured(unit, value, numerator, denominator)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_never_more_than_all(numerator: int, denominator: int) -> None:
    if numerator > denominator:
        with pytest.raises(Refused):
            measured("%", None, numerator, denominator)
    else:
        share = measured("%", None, numerator, denominator)
        assert share is not None
        assert 0 <= share <= 100


@pytest.mark.parametrize(
    ("text", "value"),
    [("99,9", 99.9), ("99,9%", 99.9), ("99.9", 99.9), ("1.234", 1234), ("1.234,5", 1234.5),
     ("0", 0), (" 12 ", 12), ("", None), ("  ", None)],
)  # fmt: skip
def test_figures_are_read_as_people_write_them(text: str, value: float | None) -> None:
    assert parse_figure(text) == value


@pytest.mark.parametrize("text", ["nhiều", "1,2,3", "12 hồ sơ", "1..2", "nan", "1e5"])
def test_words_are_no_figure(text: str) -> None:
    with pytest.raises(Refused, match="không phải"):
        parse_figure(text)


@given(st.integers(-(10**9), 10**9))
def test_a_written_figure_is_read_back(hundredths: int) -> None:
    value = hundredths / 100
    assert parse_figure(write_figure(value)) == value


def test_goals_are_written_in_words() -> None:
    assert write_goal(Target("t", "", "", ">=", 99.9, "%")) == "từ 99,9% trở lên"
    assert write_goal(Target("t", "", "", "<=", 15, "phút/lượt")) == "không quá 15 phút/lượt"
    assert write_figure(1234567.5) == "1.234.567,5"


def test_a_period_takes_the_value_of_the_one_that_ends_with_it() -> None:
    third = Measurement("m1", "t", 2026, Period.Q3, 90)
    year = Measurement("m2", "t", 2025, Period.YEAR, 80)
    assert measurement_for((third, year), 2026, Period.M9) == third
    assert measurement_for((third, year), 2025, Period.Q4) == year
    assert measurement_for((third, year), 2026, Period.Q1) is None
    assert trend((third, year)) == (year, third)
