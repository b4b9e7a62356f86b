"""Figures of many communes added up, ranked and set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from desktop.domain.consolidation.register import TARGET_KEYS
from desktop.domain.sorting import sort_key
from desktop.domain.tracking.model import TaskState

Numbers = Mapping[str, int]
"""Numbers by key: "all/total", "area:the_che/overdue", "targets/reached"."""

_CLOSED = (f"all/{TaskState.DONE.value}", f"all/{TaskState.DONE_LATE.value}")


@dataclass(frozen=True, slots=True)
class Measure:
    """What communes are ranked by: a count, or the share of one count in another.

    Attributes:
        key: Name on the command line.
        title: Words shown, through the translation.
        parts: Keys whose numbers are summed.
        wholes: Keys of what they are a share of; empty for a plain count.
        low_is_good: True when the lowest value stands first.
    """

    key: str
    title: str
    parts: tuple[str, ...]
    wholes: tuple[str, ...] = ()
    low_is_good: bool = False

    @property
    def is_share(self) -> bool:
        """Tell whether the value is in percent."""
        return bool(self.wholes)

    def value(self, numbers: Numbers) -> float | None:
        """Return the value for a commune; None when there is nothing to divide by."""
        part = sum(numbers.get(key, 0) for key in self.parts)
        if not self.wholes:
            return float(part)
        whole = sum(numbers.get(key, 0) for key in self.wholes)
        return 100 * part / whole if whole else None


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        measure.key: measure
        for measure in (
            Measure("closed", "Tỷ lệ nhiệm vụ hoàn thành", _CLOSED, ("all/total",)),
            Measure("on-time", "Tỷ lệ hoàn thành đúng hạn", _CLOSED[:1], _CLOSED),
            Measure(
                "overdue",
                "Tỷ lệ nhiệm vụ quá hạn",
                (f"all/{TaskState.OVERDUE.value}",),
                ("all/total",),
                low_is_good=True,
            ),
            Measure("targets", "Tỷ lệ chỉ tiêu đạt", TARGET_KEYS[1:], TARGET_KEYS[:1]),
            Measure("total", "Số nhiệm vụ", ("all/total",)),
            Measure(
                "overdue-count",
                "Số nhiệm vụ quá hạn",
                (f"all/{TaskState.OVERDUE.value}",),
                low_is_good=True,
            ),
        )
    }
)
"""What communes can be ranked and compared by."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of a period over all communes.

    Attributes:
        expected: How many communes are to report.
        received, typed: How many did by package, and by hand.
        numbers: Sums by key.
        areas: Scope and title of the content areas that occur, the most tasks first.
    """

    expected: int
    received: int
    typed: int
    numbers: Numbers = field(default_factory=dict)
    areas: tuple[tuple[str, str], ...] = ()

    def count(self, measure: str, scope: str = "all") -> int:
        """Return a sum; 0 for what nobody reported."""
        return self.numbers.get(f"{scope}/{measure}", 0)

    def share(self, measure: str) -> float | None:
        """Return a measure over all communes together."""
        return MEASURES[measure].value(self.numbers)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A commune in a ranking.

    Attributes:
        place: From 1; equal values share a place; None without a value.
        office_id, name: Which commune.
        value: Its value, None when it did not report or there is nothing to divide by.
    """

    place: int | None
    office_id: str
    name: str
    value: float | None


def summed(many: Iterable[Numbers]) -> dict[str, int]:
    """Return the numbers of all added up key by key."""
    total: Counter[str] = Counter()
    for numbers in many:
        total.update(numbers)
    return dict(total)


def areas_of(titles: Iterable[Mapping[str, str]], numbers: Numbers) -> tuple[tuple[str, str], ...]:
    """Return scope and title of the areas that occur, the most tasks first."""
    found: dict[str, str] = {}
    for each in titles:
        found.update(each)
    return tuple(
        sorted(found.items(), key=lambda area: (-numbers.get(f"{area[0]}/total", 0), area))
    )


def ranked(
    measure: Measure, numbers: Mapping[str, Numbers | None], names: Mapping[str, str]
) -> tuple[Ranked, ...]:
    """Return the communes by a measure, the best first, those without a value last."""
    values = {
        office_id: None if found is None else measure.value(found)
        for office_id, found in numbers.items()
    }
    sign = 1 if measure.low_is_good else -1
    known = sorted(
        (sign * value, _name_key(names[office_id]), office_id)
        for office_id, value in values.items()
        if value is not None
    )
    return (
        *_placed([(office_id, sign * signed) for signed, _name, office_id in known], names),
        *(
            Ranked(None, office_id, names[office_id], None)
            for office_id in sorted(numbers, key=lambda one: _name_key(names[one]))
            if values[office_id] is None
        ),
    )


def _placed(found: Sequence[tuple[str, float]], names: Mapping[str, str]) -> Iterable[Ranked]:
    place = 0
    before: float | None = None
    for number, (office_id, value) in enumerate(found, start=1):
        if value != before:
            place, before = number, value
        yield Ranked(place, office_id, names[office_id], value)


@lru_cache(maxsize=8192)
def _name_key(name: str) -> tuple[object, ...]:
    return sort_key(name)
