"""Reading a file: progress, Hủy, refusals, the clipboard, what is dropped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from desktop.errors import Refused
from desktop.ui.jobs import Jobs
from desktop.ui.review import file_choice, review_screen
from desktop.ui.review.review_screen import READING_PAGE, REVIEW_PAGE, ReviewScreen
from tests.support.editor_services import HeldJobs

FILE = Path("KH tinh.docx")


def test_a_file_is_read_beside_the_window_with_progress(make, office):
    jobs = HeldJobs()
    screen = make(jobs)
    screen.open_file(FILE)
    form = screen.page.form
    assert screen.pages.currentIndex() == READING_PAGE
    assert form.title_label.text() == "Đang đọc KH tinh.docx…"
    seen = []
    office.reading.while_reading = lambda: seen.append(
        (form.words_label.text(), form.progress_bar.value())
    )
    jobs.release_all()
    assert seen == [("Đọc trang 1 trên 2", 50)]
    assert screen.pages.currentIndex() == REVIEW_PAGE
    assert screen.title() == "Xem lại: KH tinh.docx"


def test_progress_crosses_threads(make, office, qtbot):
    jobs = Jobs()
    screen = make(jobs)
    told = QSignalSpy(screen.reading.told)
    with qtbot.waitSignal(screen.reading.done, timeout=5000):
        screen.open_file(FILE)
    qtbot.waitUntil(lambda: told.count() == 1)
    qtbot.waitUntil(lambda: jobs.waiting == 0)
    jobs.close()
    assert screen.state.is_open


def test_cancel_stops_and_leaves(make, office):
    jobs = HeldJobs()
    screen = make(jobs)
    closed = QSignalSpy(screen.closed)
    screen.open_file(FILE)
    screen.page.form.cancel_button.click()
    assert screen.page.form.words_label.text() == "Đang dừng…"
    assert closed.count() == 0
    jobs.release_all()
    assert closed.count() == 1
    assert not screen.state.is_open


def test_a_file_that_was_read_in_spite_of_cancel_is_not_shown(make, office):
    screen = make(jobs := HeldJobs())
    screen.open_file(FILE)
    office.reading.while_reading = screen.reading.cancel
    jobs.release_all()
    assert not screen.state.is_open


def test_the_last_file_asked_for_is_the_one_shown(make, office):
    screen = make(jobs := HeldJobs())
    screen.open_file(Path("mot.docx"))
    screen.open_file(Path("hai.docx"))
    done = QSignalSpy(screen.reading.done)
    jobs.release_all()
    assert done.count() == 1
    assert screen.title() == "Xem lại: hai.docx"


def test_a_refusal_is_one_sentence_with_what_to_do(make, office, monkeypatch):
    office.reading.failing = Refused("Tệp là ảnh quét.", advice="Xin bản có chữ.")
    screen = make()
    screen.open_file(FILE)
    form = screen.page.form
    assert form.title_label.text() == "Chưa đọc được KH tinh.docx"
    assert form.words_label.text() == "Tệp là ảnh quét. Xin bản có chữ."
    assert form.words_label.textFormat() is Qt.TextFormat.PlainText
    assert not form.cancel_button.isVisible()
    asked = []
    monkeypatch.setattr(review_screen, "ask_file", lambda *what: asked.append(what))
    form.other_button.click()
    assert len(asked) == 1
    closed = QSignalSpy(screen.closed)
    form.close_button.click()
    assert closed.count() == 1


def test_a_name_full_of_marks_is_shown_as_it_is(make, office):
    screen = make(HeldJobs())
    screen.open_file(Path("<b>x</b>.docx"))
    assert screen.page.form.title_label.textFormat() is Qt.TextFormat.PlainText


# -- the clipboard ---------------------------------------------------------------------------


def test_a_table_of_the_clipboard_is_read_as_html_and_leaves_no_file(make, office, qapp):
    mime = QMimeData()
    mime.setHtml("<table><tr><td>Đôn đốc</td></tr></table>")
    mime.setText("Đôn đốc")
    qapp.clipboard().setMimeData(mime)
    screen = make()
    screen.open_clipboard()
    assert office.reading.read_paths[0].suffix == ".html"
    assert "<td>Đôn đốc</td>" in office.reading.read_text
    assert not office.reading.read_paths[0].parent.exists()
    assert screen.state.is_open


def test_plain_text_of_the_clipboard_is_read_as_text(make, office, qapp):
    qapp.clipboard().setText("I. MỤC ĐÍCH\n1. Nâng cao")
    make().open_clipboard()
    assert office.reading.read_paths[0].suffix == ".txt"
    assert office.reading.read_text == "I. MỤC ĐÍCH\n1. Nâng cao"


def test_an_empty_clipboard_is_explained(make, office, qapp):
    qapp.clipboard().clear()
    screen = make()
    screen.open_clipboard()
    assert "Chưa có gì để dán" in screen.page.form.words_label.text()
    assert office.reading.read_paths == []


# -- files from elsewhere --------------------------------------------------------------------


def dropping(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def test_a_file_is_dropped(qtbot):
    target = QWidget()
    qtbot.addWidget(target)
    taken = []
    file_choice.FileDrop(target, taken.append)
    copy = Qt.DropAction.CopyAction
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    mime = dropping("/tam/KH tỉnh.docx")
    enter = QDragEnterEvent(QPoint(1, 1), copy, mime, left, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    assert taken == []
    drop = QDropEvent(QPointF(1, 1), copy, mime, left, none)
    QApplication.sendEvent(target, drop)
    assert taken == [Path("/tam/KH tỉnh.docx")]


@pytest.mark.parametrize("paths", [(), ("/tam/a.docx", "/tam/b.docx"), ("/tam",)])
def test_only_one_file_can_be_dropped(paths):
    assert file_choice.dropped_file(dropping(*paths)) is None


def test_the_folder_used_last_is_remembered(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    layout, taken = {}, []
    dialog = file_choice.ask_file(parent, layout, taken.append)
    dialog.fileSelected.emit("/tam/van ban/KH.docx")
    dialog.reject()
    assert taken == [Path("/tam/van ban/KH.docx")]
    assert layout[file_choice.FOLDER] == str(Path("/tam/van ban"))


# -- leaving ---------------------------------------------------------------------------------


def test_leaving_untouched_asks_nothing(screen, monkeypatch):
    monkeypatch.setattr(review_screen, "ask", lambda *_what: pytest.fail("asked"))
    closed = QSignalSpy(screen.closed)
    screen.back_action.trigger()
    assert closed.count() == 1


@pytest.mark.parametrize("answer", [True, False])
def test_leaving_with_corrections_asks_first(screen, monkeypatch, answer):
    screen.state.set_field("a1", "Chữ khác")
    monkeypatch.setattr(review_screen, "ask", lambda *_what: answer)
    closed = QSignalSpy(screen.closed)
    screen.back_action.trigger()
    assert closed.count() == answer
    assert screen.state.is_open is not answer


def test_sizes_are_remembered(screen, make, qtbot):
    screen.panes.setSizes([700, 500])
    screen.panes.splitterMoved.emit(700, 1)
    layout = screen.session.program.settings.layout
    again = ReviewScreen(screen.session)
    qtbot.addWidget(again)
    again.resize(screen.size())
    again.show()
    again.open_file(FILE)
    QApplication.processEvents()
    assert again.panes.sizes() == screen.panes.sizes()
    assert {"review.panes", "review.split"} <= set(layout)
    again.hide()


def test_actions_are_those_of_what_is_shown(make, office):
    screen = make(jobs := HeldJobs())
    screen.open_file(FILE)
    assert [action.text() for action in screen.actions()] == ["Danh sách"]
    jobs.release_all()
    words = [action.text() for action in screen.actions()]
    assert words == ["Danh sách", "Hoàn tác", "Chỗ trước", "Chỗ sau", "Nhận", "Lấy vào kế hoạch"]
    assert [a.property("primary") for a in screen.actions()].count(True) == 1


def test_a_small_window_has_room_for_everything(screen, qtbot):
    screen.resize(860, 420)
    QApplication.processEvents()
    assert screen.minimumSizeHint().width() <= 860
    assert screen.draft.doubts.height() >= 40
    assert screen.draft.tabs.height() >= 120
