"""A clock that tests set by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass
class HandClock:
    """A clock that stands at 08:30 of the day that a test gave it."""

    day: dt.date

    def today(self) -> dt.date:
        return self.day

    def now(self) -> dt.datetime:
        return dt.datetime.combine(self.day, dt.time(8, 30), dt.UTC)
