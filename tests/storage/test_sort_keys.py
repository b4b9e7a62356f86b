"""Bytes that SQLite compares stand in the Vietnamese order of the words."""

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.sorting import sort_key
from desktop.storage.sort_keys import LAST, LONGEST, stored_key

LETTERS = "aăâbcdđeêghikwz áàảãạ ẩ Đ 0 12 9 , ữự\U0001f600文"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=12) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=8
)


def in_order(text: str) -> list[tuple[object, ...]]:
    """Return the order without the last resort, the spelling."""
    return [syllable[:3] for syllable in sort_key(text)]


@given(TEXTS, TEXTS)
@example("Phường 2", "Phường 10")
@example("ma", "mà")
@example("da", "đa")
@example("an ninh", "ăn")
def test_bytes_compare_as_words_do(one: str, other: str) -> None:
    first, second = in_order(one), in_order(other)
    if not first or not second:
        assert (stored_key(one) == LAST) == (not first)
        return
    assert (stored_key(one) < stored_key(other)) == (first < second)
    assert (stored_key(one) == stored_key(other)) == (first == second)


def test_texts_without_words_come_last() -> None:
    words = ["", "Ấn bản", "…", "zz", "2 xã", "văn 文"]
    assert sorted(words, key=stored_key)[-2:] == ["", "…"]


def test_long_texts_are_told_apart_by_their_beginning_only() -> None:
    beginning = "a " * LONGEST
    assert stored_key(beginning + "b") == stored_key(beginning + "c")
    assert len(stored_key("nghiêng " * 1000)) < 400
