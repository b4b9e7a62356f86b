"""What differs between two sets of figures: the numbers, and the tasks behind the difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.domain.reporting.figures import Figures, ReportTask
from desktop.domain.tracking.model import TaskState


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that differs.

    Attributes:
        key: Key of the number (``Figures``).
        before, after: Its values.
    """

    key: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A task whose next due day was changed."""

    task: ReportTask
    before: dt.date | None
    after: dt.date | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to the tasks between two reports; tasks as they stand in the later one.

    Attributes:
        done: Times done that were not done then.
        late: Tasks that became overdue.
        given_up: Tasks that were given up.
        moved: Tasks with another due day though nothing was done.
        added: Tasks that are new.
        gone: Tasks that are no longer followed, as they stood then.
    """

    done: tuple[ReportTask, ...] = ()
    late: tuple[ReportTask, ...] = ()
    given_up: tuple[ReportTask, ...] = ()
    moved: tuple[MovedDate, ...] = ()
    added: tuple[ReportTask, ...] = ()
    gone: tuple[ReportTask, ...] = ()


def differences(before: Figures, after: Figures) -> tuple[Difference, ...]:
    """Return the numbers that differ, in the order of the later figures.

    A scope (area, unit) that only one of them has counts 0 in the other.
    """
    keys = dict.fromkeys((*after.keys(), *before.keys()))
    compared = (Difference(key, len(before.behind(key)), len(after.behind(key))) for key in keys)
    return tuple(each for each in compared if each.before != each.after)


def changes(before: Figures, after: Figures) -> Changes:
    """Return what happened from ``before`` to ``after``."""
    old = {task.id: task for task in before.tasks}
    kept = tuple(task for task in after.tasks if task.id in old)
    now = {task.id for task in after.tasks}
    return Changes(
        done=tuple(task for task in kept if _done(task) - _done(old[task.id])),
        late=_became(kept, old, lambda task: task.state is TaskState.OVERDUE),
        given_up=_became(kept, old, lambda task: task.state is TaskState.NOT_DONE),
        moved=tuple(
            MovedDate(task, old[task.id].due, task.due)
            for task in kept
            if task.due != old[task.id].due and _done(task) == _done(old[task.id])
        ),
        added=tuple(task for task in after.tasks if task.id not in old),
        gone=tuple(task for task in before.tasks if task.id not in now),
    )


def _done(task: ReportTask) -> frozenset[tuple[str, dt.date | None]]:
    """Return the times that are done; the due day tells apart times without a label."""
    return frozenset((time.label, time.due) for time in task.times if time.done_on)


def _became(
    tasks: tuple[ReportTask, ...],
    old: Mapping[str, ReportTask],
    test: Callable[[ReportTask], bool],
) -> tuple[ReportTask, ...]:
    return tuple(task for task in tasks if test(task) and not test(old[task.id]))
