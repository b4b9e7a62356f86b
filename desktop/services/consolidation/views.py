"""What the clerk looks at: who has sent what, sums, rankings, tasks and targets of all communes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.consolidation.adding import (
    MEASURES,
    Measure,
    Ranked,
    Totals,
    areas_of,
    ranked,
    summed,
)
from desktop.domain.consolidation.matrix import Cell, CellState, OfficeRow, Overview
from desktop.domain.consolidation.register import CommuneOffice
from desktop.domain.consolidation.standing import heirs
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import USUAL
from desktop.domain.tracking.model import TaskState
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.consolidation.desk import ConsolidationDesk, OfficeFigures
from desktop.services.consolidation.ports import ReceivedQuery, ReceivedTarget, ReceivedTask


@dataclass(frozen=True, slots=True)
class TaskOfOffice:
    """A task of a commune, with what the clerk noted on it."""

    office: CommuneOffice
    task: ReceivedTask
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of the tasks of all communes.

    Attributes:
        rows: The page.
        states: How many of all that were asked for are in each state.
    """

    rows: tuple[TaskOfOffice, ...]
    states: Mapping[TaskState, int]

    @property
    def total(self) -> int:
        """How many tasks were found in all."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class TargetOfOffice:
    """A target of a commune, with what the clerk noted on it."""

    office: CommuneOffice
    target: ReceivedTarget
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Communes side by side.

    Attributes:
        measures: The columns.
        rows: Commune and its values; None where there is none.
    """

    measures: tuple[Measure, ...]
    rows: tuple[tuple[CommuneOffice, tuple[float | None, ...]], ...]


class Views:
    """Reads only."""

    def __init__(self, desk: ConsolidationDesk) -> None:
        self._desk = desk

    def overview(self, year: int, periods: Sequence[Period] = USUAL) -> Overview:
        """Return who has sent what in a year; merged communes only where they had to report."""
        offices = self._desk.offices()
        cells = self._desk.cells(year, periods, offices)
        rows = (
            OfficeRow(office, tuple(cells[office.id, period] for period in periods), under)
            for office in offices
            for under in (office.merged_into,)
        )
        shown = tuple(row for row in rows if not row.under or any(map(_is_there, row.cells)))
        return Overview(year, tuple(periods), shown)

    def totals(self, year: int, period: Period, offices: Sequence[str] = ()) -> Totals:
        """Return the figures of a period added up, over all communes or those named."""
        chosen = self._offices(offices)
        cells = self._desk.cells(year, [period], chosen)
        figures = self._desk.figures(year, period, chosen, cells)
        numbers = summed(each.numbers for each in figures.values())
        states = [cells[office.id, period].state for office in chosen]
        return Totals(
            expected=sum(state is not CellState.NOT_EXPECTED for state in states),
            received=sum(bool(each.package_id) for each in figures.values()),
            typed=sum(not each.package_id for each in figures.values()),
            numbers=numbers,
            areas=areas_of((each.areas for each in figures.values()), numbers),
        )

    def figures(self, year: int, period: Period) -> Sequence[OfficeFigures]:
        """Return the figures of a period commune by commune, in the order of the register."""
        return [*self._desk.figures(year, period, self._desk.offices()).values()]

    def by_heir(self, year: int, period: Period) -> Mapping[str, Mapping[str, int]]:
        """Return the figures of a period by the communes of today.

        What communes reported that were merged since counts for those that they became part of.
        """
        offices = self._desk.offices()
        heir_of = heirs(offices)
        found: dict[str, list[Mapping[str, int]]] = {}
        for office_id, each in self._desk.figures(year, period, offices).items():
            found.setdefault(heir_of[office_id], []).append(each.numbers)
        return {office_id: summed(many) for office_id, many in found.items()}

    def ranking(
        self, measure: str, year: int, period: Period, offices: Sequence[str] = ()
    ) -> Sequence[Ranked]:
        """Return the communes by a measure (``adding.MEASURES``), the best first.

        Those that had to report and did not stand last, without a place.
        """
        chosen = self._offices(offices)
        cells = self._desk.cells(year, [period], chosen)
        figures = self._desk.figures(year, period, chosen, cells)
        numbers = {
            office.id: figures[office.id].numbers if office.id in figures else None
            for office in chosen
            if cells[office.id, period].state is not CellState.NOT_EXPECTED
        }
        return ranked(measure_of(measure), numbers, self._desk.names(chosen))

    def compare(
        self, offices: Sequence[str], measures: Sequence[str], year: int, period: Period
    ) -> Comparison:
        """Return communes side by side in a period."""
        chosen = self._offices(offices)
        columns = tuple(map(measure_of, measures))
        figures = self._desk.figures(year, period, chosen)
        return Comparison(
            columns,
            tuple(
                (office, tuple(_value(column, figures.get(office.id)) for column in columns))
                for office in chosen
            ),
        )

    def course(
        self, measure: str, office_id: str, periods: Sequence[tuple[int, Period]]
    ) -> Sequence[float | None]:
        """Return a measure of a commune through periods, with those merged into it."""
        column = measure_of(measure)
        found = (self.by_heir(*period).get(office_id) for period in periods)
        return [None if numbers is None else column.value(numbers) for numbers in found]

    def tasks(self, query: ReceivedQuery, first: int = 0, count: int = 200) -> TaskPage:
        """Return one page of the tasks of all communes."""
        offices = {office.id: office for office in self._offices(sorted(query.offices))}
        package_of = self._packages(query.year, query.period, [*offices])
        owner = {package: office_id for office_id, package in package_of.items()}
        packages = [*owner]
        received = self._desk.received
        notes = self._notes(query.year)
        rows = (
            TaskOfOffice(
                offices[owner[task.package_id]],
                task,
                notes.get((owner[task.package_id], task.id), ""),
            )
            for task in received.find(query, packages, first, count)
        )
        return TaskPage(tuple(rows), received.states(query, packages))

    def targets(
        self, year: int, period: Period, offices: Sequence[str] = ()
    ) -> Sequence[TargetOfOffice]:
        """Return the targets of the communes with what was measured, commune by commune."""
        chosen = {office.id: office for office in self._offices(offices)}
        package_of = self._packages(year, period, [*chosen])
        owner = {package: office_id for office_id, package in package_of.items()}
        notes = self._notes(year)
        return [
            TargetOfOffice(
                chosen[owner[target.package_id]],
                target,
                notes.get((owner[target.package_id], target.id), ""),
            )
            for target in self._desk.received.targets([*owner])
        ]

    def cell(self, office_id: str, year: int, period: Period) -> Cell:
        """Return how the report of one commune stands."""
        office = self._desk.office(office_id)
        return self._desk.cells(year, [period], [office])[office_id, period]

    def _packages(self, year: int, period: Period, office_ids: Sequence[str]) -> Mapping[str, str]:
        standings = self._desk.standings(year, period)
        return {
            office_id: found.package.id
            for office_id in office_ids
            if (found := standings.get((office_id, year, period)))
        }

    def _offices(self, office_ids: Sequence[str]) -> Sequence[CommuneOffice]:
        """Return all communes, or those named, in the order of the register."""
        offices = self._desk.offices()
        if not office_ids:
            return offices
        unknown = set(office_ids) - {office.id for office in offices}
        if unknown:
            raise Refused(_("Không có đơn vị này trong danh sách."), details=str(sorted(unknown)))
        return [office for office in offices if office.id in set(office_ids)]

    def _notes(self, year: int) -> Mapping[tuple[str, str], str]:
        found = self._desk.received.notes.list("year", str(year))
        return {(each.office_id, each.subject): each.text for each in found}


def measure_of(key: str) -> Measure:
    """Return a measure; refuses an unknown one."""
    if key not in MEASURES:
        raise Refused(
            _("Không có cách so sánh “{key}”.").format(key=key),
            advice=_("Chọn một trong: {names}.").format(names=", ".join(MEASURES)),
        )
    return MEASURES[key]


def _is_there(cell: Cell) -> bool:
    return cell.state is not CellState.NOT_EXPECTED


def _value(column: Measure, figures: OfficeFigures | None) -> float | None:
    return None if figures is None else column.value(figures.numbers)
