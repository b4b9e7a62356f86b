"""Who has sent what: one cell for each commune and period (ma trận xã × kỳ)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from desktop.domain.consolidation.register import CommuneOffice, HandFigures, ReportReturn
from desktop.domain.consolidation.standing import Standing
from desktop.domain.reporting.model import DataRule, Period
from desktop.domain.reporting.periods import data_days


class CellState(Enum):
    """State of the report of one commune and period; the value is the word shown."""

    MISSING = "Quá hạn chưa gửi"
    RETURNED = "Đã trả lại"
    WAITING = "Chưa đến hạn"
    LATE = "Nhận muộn"
    RECEIVED = "Đã nhận"
    TYPED = "Nhập bằng tay"
    NOT_EXPECTED = "Không phải gửi"


@dataclass(frozen=True, slots=True)
class Cell:
    """The report of one commune and period.

    Attributes:
        state: How it stands.
        due: Last day, after any new date; None when none was set.
        standing: The package that counts, None when none came.
        hand: Figures that were typed; they count when no package came.
        returned: The decision to send back that is not answered yet.
    """

    state: CellState
    due: dt.date | None = None
    standing: Standing | None = None
    hand: HandFigures | None = None
    returned: ReportReturn | None = None


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A commune with its cells in the order of the periods.

    Attributes:
        office: It.
        cells: One for each period.
        under: Key of the commune that it became part of, "" when it was not merged.
    """

    office: CommuneOffice
    cells: tuple[Cell, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The matrix of a year; merged communes stand below those that they became part of."""

    year: int
    periods: tuple[Period, ...]
    rows: tuple[OfficeRow, ...]

    def counts(self, period: Period) -> Mapping[CellState, int]:
        """Return how many communes are in each state of a period."""
        place = self.periods.index(period)
        return Counter(row.cells[place].state for row in self.rows)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one commune and period."""

    standing: Standing | None = None
    hand: HandFigures | None = None
    returns: tuple[ReportReturn, ...] = ()


def last_day(year: int, period: Period) -> dt.date:
    """Return the last day of the data of a period; communes that exist on it report."""
    return data_days(period, year, DataRule.DECREE)[1]


def cell_of(
    office: CommuneOffice, end: dt.date, due: dt.date | None, known: Known, today: dt.date
) -> Cell:
    """Return the cell of a commune for the period whose data end on ``end``."""
    due = max((r.new_due for r in known.returns if r.new_due), default=due)
    standing, hand = known.standing, known.hand
    if standing is not None:
        back = [r for r in known.returns if r.package_id == standing.package.id]
        late = due is not None and standing.package.received_on > due
        state = CellState.LATE if late else CellState.RECEIVED
        returned = max(back, key=lambda one: (one.on, one.id), default=None)
        return Cell(CellState.RETURNED if returned else state, due, standing, hand, returned)
    if hand is not None:
        return Cell(CellState.TYPED, due, hand=hand)
    if not office.exists_on(end):
        return Cell(CellState.NOT_EXPECTED)
    is_over = due is not None and today > due
    return Cell(CellState.MISSING if is_over else CellState.WAITING, due)
