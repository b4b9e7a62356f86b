"""Items of two lists found again in each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.review_likeness import likeness, most_alike

LONG = "ban hanh ke hoach cai cach hanh chinh nam 2026 cua uy ban nhan dan xa"


@pytest.mark.parametrize(
    ("mine", "theirs", "alike"),
    [
        ("ra soat van ban", "ra soat van ban", 1.0),
        ("ra soat van ban", "ra soat cac van ban", 0.88),
        (LONG, LONG.replace("2026", "2027"), 0.94),
        ("ra soat van ban", "hop giao ban", 0.0),
        (LONG, "trien khai so hoa ho so thu tuc hanh chinh tai bo phan mot cua", 0.0),
        ("", "ra soat", 0.0),
    ],
)
def test_how_alike_texts_are(mine, theirs, alike):
    assert likeness(mine, theirs, 0.6) == pytest.approx(alike, abs=0.01)


def pairs(mine, theirs, asked=None):
    def score(one, other):
        if asked is not None:
            asked.append((one, other))
        return likeness(one, other, 0.5)

    return list(most_alike(mine, theirs, lambda text: text, score))


def test_equal_items_find_each_other_and_only_the_rest_is_compared():
    asked = []
    found = pairs(["an ninh", "ho so", "bao cao"], ["bao cao quy", "ho so", "an ninh"], asked)
    assert sorted(found) == [
        ("an ninh", "an ninh"), ("bao cao", "bao cao quy"), ("ho so", "ho so"),
    ]  # fmt: skip
    assert len(asked) == 3


def test_items_that_are_equal_several_times_are_paired_in_their_order():
    mine, theirs = [("a", 1), ("a", 2)], [("a", 3), ("a", 4), ("a", 5)]
    found = most_alike(mine, theirs, lambda item: item[0], lambda _one, _other: 1.0)
    assert sorted(found) == [(("a", 1), ("a", 3)), (("a", 2), ("a", 4))]


TEXTS = st.lists(st.sampled_from(["ho so", "ho so moi", "bao cao", "bao cao quy", "hop"]))


@given(TEXTS, TEXTS)
def test_each_item_is_paired_once_at_most(mine, theirs):
    found = pairs(mine, theirs)
    for side, items in ((0, mine), (1, theirs)):
        paired = [pair[side] for pair in found]
        assert all(paired.count(item) <= items.count(item) for item in set(paired))
    equal = sum(min(mine.count(text), theirs.count(text)) for text in set(mine))
    assert sum(one == other for one, other in found) == equal
