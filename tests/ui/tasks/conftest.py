"""The place of tasks over a real workspace with two plans and a task of its own."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.commune import Officer
from desktop.domain.plan import Plan, PlanKind, YearSpan
from desktop.domain.tasks import Placement, Task, TaskGroup, TaskTable
from tests.ui.conftest import activate

TODAY = date(2026, 11, 21)
"""The day of the clock of these tests."""


def _row(key, words, time, lead="Phòng Kinh tế", **more):
    return Task(key, words, time=time, lead=(lead,), products=("Báo cáo",), **more)


def reform_plan():
    rows = (
        TaskGroup("g1", "Cải cách thể chế"),
        _row("late", "Rà soát văn bản quy phạm pháp luật", "Trước ngày 30/6/2026"),
        _row("soon", "Kiểm tra công vụ", "25/11/2026", "Văn phòng HĐND và UBND"),
        _row("quarters", "Báo cáo cải cách hành chính", "Hằng quý", "Văn phòng HĐND và UBND"),
        TaskGroup("g2", "Cải cách thủ tục hành chính"),
        _row("always", "Công khai thủ tục hành chính", "Thường xuyên"),
        _row("event", "Xây dựng kế hoạch thực hiện", "Khi có văn bản của tỉnh"),
        _row("later", "Tổng kết năm", "31/12/2026", cooperate=("Công an xã",)),
    )
    table = TaskTable((), Placement.APPENDIX, rows)
    plan = Plan("p26", PlanKind.ANNUAL_REFORM, "KH", YearSpan(2026, 2026), "Cải cách hành chính")
    return replace(plan, task_table=table)


def old_plan():
    table = TaskTable((), Placement.APPENDIX, (_row("old", "Số hóa hồ sơ", "Quý I"),))
    plan = Plan("p25", PlanKind.OTHER, "KH", YearSpan(2025, 2025), "Chuyển đổi số")
    return replace(plan, task_table=table)


def large_plan(rows=1000):
    tasks = tuple(_row(f"n{n:04}", f"Việc số {n:04}", "31/12/2026") for n in range(rows))
    plan = Plan("big", PlanKind.OTHER, "KH", YearSpan(2026, 2026), "Kế hoạch dài")
    return replace(plan, task_table=TaskTable((), Placement.APPENDIX, tasks))


@pytest.fixture
def add_plans(window, session):
    def add(*plans):
        for plan in plans:
            session.do(lambda services, plan=plan: services.plans.add(plan, "Nhập"))

    return add


@pytest.fixture
def tasks(qtbot, window, session, add_plans):
    """Return the place of tasks, shown, with its table having the keys."""

    def name_officer(services):
        profile = services.profile.get()
        officers = (*profile.officers, Officer("lan", "Nguyễn Thị Lan", "Chuyên viên"))
        return services.profile.change(replace(profile, officers=officers))

    session.do(name_officer)
    add_plans(reform_plan(), old_plan())
    window.show_place("tasks")
    activate(qtbot, window)
    screen = window.screen_of("tasks")
    qtbot.waitUntil(lambda: line(screen, "late") is not None)
    return screen


def line(screen, key):
    """Return the line of a task as the table shows it, None while it is read."""
    return screen.table.tasks.line_at(screen.table.tasks.rows.row_of(key))


def shown(screen):
    """Return the keys of the tasks that the table shows, in order."""
    rows = screen.table.tasks.rows
    return [key for row in range(rows.count) if (key := rows.key_at(row))]


def form(screen):
    """Return the form that is open."""
    from desktop.ui.fields.form_dialog import FormDialog

    return next(each for each in screen.findChildren(FormDialog) if each.isVisible())


def detail(session, key):
    """Return what the use cases know of a task."""
    found = []
    session.read(lambda services: services.tasks.detail(key), found.append)
    return found[0]
