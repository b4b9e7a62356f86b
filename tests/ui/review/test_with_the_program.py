"""The review over the real program: a foreign file becomes a plan, and is merged into it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QSignalSpy

from desktop.domain.tasks import TaskField
from desktop.services.review_fields import cell_anchor
from desktop.ui.jobs import SynchronousJobs
from desktop.ui.review.names_model import NAME
from desktop.ui.review.review_screen import ReviewScreen
from desktop.ui.session import Session
from tests.support.programs import office, program

FOREIGN = Path(__file__).resolve().parents[2] / "data" / "foreign"


@pytest.fixture
def screen(qtbot, monkeypatch, tmp_path):
    application = program(monkeypatch, tmp_path)
    workspace = tmp_path / "xa.khx"
    office(application, workspace).close()
    session = Session(application, SynchronousJobs())
    session.open(workspace)
    screen = ReviewScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1100, 650)
    screen.show()
    yield screen
    screen.hide()
    session.close(lambda: None)


def read_and_take(screen, name):
    taken = QSignalSpy(screen.taken)
    screen.open_file(FOREIGN / name)
    while screen.state.doubts:
        screen.accept()
    screen.take()
    return taken.at(0)[0]


def test_a_foreign_file_becomes_a_plan_in_one_step(screen):
    plan_id = read_and_take(screen, "001_thieu-van-2024.docx")
    services = screen.session.services
    plan = services.plans.get(plan_id)
    assert plan.subject == "Cải cách hành chính năm 2024"
    assert len(plan.task_table.tasks) == 30
    services.history.undo()
    assert services.plans.list() == []


def test_a_corrected_file_is_merged_in_one_step_that_can_be_undone(screen):
    plan_id = read_and_take(screen, "001_thieu-van-2024.docx")
    services = screen.session.services
    before = services.plans.get(plan_id)
    screen.open_file(FOREIGN / "001_thieu-van-2024.pdf")
    screen.accept_all_sure()
    assert "có thể là bản sửa" in screen.notice.words.text()
    screen.bar.choose_target(plan_id)
    assert screen.draft.merge.model.rowCount() == 0
    task = screen.state.plan.task_table.tasks[3]
    screen.state.set_field(cell_anchor(task.id, TaskField.TIME), "Quý IV")
    screen.take()
    changed = services.plans.get(plan_id)
    assert changed.task_table.tasks[3].time == "Quý IV"
    assert services.history.steps(plan_id)[0].label == "Gộp bản mới của tệp"
    services.history.undo(plan_id)
    assert services.plans.get(plan_id) == before


def test_cells_copied_in_excel_are_read(screen, qapp):
    rows = (
        ("STT", "Nội dung thực hiện", "Sản phẩm", "Chủ trì", "Thời gian hoàn thành"),
        ("1", "Đôn đốc giải quyết thủ tục", "Báo cáo", "Công chức Tư pháp", "Quý I"),
        ("2", "Rà soát văn bản", "Kế hoạch", "Công chức Văn phòng", "Quý II"),
    )
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    mime = QMimeData()
    mime.setHtml(f"<html><body><table>{lines}</table></body></html>")
    qapp.clipboard().setMimeData(mime)
    screen.open_clipboard()
    tasks = screen.state.plan.task_table.tasks
    assert [task.task for task in tasks] == ["Đôn đốc giải quyết thủ tục", "Rà soát văn bản"]


def test_a_damaged_file_is_refused_with_a_sentence(screen, tmp_path):
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 hong")
    screen.open_file(path)
    assert screen.page.form.title_label.text() == "Chưa đọc được hong.docx"
    assert screen.page.form.words_label.text()
    assert not screen.state.is_open


def test_a_name_of_a_unit_is_remembered_by_the_workspace(screen):
    name = "Công chức Văn phòng - Thống kê"
    names = screen.draft.names.model
    services = screen.session.services
    unit = services.profile.get().units[0]
    screen.open_file(FOREIGN / "001_thieu-van-2024.docx")
    before = names.rowCount()
    row = next(row for row in range(before) if names.words(row, NAME) == name)
    names.choose(row, unit.id)
    screen.accept_all_sure()
    screen.flow.take()
    assert name in services.profile.get().units[0].aliases
    screen.open_file(FOREIGN / "001_thieu-van-2024.docx")
    assert names.rowCount() == before - 1
    assert name not in [names.words(row, NAME) for row in range(names.rowCount())]
    services.history.undo()
    assert services.plans.list() == []
    assert name in services.profile.get().units[0].aliases
