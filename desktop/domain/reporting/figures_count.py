"""Tasks turned into the figures of a report, as they stood on the day that it looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from desktop.domain.commune import CommuneProfile
from desktop.domain.decree_dates import decree_date
from desktop.domain.document_types import type_of
from desktop.domain.reporting.areas import area_of
from desktop.domain.reporting.figures import (
    ReportNote,
    ReportTask,
    ReportTime,
    Window,
)
from desktop.domain.tracking.model import (
    Assignee,
    AssigneeKind,
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    Part,
    PlanItem,
    TaskFacts,
    Time,
)
from desktop.domain.tracking.people import assignees, refs_of
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.states import (
    facts_until,
    has_progress,
    last_percent,
    state_of,
    state_of_time,
)


class Followed(Protocol):
    """A task with all that is known of it."""

    @property
    def item(self) -> PlanItem:
        """The task as its plan words it."""

    @property
    def facts(self) -> TaskFacts:
        """What is kept about it."""

    @property
    def times(self) -> tuple[Time, ...]:
        """Its times with what happened to them."""

    @property
    def line(self) -> TaskLine:
        """The task as a line of the list."""


@dataclass(frozen=True, slots=True)
class Context:
    """What tasks are counted against.

    Attributes:
        window: The days of the report.
        profile: The commune with its units and officers.
        evidence: Evidences by key.
    """

    window: Window
    profile: CommuneProfile
    evidence: Mapping[str, Evidence]


def report_tasks(tasks: Iterable[Followed], context: Context) -> tuple[ReportTask, ...]:
    """Return the tasks as they stood on the day of the report, in the order given."""
    return tuple(report_task(task, context) for task in tasks)


def report_task(task: Followed, context: Context) -> ReportTask:
    """Return one task as it stood: nothing that became known later counts."""
    day = context.window.as_of
    facts = facts_until(task.facts, day)
    times = tuple(_as_known(time, day) for time in task.times)
    area = area_of(task.item.area)
    leads = assignees(task.item, facts, Part.LEAD, day, context.profile)
    mark = facts.mark
    return ReportTask(
        id=task.item.id,
        title=task.item.title,
        area=area.key,
        area_title=area.title,
        area_order=area.order,
        lead="; ".join(who.name for who in leads),
        units=_units(leads, context.profile, day),
        state=state_of(task.item, facts, times, day),
        continuous=task.line.continuous,
        percent=_percent(times, facts, day),
        times=tuple(_report_time(time, facts, task.line.continuous, context) for time in times),
        notes=_notes(facts, context.window),
        reason=mark.dropped_reason if mark else "",
        evidence=_evidence(task.facts.evidence, context),
        reminders=sum(context.window.holds(reminder.on) for reminder in facts.reminders),
        time=task.item.time,
    )


def cite(evidence: Evidence) -> str:
    """Return an evidence in words: "Báo cáo số 15/BC-UBND ngày 05 tháng 3 năm 2026".

    One without number is told by its subject, else by the name of its file.
    """
    if not evidence.number:
        return evidence.subject or evidence.file_name
    kind = type_of(evidence.number.partition("/")[2].partition("-")[0])
    parts = (kind.name if kind else "", f"số {evidence.number}")
    day = decree_date(evidence.date) if evidence.date else ""
    return " ".join(part for part in (*parts, day) if part)


def _as_known(time: Time, day: dt.date) -> Time:
    return replace(time, done_on=None) if time.done_on and time.done_on > day else time


def _units(
    leads: Sequence[Assignee], profile: CommuneProfile, day: dt.date
) -> tuple[tuple[str, str], ...]:
    """Return the units below which a task is counted; who has no unit stands for himself."""
    names = {f"{AssigneeKind.UNIT.value}:{unit.id}": unit.name for unit in profile.units}
    found: dict[str, str] = {}
    for who in leads:
        refs = refs_of((who,), profile, day)
        units = {ref: name for ref, name in names.items() if ref in refs}
        found |= units or {who.ref: who.name}
    return tuple(found.items())


def _percent(times: Sequence[Time], facts: TaskFacts, day: dt.date) -> int:
    standing = [time for time in times if not time.dropped]
    if standing and not any(time.is_open for time in standing):
        return 100
    return last_percent(facts, day)


def _report_time(time: Time, facts: TaskFacts, continuous: bool, context: Context) -> ReportTime:
    fact = next((fact for fact in facts.occurrences if fact.id == time.fact_id), None)
    links = tuple(link for link in facts.evidence if link.label in (time.label, ""))
    day = context.window.as_of
    return ReportTime(
        label=time.label,
        due=time.due,
        done_on=time.done_on,
        state=state_of_time(time, day, has_progress(facts, day, time), continuous),
        reason=_reason(fact),
        evidence=_evidence(links, context),
    )


def _reason(fact: OccurrenceFact | None) -> str:
    return (fact.dropped_reason or fact.extension_reason) if fact else ""


def _notes(facts: TaskFacts, window: Window) -> tuple[ReportNote, ...]:
    entries = sorted(
        (entry for entry in facts.progress if window.holds(entry.on)),
        key=lambda entry: (entry.on, entry.id),
    )
    return tuple(
        ReportNote(entry.on, entry.percent, entry.note, entry.difficulty) for entry in entries
    )


def _evidence(links: Iterable[EvidenceLink], context: Context) -> tuple[str, ...]:
    found = evidence_known(links, context.evidence, context.window.as_of)
    return tuple(dict.fromkeys(map(cite, found)))


def evidence_known(
    links: Iterable[EvidenceLink], evidence: Mapping[str, Evidence], day: dt.date
) -> Iterator[Evidence]:
    """Yield the evidences of ``links`` that were there on ``day``.

    A document of a later day proves nothing yet; one without a day is taken to have been there.
    """
    for link in links:
        found = evidence.get(link.evidence_id)
        if found is not None and (found.date is None or found.date <= day):
            yield found
