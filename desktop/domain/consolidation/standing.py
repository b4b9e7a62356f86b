"""Which package counts for a commune and period: the newest of its chain, never of the clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.consolidation.register import AcceptedPackage, CommuneOffice
from desktop.domain.reporting.model import Period

CellKey = tuple[str, int, Period]
"""Commune, year and period."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The package that counts.

    Attributes:
        package: It.
        forked: True when another one is as new as it (bị rẽ nhánh): two PCs of the commune sent
            without knowing of each other, or a copy of its data went on by itself.
        count: How many packages were accepted for this commune and period.
    """

    package: AcceptedPackage
    forked: bool
    count: int


def standing(packages: Iterable[AcceptedPackage]) -> dict[CellKey, Standing]:
    """Return what counts for each commune and period, whatever the order of ``packages``."""
    cells: dict[CellKey, list[AcceptedPackage]] = {}
    for package in packages:
        cells.setdefault((package.office_id, package.year, package.period), []).append(package)
    return {key: _newest(found) for key, found in cells.items()}


def _newest(packages: Sequence[AcceptedPackage]) -> Standing:
    if len(packages) == 1:
        return Standing(packages[0], False, 1)
    left = [one for one in packages if not any(_is_newer(other, one) for other in packages)]
    chosen = max(left or packages, key=_rank)
    return Standing(chosen, len(left) != 1, len(packages))


def _is_newer(one: AcceptedPackage, other: AcceptedPackage) -> bool:
    """Tell whether ``one`` was made knowing ``other``: later in its chain, or right after it."""
    if one.replica_id == other.replica_id:
        return one.sequence > other.sequence
    return one.previous == other.manifest_hash


def _rank(package: AcceptedPackage) -> tuple[int, str, str]:
    """Decide among packages of which none is newer, everywhere in the same way."""
    return package.sequence, package.replica_id, package.manifest_hash


def heirs(offices: Iterable[CommuneOffice]) -> Mapping[str, str]:
    """Return for each commune the one that it is part of today, itself when it was not merged."""
    known = {office.id: office for office in offices}
    found = {}
    for office_id in known:
        seen = {office_id}
        at = office_id
        while (following := known[at].merged_into) in known and following not in seen:
            seen.add(following)
            at = following
        found[office_id] = at
    return found
