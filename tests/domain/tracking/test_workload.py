"""How much work each unit, post and officer has in each month."""

from dataclasses import dataclass, replace

from desktop.domain.tracking.lines import line_of
from desktop.domain.tracking.model import (
    Assignee,
    AssigneeKind,
    Assignment,
    Part,
    PlanItem,
    TaskFacts,
    Time,
)
from desktop.domain.tracking.query import TaskLine
from desktop.domain.tracking.workload import Load, workload
from tests.domain.tracking.make import NOTHING, OFFICERS, day, fact, item, marked, office, times

OFFICE = office()
TODAY = day("1/2/2026")


@dataclass(frozen=True)
class Known:
    item: PlanItem
    facts: TaskFacts
    times: tuple[Time, ...]
    line: TaskLine


def known(wording: str, *lead: str, facts: TaskFacts = NOTHING, last: int = 2026) -> Known:
    task = item(wording, 2026, last, lead=lead)
    found = times(task, facts)
    return Known(task, facts, found, line_of(task, facts, found, OFFICE, "", TODAY))


def months(load: Load) -> dict[int, int]:
    return {number: count for number, count in enumerate(load.months, start=1) if count}


def loads(*tasks: Known, year: int = 2026) -> dict[str, Load]:
    return {load.assignee.ref: load for load in workload(tasks, year, OFFICE).loads}


def test_open_times_count_in_the_month_of_their_due_day() -> None:
    done = TaskFacts(occurrences=(fact("Quý I/2026", "31/3/2026", "20/1/2026"),))
    found = loads(
        known("Hằng quý", "Phòng Kinh tế", facts=done),
        known("Tháng 6", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"),
    )
    assert months(found["unit:kt"]) == {6: 2, 9: 1, 12: 1}
    assert months(found["unit:vhxh"]) == {6: 1}
    assert found["unit:kt"].total == 4


def test_tasks_without_a_day_count_apart() -> None:
    found = loads(known("Thường xuyên", "Phòng Kinh tế"), known("", "Phòng Kinh tế"))
    assert (months(found["unit:kt"]), found["unit:kt"].without_month) == ({}, 2)
    assert loads(known("Thường xuyên", "Phòng Kinh tế"), year=2027) == {}


def test_what_is_closed_counts_nowhere() -> None:
    given_up = marked(dropped_on=TODAY, dropped_reason="Bỏ")
    done = TaskFacts(occurrences=(fact("Quý II/2026", "30/6/2026", "20/1/2026"),))
    assert loads(known("Quý II", "Phòng Kinh tế", facts=given_up)) == {}
    assert loads(known("Quý II", "Phòng Kinh tế", facts=done)) == {}


def test_the_year_asked_for_counts() -> None:
    task = known("Hằng năm", "Phòng Kinh tế", last=2027)
    assert months(loads(task, year=2027)["unit:kt"]) == {12: 1}
    assert loads(task, year=2028) == {}


def test_the_work_of_a_post_is_that_of_its_holders_too() -> None:
    found = loads(known("Quý II", "Công chức Văn phòng - Thống kê", "Trần Văn An"))
    assert {ref: load.total for ref, load in found.items()} == {
        "post:cong chuc van phong - thong ke": 1, "officer:an": 1, "officer:binh": 1,
    }  # fmt: skip


def test_the_lead_of_the_due_day_has_the_work() -> None:
    unit = Assignee(AssigneeKind.UNIT, "hcc", "")
    facts = TaskFacts(assignments=(Assignment("1", "t", Part.LEAD, unit, day("1/5/2026")),))
    found = loads(known("Quý I, quý II", "Phòng Kinh tế", facts=facts))
    assert (months(found["unit:kt"]), months(found["unit:hcc"])) == ({3: 1}, {6: 1})


def test_units_come_before_officers_by_name() -> None:
    found = workload(
        [known("Quý II", "Trần Văn An", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế")], 2026, OFFICE
    )
    assert [load.assignee.key for load in found.loads] == ["kt", "vhxh", "an"]
    assert found.year == 2026
    assert all(len(load.months) == 12 for load in found.loads)


def test_a_leaver_has_no_work_after_his_last_day() -> None:
    left = replace(OFFICERS[1], held_to=day("31/3/2026"))
    profile = office(officers=(left, OFFICERS[2]))
    task = known("Quý I, quý II", "Công chức Văn phòng - Thống kê")
    found = {load.assignee.key: months(load) for load in workload([task], 2026, profile).loads}
    assert (found["an"], found["binh"]) == ({3: 1}, {3: 1, 6: 1})
