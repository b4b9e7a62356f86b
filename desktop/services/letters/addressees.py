"""Who is to be reminded, and of which tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.commune import CommuneProfile, Officer
from desktop.domain.folding import fold
from desktop.domain.reading.name_matching import normal_form
from desktop.domain.tracking.directory import bare_form, directory, everyone
from desktop.domain.tracking.model import Assignee, AssigneeKind, Part, TaskState
from desktop.domain.tracking.people import assignees, holders, refs_of
from desktop.domain.tracking.query import Order, SortKey, TaskLine, TaskQuery
from desktop.domain.tracking.words import URGENT_STATES
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.task_ports import TaskStore, Tracked
from desktop.services.tasks.choices import candidates, officer_assignee, unit_assignee
from desktop.services.tasks.desk import Desk
from desktop.services.tasks.finding import leading_alike, refs_named


@dataclass(frozen=True, slots=True)
class PersonToRemind:
    """Somebody who leads tasks that are overdue or due soon.

    Attributes:
        assignee: Unit, post, officer or outside body.
        overdue, coming: Her tasks, as lines of the list.
        unit: Ref of the unit that has the same tasks too, "" when she belongs to none: who
            writes to the unit need not write to her.
    """

    assignee: Assignee
    overdue: tuple[TaskLine, ...]
    coming: tuple[TaskLine, ...]
    unit: str = ""


def known_on(tasks: TaskStore, keys: Sequence[str], day: dt.date) -> list[Tracked]:
    """Return tasks as they were known on ``day``: what was done later is open."""
    return [_known(task, day) for task in tasks.tracked(keys, day)]


def _known(task: Tracked, day: dt.date) -> Tracked:
    times = tuple(
        replace(time, done_on=None) if time.done_on and time.done_on > day else time
        for time in task.times
    )
    return replace(task, times=times)


def people_to_remind(desk: Desk, day: dt.date) -> tuple[PersonToRemind, ...]:
    """Return who leads burning tasks: units in the order of the office, then the others.

    Tasks of all units stand under "Các cơ quan, đơn vị", and under the units that have burning
    tasks of their own besides: nobody gets a letter only for what everybody is asked. A post
    written in several ways, or beside the name of its one holder, is one addressee.
    """
    profile = desk.profile()
    found: dict[Assignee, list[TaskLine]] = {}
    keys = desk.tasks.find(TaskQuery(states=URGENT_STATES), Order(SortKey.DUE), day).keys
    for task in desk.tasks.tracked(keys, day):
        for who in _leading(task, day, profile):
            found.setdefault(who, []).append(task.line)
    found = _each_once(found, day, profile)
    common = found.get(everyone(), [])
    for who, lines in found.items():
        if who.kind is AssigneeKind.UNIT:
            lines += [line for line in common if line not in lines]
    rank = {unit.id: place for place, unit in enumerate(profile.units)}
    ordered = sorted(found, key=lambda who: (_GROUPS[who.kind], rank.get(who.key, 0), who.name))
    return tuple(_person(who, found[who], day, profile) for who in ordered)


def _each_once(
    found: Mapping[Assignee, Sequence[TaskLine]], day: dt.date, profile: CommuneProfile
) -> dict[Assignee, list[TaskLine]]:
    """Join the rows that are one addressee; a post stands before the name of its holder."""
    rows: dict[str, list[Assignee]] = {}
    for who in found:
        rows.setdefault(_whom(who, day, profile), []).append(who)
    return {
        min(alike, key=lambda who: _GROUPS[who.kind]): list(
            dict.fromkeys(line for who in alike for line in found[who])
        )
        for alike in rows.values()
    }


def _whom(who: Assignee, day: dt.date, profile: CommuneProfile) -> str:
    """Return what is the same for two rows that mean the same person or body."""
    if who.kind is AssigneeKind.POST:
        held = holders(who.key, profile, day)
        if len(held) == 1:
            return officer_assignee(held[0]).ref
    return bare_form(who.name) if who.kind in _BY_NAME else who.ref


_BY_NAME = (AssigneeKind.POST, AssigneeKind.OUTSIDE)
"""Known by nothing but their name, which plans spell in many ways."""

_GROUPS = {kind: place for place, kind in enumerate((
    AssigneeKind.UNIT, AssigneeKind.ALL_UNITS, AssigneeKind.POST, AssigneeKind.OFFICER,
    AssigneeKind.OUTSIDE,
))}  # fmt: skip


def _leading(task: Tracked, day: dt.date, profile: CommuneProfile) -> Iterator[Assignee]:
    """Yield the units that lead a task, then those who lead it by name.

    A post that is called as its unit is left to the unit: two rows of one name would make the
    same letter twice.
    """
    leads = assignees(task.item, task.facts, Part.LEAD, day, profile)
    by_name = [who for who in leads if who.kind is not AssigneeKind.ALL_UNITS]
    refs = refs_of(by_name, profile, day)
    units = [who for who in map(unit_assignee, profile.units) if who.ref in refs]
    yield from units
    if len(by_name) < len(leads):
        yield everyone()
    taken = {fold(who.name) for who in units}
    yield from (
        who
        for who in by_name
        if who.kind is not AssigneeKind.UNIT
        and not (who.kind is AssigneeKind.POST and fold(who.name) in taken)
    )


_INSIDE = (AssigneeKind.POST, AssigneeKind.OFFICER)


def _person(
    who: Assignee, lines: Sequence[TaskLine], day: dt.date, profile: CommuneProfile
) -> PersonToRemind:
    units = {unit_assignee(unit).ref for unit in profile.units} & refs_of((who,), profile, day)
    return PersonToRemind(
        who,
        tuple(line for line in lines if line.state is TaskState.OVERDUE),
        tuple(line for line in lines if line.state is not TaskState.OVERDUE),
        min(units, default="") if who.kind in _INSIDE else "",
    )


def tasks_of(
    desk: Desk,
    assignee: Assignee,
    day: dt.date,
    states: frozenset[TaskState],
    part: Part | None = Part.LEAD,
) -> list[Tracked]:
    """Return the tasks of somebody in these states, by due day."""
    query = TaskQuery(assignees=refs_alike(desk, assignee), part=part, states=states)
    keys = desk.tasks.find(query, Order(SortKey.DUE), day).keys
    return list(desk.tasks.tracked(keys, day))


def refs_alike(desk: Desk, assignee: Assignee) -> frozenset[str]:
    """Return the refs under which the tasks of somebody are found, however plans spell him."""
    alike = leading_alike(desk, assignee.name) if assignee.kind in _BY_NAME else ()
    return frozenset({assignee.ref, *(who.ref for who in alike if who.kind in _BY_NAME)})


def assignee_named(desk: Desk, words: str) -> Assignee:
    """Return the unit, post, officer or body that ``words`` name, as the list of tasks finds it.

    Refuses a name that nobody of the office has and no task mentions.
    """
    refs, profile, day = refs_named(desk, words), desk.profile(), desk.today()
    known = (*candidates(profile, day), *map(unit_assignee, profile.units))
    printed = directory(profile).printed((words,), day)
    named = (*known, *leading_alike(desk, words), *printed)
    return next(who for who in named if who.ref in refs)


def addressee_called(profile: CommuneProfile, name: str, day: dt.date) -> Assignee:
    """Return to whom a letter of ``day`` went; a name that is gone since stands for itself."""
    units = map(unit_assignee, profile.units)
    officers = (officer_assignee(officer) for officer in profile.officers if officer.name)
    for who in (everyone(), *units, *officers, *candidates(profile, day)):
        if who.name == name:
            return who
    return Assignee(AssigneeKind.OUTSIDE, normal_form(name), name)


def officer_of(profile: CommuneProfile, officer_id: str) -> Officer:
    """Return an officer by key; refuses one that is gone."""
    for officer in profile.officers:
        if officer.id == officer_id:
            return officer
    raise Refused(_("Không còn cán bộ này trong danh sách."))


def person_values(profile: CommuneProfile, officer: Officer) -> dict[str, str]:
    """Return name, post and unit of an officer as document templates want them."""
    unit = next((unit.name for unit in profile.units if unit.id == officer.unit_id), "")
    return {"ho_ten": officer.name, "chuc_vu": officer.title, "don_vi": unit}
