"""The tab of names of units: confirmed once, remembered, asked no more."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from desktop.domain.tasks import Task, TaskField
from desktop.services.review_fields import cell_anchor
from desktop.ui.review.draft_pane import NAMES_TAB
from desktop.ui.review.names_model import COUNT, KEEP, NAME, STATE, UNIT
from tests.support.editor_services import PROFILE, small_plan
from tests.support.read_plans import read_plan
from tests.support.typing_vi import press

NEAR, DESK = "Phòng Văn hóa - Xã hội xã Minh Tiến", "Bộ phận Một cửa"


@pytest.fixture
def office(office):
    plan = small_plan("new")
    work = Task("t3", "Niêm yết", lead=(DESK,), cooperate=(NEAR, "Sở Nội vụ"))
    table = replace(plan.task_table, rows=(*plan.task_table.rows, work))
    office.reading.result = read_plan(replace(plan, task_table=table))
    return office


@pytest.fixture
def pane(screen):
    screen.draft.tabs.setCurrentIndex(NAMES_TAB)
    screen.draft.names.table.setFocus()
    return screen.draft.names


def lines(pane):
    rows, columns = range(pane.model.rowCount()), (NAME, COUNT, UNIT, STATE)
    return [tuple(pane.model.words(row, column) for column in columns) for row in rows]


def test_names_stand_with_their_proposals(screen, pane):
    assert screen.draft.tabs.tabText(NAMES_TAB) == "Tên gọi (3)"
    assert lines(pane) == [
        (NEAR, "1", "Phòng Văn hóa - Xã hội", "Đề xuất"),
        (DESK, "1", "Cơ quan khác – giữ nguyên", ""),
        ("Sở Nội vụ", "1", "Cơ quan khác – giữ nguyên", ""),
    ]
    words = [words for _key, words in pane.model.choices(1)]
    people = [f"{officer.name} – {officer.title}" for officer in PROFILE.officers]
    units = [unit.name for unit in PROFILE.units]
    assert words == [*units, *people, "Cơ quan khác – giữ nguyên"]


def test_what_was_confirmed_is_stored_and_listed_no_more(screen, pane, office):
    press(pane.table, Qt.Key.Key_Space)
    pane.model.choose(1, "u2")
    assert [line[3] for line in lines(pane)] == ["Sẽ nhớ", "Sẽ nhớ", ""]
    screen.take()
    assert office.profile.labels == ["Nhớ tên gọi"]
    assert [unit.aliases for unit in office.profile.get().units] == [(NEAR,), (DESK,)]
    assert len(office.reading.saved) == 1
    screen.open_file(Path("KH huyen.docx"))
    assert [line[0] for line in lines(pane)] == ["Sở Nội vụ"]
    assert pane.model.confirmed == {}


def test_names_are_remembered_before_our_work_is_told_by_them(screen, pane, office):
    pane.model.choose(1, "u2")
    screen.bar.form.take_combo.setCurrentIndex(2)
    screen.take()
    rows = office.reading.saved[0].plan.task_table.rows
    assert [row.id for row in rows] == ["g1", "t1", "t3"]


def test_a_proposal_alone_is_not_remembered(screen, pane, office):
    screen.take()
    assert (office.profile.labels, office.profile.get()) == ([], PROFILE)


def test_a_confirmation_is_taken_back(pane):
    press(pane.table, Qt.Key.Key_Space)
    press(pane.table, Qt.Key.Key_Space)
    assert pane.model.confirmed == {}
    pane.model.choose(0, KEEP)
    press(pane.table, Qt.Key.Key_Space)
    assert pane.model.confirmed == {}


def test_an_officer_and_everyone_are_named_where_nothing_is_remembered(make, office):
    plan = small_plan("new")
    names = ("Chủ tịch UBND xã", "Các cơ quan, đơn vị")
    table = replace(plan.task_table, rows=(Task("t3", "Niêm yết", lead=names),))
    office.reading.result = read_plan(replace(plan, task_table=table))
    first = replace(PROFILE.officers[0], name="")
    office.profile.profile = replace(PROFILE, officers=(first,))
    screen = make()
    screen.open_file(Path("KH tinh.docx"))
    shown = [line[2:] for line in lines(screen.draft.names)]
    assert shown == [("Chủ tịch", ""), ("Tất cả cơ quan, đơn vị – giữ nguyên", "")]


def test_a_tick_confirms(pane):
    tick = pane.model.index(0, STATE)
    assert pane.model.setData(tick, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert pane.model.confirmed == {NEAR: "u1"}


def test_a_person_is_picked_by_keys(pane, qtbot):
    press(pane.table, Qt.Key.Key_Return)
    assert pane.table.currentIndex().row() == 1
    press(pane.table, Qt.Key.Key_F2)
    box = pane.table.findChild(QComboBox)
    qtbot.waitUntil(lambda: box.view().isVisible())
    press(box.view(), Qt.Key.Key_Up)
    press(box.view(), Qt.Key.Key_Return)
    assert pane.model.confirmed == {DESK: "o2"}


def test_leaving_the_list_of_units_confirms_nothing(pane, qtbot):
    press(pane.table, Qt.Key.Key_F2)
    box = pane.table.findChild(QComboBox)
    qtbot.waitUntil(lambda: box.view().isVisible())
    press(box.view(), Qt.Key.Key_Escape)
    pane.table.setFocus()
    assert pane.model.confirmed == {}


def test_a_name_put_right_in_the_table_is_not_remembered(screen, pane, office):
    pane.model.choose(1, "u2")
    screen.state.set_field(cell_anchor("t3", TaskField.LEAD), "Văn phòng HĐND và UBND")
    screen.take()
    assert office.profile.labels == []


def test_the_names_follow_the_draft(screen, pane):
    pane.model.choose(1, "u2")
    screen.state.set_field(cell_anchor("t3", TaskField.COOPERATE), "Sở Tài chính")
    screen.draft.tabs.setCurrentIndex(0)
    screen.draft.tabs.setCurrentIndex(NAMES_TAB)
    assert [line[0] for line in lines(pane)] == [DESK, "Sở Tài chính"]
    assert pane.model.confirmed == {DESK: "u2"}


def test_no_tab_where_all_names_are_known(make, office):
    office.reading.result = read_plan(small_plan("new"))
    screen = make()
    screen.open_file(Path("KH tinh.docx"))
    assert not screen.draft.tabs.isTabVisible(NAMES_TAB)


def test_no_tab_before_the_office_is_set_up(make, office):
    office.profile.profile = None
    screen = make()
    screen.open_file(Path("KH tinh.docx"))
    assert not screen.draft.tabs.isTabVisible(NAMES_TAB)
