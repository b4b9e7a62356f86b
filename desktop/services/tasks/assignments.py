"""Giving tasks to units, posts and people, and moving them when somebody leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from desktop.domain import mergers
from desktop.domain.commune import CommuneProfile
from desktop.domain.text import squeeze
from desktop.domain.tracking.directory import post_of
from desktop.domain.tracking.model import Assignee, AssigneeKind, Part
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.domain.tracking.words import OPEN_STATES
from desktop.domain.tracking.workload import Workload, workload
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.outcome import Kind, Outcome
from desktop.services.ports import Clock, Store
from desktop.services.task_ports import Tracked
from desktop.services.tasks import assigning, choices
from desktop.services.tasks.checks import require_known_year
from desktop.services.tasks.desk import Desk

Keys = tuple[str, ...]


class AssignmentService:
    """Gives tasks to somebody; each writing function is one step with a dated trace."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._desk = Desk(store, clock)

    def candidates(self) -> Sequence[Assignee]:
        """Return units, posts with a holder and officers of today."""
        return choices.candidates(self._desk.profile(), self._desk.today())

    def assign(
        self,
        keys: Sequence[str],
        part: Part,
        assignees: Sequence[Assignee],
        valid_from: dt.date | None,
        reason: str = "",
    ) -> Outcome[Keys]:
        """Give a part of tasks to ``assignees`` from a day on; None means from the beginning."""
        tasks = self._desk.chosen(keys)
        if not assignees:
            raise Refused(_("Chưa chọn người hoặc đơn vị nhận việc."))
        if valid_from is not None:
            require_known_year(valid_from)
        assigning.require_there(assignees, self._desk.profile(), valid_from or self._desk.today())
        rows = [
            assigning.given(task, part, assignees, valid_from, squeeze(reason)) for task in tasks
        ]
        action = _("Giao chủ trì") if part is Part.LEAD else _("Giao phối hợp")
        with self._desk.step(action, tasks) as step:
            kinds = self._write(rows)
        return Outcome(tuple(task.item.id for task in tasks), kinds, step)

    def unassign(self, keys: Sequence[str], part: Part) -> Outcome[Keys]:
        """Take all assignments of a part back: the names printed in the plan hold again."""
        tasks = self._desk.chosen(keys)
        gone = [each.id for task in tasks for each in task.facts.assignments if each.part is part]
        if not gone:
            raise Refused(_("Nhiệm vụ đã chọn chưa được giao riêng."))
        with self._desk.step(_("Bỏ giao việc"), tasks) as step:
            kinds = self._desk.tasks.assignments.remove(*gone)
        return Outcome(tuple(task.item.id for task in tasks), kinds, step)

    def hand_over(
        self,
        old: Assignee,
        new: Assignee,
        on: dt.date,
        reason: str,
        keys: Sequence[str] | None = None,
    ) -> Outcome[Keys]:
        """Give the open tasks of ``old``, or those of ``keys``, to ``new`` from a day on.

        Of an officer also those of a post that nobody else holds are moved.
        """
        require_known_year(on)
        if old.ref == new.ref:
            raise Refused(_("Người giao và người nhận là một."))
        profile = self._desk.profile()
        assigning.require_there([new], profile, on)
        wanted = self.open_keys(old) if keys is None else self._desk.full_keys(keys)
        rows = self._swap(wanted, [(old, new)], on, profile, squeeze(reason))
        if not rows:
            raise Refused(_("{name} không có nhiệm vụ nào để bàn giao.").format(name=old.name))
        label = _("Bàn giao {count} nhiệm vụ của {old} cho {new}").format(
            count=len(rows), old=old.name, new=new.name
        )
        with self._desk.store.step(label) as step:
            kinds = self._write(rows.values())
        return Outcome(tuple(rows), kinds, step)

    def merge_units(
        self, unit_ids: Sequence[str], into_unit_id: str, on: dt.date, reason: str
    ) -> Outcome[Keys]:
        """Merge units into another from a day on.

        Their open tasks and their officers pass to it, and the day before is their last.
        """
        require_known_year(on)
        profile = self._desk.profile()
        units = {unit.id: unit for unit in profile.units}
        gone = [unit_id for unit_id in dict.fromkeys(unit_ids) if unit_id != into_unit_id]
        if not gone or any(unit_id not in units for unit_id in (*gone, into_unit_id)):
            raise Refused(_("Cần chọn các đơn vị sáp nhập và đơn vị nhận."))
        new = choices.unit_assignee(units[into_unit_id])
        assigning.require_there([new], profile, on)
        olds = [choices.unit_assignee(units[unit_id]) for unit_id in gone]
        keys = dict.fromkeys(key for old in olds for key in self.open_keys(old))
        rows = self._swap(list(keys), [(old, new) for old in olds], on, profile, squeeze(reason))
        label = _("Sáp nhập {names} vào {new}").format(
            names=", ".join(old.name for old in olds), new=new.name
        )
        into = dict.fromkeys(gone, into_unit_id)
        with self._desk.store.step(label) as step:
            kinds = self._desk.store.profile.save(mergers.merged(profile, into, on))
            kinds |= self._write(rows.values())
        return Outcome(tuple(rows), kinds, step)

    def open_keys(self, assignee: Assignee) -> Sequence[str]:
        """Return the keys of the open tasks in which somebody, or the post he held, has part."""
        profile = self._desk.profile()
        posts = (
            post_of(officer.title).ref
            for officer in profile.officers
            if assignee.kind is AssigneeKind.OFFICER and officer.id == assignee.key
        )
        query = TaskQuery(assignees=frozenset({assignee.ref, *posts}), states=OPEN_STATES)
        return self._desk.tasks.find(query, Order(), self._desk.today()).keys

    def workload(self, year: int) -> Workload:
        """Return the open times of a year by assignee and month."""
        today = self._desk.today()
        keys = self._desk.tasks.find(TaskQuery(states=OPEN_STATES), Order(), today).keys
        return workload(self._desk.tasks.tracked(keys, today), year, self._desk.profile())

    def _swap(
        self,
        keys: Sequence[str],
        pairs: Sequence[tuple[Assignee, Assignee]],
        on: dt.date,
        profile: CommuneProfile,
        reason: str,
    ) -> dict[str, assigning.Rows]:
        """Return the rows of the tasks in which one of ``pairs`` is put in another's place."""

        def swap(assignee: Assignee) -> Assignee | None:
            return next(
                (new for old, new in pairs if assigning.means(assignee, old, on, profile, profile)),
                None,
            )

        tracked: Iterable[Tracked] = self._desk.tasks.tracked(keys, self._desk.today())
        rows = {
            task.item.id: assigning.swapped(task, swap, on, profile, reason) for task in tracked
        }
        return {key: each for key, each in rows.items() if each}

    def _write(self, rows: Iterable[assigning.Rows]) -> frozenset[Kind]:
        kept, kinds = self._desk.tasks.assignments, frozenset[Kind]()
        for each in rows:
            kinds |= kept.put(*each.put) | kept.remove(*each.remove)
        return kinds
