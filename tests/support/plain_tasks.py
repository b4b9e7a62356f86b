"""The list of tasks reckoned plainly, task by task, from what a store keeps: to compare with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.folding import fold
from desktop.domain.sorting import sort_key
from desktop.domain.tracking.calendar import WorkCalendar
from desktop.domain.tracking.items import items_of
from desktop.domain.tracking.lines import line_of
from desktop.domain.tracking.model import Part, PlanItem, TaskFacts, TaskState, Time
from desktop.domain.tracking.people import assignees, refs_of
from desktop.domain.tracking.query import Order, SortKey, TaskLine, TaskQuery
from desktop.domain.tracking.states import facts_until
from desktop.domain.tracking.times import times_of
from desktop.domain.tracking.words import URGENCY
from desktop.services.ports import Store
from tests.support.many_tasks import office


@dataclass(frozen=True)
class PlainTask:
    """A task on a day."""

    item: PlanItem
    facts: TaskFacts
    times: tuple[Time, ...]
    line: TaskLine
    refs: dict[Part, frozenset[str]]
    tracked: bool


def facts_of(store: Store, key: str) -> TaskFacts:
    tasks = store.tasks
    lists = {
        name: tuple(records.list("task_id", key))
        for name, records in (
            *(("occurrences", tasks.occurrences), ("progress", tasks.progress)),
            *(("assignments", tasks.assignments), ("evidence", tasks.evidence_links)),
            ("reminders", tasks.reminders),
        )
    }
    return TaskFacts(mark=tasks.marks.get(key), **lists)  # type: ignore[arg-type]


def all_tasks(store: Store, today: dt.date) -> list[PlainTask]:
    """Return every task as it stood on ``today``, in the order of the paper."""
    plans = [store.plans.get(summary.id) for summary in store.plans.list()]
    plans.sort(key=lambda plan: (-plan.years.first, _words(plan.subject), plan.id))
    found = [(item, plan.subject, plan.tracked) for plan in plans for item in items_of(plan)]
    own = sorted(store.tasks.own.list(), key=lambda item: item.order)
    found += [(item, "", True) for item in own]
    calendar = WorkCalendar(store.tasks.special_days.list(), lambda _year: {})
    profile = store.profile.get() or office()
    made = []
    for item, subject, tracked in found:
        facts = facts_until(facts_of(store, item.id), today)
        times = times_of(item, facts, calendar)
        line = line_of(item, facts, times, profile, subject, today)
        refs = {
            part: refs_of(assignees(item, facts, part, today, profile), profile, today)
            for part in Part
        }
        made.append(PlainTask(item, facts, times, line, refs, tracked))
    return made


def found(tasks: Sequence[PlainTask], query: TaskQuery, order: Order) -> list[PlainTask]:
    """Return the tasks that ``query`` asks for, in order."""
    asked = [task for task in tasks if _meets(task, query)]
    if order.key is SortKey.PLAN:
        return asked[::-1] if order.descending else asked
    value = _VALUES[order.key]
    last = [task for task in asked if value(task.line) is None]
    others = [task for task in asked if value(task.line) is not None]
    return sorted(others, key=lambda task: value(task.line), reverse=order.descending) + last


def _meets(task: PlainTask, query: TaskQuery) -> bool:
    line = task.line
    parts = [query.part] if query.part else list(Part)
    done = line.done_on is not None or line.state in (TaskState.DONE, TaskState.DONE_LATE)
    return all(
        (
            query.untracked or task.tracked,
            all(word in _text(task) for word in fold(query.text).split()),
            not query.assignees or any(query.assignees & task.refs[part] for part in parts),
            not query.states or line.state in query.states,
            not query.plans or line.plan_id in query.plans,
            not query.areas or line.area in query.areas,
            query.year is None or task.item.first_year <= query.year <= task.item.last_year,
            _within(line.due, query.due_from, query.due_to),
            _within(line.done_on, query.done_from, query.done_to),
            query.undated in (None, line.undated),
            query.continuous in (None, line.continuous),
            query.without_evidence in (None, done and not line.evidence),
            query.reminded in (None, line.reminders > 0),
        )
    )


def _within(day: dt.date | None, first: dt.date | None, last: dt.date | None) -> bool:
    if first is None and last is None:
        return True
    return day is not None and (first or dt.date.min) <= day <= (last or dt.date.max)


def _text(task: PlainTask) -> str:
    item, mark = task.item, task.facts.mark
    texts = [item.objective, item.task, item.activity, *item.products, item.area, item.time]
    texts += [*item.lead, *item.cooperate, item.budget, task.line.plan]
    texts += [each.assignee.name for each in task.facts.assignments]
    texts += [mark.note if mark else ""]
    return fold(" ".join(texts))


def _words(text: str) -> Any:
    """Return what the first words of a text are sorted by, None when there are no words."""
    key = sort_key(" ".join(text.split()[:16]))
    return [syllable[:3] for syllable in key] or None


_VALUES: dict[SortKey, Callable[[TaskLine], Any]] = {
    SortKey.TITLE: lambda line: _words(line.title) or [(9,)],
    SortKey.LEAD: lambda line: _words(line.lead),
    SortKey.AREA: lambda line: _words(line.area),
    SortKey.DUE: lambda line: line.due,
    SortKey.STATE: lambda line: URGENCY.index(line.state),
    SortKey.PERCENT: lambda line: line.percent,
    SortKey.TIME: lambda line: _words(line.time),
}
