"""The pane beside the table: dates, times, evidence, diary, note of one task."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton

from desktop.domain.schedule import Occurrence
from desktop.domain.tracking.model import TaskState
from desktop.ui.tasks.dates_fields import DUE, DatesFields
from desktop.ui.tasks.dropping import FilesDrop
from tests.support.typing_vi import press
from tests.ui.tasks.conftest import detail, form


@pytest.fixture
def show(tasks):
    def show(key):
        assert tasks.table.select_key(key)
        tasks._load_detail()
        return tasks.pane

    return show


def texts(pane):
    return "\n".join(label.text() for label in pane.widget().findChildren(QLabel))


def button(pane, words):
    """Return the button of the pane that says ``words``."""
    content = pane.widget()
    kinds = (QPushButton, QToolButton)
    buttons = (each for kind in kinds for each in content.findChildren(kind))
    return next(each for each in buttons if each.text() == words)


def click(pane, words):
    button(pane, words).click()


def choose(pane, words):
    """Choose what a menu of the pane offers first under these words."""
    actions = (action for menu in pane.widget().findChildren(QMenu) for action in menu.actions())
    next(action for action in actions if action.text() == words).trigger()


def test_the_pane_says_what_the_plan_says(show):
    words = texts(show("later"))
    for expected in ("Tổng kết năm", "Báo cáo", "Phòng Kinh tế", "Công an xã", "31/12/2026",
                     "Cải cách thủ tục hành chính"):  # fmt: skip
        assert expected in words


def test_a_task_of_which_nothing_changed_stays_as_it_is(show, tasks, session):
    content = show("later").widget()
    tasks.refresh()
    assert tasks.pane.widget() is content
    session.do(lambda services: services.tasks.note("later", "Ưu tiên"))
    assert tasks.pane.widget() is not content
    assert tasks.pane.note.toPlainText() == "Ưu tiên"


def test_the_pane_follows_the_focus_of_the_table(qtbot, tasks):
    tasks.table.select_key("soon")
    qtbot.waitUntil(lambda: tasks.pane.detail and tasks.pane.detail.item.id == "soon")
    tasks.show_order(tasks.order.__class__(group=type(tasks.order.group).UNIT))
    tasks.table.selectRow(0)
    qtbot.waitUntil(lambda: tasks.pane.detail is None)
    assert "Chọn một nhiệm vụ" in texts(tasks.pane)


def test_dates_are_accepted_and_taken_back(show, session):
    pane = show("late")
    click(pane, "Chấp nhận")
    assert detail(session, "late").line.confirmed
    assert "Thời hạn đã được xác nhận" in texts(pane)
    click(pane, "Theo lại kế hoạch")
    assert not detail(session, "late").line.confirmed


def test_dates_are_changed_and_impossible_ones_refused(tasks, show, session):
    click(show("late"), "Sửa ngày…")
    dialog = form(tasks)
    dialog.fields.table.item(0, DUE).setText("30/02/2026")
    assert not dialog.save.isEnabled()
    assert "không có trong lịch" in dialog.fields.trouble.text()
    dialog.fields.table.item(0, DUE).setText("20/12/2026")
    dialog.save.click()
    assert detail(session, "late").line.due == date(2026, 12, 20)


def test_a_second_time_can_be_added_and_dates_given_up(qapp):
    fields = DatesFields("Quý I", "quarter", (Occurrence("Quý I", None, date(2026, 3, 31)),))
    fields.add.click()
    fields.table.item(1, 0).setText("Lần hai")
    assert not fields.is_complete()
    fields.table.item(1, DUE).setText("30/06/2026")
    schedule = fields.schedule()
    assert [each.label for each in schedule.occurrences] == ["Quý I", "Lần hai"]
    assert schedule.kind == "multi"
    fields.table.setCurrentCell(0, 0)
    fields.remove.click()
    assert [each.label for each in fields.schedule().occurrences] == ["Lần hai"]
    fields.kind.setCurrentIndex(1)
    assert fields.schedule().kind == "continuous"
    assert fields.schedule().occurrences == ()
    fields.deleteLater()


def test_one_time_of_many_is_done_dropped_and_opened_again(tasks, show, session):
    pane = show("quarters")
    times = {each.time.label: each.state for each in detail(session, "quarters").times}
    first = next(iter(times))
    choose(pane, "Xong")
    assert detail(session, "quarters").times[0].state is TaskState.DONE_LATE
    choose(pane, "Không thực hiện…")
    dialog = form(tasks)
    assert not dialog.save.isEnabled()
    dialog.fields.form.reason.setPlainText("Tỉnh không yêu cầu")
    dialog.save.click()
    states = [each.state for each in detail(session, "quarters").times]
    assert TaskState.NOT_DONE in states
    assert "Lý do: Tỉnh không yêu cầu" in texts(pane)
    tasks.doing.reopen(["quarters"], first)
    assert detail(session, "quarters").times[0].state is TaskState.OVERDUE


def test_a_time_is_postponed_with_a_reason(tasks, show, session):
    choose(show("soon"), "Gia hạn…")
    fields = form(tasks).fields
    fields.form.day.setText("24/11/2026")
    fields.form.reason.setPlainText("Chủ tịch đồng ý")
    form(tasks).save.click()
    assert "không muộn hơn" in form(tasks).refusal.text()
    fields.form.day.setText("10/12/2026")
    form(tasks).save.click()
    found = detail(session, "soon")
    assert found.line.due == date(2026, 12, 10)
    assert "gia hạn, trước là 25/11/2026" in texts(tasks.pane)
    assert "Lý do: Chủ tịch đồng ý" in texts(tasks.pane)


def test_a_task_that_waits_gets_its_document(tasks, show, session):
    pane = show("event")
    click(pane, "Ghi văn bản đã có…")
    fields = form(tasks).fields
    fields.form.document.setText("120/KH-UBND")
    fields.edited.emit()
    assert not form(tasks).save.isEnabled()
    fields.form.date.setText("10/11/2026")
    fields.edited.emit()
    form(tasks).save.click()
    assert detail(session, "event").facts.mark.event_date == date(2026, 11, 10)


def test_a_note_is_kept_when_it_is_left(qtbot, tasks, show, session):
    pane = show("soon")
    tasks.edit_note()
    pane.note.setPlainText("Hỏi lại chị Lan")
    QApplication.sendEvent(pane.note, QFocusEvent(QEvent.Type.FocusOut))
    qtbot.waitUntil(lambda: detail(session, "soon").facts.mark is not None)
    assert detail(session, "soon").facts.mark.note == "Hỏi lại chị Lan"
    assert tasks.pane.note.toPlainText() == "Hỏi lại chị Lan"


def test_a_note_is_kept_while_it_is_typed_and_typing_goes_on(qtbot, tasks, show, session):
    pane = show("soon")
    tasks.edit_note()
    note = pane.note
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "Cho")
    note._waiting.timeout.emit()
    assert detail(session, "soon").facts.mark.note == "Cho"
    assert tasks.pane.note is note, "not made anew under the fingers"
    assert note.hasFocus()
    qtbot.keyClicks(note, " van ban")
    assert note.toPlainText() == "Cho van ban"
    note.clearFocus()
    qtbot.waitUntil(lambda: detail(session, "soon").facts.mark.note == "Cho van ban")
    qtbot.waitUntil(lambda: tasks.pane.note is not note)
    assert tasks.pane.note.toPlainText() == "Cho van ban"


def test_what_comes_while_a_note_is_typed_is_shown_when_it_is_left(qtbot, tasks, show, session):
    pane = show("soon")
    tasks.edit_note()
    note = pane.note
    qtbot.waitUntil(note.hasFocus)
    session.do(lambda services: services.tasks.progress(["soon"], percent=40))
    assert tasks.pane.note is note
    note.clearFocus()
    qtbot.waitUntil(lambda: tasks.pane.note is not note)
    assert any("40" in label.text() for label in tasks.pane.findChildren(QLabel))


def test_a_note_half_typed_is_kept_when_another_place_is_shown(window, show, session):
    show("soon").note.setPlainText("Chờ phòng Nội vụ")
    window.show_place("plans")
    assert detail(session, "soon").facts.mark.note == "Chờ phòng Nội vụ"


def test_files_dropped_on_the_pane_are_listed_and_taken_off(show, session, tmp_path):
    pane = show("soon")
    file = tmp_path / "anh.jpg"
    file.write_bytes(b"\xff\xd8\xff anh")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(40, 40), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    assert pane.findChild(FilesDrop).eventFilter(pane, drop)
    assert "[anh.jpg]" in texts(pane)
    choose(pane, "Gỡ")
    assert detail(session, "soon").evidence == ()


def test_diary_lines_are_shown_and_taken_out(show, session):
    session.do(lambda services: services.tasks.progress(["later"], 40, "Đã họp", "Thiếu kinh phí"))
    pane = show("later")
    assert "21/11/2026 · 40%\nĐã họp\nVướng mắc: Thiếu kinh phí" in texts(pane)
    click(pane, "Xóa")
    assert detail(session, "later").facts.progress == ()


def test_a_task_given_up_is_taken_up_again(tasks, show, session):
    click(show("later"), "Không thực hiện…")
    form(tasks).fields.form.reason.setPlainText("Đã lồng ghép")
    form(tasks).save.click()
    assert detail(session, "later").line.state is TaskState.NOT_DONE
    assert "Lý do: Đã lồng ghép" in texts(tasks.pane)
    click(tasks.pane, "Thực hiện trở lại")
    assert detail(session, "later").line.state is TaskState.NOT_YET


def test_the_plan_is_opened_at_the_row(qtbot, tasks, show):
    pane = show("late")
    with qtbot.waitSignal(pane.plan_asked) as asked:
        click(pane, "Mở kế hoạch tại nhiệm vụ này")
    assert asked.args == ["p26", "late"]


def test_enter_and_esc_lead_to_the_pane_and_back(tasks, show):
    pane = show("late")
    tasks.table.setFocus()
    press(tasks.table, Qt.Key.Key_Return)
    assert pane.isAncestorOf(QApplication.focusWidget())
    press(pane, Qt.Key.Key_Escape)
    assert tasks.table.hasFocus()


def test_the_pane_folds_and_stays_folded(tasks, application):
    tasks.fold.setChecked(False)
    assert tasks.pane.isHidden()
    assert application.settings.layout["tasks.pane"] == "folded"


def test_letters_of_urging_are_made_in_their_place(qtbot, tasks, show):
    pane = show("late")
    with qtbot.waitSignal(tasks.go) as went:
        click(pane, "Lập công văn đôn đốc…")
    assert went.args == ["letters", "urge", pane.detail.lead[0].ref]


def test_a_result_is_accepted_with_its_quality_or_sent_back(tasks, session, show):
    session.do(lambda services: services.tasks.done(["later"]))
    choose(show("later"), "Nghiệm thu…")
    dialog = form(tasks)
    dialog.fields.share.setValue(85)
    dialog.save.click()
    assert "nghiệm thu 85%" in texts(show("later"))
    choose(show("later"), "Yêu cầu làm lại…")
    dialog = form(tasks)
    assert "báo cáo" not in dialog.fields.form.reason.placeholderText()
    dialog.fields.form.reason.setPlainText("thiếu phụ lục")
    dialog.save.click()
    words = texts(show("later"))
    assert "Yêu cầu làm lại: thiếu phụ lục" in words
    assert "nghiệm thu 85%" not in words
