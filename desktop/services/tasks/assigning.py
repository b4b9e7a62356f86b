"""Rows of assignments that come of giving a task to somebody from a day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.commune import CommuneProfile
from desktop.domain.decree_dates import short_date
from desktop.domain.ids import new_id
from desktop.domain.tracking.model import Assignee, AssigneeKind, Assignment, Part
from desktop.domain.tracking.people import assignees, holders
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.task_ports import Tracked
from desktop.services.tasks.choices import exists, in_office

Swap = Callable[[Assignee], Assignee | None]
"""Gives who stands in the place of an assignee, None where he stays."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Assignments to be written and keys of those to be removed."""

    put: tuple[Assignment, ...] = ()
    remove: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.put or self.remove)


def given(
    task: Tracked,
    part: Part,
    wanted: Sequence[Assignee],
    valid_from: dt.date | None,
    reason: str,
) -> Rows:
    """Return the rows that give ``part`` of a task to ``wanted`` from a day on.

    What held before that day keeps its trace; what was to begin later is taken out. Who has the
    part on that day already goes on.
    """
    of_part = [old for old in task.facts.assignments if old.part is part]
    standing = [old for old in of_part if not _ended(old, valid_from)]
    before = [old for old in standing if _begins_before(old, valid_from)]
    refs = {assignee.ref for assignee in wanted}
    goes_on = {old.assignee.ref for old in before} & refs
    changed = (_going_on(old, refs, valid_from) for old in before)
    new = (
        Assignment(new_id(), task.item.id, part, assignee, valid_from, None, reason)
        for assignee in wanted
        if assignee.ref not in goes_on
    )
    put = (each for each in (*changed, *new) if each not in before)
    return Rows(tuple(put), tuple(old.id for old in standing if old not in before))


def _going_on(old: Assignment, refs: set[str], day: dt.date | None) -> Assignment:
    """Return an assignment that goes on where it is wanted, else ends before ``day``."""
    if old.assignee.ref in refs or day is None:
        return replace(old, valid_to=None)
    return replace(old, valid_to=day - dt.timedelta(days=1))


def _ended(old: Assignment, day: dt.date | None) -> bool:
    return day is not None and old.valid_to is not None and old.valid_to < day


def _begins_before(old: Assignment, day: dt.date | None) -> bool:
    return day is not None and (old.valid_from is None or old.valid_from < day)


def swapped(task: Tracked, swap: Swap, on: dt.date, profile: CommuneProfile, reason: str) -> Rows:
    """Return the rows that put others in the place of those whom ``swap`` names, from ``on``."""
    put: list[Assignment] = []
    remove: list[str] = []
    for part in Part:
        before = assignees(task.item, task.facts, part, on, profile)
        after = [swap(assignee) or assignee for assignee in before]
        if tuple(after) != before:
            once = list({assignee.ref: assignee for assignee in after}.values())
            rows = given(task, part, once, on, reason)
            put += rows.put
            remove += rows.remove
    return Rows(tuple(put), tuple(remove))


def means(
    assignee: Assignee, old: Assignee, on: dt.date, before: CommuneProfile, after: CommuneProfile
) -> bool:
    """Tell whether a task of ``assignee`` is one of ``old``, who goes on the day ``on``.

    That is his own, and that of a post that he alone held ``before`` and nobody holds ``after``.
    """
    if assignee.ref == old.ref:
        return True
    if assignee.kind is not AssigneeKind.POST or old.kind is not AssigneeKind.OFFICER:
        return False
    had = _ids(assignee, before, on - dt.timedelta(days=1))
    return had == {old.key} and _ids(assignee, after, on) <= had


def _ids(post: Assignee, profile: CommuneProfile, day: dt.date) -> set[str]:
    return {officer.id for officer in holders(post.key, profile, day)}


def require_there(wanted: Sequence[Assignee], profile: CommuneProfile, day: dt.date) -> None:
    """Refuse units and officers that the office does not have on a day."""
    for assignee in wanted:
        for sentence in _absence(assignee, profile, day):
            raise Refused(
                sentence.format(name=assignee.name, day=short_date(day)),
                advice=_("Hãy chọn người hoặc đơn vị khác."),
            )


def _absence(assignee: Assignee, profile: CommuneProfile, day: dt.date) -> Iterator[str]:
    if assignee.kind is AssigneeKind.UNIT:
        units = [unit for unit in profile.units if unit.id == assignee.key]
        if not any(exists(unit, day) for unit in units):
            yield _("Đơn vị {name} không hoạt động vào ngày {day}.")
    elif assignee.kind is AssigneeKind.OFFICER:
        officers = [officer for officer in profile.officers if officer.id == assignee.key]
        if not any(in_office(officer, day) for officer in officers):
            yield _("{name} không giữ chức vụ vào ngày {day}.")
