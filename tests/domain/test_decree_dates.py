"""Dates of the decree: where the zeros stand, and how dates are read back."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.decree_dates import (
    decree_date,
    decree_date_blank,
    find_date,
    parse_date_phrase,
    place_and_date,
    short_date,
)

days = st.dates(dt.date(1945, 9, 2), dt.date(2099, 12, 31))
DECREE_FORM = re.compile(
    r"ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm (\d{4})",
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (dt.date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (dt.date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (dt.date(2024, 2, 29), "ngày 29 tháng 02 năm 2024"),
        (dt.date(2025, 10, 10), "ngày 10 tháng 10 năm 2025"),
    ],
)
def test_zeros_stand_where_the_decree_wants_them(day: dt.date, words: str) -> None:
    assert decree_date(day) == words


@given(days)
def test_every_date_has_the_form_of_the_decree_and_is_read_back(day: dt.date) -> None:
    assert DECREE_FORM.fullmatch(decree_date(day))
    assert parse_date_phrase(decree_date(day)) == day


@given(days)
def test_short_dates_are_read_back(day: dt.date) -> None:
    assert parse_date_phrase(short_date(day)) == day


def test_a_draft_leaves_room_for_day_and_month() -> None:
    assert decree_date_blank(2026) == "ngày      tháng      năm 2026"
    assert parse_date_phrase(decree_date_blank(2026)) is None


def test_the_line_of_place_and_date() -> None:
    signed = place_and_date("Minh Tiến", dt.date(2024, 2, 7), 2023)
    assert signed == "Minh Tiến, ngày 07 tháng 02 năm 2024"
    assert place_and_date("Minh Tiến", None, 2026) == "Minh Tiến, ngày      tháng      năm 2026"


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("Hà Nội, Ngày 5  tháng 03 năm 2020", dt.date(2020, 3, 5)),
        ("số 3740/QĐ-UBND ngày 27/9/2021 của", dt.date(2021, 9, 27)),
        ("ngày 27-9-2021", dt.date(2021, 9, 27)),
        ("ngày 01.02.2023.", dt.date(2023, 2, 1)),
        ("ngày 24/ 01/2024 và ngày 25/01/2024", dt.date(2024, 1, 24)),
        ("từ 01/3/2024 đến ngày 02 tháng 4 năm 2024", dt.date(2024, 3, 1)),
    ],
)
def test_dates_in_running_text(phrase: str, day: dt.date) -> None:
    assert parse_date_phrase(phrase) == day


@pytest.mark.parametrize(
    "phrase",
    ["", "ngày 30/02/2024", "ngày 31 tháng 4 năm 2024", "tháng 3/2025", "30/2020/NĐ-CP", "1/2/24",
     "01/02-2024", "12/3/2024/5"],
)  # fmt: skip
def test_what_is_no_date(phrase: str) -> None:
    assert parse_date_phrase(phrase) is None


def test_the_place_of_the_date_in_the_text_is_told() -> None:
    text = "Quyết định ngày 27/9/2021 của Ủy ban nhân dân"
    found = find_date(text)
    assert found is not None
    assert text[found[1] : found[2]] == "27/9/2021"
