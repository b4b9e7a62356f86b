"""The comparison with a plan of the level above: a file, a plan kept here, gaps taken in."""

from dataclasses import replace

import openpyxl
import pytest

from desktop.domain.tasks import Task
from desktop.domain.tracking.coverage import Cover
from desktop.ui.coverage.dialog import CoverageDialog
from tests.services.tasks.test_coverage import ABOVE
from tests.support.followed_office import PLAN


@pytest.fixture
def dialog(window, session):
    session.do(lambda services: services.plans.add(replace(PLAN, id="kh"), "Thêm"))
    session.do(lambda services: services.plans.add(ABOVE, "Nhập"))
    window.show_place("plans")
    plans = window.screen_of("plans")
    plans.panel.select("kh")
    plans._compare.trigger()
    return next(d for d in plans.findChildren(CoverageDialog) if d.isVisible())


def rows(dialog):
    model = dialog.panel.view.list_model
    return [model.item(row) for row in range(model.rowCount())]


def choose(dialog):
    dialog.kept.setCurrentIndex(dialog.kept.findData(ABOVE.id))
    dialog.kept.activated.emit(dialog.kept.currentIndex())


def test_it_says_what_to_do_before_a_plan_is_chosen(dialog):
    assert dialog.panel.empty.isVisible()
    assert dialog.kept.count() == 1
    assert not dialog.export.isEnabled()


def test_a_plan_kept_here_is_compared(dialog):
    choose(dialog)
    assert "3 nhiệm vụ: 1 đã có, 0 cần xem, 2 chưa có" in dialog.notice.words.text()
    model = dialog.panel.view.list_model
    assert model.index(0, 0).data() == "✓ Đã có"
    assert model.index(1, 0).data() == "● Chưa có"


def test_both_tasks_are_shown_in_full(dialog):
    choose(dialog)
    dialog.panel.select("t2")
    assert dialog.pair.above.toPlainText() == "Phủ sóng 5G tới các thôn\nBáo cáo\nQuý II"
    assert dialog.pair.own.toPlainText() == "Chưa có nhiệm vụ nào gần giống."
    dialog.panel.select("t1")
    assert dialog.pair.own.toPlainText() == "Ban hành kế hoạch kiểm tra"


def test_only_the_gaps_are_shown_and_written(dialog, tmp_path):
    choose(dialog)
    dialog.shown.setCurrentIndex(dialog.shown.findData(Cover.NO.name))
    assert len(rows(dialog)) == 2
    dialog.write(tmp_path / "thieu.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "thieu.xlsx").active
    words = [str(cell.value) for line in sheet.iter_rows() for cell in line]
    assert "Phủ sóng 5G tới các thôn" in words
    assert "Ban hành kế hoạch kiểm tra công tác" not in words


def test_a_gap_is_taken_into_the_draft_and_is_none_any_more(dialog, session):
    choose(dialog)
    dialog.panel.select("t2")
    dialog.take.trigger()
    table = session.services.plans.get("kh").task_table
    titles = [row.task for row in table.rows if isinstance(row, Task)]
    assert "Phủ sóng 5G tới các thôn" in titles
    assert [row.id for row in rows(dialog) if row.covered.cover is Cover.NO] == ["t3"]


def test_what_is_likely_is_confirmed_once(dialog):
    choose(dialog)
    dialog.panel.select("t1")
    assert dialog.same.isEnabled()
    dialog.same.trigger()
    assert next(row for row in rows(dialog) if row.id == "t1").covered.is_named
    dialog.panel.select("t1")
    assert not dialog.same.isEnabled()


def test_a_file_that_is_none_is_told_in_one_sentence(dialog, tmp_path, qtbot):
    bad = tmp_path / "hong.docx"
    bad.write_bytes(b"PK not a file")
    dialog.open_file(bad)
    qtbot.waitUntil(lambda: not dialog.reading.is_running)
    assert "bị hỏng" in dialog.notice.words.text()
    assert dialog.kept.placeholderText() == "hong.docx"
    assert not rows(dialog)
