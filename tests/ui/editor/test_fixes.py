"""Sửa nhanh: one key puts a finding right, in the tab and before signing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.findings import Aspect, Finding, Severity
from desktop.domain.plan import PlanStatus
from desktop.domain.plan_rules.leftover_years import leftover_years
from desktop.ui.editor.findings_tree import FINDING_ROLE, FIX_SIGN
from desktop.ui.editor.findings_view import FindingsView
from desktop.ui.editor.plan_editor import FINDINGS_TAB
from desktop.ui.editor.readiness_dialog import ReadinessDialog
from tests.support.editor_services import MemoryServices, small_plan
from tests.support.typing_vi import press

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
UNFIXABLE = Finding(
    "K30", Severity.ERROR, Aspect.CONTENT, "Dòng 1", "Chưa có nội dung", "", "", "t1"
)


def stale_plan():
    plan = small_plan()
    old = {"a1": "Nhiệm vụ năm 2025", "a2": "Bảo đảm tiến độ năm 2024", "c1": "Rà soát năm 2025"}
    blocks = tuple(replace(one, text=old.get(one.id, one.text)) for one in plan.blocks)
    return replace(plan, blocks=blocks)


class CheckedServices(MemoryServices):
    """Finds what is left of the years, and one thing that has no fix."""

    def findings(self, plan):
        return (UNFIXABLE, *leftover_years(plan))


@pytest.fixture
def services(qapp):
    return CheckedServices(stale_plan())


@pytest.fixture
def view(qtbot, session):
    view = FindingsView(session)
    qtbot.addWidget(view)
    view.show()
    view.check()
    return view


def texts(session):
    return {block.id: block.text for block in session.plan.blocks}


def choose(view, anchor):
    tree = view.tree
    groups = map(tree.topLevelItem, range(tree.topLevelItemCount()))
    items = [group.child(row) for group in groups for row in range(group.childCount())]
    tree.setCurrentItem(next(one for one in items if one.data(0, FINDING_ROLE).anchor == anchor))


def test_findings_with_a_fix_are_marked_and_the_first_finding_is_chosen(view):
    tree = view.tree
    assert view.tree.current() is UNFIXABLE
    assert not tree.topLevelItem(0).child(0).text(0).startswith(FIX_SIGN)
    marked = [tree.topLevelItem(1).child(row).text(0) for row in range(3)]
    assert all(words.startswith(FIX_SIGN) for words in marked)
    assert "hãy tự sửa" in view.fixes.words.text()
    assert not view.fixes.fix_button.isEnabled()


def test_the_bar_tells_what_the_fix_of_the_chosen_finding_changes(view):
    choose(view, "a1")
    assert view.fixes.isVisible()
    assert view.fixes.words.text() == "Đổi “năm 2025” thành “năm 2026”"
    assert view.fixes.fix_all_button.isEnabled()
    assert view.fixes.fix_all_button.toolTip().startswith("Sửa tất cả 3 chỗ cùng loại: Đổi")


def test_one_key_puts_it_right_and_goes_on_to_the_next(view, session, services):
    done = []
    view.fixed.connect(done.append)
    choose(view, "a1")
    press(view.tree, Qt.Key.Key_Return, "\r", CTRL)
    assert texts(session)["a1"] == "Nhiệm vụ năm 2026"
    assert texts(session)["c1"] == "Rà soát năm 2025"
    assert view.tree.current().anchor == "a2"
    assert done == ["Đổi “năm 2025” thành “năm 2026”"]
    assert services.labels == done
    view.check()
    assert view.tree.current().anchor == "a2"
    press(view.tree, Qt.Key.Key_Enter, "\r", CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert texts(session)["a2"] == "Bảo đảm tiến độ năm 2026"


def test_all_of_a_kind_are_put_right_in_one_step(view, session, services):
    choose(view, "c1")
    press(view.tree, Qt.Key.Key_Return, "\r", CTRL | SHIFT)
    view.check()
    assert [text for text in texts(session).values() if "2025" in text or "2024" in text] == []
    assert len(services.past) == 1
    assert view.tree.current() is UNFIXABLE


def test_the_menu_offers_the_fixes_the_way_there_and_a_copy(view, qapp):
    jumps = []
    view.jump_asked.connect(jumps.append)
    choose(view, "a1")
    actions = view.tree.actions()
    assert view.tree.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert [action.text().split("\t")[0] for action in actions] == [
        "Sửa", "Sửa tất cả cùng loại", "Đến chỗ này", "Chép",
    ]  # fmt: skip
    assert all(action.isEnabled() for action in actions)
    view.tree.jump_action.trigger()
    assert jumps == ["a1"]
    press(view.tree, Qt.Key.Key_C, "", CTRL)
    assert "năm 2025" in qapp.clipboard().text()
    view.tree.setCurrentItem(view.tree.topLevelItem(0).child(0))
    assert [action.isEnabled() for action in actions] == [False, False, True, True]


def test_a_place_changed_meanwhile_is_checked_again_instead(view, session):
    said = []
    session.message.connect(said.append)
    choose(view, "a1")
    session.edit(lambda plan: replace(plan, blocks=plan.blocks[3:]), "Xóa")
    view.tree.fix_action.trigger()
    assert said == ["Chỗ này đã thay đổi; đang kiểm tra lại."]
    assert "a1" not in texts(session)


def test_what_was_issued_has_no_fix(view, session):
    session.edit(lambda plan: replace(plan, status=PlanStatus.ISSUED), "Ban hành")
    view.check()
    choose(view, "a1")
    assert not view.fixes.isVisible()
    assert not view.tree.fix_action.isEnabled()
    assert not view.tree.currentItem().text(0).startswith(FIX_SIGN)


# -- in the editor -------------------------------------------------------------------------


def offers(notice):
    return [button for button in notice.findChildren(QPushButton) if button.isVisible()]


def test_the_editor_says_what_was_put_right_and_takes_it_back(editor):
    editor.right.setCurrentIndex(FINDINGS_TAB)
    editor.findings.check()
    choose(editor.findings, "a1")
    editor.findings.fixes.fix_button.click()
    assert editor.notice.words.text() == "Đã xong: Đổi “năm 2025” thành “năm 2026”"
    assert texts(editor.session)["a1"] == "Nhiệm vụ năm 2026"
    (undo,) = offers(editor.notice)
    assert undo.text() == "Hoàn tác"
    undo.click()
    assert texts(editor.session)["a1"] == "Nhiệm vụ năm 2025"
    assert not editor.notice.isVisible()


def test_the_offer_goes_when_the_plan_changes_again(editor):
    editor.findings.check()
    choose(editor.findings, "a1")
    editor.findings.fixes.fix_button.click()
    assert editor.notice.isVisible()
    editor.session.edit(lambda plan: replace(plan, subject="Khác"), "Sửa")
    assert not editor.notice.isVisible()


def test_before_signing_the_same_keys_work(editor, services):
    editor.advance_action.trigger()
    dialogs = QApplication.topLevelWidgets()
    dialog = next(one for one in dialogs if isinstance(one, ReadinessDialog) and one.isVisible())
    choose(dialog, "a1")
    press(dialog.tree, Qt.Key.Key_Return, "\r", CTRL)
    assert texts(editor.session)["a1"] == "Nhiệm vụ năm 2026"
    assert dialog.tree.topLevelItem(1).childCount() == 2
    (undo,) = offers(dialog.notice)
    undo.click()
    assert texts(editor.session)["a1"] == "Nhiệm vụ năm 2025"
    assert dialog.tree.topLevelItem(1).childCount() == 3
    press(dialog.tree, Qt.Key.Key_Return, "\r", CTRL | SHIFT)
    assert dialog.tree.topLevelItemCount() == 1
    dialog.accept()
    assert services.plans["p1"].status is PlanStatus.SUBMITTED
