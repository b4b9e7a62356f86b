"""The list of tasks in order and in groups, dealt out in one pass instead of sorted.

SQLite gives the tasks in the order of the paper. What they are sorted or parted by has few
different values (days, areas, units); each task is put to those of its value.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from desktop.domain.tracking.query import Group, GroupBy, Order, SortKey, TaskListing
from desktop.domain.tracking.words import STATE_WORDS, URGENCY
from desktop.i18n import _
from desktop.storage.connection import Connection
from desktop.storage.list_index import TaskList
from desktop.storage.sort_keys import LAST, stored_key

Found = Sequence[tuple[str, int, Any, Any]]
"""Key of a task, place of its state, what it is sorted by, what it is parted by; paper order."""

Head = tuple[str, str]
"""Key and title of a group."""

Heads = Mapping[Any, Sequence[Head]]
"""What tasks are parted by, to the groups below which they stand."""

SORTED: Mapping[SortKey, str] = {
    SortKey.PLAN: "NULL",
    SortKey.TITLE: "title",
    SortKey.LEAD: "lead",
    SortKey.AREA: "area",
    SortKey.DUE: "due",
    SortKey.STATE: "NULL",
    SortKey.PERCENT: "percent",
    SortKey.TIME: "time",
}
"""The column that tells by what a task is sorted."""

PARTED: Mapping[GroupBy, str] = {
    GroupBy.NONE: "NULL",
    GroupBy.UNIT: "lead",
    GroupBy.OFFICER: "lead",
    GroupBy.AREA: "area",
    GroupBy.PLAN: "plan",
    GroupBy.MONTH: "due",
    GroupBy.STATE: "NULL",
}
"""The column that tells the group of a task."""

_WORDS = "SELECT n, sort_key FROM list_word"
_STANDING = """SELECT party, {column} FROM list_party_span
WHERE valid_from <= ? AND valid_to >= ?"""
_FAR = 10**9


class ListOrder:
    """Puts found tasks in order and in groups."""

    def __init__(self, connection: Connection, index: TaskList) -> None:
        self._connection = connection
        self._list = index

    def arranged(self, found: Found, order: Order, today: dt.date) -> TaskListing:
        """Return the answer to a question that found these tasks, in paper order."""
        ordered = self._ordered(found, order, today)
        counts = Counter([row[1] for row in found])
        states = {URGENCY[place]: counts[place] for place in sorted(counts)}
        if order.group is GroupBy.NONE:
            return TaskListing(tuple([row[0] for row in ordered]), (), states)
        told = 1 if order.group is GroupBy.STATE else 3
        values = dict.fromkeys([row[told] for row in found])
        heads, place = self._heads(values, order.group, today)
        keys, groups = _parted(ordered, told, heads, place)
        return TaskListing(tuple(keys), groups, states)

    # order

    def _ordered(self, found: Found, order: Order, today: dt.date) -> Found:
        """Return the tasks in order; those alike in it stay as on paper."""
        if order.key is SortKey.PLAN:
            return found[::-1] if order.descending else found
        if order.key is SortKey.TITLE:  # has too many values for dealing out to pay
            return sorted(found, key=itemgetter(2), reverse=order.descending)
        told = 1 if order.key is SortKey.STATE else 2
        place = self._places(order.key, today)
        dealt: defaultdict[Any, list[tuple[str, int, Any, Any]]] = defaultdict(list)
        for row in found:
            value = row[told]
            dealt[value if place is None else place[value]].append(row)
        last = [row for value in (None, LAST) for row in dealt.pop(value, ())]
        ordered = sorted(dealt, reverse=order.descending)
        return [row for value in ordered for row in dealt[value]] + last

    def _places(self, key: SortKey, today: dt.date) -> Mapping[Any, bytes] | None:
        """Return numbers of words or parties with their places; None for plain values."""
        if key in (SortKey.AREA, SortKey.TIME):
            return dict(self._connection.query(_WORDS))
        return self._standing("sort_key", today) if key is SortKey.LEAD else None

    def _standing(self, column: str, today: dt.date) -> Mapping[int, Any]:
        """Return the numbers of parties with what is kept of them for ``today``."""
        day = today.isoformat()
        return dict(self._connection.query(_STANDING.format(column=column), (day, day)))

    # groups

    def _heads(
        self, values: Iterable[Any], by: GroupBy, today: dt.date
    ) -> tuple[Heads, Callable[[Head], Any]]:
        """Return the groups of each value, and the order of groups."""
        match by:
            case GroupBy.UNIT | GroupBy.OFFICER:
                kept = self._standing("units" if by is GroupBy.UNIT else "officers", today)
                people = {number: _people(text) for number, text in kept.items()}
                return people, self._order_of_people()
            case GroupBy.PLAN:
                plans = self._list.plan_titles()
                return {number: (head,) for number, head in plans.items()}, _as_in(plans.values())
            case GroupBy.AREA:
                texts = dict(self._connection.query("SELECT n, text FROM list_word"))
                areas = {number: (texts[number], _area(texts[number])) for number in values}
                return {number: (head,) for number, head in areas.items()}, _as_in(areas.values())
            case GroupBy.MONTH:
                return {day: (_month(day),) for day in values}, _nothing_last
        states = [(state.value, _(STATE_WORDS[state])) for state in URGENCY]
        return {place: (head,) for place, head in enumerate(states)}, _as_in(states)

    def _order_of_people(self) -> Callable[[Head], Any]:
        """Return the order of the office, of others by name, with nobody last."""
        office = self._list.profile
        known = [f"unit:{unit.id}" for unit in office.units]
        known += [f"officer:{officer.id}" for officer in office.officers]
        places = {ref: place for place, ref in enumerate(known)}
        return lambda head: (not head[0], places.get(head[0], _FAR), stored_key(head[1]), head[0])


def _parted(
    ordered: Found, told: int, heads: Heads, place: Callable[[Head], Any]
) -> tuple[list[str], tuple[Group, ...]]:
    """Return the keys group by group, and the groups."""
    dealt: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    lists = {}
    for value, below in heads.items():
        for key, title in below:
            titles.setdefault(key, title)
        lists[value] = [dealt.setdefault(key, []) for key, _title in below]
    for row in ordered:
        for members in lists[row[told]]:
            members.append(row[0])
    keys: list[str] = []
    groups = []
    for head in sorted(titles.items(), key=place):
        members = dealt[head[0]]
        if members:
            groups.append(Group(*head, start=len(keys), count=len(members)))
            keys += members
    return keys, tuple(groups)


def _people(text: str) -> Sequence[Head]:
    return [(ref, name) for ref, name in json.loads(text)] or [("", _("Chưa giao cho ai"))]


def _area(title: str) -> str:
    return title or _("Không thuộc lĩnh vực nào")


def _month(day: str | None) -> Head:
    if day is None:
        return "", _("Chưa xác định thời hạn")
    year, month, _day = day.split("-")
    return f"{year}-{month}", _("Tháng {month}/{year}").format(month=int(month), year=year)


def _as_in(heads: Iterable[Head]) -> Callable[[Head], Any]:
    """Return the order in which ``heads`` stand, "" last."""
    places = {key: place for place, (key, _title) in enumerate(heads)}
    return lambda head: (not head[0], places[head[0]])


def _nothing_last(head: Head) -> Any:
    return not head[0], head[0]
