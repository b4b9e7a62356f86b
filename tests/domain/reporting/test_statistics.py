"""The statistics form: what is counted, typed and carried on; the names of periods."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.reporting.model import Period
from desktop.domain.reporting.period_names import period_named
from desktop.domain.reporting.statistics import (
    SECTION,
    Indicator,
    Typed,
    carried_on,
    read_typed,
    statistic_row,
    write_typed,
)
from desktop.errors import EnvironmentFailure
from desktop.services.reports.forms import statistics_form
from tests.support.followed import done, figures, task, window
from tests.support.report_office import TurningClock


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Q1", Period.Q1), ("quý I", Period.Q1), ("Quý 1", Period.Q1),
        ("báo cáo quý một", Period.Q1),
        ("H1", Period.H1), ("6 tháng", Period.H1), ("06 tháng đầu năm", Period.H1),
        ("quý II", Period.H1), ("9M", Period.M9), ("9 tháng", Period.M9), ("Quý III", Period.Q3),
        ("quý iv", Period.Q4), ("năm", Period.YEAR), ("YEAR", Period.YEAR), ("cả năm", Period.YEAR),
        ("quý V", None), ("", None), ("Q12", None), ("tháng 6", None),
    ],
)  # fmt: skip
def test_periods_are_named_as_people_do(text: str, period: Period | None) -> None:
    assert period_named(text) is period


def test_every_period_is_named_by_its_value() -> None:
    assert [period_named(period.value.lower()) for period in Period] == list(Period)


def test_the_form_that_ships_is_whole() -> None:
    form = statistics_form()
    assert len({indicator.key for indicator in form}) == len(form) > 20
    assert all(indicator.label and indicator.unit and indicator.group for indicator in form)
    assert {True, False} == {indicator.is_typed for indicator in form}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[group]]",
        'x = "',
        '[[group]]\ntitle="a"\n[[group.row]]\nkey="k"\nlabel="l"\nunit="u"\nyear="khong-co"',
    ],
)
def test_a_faulty_form_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bieu.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentFailure, match=r"bieu\.toml"):
        statistics_form(path)


def test_indicators_are_counted_or_typed() -> None:
    clock = TurningClock(window(Period.Q1).last)
    tasks = [done(task("a", "Tháng 02/2026"), clock.day), task("b", "Quý II/2026")]
    counted = figures(tasks, window(Period.Q1))
    total = statistic_row(Indicator("k", "", "", "", year="total"), counted, None)
    assert (total.period, total.year, total.figure_key) == (None, 2, "all/total")
    both = Indicator("k", "", "", "", period="period-done", year="year-done")
    assert statistic_row(both, counted, Typed(9, 9, "ghi chú")).note == "ghi chú"
    assert statistic_row(both, counted, None).period == 1
    share = Indicator("k", "", "%", "", share=("closed", "total"))
    assert statistic_row(share, counted, None).year == 50
    letters = statistic_row(Indicator("k", "", "", "", period="letters"), counted, None)
    assert (letters.period, letters.figure_key) == (0, "")
    typed = statistic_row(Indicator("k", "", "", ""), counted, Typed(3, None, ""))
    assert (typed.period, typed.year) == (3, None)


_FIGURES = st.none() | st.integers(0, 10**9).map(lambda hundredths: hundredths / 100)
_NOTES = st.text(st.characters(categories=("L", "N")), max_size=20)


@given(st.builds(Typed, _FIGURES, _FIGURES, _NOTES))
def test_what_is_typed_is_read_back(typed: Typed) -> None:
    line = write_typed(typed)
    found = read_typed({f"{SECTION}k": line, "noi_bat": "x|y"} if line else {})
    assert found.get("k", Typed()) == typed or (not line and typed == Typed())


def test_figures_since_december_add_up_but_for_shares() -> None:
    before = Typed(None, 900.0)
    assert carried_on(before, 350, "hồ sơ") == 1250
    assert carried_on(before, 35, "%") is None
    assert carried_on(before, None, "hồ sơ") is None
    assert carried_on(None, 350, "hồ sơ") is None
