"""Lists: type to filter, arrows and Enter, copy as a table, delete and take back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.plan import PlanStatus
from desktop.domain.tracking.query import TaskQuery
from desktop.ui.screens.list_view import ListColumn, ListModel
from desktop.ui.screens.plans import TASKS_COLUMN
from tests.support.typing_vi import press, type_text, type_unikey


def subjects(panel):
    return [panel.view.list_model.item(row).subject for row in range(rows(panel))]


def rows(panel):
    return panel.view.list_model.rowCount()


@pytest.fixture
def panel(plans):
    return plans.screen_of("plans").panel


def filter_now(panel, words):
    panel.filter.setText(words)
    panel.show_filtered()


def test_filter_needs_no_marks_and_knows_short_forms(panel):
    assert rows(panel) == 3
    filter_now(panel, "cai cach hanh chinh 2026")
    assert rows(panel) == 1
    filter_now(panel, "CCHC 2026")
    assert rows(panel) == 1
    filter_now(panel, "không có đâu")
    assert panel.no_match.isVisible()
    panel.no_match.button.click()
    assert rows(panel) == 3
    assert panel.view.hasFocus()


def test_letters_typed_on_the_list_go_to_the_filter_as_unikey_sends_them(qtbot, panel):
    panel.view.setFocus()
    type_text(panel.view, "n")
    assert panel.filter.hasFocus()
    type_unikey(panel.filter, ("a", 1, "ă"), ("m 2025", 0, ""))
    assert panel.filter.text() == "năm 2025"
    qtbot.waitUntil(lambda: rows(panel) == 1)


def test_keys_lead_from_the_filter_to_the_list_and_back(panel):
    panel.filter.setFocus()
    filter_now(panel, "2025")
    press(panel.filter, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    press(panel.view, Qt.Key.Key_Escape)
    assert panel.filter.text() == ""
    assert rows(panel) == 3


def test_row_with_the_focus_keeps_it_when_the_list_is_loaded_again(panel, plans):
    panel.view.select_row(2)
    before = panel.view.current_item().id
    plans.screen_of("plans").refresh()
    assert panel.view.current_item().id == before


def test_status_and_year_narrow_the_list(plans, panel, session):
    first = panel.view.current_item()
    session.do(lambda services: services.plans.set_status(first.id, PlanStatus.SUBMITTED))
    plans.go("plans", "status:SUBMITTED")
    assert rows(panel) == 1
    panel.clear_filter()
    assert rows(panel) == 3
    plans.rail.year_chosen.emit(2025)
    assert rows(panel) == 1
    plans.rail.year_chosen.emit(None)
    assert rows(panel) == 3


def test_selected_rows_are_copied_with_their_headers(panel):
    panel.view.selectAll()
    panel.view.copy_action.trigger()
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().split("\n")
    assert len(lines) == 4
    assert lines[0].startswith("Kế hoạch\tLoại\tNăm")
    assert mime.html().count("<tr>") == 4


def test_deleting_many_is_one_step_back(plans, panel):
    screen = plans.screen_of("plans")
    panel.view.selectAll()
    screen._delete.trigger()
    assert rows(panel) == 0
    assert panel.empty.isVisible()
    assert not screen._delete.isEnabled()
    screen._undo.trigger()
    assert rows(panel) == 3
    assert "Xóa kế hoạch" in plans.status.message.text()


def test_nothing_to_take_back_is_said(empty_window):
    empty_window.show_place("library")
    empty_window.screen_of("library")._undo.trigger()
    assert empty_window.status.message.text() == "Không còn gì để hoàn tác."


def test_an_issued_plan_is_not_deleted(plans, panel, session, told):
    key = panel.view.current_item().id
    issue_day = date(2026, 11, 21)
    session.do(
        lambda services: services.plans.edit(
            key, lambda plan: replace(plan, number="05", date=issue_day), "Ghi số, ngày"
        )
    )
    for status in (PlanStatus.SUBMITTED, PlanStatus.ISSUED):
        session.do(lambda services, s=status: services.plans.set_status(key, s))
    panel.view.selectAll()
    plans.screen_of("plans")._delete.trigger()
    assert told.pop().what == "Kế hoạch đã ban hành không xóa được."
    assert rows(panel) == 3


def test_context_menu_offers_what_the_buttons_do(plans, panel):
    offered = [action.text() for action in panel.view.actions()]
    for action in plans.screen_of("plans").actions():
        assert action.text() in offered
    assert "Chép dòng" in offered


def test_copy_to_next_year_opens_the_copy(plans, panel):
    filter_now(panel, "2027")
    plans.screen_of("plans")._copy.trigger()
    screen = plans.screen_of("plans")
    assert screen.is_editing
    assert "2028" in screen.title()
    screen.close_editor()
    panel.clear_filter()
    assert rows(panel) == 4


def test_plans_tell_how_many_tasks_are_done(panel, plans, session):
    screen = plans.screen_of("plans")

    def shown():
        model = panel.view.list_model
        return {
            model.item(row).id: model.index(row, TASKS_COLUMN).data() for row in range(rows(panel))
        }

    listing = session.services.tasks.find(TaskQuery())
    key = session.services.tasks.lines(listing.keys[:1])[0]
    total = screen.progress_of(
        next(p for p in session.services.plans.list() if p.id == key.plan_id)
    )
    assert shown()[key.plan_id] == f"0/{total.total}"
    session.do(lambda services: services.tasks.done([key.id]))
    screen.refresh()
    assert shown()[key.plan_id] == f"1/{total.total}"
    assert not panel.view.grab().isNull()
    session.do(lambda services: services.tasks.follow(key.plan_id, tracked=False))
    screen.refresh()
    assert "/" not in shown()[key.plan_id]


def test_column_widths_are_kept(plans, panel, application):
    panel.view.setColumnWidth(2, 133)
    assert application.settings.layout["plans.columns"].split(",")[2] == "133"


def test_spare_columns_hide_where_there_is_no_room(qtbot, plans, panel):
    assert not panel.view.isColumnHidden(1)
    plans.resize(700, 450)
    assert panel.view.isColumnHidden(1)
    qtbot.waitUntil(lambda: panel.view.columnWidth(0) > 150)
    plans.resize(1366, 700)
    assert not panel.view.isColumnHidden(1)


def test_list_model_keeps_the_contract_of_qt(qapp):
    model = ListModel((ListColumn("Tên", str, 80), ListColumn("Dài", lambda w: str(len(w)), 80)))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for items in ((), ("một", "hai"), ("ba",), ()):
        model.show(items)
        assert model.rowCount() == len(items)
