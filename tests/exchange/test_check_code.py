"""Codes to be read over the telephone."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exchange.check_code import check_code, fingerprint, is_same, is_well_heard

hashes = st.binary(max_size=8).map(lambda data: hashlib.sha256(data).hexdigest())


@given(hashes)
def test_a_code_is_four_groups_of_four_digits_and_well_heard(sha256: str) -> None:
    code = check_code(sha256)
    assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", code)
    assert is_well_heard(code)
    assert is_same(code.replace(" ", "-"), code)


@given(hashes, st.integers(0, 15), st.integers(1, 9))
def test_one_digit_heard_wrongly_is_noticed(sha256: str, place: int, by: int) -> None:
    digits = list(check_code(sha256).replace(" ", ""))
    digits[place] = str((int(digits[place]) + by) % 10)
    assert not is_well_heard("".join(digits))


@given(hashes, st.integers(0, 14))
def test_two_digits_changed_about_are_noticed(sha256: str, place: int) -> None:
    digits = list(check_code(sha256).replace(" ", ""))
    other = [*digits]
    other[place], other[place + 1] = other[place + 1], other[place]
    assert is_well_heard("".join(other)) == (other == digits)


@pytest.mark.parametrize("spoken", ["", "1234", "một hai ba bốn", "1" * 17, "١" * 16])
def test_what_is_no_code_is_told(spoken: str) -> None:
    assert not is_well_heard(spoken)
    assert not is_same(spoken, check_code("ab" * 32))


def test_codes_stay_as_they_were_in_earlier_versions() -> None:
    assert check_code("ab" * 32) == "9229 5351 0464 4278"
    assert fingerprint("11" * 32) == check_code(
        "02d449a31fbb267c8f352e9968a79e3e5fc95c1bbeaa502fd6454ebde5a4bedc"
    )
    assert fingerprint("") == ""
