"""Taking the draft: as a new plan, in part, or merged into one that is here."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.domain.legal_basis import PlanBasis
from desktop.domain.plan import PlanStatus
from desktop.domain.reading.result import ReadFact
from desktop.domain.reading.source import Place
from desktop.domain.task_table_edits import remove_rows, set_cell
from desktop.domain.tasks import TaskField
from desktop.errors import EnvironmentFailure
from desktop.services.review_taking import Taking
from desktop.ui.review.draft_pane import MERGE_TAB
from tests.support.editor_services import HeldJobs, small_plan
from tests.support.review_services import ReviewOffice
from tests.support.typing_vi import press


def stored():
    """Return an older state of the plan that is read: another time, one row more, one less."""
    plan = small_plan("mine")
    table = set_cell(plan.task_table, "t1", TaskField.TIME, "Quý IV")
    table = remove_rows(table, {"t2"})
    gone = replace(plan.task_table.tasks[0], id="old", task="Họp sơ kết giữa năm")
    return replace(plan, task_table=replace(table, rows=(*table.rows, gone)))


@pytest.fixture
def office(office):
    other = replace(stored(), id="other", subject="Chuyển đổi số", status=PlanStatus.ISSUED)
    office.plans.plans = {"mine": stored(), "other": other}
    return office


def accept_everything(screen):
    while screen.state.doubts:
        screen.accept()


def press_choice(screen, words):
    button = next(b for b in screen.notice._buttons if b.text() == words)
    button.click()


def test_the_draft_is_stored_and_told(screen, office):
    accept_everything(screen)
    taken = QSignalSpy(screen.taken)
    changed = QSignalSpy(screen.session.changed)
    screen.take_action.trigger()
    assert [taken.at(0)[0], changed.count()] == ["new", 1]
    assert office.reading.saved[0].plan == small_plan("new")
    assert not screen.state.is_open


def test_doubts_left_are_told_before_taking(screen, office):
    screen.take()
    assert "Còn 3 chỗ chưa xem" in screen.notice.words.text()
    assert office.reading.saved == []
    press_choice(screen, "Vẫn lấy")
    assert len(office.reading.saved) == 1


def test_looking_on_instead_of_taking(screen, office):
    screen.take()
    press_choice(screen, "Xem tiếp")
    assert not screen.notice.isVisible()
    assert office.reading.saved == []


def test_only_the_table_is_taken(screen, office):
    accept_everything(screen)
    screen.bar.form.take_combo.setCurrentIndex(1)
    assert screen.bar.taking is Taking.TASK_TABLE
    screen.take()
    plan = office.reading.saved[0].plan
    assert (plan.blocks, plan.opening) == ((), "")
    assert plan.task_table == small_plan().task_table


def test_only_our_work_is_taken(screen, office):
    accept_everything(screen)
    screen.bar.form.take_combo.setCurrentIndex(2)
    screen.take()
    assert [row.id for row in office.reading.saved[0].plan.task_table.rows] == ["g1", "t1"]


def test_a_refusal_is_told_and_nothing_is_lost(screen, office, monkeypatch):
    def full(_read):
        raise EnvironmentFailure("Ổ đĩa đã đầy.", advice="Hãy xóa bớt tệp.")

    accept_everything(screen)
    monkeypatch.setattr(office.reading, "save", full)
    screen.take()
    assert screen.notice.words.text() == "Ổ đĩa đã đầy. Hãy xóa bớt tệp."
    assert screen.state.is_open
    monkeypatch.undo()
    screen.take()
    assert len(office.reading.saved) == 1


def test_plans_that_may_be_changed_are_offered(screen):
    box = screen.bar.form.target_combo
    offered = [box.itemText(row) for row in range(box.count())]
    assert offered == ["Kế hoạch mới", "Gộp vào: Cải cách hành chính năm 2026"]


def test_a_corrected_file_is_recognised(screen):
    assert "có thể là bản sửa" in screen.notice.words.text()
    press_choice(screen, "Gộp vào kế hoạch đó")
    assert screen.bar.target == "mine"
    assert screen.draft.tabs.currentIndex() == MERGE_TAB


def lines(screen):
    model = screen.draft.merge.model
    return [
        tuple(model.words(row, column) for column in range(5)) for row in range(model.rowCount())
    ]


def merging(screen):
    accept_everything(screen)
    screen.bar.choose_target("mine")


def test_old_and_new_stand_side_by_side(screen):
    merging(screen)
    assert lines(screen) == [
        ("Sửa", "Ban hành kế hoạch", "Thời gian", "Quý IV", "Quý I"),
        ("Mới", "Rà soát văn bản", "Cả dòng", "–", "Báo cáo"),
        ("Không còn", "Họp sơ kết giữa năm", "Cả dòng", "Văn phòng HĐND và UBND · Quý I", "–"),
    ]
    assert "Sẽ lấy 2 trên 3 chỗ khác nhau." in screen.draft.merge.form.counts_label.text()


def test_what_is_ticked_becomes_one_edit_of_the_plan(screen, office):
    merging(screen)
    taken = QSignalSpy(screen.taken)
    screen.take()
    assert taken.at(0)[0] == "mine"
    assert office.plans.labels == ["Gộp bản mới của tệp"]
    table = office.plans.plans["mine"].task_table
    assert [row.id for row in table.rows] == ["g1", "t1", "t2", "old"]
    assert table.tasks[0].time == "Quý I"
    assert office.reading.saved == []


def test_ticks_by_keys_and_buttons(screen, office):
    merging(screen)
    pane = screen.draft.merge
    pane.form.none_button.click()
    assert pane.model.taken == frozenset()
    pane.table.selectRow(2)
    press(pane.table, Qt.Key.Key_Space, " ")
    assert len(pane.model.taken) == 1
    screen.take()
    rows = office.plans.plans["mine"].task_table.rows
    assert [row.id for row in rows] == ["g1", "t1"]


def test_nothing_ticked_takes_nothing(screen, office):
    merging(screen)
    screen.draft.merge.form.none_button.click()
    screen.take()
    assert office.plans.labels == []
    assert "Chưa chọn chỗ nào" in screen.notice.words.text()
    assert screen.state.is_open


def test_a_correction_after_comparing_counts(screen, office):
    merging(screen)
    screen.state.set_field("t1:time", "Tháng 5")
    screen.take()
    assert office.plans.plans["mine"].task_table.tasks[0].time == "Tháng 5"


def test_ticks_stay_when_the_draft_is_corrected(screen):
    merging(screen)
    screen.draft.merge.model.toggle(0)
    screen.state.set_field("t2:products", "Tờ trình")
    screen.draft.tabs.setCurrentIndex(0)
    screen.draft.tabs.setCurrentIndex(MERGE_TAB)
    assert lines(screen)[1][4] == "Tờ trình"
    assert screen.draft.merge.model.taken == {"new:t2:"}


def test_a_plan_edited_meanwhile_is_not_overwritten(screen, office):
    merging(screen)
    office.plans.plans["mine"] = replace(stored(), subject="Sửa ở nơi khác")
    screen.take()
    assert "Kế hoạch đã được sửa sau khi so." in screen.notice.words.text()
    assert office.plans.plans["mine"].subject == "Sửa ở nơi khác"
    screen.take()
    assert office.plans.labels == ["Gộp bản mới của tệp"]


def test_back_to_a_new_plan(screen, office):
    merging(screen)
    screen.bar.form.target_combo.setCurrentIndex(0)
    assert not screen.draft.tabs.isTabVisible(MERGE_TAB)
    screen.take()
    assert len(office.reading.saved) == 1


def test_taking_waits_for_the_comparison(make, office):
    screen = make()
    jobs = HeldJobs()
    screen.open_file(Path("KH.docx"))
    accept_everything(screen)
    screen.session.jobs = jobs
    screen.bar.choose_target("mine")
    screen.take()
    screen.take()
    assert office.plans.labels == []
    jobs.release_all()
    assert office.plans.labels == ["Gộp bản mới của tệp"]


def test_a_plan_without_table_offers_no_table(make, office: ReviewOffice):
    read = office.reading.result
    office.reading.result = replace(read, plan=replace(read.plan, task_table=None))
    screen = make()
    screen.open_file(Path("KH.docx"))
    items = screen.bar.form.take_combo.model()
    assert [items.item(row).isEnabled() for row in range(3)] == [True, False, False]


def with_head(office):
    """Let the file have a number, a doubtful signer and another căn cứ."""
    read = office.reading.result
    basis = PlanBasis("c9", "Căn cứ Nghị định số 61/2018/NĐ-CP của Chính phủ")
    plan = replace(
        read.plan,
        number="12",
        closing="Yêu cầu các đơn vị thực hiện.",
        bases=(*read.plan.bases, basis),
    )
    doubt = ReadFact("closing", Place(0), 0.5, "Chưa chắc.")
    office.reading.result = replace(read, plan=plan, facts=(*read.facts, doubt))


def test_head_and_bases_stand_among_the_differences(make, office):
    with_head(office)
    screen = make()
    screen.open_file(Path("KH.docx"))
    screen.bar.choose_target("mine")
    assert lines(screen)[:3] == [
        ("Mới", "Số", "Đầu, cuối văn bản", "–", "12"),
        ("Sửa", "Đoạn kết", "Đầu, cuối văn bản", "Trên đây là Kế hoạch.",
         "Yêu cầu các đơn vị thực hiện."),
        ("Mới", "Căn cứ", "Căn cứ", "–", "Căn cứ Nghị định số 61/2018/NĐ-CP của Chính phủ"),
    ]  # fmt: skip
    model = screen.draft.merge.model
    assert [model.is_taken(model.difference(row)) for row in range(3)] == [True, False, True]
    screen.draft.merge.table.selectRow(1)
    assert screen.state.current == "closing"
    assert screen.draft.tabs.currentIndex() == MERGE_TAB


def test_a_doubt_that_is_settled_is_ticked(make, office):
    with_head(office)
    screen = make()
    screen.open_file(Path("KH.docx"))
    merging(screen)
    screen.take()
    taken = office.plans.plans["mine"]
    assert (taken.number, taken.closing) == ("12", "Yêu cầu các đơn vị thực hiện.")
    assert [basis.id for basis in taken.bases] == ["b1", "c9"]
    assert office.plans.labels == ["Gộp bản mới của tệp"]
