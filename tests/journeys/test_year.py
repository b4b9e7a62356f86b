"""A year of an office simulated day by day, beside a plain model of what must be true each day."""

import copy
import datetime as dt
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.app import Application
from desktop.domain.commune import Officer, Unit
from desktop.domain.ids import new_id
from desktop.domain.outgoing import Purpose
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.reporting.model import Period
from desktop.domain.tasks import Placement, Task, TaskGroup, TaskTable
from desktop.domain.tracking.model import Assignee, AssigneeKind, OccurrenceFact
from desktop.domain.tracking.query import Order, TaskQuery
from desktop.services.program import Services
from desktop.services.tasks.today import Number
from tests.journeys.year_model import (
    CONTINUOUS,
    EVENT_DAYS,
    STATES,
    WORDINGS,
    ModelTask,
    ModelTime,
    Year,
    d,
)
from tests.support.clocks import HandClock
from tests.support.programs import program

PLANS, TASKS_EACH = 3, 40
LEAVES_ON, MERGES_ON = d(4, 10), d(7, 1)
CUT_DAY = 15
"""Day of each month on which the power fails in the middle of a step."""
URGE_DAY = 20
"""Day of each month on which somebody gets a letter."""
REPORTS = {
    d(3, 14): Period.Q1,
    d(6, 14): Period.H1,
    d(9, 14): Period.Q3,
    d(12, 14): Period.YEAR,
}
"""Last days of the data of the four reports, on which their figures are frozen."""

UNITS = (
    Unit("u-vp", "Văn phòng HĐND và UBND", "VP"),
    Unit("u-kt", "Phòng Kinh tế", "KT"),
    Unit("u-vh", "Phòng Văn hóa - Xã hội", "VHXH"),
    Unit("u-tt", "Trung tâm Phục vụ hành chính công", "TTPVHCC"),
)
OFFICERS = (
    Officer("o-binh", "Trần Thị Bình", "Chuyên viên tổng hợp", "u-vp"),
    Officer("o-chi", "Lê Văn Chi", "Chuyên viên kế hoạch", "u-kt"),
)
LEADS = (*(unit.name for unit in UNITS), *(officer.name for officer in OFFICERS))
UNIT_OF = {
    **{unit.name: unit.id for unit in UNITS},
    "Trần Thị Bình": "u-vp",
    "Lê Văn Chi": "u-kt",
}


class Office:
    """The program under test, and the model beside it."""

    def __init__(self, application: Application, folder: Path, clock: HandClock) -> None:
        self.application = application
        self.folder = folder
        self.clock = clock
        self.chance = random.Random(2026)
        self.services = application.create(folder / "xa.khx")
        self._set_up()
        officers = {officer.name: officer.id for officer in OFFICERS}
        self.year = Year(dict(self._plans()), UNIT_OF, officers)
        self.letters = 0
        self.frozen: dict[str, dict[str, int]] = {}

    def _set_up(self) -> None:
        profile = self.services.profile.proposal("two-level", "Minh Tiến", "tỉnh Hưng Yên")
        self.services.profile.set_up(replace(profile, units=UNITS, officers=OFFICERS))

    def _plans(self) -> Iterator[tuple[str, ModelTask]]:
        for number in range(PLANS):
            tasks = [self._task(f"kh{number}", place) for place in range(TASKS_EACH)]
            rows = [
                Task(task.key, task.title, lead=(task.lead,), time=task.wording) for task in tasks
            ]
            plan = Plan(
                f"kh{number}",
                PlanKind.OTHER,
                "KH",
                YearSpan(2026, 2026),
                f"Kế hoạch thứ {number}",
                task_table=TaskTable((), Placement.APPENDIX, (TaskGroup(f"g{number}", "I"), *rows)),
            )
            self.services.plans.add(plan, "Nhập kế hoạch")
            yield from ((task.key, task) for task in tasks)

    def _task(self, plan: str, place: int) -> ModelTask:
        wording, times = WORDINGS[place % len(WORDINGS)]
        return ModelTask(
            f"{plan}-n{place:02d}",
            f"Nhiệm vụ {place} của {plan}",
            plan,
            self.chance.choice(LEADS),
            wording,
            [ModelTime(start, due) for start, due in times],
            wording in CONTINUOUS,
            EVENT_DAYS.get(wording),
        )

    # a day of work

    def work(self) -> None:
        """Do what an office does in a day: a few things to a few tasks, some taken back."""
        for task in self.chance.sample([*self.year], 10):
            deed: Callable[[ModelTask], bool] = self.chance.choice(
                (
                    *(self._done, self._done, self._progress, self._extend, self._drop),
                    *(self._reopen, self._prove, self._event),
                )
            )
            before = copy.deepcopy(task)
            if deed(task) and self.chance.random() < 0.1:
                assert self.services.history.undo() is not None
                self.year.tasks[task.key] = before

    def _done(self, task: ModelTask) -> bool:
        waiting = task.open_times()
        due = waiting[0].due if waiting else None
        soon = due is not None and (due - self.clock.day).days < self.chance.randint(-20, 25)
        if task.dropped or not soon:
            return False
        on = self.clock.day - dt.timedelta(days=self.chance.choice((0, 0, 1, 3)))
        self.services.tasks.done([task.key], max(on, d(1, 1)))
        waiting[0].done_on = max(on, d(1, 1))
        return True

    def _progress(self, task: ModelTask) -> bool:
        if self.chance.random() < 0.7:
            return False
        percent = self.chance.choice((0, 10, 40, 80, 100))
        self.services.tasks.progress([task.key], percent, "Đang làm")
        task.diary.append(percent)
        return True

    def _extend(self, task: ModelTask) -> bool:
        waiting = task.open_times()
        if not waiting or task.state(self.clock.day) != "overdue" or self.chance.random() < 0.8:
            return False
        until = self.clock.day + dt.timedelta(days=self.chance.randint(0, 30))
        assert waiting[0].due is not None
        if until <= waiting[0].due:
            return False
        self.services.tasks.extend(task.key, "", until, "Chủ tịch đồng ý")
        waiting[0].due = until
        return True

    def _drop(self, task: ModelTask) -> bool:
        if self.chance.random() < 0.97 or task.dropped:
            return False
        self.services.tasks.drop([task.key], "Không còn phù hợp")
        task.dropped = True
        return True

    def _reopen(self, task: ModelTask) -> bool:
        closed = [time for time in task.times if time.done_on]
        if not closed or task.dropped or self.chance.random() < 0.9:
            return False
        last = max(closed, key=lambda time: (time.done_on, time.due))
        self.services.tasks.reopen([task.key])
        last.done_on = None
        return True

    def _prove(self, task: ModelTask) -> bool:
        if task.last_done() is None:
            return False
        number = f"{self.chance.randint(1, 60)}/BC-UBND"
        found = self.services.evidence.attach_document(
            [task.key], number, d(1, 1), f"Báo cáo {number}"
        )
        task.evidence = task.evidence + (found.step_id is not None)
        return found.step_id is not None

    def _event(self, task: ModelTask) -> bool:
        if task.event_days is None or task.times or self.chance.random() < 0.8:
            return False
        self.services.tasks.event(task.key, "12/KH-UBND", self.clock.day)
        due = self.clock.day + dt.timedelta(days=task.event_days)
        task.times = [ModelTime(self.clock.day, due)]
        return True

    def urge(self) -> None:
        """Write to the first who has something burning; each of these tasks counts it."""
        burning = self.year.to_remind(self.clock.day)
        people = self.services.letters.people_to_remind()
        self.services.letters.urge([people[0].assignee])
        self.letters += 1
        for key in set().union(*burning[people[0].assignee.ref]):
            self.year.tasks[key].reminders += 1

    def report(self, period: Period) -> None:
        """Freeze the report of a period, and keep what its figures must be for ever."""
        report = self.services.reports.open(period, 2026).value
        self.services.reports.freeze(report.id)
        day = self.clock.day
        self.frozen[report.id] = {state: self.year.count(day, state) for state in STATES}

    # what happens once

    def somebody_leaves(self) -> None:
        old = Assignee(AssigneeKind.OFFICER, "o-binh", "Trần Thị Bình")
        new = Assignee(AssigneeKind.OFFICER, "o-chi", "Lê Văn Chi")
        moved = self.services.assignments.hand_over(old, new, self.clock.day, "Nghỉ chế độ").value
        self._move({"Trần Thị Bình"}, "Lê Văn Chi", moved)
        profile = self.services.profile.get()
        last = self.clock.day - dt.timedelta(days=1)
        officers = tuple(
            replace(each, held_to=last) if each.id == "o-binh" else each
            for each in profile.officers
        )
        self.services.profile.change(replace(profile, officers=officers))

    def units_merge(self) -> None:
        moved = self.services.assignments.merge_units(
            ["u-tt"], "u-vp", self.clock.day, "Sáp nhập"
        ).value
        self._move({"Trung tâm Phục vụ hành chính công"}, "Văn phòng HĐND và UBND", moved)

    def _move(self, old: set[str], new: str, moved: tuple[str, ...]) -> None:
        """All open tasks of the old ones, and no others, have moved."""
        wanted = {
            task.key
            for task in self.year
            if task.lead in old and task.state(self.clock.day) in ("overdue", "due-soon",
                                                                   "in-progress", "not-yet")
        }  # fmt: skip
        assert {*moved} == wanted
        assert wanted, "the story needs somebody's tasks to move"
        for key in wanted:
            self.year.tasks[key].lead = new

    def power_fails(self) -> None:
        """Go on with the files as they lay on the disk in the middle of a step."""
        there = self.folder / f"sau-{self.clock.day:%m}"
        store = self.services.store
        with pytest.raises(KeyboardInterrupt), store.step("Bước dở dang"):
            store.tasks.occurrences.put(
                OccurrenceFact(new_id(), "kh0-n00", "", None, self.clock.day)
            )
            there.mkdir()
            for file in store.path.parent.glob("xa.*"):
                if file.is_file():
                    shutil.copyfile(file, there / file.name)
            raise KeyboardInterrupt
        store.close()
        self.services = self.application.open(there / "xa.khx")
        assert "dừng đột ngột" in self.services.store.notices[0]
        assert self.services.store.check() == []


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Office]:
    clock = HandClock(d(1, 1))
    application = program(monkeypatch, tmp_path / "home")
    application.clock = clock
    opened = Office(application, tmp_path, clock)
    yield opened
    opened.services.close()


def require_states(services: Services, year: Year, day: dt.date) -> None:
    keys = services.tasks.find(TaskQuery()).keys
    assert {*keys} == year.tasks.keys()
    for line in services.tasks.lines(keys):
        task = year.tasks[line.id]
        assert (line.id, line.state.value) == (task.key, task.state(day)), (day, task)
        assert line.done_on == task.last_done(), (day, task)
        assert line.lead.split(" (đến")[0] == task.lead, (day, task)
        assert line.evidence == task.evidence, (day, task)
        if task.open_times():
            assert line.due == task.next_due(), (day, task)


def require_today(services: Services, year: Year, day: dt.date) -> None:
    seen = services.today.look()
    assert seen.day == day
    assert seen.total.count == len(year.tasks)
    assert seen.overdue.count == year.count(day, "overdue")
    assert seen.due_7.count == year.due_within(day, 7)
    assert seen.due_30.count == year.due_within(day, 30)
    assert seen.undated.count == sum(
        task.has_no_date() and task.state(day) in ("in-progress", "not-yet") for task in year
    )
    assert seen.without_evidence.count == sum(task.lacks_evidence(day) for task in year)
    led = year.led_by_unit()
    if day >= MERGES_ON:
        led.pop("u-tt")
    assert {each.unit.key: each.total.count for each in seen.by_unit} == led
    months = Counter(task.last_done().month for task in year if task.last_done())
    assert [each.done.count for each in seen.done_per_month] == [
        months[month] for month in range(1, day.month + 1)
    ]
    finished = [task for task in year if task.last_done()]
    assert seen.on_time_share.part.count == sum(t.state(day) == "done" for t in finished)
    assert seen.on_time_share.whole.count == sum(
        t.state(day) in ("done", "done-late") for t in finished
    )
    assert {line.id for line in seen.burning} <= {
        task.key for task in year if task.state(day) in ("overdue", "due-soon")
    }


def require_reminders(office: Office, day: dt.date) -> None:
    people = {
        each.assignee.ref: (
            {line.id for line in each.overdue},
            {line.id for line in each.coming},
        )
        for each in office.services.letters.people_to_remind()
    }
    assert people == office.year.to_remind(day)
    lines = office.services.tasks.lines([*office.year.tasks])
    assert {line.id: line.reminders for line in lines} == {
        task.key: task.reminders for task in office.year
    }
    letters = [each for each in office.services.outgoing.list() if each.purpose is Purpose.URGE]
    assert len(letters) == office.letters


def require_reports(office: Office, day: dt.date) -> None:
    """The report of the year tells of today what the model does; frozen ones stay as they were."""
    reports = office.services.reports
    if day < d(12, 14):
        figures = reports.figures(reports.look(Period.YEAR, 2026))
        assert figures.window.as_of == day
        assert figures.count("total") == len(office.year.tasks)
        for state in STATES:
            assert figures.count(state) == office.year.count(day, state), (day, state)
    for report_id, expected in office.frozen.items():
        figures = reports.figures(report_id)
        assert {state: figures.count(state) for state in STATES} == expected, day


def require_lists(services: Services) -> None:
    """Each number opens a list of exactly as many tasks."""
    seen = services.today.look()
    shares = (seen.on_time_share.part, seen.on_time_share.whole)
    of_units = [number for unit in seen.by_unit for number in (unit.total, *unit.states.values())]
    numbers: list[Number] = [
        *(seen.total, seen.overdue, seen.due_7, seen.due_30, seen.undated, seen.without_evidence),
        *(*shares, *of_units, *(month.done for month in seen.done_per_month)),
    ]
    for number in numbers:
        keys = services.tasks.find(number.query, Order()).keys
        assert len({*keys}) == len(services.tasks.lines(keys)) == number.count, number


def test_a_year_of_an_office(office: Office) -> None:
    day = d(1, 1)
    seen: set[str] = set()
    while day.year == 2026:
        office.clock.day = day
        if day == LEAVES_ON:
            office.somebody_leaves()
        if day == MERGES_ON:
            office.units_merge()
        if day.weekday() < 5:
            office.work()
        if day.day == CUT_DAY:
            office.power_fails()
            require_lists(office.services)
        if day.day == URGE_DAY:
            office.urge()
        if day in REPORTS:
            office.report(REPORTS[day])
        if day.weekday() == 0 or day.day == URGE_DAY or day in REPORTS:
            require_reminders(office, day)
            require_reports(office, day)
        require_states(office.services, office.year, day)
        require_today(office.services, office.year, day)
        seen |= {task.state(day) for task in office.year}
        day += dt.timedelta(days=1)
    assert seen == {*STATES}, "the story shows every state"
    assert len(office.frozen) == len(REPORTS)
    assert office.services.store.check() == []
