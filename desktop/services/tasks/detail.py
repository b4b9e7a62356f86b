"""All that is known of one task, for the pane beside the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.schedule import Schedule
from desktop.domain.tracking.model import (
    Assignee,
    Evidence,
    EvidenceLink,
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
from desktop.services.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class TimeDetail:
    """One time of a task with its state of today."""

    time: Time
    state: TaskState


@dataclass(frozen=True, slots=True)
class EvidenceDetail:
    """An evidence of a task, and where in it the proof stands."""

    evidence: Evidence
    link: EvidenceLink


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
        times=tuple(TimeDetail(time, state_of(item, facts, (time,), today)) for time in task.times),
        evidence=tuple(_evidence(desk, facts)),
        lead=assignees(item, facts, Part.LEAD, today, profile),
        cooperate=assignees(item, facts, Part.COOPERATE, today, profile),
        reading=schedule_of(item),
        history=tuple(desk.store.history.steps_of_rows([*_rows_of(item.id, facts)])),
    )


def _evidence(desk: Desk, facts: TaskFacts) -> Iterator[EvidenceDetail]:
    for link in facts.evidence:
        evidence = desk.tasks.evidence.get(link.evidence_id)
        if evidence is not None:
            yield EvidenceDetail(evidence, link)


def _rows_of(key: str, facts: TaskFacts) -> Iterator[str]:
    """Yield the keys of all rows that tell of a task; its mark has the key of the task."""
    yield key
    for kept in (facts.occurrences, facts.progress, facts.assignments):
        yield from (each.id for each in kept)
    for linked in (facts.evidence, facts.reminders):
        yield from (each.id for each in linked)
