"""Typing, parting, joining and pasting in the flow of the text."""

import sys

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from desktop.domain.outline import BlockKind, Level
from desktop.ui.editor.flow import Place, lines_of
from desktop.ui.editor.text_pane import TextPane
from tests.support.typing_vi import compose, press, type_text, type_unikey

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qtbot, session):
    pane = TextPane(session)
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    session.open("p1")
    return pane


@pytest.fixture
def flow(pane):
    return pane.flow


def blocks(session):
    return [(block.level, block.text) for block in session.plan.blocks]


def agree(pane, session):
    """The document shows exactly the lines of the plan."""
    pane.hand_over()
    shown = pane.flow.toPlainText().split("\n")
    assert shown == [line.text for line in lines_of(session.plan)]


def stored(session, key):
    plan = session.services.plans["p1"]
    return next(block.text for block in plan.blocks if block.id == key)


def paste(flow, text="", html=""):
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    flow.insertFromMimeData(mime)


# -- typing --------------------------------------------------------------------------------


def test_unikey_typing_comes_out_exact(pane, flow, session):
    flow.go_to(Place("a1", 0))
    type_unikey(flow, ("Ta", 0, ""), ("o", 1, "ạo"), (" d", 1, "đ"), ("ie", 1, "iề"), ("u", 0, " "))
    pane.hand_over()
    assert stored(session, "a1") == "Taạo điiều Nâng cao chất lượng"


def test_composed_typing_comes_out_exact(pane, flow, session):
    flow.go_to(Place("a1", 0))
    compose(flow, "t", "ti", "tiê", "tiến", commit="tiến ")
    compose(flow, "d", "đ", commit="độ ")
    pane.hand_over()
    assert stored(session, "a1") == "tiến độ Nâng cao chất lượng"


def test_letters_typed_apart_are_stored_composed(pane, flow, session):
    flow.go_to(Place("a1", 0))
    type_text(flow, "Ê\u0301")
    pane.hand_over()
    assert stored(session, "a1").startswith("Ế")


def test_a_word_under_way_is_not_stored(pane, flow, session):
    flow.go_to(Place("a1", 0))
    type_text(flow, "A")
    compose(flow, "vie", commit="")
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    QApplication.sendEvent(flow, QInputMethodEvent("việ", []))
    pane.hand_over()
    assert stored(session, "a1") == "ANâng cao chất lượng"


def test_words_are_stored_a_second_after_the_last_key(qtbot, pane, flow, session):
    pane._autosave.setInterval(60)
    flow.go_to(Place("a1", 0))
    type_text(flow, "Một ")
    assert session.services.labels == []
    assert session.state_words() == "Đang sửa…"
    qtbot.waitUntil(lambda: session.services.labels == ["Sửa nội dung"], timeout=2000)
    assert stored(session, "a1") == "Một Nâng cao chất lượng"
    assert session.state_words().startswith("Đã lưu ")


def test_links_cannot_be_typed_in_and_open_with_enter(pane, flow, session):
    opened = []
    flow.link_opened.connect(opened.append)
    flow.go_to(Place("bases"))
    type_text(flow, "x")
    compose(flow, commit="ế")
    press(flow, Qt.Key.Key_Backspace)
    press(flow, Qt.Key.Key_Return, "\r")
    agree(pane, session)
    assert [role.value for role in opened] == ["bases"]
    assert session.services.labels == []


def test_subject_opening_and_closing_are_part_of_the_flow(pane, flow, session):
    for key, word in (("subject", "A"), ("opening", "B"), ("closing", "C")):
        flow.go_to(Place(key, 0))
        type_text(flow, word)
    pane.hand_over()
    plan = session.services.plans["p1"]
    assert plan.subject.startswith("ACải")
    assert plan.opening.startswith("BỦy")
    assert plan.closing.startswith("CTrên")


# -- lines ---------------------------------------------------------------------------------


def test_enter_parts_a_block_in_one_step_together_with_the_typed_words(pane, flow, session):
    flow.go_to(Place("a1", 8))
    type_text(flow, "x")
    press(flow, Qt.Key.Key_Return, "\r")
    assert blocks(session)[1:3] == [
        (Level.ARABIC, "Nâng caox"),
        (Level.ARABIC, "chất lượng"),
    ]
    assert session.services.labels == ["Thêm đoạn"]
    assert flow.place().offset == 0
    assert flow.current_line.label == "2."
    agree(pane, session)


def test_enter_after_a_heading_starts_plain_text_and_at_its_start_makes_room(pane, flow, session):
    flow.go_to(Place("h2", 8))
    press(flow, Qt.Key.Key_Return, "\r")
    assert flow.current_line.level is Level.TEXT
    flow.go_to(Place("h1", 0))
    press(flow, Qt.Key.Key_Return, "\r")
    assert flow.current_line.text == "MỤC ĐÍCH"
    assert flow.current_line.kind is BlockKind.HEADING
    agree(pane, session)


def test_backspace_at_the_start_first_drops_the_number_then_joins(pane, flow, session):
    flow.go_to(Place("a2", 0))
    press(flow, Qt.Key.Key_Backspace)
    assert flow.current_line.level is Level.TEXT
    press(flow, Qt.Key.Key_Backspace)
    assert blocks(session)[1] == (Level.ARABIC, "Nâng cao chất lượng Bảo đảm tiến độ")
    agree(pane, session)


def test_delete_at_the_end_takes_the_next_line_in(pane, flow, session):
    flow.go_to(Place("a1", 99))
    press(flow, Qt.Key.Key_Delete)
    assert blocks(session)[1] == (Level.ARABIC, "Nâng cao chất lượng Bảo đảm tiến độ")


def test_tab_and_shift_tab_change_the_level_of_this_line_only(pane, flow, session):
    flow.go_to(Place("a2", 3))
    press(flow, Qt.Key.Key_Tab, "\t")
    assert blocks(session)[1:3] == [
        (Level.ARABIC, "Nâng cao chất lượng"),
        (Level.LETTER, "Bảo đảm tiến độ"),
    ]
    assert flow.place() == Place("a2", 3)
    press(flow, Qt.Key.Key_Backtab)
    assert blocks(session)[2][0] is Level.ARABIC


def test_a_number_typed_before_a_plain_paragraph_becomes_its_level(pane, flow, session):
    flow.go_to(Place("opening", 99))
    press(flow, Qt.Key.Key_Return, "\r")
    type_text(flow, "a) Rà")
    pane.hand_over()
    assert blocks(session)[0] == (Level.LETTER, "Rà")
    session.undo()
    session.undo()
    assert blocks(session)[0] == (Level.TEXT, "a)")


def test_typing_over_lines_keeps_the_fixed_ones(pane, flow, session):
    flow.selectAll()
    type_text(flow, "q")
    pane.hand_over()
    plan = session.services.plans["p1"]
    assert plan.blocks == ()
    assert plan.task_table is not None
    agree(pane, session)
    session.undo()
    session.undo()
    assert len(session.plan.blocks) == 5
    agree(pane, session)


def test_removing_from_one_line_into_another_joins_them(pane, flow, session):
    flow.go_to(Place("a1", 4))
    cursor = flow.textCursor()
    other = flow.flow_document.block_of("a2")
    cursor.setPosition(other.position() + 3, QTextCursor.MoveMode.KeepAnchor)
    flow.setTextCursor(cursor)
    press(flow, Qt.Key.Key_Delete)
    assert blocks(session)[1] == (Level.ARABIC, "Nâng đảm tiến độ")
    assert [block.id for block in session.plan.blocks] == ["h1", "a1", "h2", "c1"]
    agree(pane, session)


def test_moving_a_section_keeps_the_cursor_in_it(pane, flow, session):
    flow.go_to(Place("h2", 2))
    pane._move(-1)
    assert [block.id for block in session.plan.blocks] == ["h2", "c1", "h1", "a1", "a2"]
    assert flow.place() == Place("h2", 2)
    assert flow.current_line.label == "I."
    agree(pane, session)


# -- clipboard -----------------------------------------------------------------------------


def test_pasted_text_takes_the_levels_of_its_numbers_in_one_step(pane, flow, session):
    flow.go_to(Place("c1", 99))
    press(flow, Qt.Key.Key_Return, "\r")
    paste(flow, "III. TỔ CHỨC\r\n1. Việc một\r\n\r\na) Ý nhỏ\r\n- Gạch\r\nThường")
    assert blocks(session)[5:] == [
        (Level.ROMAN, "TỔ CHỨC"),
        (Level.ARABIC, "Việc một"),
        (Level.LETTER, "Ý nhỏ"),
        (Level.DASH, "Gạch"),
        (Level.TEXT, "Thường"),
    ]
    assert session.services.labels == ["Thêm đoạn", "Dán văn bản"]
    agree(pane, session)
    session.undo()
    assert len(session.plan.blocks) == 6
    agree(pane, session)


def test_one_pasted_line_goes_into_the_line(pane, flow, session):
    flow.go_to(Place("a1", 4))
    paste(flow, " và giữ")
    pane.hand_over()
    assert stored(session, "a1") == "Nâng và giữ cao chất lượng"


def test_html_paragraphs_and_lists_are_understood(pane, flow, session):
    flow.go_to(Place("closing", 0))
    paste(
        flow,
        html="<p><b>1. Đề mục</b></p><ul><li>Ý một</li></ul><p>Thường <i>nghiêng</i></p>"
        "<script>alert(1)</script>",
    )
    new = session.plan.blocks[5:]
    assert [(block.level, block.kind, block.text) for block in new] == [
        (Level.ARABIC, BlockKind.HEADING, "Đề mục"),
        (Level.DASH, BlockKind.PARAGRAPH, "Ý một"),
        (Level.TEXT, BlockKind.PARAGRAPH, "Thường nghiêng"),
    ]


def test_copied_lines_carry_their_numbers_and_come_back_alike(pane, flow, session):
    flow.go_to(Place("h1", 0))
    cursor = flow.textCursor()
    last = flow.flow_document.block_of("c1")
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    flow.setTextCursor(cursor)
    flow.copy()
    words = QGuiApplication.clipboard().text()
    assert words.split("\n") == [
        "I. MỤC ĐÍCH",
        "1. Nâng cao chất lượng",
        "2. Bảo đảm tiến độ",
        "II. NHIỆM VỤ",
        "a) Rà soát",
    ]
    flow.go_to(Place("closing", 0))
    flow.paste()
    old, new = session.plan.blocks[:5], session.plan.blocks[5:]
    assert [(b.level, b.kind, b.text) for b in new] == [(b.level, b.kind, b.text) for b in old]


def test_the_menu_cuts_whole_lines_through_the_plan(pane, flow, session):
    flow.go_to(Place("bases", 2))
    cursor = flow.textCursor()
    other = flow.flow_document.block_of("a1")
    cursor.setPosition(other.position() + 5, QTextCursor.MoveMode.KeepAnchor)
    flow.setTextCursor(cursor)
    cut = flow.make_menu().actions()[0]
    assert cut.text() == "Cắt"
    cut.trigger()
    agree(pane, session)
    assert session.plan.opening == "cao chất lượng"
    assert [block.id for block in session.plan.blocks] == ["a2", "h2", "c1"]
    session.undo()
    assert len(session.plan.blocks) == 5


# -- history, finding ----------------------------------------------------------------------


def test_undo_keeps_the_cursor_and_touches_only_what_changed(pane, flow, session):
    flow.go_to(Place("c1", 3))
    type_text(flow, "x")
    session.undo()
    assert stored(session, "c1") == "Rà soát"
    assert flow.place() == Place("c1", 3)
    agree(pane, session)
    session.redo()
    assert stored(session, "c1") == "Rà xsoát"


def test_keys_are_held_back_while_a_step_is_taken_back(pane, flow, session):
    session.moving = True
    flow.go_to(Place("c1", 0))
    type_text(flow, "x")
    compose(flow, commit="ế")
    session.moving = False
    agree(pane, session)
    assert session.services.labels == []


def test_words_typed_meanwhile_survive_a_change_from_elsewhere(pane, flow, session):
    from dataclasses import replace

    flow.go_to(Place("a1", 0))
    type_text(flow, "Đang gõ ")
    session.edit(lambda plan: replace(plan, number="05"), "Số")
    pane.hand_over()
    assert stored(session, "a1") == "Đang gõ Nâng cao chất lượng"


def test_find_without_marks_and_replace_all_is_one_step(pane, flow, session):
    pane.replace_words()
    form = pane.find_bar.form
    form.marks_check.setChecked(True)
    form.find_edit.setText("ke hoach")
    pane.search.seek(pane.find_bar.search())
    assert form.count_label.text() == "1/2"
    form.replace_edit.setText("Chương trình")
    pane.search.replace(everywhere=True)
    plan = session.services.plans["p1"]
    assert plan.opening == "Ủy ban nhân dân xã ban hành Chương trình như sau:"
    assert plan.closing == "Trên đây là Chương trình."
    assert session.services.labels == ["Thay thế"]
    session.undo()
    agree(pane, session)


def test_places_found_are_sought_again_after_typing(pane, flow, session):
    pane.replace_words()
    form = pane.find_bar.form
    form.find_edit.setText("Kế hoạch")
    form.replace_edit.setText("KH")
    pane.search.seek(pane.find_bar.search())
    flow.go_to(Place("closing", 0))
    type_text(flow, "Nay, ")
    pane.search.replace(everywhere=False)
    pane.hand_over()
    assert session.plan.closing == "Nay, Trên đây là KH."
    assert form.count_label.text() == "1/1"


def test_an_issued_plan_cannot_be_typed_in(pane, flow, session):
    from dataclasses import replace

    from desktop.domain.plan import PlanStatus

    plan = session.services.plans["p1"]
    session.services.plans["p1"] = replace(plan, status=PlanStatus.ISSUED)
    session.open("p1")
    flow.go_to(Place("a1", 0))
    type_text(flow, "x")
    press(flow, Qt.Key.Key_Return, "\r")
    pane.set_level(Level.DASH)
    agree(pane, session)
    assert session.services.labels == []


def test_shown_numbers_follow_the_outline_and_are_no_part_of_the_text(pane, flow):
    pane.show()
    flow.grab()
    labels = [line.label for _block, line, _rect in flow._gutter.visible()]
    assert labels[3:8] == ["I.", "1.", "2.", "II.", "a)"]
    assert "I." not in flow.toPlainText()


def test_typing_keeps_the_count_of_references_to_none(pane, flow):
    flow.go_to(Place("a1", 0))
    type_text(flow, "a")
    before = sys.getrefcount(None)
    for _count in range(500):
        press(flow, 0, "b")
        press(flow, Qt.Key.Key_Backspace)
        flow.grab() if _count % 100 == 0 else None
    assert sys.getrefcount(None) > before - 200
