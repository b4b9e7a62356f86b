"""The task table edited like a sheet."""

import sys

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.domain.tasks import Task, TaskField, TaskGroup
from desktop.ui.editor.cell_editor import CellEditor
from desktop.ui.editor.table_model import TaskTableModel
from desktop.ui.editor.table_pane import TablePane
from tests.support.editor_services import small_plan
from tests.support.typing_vi import compose, press, type_text, type_unikey

TASK, PRODUCTS, LEAD, TIME = 1, 2, 3, 5
MODE = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def pane(qtbot, session):
    pane = TablePane(session)
    qtbot.addWidget(pane)
    pane.resize(900, 500)
    pane.show()
    session.open("p1")
    return pane


@pytest.fixture
def view(pane):
    return pane.view


def rows(session):
    return session.plan.task_table.rows


def choose(view, row, column):
    view.setCurrentIndex(view.tasks.index(row, column))


def editor_of(view):
    found = [editor for editor in view.findChildren(CellEditor) if editor.isVisible()]
    assert len(found) == 1
    return found[0]


def key_in_editor(view, key, text="", modifiers=Qt.KeyboardModifier.NoModifier):
    editor = editor_of(view)
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def put_on_clipboard(text="", html=""):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def test_model_keeps_the_rules_of_qt(qapp):
    model = TaskTableModel()
    QAbstractItemModelTester(model, MODE)
    model.show(small_plan().task_table)
    assert model.data(model.index(1, 0)) == "1"
    assert model.data(model.index(0, 0)) == "I"
    assert model.show(small_plan().task_table) == []


def test_an_aim_that_goes_on_is_shown_once_and_copied_whole(view, session):
    from dataclasses import replace

    aims = (TaskField.OBJECTIVE, TaskField.TASK, TaskField.ACTIVITY)
    table = session.plan.task_table
    columns = tuple(
        replace(column, field=field) for column, field in zip(table.columns, aims, strict=False)
    )
    steps = tuple(Task(key, "Việc", objective="Đích", activity=key) for key in "ab")
    three = replace(table, columns=columns, rows=(table.rows[0], *steps, Task("c", "Việc khác")))
    session.edit(lambda plan: replace(plan, task_table=three), "Ba cấp")
    model = view.tasks
    shown = [[model.data(model.index(row, column)) for column in range(3)] for row in (1, 2, 3)]
    assert shown == [["Đích", "Việc", "a"], ["″", "″", "b"], ["", "Việc khác", ""]]
    assert model.data(model.index(2, 0), Qt.ItemDataRole.EditRole) == "Đích"
    choose(view, 2, 0)
    view.copy_cells()
    assert QGuiApplication.clipboard().text() == "Đích"


def test_a_letter_replaces_f2_edits_and_enter_goes_down(view, session):
    choose(view, 1, TASK)
    press(view, 0, "T")
    type_unikey(editor_of(view), ("a", 1, "ạ"), ("o", 0, ""))
    key_in_editor(view, Qt.Key.Key_Return, "\r")
    assert rows(session)[1].task == "Tạo"
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, TASK)
    press(view, Qt.Key.Key_F2)
    type_text(editor_of(view), " cũ")
    key_in_editor(view, Qt.Key.Key_Tab, "\t")
    assert rows(session)[2].task == "Rà soát văn bản cũ"
    assert view.currentIndex().column() == PRODUCTS


def test_composed_letters_start_a_cell_and_take_the_place_of_its_words(view, session):
    choose(view, 1, TIME)
    compose(view, commit="Qu")
    compose(editor_of(view), "y", "ý", commit="ý II")
    key_in_editor(view, Qt.Key.Key_Return, "\r")
    assert rows(session)[1].time == "Quý II"


def test_a_composition_begun_on_a_cell_goes_on_in_its_editor(view, session):
    choose(view, 1, TIME)
    compose(view, "q", "qu", "quý", commit="Quý III")
    key_in_editor(view, Qt.Key.Key_Return, "\r")
    assert rows(session)[1].time == "Quý III"


def test_alt_enter_parts_the_entries_of_a_cell(view, session):
    choose(view, 2, LEAD)
    press(view, 0, "A")
    key_in_editor(view, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.AltModifier)
    type_text(editor_of(view), "B")
    key_in_editor(view, Qt.Key.Key_Return, "\r")
    assert rows(session)[2].lead == ("A", "B")


def test_units_are_offered_without_marks_and_never_written_by_themselves(view, session):
    choose(view, 2, LEAD)
    press(view, 0, "v")
    editor = editor_of(view)
    type_text(editor, "an hoa")
    assert editor.offering
    assert editor.toPlainText() == "van hoa"
    assert editor._offers.stringList() == ["Phòng Văn hóa - Xã hội"]
    editor._take("Phòng Văn hóa - Xã hội")
    key_in_editor(view, Qt.Key.Key_Return, "\r")
    assert rows(session)[2].lead == ("Phòng Văn hóa - Xã hội",)


def test_a_cell_is_stored_while_it_is_open_and_escape_brings_it_back(qtbot, view, session):
    choose(view, 2, TASK)
    press(view, Qt.Key.Key_F2)
    type_text(editor_of(view), " x")
    session.flush()
    assert rows(session)[2].task == "Rà soát văn bản x"
    type_text(editor_of(view), "y")
    key_in_editor(view, Qt.Key.Key_Escape)
    assert rows(session)[2].task == "Rà soát văn bản"


def test_pasting_from_excel_fills_cells_grows_rows_and_is_one_step(view, session):
    choose(view, 2, TASK)
    put_on_clipboard('Một\t"Báo cáo\nKế hoạch"\tPhòng A\r\nHai\t\tPhòng B\r\n')
    view.paste_cells()
    third, fourth = rows(session)[2:]
    assert (third.task, third.products, third.lead) == (
        "Một",
        ("Báo cáo", "Kế hoạch"),
        ("Phòng A",),
    )
    assert (fourth.task, fourth.lead) == ("Hai", ("Phòng B",))
    assert session.services.labels == ["Dán vào bảng"]
    session.undo()
    assert rows(session) == small_plan().task_table.rows
    assert view.tasks.rowCount() == 3


def test_pasting_a_word_table_reads_paragraphs_as_lines(view, session):
    choose(view, 2, TASK)
    put_on_clipboard(
        "x",
        "<html><body><table><tr><td><p>Việc\n  mới</p></td><td><p>Báo cáo</p><p>Tờ trình</p></td>"
        "</tr></table><p>thừa</p></body></html>",
    )
    view.paste_cells()
    assert rows(session)[2].task == "Việc mới"
    assert rows(session)[2].products == ("Báo cáo", "Tờ trình")


def test_copied_cells_come_back_alike(view, session):
    view.selectAll()
    view.copy_cells()
    text = QGuiApplication.clipboard().text()
    assert text.split("\n")[1] == "1\tBan hành kế hoạch\t\tVăn phòng HĐND và UBND\t\tQuý I"
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()


def test_delete_empties_the_chosen_cells_in_one_step(view, session):
    choose(view, 1, LEAD)
    selection = view.selectionModel()
    selection.select(view.tasks.index(1, TIME), selection.SelectionFlag.Select)
    press(view, Qt.Key.Key_Delete)
    task = rows(session)[1]
    assert (task.lead, task.time, task.task) == ((), "", "Ban hành kế hoạch")
    assert len(session.services.labels) == 1


def test_rows_and_groups_are_added_moved_and_removed(pane, view, session):
    choose(view, 1, TASK)
    pane.add_task_here()
    assert [type(row) for row in rows(session)] == [TaskGroup, Task, Task, Task]
    assert view.currentIndex().row() == 2
    pane.move_rows(1)
    assert rows(session)[3].task == ""
    pane.remove_rows()
    assert [row.id for row in rows(session)] == ["g1", "t1", "t2"]


def test_a_group_spans_the_table_and_moves_with_its_tasks(pane, view, session):
    choose(view, 2, TASK)
    pane.add_group()
    group = rows(session)[3]
    assert isinstance(group, TaskGroup)
    assert view.columnSpan(3, TASK) == 5
    assert view.columnSpan(2, TASK) == 1
    pane.add_task_here()
    moved = [group.id, rows(session)[4].id]
    choose(view, 3, TASK)
    pane.move_rows(-1)
    assert [row.id for row in rows(session)] == [*moved, "g1", "t1", "t2"]
    pane.move_rows(1)
    assert [row.id for row in rows(session)] == ["g1", "t1", "t2", *moved]


def test_tab_in_the_last_cell_adds_a_row(view, session):
    choose(view, 2, TIME)
    press(view, Qt.Key.Key_Tab, "\t")
    assert len(rows(session)) == 4


def test_a_plan_without_table_gets_one_with_its_first_row(pane, session):
    from dataclasses import replace

    session.edit(lambda plan: replace(plan, task_table=None), "Xóa")
    pane.add_task_here()
    assert len(rows(session)) == 1


def test_widths_are_kept_by_field(view):
    view.setColumnWidth(TASK, 333)
    assert view.widths() == {TaskField.TASK.value: 333}
    view.set_widths({"task": 250, "gone": 5})
    assert view.columnWidth(TASK) == 250


def test_asking_the_model_keeps_the_count_of_references_to_none(view):
    model = view.tasks
    before = sys.getrefcount(None)
    for _count in range(2000):
        model.data(model.index(1, TASK), Qt.ItemDataRole.DecorationRole)
    assert sys.getrefcount(None) > before - 200


def test_three_hundred_rows_are_shown_and_pasted_quickly(pane, view, session):
    import time

    choose(view, 2, TASK)
    put_on_clipboard("\n".join(f"Việc {n}\tBáo cáo\tPhòng A" for n in range(300)))
    started = time.perf_counter()
    view.paste_cells()
    assert len(rows(session)) == 302
    assert time.perf_counter() - started < 2.0
