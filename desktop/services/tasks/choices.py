"""What the filters of the list of tasks offer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.domain.commune import CommuneProfile, Officer, Unit
from desktop.domain.sorting import name_sort_key
from desktop.domain.tracking.directory import post_of
from desktop.domain.tracking.model import Assignee, AssigneeKind
from desktop.services.ports import PlanSummary
from desktop.services.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Choices:
    """Values to filter by.

    Attributes:
        assignees: Units, posts and officers of today.
        areas: Content areas in the order of the plans.
        plans: Plans, the last changed first.
        years: Years that plans and own tasks cover, newest first.
    """

    assignees: tuple[Assignee, ...]
    areas: tuple[str, ...]
    plans: tuple[PlanSummary, ...]
    years: tuple[int, ...]


def choices_of(desk: Desk) -> Choices:
    """Return what the filters offer today."""
    plans = tuple(desk.store.plans.list())
    years = {year for plan in plans for year in range(plan.years.first, plan.years.last + 1)}
    for item in desk.tasks.own.list():
        years |= set(range(item.first_year, item.last_year + 1))
    return Choices(
        assignees=candidates(desk.profile(), desk.today()),
        areas=tuple(desk.tasks.areas()),
        plans=plans,
        years=tuple(sorted(years, reverse=True)),
    )


def candidates(profile: CommuneProfile, day: dt.date) -> tuple[Assignee, ...]:
    """Return those to whom tasks may be given on a day: units, posts with a holder, officers.

    Units and posts stand in the order of the office, officers by their given names.
    """
    there = [officer for officer in profile.officers if in_office(officer, day)]
    titles = dict.fromkeys(officer.title for officer in there if officer.title)
    named = [officer for officer in there if officer.name]
    return (
        *(unit_assignee(unit) for unit in profile.units if exists(unit, day)),
        *map(post_of, titles),
        *map(officer_assignee, sorted(named, key=lambda each: name_sort_key(each.name))),
    )


def unit_assignee(unit: Unit) -> Assignee:
    """Return a unit as one to whom tasks are given."""
    return Assignee(AssigneeKind.UNIT, unit.id, unit.name)


def officer_assignee(officer: Officer) -> Assignee:
    """Return an officer as one to whom tasks are given."""
    return Assignee(AssigneeKind.OFFICER, officer.id, officer.name)


def exists(unit: Unit, day: dt.date) -> bool:
    """Tell whether a unit is there on a day."""
    return _within(unit.valid_from, unit.valid_to, day)


def in_office(officer: Officer, day: dt.date) -> bool:
    """Tell whether an officer holds the post on a day."""
    return _within(officer.held_from, officer.held_to, day)


def _within(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
