"""Facts that come of a mark: which time it belongs to, and the row before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.decree_dates import short_date
from desktop.domain.folding import fold
from desktop.domain.ids import new_id
from desktop.domain.tracking.model import OccurrenceFact, ProgressEntry, TaskMark, Time
from desktop.errors import Refused
from desktop.i18n import _
from desktop.services.task_ports import Tracked

UNDATED = Time("", None, None)
"""The one time of a task of which no date is known."""


def mark_of(task: Tracked) -> TaskMark:
    """Return the mark of a task, an empty one when nothing was noted yet."""
    return task.facts.mark or TaskMark(task.item.id)


def is_empty(mark: TaskMark) -> bool:
    """Tell whether a mark says nothing and need not be kept."""
    return mark == TaskMark(mark.task_id)


def fact_of(task: Tracked, time: Time) -> OccurrenceFact:
    """Return the fact behind a time, a new one when nothing happened to it yet."""
    for fact in task.facts.occurrences:
        if fact.id == time.fact_id:
            return fact
    due = time.planned_due or time.due
    return OccurrenceFact(new_id(), task.item.id, time.label, due)


def times_of(task: Tracked) -> Sequence[Time]:
    """Return the times of a task; one without dates has a single time without a name."""
    return task.times or (UNDATED,)


def nearest_open(task: Tracked) -> Time | None:
    """Return the open time that is due first, None when all are closed."""
    return min(
        (time for time in times_of(task) if time.is_open),
        key=lambda time: time.due or dt.date.max,
        default=None,
    )


def last_closed(task: Tracked) -> Time | None:
    """Return the time closed last, None when all are open."""
    return max(
        (time for time in task.times if not time.is_open),
        key=lambda time: (time.done_on or dt.date.min, time.due or dt.date.min),
        default=None,
    )


def time_named(task: Tracked, label: str) -> Time:
    """Return the time of that name, written with or without marks; refuses an unknown name."""
    times = times_of(task)
    for time in times:
        if time.label == label:
            return time
    found = [time for time in times if fold(time.label) == fold(label)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(time.label for time in times if time.label)
    raise Refused(
        _("Nhiệm vụ không có lần thực hiện “{label}”.").format(label=label),
        advice=_("Các lần: {known}.").format(known=known) if known else "",
    )


def done(
    task: Tracked, label: str | None, on: dt.date, note: str, quality: int | None
) -> OccurrenceFact | None:
    """Return the fact of a completion; None when the task has no open time left."""
    if task.facts.mark is not None and task.facts.mark.dropped_on is not None:
        return None
    time = nearest_open(task) if label is None else time_named(task, label)
    if time is None:
        return None
    fact = fact_of(task, time)
    return replace(
        fact,
        done_on=on,
        dropped_reason="",
        note=note or fact.note,
        quality=fact.quality if quality is None else quality,
    )


def reopened(task: Tracked, label: str | None) -> OccurrenceFact | None:
    """Return the fact of a closed time open again; None when there is nothing to open."""
    time = last_closed(task) if label is None else time_named(task, label)
    if time is None or time.is_open:
        return None
    return replace(fact_of(task, time), done_on=None, dropped_reason="", quality=None)


def extended(task: Tracked, label: str, to: dt.date, reason: str) -> OccurrenceFact:
    """Return the fact of a postponement; refuses a closed time and a day that is no later."""
    time = nearest_open(task) if not label else time_named(task, label)
    if time is None or not time.is_open:
        raise Refused(_("Lần thực hiện này đã xong nên không gia hạn được."))
    if time.due is None:
        raise Refused(
            _("Nhiệm vụ chưa có thời hạn nên không gia hạn được."),
            advice=_("Hãy đặt thời hạn cho nhiệm vụ."),
        )
    if to <= time.due:
        raise Refused(
            _("Ngày gia hạn {to} không muộn hơn thời hạn hiện nay {due}.").format(
                to=short_date(to), due=short_date(time.due)
            )
        )
    return replace(fact_of(task, time), extended_to=to, extension_reason=reason)


def dropped(task: Tracked, label: str, reason: str) -> OccurrenceFact:
    """Return the fact of one time that is not carried out."""
    time = time_named(task, label)
    return replace(fact_of(task, time), done_on=None, dropped_reason=reason)


def diary_line(task: Tracked, line: ProgressEntry) -> ProgressEntry:
    """Return a line of the diary of a task; refuses the name of a time it does not have."""
    label = time_named(task, line.label).label if line.label else ""
    return replace(line, id=new_id(), task_id=task.item.id, label=label)
