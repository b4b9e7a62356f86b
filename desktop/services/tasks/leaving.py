"""Units and officers cannot be taken out of the profile while tasks hang on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.commune import CommuneProfile
from desktop.domain.tracking.model import Assignee, Part
from desktop.domain.tracking.people import assignees
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.ports import Clock, Store
from desktop.services.tasks import assigning, choices
from desktop.services.tasks.assignments import AssignmentService


class LeavingGuard:
    """Refuses a change of the profile that would leave open tasks without anybody."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._assignments = AssignmentService(store, clock)

    def __call__(self, before: CommuneProfile, after: CommuneProfile) -> None:
        """Refuse when ``after`` lacks a unit or officer of ``before`` who has open tasks."""
        for gone in _gone(before, after):
            count = self._count(gone, before, after)
            if count:
                raise Refused(
                    _("{name} đang có {count} nhiệm vụ chưa xong nên không xóa được.").format(
                        name=gone.name, count=count
                    ),
                    safe=_("Danh sách được giữ nguyên."),
                    advice=_(
                        "Hãy bàn giao các nhiệm vụ này trước, hoặc ghi ngày thôi giữ chức vụ."
                    ),
                )

    def _count(self, gone: Assignee, before: CommuneProfile, after: CommuneProfile) -> int:
        today = self._clock.today()
        keys = self._assignments.open_keys(gone)
        return sum(
            any(
                assigning.means(assignee, gone, today, before, after)
                for part in Part
                for assignee in assignees(task.item, task.facts, part, today, before)
            )
            for task in self._store.tasks.tracked(keys, today)
        )


def _gone(before: CommuneProfile, after: CommuneProfile) -> Iterable[Assignee]:
    units = {unit.id for unit in after.units}
    officers = {officer.id for officer in after.officers}
    yield from (choices.unit_assignee(each) for each in before.units if each.id not in units)
    yield from (
        replace(choices.officer_assignee(each), name=each.name or each.title)
        for each in before.officers
        if each.id not in officers
    )
