"""An office with a plan of a few tasks, whose day the tests turn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import paths
from desktop.app import Application
from desktop.domain.commune import CommuneProfile, Officer
from desktop.domain.facts import ReportDue, Target
from desktop.domain.plan import Plan, PlanKind, PlanStatus, YearSpan
from desktop.domain.tasks import Placement, Task, TaskGroup, TaskTable
from desktop.domain.tracking.query import TaskQuery
from desktop.services.program import Services

CULTURE = "Phòng Văn hóa - Xã hội"
ECONOMY = "Phòng Kinh tế"
LAN, BINH = "o-lan", "o-binh"


class TurningClock:
    """A clock that stands at half past eight of a day, until it is turned."""

    def __init__(self, day: dt.date) -> None:
        self.day = day

    def today(self) -> dt.date:
        return self.day

    def now(self) -> dt.datetime:
        return dt.datetime.combine(self.day, dt.time(8, 30), dt.UTC)


def plan(year: int = 2026, key: str = "k") -> Plan:
    """Return the plan: one task of each kind of time."""
    rows = (
        TaskGroup(f"{key}-g1", "Cải cách thể chế"),
        _task(key, "ra-soat", "Rà soát văn bản", CULTURE, "Tháng 01"),
        _task(key, "bao-cao", "Báo cáo định kỳ", CULTURE, "Hằng quý"),
        TaskGroup(f"{key}-g2", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
        _task(key, "niem-yet", "Niêm yết thủ tục hành chính", ECONOMY, "Thường xuyên"),
        _task(key, "tap-huan", "Tập huấn dịch vụ công", ECONOMY, "Quý II"),
        _task(key, "ky-luat", "Chấp hành kỷ luật, kỷ cương", "Các cơ quan, đơn vị", "Quý I"),
    )
    return Plan(
        id=key,
        kind=PlanKind.ANNUAL_REFORM,
        document_type="KH",
        years=YearSpan(year, year),
        subject=f"Cải cách hành chính năm {year}",
        number="05",
        date=dt.date(year, 1, 12),
        status=PlanStatus.ISSUED,
        task_table=TaskTable((), Placement.APPENDIX, rows),
        targets=(
            Target(f"{key}-t1", "II.1", "98% thủ tục hành chính đúng hạn", ">=", 98, "%"),
            Target(f"{key}-t2", "II.2", "Thời gian chờ không quá 15 phút", "<=", 15, "phút/lượt"),
        ),
        reports=(ReportDue(f"{key}-r1", "Q1", "Sở Nội vụ", "03-12"),),
    )


def _task(key: str, name: str, words: str, lead: str, time: str) -> Task:
    return Task(f"{key}-{name}", words, products=(f"Kết quả {name}",), lead=(lead,), time=time)


class ReportOffice:
    """The open workspace with shortcuts for tests."""

    def __init__(self, services: Services, clock: TurningClock, folder: Path) -> None:
        self.services = services
        self.clock = clock
        self.folder = folder

    def on(self, month: int, day: int, year: int = 2026) -> ReportOffice:
        """Turn the clock."""
        self.clock.day = dt.date(year, month, day)
        return self

    def done(self, name: str, month: int, day: int, label: str | None = None) -> None:
        """Note that a task was carried out on a day, as entered on that day or later."""
        on = dt.date(2026, month, day)
        self.services.tasks.done([f"k-{name}"], on=on, label=label)

    def states(self) -> dict[str, int]:
        """Return how many tasks are in each state today."""
        found = self.services.tasks.find(TaskQuery(year=2026)).states
        return {state.value: count for state, count in found.items() if count}

    @property
    def profile(self) -> CommuneProfile:
        return self.services.profile.get()


def report_office(
    monkeypatch: pytest.MonkeyPatch, folder: Path, plans: Sequence[Plan] = ()
) -> ReportOffice:
    """Return xã Minh Tiến on 20/3/2026 with the plan of the year and two named officers."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(folder / "home"))
    clock = TurningClock(dt.date(2026, 3, 20))
    services = Application(clock).create(folder / "xa.khx")
    profile = services.profile.proposal("two-level", "Minh Tiến", "tỉnh Hưng Yên")
    unit = next(unit for unit in profile.units if unit.name == CULTURE)
    people = (
        Officer(LAN, "Nguyễn Thị Lan", "Chuyên viên", unit.id),
        Officer(BINH, "Trần Văn Bình", "Chuyên viên", unit.id),
    )
    services.profile.set_up(replace(profile, officers=(*profile.officers, *people)))
    for each in plans or (plan(),):
        services.plans.add(each, "Thêm kế hoạch")
    return ReportOffice(services, clock, folder)
