"""What all services of tasks share: the store, the day, the tasks that were chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager

from desktop.domain.commune import CommuneProfile
from desktop.domain.consolidation.letterhead import profile_of
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.ports import Clock, Store
from desktop.services.task_ports import TaskStore, Tracked

TITLE_LENGTH = 60
"""Letters of a task's title shown in the name of a step."""


class Desk:
    """The store with the day of today; refuses keys that are none."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self._clock = clock

    @property
    def tasks(self) -> TaskStore:
        """The tasks in the store."""
        return self.store.tasks

    def today(self) -> dt.date:
        """Return the day of today."""
        return self._clock.today()

    def profile(self) -> CommuneProfile:
        """Return the commune, or the office above communes; refuses what was never set up."""
        profile = self.store.profile.get()
        if profile is None:
            level = self.store.received.level()
            if level.name:
                return profile_of(level)
            raise Refused(_("Chưa có thông tin xã trong tệp dữ liệu này."))
        return profile

    def full_keys(self, keys: Sequence[str]) -> list[str]:
        """Return the whole keys, each once; refuses none at all and unknown ones."""
        return [task.item.id for task in self.chosen(keys)]

    def chosen(self, keys: Sequence[str]) -> list[Tracked]:
        """Return the tasks with all that is known of them, in order, each once.

        Refuses no key at all and unknown ones; the beginning of a key is enough.
        """
        if not keys:
            raise Refused(_("Chưa chọn nhiệm vụ nào."))
        once = list(dict.fromkeys(keys))
        found = {task.item.id: task for task in self.tasks.tracked(once, self.today())}
        if len(found) < len(once):
            whole = [key if key in found else self.tasks.item(key).id for key in once]
            once = list(dict.fromkeys(whole))
            found = {task.item.id: task for task in self.tasks.tracked(once, self.today())}
        return list(found.values())

    def one(self, key: str) -> Tracked:
        """Return one task with all that is known of it."""
        return self.chosen([key])[0]

    def step(self, action: str, tasks: Sequence[Tracked]) -> AbstractContextManager[int]:
        """Open the step of an action on tasks, named after the only one or by their count."""
        if len(tasks) == 1:
            label = _("{action}: {title}").format(action=action, title=short_title(tasks[0]))
            return self.store.step(label, tasks[0].item.id)
        return self.store.step(
            _("{action} {count} nhiệm vụ").format(action=action, count=len(tasks))
        )


def short_title(task: Tracked) -> str:
    """Return the title of a task, cut at a word where it is long."""
    title = task.item.title
    if len(title) <= TITLE_LENGTH:
        return title
    return title[: TITLE_LENGTH + 1].rsplit(" ", 1)[0][:TITLE_LENGTH] + "…"
