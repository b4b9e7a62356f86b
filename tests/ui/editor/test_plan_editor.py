"""The whole editor over services in memory."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from desktop.domain.findings import Aspect, Finding, Severity
from desktop.domain.plan import PlanStatus, YearSpan
from desktop.errors import EnvironmentFailure
from desktop.ui.editor.file_names import proposed_name
from desktop.ui.editor.flow import Place
from desktop.ui.editor.plan_editor import (
    BASES_TAB,
    NARROW,
    SIGNING_TAB,
    TABLE_TAB,
    TEXT_TAB,
    PlanEditor,
)
from desktop.ui.editor.readiness_dialog import ReadinessDialog
from desktop.ui.jobs import Jobs
from tests.support.editor_services import HeldJobs, MemoryServices, picture, small_plan
from tests.support.typing_vi import press, type_text
from tests.ui.editor.conftest import OFFSCREEN


def notice_buttons(editor):
    return [
        button.text() for button in editor.notice.findChildren(QPushButton) if button.isVisible()
    ]


def test_opening_tells_the_title_and_enables_the_actions(editor):
    titles = []
    editor.title_changed.connect(titles.append)
    editor.open_plan("p1")
    assert titles[-1] == "Cải cách hành chính năm 2026"
    assert editor.middle.tabText(TABLE_TAB) == "Bảng nhiệm vụ (2)"
    assert [action.text() for action in editor.actions()] == [
        "Hoàn tác",
        "Làm lại",
        "Xuất ▾",
        "In",
        "Trình ký",
    ]
    assert not editor.undo_action.isEnabled()


def test_printing_asks_for_the_printer(editor):
    editor.open_plan("p1")
    next(action for action in editor.actions() if action.text() == "In").trigger()
    dialog = editor.findChild(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_every_anchor_leads_to_its_place(editor):
    for anchor, check in {
        "c1": lambda: editor.text.flow.place().line_id == "c1",
        "t2": lambda: editor.middle.currentIndex() == TABLE_TAB,
        "subject": lambda: editor.middle.currentIndex() == TEXT_TAB,
        "basis:b1": lambda: editor.right.currentIndex() == BASES_TAB,
        "recipients": lambda: editor.right.currentIndex() == SIGNING_TAB,
        "appendix": lambda: editor.middle.currentIndex() == TABLE_TAB,
        "number": lambda: editor.strip.form.number_edit.isVisible(),
        "gone": lambda: True,
    }.items():
        editor.go_to(anchor)
        assert check(), anchor


def test_saving_is_told_in_words_and_undo_gives_the_text_back(editor, services):
    states = []
    editor.saved_state_changed.connect(states.append)
    editor.text.flow.go_to(Place("c1", 0))
    type_text(editor.text.flow, "x")
    assert states[-1] == "Đang sửa…"
    editor.undo_action.setEnabled(True)
    editor.undo_action.trigger()
    assert services.labels == ["Sửa nội dung"]
    assert "Đang lưu…" in states
    assert re.fullmatch(r"Đã lưu \d\d:\d\d", states[-1])
    assert editor.text.flow.current_line.text == "Rà soát"
    assert editor.redo_action.isEnabled()


def test_a_failure_says_what_is_safe_and_saves_on_demand(editor, services):
    services.failing = EnvironmentFailure("Đĩa đầy.", "Bản lưu trước vẫn an toàn.", "Hãy dọn đĩa.")
    editor.text.flow.go_to(Place("c1", 0))
    type_text(editor.text.flow, "x")
    editor.flush()
    assert editor.notice.words.text() == "Đĩa đầy. Bản lưu trước vẫn an toàn. Hãy dọn đĩa."
    assert notice_buttons(editor) == ["Lưu lại"]
    services.failing = None
    editor.notice.findChildren(QPushButton)[0].click()
    assert services.plans["p1"].blocks[4].text == "xRà soát"
    assert not editor.notice.isVisible()


def test_hiding_the_editor_stores_what_is_typed(editor, services):
    editor.text.flow.go_to(Place("c1", 0))
    type_text(editor.text.flow, "x")
    editor.hide()
    assert services.plans["p1"].blocks[4].text == "xRà soát"


def test_the_outline_folds_where_there_is_no_room(editor):
    editor.resize(NARROW - 50, 500)
    assert not editor.outline.isVisible()
    editor.resize(NARROW + 200, 500)
    assert editor.outline.isVisible()


def test_panes_fold_by_keys(editor):
    for keys, pane in (("Ctrl+Shift+O", editor.outline), ("Ctrl+Shift+P", editor.right)):
        action = next(a for a in QWidget.actions(editor) if a.shortcut().toString() == keys)
        action.trigger()
        assert not pane.isVisible()
        action.trigger()
        assert pane.isVisible()


def test_sizes_are_kept_in_the_layout_of_the_shell(editor):
    layout = {}
    editor.use_layout(layout)
    editor.table.view.setColumnWidth(1, 321)
    editor.use_layout({"editor.panes": "%%%", "editor.columns": "[1"})
    editor.table.view.setColumnWidth(1, 100)
    editor.use_layout(layout)
    assert editor.table.view.columnWidth(1) == 321


# -- files and paper -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Cải cách hành chính năm 2026", "KH-cai-cach-hanh-chinh-2026.docx"),
        ("Khắc phục “tồn tại” / hạn chế", "KH-khac-phuc-ton-tai-han-che-2026.docx"),
        ("", "KH-2026.docx"),
        ("Đ" * 300, "KH-" + "d" * 60 + "-2026.docx"),
    ],
)
def test_proposed_names_are_ascii(subject, name):
    plan = replace(small_plan(), subject=subject, years=YearSpan(2026, 2026))
    assert proposed_name(plan, "docx") == name


def test_export_first_stores_what_is_typed_then_tells_where_the_file_is(editor, services, tmp_path):
    editor.text.flow.go_to(Place("subject", 0))
    type_text(editor.text.flow, "A")
    out = tmp_path / "kh.docx"
    editor.output.export("docx", out)
    assert out.read_text(encoding="utf-8").startswith("ACải cách")
    assert "kh.docx" in editor.notice.words.text()
    assert notice_buttons(editor) == ["Mở tệp", "Mở thư mục"]


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_printing_draws_each_page_as_it_lies(qtbot, editor, services, tmp_path):
    from pypdf import PdfReader

    services.preview = lambda plan, dpi, spots: __import__(
        "desktop.services.ports", fromlist=["Preview"]
    ).Preview((picture(), picture(119, 84)))
    told = []
    editor.message.connect(told.append)
    editor.output.print_on(printer_to(tmp_path / "in.pdf"))
    assert told == ["Đã gửi 2 trang tới máy in."]
    pages = PdfReader(tmp_path / "in.pdf").pages
    sizes = [(page.mediabox.width, page.mediabox.height) for page in pages]
    assert [width > height for width, height in sizes] == [False, True]


@pytest.mark.qt_log_ignore("QPainter::begin", OFFSCREEN, extend=True)
def test_a_printer_that_does_not_answer_is_told(editor, tmp_path):
    editor.output.print_on(printer_to(tmp_path / "gone" / "in.pdf"))
    assert "Máy in không nhận" in editor.notice.words.text()


def test_printing_keeps_to_the_pages_asked_for(editor, tmp_path):
    from pypdf import PdfReader

    printer = printer_to(tmp_path / "in.pdf")
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFromTo(2, 2)
    editor.output.print_on(printer)
    assert len(PdfReader(tmp_path / "in.pdf").pages) == 1


# -- signing -------------------------------------------------------------------------------


def readiness():
    dialogs = QApplication.topLevelWidgets()
    return next(d for d in dialogs if isinstance(d, ReadinessDialog) and d.isVisible())


def test_a_plan_is_put_forward_after_its_faults_were_shown(qtbot, editor, services):
    services.found = (Finding("X", Severity.ERROR, Aspect.FORMAT, "Số", "sai", "đúng", "", "c1"),)
    editor.advance_action.trigger()
    dialog = readiness()
    assert "Còn 1 lỗi" in dialog.form.summary_label.text()
    dialog.tree.jump_asked.emit("c1")
    assert editor.session.plan.status is PlanStatus.DRAFT
    assert editor.text.flow.place().line_id == "c1"
    services.found = ()
    editor.advance_action.trigger()
    dialog = readiness()
    assert dialog.form.summary_label.text() == "✓ Văn bản sẵn sàng để ký."
    dialog.accept()
    assert services.plans["p1"].status is PlanStatus.SUBMITTED
    assert editor.advance_action.text() == "Ban hành"


def test_every_word_that_changes_is_plain_text(editor):
    from PySide6.QtWidgets import QLabel

    rich = [
        label.text()
        for label in editor.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and label.objectName() != "qt_spinbox"
    ]
    assert rich == []


def shortcuts(widget):
    actions = QWidget.actions(widget)
    return [keys.toString() for action in actions for keys in action.shortcuts() if keys]


def test_shortcuts_do_not_meet_and_leave_unikey_alone(editor):
    own = shortcuts(editor)
    for pane in (editor.text, editor.outline, editor.table.view, editor.bases.form.list):
        inner = shortcuts(pane)
        assert len(set(inner)) == len(inner)
        assert not set(inner) & set(own)
        own_and_inner = own + inner
        assert not [keys for keys in own_and_inner if "Ctrl+Alt" in keys or keys == "Alt+Z"]


class SlowServices(MemoryServices):
    """Takes its time to store, as an old disk does."""

    def edit_plan(self, plan_id, transform, label):
        time.sleep(0.02)
        return super().edit_plan(plan_id, transform, label)


def test_typing_on_while_the_disk_is_slow_loses_nothing(qtbot):
    services, jobs = SlowServices(), Jobs()
    editor = PlanEditor(services, jobs)
    qtbot.addWidget(editor)
    editor.resize(1200, 700)
    editor.show()
    editor.open_plan("p1")
    qtbot.waitUntil(lambda: editor.session.plan is not None)
    flow = editor.text.flow
    flow.go_to(Place("c1", 0))
    for number in range(12):
        type_text(flow, f"{number} ế ")
        if number % 3 == 0:
            press(flow, Qt.Key.Key_Return, "\r")
        editor.flush()
        QApplication.processEvents()
    editor.flush()
    qtbot.waitUntil(lambda: not editor.session.has_unsaved)
    words = " ".join(block.text for block in services.plans["p1"].blocks[4:])
    assert words.split() == [w for n in range(12) for w in (str(n), "ế")] + ["Rà", "soát"]
    assert services.plans["p1"] == editor.session.plan
    editor.hide()
    jobs.close()


def test_closing_right_after_a_key_stores_it(qtbot):
    services, jobs = SlowServices(), Jobs()
    editor = PlanEditor(services, jobs)
    qtbot.addWidget(editor)
    editor.open_plan("p1")
    qtbot.waitUntil(lambda: editor.session.plan is not None)
    editor.text.flow.go_to(Place("c1", 0))
    type_text(editor.text.flow, "x")
    editor.strip.form.number_edit.setFocus()
    type_text(editor.strip.form.number_edit, "7")
    editor.flush()
    jobs.close()
    assert services.plans["p1"].blocks[4].text == "xRà soát"
    assert services.plans["p1"].number == "07"


def test_an_editor_that_is_gone_is_told_nothing_but_its_words_are_stored(qapp):
    services, jobs = MemoryServices(), HeldJobs()
    editor = PlanEditor(services, jobs)
    editor.show()
    editor.open_plan("p1")
    jobs.release_all()
    editor.text.flow.go_to(Place("c1", 0))
    type_text(editor.text.flow, "x")
    editor.flush()
    editor.preview._render()
    editor.deleteLater()
    QApplication.sendPostedEvents(editor, QEvent.Type.DeferredDelete)
    assert not isValid(editor)
    jobs.release_all()
    assert services.plans["p1"].blocks[4].text == "xRà soát"
