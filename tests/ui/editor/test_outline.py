"""The outline: its tree, its moves."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.outline import Level
from desktop.ui.editor.outline_model import OutlineModel
from desktop.ui.editor.outline_view import OutlineView
from tests.support.editor_services import small_plan
from tests.support.typing_vi import press

MODE = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def view(qtbot, session):
    view = OutlineView(session)
    qtbot.addWidget(view)
    session.open("p1")
    return view


def words(model, parent=None):
    parent = parent or QModelIndex()
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [str(index.data()) for index in rows]


def drop(model, key, row, parent=None):
    mime = model.mimeData([model.index_of(key)])
    return model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, parent or QModelIndex())


def order(session):
    return [block.id for block in session.plan.blocks]


def test_model_keeps_the_rules_of_qt_through_changes(qapp, session):
    model = OutlineModel()
    QAbstractItemModelTester(model, MODE)
    model.show(small_plan())
    session.edit(lambda plan: plan, "")
    from desktop.ui.editor import flow_edits

    changed = flow_edits.add_section(small_plan(), "h1", "new", "MỚI")
    assert model.show(changed)
    assert not model.show(flow_edits.with_texts(changed, {"h1": "KHÁC"}))
    assert words(model)[1] == "I. KHÁC"


def test_headings_stand_with_their_numbers_between_bases_and_signing(view):
    assert words(view.outline) == [
        "§ Căn cứ (1)",
        "I. MỤC ĐÍCH",
        "II. NHIỆM VỤ",
        "▦ Bảng nhiệm vụ (phụ lục)",
        "✎ Ký, nơi nhận",
    ]


def test_dropping_a_section_moves_all_of_it_and_numbers_follow(qtbot, view, session):
    drop(view.outline, "h2", 1)
    qtbot.waitUntil(lambda: order(session) == ["h2", "c1", "h1", "a1", "a2"])
    assert words(view.outline)[1:3] == ["I. NHIỆM VỤ", "II. MỤC ĐÍCH"]
    drop(view.outline, "h2", 3)
    qtbot.waitUntil(lambda: order(session) == ["h1", "a1", "a2", "h2", "c1"])
    assert session.services.labels == ["Di chuyển mục", "Di chuyển mục"]


def test_dropping_on_a_heading_puts_the_section_behind_its_own_text(qtbot, view, session):
    drop(view.outline, "h1", -1, view.outline.index_of("h2"))
    qtbot.waitUntil(lambda: order(session) == ["h2", "c1", "h1", "a1", "a2"])


def test_keys_move_and_change_levels(view, session):
    view.setCurrentIndex(view.outline.index_of("h2"))
    view._move(__import__("desktop.ui.editor.flow_edits", fromlist=["x"]).move_up)
    assert order(session)[0] == "h2"
    press(view, Qt.Key.Key_Tab, "\t")
    assert session.plan.blocks[0].level is Level.ARABIC
    press(view, Qt.Key.Key_Backtab)
    assert session.plan.blocks[0].level is Level.ROMAN
    assert view.current_id() == "h2"


def test_adding_naming_and_removing_a_section(qtbot, view, session):
    view.setCurrentIndex(view.outline.index_of("h1"))
    view.add_section()
    assert words(view.outline)[1:4] == ["I. MỤC ĐÍCH", "II. Mục mới", "III. NHIỆM VỤ"]
    index = view.currentIndex()
    view.outline.setData(index, "TỔ CHỨC")
    qtbot.waitUntil(lambda: words(view.outline)[2] == "II. TỔ CHỨC")
    view.remove_section()
    assert order(session) == ["h1", "a1", "a2", "h2", "c1"]


def test_the_cursor_of_the_text_marks_its_heading(view):
    jumps = []
    view.jump_asked.connect(jumps.append)
    view.follow("c1")
    assert view.current_id() == "h2"
    assert jumps == []
    view.follow("subject")
    assert view.current_id() == ""
    view.setCurrentIndex(view.outline.index_of("h1"))
    assert jumps == ["h1"]


def test_what_stands_around_the_text_cannot_be_moved(view, session):
    for key in ("bases", "signing"):
        index = view.outline.index_of(key)
        assert not index.flags() & Qt.ItemFlag.ItemIsDragEnabled
        view.setCurrentIndex(index)
        view.remove_section()
    assert session.services.labels == []
