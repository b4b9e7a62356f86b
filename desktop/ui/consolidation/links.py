"""Links into the place "Tổng hợp": a state of a period in the matrix, or one commune."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.consolidation.matrix import CellState
from desktop.domain.reporting.model import Period

ALL = "ALL"
_PERIODS = {period.value for period in Period}


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads.

    Attributes:
        year, period: The reports.
        state: Only the communes in this state, None for all; only without ``office_id``.
        office_id: The commune to be opened, "" for the matrix.
    """

    year: int
    period: Period
    state: CellState | None = None
    office_id: str = ""


def matrix_link(year: int, period: Period, state: CellState | None) -> str:
    """Return the link to the communes whose report of a period is in a state."""
    return f"{year}.{period.value}.{state.name if state else ALL}"


def parse_link(words: str) -> Link | None:
    """Return where a link leads, None when the words are no link."""
    year, _, rest = words.partition(".")
    period, _, what = rest.partition(".")
    if not year.isdecimal() or period not in _PERIODS or not what:
        return None
    if what == ALL:
        return Link(int(year), Period(period))
    if what in CellState.__members__:
        return Link(int(year), Period(period), CellState[what])
    return Link(int(year), Period(period), office_id=what)
