"""A plan of the level above beside the tasks of the commune: gaps, links, what is taken in."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.plan import Plan, PlanKind, PlanStatus, YearSpan
from desktop.domain.tasks import Placement, Task, TaskGroup, TaskTable
from desktop.domain.tracking.coverage import Cover
from desktop.domain.tracking.model import PlanItem
from desktop.errors import Refused
from desktop.services.program import Services
from desktop.services.tasks.coverage import Coverage, given_by

ABOVE = Plan(
    "tinh",
    PlanKind.ANNUAL_REFORM,
    "KH",
    YearSpan(2026, 2026),
    "Cải cách hành chính tỉnh Hưng Yên năm 2026",
    issuer=Issuer(CommuneKind.XA, "Hưng Yên", "tỉnh Hưng Yên"),
    number="12",
    symbol="KH-UBND",
    date=dt.date(2026, 1, 5),
    task_table=TaskTable(
        (),
        Placement.APPENDIX,
        (
            TaskGroup("ga", "CẢI CÁCH THỂ CHẾ"),
            Task("t1", "Ban hành kế hoạch kiểm tra công tác", time="Quý I"),
            Task("t2", "Phủ sóng 5G tới các thôn", products=("Báo cáo",), time="Quý II"),
            TaskGroup("gb", "Chuyển đổi số"),
            Task("t3", "Lắp camera an ninh khu dân cư", time="Quý III"),
        ),
    ),
)


def compared(services: Services, plan_id: str = "kh") -> Coverage:
    return services.coverage.compare(ABOVE, plan_id)


def gaps(found: Coverage) -> list[PlanItem]:
    return [row.above for row in found.rows if row.cover is Cover.NO]


def test_gaps_are_told_in_the_order_of_the_plan_above(services: Services) -> None:
    found = compared(services)
    assert [item.id for item in gaps(found)] == ["t2", "t3"]
    assert sum(found.counts().values()) == len(found.rows) == 3
    assert found.rows[0].own[0].id == "late"


def test_without_a_plan_all_tasks_of_those_years_count(services: Services) -> None:
    services.tasks.add("Phủ sóng 5G tới các thôn", year=2026)
    services.tasks.add("Lắp camera an ninh khu dân cư", year=2025)
    assert [item.id for item in gaps(compared(services, ""))] == ["t3"]
    assert len(gaps(compared(services))) == 2


def test_the_plan_above_does_not_cover_itself(services: Services) -> None:
    services.plans.add(ABOVE, "Nhập kế hoạch cấp trên")
    assert [item.id for item in gaps(compared(services, ""))] == ["t2", "t3"]


def test_a_task_named_by_the_officer_closes_the_gap(services: Services) -> None:
    gap = gaps(compared(services))[0]
    services.coverage.name(ABOVE, gap, "undated")
    row = next(row for row in compared(services).rows if row.above.id == gap.id)
    assert (row.cover, row.own[0].id, row.is_named) == (Cover.YES, "undated", True)
    mark = services.tasks.detail("undated").facts.mark
    assert mark is not None and mark.source is not None
    assert (mark.source.number, mark.source.date) == ("12/KH-UBND", dt.date(2026, 1, 5))
    services.history.undo()
    assert gaps(compared(services))[0].id == gap.id


def test_gaps_become_rows_of_the_draft_under_their_areas(services: Services) -> None:
    new = services.coverage.take(ABOVE, gaps(compared(services)), "kh").value
    table = services.plans.get("kh").task_table
    assert table is not None
    titles = [row.title if isinstance(row, TaskGroup) else row.task for row in table.rows]
    assert titles.index("Phủ sóng 5G tới các thôn") < titles.index("Cải cách thủ tục hành chính")
    assert titles[-2:] == ["Chuyển đổi số", "Lắp camera an ninh khu dân cư"]
    assert not gaps(compared(services))
    line = services.tasks.lines(new)[0]
    assert (line.products, line.time, line.lead) == (("Báo cáo",), "Quý II", "")
    services.history.undo("kh")
    assert len(gaps(compared(services))) == 2


def test_gaps_become_tasks_besides_all_plans(services: Services) -> None:
    (key,) = services.coverage.take(ABOVE, gaps(compared(services))[:1]).value
    detail = services.tasks.detail(key)
    assert detail.item.source is not None
    assert detail.item.source.number == "12/KH-UBND"
    assert [item.id for item in gaps(compared(services, ""))] == ["t3"]


def test_an_issued_plan_takes_nothing_in(services: Services) -> None:
    services.plans.set_status("kh", PlanStatus.SUBMITTED)
    issued = {"number": "05", "date": dt.date(2026, 1, 12), "symbol": "KH-UBND"}
    services.plans.edit("kh", lambda plan: replace(plan, **issued), "Cấp số")
    services.plans.set_status("kh", PlanStatus.ISSUED)
    before = services.plans.get("kh")
    with pytest.raises(Refused, match="đã ban hành nên không thêm được"):
        services.coverage.take(ABOVE, gaps(compared(services)), "kh")
    with pytest.raises(Refused, match="Chưa chọn"):
        services.coverage.take(ABOVE, [], "kh")
    assert services.plans.get("kh") == before


def test_a_plan_without_tasks_is_refused(services: Services) -> None:
    with pytest.raises(Refused, match="không có nhiệm vụ nào"):
        services.coverage.compare(replace(ABOVE, task_table=None))


def test_the_table_for_paper_shows_what_was_asked_for(services: Services) -> None:
    found = compared(services)
    (table,) = services.coverage.document(found, [Cover.NO]).parts
    rows = [row.cells for row in table.rows if not row.is_group]
    assert [(row[1], row[3]) for row in rows] == [
        ("Phủ sóng 5G tới các thôn", "Chưa có"),
        ("Lắp camera an ninh khu dân cư", "Chưa có"),
    ]
    assert len(services.coverage.document(found).parts[0].rows) == 5


def test_a_plan_without_number_is_named_by_its_subject() -> None:
    assert given_by(replace(ABOVE, number="")).number == ABOVE.subject
