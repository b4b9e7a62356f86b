"""What the grammar makes of the words: terms whose years may still be open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.schedule.calendar import LAST_DAY, DayOfYear, day_of
from desktop.domain.schedule.model import Duration, Kind


class Edge(Enum):
    """Part of a period that is named: all of it, or vaguely its beginning, middle or end."""

    WHOLE = ""
    START = "đầu"
    MIDDLE = "giữa"
    END = "cuối"


class Mode(Enum):
    """How a deadline counts the day or period it names."""

    BEFORE = "before"
    """trước: strictly before its first day."""
    BY = "by"
    """chậm nhất, đến hết: its last day counts."""


class Unit(Enum):
    """Length of a cycle; the value is its number of months, 0 for a week."""

    WEEK = 0
    MONTH = 1
    QUARTER = 3
    HALF_YEAR = 6
    YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month, quarter, half-year, year or other stretch of one year.

    Attributes:
        kind: What it counts as when it stands alone.
        first, last: Its ends.
        year: Its year; None until one is found.
        shift: Years after (before) the year that the text is about ("năm sau" is 1).
        edge: Part of it that is meant.
        explicit: The year stands in the text.
        loose: May also be a cycle ("6 tháng", "năm" without more).
        in_words: A day whose month is named in words; months that follow have the same day.
    """

    kind: Kind
    first: DayOfYear
    last: DayOfYear
    year: int | None = None
    shift: int = 0
    edge: Edge = Edge.WHOLE
    explicit: bool = False
    loose: bool = False
    in_words: bool = False

    @property
    def start(self) -> dt.date | None:
        """First day, None without a year or when only a later part is meant."""
        if self.year is None or self.edge in (Edge.MIDDLE, Edge.END):
            return None
        return day_of(self.year, self.first)

    @property
    def due(self) -> dt.date | None:
        """Last day, None without a year or when only an earlier part is meant."""
        if self.year is None or self.edge in (Edge.MIDDLE, Edge.START):
            return None
        return day_of(self.year, self.last)

    @property
    def months(self) -> int:
        """Number of months it touches."""
        return self.last[0] - self.first[0] + 1


@dataclass(frozen=True, slots=True)
class Range:
    """Từ … đến …; a missing end is open.

    Attributes:
        first, last: Its ends.
        after: It begins only after ``first``.
        before: It ends before ``last`` begins.
    """

    first: Period | None
    last: Period | None
    after: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place inside a cycle ("ngày 20", "thứ Năm", "ngày 05 của tháng cuối").

    Attributes:
        days: First and last day of the month, equal for one day; None for a weekday or an edge.
        month: Number of the month in the cycle, negative from its end, None when not said.
        later: How many cycles later it falls ("tháng đầu quý sau" is 1).
        weekday: 0 for Monday to 6 for Sunday.
        edge: "cuối quý" without a day.
        stretch: The days are a time to work in, not one day.
    """

    days: tuple[int, int] | None = None
    month: int | None = None
    later: int = 0
    weekday: int | None = None
    edge: Edge = Edge.WHOLE
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class Cycle:
    """hằng tuần, hằng tháng, hằng quý …

    Attributes:
        unit: Its length.
        anchor: Where in each cycle; None for all of it.
        weak: Only a bare "quý" or "tháng", a cycle in the company of others.
    """

    unit: Unit
    anchor: Anchor | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A deadline before or at the end of a day, period or place in a cycle.

    Attributes:
        mode: Whether the day counts.
        target: What is named.
    """

    mode: Mode
    target: Period | Anchor | Cycle


@dataclass(frozen=True, slots=True)
class Continuous:
    """thường xuyên, liên tục."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that wait for an event or follow another document; they are not read further.

    Attributes:
        kind: Event-driven or per-programme.
        text: The words, as written.
        duration: Time allowed, when it says one.
    """

    kind: Kind
    text: str
    duration: Duration | None = None


@dataclass(frozen=True, slots=True)
class Invalid:
    """Something that looks like a time and is none ("31/02", "quý V"): nothing may be guessed."""

    doubt: str


Term = Period | Range | Anchor | Cycle | Bound | Continuous | Clause | Invalid


def month(number: int) -> Period:
    """Return a calendar month."""
    return Period(Kind.MONTH, (number, 1), (number, LAST_DAY))


def quarter(number: int) -> Period:
    """Return a calendar quarter."""
    return Period(Kind.QUARTER, (3 * number - 2, 1), (3 * number, LAST_DAY))


def year(number: int | None = None) -> Period:
    """Return a calendar year, that of the plan without a number."""
    return Period(Kind.YEAR, (1, 1), (12, LAST_DAY), number, explicit=number is not None)


def day(number: int, in_month: int) -> Period:
    """Return one day."""
    return Period(Kind.FIXED_DATE, (in_month, number), (in_month, number))


def months(count: int, from_end: bool = False) -> Period:
    """Return the first or last ``count`` months of a year."""
    kind = Kind.HALF_YEAR if count == 6 else Kind.RANGE
    if from_end:
        return Period(kind, (13 - count, 1), (12, LAST_DAY))
    return Period(kind, (1, 1), (count, LAST_DAY))
