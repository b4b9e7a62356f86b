"""Ctrl+K: everything is found as one types, and Enter goes there."""

import time

import pytest
from PySide6.QtCore import Qt

from desktop.ui.places import places
from desktop.ui.search_popup import KIND
from tests.support.typing_vi import press, type_unikey


@pytest.fixture
def popup(plans):
    plans.search()
    return plans._search


def results(popup):
    items = [popup.results.item(row) for row in range(popup.results.count())]
    return [(item.data(KIND), item.text()) for item in items]


def search(popup, words):
    popup.line.setText(words)
    popup._search()
    return results(popup)


def test_empty_line_offers_the_places(popup):
    assert [kind for kind, _words in results(popup)] == ["Mục"] * sum(
        not place.above_only for place in places()
    )


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [
        ("thiet lap", "Mục", "Thiết lập"),
        ("cchc 2026", "Kế hoạch", "2026"),
        ("phong van hoa", "Đơn vị", "Phòng Văn hóa - Xã hội"),
        ("30/2020", "Căn cứ", "Nghị định 30/2020/NĐ-CP"),
        ("thu tuc hanh chinh", "Nhiệm vụ", "TTHC"),
        ("muc tieu", "Nội dung", "Mục tiêu"),
    ],
)
def test_everything_is_found_without_marks(popup, words, kind, title):
    found = [text for known, text in search(popup, words) if known == kind]
    assert any(title.lower() in text.lower() for text in found), results(popup)


def test_officer_is_found_and_shown(plans, session, popup):
    profile = session.services.profile.get()
    from dataclasses import replace

    officers = (replace(profile.officers[0], name="Đặng Thị Đượm"), *profile.officers[1:])
    session.do(lambda services: services.profile.change(replace(profile, officers=officers)))
    assert search(popup, "dang duom")[0] == ("Cán bộ", "Đặng Thị Đượm")
    press(popup.line, Qt.Key.Key_Return)
    people = plans.screen_of("people")
    assert people.officers.view.current_item().name == "Đặng Thị Đượm"
    assert not popup.isVisible()


def test_slip_of_the_keyboard_is_forgiven(popup):
    assert ("Mục", "Cán bộ") not in search(popup, "khong co gi nhu the xyz")
    assert any(kind == "Kế hoạch" for kind, _words in search(popup, "haanh chinhs 2026"))


def test_nothing_found_is_said(popup):
    assert search(popup, "qqqqqqqq") == []
    assert popup.nothing.isVisible()
    press(popup.line, Qt.Key.Key_Return)
    assert popup.isVisible()


def test_task_opens_its_plan_at_its_row(plans, popup):
    rows = [row for row, (kind, _t) in enumerate(search(popup, "tthc 2026")) if kind == "Nhiệm vụ"]
    if not rows:
        rows = [row for row, (kind, _t) in enumerate(search(popup, "tthc")) if kind == "Nhiệm vụ"]
    popup.results.setCurrentRow(rows[0])
    _place, plan_id, anchor = popup.results.currentItem().data(Qt.ItemDataRole.UserRole)
    press(popup.line, Qt.Key.Key_Enter)
    screen = plans.screen_of("plans")
    editor = screen._editor
    assert editor.session.plan.id == plan_id
    assert editor.middle.currentIndex() == 1
    assert editor.session.plan.task_table.tasks
    assert anchor in {task.id for task in editor.session.plan.task_table.tasks}
    screen.close_editor()


def test_arrows_choose_while_the_line_keeps_the_keys(popup):
    search(popup, "")
    press(popup.line, Qt.Key.Key_Down)
    assert popup.results.currentRow() == 1
    assert popup.line.hasFocus()


def test_escape_gives_the_keys_back(plans):
    view = plans.screen_of("plans").panel.view
    view.setFocus()
    plans.search()
    type_unikey(plans._search.line, ("tao", 2, "ạo"))
    assert plans._search.line.text() == "tạo"
    press(plans._search.line, Qt.Key.Key_Escape)
    assert not plans._search.isVisible()
    assert view.hasFocus()


def test_search_is_quick_once_the_plans_are_read(session, plans):
    find = session.services.search.find
    while session.services.search.prepare():
        pass
    started = time.perf_counter()
    find("cai cach hanh chinh")
    assert time.perf_counter() - started < 0.2


def test_changed_plan_is_found_by_its_new_words(session, plans):
    from dataclasses import replace

    find = session.services.search.find
    key = session.services.plans.list()[0].id
    assert not find("vuon sau rieng")
    session.do(
        lambda services: services.plans.edit(
            key, lambda plan: replace(plan, subject="Vườn sầu riêng"), "Sửa trích yếu"
        )
    )
    assert find("vuon sau rieng")[0].key == key
