"""What the use cases of adding up share: the register, the packages that count, the cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.consolidation.matrix import Cell, Known, cell_of, last_day
from desktop.domain.consolidation.register import (
    CommuneOffice,
    Level,
    OfficeLevel,
    ReportReturn,
    period_id,
)
from desktop.domain.consolidation.standing import CellKey, Standing, standing
from desktop.domain.reporting.model import Period
from desktop.domain.sorting import sort_key
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.ports import ReceivedReport, ReceivedStore
from desktop.services.ports import Clock, Store

Cells = Mapping[tuple[str, Period], Cell]
"""How the report of each commune and period stands."""


@dataclass(frozen=True, slots=True)
class OfficeFigures:
    """The figures of one commune in a period.

    Attributes:
        office: It.
        numbers: By key.
        areas: Titles of content areas by scope.
        package_id: The package that says so, "" for figures that were typed.
    """

    office: CommuneOffice
    numbers: Mapping[str, int]
    areas: Mapping[str, str]
    package_id: str = ""


class ConsolidationDesk:
    """The workspace of the level above communes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self._clock = clock

    @property
    def received(self) -> ReceivedStore:
        """What communes sent."""
        return self.store.received

    def today(self) -> dt.date:
        """Return the day of today."""
        return self._clock.today()

    def level(self) -> OfficeLevel:
        """Return the level of the office; refused for the workspace of a commune."""
        level = self.received.level()
        if level.level is Level.COMMUNE:
            raise Refused(
                _("Tệp dữ liệu này là của cấp xã nên không tổng hợp được."),
                advice=_("Hãy chọn cấp huyện hoặc cấp tỉnh ở mục Thiết lập."),
            )
        return level

    # the register

    def offices(self) -> Sequence[CommuneOffice]:
        """Return all communes by name, each followed by those merged into it."""
        found = sorted(self.received.offices.list(), key=_order)
        known = {office.id for office in found}
        below: dict[str, list[CommuneOffice]] = {}
        for office in found:
            if office.merged_into in known:
                below.setdefault(office.merged_into, []).append(office)
        tops = [office for office in found if office.merged_into not in known]
        ordered = [one for top in tops for one in _tree(top, below, set())]
        placed = {office.id for office in ordered}
        return [*ordered, *(office for office in found if office.id not in placed)]

    def office(self, office_id: str) -> CommuneOffice:
        """Return a commune; refuses an unknown key."""
        found = self.received.offices.get(office_id)
        if found is None:
            raise Refused(_("Không có đơn vị này trong danh sách."))
        return found

    def names(self, offices: Iterable[CommuneOffice]) -> dict[str, str]:
        """Return the names to be shown by key; namesakes are told apart by what is above them."""
        listed = list(offices)
        several: dict[str, int] = {}
        for office in listed:
            several[office.full_name] = several.get(office.full_name, 0) + 1
        return {
            office.id: f"{office.full_name} ({office.superior})"
            if several[office.full_name] > 1 and office.superior
            else office.full_name
            for office in listed
        }

    # what counts

    def standings(self, year: int, period: Period | None = None) -> dict[CellKey, Standing]:
        """Return the packages of a year, or of one period, that count, by commune and period."""
        return standing(self.received.accepted(year, period))

    def cells(
        self, year: int, periods: Sequence[Period], offices: Sequence[CommuneOffice]
    ) -> Cells:
        """Return how the reports of ``offices`` stand."""
        known = self._known(year, periods[0] if len(periods) == 1 else None)
        today = self.today()
        nothing = Known()
        found: dict[tuple[str, Period], Cell] = {}
        for period in periods:
            end, due = last_day(year, period), self.due(year, period)
            for office in offices:
                there = known.get((office.id, period), nothing)
                found[office.id, period] = cell_of(office, end, due, there, today)
        return found

    def due(self, year: int, period: Period) -> dt.date | None:
        """Return the day by which communes are to report; None when none was set."""
        expected = self.received.expected.get(period_id(year, period))
        return expected.due if expected else None

    def figures(
        self,
        year: int,
        period: Period,
        offices: Sequence[CommuneOffice],
        cells: Cells | None = None,
    ) -> dict[str, OfficeFigures]:
        """Return the figures of a period by commune: of its package, else those typed.

        ``cells`` are those of these communes, when they are known already.
        """
        if cells is None:
            cells = self.cells(year, [period], offices)
        chosen = {
            office.id: cell.standing.package.id
            for office in offices
            if (cell := cells[office.id, period]).standing
        }
        reports = {each.package_id: each for each in self.received.reports([*chosen.values()])}
        found = {}
        for office in offices:
            report = reports.get(chosen.get(office.id, ""))
            hand = cells[office.id, period].hand
            if report is not None:
                found[office.id] = _of_package(office, report)
            elif hand is not None:
                found[office.id] = OfficeFigures(office, hand.figures, {})
        return found

    def _known(self, year: int, period: Period | None) -> dict[tuple[str, Period], Known]:
        packages = {key[::2]: found for key, found in self.standings(year, period).items()}
        hands = {
            (each.office_id, each.period): each
            for each in self.received.hand.list("year", str(year))
        }
        returns: dict[tuple[str, Period], list[ReportReturn]] = {}
        for each in self.received.returns.list("year", str(year)):
            returns.setdefault((each.office_id, each.period), []).append(each)
        return {
            key: Known(packages.get(key), hands.get(key), tuple(returns.get(key, ())))
            for key in packages.keys() | hands.keys() | returns.keys()
        }


def _of_package(office: CommuneOffice, report: ReceivedReport) -> OfficeFigures:
    return OfficeFigures(office, report.figures, report.areas, report.package_id)


def _tree(
    office: CommuneOffice, below: Mapping[str, list[CommuneOffice]], seen: set[str]
) -> Iterable[CommuneOffice]:
    if office.id not in seen:
        seen.add(office.id)
        yield office
        for part in below.get(office.id, ()):
            yield from _tree(part, below, seen)


def _order(office: CommuneOffice) -> tuple[object, ...]:
    return (*_name_key(office.name), office.kind, office.superior, office.id)


@lru_cache(maxsize=8192)
def _name_key(name: str) -> tuple[object, ...]:
    return (sort_key(name),)
