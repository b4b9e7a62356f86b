"""R6: ten thousand histories of copies and packages, each in twelve orders, end the same."""

import random

import pytest

from tests.domain.exchange.test_merging import require_one_end
from tests.support.copies import random_moves

pytestmark = pytest.mark.timeout(600)
SHORT, LONG = 300, 1000


def tell_histories(first: int, count: int) -> None:
    for seed in range(first, first + count):
        chance = random.Random(seed)
        require_one_end(random_moves(chance), chance)


def test_r06_histories() -> None:
    tell_histories(0, SHORT)


@pytest.mark.stress
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("thousand", range(10))
def test_r06_histories_long(thousand: int) -> None:
    tell_histories(thousand * LONG, LONG)
