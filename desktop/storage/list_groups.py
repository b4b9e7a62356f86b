"""The list of tasks parted by unit, officer, area, plan, month or state."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from desktop.domain.commune import CommuneProfile
from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import Group, TaskListing
from desktop.domain.tracking.words import STATE_WORDS, URGENCY
from desktop.i18n import _
from desktop.storage.sort_keys import stored_key

Found = Sequence[tuple[str, int, Any]]
"""Key of a task, place of its state among the states, what its group is told by; in order."""

Heads = Sequence[tuple[str, str]]
"""Keys and titles of the groups below which a task stands."""

_LAST = 10**9


def listing(found: Found) -> TaskListing:
    """Return the answer without groups."""
    return TaskListing(tuple([row[0] for row in found]), (), _states(found))


def grouped(
    found: Found, heads_of: Callable[[int, Any], Heads], order: Callable[[str, str], Any]
) -> TaskListing:
    """Return the answer in groups.

    Args:
        found: The tasks in the order asked for, which holds inside each group.
        heads_of: Gives the groups of a task by its state and by what its group is told by.
        order: Gives the place of a group by its key and title.
    """
    buckets: dict[tuple[str, str], list[str]] = {}
    for key, state, told in found:
        for head in heads_of(state, told):
            bucket = buckets.get(head)
            if bucket is None:
                bucket = buckets[head] = []
            bucket.append(key)
    keys: list[str] = []
    groups = []
    for head in sorted(buckets, key=lambda head: order(*head)):
        groups.append(Group(*head, start=len(keys), count=len(buckets[head])))
        keys += buckets[head]
    return TaskListing(tuple(keys), tuple(groups), _states(found))


def _states(found: Found) -> Mapping[TaskState, int]:
    counts = Counter([row[1] for row in found])
    return {URGENCY[place]: counts[place] for place in sorted(counts)}


def by_state(state: int, _told: Any) -> Heads:
    """Return the group of a state."""
    return ((URGENCY[state].value, _(STATE_WORDS[URGENCY[state]])),)


def by_month(_state: int, month: str | None) -> Heads:
    """Return the group of a month ("2026-03"), of tasks without day the last."""
    return _month(month)


@lru_cache(maxsize=2048)
def _month(month: str | None) -> Heads:
    if month is None:
        return (("", _("Chưa xác định thời hạn")),)
    year, number = month.split("-")
    return ((month, _("Tháng {month}/{year}").format(month=int(number), year=year)),)


def by_area(_state: int, area: str) -> Heads:
    """Return the group of a content area."""
    return ((area, area or _("Không thuộc lĩnh vực nào")),)


def by_people(_state: int, told: str) -> Heads:
    """Return the groups of those who lead."""
    return _people(told)


@lru_cache(maxsize=4096)
def _people(told: str) -> Heads:
    heads = tuple((ref, name) for ref, name in json.loads(told))
    return heads or (("", _("Chưa giao cho ai")),)


def order_of_people(profile: CommuneProfile) -> Callable[[str, str], Any]:
    """Return the order of units and officers of the office, of others by name, nobody last."""
    known = [f"unit:{unit.id}" for unit in profile.units]
    known += [f"officer:{officer.id}" for officer in profile.officers]
    places = {ref: place for place, ref in enumerate(known)}
    return lambda ref, name: (not ref, places.get(ref, _LAST), stored_key(name), ref)


def order_of(keys: Iterable[str]) -> Callable[[str, str], Any]:
    """Return the order in which ``keys`` stand, others after them by title, "" last."""
    places = {key: place for place, key in enumerate(keys)}
    return lambda key, title: (not key, places.get(key, _LAST), stored_key(title), key)
