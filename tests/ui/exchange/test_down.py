"""Gửi xuống xã, Của cấp trên gửi: what is ticked goes down, what came is shown as words."""

import datetime as dt
from dataclasses import replace

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.domain.consolidation.coming import ComingItem
from desktop.domain.consolidation.criteria import (
    CriteriaSet,
    Criterion,
    ReviewedScore,
    ScoreSheet,
    sheet_id,
)
from desktop.domain.consolidation.down import SentDown
from desktop.domain.consolidation.down_records import Recipient, ScoresFor
from desktop.domain.consolidation.register import (
    DownReceipt,
    Level,
    OfficeLevel,
    SentPackage,
    receipt_id,
)
from desktop.domain.exchange.model import Effect, FieldChange
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.tracking.model import Origin, PlanItem
from desktop.services.consolidation.below import ComingDown, DownPackages
from desktop.services.consolidation.comparing import Sender
from desktop.services.exchange_ports import PackageLook
from desktop.services.outcome import Outcome
from desktop.ui.exchange.changes_tree import ChangesTree
from desktop.ui.exchange.criteria_forms import CriteriaFields, read_criteria
from desktop.ui.exchange.given_table import GivenTable
from desktop.ui.exchange.pick_dialog import PickDialog, PickItem
from desktop.ui.fields.form_dialog import FormDialog

PROVINCE = OfficeLevel(Level.PROVINCE, "tỉnh Hưng Yên", "Sở Nội vụ", "Hưng Yên")
SET = CriteriaSet("c1", "Chỉ số <b>CCHC</b>", 2026, "", (Criterion("1", "<img src=x>", 2.0),))
TASK = PlanItem("t1", "", Origin.OWN, 0, "Rà soát <i>thủ tục</i>", 2026, 2026)


@pytest.fixture
def above(empty_window, session, sticks):
    """Return the window of a province with two communes and a task of its own."""
    session.do(lambda services: services.consolidation.register.set_level(PROVINCE))
    session.do(
        lambda services: services.consolidation.register.add_list("xã Minh Tiến\nxã An Bình")
    )
    session.do(lambda services: services.tasks.add("Rà soát thủ tục", "Quý II/2026", year=2026))
    empty_window.show_place("usb")
    screen = empty_window.screen_of("usb")
    screen.refresh()
    return screen


def dialog_of(owner, kind=PickDialog):
    return owner.findChildren(kind)[-1]


# picking


@pytest.fixture
def pick(above):
    dialog = PickDialog("Chọn nhiệm vụ", "Chưa có gì", above)
    dialog.show_items(
        [PickItem("a", "Rà soát", "Kế hoạch 1"), PickItem("b", "Tập huấn", "Kế hoạch 2")], ["b"]
    )
    return dialog


def test_what_it_means_to_tick_nothing_is_said(above):
    dialog = PickDialog("Gửi cho những xã nào", "Chưa có xã", above, "Tất cả các xã")
    dialog.show_items([PickItem("a", "xã An Bình")])
    assert dialog.count.text() == "Đã chọn 0: tất cả các xã"
    dialog.pick.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.count.text() == "Đã chọn 1"


def test_what_another_group_ticked_stays(pick):
    pick.group.setCurrentIndex(1)
    pick.group.activated.emit(1)
    assert pick.pick.ticked() == []
    pick.pick.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert pick.keys() == ["a", "b"]
    assert pick.count.text() == "Đã chọn 2"


def test_all_that_is_shown_is_ticked_and_unticked(pick):
    pick.pick.find.setText("ra soat")
    pick.all.click()
    assert pick.keys() == ["a", "b"]
    pick.all.click()
    assert pick.keys() == ["b"]


def test_enter_finishes_and_escape_leaves_all_as_it_was(pick):
    chosen = []
    pick.chosen.connect(chosen.append)
    pick.open()
    QTest.keyClick(pick, Qt.Key.Key_Return)
    assert chosen == [["b"]]
    assert not pick.isVisible()


def test_nothing_to_choose_from_is_said(pick):
    pick.show_items([])
    assert pick.count.text() == "Chưa có gì"
    assert not pick.all.isEnabled()


# sending down


def test_ticked_tasks_are_sent_and_noted(above, usb, session):
    above.watch.look()
    down = above.send.fields.down
    assert above.send.sentence.text() == "Chưa chọn nội dung để gửi xuống."
    down.ask("tasks")
    dialog = dialog_of(above.send.fields)
    dialog.all.click()
    dialog.ready.click()
    above.send.describe()
    assert above.send.sentence.text().startswith("Sẽ chép 1 nhiệm vụ")
    down.number.setText("12/KH-UBND")
    assert down.choice(2026, None, "").source.number == "12/KH-UBND"
    down.date.setText("31/02/2026")
    assert above.send.fields.problem() == "Ngày của văn bản giao chưa đúng."
    down.date.clear()
    above.send.send.click()
    assert above.send.done.isVisible()
    assert len(list(usb.glob("*.goixa"))) == 1
    above.follow("sent")
    model = above.sent.panel.view.list_model
    assert model.rowCount() == 2
    assert model.index(0, 2).data() == "◐ Chưa có biên nhận"
    assert above.sent.counts.text() == "0 lượt đã có biên nhận, 2 lượt chưa có."


def test_a_typed_task_is_ticked_at_once(above, session):
    down = above.send.fields.down
    down.ask("tasks")
    dialog = dialog_of(above.send.fields)
    dialog._made[0].click()
    form = dialog_of(dialog, FormDialog)
    form.fields.form.task.setPlainText("Báo cáo số liệu")
    form.save.click()
    assert len(dialog.keys()) == 1
    dialog.ready.click()
    (key,) = down.picked["tasks"]
    assert session.services.store.tasks.own.get(key).task == "Báo cáo số liệu"


def test_criteria_are_read_from_a_workbook_and_looked_at(above, session, tmp_path):
    book = openpyxl.Workbook()
    for row in (["STT", "Tiêu chí", "Điểm tối đa"], ["1", "Ban hành kế hoạch", 2]):
        book.active.append(row)
    path = tmp_path / "tieu-chi.xlsx"
    book.save(path)
    down = above.send.fields.down
    down.ask("criteria")
    dialog = dialog_of(above.send.fields)
    made = []
    read_criteria(session, path, dialog, made.append)
    form = dialog_of(dialog, FormDialog)
    assert isinstance(form.fields, CriteriaFields)
    assert not form.save.isEnabled()
    form.fields.title.setText("Chỉ số CCHC")
    form.fields.title.textEdited.emit("")
    form.save.click()
    assert len(made) == 1
    down._load("criteria", dialog, *made)
    assert dialog.keys() == made
    down._look(dialog)
    table = dialog_of(dialog, GivenTable)
    assert table.panel.view.list_model.index(0, 1).data() == "Ban hành kế hoạch"
    assert table.head.text() == "Chỉ số CCHC năm 2026"


def test_criteria_are_removed_after_a_question(above, session, monkeypatch):
    rows = [["STT", "Tiêu chí", "Điểm tối đa"], ["1", "Ban hành kế hoạch", "2"]]
    session.do(lambda services: services.consolidation.down.criteria.put("CCHC", 2026, [rows]))
    (found,) = session.services.consolidation.down.criteria.sets()
    down = above.send.fields.down
    down.set_picked("criteria", [found.id])
    down.ask("criteria")
    dialog = dialog_of(above.send.fields)
    answers = [False, True]
    monkeypatch.setattr("desktop.ui.exchange.down_fields.ask", lambda *_words: answers.pop(0))
    down._remove(dialog)
    assert down.picked["criteria"] == (found.id,)
    down._remove(dialog)
    assert down.picked["criteria"] == ()
    assert dialog.keys() == []
    assert session.services.consolidation.down.criteria.sets() == []


def test_a_commune_sends_nothing_down(screen):
    assert not screen.tabs.isTabVisible(screen.tabs.indexOf(screen.sent))
    assert screen.tabs.isTabVisible(screen.tabs.indexOf(screen.above))


def test_a_province_gets_nothing_from_above(above):
    assert above.tabs.isTabVisible(above.tabs.indexOf(above.sent))
    assert not above.tabs.isTabVisible(above.tabs.indexOf(above.above))


def test_a_receipt_is_shown_with_its_day(above, session):
    def note(services):
        office = next(o for o in services.consolidation.register.offices())

        received = services.store.received
        with services.store.step("Gửi") as step:
            changed = received.sent_packages.put(
                SentPackage("p", dt.date(2026, 3, 1), (office.id,), "1 nhiệm vụ")
            )
            key = receipt_id("p", office.id)
            changed |= received.receipts.put(DownReceipt(key, "p", office.id, dt.date(2026, 3, 5)))
        return Outcome(None, changed, step)

    session.do(note)
    above.refresh()
    model = above.sent.panel.view.list_model
    assert model.index(0, 2).data() == "✓ Đã nhận ngày 05/03/2026"


# what came from above


@pytest.fixture
def came(screen, session):
    """Let criteria, scores, a task and a document come from the province."""

    def take(services):
        own = services.store.received.workspace_id
        sheet = ScoreSheet(
            sheet_id("c1", "o"),
            "c1",
            "xã Minh Tiến",
            dt.date(2026, 3, 1),
            (ReviewedScore("1", 2.0, 1.5, "Chậm <u>5 ngày</u>"),),
        )
        sent = SentDown(
            tasks=(TASK,),
            legal=(LegalDocument("l1", "Nghị quyết", "76/NQ-CP", "về A"),),
            criteria=(SET,),
            scores=(ScoresFor(Recipient(own, "xã Minh Tiến"), sheet),),
        )

        down = DownPackages(services.store, session.program.clock, None, lambda: None)
        coming = down.coming(sent, Sender("w-tinh", "tỉnh Hưng Yên", "p1"))
        with services.store.step("Nhận gói của cấp trên") as step:
            changed = down.take(PackageLook(None), coming)
        return Outcome(coming, changed, step)

    session.do(take)
    screen.refresh()
    return screen.above


def choose(page, part):
    model = page.panel.view.list_model
    rows = [row for row in range(model.rowCount()) if model.item(row).part == part]
    page.panel.view.select_row(rows[0])


def test_what_came_is_listed_and_opened(came, screen):
    assert came.panel.view.list_model.rowCount() == 4
    went = []
    screen.go.connect(lambda *where: went.append(where))
    for part in ("task", "legal"):
        choose(came, part)
        came.open.trigger()
    assert went == [("tasks", "t1", ""), ("library", "l1", "")]


def test_criteria_and_scores_are_tables_of_plain_words(came):
    choose(came, "criteria")
    came.open.trigger()
    table = dialog_of(came, GivenTable)
    assert table.panel.view.list_model.index(0, 1).data() == "<img src=x>"
    assert table.head.text() == "Chỉ số <b>CCHC</b> năm 2026"
    assert table.head.textFormat() is Qt.TextFormat.PlainText
    table.accept()
    choose(came, "score")
    came.open.trigger()
    table = dialog_of(came, GivenTable)
    model = table.panel.view.list_model
    cells = [model.index(0, column).data() for column in range(6)]
    assert cells == ["1", "<img src=x>", "2", "2", "1,5", "Chậm <u>5 ngày</u>"]
    for label in table.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.RichText


def test_a_table_from_above_becomes_a_paper(came, session):
    choose(came, "criteria")
    came.open.trigger()
    table = dialog_of(came, GivenTable)
    paper = table.paper(session.services.store.profile.get())
    (part,) = paper.document.parts
    assert part.rows[0].cells[:3] == ("1", "<img src=x>", "2")
    assert paper.document.document_type == "Bộ tiêu chí"


def test_changes_are_shown_field_by_field(came):
    tree = ChangesTree()
    change = FieldChange("time", "Quý II", "Quý <b>III</b>")
    item = ComingItem("task", "t1", TASK.task, 2, Effect.CHANGED, {}, TASK, (change,))
    new = replace(item, effect=Effect.NEW, changes=(), title="Việc mới")
    tree.show_above(ComingDown("tỉnh", items=(item, new), known=3, remarks=("Mẫu hỏng.",)))
    tops = [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]
    assert tops == ["Mẫu hỏng.", "Nhiệm vụ (1 mới, 1 thay đổi)", "Đã có, giữ nguyên: 3"]
    line = tree.topLevelItem(1).child(0)
    assert line.text(0) == "Thay đổi: Rà soát <i>thủ tục</i>"
    field = line.child(0)
    assert [field.text(column) for column in range(3)] == ["Thời gian", "Quý II", "Quý <b>III</b>"]
