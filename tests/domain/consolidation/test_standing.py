"""Which package counts, how a report stands, who comes before whom: pure rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consolidation.adding import MEASURES, ranked, summed
from desktop.domain.consolidation.matrix import CellState, Known, cell_of
from desktop.domain.consolidation.register import (
    AcceptedPackage,
    CommuneOffice,
    HandFigures,
    ReportReturn,
)
from desktop.domain.consolidation.standing import Standing, heirs, standing
from desktop.domain.reporting.model import Period

DAY = dt.date(2026, 3, 10)
END, DUE = dt.date(2026, 3, 14), dt.date(2026, 3, 12)
OFFICE = CommuneOffice("o", "xã", "An Bình")


def package(
    key: str, replica: str = "pc", sequence: int = 1, previous: str = ""
) -> AcceptedPackage:
    return AcceptedPackage(
        key, "o", "w", 2026, Period.Q1, replica, sequence, previous, f"hash-{key}", "", DAY
    )


CHAINS = {
    "one": ([package("a")], "a", False),
    "two of a chain": ([package("a"), package("b", sequence=2)], "b", False),
    "a gap in the chain": ([package("a"), package("c", sequence=9)], "c", False),
    "two PCs": ([package("a"), package("b", "laptop", 3)], "b", True),
    "a new PC goes on": ([package("a"), package("b", "laptop", 1, "hash-a")], "b", False),
    "a copy went on by itself": ([package("a"), package("b")], "b", True),
    "an old PC behind a fork": (
        [package("a"), package("b", sequence=2), package("c", "laptop", 1, "hash-a")],
        "b",
        True,
    ),
}


@pytest.mark.parametrize(("packages", "key", "forked"), CHAINS.values(), ids=CHAINS.keys())
def test_the_newest_of_the_chain_counts_and_forks_are_told(
    packages: list[AcceptedPackage], key: str, forked: bool
) -> None:
    for order in (packages, packages[::-1]):
        (found,) = standing(order).values()
        assert (found.package.id, found.forked, found.count) == (key, forked, len(packages))


PACKAGES = st.builds(
    package,
    st.uuids().map(str),
    st.sampled_from(["pc", "laptop", "copy"]),
    st.integers(1, 4),
)


@given(st.lists(PACKAGES, min_size=1, max_size=8, unique_by=lambda one: one.id), st.randoms())
def test_no_order_of_arrival_changes_what_counts(
    packages: list[AcceptedPackage], random: Random
) -> None:
    shuffled = list(packages)
    random.shuffle(shuffled)
    assert standing(packages) == standing(shuffled)
    (found,) = standing(packages).values()
    same_replica = [one for one in packages if one.replica_id == found.package.replica_id]
    assert found.package.sequence == max(one.sequence for one in same_replica)


def received(day: dt.date) -> Known:
    return Known(Standing(replace(package("a"), received_on=day), False, 1))


def sent_back(key: str, new_due: dt.date | None) -> ReportReturn:
    return ReportReturn("r", "o", 2026, Period.Q1, key, "Thiếu", new_due, DAY)


CELLS = {
    "in time": (received(DUE), CellState.RECEIVED),
    "a day late": (received(DUE + dt.timedelta(1)), CellState.LATE),
    "sent back": (replace(received(DUE), returns=(sent_back("a", None),)), CellState.RETURNED),
    "answered in the new time": (
        replace(received(dt.date(2026, 3, 20)), returns=(sent_back("x", dt.date(2026, 3, 20)),)),
        CellState.RECEIVED,
    ),
    "typed": (Known(hand=HandFigures("h", "o", 2026, Period.Q1)), CellState.TYPED),
    "nothing": (Known(), CellState.MISSING),
}


@pytest.mark.parametrize(("known", "state"), CELLS.values(), ids=CELLS.keys())
def test_a_report_stands_as_its_days_say(known: Known, state: CellState) -> None:
    assert cell_of(OFFICE, END, DUE, known, dt.date(2026, 3, 21)).state is state


def test_nobody_is_late_before_the_day_and_nobody_gone_is_expected() -> None:
    assert cell_of(OFFICE, END, DUE, Known(), DUE).state is CellState.WAITING
    assert cell_of(OFFICE, END, None, Known(), dt.date(2027, 1, 1)).state is CellState.WAITING
    gone = replace(OFFICE, valid_to=dt.date(2026, 3, 1))
    assert cell_of(gone, END, DUE, Known(), DUE).state is CellState.NOT_EXPECTED
    assert cell_of(gone, END, DUE, received(DUE), DUE).state is CellState.RECEIVED


def test_heirs_are_followed_to_the_end_and_circles_do_not_hang() -> None:
    chain = [replace(OFFICE, id=str(n), merged_into=str(n + 1)) for n in range(3)]
    assert heirs([*chain, replace(OFFICE, id="3")]) == {str(n): "3" for n in range(4)}
    circle = [replace(OFFICE, id="a", merged_into="b"), replace(OFFICE, id="b", merged_into="a")]
    assert heirs(circle).keys() == {"a", "b"}
    assert heirs([replace(OFFICE, merged_into="gone")]) == {"o": "o"}


NUMBERS = st.dictionaries(st.sampled_from(["all/total", "all/done"]), st.integers(0, 50))


@given(st.dictionaries(st.text("abc", min_size=1), st.none() | NUMBERS, max_size=8))
def test_a_ranking_names_everybody_once_from_the_best_on(
    numbers: dict[str, dict[str, int] | None],
) -> None:
    found = ranked(MEASURES["total"], numbers, {key: key for key in numbers})
    assert sorted(one.office_id for one in found) == sorted(numbers)
    values = [one.value for one in found if one.value is not None]
    assert values == sorted(values, reverse=True)
    for one in found:
        better = sum(other.value > one.value for other in found if _both(one.value, other.value))
        assert one.place == (None if one.value is None else better + 1)


def _both(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None


@given(st.lists(NUMBERS, max_size=6))
def test_sums_do_not_depend_on_the_order(many: list[dict[str, int]]) -> None:
    total = summed(many)
    assert total == summed(many[::-1])
    assert total.get("all/total", 0) == sum(each.get("all/total", 0) for each in many)
