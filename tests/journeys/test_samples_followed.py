"""The five real plans are followed; every number of the program is that of a plain count."""

import copy
import datetime as dt
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.app import Application
from desktop.cli.main import DONE, main
from desktop.domain.reporting.model import Period
from desktop.services.program import Services
from tests.journeys.plain_count import PlainPlan, plain_plans
from tests.support.clocks import HandClock
from tests.support.programs import program

PLANS = plain_plans()
STATES = (
    *("overdue", "due-soon", "in-progress", "not-yet"),
    *("done", "done-late", "not-done"),
)
DAYS = [
    dt.date(2023, 3, 2),
    dt.date(2023, 3, 27),
    dt.date(2023, 12, 27),
    dt.date(2024, 6, 24),
    dt.date(2024, 12, 31),
    dt.date(2025, 12, 30),
    dt.date(2026, 3, 26),
    dt.date(2026, 11, 21),
]

TWO_LEVEL = {
    "Trung tâm Phục vụ hành chính công": "TTPVHCC",
    "Trung tâm phục vụ hành chính công": "TTPVHCC",
    "Phòng Văn hóa - Xã hội": "VHXH",
    "Văn phòng HĐND và UBND xã": "VP",
    "Phòng Kinh tế": "KT",
}
"""Names that lead in the plan of 2026, and the units of the two-level office they mean."""
EVERYBODY = "Các cơ quan, đơn vị"

THREE_LEVEL = {
    "Văn phòng HĐND & UBND xã": "VP-TK",
    "Văn phòng UBND xã": "VP-TK",
    "Công chức Văn phòng UBND xã": "VP-TK",
    "Công chức Tư pháp hộ tịch": "TP-HT",
    "Công chức Tư pháp - Hộ tịch": "TP-HT",
    "Công chức Tài chính - Kế toán": "TC-KT",
    "Công chức Tài chính - Kế hoạch": "TC-KT",
    "Công chức Kế toán ngân sách": "TC-KT",
    "Công chức văn hoá xã hội": "VH-XH",
    "Công chức Văn hóa - Thông tin": "VH-XH",
    "bộ phận 1 cửa UBND xã": "BPMC",
}
"""Names in table and duties of the plan of 2023, and the units of the three-level office."""


class Office:
    """An office with the five plans, and what its command line prints."""

    def __init__(
        self,
        application: Application,
        folder: Path,
        clock: HandClock,
        preset: tuple[str, str, str, str],
    ) -> None:
        self.application = application
        self.workspace = folder / "xa.khx"
        self.clock = clock
        services = application.create(self.workspace)
        services.profile.set_up(services.profile.proposal(*preset))
        self.plans = {}
        for name in PLANS:
            plan = services.plans.add(application.templates().sample(name), "Nhập").value
            self.plans[name] = plan.id
        services.close()

    def tasks(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> list[Any]:
        words = ["tasks", *map(str, arguments), "--json", "--db", str(self.workspace)]
        code = main(words, self.application)
        printed = capsys.readouterr()
        assert (code, printed.err) == (DONE, "")
        found: list[Any] = json.loads(printed.out)
        return found

    def open(self) -> Services:
        return self.application.open(self.workspace)


@pytest.fixture(scope="module")
def clock() -> HandClock:
    return HandClock(DAYS[-1])


def _office(folder: Path, clock: HandClock, *preset: str) -> Iterator[Office]:
    with pytest.MonkeyPatch.context() as patch:
        application = program(patch, folder / "home")
        application.clock = clock
        preset_name, commune, province, district = preset
        yield Office(application, folder, clock, (preset_name, commune, province, district))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, clock: HandClock) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("two")
    yield from _office(folder, clock, "two-level", "Lộc Tân", "tỉnh Đồng Nai", "")


@pytest.fixture(scope="module")
def old_office(tmp_path_factory: pytest.TempPathFactory, clock: HandClock) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("three")
    yield from _office(
        folder, clock, "three-level", "Vĩnh Chấp", "tỉnh Quảng Trị", "huyện Vĩnh Linh"
    )


@pytest.mark.parametrize("name", PLANS)
def test_every_row_and_every_duty_is_a_task(
    office: Office, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    found = office.tasks(capsys, "--plan", office.plans[name])
    rows = [task for task in found if task["origin"] == "row"]
    assert len(found) == PLANS[name].total
    assert Counter(task["task"] for task in rows) == Counter(row.words for row in PLANS[name].rows)
    assert all(task["plan_id"] == office.plans[name] for task in found)


def test_nobody_who_leads_is_lost(old_office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Also posts of which the office does not know the holder yet are told by name."""
    for task in old_office.tasks(capsys):
        assert all(task["lead"]), task
    chairman = old_office.tasks(capsys, "--plan", old_office.plans["gia-luong-2021-2025"])
    assert ["Chủ tịch"] in [task["lead"] for task in chairman]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_states_of_the_rows_are_those_of_the_plain_count(
    office: Office, capsys: pytest.CaptureFixture[str], day: dt.date
) -> None:
    office.clock.day = day
    counted = Counter(row.state(day) for plan in PLANS.values() for row in plan.rows)
    found = Counter(task["state"] for task in office.tasks(capsys) if task["origin"] == "row")
    assert found == counted


def led(plan: PlainPlan, units: dict[str, str], short: str) -> int:
    """Count the rows and duties whose printed lead means a unit, or all of them."""
    names = {name for name, unit in units.items() if unit == short} | {EVERYBODY}
    rows = sum(bool(names & {*row.lead}) for row in plan.rows)
    return rows + sum(count for name, count in plan.duties.items() if name in names)


@pytest.mark.parametrize("short", sorted({*TWO_LEVEL.values()}))
def test_each_unit_of_the_two_level_office_has_its_tasks(
    office: Office, capsys: pytest.CaptureFixture[str], short: str
) -> None:
    office.clock.day = DAYS[-1]
    plan = office.plans["loc-tan-2026"]
    found = office.tasks(capsys, "--plan", plan, "--unit", short, "--part", "lead")
    assert len(found) == led(PLANS["loc-tan-2026"], TWO_LEVEL, short) > 8


@pytest.mark.parametrize("short", sorted({*THREE_LEVEL.values()}))
def test_each_post_of_the_three_level_office_has_its_tasks_and_duties(
    old_office: Office, capsys: pytest.CaptureFixture[str], short: str
) -> None:
    old_office.clock.day = dt.date(2023, 3, 2)
    plan = old_office.plans["vinh-chap-2023"]
    found = old_office.tasks(capsys, "--plan", plan, "--unit", short, "--part", "lead")
    common = old_office.tasks(
        *(capsys, "--plan", plan, "--unit", "Các bộ phận chuyên môn", "--part", "lead")
    )
    own = {task["id"] for task in found} - {task["id"] for task in common}
    assert len(own) == led(PLANS["vinh-chap-2023"], THREE_LEVEL, short) > 0


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_today_command_line_and_reports_agree(
    office: Office, capsys: pytest.CaptureFixture[str], day: dt.date
) -> None:
    office.clock.day = day
    everything = Counter(task["state"] for task in office.tasks(capsys))
    of_years = {
        year: Counter(task["state"] for task in office.tasks(capsys, "--year", year))
        for year in range(2021, 2027)
    }
    services = office.open()
    try:
        seen = services.today.look()
        assert seen.total.count == everything.total() == sum(p.total for p in PLANS.values())
        assert seen.overdue.count == everything["overdue"]
        assert seen.due_7.count == everything["due-soon"]
        for year, counted in of_years.items():
            covering = [plan for plan in PLANS.values() if plan.first <= year <= plan.last]
            assert counted.total() == sum(plan.total for plan in covering)
        figures = services.reports.figures(services.reports.look(Period.YEAR, day.year))
        if figures.window.as_of == day:
            found = {state: figures.count(state) for state in STATES}
            assert found == {state: of_years[day.year][state] for state in STATES}
    finally:
        services.close()


def test_completions_move_the_same_numbers_everywhere(
    office: Office, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = copy.copy(office)
    own.workspace = shutil.copyfile(office.workspace, tmp_path / "xa.khx")
    day = own.clock.day = dt.date(2026, 3, 26)
    before = Counter(task["state"] for task in own.tasks(capsys, "--year", 2026))
    late = own.tasks(capsys, "--year", 2026, "--status", "overdue")
    going = own.tasks(capsys, "--year", 2026, "--status", "in-progress")
    assert [task["times"]["all"] for task in late] == [2], "of two quarters one was left open"
    keys = [task["id"] for task in (*late, *going[:5])]
    assert main(["done", *keys, "--db", str(own.workspace)], own.application) == DONE
    capsys.readouterr()
    after = Counter(task["state"] for task in own.tasks(capsys, "--year", 2026))
    moved = {"overdue": -1, "due-soon": 1, "in-progress": -5, "done": 5}
    expected = {state: before[state] + moved.get(state, 0) for state in STATES}
    assert {state: after[state] for state in STATES} == expected
    services = own.open()
    try:
        figures = services.reports.figures(services.reports.look(Period.YEAR, 2026))
        assert figures.window.as_of == day
        assert {state: figures.count(state) for state in STATES} == {
            state: after[state] for state in STATES
        }
        seen = services.today.look()
        assert seen.done_per_month[2].done.count == len(keys)
        assert seen.without_evidence.count == len(keys)
    finally:
        services.close()
