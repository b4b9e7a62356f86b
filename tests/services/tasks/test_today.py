"""The picture of today: each number opens a list of exactly as many tasks."""

import datetime as dt
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.outgoing import OutgoingDocument, Purpose
from desktop.domain.plan import PlanStatus
from desktop.domain.reporting.model import Period, ReportDate
from desktop.domain.tracking.model import Origin, TaskState
from desktop.domain.tracking.query import TaskQuery
from desktop.services.program import Services
from desktop.services.tasks.today import Number, Today
from tests.services.tasks.conftest import day
from tests.support.clocks import HandClock
from tests.support.followed_office import TODAY


def numbers(seen: Today) -> Iterator[Number]:
    yield from (seen.total, seen.overdue, seen.due_7, seen.due_30, seen.undated)
    yield from (seen.without_evidence, seen.on_time_share.part, seen.on_time_share.whole)
    yield from (month.done for month in seen.done_per_month)
    for unit in seen.by_unit:
        yield from (unit.total, *unit.states.values())


def require_lists(services: Services) -> None:
    for number in numbers(services.today.look()):
        listing = services.tasks.find(number.query)
        assert number.count == listing.total == len(services.tasks.lines(listing.keys)), number


def test_the_numbers_of_a_known_day(services: Services) -> None:
    services.tasks.done(["quarterly"], day(2, 10))
    services.tasks.done(["quarterly"], day(3, 1))
    services.tasks.add("Nộp báo cáo", "Tháng 01/2026", ["Phòng Kinh tế"])
    seen = services.today.look()
    assert (seen.day, seen.total.count) == (TODAY, 9)
    assert (seen.overdue.count, seen.due_7.count, seen.due_30.count) == (2, 1, 1)
    assert (seen.undated.count, seen.without_evidence.count) == (3, 1)
    assert [month.done.count for month in seen.done_per_month] == [0, 0, 1]
    assert [line.title for line in seen.burning] == [
        "Nộp báo cáo",
        "Ban hành kế hoạch kiểm tra",
        "Báo cáo quý I",
    ]
    assert {each.unit.key: each.total.count for each in seen.by_unit} == {
        "u-vp": 4,
        "u-kt": 4,
        "u-vh": 2,
        "u-tt": 2,
    }, "a task of all units counts for each"
    kt = seen.by_unit[1]
    assert kt.states[TaskState.OVERDUE].count == 1
    require_lists(services)


def test_the_share_done_in_time(services: Services) -> None:
    assert services.today.look().on_time_share.percent is None
    services.tasks.done(["late", "soon", "undated"])
    share = services.today.look().on_time_share
    assert (share.part.count, share.whole.count) == (2, 3)
    assert share.percent is not None
    assert round(share.percent, 1) == 66.7


def test_reports_letters_plans_and_backups_that_wait(services: Services) -> None:
    dates = [
        ReportDate(key, 2026, Period.Q1, "UBND tỉnh", due, day(1, 1), day(3, 14), sent)
        for key, due, sent in (
            ("r1", day(3, 12), None),
            ("r2", day(3, 1), None),
            ("r3", day(3, 10), day(3, 2)),
            ("r4", day(6, 12), None),
        )
    ]
    letter = OutgoingDocument("v1", Purpose.URGE, "CV", "Đôn đốc", "Phòng Kinh tế", day(3, 3))
    with services.store.step("Chuẩn bị"):
        services.store.tasks.report_dates.put(*dates)
        services.store.tasks.outgoing.put(letter)
    services.plans.set_status("kh", PlanStatus.SUBMITTED)
    seen = services.today.look()
    assert [report.id for report in seen.reports_due] == ["r2", "r1"]
    assert [(each.kind.value, each.id) for each in seen.waiting_signature] == [
        ("outgoing", "v1"),
        ("plan", "kh"),
    ]
    assert (seen.last_backup, seen.last_package) == (None, None)
    services.safety.backup()
    backed_up = services.today.look().last_backup
    assert backed_up is not None
    assert backed_up.date() == TODAY


def test_every_task_of_the_plan_is_followed_with_its_origin(services: Services) -> None:
    lines = services.tasks.lines(services.tasks.find(services.today.look().total.query).keys)
    origins = [line.origin for line in lines]
    assert (origins.count(Origin.ROW), origins.count(Origin.DUTY)) == (7, 1)


@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    on=st.dates(dt.date(2025, 12, 1), dt.date(2027, 1, 31)),
    keys=st.sets(st.sampled_from(["late", "soon", "quarterly", "year", "always", "undated"])),
    drop=st.booleans(),
)
def test_each_number_opens_its_list_on_any_day(
    services: Services, clock: HandClock, on: dt.date, keys: set[str], drop: bool
) -> None:
    clock.day = on
    steps = len(services.history.steps())
    if keys and drop:
        services.tasks.drop([*keys], "Thôi")
    elif keys:
        services.tasks.done([*keys])
    require_lists(services)
    assert services.today.look().total.count == 8
    if len(services.history.steps()) > steps:
        services.history.undo()


def test_progress_of_a_plan_counts_what_is_followed(services: Services) -> None:
    services.tasks.done(["late", "soon"])
    services.tasks.drop(["year"], "Tỉnh làm chung")
    (progress,) = services.tasks.plan_progress().values()
    listed = services.tasks.find(TaskQuery(plans=frozenset({"kh"})))
    assert (progress.done, progress.total) == (2, listed.total) == (2, 8)
    assert progress.share == 0.25
    services.tasks.follow("kh", tracked=False)
    assert services.tasks.plan_progress() == {}
