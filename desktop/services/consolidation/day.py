"""What the level above sees first: how the period that runs stands, whom to call, what is odd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.domain.consolidation.matrix import Cell, CellState, Overview
from desktop.domain.consolidation.register import (
    AcceptedPackage,
    CommuneOffice,
    OfficeLevel,
    SuperiorWord,
    Verdict,
)
from desktop.domain.reporting.model import DataRule, Period
from desktop.domain.reporting.periods import USUAL, default_dates
from desktop.services.consolidation.desk import ConsolidationDesk
from desktop.services.consolidation.views import Views

AHEAD = dt.timedelta(days=30)
"""So long before its day a period becomes the one that runs."""


class Concern(Enum):
    """Why somebody has to look at the report of a commune; the value is the word shown."""

    MISSING = "Quá hạn chưa gửi: gọi nhắc"
    FORKED = "Hai máy cùng gửi (rẽ nhánh): hỏi lại bản nào đúng"
    NEW_KEY = "Đã đổi khóa ký: đối chiếu mã khóa qua điện thoại"
    UNSIGNED = "Gói không có chữ ký: hỏi lại đơn vị"
    RETURNED = "Đã gửi trả, chưa gửi lại"


@dataclass(frozen=True, slots=True)
class Call:
    """A commune that has to be spoken to."""

    office: CommuneOffice
    name: str
    cell: Cell
    concerns: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class OfficeDay:
    """The day of the level above.

    Attributes:
        level: The office.
        today: The day.
        year, period, due: The reports that are looked at, and by when they are expected; None
            when no day was set.
        offices: Whether there is any commune in the register.
        states: How many communes are in each state.
        calls: Communes to be spoken to, missing ones first.
        remarks: Reports of the office itself that its own superior sent back last.
    """

    level: OfficeLevel
    today: dt.date
    year: int
    period: Period
    due: dt.date | None
    offices: bool
    states: Mapping[CellState, int]
    calls: tuple[Call, ...]
    remarks: tuple[SuperiorWord, ...]

    @property
    def expected(self) -> int:
        """How many communes are to report."""
        return sum(self.states.values()) - self.states.get(CellState.NOT_EXPECTED, 0)

    def number(self, *states: CellState) -> int:
        """Return how many communes are in one of ``states``."""
        return sum(self.states.get(state, 0) for state in states)

    def having(self, *concerns: Concern) -> Sequence[Call]:
        """Return the calls for one of ``concerns``."""
        return [call for call in self.calls if set(call.concerns) & set(concerns)]


class DayViews:
    """Reads only."""

    def __init__(self, desk: ConsolidationDesk, views: Views) -> None:
        self._desk = desk
        self._views = views

    def running(self) -> tuple[int, Period]:
        """Return the period that runs: the next one due within 30 days, else the last one due."""
        today = self._desk.today()
        days = [
            (self._usual_due(year, period), year, period)
            for year in (today.year - 1, today.year)
            for period in USUAL
        ]
        ahead = [each for each in days if today <= each[0] <= today + AHEAD]
        past = [each for each in days if each[0] < today]
        _due, year, period = min(ahead, key=_day) if ahead else max(past, key=_day)
        return year, period

    def _usual_due(self, year: int, period: Period) -> dt.date:
        """Return the day that was set, else the usual one."""
        usual = {each.period: each.due for each in default_dates(year, [""], DataRule.DECREE)}
        return self._desk.due(year, period) or usual[period]

    def look(self, year: int, period: Period) -> OfficeDay:
        """Return how the reports of a period stand."""
        level = self._desk.level()
        overview = self._views.overview(year, [period])
        return OfficeDay(
            level=level,
            today=self._desk.today(),
            year=year,
            period=period,
            due=self._desk.due(year, period),
            offices=bool(overview.rows),
            states=overview.counts(period),
            calls=tuple(sorted(self._calls(overview), key=_urgency)),
            remarks=tuple(self._remarks()),
        )

    def _calls(self, overview: Overview) -> Iterator[Call]:
        names = self._desk.names([row.office for row in overview.rows])
        keys: dict[str, list[AcceptedPackage]] = {}
        for package in self._desk.received.accepted(overview.year):
            keys.setdefault(package.office_id, []).append(package)
        for row in overview.rows:
            cell = row.cells[0]
            concerns = tuple(_concerns(cell, keys.get(row.office.id, ())))
            if concerns:
                yield Call(row.office, names[row.office.id], cell, concerns)

    def _remarks(self) -> Iterator[SuperiorWord]:
        """Yield the reports of the office itself that came back last with remarks."""
        last: dict[tuple[int, Period], SuperiorWord] = {}
        for word in sorted(self._desk.received.words_from_above.list(), key=_when):
            last[word.year, word.period] = word
        yield from (word for word in last.values() if word.verdict is Verdict.RETURNED)


def _concerns(cell: Cell, packages: Sequence[AcceptedPackage]) -> Iterator[Concern]:
    if cell.state is CellState.MISSING:
        yield Concern.MISSING
    if cell.state is CellState.RETURNED:
        yield Concern.RETURNED
    if cell.standing is None:
        return
    if cell.standing.forked:
        yield Concern.FORKED
    own, keys = cell.standing.package.key, {each.key for each in packages}
    if not own:
        yield Concern.UNSIGNED
    elif keys - {own, ""}:
        yield Concern.NEW_KEY


def _urgency(call: Call) -> int:
    """Keep the order of the register among communes with the same trouble."""
    return min(map([*Concern].index, call.concerns))


def _day(each: tuple[dt.date, int, Period]) -> tuple[dt.date, int]:
    return each[:2]


def _when(word: SuperiorWord) -> tuple[dt.date, bool, str]:
    return word.on, word.verdict is Verdict.RETURNED, word.id
