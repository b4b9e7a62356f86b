"""What holds for any text whatever."""

import datetime as dt
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.plan import YearSpan
from desktop.domain.schedule import Kind, Schedule, read_schedule
from tests.domain.schedule.catalogue import CATALOGUE, MORE

WORDS = [
    *sorted({word for row in CATALOGUE + MORE for word in row.phrase.split()}),
    *("(", ")", "/", "-", ";", "29/02", "31/02/2026", "9999999", "0/0", "٣/٢٠٢٦", "Ⅳ", "İ"),
]
like_phrases = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
glued_phrases = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
any_text = st.one_of(st.text(max_size=40), like_phrases, glued_phrases)
years = st.integers(1990, 2100)
spans = st.tuples(years, st.integers(0, 6)).map(
    lambda pair: YearSpan(pair[0], min(pair[0] + pair[1], 2100))
)


def essence(schedule: Schedule) -> tuple[object, ...]:
    return schedule.kind, schedule.start, schedule.due, schedule.occurrences


@given(any_text, spans)
def test_any_text_has_a_reading(text: str, span: YearSpan) -> None:
    read = read_schedule(text, span)
    assert read.wording == text
    assert all(0 <= start < end <= len(text) for start, end in read.spans)
    days = [read.start, read.due]
    days += [day for each in read.occurrences for day in (each.start, each.due)]
    assert all(1988 <= day.year <= 2104 for day in days if day is not None)


@given(any_text, spans)
def test_occurrences_are_ordered_and_inside_the_schedule(text: str, span: YearSpan) -> None:
    read = read_schedule(text, span)
    dues = [each.due or dt.date.max for each in read.occurrences]
    assert dues == sorted(dues)
    assert all(each.start or each.due for each in read.occurrences)
    if read.due is not None and read.occurrences:
        assert read.due == max(dues)
    if read.start is not None:
        assert all(read.start <= each.start for each in read.occurrences if each.start)


@given(any_text, years)
def test_the_unknown_has_no_dates_and_says_why(text: str, year: int) -> None:
    read = read_schedule(text, year)
    if read.kind is Kind.UNKNOWN:
        assert essence(read) == (Kind.UNKNOWN, None, None, ())
        assert read.doubts
    if read.kind in (Kind.EVENT_DRIVEN, Kind.PER_PROGRAMME):
        assert read.event
        assert read.start is read.due is None


@given(like_phrases, years)
def test_case_blanks_and_letter_forms_make_no_difference(text: str, year: int) -> None:
    plain = essence(read_schedule(text, year))
    assert essence(read_schedule(unicodedata.normalize("NFD", text), year)) == plain
    assert essence(read_schedule(text.upper(), year)) == plain
    assert essence(read_schedule(f"  {text.replace(' ', '  ')} ", year)) == plain


def test_a_long_hostile_text_is_read_in_good_time() -> None:
    for word in ("từ ", "đến ", "khi ", "trước năm 2026 ", "theo, quý I ", "((", "1/"):
        assert read_schedule(word * 1000, 2026).wording
