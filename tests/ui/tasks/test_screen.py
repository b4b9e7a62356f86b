"""The place of tasks: filters, keys, selection, groups, views; everything over a real store."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QInputDialog

from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.query import GroupBy, Order, SortKey, TaskQuery
from desktop.ui.tasks.filters import link_to
from desktop.ui.tasks.progress_popup import ProgressPopup
from tests.support.typing_vi import press, type_text
from tests.ui.tasks.conftest import detail, form, large_plan, line, shown

SPACE, CONTROL = Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier


def select(screen, *keys):
    rows = screen.table.tasks.rows
    screen.table.clearSelection()
    for key in keys:
        index = screen.table.tasks.index(rows.row_of(key), 0)
        flags = QItemSelectionModel.SelectionFlag
        screen.table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    screen.table.setFocus()


def popup(screen):
    return next(each for each in screen.findChildren(ProgressPopup) if each.isVisible())


# -- the list ------------------------------------------------------------------------------


def test_all_tasks_are_shown_by_due_day_and_the_rail_counts_the_overdue(tasks, window):
    assert shown(tasks)[0] == "old"
    assert set(shown(tasks)) == {"old", "late", "soon", "quarters", "always", "event", "later"}
    assert line(tasks, "late").state is TaskState.OVERDUE
    assert window.rail._buttons["tasks"].accessibleName() == "Nhiệm vụ (3)"


def test_the_model_keeps_the_contract_of_qt_through_filters_and_groups(qtbot, tasks):
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(tasks.table.tasks, fatal, tasks)
    for order in (Order(group=GroupBy.UNIT), Order(SortKey.TITLE, True), Order()):
        tasks.show_order(order)
        tasks.table.fold_all()
        tasks.table.unfold_all()
    tasks.show_query(TaskQuery(text="không có đâu"))
    tasks.clear_filters()
    assert tester.model().rowCount() == 7


def test_the_year_of_the_program_narrows_the_list(tasks, window):
    window.rail.year_chosen.emit(2025)
    assert shown(tasks) == ["old"]
    window.rail.year_chosen.emit(None)
    assert len(shown(tasks)) == 7


def test_letters_typed_on_the_table_search_without_marks(qtbot, tasks):
    type_text(tasks.table, "c")
    assert tasks.bar.search.hasFocus()
    type_text(tasks.bar.search, "ong khai")
    press(tasks.bar.search, Qt.Key.Key_Down)
    assert shown(tasks) == ["always"]
    assert tasks.table.hasFocus()
    press(tasks.table, Qt.Key.Key_Escape)
    assert len(shown(tasks)) == 7
    assert tasks.bar.search.text() == ""


def test_chips_of_states_count_and_filter(tasks):
    chip = tasks.bar.chips.states[TaskState.OVERDUE]
    assert chip.text() == "● Quá hạn 3"
    chip.click()
    assert set(shown(tasks)) == {"old", "late", "quarters"}
    soon = tasks.bar.chips.states[TaskState.DUE_SOON]
    assert soon.text() == "◐ Sắp đến hạn 1"
    soon.click()
    assert len(shown(tasks)) == 4
    tasks.bar.chips.clear.click()
    assert len(shown(tasks)) == 7


def test_a_chip_takes_its_filter_away(tasks):
    unit = next(each for each in tasks.bar._choices.assignees if each.name == "Phòng Kinh tế")
    tasks.show_query(TaskQuery(assignees=frozenset({unit.ref}), plans=frozenset({"p26"})))
    assert set(shown(tasks)) == {"late", "always", "event", "later"}
    assert [chip.text() for chip in tasks.bar.chips.filters] == [
        "Phòng Kinh tế  ×",
        "Cải cách hành chính  ×",
    ]
    tasks.bar.chips.filters[1].click()
    assert set(shown(tasks)) == {"old", "late", "always", "event", "later"}


def test_people_are_found_by_typing_and_ticked_by_enter(tasks):
    tasks.bar.people.click()
    pick = QApplication.activePopupWidget().pick
    pick.find.setText("phong kinh te")
    press(pick.find, Qt.Key.Key_Return)
    assert len(tasks.query.assignees) == 1
    assert "soon" not in shown(tasks)
    QApplication.activePopupWidget().close()


def test_menus_of_due_days_and_flags_make_queries(tasks):
    for button, words, expected in (
        (tasks.bar.due, "7 ngày tới", {"soon"}),
        (tasks.bar.due, "Mọi thời hạn", {"old", "late", "soon", "quarters", "always", "event",
                                         "later"}),
        (tasks.bar.more, "Thường xuyên", {"always"}),
    ):  # fmt: skip
        menu = button.menu()
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == words).trigger()
        assert set(shown(tasks)) == expected
        tasks.clear_filters()


def test_headers_sort_and_turn(tasks):
    tasks.table.sort_asked.emit(1)
    titles = [line(tasks, key).title for key in shown(tasks)]
    assert titles[0] == "Báo cáo cải cách hành chính"
    tasks.table.sort_asked.emit(1)
    assert [line(tasks, key).title for key in shown(tasks)] == titles[::-1]


def test_nothing_found_offers_to_clear_the_filters(tasks):
    tasks.show_query(TaskQuery(text="không có đâu"))
    assert tasks.pages.currentWidget() is tasks.no_match
    assert not tasks.task_actions.done.isEnabled()
    tasks.no_match.button.click()
    assert tasks.pages.currentWidget() is tasks.table


def test_without_plans_the_place_says_what_to_do(qtbot, window):
    window.show_place("tasks")
    screen = window.screen_of("tasks")
    assert screen.pages.currentWidget() is screen.empty
    with qtbot.waitSignal(screen.go) as went:
        screen.empty.button.click()
    assert went.args == ["plans", "", ""]


# -- groups --------------------------------------------------------------------------------


def test_groups_fold_by_keys_and_keep_the_task_with_the_focus(tasks):
    tasks.show_order(Order(group=GroupBy.AREA))
    select(tasks, "event")
    before = tasks.table.tasks.rowCount()
    press(tasks.table, Qt.Key.Key_Left)
    assert tasks.table.tasks.rowCount() == before - 3
    assert tasks.table.current_key() == ""
    press(tasks.table, Qt.Key.Key_Right)
    assert tasks.table.tasks.rowCount() == before
    tasks.table.fold_all()
    assert shown(tasks) == []
    assert tasks.table.select_key("event")
    assert tasks.table.current_key() == "event"


def test_enter_on_a_heading_folds_it(tasks):
    tasks.show_order(Order(group=GroupBy.STATE))
    tasks.table.selectRow(0)
    tasks.table.activated.emit(tasks.table.currentIndex())
    assert tasks.table.tasks.rows.folded
    assert not tasks.table.chosen_keys()


# -- selection -----------------------------------------------------------------------------


def test_selection_and_focus_outlive_a_refresh_and_another_order(tasks):
    select(tasks, "late", "later", "soon")
    tasks.refresh()
    assert set(tasks.table.selected_keys()) == {"late", "later", "soon"}
    tasks.show_order(Order(SortKey.TITLE, group=GroupBy.PLAN))
    assert set(tasks.table.selected_keys()) == {"late", "later", "soon"}
    assert tasks.table.current_key() == "soon"


def test_the_next_task_gets_the_focus_when_one_leaves_the_list(tasks):
    tasks.show_query(TaskQuery(states=frozenset({TaskState.OVERDUE})))
    assert shown(tasks) == ["old", "late", "quarters"] or shown(tasks)[0] == "old"
    first, second = shown(tasks)[:2]
    select(tasks, first)
    press(tasks.table, SPACE, " ")
    assert first not in shown(tasks)
    assert tasks.table.selected_keys() == [second]


def test_the_header_has_a_selection_of_its_own(tasks, add_plans):
    add_plans(large_plan())
    tasks.table.selectAll()
    header = tasks.table.horizontalHeader()
    assert header.selectionModel() is not tasks.table.selectionModel()
    assert not header.selectionModel().hasSelection()
    assert tasks.table.selected_count() == 1007
    assert "đang chọn 1.007" in _count_after(tasks)


def _count_after(screen):
    QApplication.processEvents()
    return screen.count.text()


def test_only_the_pages_that_are_seen_are_read(qtbot, tasks, add_plans, monkeypatch):
    add_plans(large_plan())
    read = []
    tasks.table.tasks._fetch = lambda keys, done: read.append(keys)
    tasks.table.scrollToBottom()
    tasks.table.selectAll()
    qtbot.waitUntil(lambda: len(read) == 1)
    assert "n0999" in read[0]
    assert "n0000" not in read[0]


# -- what is done --------------------------------------------------------------------------


def test_space_marks_done_and_opens_again(tasks, session, window):
    select(tasks, "late")
    press(tasks.table, SPACE, " ")
    assert line_after(tasks, "late").state is TaskState.DONE_LATE
    assert "Đã ghi hoàn thành" in window.status.message.text()
    select(tasks, "late")
    press(tasks.table, SPACE, " ")
    assert line_after(tasks, "late").state is TaskState.OVERDUE


def line_after(screen, key):
    """Return the line once its page was read again."""
    for _round in range(3):
        line(screen, key)
        QApplication.processEvents()
    return line(screen, key)


def test_many_are_done_in_one_step_and_come_back_in_one(tasks, session):
    tasks.table.selectAll()
    press(tasks.table, SPACE, " ")
    newest = detail(session, "soon").history[0]
    assert newest.id == detail(session, "late").history[0].id
    assert newest.label == "Đánh dấu hoàn thành 7 nhiệm vụ"
    assert all(detail(session, key).line.percent == 100 for key in ("late", "soon", "later"))
    tasks.task_actions.undo.trigger()
    assert detail(session, "later").line.percent == 0


def test_space_takes_up_what_was_given_up(tasks, session):
    session.do(lambda services: services.tasks.drop(["later"], "Tỉnh đã bỏ"))
    select(tasks, "later")
    press(tasks.table, SPACE, " ")
    assert detail(session, "later").line.state is not TaskState.NOT_DONE


def test_p_and_enter_note_progress_with_the_proposed_share(tasks, session):
    select(tasks, "later")
    press(tasks.table, Qt.Key.Key_P, "p")
    press(popup(tasks).form.percent, Qt.Key.Key_Return)
    assert detail(session, "later").line.percent == 25
    assert line_after(tasks, "later").percent == 25
    tasks.task_actions.progress.trigger()
    assert popup(tasks).form.percent.value() == 50


def test_a_refused_progress_stays_open_with_its_words(tasks, session):
    select(tasks, "later")
    press(tasks.table, Qt.Key.Key_P, "p")
    window = popup(tasks)
    window.form.note.setText("Đã trình")
    window.form.day.setText("30/02/2026")
    window.keep()
    assert window.refusal.text().startswith("Ngày chưa đúng")
    window.form.day.setText("01/12/2026")
    window.keep()
    assert "tương lai" in window.refusal.text()
    assert window.isVisible()
    window.form.day.setText("20/11/2026")
    window.keep()
    assert detail(session, "later").facts.progress[0].note == "Đã trình"


def test_e_attaches_a_document_to_all_selected(tasks, session):
    select(tasks, "late", "later")
    press(tasks.table, Qt.Key.Key_E, "e")
    dialog = form(tasks)
    assert not dialog.save.isEnabled()
    dialog.fields.form.number.setText("15/BC-UBND")
    dialog.fields.form.date.setText("20/11/2026")
    dialog.fields.edited.emit()
    dialog.save.click()
    for key in ("late", "later"):
        assert detail(session, key).evidence[0].evidence.number == "15/BC-UBND"


def test_files_dropped_on_a_row_prove_that_task(tasks, session, tmp_path):
    file = tmp_path / "bao-cao.pdf"
    file.write_bytes(b"%PDF-1.4 bao cao")
    row = tasks.table.tasks.rows.row_of("soon")
    where = tasks.table.visualRect(tasks.table.tasks.index(row, 1)).center()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(where), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    tasks.table.dropEvent(event)
    assert detail(session, "soon").evidence[0].evidence.file_name == "bao-cao.pdf"


def test_a_file_that_has_vanished_is_told_and_nothing_is_linked(tasks, session, told, tmp_path):
    tasks.giving.attach_files(["soon"], [tmp_path / "mat.pdf"])
    assert told.pop().what
    assert detail(session, "soon").evidence == ()


def test_r_logs_a_spoken_reminder_to_who_leads(tasks, session):
    select(tasks, "late")
    tasks._load_detail()
    press(tasks.table, Qt.Key.Key_R, "r")
    dialog = form(tasks)
    assert dialog.fields.assignee().name == "Phòng Kinh tế"
    dialog.fields.form.note.setText("Hứa xong thứ Sáu")
    dialog.save.click()
    assert detail(session, "late").facts.reminders[0].note == "Hứa xong thứ Sáu"


def test_selected_tasks_are_given_to_somebody_who_is_found_by_typing(tasks, session):
    select(tasks, "late", "later")
    tasks.task_actions.assign.trigger()
    dialog = form(tasks)
    fields = dialog.fields
    fields.pick.find.setText("thi lan")
    assert dialog.focusWidget() is fields.pick.find
    press(fields.pick.find, Qt.Key.Key_Return)
    press(fields.pick.find, Qt.Key.Key_Return)
    for key in ("late", "later"):
        assert [each.name for each in detail(session, key).lead] == ["Nguyễn Thị Lan"]


def test_the_work_of_everybody_is_seen_before_one_gives_more(tasks):
    select(tasks, "late")
    tasks.task_actions.assign.trigger()
    from desktop.ui.tasks.workload_table import WorkloadModel

    model = form(tasks).findChild(WorkloadModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    table = {
        model.index(row, 0).data(): [model.index(row, column).data() for column in range(1, 15)]
        for row in range(model.rowCount())
    }
    assert table["Phòng Kinh tế"][5] == "1"
    assert table["Phòng Kinh tế"][11] == "1"


def test_work_of_the_year_of_the_task_is_counted(tasks, session):
    session.do(lambda services: services.tasks.add("Tổng kết", "31/03/2027", ("Phòng Kinh tế",)))
    (key,) = session.services.tasks.find(TaskQuery(due_from=date(2027, 1, 1))).keys
    tasks.select_task(key)
    tasks._load_detail()
    tasks.task_actions.assign_current()
    from desktop.ui.tasks.workload_table import WorkloadModel

    model = form(tasks).findChild(WorkloadModel)
    rows = {model.index(row, 0).data(): row for row in range(model.rowCount())}
    assert model.index(rows["Phòng Kinh tế"], 3).data() == "1", "in March"


def test_all_the_work_of_one_goes_to_another_with_a_preview(tasks, session):
    tasks.task_actions.hand_over.trigger()
    dialog = form(tasks)
    boxes = dialog.fields.form
    boxes.old.setCurrentIndex(boxes.old.findText("Phòng Kinh tế", Qt.MatchFlag.MatchStartsWith))
    assert "5 nhiệm vụ chưa xong" in boxes.preview.text()
    boxes.new_.setCurrentIndex(boxes.new_.findText("Công an xã", Qt.MatchFlag.MatchStartsWith))
    boxes.reason.setText("Sắp xếp lại")
    dialog.save.click()
    assert detail(session, "late").lead[0].name == "Công an xã"


def test_own_tasks_are_entered_changed_and_deleted_but_not_those_of_plans(tasks, session, told):
    tasks.task_actions.add.trigger()
    dialog = form(tasks)
    dialog.fields.form.task.setPlainText("Trả lời phiếu khảo sát")
    dialog.fields.form.time.setText("Trước ngày 15/12/2026")
    assert dialog.fields.form.reading.text() == "Hiểu là: hạn 14/12/2026"
    dialog.save.click()
    key = tasks.table.current_key()
    assert detail(session, key).item.title == "Trả lời phiếu khảo sát"
    tasks.table.setFocus()
    press(tasks.table, Qt.Key.Key_Delete)
    assert key not in shown(tasks)
    select(tasks, "late")
    press(tasks.table, Qt.Key.Key_Delete)
    assert "thuộc một kế hoạch" in told.pop().what


def test_copied_rows_are_a_table_for_word_and_excel(tasks):
    select(tasks, "late", "soon")
    press(tasks.table, Qt.Key.Key_C, modifiers=CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().split("\n")
    assert lines[0].startswith("Trạng thái\tNhiệm vụ\tChủ trì\tHạn")
    assert len(lines) == 3
    assert mime.html().count("<tr>") == 3


def test_the_context_menu_offers_what_the_keys_do(tasks):
    offered = {action.text() for action in tasks.table.actions()}
    assert {"Hoàn thành", "Ghi tiến độ…", "Gắn minh chứng…", "Ghi đã nhắc…", "Chép dòng"} <= offered


# -- columns, views, links -----------------------------------------------------------------


def test_columns_are_chosen_and_their_widths_kept(tasks, application):
    names = [column.key for column in tasks.table.tasks.columns]
    place = names.index("cooperate")
    assert tasks.table.isColumnHidden(place)
    action = next(a for a in tasks.columns.menu().actions() if a.text() == "Phối hợp")
    action.trigger()
    assert not tasks.table.isColumnHidden(place)
    tasks.table.setColumnWidth(names.index("lead"), 177)
    stored = application.settings.layout["tasks.columns"].split(",")
    assert stored[names.index("lead")] == "177"
    assert "cooperate" in application.settings.layout["tasks.shown"].split(",")


def test_spare_columns_hide_where_there_is_no_room(tasks, window):
    names = [column.key for column in tasks.table.tasks.columns]
    tasks.fold.setChecked(False)
    window.resize(1900, 700)
    assert not tasks.table.isColumnHidden(names.index("area"))
    window.resize(900, 600)
    assert tasks.table.isColumnHidden(names.index("area"))
    assert not tasks.table.isColumnHidden(names.index("due"))


def test_a_view_is_saved_shown_renamed_and_deleted(tasks, monkeypatch):
    tasks.show_query(TaskQuery(text="cải cách"))
    tasks.show_order(Order(SortKey.TITLE, group=GroupBy.UNIT))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Việc cải cách", True))
    tasks.saved.ask_name()
    tasks.clear_filters()
    tasks.show_order(Order())
    tasks.follow("view:Việc cải cách")
    assert tasks.query.text == "cải cách"
    assert tasks.order == Order(SortKey.TITLE, group=GroupBy.UNIT)
    tasks.saved.rename(tasks.saved.named("Việc cải cách"), "Cải cách")
    assert tasks.saved.named("Việc cải cách") is None
    tasks.saved.delete(tasks.saved.named("Cải cách"))
    assert tasks.saved.named("Cải cách") is None


def test_f2_renames_the_view_under_the_cursor_of_the_menu(qtbot, tasks, monkeypatch):
    tasks.saved.save("Việc gấp")
    menu = tasks.saved.menu
    menu.popup(tasks.mapToGlobal(tasks.rect().center()))
    menu.setActiveAction(menu.actions()[0])
    asked = []

    def name(*_words, text="", **_more):
        asked.append(text)
        return "Trong tuần", True

    monkeypatch.setattr(QInputDialog, "getText", name)
    qtbot.keyClick(menu, Qt.Key.Key_F2)
    assert asked == ["Việc gấp"]
    assert tasks.saved.named("Trong tuần") is not None
    assert tasks.saved.named("Việc gấp") is None
    assert menu.isHidden()


def test_links_open_a_list_or_a_task(tasks, window, told):
    query = TaskQuery(states=frozenset({TaskState.DUE_SOON}))
    window.go("tasks", link_to(query))
    assert shown(tasks) == ["soon"]
    window.go("tasks", "late")
    assert tasks.table.current_key() == "late"
    assert tasks.query == TaskQuery()
    window.go("tasks", "query:{")
    assert told.pop().what == "Liên kết tới danh sách nhiệm vụ không đúng."


def test_what_is_asked_for_in_another_place_is_seen_on_return(tasks, window, session):
    window.show_place("plans")
    session.do(lambda services: services.tasks.done(["late"]))
    window.show_place("tasks")
    assert line_after(tasks, "late").state is TaskState.DONE_LATE


def test_the_list_goes_into_a_workbook(tasks, tmp_path):
    from openpyxl import load_workbook

    out = tmp_path / "ds.xlsx"
    tasks.show_order(Order(group=GroupBy.PLAN))
    tasks.output.export(*tasks.task_actions._shown(), out)
    book = load_workbook(out)
    words = [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value]
    assert "Nhiệm vụ" in words
    assert any("Cải cách hành chính (6)" in each for each in words)
    assert "Rà soát văn bản quy phạm pháp luật" in words


def test_the_place_of_a_popup_is_below_the_row(tasks):
    select(tasks, "late")
    row = tasks.table.visualRect(tasks.table.currentIndex())
    below = tasks.table.viewport().mapToGlobal(QPoint(0, row.bottom()))
    assert tasks.place_for_popup().y() == below.y() + 1


@pytest.mark.parametrize("state", [TaskState.OVERDUE, TaskState.DUE_SOON])
def test_a_filter_by_state_leaves_the_other_counts(tasks, state):
    tasks.show_query(replace(tasks.query, states=frozenset({state})))
    assert tasks.bar.chips.states[TaskState.OVERDUE].text() == "● Quá hạn 3"
