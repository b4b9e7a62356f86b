"""Order by rank: right order, few writes, room for ever."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.ranks import assign_ranks, longest_rising_run

KEYS = st.lists(st.text("abcdefghij", min_size=1, max_size=2), unique=True, max_size=12)
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
RANKS = st.dictionaries(st.text("abcdefghij", min_size=1, max_size=2), NUMBERS)


def rises(order: list[str], ranks: dict[str, float]) -> bool:
    return all(ranks[one] < ranks[next_one] for one, next_one in pairwise(order))


@given(KEYS, RANKS)
def test_the_ranks_rise_along_the_order(order: list[str], known: dict[str, float]) -> None:
    ranks = assign_ranks(order, known)

    assert list(ranks) == order
    assert rises(order, ranks)


@given(KEYS)
def test_an_order_that_stands_is_left_alone(order: list[str]) -> None:
    ranks = assign_ranks(order, {})

    assert assign_ranks(order, ranks) == ranks


@given(KEYS.filter(bool), st.data())
def test_moving_one_row_writes_one_row(order: list[str], data: st.DataObject) -> None:
    ranks = assign_ranks(order, {})
    moved = data.draw(st.sampled_from(order))
    others = [key for key in order if key != moved]
    others.insert(data.draw(st.integers(0, len(others))), moved)

    after = assign_ranks(others, ranks)

    assert sum(after[key] != ranks[key] for key in order) <= 1


@given(st.lists(st.integers(0, 8), max_size=8))
def test_the_run_is_a_longest_one(numbers: list[int]) -> None:
    order = [str(index) for index in range(len(numbers))]
    ranks = {str(index): float(number) for index, number in enumerate(numbers)}

    run = longest_rising_run(order, ranks)

    assert rises(run, ranks)
    assert [key for key in order if key in run] == run
    assert len(run) == _longest_by_trial(numbers)


def _longest_by_trial(numbers: list[int]) -> int:
    best: list[int] = []
    for index, number in enumerate(numbers):
        shorter = [best[i] for i in range(index) if numbers[i] < number]
        best.append(1 + max(shorter, default=0))
    return max(best, default=0)


def test_writing_on_at_one_place_stays_cheap() -> None:
    order = [str(number) for number in range(100)]
    ranks = assign_ranks(order, {})
    written = 0
    for number in range(1000):
        order.insert(50, f"new {number}")
        after = assign_ranks(order, ranks)
        written += sum(after[key] != ranks.get(key) for key in order)
        ranks = after

    assert rises(order, ranks)
    assert written < 5000
