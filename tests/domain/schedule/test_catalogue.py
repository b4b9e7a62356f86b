"""Every wording of the catalogues is read as agreed, however it is typed."""

import unicodedata
from collections.abc import Callable
from functools import cache

import pytest

from desktop.domain.folding import fold
from desktop.domain.schedule import Schedule, read_schedule
from tests.domain.schedule.catalogue import CATALOGUE, MORE, OFFICES, Row

ALL = CATALOGUE + MORE + OFFICES

VARIANTS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "letters apart (NFD)": lambda phrase: unicodedata.normalize("NFD", phrase),
    "blanks": lambda phrase: " \t" + phrase.replace(" ", "\u00a0  "),
    "no marks": fold,
    "long dashes": lambda phrase: phrase.replace("-", "–"),
    "a full stop": "{}.".format,
    "the mark of the end": "{} ./.".format,
    "blanks before commas": lambda phrase: phrase.replace(",", " ,"),
}


def essence(schedule: Schedule) -> tuple[object, ...]:
    return schedule.kind, schedule.start, schedule.due, schedule.occurrences, schedule.duration


@cache
def plain(row: Row) -> tuple[object, ...]:
    return essence(read_schedule(row.phrase, row.year))


def test_the_catalogues_are_whole() -> None:
    assert len(CATALOGUE) == 123
    assert len(MORE) >= 400
    assert len(OFFICES) >= 400
    assert len({(row.phrase, row.year) for row in MORE}) == len(MORE)


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.phrase or "(trống)")
def test_kind_start_and_due(row: Row) -> None:
    read = read_schedule(row.phrase, row.year)
    assert (read.kind.value, read.start, read.due) == (row.kind, row.start, row.due)
    assert read.wording == row.phrase


@pytest.mark.parametrize("row", OFFICES, ids=lambda row: row.phrase)
def test_each_time_is_one_occurrence(row: Row) -> None:
    assert len(read_schedule(row.phrase, row.year).occurrences) == row.occurrences


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_typing_makes_no_difference(variant: Callable[[str], str]) -> None:
    different = [
        row.phrase
        for row in ALL
        if essence(read_schedule(variant(row.phrase), row.year)) != plain(row)
    ]
    assert different == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hàng quý", "Hằng quý"),
        ("06 tháng đầu năm", "6 tháng đầu năm"),
        ("Quý IV /2026", "Quý 4/2026"),
        ("Tháng 03/2026", "3/2026"),
        ("Qúy III/2026", "quí III năm 2026"),
        ("Trước ngày 05/6", "trước ngày 5 tháng 6"),
    ],
)
def test_ways_to_write_the_same(one: str, other: str) -> None:
    assert essence(read_schedule(one, 2026)) == essence(read_schedule(other, 2026))
