"""A task as a line of the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from desktop.domain.commune import CommuneProfile
from desktop.domain.schedule import Kind
from desktop.domain.tracking.model import Assignee, Part, PlanItem, TaskFacts, Time
from desktop.domain.tracking.people import assignees
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.states import last_percent, state_of
from desktop.domain.tracking.times import kind_of

_ALL = 100


def line_of(
    item: PlanItem,
    facts: TaskFacts,
    times: Sequence[Time],
    profile: CommuneProfile,
    plan_subject: str,
    day: dt.date,
) -> TaskLine:
    """Return a task as a line of the list, as it stands on ``day``."""
    kind = kind_of(item, facts)
    continuous = kind == Kind.CONTINUOUS.value
    shown = nearest(times, day)
    return TaskLine(
        id=item.id,
        plan_id=item.plan_id,
        origin=item.origin,
        area=item.area,
        title=item.title,
        context=context_of(item),
        products=item.products,
        lead=_words(assignees(item, facts, Part.LEAD, day, profile)),
        cooperate=_words(assignees(item, facts, Part.COOPERATE, day, profile)),
        time=item.time,
        kind=kind,
        state=state_of(item, facts, times, day),
        label=shown.label if shown else "",
        start=shown.start if shown else None,
        due=shown.due if shown else None,
        undated=not continuous and all(t.start is None and t.due is None for t in times),
        continuous=continuous,
        plan=plan_subject,
        **_noted(facts, times, day),
    )


def _noted(facts: TaskFacts, times: Sequence[Time], day: dt.date) -> dict[str, Any]:
    """Return the fields of a line that tell what had happened to the task by ``day``."""
    dated = [time for time in times if time.due is not None]
    mark = facts.mark
    return {
        "done_on": max((t.done_on for t in times if t.done_on and t.done_on <= day), default=None),
        "percent": _percent(facts, times, day),
        "done": sum(not _open(time, day) for time in dated),
        "times": len(dated),
        "evidence": len({link.evidence_id for link in facts.evidence}),
        "reminders": sum(reminder.on <= day for reminder in facts.reminders),
        "last_progress": max((e.on for e in facts.progress if e.on <= day), default=None),
        "confirmed": mark is not None and mark.schedule is not None,
    }


def nearest(times: Sequence[Time], day: dt.date) -> Time | None:
    """Return the open time with the nearest due day, the last one when all are closed."""
    waiting = [time for time in times if _open(time, day)]
    if waiting:
        return min(waiting, key=lambda time: time.due or dt.date.max)
    return times[-1] if times else None


def context_of(item: PlanItem) -> str:
    """Return the words of the levels above the title, the highest first."""
    above = (item.objective, item.task) if item.activity else (item.objective,)
    return " › ".join(words for words in above if words and words != item.title)


def _open(time: Time, day: dt.date) -> bool:
    return not time.dropped and (time.done_on is None or time.done_on > day)


def _percent(facts: TaskFacts, times: Sequence[Time], day: dt.date) -> int:
    """Return how far a task is: all of it once every time that stands is done."""
    standing = [time for time in times if not time.dropped]
    if standing and not any(_open(time, day) for time in standing):
        return _ALL
    return last_percent(facts, day) if facts.progress else 0


def _words(found: Iterable[Assignee]) -> str:
    return "; ".join(each.name for each in found)
