"""Canonical JSON and rows as lines: what is written comes back, anything else is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exchange import canonical, limits
from desktop.domain.exchange.canonical import Malformed
from desktop.domain.exchange.model import RowState
from desktop.domain.exchange.row_lines import read_record, read_row, write_record, write_row
from tests.support.packages import row

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(
    lambda text: unicodedata.normalize("NFC", text)
)
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    texts,
)
columns = st.from_regex(r"[a-z_][a-z0-9_]{0,10}", fullmatch=True)
states = st.builds(
    RowState,
    st.just("task"),
    texts.filter(bool),
    st.from_regex(r"[0-9A-Za-z_-]{1,64}", fullmatch=True),
    st.dictionaries(
        st.from_regex(r"[0-9A-Za-z_-]{1,40}", fullmatch=True), st.integers(1, 2**53), min_size=1
    ),
    st.none() | st.dictionaries(columns, values, max_size=5),
)
records = st.dictionaries(texts, st.recursive(values, st.lists, max_leaves=5), max_size=5)


@given(states)
def test_a_row_comes_back_as_it_was(state: RowState) -> None:
    line = write_row(state)
    assert line.count(b"\n") == 1
    assert read_row(line, "task") == state


@given(records)
def test_a_record_comes_back_as_it_was(record: dict[str, object]) -> None:
    assert read_record(write_record(record)) == record


@given(states)
def test_a_row_has_one_form(state: RowState) -> None:
    content = state.content and dict(reversed(state.content.items()))
    again = RowState(state.table, state.id, state.owner, dict(state.versions), content)
    assert write_row(again) == write_row(state)


def test_letters_in_pieces_are_composed() -> None:
    apart = unicodedata.normalize("NFD", "Ủy ban nhân dân xã Trường Hòa")
    line = write_record({"name": apart})
    assert read_record(line) == {"name": "Ủy ban nhân dân xã Trường Hòa"}
    assert read_record(f'{{"name":"{apart}"}}'.encode()) == read_record(line)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"{}{}",
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":1e999}',
        b'{"a":9223372036854775808}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":"\\ud800"}',
        b'{"\\udfff":1}',
        b'{"a":"e\\u0301"}',
        b'{"a":"\xff"}',
        b"\xef\xbb\xbf{}",
        b'{"a":' + b"[" * 8 + b"]" * 8 + b"}",
        b'{"a":' * 100_000,
        b"[" * 200_000,
        b'{"a":"' + b"x" * limits.LINE_BYTES + b'"}',
    ],
    ids=lambda line: line[:24].decode("latin-1"),
)
def test_a_line_that_nobody_writes_is_refused(line: bytes) -> None:
    with pytest.raises(Malformed):
        read_record(line)


@pytest.mark.parametrize(
    "line",
    [
        '{"t":"task","id":"1","o":"w","v":{"r":1}}',
        '{"t":"task","id":"1","o":"w","v":{"r":1},"c":null,"x":1}',
        '{"t":"plan","id":"1","o":"w","v":{"r":1},"c":null}',
        '{"t":"task","id":1,"o":"w","v":{"r":1},"c":null}',
        '{"t":"task","id":"","o":"w","v":{"r":1},"c":null}',
        '{"t":"task","id":"1","o":"../w","v":{"r":1},"c":null}',
        '{"t":"task","id":"1","o":"w","v":{},"c":null}',
        '{"t":"task","id":"1","o":"w","v":{"r":0},"c":null}',
        '{"t":"task","id":"1","o":"w","v":{"r":true},"c":null}',
        '{"t":"task","id":"1","o":"w","v":{"r":1.5},"c":null}',
        '{"t":"task","id":"1","o":"w","v":[1],"c":null}',
        '{"t":"task","id":"1","o":"w","v":{"r":1},"c":[]}',
        '{"t":"task","id":"1","o":"w","v":{"r":1},"c":{"a b":1}}',
        '{"t":"task","id":"1","o":"w","v":{"r":1},"c":{"a;drop":1}}',
        '{"t":"task","id":"1","o":"w","v":{"r":1},"c":{"a":{"b":1}}}',
    ],
)
def test_a_row_that_nobody_writes_is_refused(line: str) -> None:
    with pytest.raises(Malformed):
        read_row(line.encode(), "task")


@pytest.mark.parametrize("value", [b"bytes", 2**63, float("nan"), "\ud800", [[[[[[[[[1]]]]]]]]]])
def test_a_value_that_cannot_be_carried_is_refused(value: object) -> None:
    with pytest.raises(Malformed):
        canonical.dump({"a": value})


def test_a_row_that_cannot_be_read_is_not_written() -> None:
    with pytest.raises(Malformed):
        write_row(row("1", {"Cột": 1}))
    with pytest.raises(Malformed):
        write_row(row("1", {"text": "x" * limits.LINE_BYTES}))
