"""All that is known of one task, for the pane beside the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.schedule import Schedule
from desktop.domain.tracking.model import (
    Assignee,
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    Part,
    PlanItem,
    TaskFacts,
    TaskState,
    Time,
)
from desktop.domain.tracking.people import assignees
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.states import state_of
from desktop.domain.tracking.times import schedule_of
from desktop.services.ports import Step
from desktop.services.task_ports import Tracked
from desktop.services.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class TimeDetail:
    """One time of a task with its state of today, and what was noted on it."""

    time: Time
    state: TaskState
    fact: OccurrenceFact | None = None


@dataclass(frozen=True, slots=True)
class EvidenceDetail:
    """An evidence of a task, where in it the proof stands, and since when it is attached."""

    evidence: Evidence
    link: EvidenceLink
    attached: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """All that is known of one task.

    Attributes:
        line: The task as a line of the list.
        item: The task as its plan words it.
        facts: What was noted on it.
        times: Its times with their states, in order.
        evidence: What proves it.
        lead, cooperate: Who has it today.
        reading: How the wording of its time is read, with its doubts; what counts in its place
            stands in ``facts.mark.schedule``.
        history: The last steps that touched it, newest first.
    """

    line: TaskLine
    item: PlanItem
    facts: TaskFacts
    times: tuple[TimeDetail, ...]
    evidence: tuple[EvidenceDetail, ...]
    lead: tuple[Assignee, ...]
    cooperate: tuple[Assignee, ...]
    reading: Schedule
    history: tuple[Step, ...]


def detail_of(desk: Desk, key: str) -> TaskDetail:
    """Return all that is known of the task; refuses an unknown key."""
    task, today, profile = desk.one(key), desk.today(), desk.profile()
    item, facts = task.item, task.facts
    return TaskDetail(
        line=task.line,
        item=item,
        facts=facts,
        times=tuple(_times(task, today)),
        evidence=tuple(_evidence(desk, facts)),
        lead=assignees(item, facts, Part.LEAD, today, profile),
        cooperate=assignees(item, facts, Part.COOPERATE, today, profile),
        reading=schedule_of(item),
        history=tuple(desk.store.history.steps_of_rows(desk.tasks.rows_of(item.id))),
    )


def _times(task: Tracked, today: dt.date) -> Iterator[TimeDetail]:
    noted = {fact.id: fact for fact in task.facts.occurrences}
    for time in task.times:
        state = state_of(task.item, task.facts, (time,), today)
        yield TimeDetail(time, state, noted.get(time.fact_id))


def _evidence(desk: Desk, facts: TaskFacts) -> Iterator[EvidenceDetail]:
    made = desk.store.history.made_at([link.id for link in facts.evidence])
    for link in facts.evidence:
        evidence = desk.tasks.evidence.get(link.evidence_id)
        if evidence is not None:
            at = made.get(link.id)
            yield EvidenceDetail(evidence, link, at.date() if at else None)
