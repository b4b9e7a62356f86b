"""Sáp nhập: units that become part of another one, of the same commune or of two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from desktop.domain.commune import CommuneProfile, Officer, Unit
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.tracking.model import Assignee, AssigneeKind, Assignment

Into = Mapping[str, str]
"""Key of a unit that ends to the key of the unit into which it goes."""


def merged(profile: CommuneProfile, into: Into, on: dt.date) -> CommuneProfile:
    """Return the profile with units ended the day before ``on`` and their officers moved."""
    last = on - dt.timedelta(days=1)
    return replace(
        profile,
        units=tuple(
            replace(unit, valid_to=_earlier(unit.valid_to, last)) if unit.id in into else unit
            for unit in profile.units
        ),
        officers=tuple(
            replace(officer, unit_id=into.get(officer.unit_id or "", officer.unit_id))
            for officer in profile.officers
        ),
    )


def known_by_old_names(profile: CommuneProfile, into: Into) -> CommuneProfile:
    """Return the profile in which a unit is also found under the names of those it took in.

    So the plans of the merged ones lead to it as they are printed.
    """
    old = {unit.id: unit for unit in profile.units}
    gone: dict[str, list[Unit]] = {}
    for unit_id, heir in into.items():
        gone.setdefault(heir, []).append(old[unit_id])
    return replace(
        profile,
        units=tuple(_with_names(unit, gone.get(unit.id, ())) for unit in profile.units),
    )


def without_signing(
    profile: CommuneProfile, officers: Collection[str], on: dt.date
) -> CommuneProfile:
    """Return the profile in which those of ``officers`` who sign left their post before ``on``.

    A commune that ends has no leaders any more; its other officers go on in the new one.
    """
    last = on - dt.timedelta(days=1)

    def leaving(officer: Officer) -> Officer:
        ends = officer.signs and officer.id in officers
        return replace(officer, held_to=_earlier(officer.held_to, last)) if ends else officer

    return replace(profile, officers=tuple(map(leaving, profile.officers)))


def handed_on(
    assignments: Iterable[Assignment], heirs: Mapping[str, Unit], on: dt.date, reason: str
) -> Iterator[Assignment]:
    """Yield the assignments to be written so that tasks of merged units are their heirs'.

    Args:
        assignments: Assignments of any tasks.
        heirs: The unit that takes over, by the key of the unit that ends.
        on: First day on which the heirs answer for the tasks.
        reason: Kept with what changes.
    """
    last = on - dt.timedelta(days=1)
    for old in assignments:
        heir = heirs.get(old.assignee.key) if old.assignee.kind is AssigneeKind.UNIT else None
        if heir is None or (old.valid_to is not None and old.valid_to < on):
            continue
        new = Assignee(AssigneeKind.UNIT, heir.id, heir.name)
        if old.valid_from is not None and old.valid_from >= on:
            yield replace(old, assignee=new, reason=reason)
            continue
        yield replace(old, valid_to=last)
        yield replace(old, id=new_id(), assignee=new, valid_from=on, reason=reason)


def namesake(unit: Unit, others: Iterable[Unit]) -> Unit | None:
    """Return the one of ``others`` that goes by the name of ``unit``, None when there is none."""
    names = set(_names(unit))
    return next((other for other in others if names & set(_names(other))), None)


def _with_names(unit: Unit, gone: Iterable[Unit]) -> Unit:
    known = set(_names(unit))
    words = dict.fromkeys(name for old in gone for name in (old.name, *old.aliases))
    fresh = tuple(name for name in words if fold(name) not in known)
    return replace(unit, aliases=(*unit.aliases, *fresh)) if fresh else unit


def _names(unit: Unit) -> Iterator[str]:
    return (fold(name) for name in (unit.name, *unit.aliases) if name)


def _earlier(day: dt.date | None, other: dt.date) -> dt.date:
    return other if day is None else min(day, other)
