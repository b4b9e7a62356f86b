"""Which row of the table is which task: headings of groups between them, folded ones left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Set

from desktop.domain.tracking.query import Group, TaskListing

Span = tuple[int, int]
"""First and last row, or first and last place in the keys of a listing."""

FEW = 10
"""So few keys are looked for one by one."""


class Rows:
    """Rows of a listing. A *place* is where a task stands in the keys of the listing."""

    def __init__(self, listing: TaskListing, folded: Set[str] = frozenset()) -> None:
        self.listing = listing
        self.folded = frozenset(folded)
        self._heads: list[int] = []
        self._starts: list[int] = []
        row = 0
        for group in listing.groups:
            self._heads.append(row)
            self._starts.append(group.start)
            row += 1 if group.key in self.folded else 1 + group.count
        self.count = row if listing.groups else len(listing.keys)

    def group_at(self, row: int) -> Group | None:
        """Return the group whose heading stands in a row, None for the row of a task."""
        number = bisect_right(self._heads, row) - 1
        return self.listing.groups[number] if number >= 0 and self._heads[number] == row else None

    def place_at(self, row: int) -> int:
        """Return the place of the task in a row, -1 for a heading."""
        if not self._heads:
            return row
        number = bisect_right(self._heads, row) - 1
        head = self._heads[number]
        return -1 if head == row else self._starts[number] + row - head - 1

    def key_at(self, row: int) -> str:
        """Return the key of the task in a row, "" for a heading and for no row at all."""
        if not 0 <= row < self.count:
            return ""
        place = self.place_at(row)
        return self.listing.keys[place] if place >= 0 else ""

    def row_of_place(self, place: int) -> int:
        """Return the row of a place, -1 where its group is folded."""
        if not self._heads:
            return place
        number = bisect_right(self._starts, place) - 1
        if self.listing.groups[number].key in self.folded:
            return -1
        return self._heads[number] + 1 + place - self._starts[number]

    def row_of_group(self, key: str) -> int:
        """Return the row of the heading of a group, -1 when there is none."""
        groups = self.listing.groups
        return next((h for g, h in zip(groups, self._heads, strict=True) if g.key == key), -1)

    def row_of(self, key: str) -> int:
        """Return the first row of a task, -1 when it is not shown."""
        rows = map(self.row_of_place, self._places_of(key))
        return next((row for row in rows if row >= 0), -1)

    def _places_of(self, key: str) -> Iterator[int]:
        """Yield the places of a task; quicker than looking at each of 100 000 keys."""
        place = -1
        while True:
            try:
                place = self.listing.keys.index(key, place + 1)
            except ValueError:
                return
            yield place

    def keys_in(self, spans: Iterable[Span]) -> list[str]:
        """Return the keys of the tasks in spans of rows, each once, in order."""
        keys = self.listing.keys
        found: dict[str, None] = {}
        for span in sorted(spans):
            for first, last in self._places(span):
                found.update(dict.fromkeys(keys[first : last + 1]))
        return list(found)

    def _places(self, span: Span) -> Iterator[Span]:
        """Yield the spans of places that a span of rows covers."""
        first, last = span
        if not self._heads:
            yield first, last
            return
        number = max(bisect_right(self._heads, first) - 1, 0)
        while number < len(self._heads) and self._heads[number] <= last:
            head, start = self._heads[number], self._starts[number]
            end = self._heads[number + 1] if number + 1 < len(self._heads) else self.count
            begin, stop = max(first, head + 1), min(last, end - 1)
            if begin <= stop:
                yield start + begin - head - 1, start + stop - head - 1
            number += 1

    def spans_of(self, keys: Set[str]) -> list[Span]:
        """Return the spans of rows in which these tasks stand."""
        if len(keys) <= FEW:
            places = sorted(place for key in keys for place in self._places_of(key))
        else:
            places = [place for place, key in enumerate(self.listing.keys) if key in keys]
        spans: list[list[int]] = []
        for row in filter(lambda row: row >= 0, map(self.row_of_place, places)):
            if spans and spans[-1][1] == row - 1:
                spans[-1][1] = row
            else:
                spans.append([row, row])
        return [(first, last) for first, last in spans]


def same_order(old: TaskListing, new: TaskListing) -> bool:
    """Tell whether two listings have the same rows."""
    return old.keys == new.keys and old.groups == new.groups
