"""What is read of a time wording ("Thời gian thực hiện"): its kind, its dates, its periods.

A reading is a proposal: the wording itself is kept, and the officer accepts or changes the dates.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Kind of a time wording; the value is its name in tables and on the command line."""

    FIXED_DATE = "fixed-date"
    """Đúng ngày."""
    BEFORE_DATE = "before-date"
    """Trước, chậm nhất hoặc đến hết một ngày."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    MULTI = "multi"
    """Nhiều mốc hoặc nhiều kỳ, mỗi mốc làm một lần."""
    RANGE = "range"
    """Từ … đến …; khoảng mở chỉ có ngày bắt đầu."""
    PERIODIC_WEEK = "periodic-week"
    PERIODIC_MONTH = "periodic-month"
    PERIODIC_QUARTER = "periodic-quarter"
    PERIODIC_HALF_YEAR = "periodic-half-year"
    PERIODIC_YEAR = "periodic-year"
    CONTINUOUS = "continuous"
    """Thường xuyên, liên tục."""
    EVENT_DRIVEN = "event-driven"
    """Khi có một việc xảy ra; chưa có ngày cho tới khi việc đó xảy ra."""
    PER_PROGRAMME = "per-programme"
    """Theo chương trình, kế hoạch, hướng dẫn khác."""
    UNKNOWN = "empty/unknown"
    """Chưa xác định: không ghi gì, hoặc không đọc được thành thời hạn."""


class DurationUnit(Enum):
    """Unit of a time allowed after an event."""

    HOUR = "giờ"
    DAY = "ngày"
    WORKING_DAY = "ngày làm việc"
    WEEK = "tuần"
    MONTH = "tháng"
    YEAR = "năm"


@dataclass(frozen=True, slots=True)
class Duration:
    """Time allowed from an event on ("12 ngày làm việc")."""

    count: int
    unit: DurationUnit

    def __str__(self) -> str:
        return f"{self.count:02d} {self.unit.value}"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that the task is due.

    Attributes:
        label: The period in words ("Quý I/2026").
        start: First day, None where the wording gives none.
        due: Last day, None where the wording gives none.
    """

    label: str
    start: dt.date | None
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The reading of one time wording.

    Attributes:
        wording: The original, as written.
        kind: What kind of time it is.
        start: First day of the first period, None where there is none.
        due: Last day of the last period, both kinds of end already counted ("trước ngày" ends
            the day before).
        occurrences: One for each period or date, in order of time; none without dates.
        event: What is waited for or followed, in the words of the office; empty when nothing is.
        duration: Time allowed after the event.
        spans: Places (from, to) in ``wording`` on which the reading rests.
        doubts: What was interpreted, one short Vietnamese sentence each, for the officer to check.
    """

    wording: str
    kind: Kind
    start: dt.date | None = None
    due: dt.date | None = None
    occurrences: tuple[Occurrence, ...] = ()
    event: str = ""
    duration: Duration | None = None
    spans: tuple[tuple[int, int], ...] = ()
    doubts: tuple[str, ...] = ()
