"""A commune through the periods, with those merged into it; and the packages it came by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.consolidation.adding import summed
from desktop.domain.consolidation.matrix import last_day
from desktop.domain.consolidation.register import AcceptedPackage, CommuneOffice
from desktop.domain.consolidation.standing import heirs, standing
from desktop.domain.reporting.model import Period
from desktop.services.consolidation.desk import ConsolidationDesk


@dataclass(frozen=True, slots=True)
class CourseLine:
    """What is known of a commune in a period.

    Attributes:
        year, period: The report.
        office: Who reported; the commune of today for a sum over those merged into it.
        name: Its name as it is shown.
        numbers: The figures by key.
        parts: How many reports were added up; 1 for a single one.
    """

    year: int
    period: Period
    office: CommuneOffice
    name: str
    numbers: Mapping[str, int]
    parts: int = 1


@dataclass(frozen=True, slots=True)
class ImportLine:
    """A package that was taken in.

    Attributes:
        package: It.
        name: The commune as it is shown.
        counts: Whether it is the one that counts for its period.
        forked: Whether another one is as new as it.
        filled: Whether its contents are in the tables.
    """

    package: AcceptedPackage
    name: str
    counts: bool
    forked: bool
    filled: bool


class Courses:
    """Reads only."""

    def __init__(self, desk: ConsolidationDesk) -> None:
        self._desk = desk

    def course(self, office_id: str) -> Sequence[CourseLine]:
        """Return the periods of a commune, the last first; merged ones below their sum."""
        offices = self._desk.offices()
        heir_of = heirs(offices)
        own = [one for one in offices if heir_of[one.id] == heir_of[office_id]]
        family = own if heir_of[office_id] == office_id else [self._desk.office(office_id)]
        found: list[CourseLine] = []
        for year, period in self._periods(family):
            found += self._lines(year, period, family, self._desk.office(office_id))
        return found

    def family(self, office_id: str) -> Sequence[CommuneOffice]:
        """Return the communes that were merged into a commune, at once or by way of others."""
        offices = self._desk.offices()
        heir_of = heirs(offices)
        return [one for one in offices if one.id != office_id and heir_of[one.id] == office_id]

    def imports(self, year: int) -> Sequence[ImportLine]:
        """Return the packages of a year that were taken in, the last ones first."""
        packages = self._desk.received.accepted(year)
        chosen = {found.package.id: found for found in standing(packages).values()}
        forked = {
            (found.package.office_id, found.package.period)
            for found in chosen.values()
            if found.forked
        }
        names = self._desk.names(self._desk.offices())
        filled = self._desk.received.filled()
        lines = [
            ImportLine(
                package,
                names.get(package.office_id, ""),
                package.id in chosen,
                (package.office_id, package.period) in forked,
                package.id in filled,
            )
            for package in packages
        ]
        return sorted(lines, key=lambda line: (line.package.received_on, line.package.created,
                                               line.package.id), reverse=True)  # fmt: skip

    def _periods(self, family: Sequence[CommuneOffice]) -> Sequence[tuple[int, Period]]:
        received = self._desk.received
        found = {
            (each.year, each.period)
            for office in family
            for records in (received.packages, received.hand)
            for each in records.list("office_id", office.id)
        }
        return sorted(found, key=lambda one: (last_day(*one), one[1].value), reverse=True)

    def _lines(
        self, year: int, period: Period, family: Sequence[CommuneOffice], heir: CommuneOffice
    ) -> Sequence[CourseLine]:
        figures = self._desk.figures(year, period, family)
        names = self._desk.names(family)
        lines = [
            CourseLine(year, period, each.office, names[key], each.numbers)
            for key, each in figures.items()
        ]
        if len(family) == 1 or [line.office.id for line in lines] == [heir.id]:
            return lines
        total = summed(line.numbers for line in lines)
        whole = CourseLine(year, period, heir, names[heir.id], total, len(lines))
        return [whole, *lines] if lines else []
