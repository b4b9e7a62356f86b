"""Short ways to make a task, what happened to it, and an office."""

from __future__ import annotations

import datetime as dt
from typing import Any

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.schedule import Occurrence
from desktop.domain.tracking.calendar import WorkCalendar
from desktop.domain.tracking.model import (
    AcceptedSchedule,
    OccurrenceFact,
    Origin,
    PlanItem,
    ProgressEntry,
    TaskFacts,
    TaskMark,
    Time,
)
from desktop.domain.tracking.times import times_of

PLAIN = WorkCalendar((), lambda _year: {})
"""Monday to Friday, no holidays."""

NOTHING = TaskFacts()


def day(text: str) -> dt.date:
    """Read "15/3/2026"."""
    number, month, year = text.split("/")
    return dt.date(int(year), int(month), int(number))


def item(time: str = "", first: int = 2026, last: int | None = None, **more: Any) -> PlanItem:
    return PlanItem(
        **{"id": "t", "plan_id": "p", "origin": Origin.ROW, "order": 0, "task": "Việc"} | more,
        first_year=first,
        last_year=last or first,
        time=time,
    )


def fact(label: str = "", due: str = "", done: str = "", **more: Any) -> OccurrenceFact:
    return OccurrenceFact(
        more.pop("id", f"fact {label}"),
        "t",
        label,
        day(due) if due else None,
        day(done) if done else None,
        **more,
    )


def entry(on: str, percent: int | None = None, **more: Any) -> ProgressEntry:
    return ProgressEntry(more.pop("id", f"entry {on}"), "t", day(on), percent, **more)


def accepted(kind: str, *spans: tuple[str, str, str]) -> AcceptedSchedule:
    return AcceptedSchedule(
        kind,
        tuple(
            Occurrence(label, day(start) if start else None, day(due) if due else None)
            for label, start, due in spans
        ),
    )


def marked(**more: Any) -> TaskFacts:
    return TaskFacts(mark=TaskMark("t", **more))


def times(task: PlanItem, facts: TaskFacts = NOTHING) -> tuple[Time, ...]:
    return times_of(task, facts, PLAIN)


UNITS = (
    Unit("vp", "Văn phòng HĐND và UBND", aliases=("Văn phòng HĐND và UBND xã",)),
    Unit("kt", "Phòng Kinh tế"),
    Unit("vhxh", "Phòng Văn hóa - Xã hội", short="VHXH"),
    Unit("hcc", "Trung tâm Phục vụ hành chính công"),
)
OFFICERS = (
    Officer("lan", "Nguyễn Thị Lan", "Chủ tịch", signs=True),
    Officer("an", "Trần Văn An", "Công chức Văn phòng - Thống kê", "vp"),
    Officer("binh", "Lê Thị Bình", "Công chức Văn phòng - Thống kê", "vhxh"),
    Officer("cuong", "Phạm Văn Cường", "Trưởng phòng Kinh tế", "kt"),
)


def office(
    units: tuple[Unit, ...] = UNITS, officers: tuple[Officer, ...] = OFFICERS
) -> CommuneProfile:
    return CommuneProfile(
        Issuer(CommuneKind.XA, "Hòa Bình", "tỉnh Hòa An"),
        Era.TWO_LEVEL,
        units=units,
        officers=officers,
    )
