"""Version vectors: which of two states of a row knows the other; the clock is never asked.

A vector counts, for each copy of the data (replica: the office PC, the laptop), the changes of
one row that the state has seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

Versions = Mapping[str, int]
"""Key of a replica to the number of its changes that are known; a missing one is 0."""


class Relation(Enum):
    """How a state stands to another one."""

    EQUAL = "equal"
    NEWER = "newer"
    """It knows the other one and more."""
    OLDER = "older"
    CONCURRENT = "concurrent"
    """Each has changes that the other does not know."""


def relation(own: Versions, other: Versions) -> Relation:
    """Return how ``own`` stands to ``other``."""
    ahead = any(count > other.get(replica, 0) for replica, count in own.items())
    behind = any(count > own.get(replica, 0) for replica, count in other.items())
    if ahead:
        return Relation.CONCURRENT if behind else Relation.NEWER
    return Relation.OLDER if behind else Relation.EQUAL


def joined(*vectors: Versions) -> dict[str, int]:
    """Return the vector that knows all that ``vectors`` know."""
    known: dict[str, int] = {}
    for vector in vectors:
        for replica, count in vector.items():
            known[replica] = max(count, known.get(replica, 0))
    return known


def advanced(vector: Versions, replica: str) -> dict[str, int]:
    """Return ``vector`` after one more change made in ``replica``."""
    return {**vector, replica: vector.get(replica, 0) + 1}
