"""Walking from doubt to doubt, accepting and correcting."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.domain.tasks import TaskField
from desktop.ui.editor.cell_editor import CellEditor
from desktop.ui.review.draft_pane import TABLE_TAB, TEXT_TAB
from tests.support.typing_vi import compose, press, type_text, type_unikey

RETURN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def doubts(screen):
    return [fact.anchor for fact in screen.state.doubts]


def editor_of(view):
    return view.findChild(CellEditor)


def test_the_review_begins_at_the_first_doubt_on_both_sides(screen):
    assert screen.state.current == "date"
    assert screen.draft.tabs.currentIndex() == TEXT_TAB
    index = screen.draft.draft.currentIndex()
    assert screen.draft.draft.draft.row(index.row()).anchor == "date"
    assert screen.source.current_words().startswith("Minh Tiến, ngày")


def test_walking_shows_the_place_in_the_draft_and_in_the_original(screen):
    screen.next_action.trigger()
    assert screen.state.current == "a2"
    assert screen.source.current_words() == "2. Bảo đảm tiến độ"
    screen.next_action.trigger()
    assert screen.draft.tabs.currentIndex() == TABLE_TAB
    table = screen.draft.table
    assert table.tasks.anchor_at(table.currentIndex().row(), table.currentIndex().column()) == (
        "t1:lead"
    )
    assert screen.source.current_words() == "Văn phòng HĐND và UBND"


def test_walking_goes_round_the_ends(screen):
    screen.previous_action.trigger()
    assert screen.state.current == "t1:lead"
    screen.next_action.trigger()
    assert screen.state.current == "date"


def test_keys_of_the_walk(screen):
    assert screen.next_action.shortcut().toString() == "F8"
    assert screen.previous_action.shortcut().toString() == "Shift+F8"
    view = screen.draft.draft
    press(view, RETURN)
    assert screen.state.current == "a2"
    press(view, RETURN, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert screen.state.current == "date"


def test_space_accepts_and_goes_on(screen):
    press(screen.draft.draft, SPACE, " ")
    assert doubts(screen) == ["a2", "t1:lead"]
    assert screen.state.current == "a2"
    press(screen.draft.draft, SPACE, " ")
    press(screen.draft.table, SPACE, " ")
    assert doubts(screen) == []
    assert screen.bar.form.counter_label.text() == "✓ Không còn chỗ cần xem"
    assert not screen.draft.doubts.isVisible()


def test_accepting_from_the_list_of_doubts(screen):
    view = screen.draft.doubts
    view.selectRow(2)
    assert screen.state.current == "t1:lead"
    press(view, SPACE, " ")
    assert doubts(screen) == ["date", "a2"]


def test_ctrl_enter_accepts_while_a_cell_is_open(screen):
    view = screen.draft.draft
    type_text(view, "0")
    type_text(editor_of(view), "5/03/2026")
    screen.accept_action.trigger()
    assert screen.state.plan.date == date(2026, 3, 5)
    assert doubts(screen) == ["a2", "t1:lead"]


def test_typing_corrects_and_enter_goes_to_the_next_doubt(screen):
    view = screen.draft.draft
    type_text(view, "0")
    editor = editor_of(view)
    type_text(editor, "7/02/2026")
    press(editor, RETURN, "\r")
    assert screen.state.plan.date == date(2026, 2, 7)
    assert screen.state.current == "a2"


def test_unikey_types_into_the_table(screen):
    screen.walk(-1)
    table = screen.draft.table
    press(table, Qt.Key.Key_F2)
    editor = editor_of(table)
    editor.selectAll()
    type_unikey(editor, ("Cong", 3, "ông"), (" an xa", 1, "ã"))
    press(editor, RETURN, "\r")
    assert screen.state.plan.task_table.tasks[0].lead == ("Công an xã",)
    assert "t1:lead" not in doubts(screen)


def test_a_composed_letter_starts_typing(screen):
    screen.state.go_to("a2")
    view = screen.draft.draft
    compose(view, "đ", commit="Đ")
    type_text(editor_of(view), "úng hạn")
    press(editor_of(view), RETURN, "\r")
    assert screen.state.plan.blocks[2].text == "Đúng hạn"


def test_words_that_are_refused_keep_the_place_and_are_explained(screen):
    view = screen.draft.draft
    type_text(view, "m")
    editor = editor_of(view)
    type_text(editor, "ai")
    press(editor, RETURN, "\r")
    assert screen.state.current == "date"
    assert "“mai” không phải là ngày" in screen.notice.words.text()
    assert "date" in doubts(screen)


def test_escape_keeps_the_words_read(screen):
    view = screen.draft.draft
    type_text(view, "x")
    press(editor_of(view), Qt.Key.Key_Escape)
    assert screen.state.plan.date is None
    assert "date" in doubts(screen)


def test_all_sure_ones_are_taken_together_and_back_again(screen):
    assert screen.bar.form.sure_button.text() == "Nhận tất cả chỗ chắc chắn (1)"
    screen.bar.form.sure_button.click()
    assert doubts(screen) == ["date", "a2"]
    assert not screen.bar.form.sure_button.isEnabled()
    screen.undo()
    assert doubts(screen) == ["date", "a2", "t1:lead"]


def test_undo_takes_back_step_by_step(screen):
    screen.accept()
    screen.state.set_field("a2", "Chữ một")
    screen.state.set_field("a2", "Chữ hai")
    screen.undo()
    assert screen.state.plan.blocks[2].text == "Bảo đảm tiến độ"
    screen.undo()
    assert doubts(screen) == ["date", "a2", "t1:lead"]
    assert not screen.state.undo()


def test_the_counter_tells_what_is_left(screen):
    label = screen.bar.form.counter_label
    assert label.text() == "◐ Còn 3 chỗ cần xem"
    assert label.property("signal") == "soon"


def test_a_doubt_is_marked_by_shape_word_ground_and_reason(screen):
    model = screen.draft.draft.draft
    row = model.place_of("a2")
    index = model.index(row, 0)
    assert index.data() == "2.\n◐ cần xem"
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Số thứ tự lạ."
    table = screen.draft.table.tasks
    lead = [column.field for column in table.table.columns].index(TaskField.LEAD)
    cell = table.index(table.place_of("t1"), lead)
    assert cell.data().endswith("\n◐ cần xem")
    screen.state.accept("t1:lead")
    assert cell.data() == "Văn phòng HĐND và UBND"


def test_the_list_tells_place_words_and_reason(screen):
    model = screen.draft.doubts.list_model
    told = [[model.index(row, column).data() for column in range(3)] for row in range(3)]
    assert told == [
        ["◐ Ngày ban hành", "–", "Ngày chưa rõ."],
        ["◐ Mục 2.", "Bảo đảm tiến độ", "Số thứ tự lạ."],
        ["◐ Nhiệm vụ 1 – Chủ trì", "Văn phòng HĐND và UBND", "Chưa rõ ai chủ trì."],
    ]


@pytest.mark.parametrize(
    ("words", "anchor"), [("2. Bảo đảm tiến độ", "a2"), ("Rà soát văn bản", "t2:task")]
)
def test_a_click_on_the_original_leads_to_what_was_made_of_it(screen, words, anchor):
    position = screen.source.document().find(words).selectionStart() + 1
    screen.source.place_clicked.emit(screen.source.text.spot_at(position))
    assert screen.state.current == anchor


def test_moving_in_the_draft_moves_the_original(screen):
    table = screen.draft.table
    table.setCurrentIndex(table.tasks.index(2, 1))
    assert screen.source.current_words() == "Rà soát văn bản"


def test_the_end_of_the_walk_is_told(screen):
    spy = QSignalSpy(screen.message)
    for _count in range(3):
        screen.accept()
    assert "Không còn chỗ nào cần xem" in spy.at(spy.count() - 1)[0]


def test_cells_are_emptied_and_pasted(screen, qapp):
    table = screen.draft.table
    screen.state.go_to("t1:time")
    press(table, Qt.Key.Key_Delete)
    assert screen.state.plan.task_table.tasks[0].time == ""
    qapp.clipboard().setText("Quý II\nQuý III")
    table.paste_cells()
    assert [task.time for task in screen.state.plan.task_table.tasks] == ["Quý II", "Quý III"]


def test_a_number_is_corrected_in_its_own_cell(screen):
    screen.walk(1)
    view = screen.draft.draft
    view.setCurrentIndex(view.draft.index(view.draft.place_of("a2"), 0))
    press(view, Qt.Key.Key_F2)
    editor = editor_of(view)
    assert editor.toPlainText() == "2."
    editor.selectAll()
    type_text(editor, "3")
    press(editor, RETURN, "\r")
    assert screen.state.plan.blocks[2].label == "3"
    assert doubts(screen) == ["date", "t1:lead"]
    assert screen.state.current == "t1:lead"
