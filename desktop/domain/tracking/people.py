"""Who a task is given to on a day, and under whom it is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from desktop.domain.commune import CommuneProfile, Officer
from desktop.domain.tracking.directory import directory
from desktop.domain.tracking.model import Assignee, Assignment, Part, PlanItem, TaskFacts


def assignees(
    item: PlanItem, facts: TaskFacts, part: Part, day: dt.date, profile: CommuneProfile
) -> tuple[Assignee, ...]:
    """Return who leads a task or takes part in it on ``day``, each once.

    From the first day of the first assignment of that part on, assignments stand in place of the
    names printed in the plan.
    """
    known = directory(profile)
    if facts.assignments:
        given = [each for each in facts.assignments if each.part is part]
        if given and day >= min(each.valid_from or dt.date.min for each in given):
            return _each_once(known.of_today(each.assignee, day) for each in _on(given, day))
    return known.printed(item.lead if part is Part.LEAD else item.cooperate, day)


def _on(given: Iterable[Assignment], day: dt.date) -> Iterable[Assignment]:
    for each in given:
        begun = each.valid_from is None or each.valid_from <= day
        if begun and (each.valid_to is None or day <= each.valid_to):
            yield each


def _each_once(found: Iterable[Assignee]) -> tuple[Assignee, ...]:
    return tuple({each.ref: each for each in found}.values())


def refs_of(found: Iterable[Assignee], profile: CommuneProfile, day: dt.date) -> frozenset[str]:
    """Return all refs under which a task of these is found on ``day``.

    A task of an officer is found under his unit and post too, one of a post under its holders and
    their units, one of all units under every unit of that day.
    """
    return directory(profile).refs(tuple(found), day)


def holders(post: str, profile: CommuneProfile, day: dt.date) -> tuple[Officer, ...]:
    """Return the officers who hold a post on ``day``; ``post`` is its title or its key."""
    return directory(profile).holders(post, day)
