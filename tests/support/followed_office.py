"""A small office whose tasks are followed: four units, three officers, one plan of 2026."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from desktop.app import Application
from desktop.domain.commune import Officer, Unit
from desktop.domain.facts import Duty
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.tasks import Placement, Task, TaskGroup, TaskTable
from desktop.services.program import Services

TODAY = dt.date(2026, 3, 5)

UNITS = (
    Unit("u-vp", "Văn phòng HĐND và UBND", "VP", aliases=("Văn phòng",)),
    Unit("u-kt", "Phòng Kinh tế", "KT"),
    Unit("u-vh", "Phòng Văn hóa - Xã hội", "VHXH"),
    Unit("u-tt", "Trung tâm Phục vụ hành chính công", "TTPVHCC"),
)
OFFICERS = (
    Officer("o-binh", "Trần Thị Bình", "Chuyên viên tổng hợp", "u-vp"),
    Officer("o-chi", "Lê Văn Chi", "Chuyên viên kế hoạch", "u-kt"),
    Officer("o-dung", "Phạm Thị Dung", "Chuyên viên nội vụ", "u-vh"),
)

ROWS = (
    TaskGroup("g1", "Cải cách thể chế"),
    Task("late", "Ban hành kế hoạch kiểm tra", lead=("Trần Thị Bình",), time="Tháng 02/2026"),
    Task("soon", "Báo cáo quý I", lead=("Văn phòng HĐND và UBND",), time="Trước ngày 11/3/2026"),
    Task("quarterly", "Niêm yết thủ tục", lead=("Phòng Kinh tế",), time="Hàng quý"),
    Task("year", "Rà soát văn bản", lead=("Phòng Văn hóa - Xã hội",), time="Năm 2026"),
    TaskGroup("g2", "Cải cách thủ tục hành chính"),
    Task("always", "Tiếp công dân", lead=("Chuyên viên tổng hợp",), time="Thường xuyên"),
    Task(
        "waiting",
        "Triển khai đề án",
        lead=("Trung tâm Phục vụ hành chính công",),
        time="10 ngày làm việc kể từ ngày UBND tỉnh ban hành kế hoạch",
    ),
    Task("undated", "Cập nhật dữ liệu", lead=("Các cơ quan, đơn vị",), cooperate=("Bưu điện",)),
)
DUTIES = (Duty("d1", "IV", "Phòng Kinh tế", ("Bố trí kinh phí thực hiện Kế hoạch.",)),)

PLAN = Plan(
    "kh",
    PlanKind.ANNUAL_REFORM,
    "KH",
    YearSpan(2026, 2026),
    "Cải cách hành chính năm 2026",
    task_table=TaskTable((), Placement.APPENDIX, ROWS),
    duties=DUTIES,
)


def followed_office(application: Application, workspace: Path) -> Services:
    """Return an open workspace with the plan."""
    services = application.create(workspace)
    profile = services.profile.proposal("two-level", "Minh Tiến", "tỉnh Hưng Yên")
    services.profile.set_up(replace(profile, units=UNITS, officers=OFFICERS))
    services.plans.add(PLAN, "Nhập kế hoạch")
    return services
