"""Tasks with their facts, as reports count them, written in one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.reporting.figures import Figures, Window
from desktop.domain.reporting.figures_count import Context, report_tasks
from desktop.domain.reporting.model import DataRule, Period
from desktop.domain.reporting.periods import data_days, next_work_days
from desktop.domain.tracking.calendar import WorkCalendar
from desktop.domain.tracking.lines import line_of
from desktop.domain.tracking.model import (
    Evidence,
    EvidenceLink,
    OccurrenceFact,
    Origin,
    PlanItem,
    ProgressEntry,
    TaskFacts,
    TaskMark,
    Time,
)
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.times import times_of

OFFICE = Unit("u-vp", "Văn phòng HĐND và UBND", "VP")
CULTURE = Unit("u-vh", "Phòng Văn hóa - Xã hội", "VHXH")
PROFILE = CommuneProfile(
    Issuer(CommuneKind.XA, "Minh Tiến", "tỉnh Hưng Yên"),
    Era.TWO_LEVEL,
    units=(OFFICE, CULTURE),
    officers=(Officer("o-lan", "Nguyễn Thị Lan", "Chuyên viên", CULTURE.id),),
)
CALENDAR = WorkCalendar((), lambda _year: {})


@dataclass(frozen=True)
class Followed:
    """A task with all that is known of it."""

    item: PlanItem
    facts: TaskFacts
    times: tuple[Time, ...]
    line: TaskLine


def task(
    key: str,
    time: str,
    lead: str = OFFICE.name,
    area: str = "Cải cách thể chế",
    facts: TaskFacts | None = None,
) -> Followed:
    """Return a task of the plan of 2026."""
    item = PlanItem(
        key, "p", Origin.ROW, 0, f"Việc {key}", 2026, 2026, area=area, lead=(lead,), time=time
    )
    return known(item, facts or TaskFacts())


def known(item: PlanItem, facts: TaskFacts) -> Followed:
    times = times_of(item, facts, CALENDAR)
    day = dt.date(2026, 12, 31)
    return Followed(item, facts, times, line_of(item, facts, times, PROFILE, "Kế hoạch", day))


def done(
    followed: Followed, *days: dt.date, label: str = "", quality: int | None = None
) -> Followed:
    """Return the task with its first open times done on these days."""
    waiting = [time for time in followed.times if time.is_open and label in ("", time.label)]
    facts = list(followed.facts.occurrences)
    for number, day in enumerate(days):
        time = waiting[number] if waiting else Time("", None, None)
        key = f"{followed.item.id}-{len(facts)}"
        facts.append(
            OccurrenceFact(
                key, followed.item.id, time.label, time.planned_due, done_on=day, quality=quality
            )
        )
    return known(followed.item, replace(followed.facts, occurrences=tuple(facts)))


def progress(
    followed: Followed,
    on: dt.date,
    percent: int | None = None,
    note: str = "",
    difficulty: str = "",
) -> Followed:
    """Return the task with a line in its diary."""
    key = f"{followed.item.id}-n{len(followed.facts.progress)}"
    entry = ProgressEntry(key, followed.item.id, on, percent, note, difficulty)
    entries = (*followed.facts.progress, entry)
    return known(followed.item, replace(followed.facts, progress=entries))


def dropped(followed: Followed, on: dt.date, reason: str) -> Followed:
    """Return the task given up."""
    mark = TaskMark(followed.item.id, dropped_on=on, dropped_reason=reason)
    return known(followed.item, replace(followed.facts, mark=mark))


def dropped_time(followed: Followed, label: str, reason: str) -> Followed:
    """Return the task with one of its times given up."""
    time = next(time for time in followed.times if time.label == label)
    key = followed.item.id
    fact = OccurrenceFact(f"{key}-x", key, time.label, time.planned_due, dropped_reason=reason)
    return known(followed.item, replace(followed.facts, occurrences=(fact,)))


def proved(followed: Followed, evidence: Evidence, label: str = "") -> Followed:
    """Return the task with an evidence."""
    link = EvidenceLink(f"l-{followed.item.id}", evidence.id, followed.item.id, label)
    return known(followed.item, replace(followed.facts, evidence=(link,)))


def window(period: Period, as_of: dt.date | None = None, year: int = 2026) -> Window:
    """Return the days of a report by the decree."""
    first, last = data_days(period, year, DataRule.DECREE)
    return Window(
        year,
        period,
        first,
        last,
        year_first=dt.date(year - 1, 12, 15),
        as_of=min(as_of or last, last),
        next_last=next_work_days(period, year)[1],
    )


def figures(
    tasks: Sequence[Followed], looked: Window, evidence: Mapping[str, Evidence] | None = None
) -> Figures:
    """Return the figures of a report on these tasks."""
    return Figures(looked, report_tasks(tasks, Context(looked, PROFILE, evidence or {})))
