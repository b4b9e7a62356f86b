"""Order of blocks and rows by rank: a number between its neighbours.

Inserting or moving one row then writes one row, whatever the length of the list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

STEP = 1024.0
"""Distance between rows that are put at an end of the list."""

TIGHTEST = 1e-3
"""Least distance that is still halved; far above the precision of a number up to 10^9."""


def assign_ranks(order: Sequence[Key], ranks: Mapping[Key, float]) -> dict[Key, float]:
    """Return ranks that rise along ``order`` and differ from ``ranks`` in as few rows as possible.

    Args:
        order: Keys in the wished order, each once.
        ranks: Ranks of the rows that have one; further keys are ignored.
    """
    kept = set(longest_rising_run([key for key in order if key in ranks], ranks))
    values = [ranks[key] if key in kept else None for key in order]
    start = 0
    while start < len(values):
        start = _fill(values, start) if values[start] is None else start + 1
    return {key: value for key, value in zip(order, values, strict=True) if value is not None}


def longest_rising_run(order: Sequence[Key], ranks: Mapping[Key, float]) -> list[Key]:
    """Return a longest subsequence of ``order`` whose ranks rise strictly."""
    tails: list[float] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, key in enumerate(order):
        place = bisect_left(tails, ranks[key])
        previous.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [ranks[key]]
        ends[place : place + 1] = [index]
    run = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(order[index])
        index = previous[index]
    return run[::-1]


def _fill(values: list[float | None], start: int) -> int:
    """Give ranks to the empty run that begins at ``start``; return the index behind it.

    Where the room is too tight, neighbours on both sides are renumbered with it, twice as
    many at each attempt, so that the cost of renumbering stays small on average.
    """
    end = _next_ranked(values, start)
    reach = 1
    while (spacing := _spacing(values, start, end)) < TIGHTEST:
        start, end = max(0, start - reach), _next_ranked(values, end + reach)
        reach *= 2
    low = _lower_end(values, start, end)
    for offset in range(start, end):
        values[offset] = low + (offset - start + 1) * spacing
    return end


def _next_ranked(values: Sequence[float | None], index: int) -> int:
    """Return the first index from ``index`` on that has a rank, or the length of the list."""
    while index < len(values) and values[index] is None:
        index += 1
    return min(index, len(values))


def _spacing(values: Sequence[float | None], start: int, end: int) -> float:
    low = values[start - 1] if start else None
    high = values[end] if end < len(values) else None
    if low is None or high is None:
        return STEP
    return (high - low) / (end - start + 1)


def _lower_end(values: Sequence[float | None], start: int, end: int) -> float:
    """Return the rank just below the run ``start:end``."""
    low = values[start - 1] if start else None
    if low is not None:
        return low
    high = values[end] if end < len(values) else None
    return 0.0 if high is None else high - (end - start + 1) * STEP
