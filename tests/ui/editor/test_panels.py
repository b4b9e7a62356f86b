"""Strip, bases, signing and findings."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.findings import Aspect, Finding, Severity
from desktop.domain.plan import PlanStatus
from desktop.domain.signing import Authority
from desktop.ui.editor.bases_model import BasesModel
from desktop.ui.editor.bases_panel import BasesPanel
from desktop.ui.editor.findings_view import FindingsView
from desktop.ui.editor.head_strip import HeadStrip
from desktop.ui.editor.library_dialog import LibraryDialog, LibraryModel
from desktop.ui.editor.signing_panel import SigningPanel
from tests.support.editor_services import DECREE, small_plan
from tests.support.typing_vi import press, type_text

MODE = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def shown(qtbot, session):
    def show(kind):
        widget = kind(session)
        qtbot.addWidget(widget)
        widget.show()
        session.open("p1")
        return widget

    return show


# -- strip ---------------------------------------------------------------------------------


def enter(edit, words):
    edit.selectAll()
    type_text(edit, words)
    press(edit, Qt.Key.Key_Return, "\r")


def test_the_strip_shows_what_will_be_printed(shown, session):
    strip = shown(HeadStrip)
    form = strip.form
    enter(form.number_edit, "5")
    enter(form.date_edit, "7/2/2026")
    assert (session.plan.number, session.plan.date) == ("05", dt.date(2026, 2, 7))
    assert form.number_edit.text() == "05"
    assert form.date_edit.text() == "07/02/2026"
    assert "Số: 05/KH-UBND" in form.printed_label.text()
    assert "Minh Tiến, ngày 07 tháng 02 năm 2026" in form.printed_label.text()


def test_what_is_no_date_is_refused_and_stays_to_be_corrected(shown, session):
    strip, said = shown(HeadStrip), []
    session.message.connect(said.append)
    enter(strip.form.date_edit, "30/02/2026")
    assert session.plan.date is None
    assert strip.form.date_edit.text() == "30/02/2026"
    assert "không phải là ngày" in said[0]
    enter(strip.form.date_edit, "28/02/2026")
    assert session.plan.date == dt.date(2026, 2, 28)


def test_choosing_a_deputy_brings_her_title_and_authority(shown, session):
    strip = shown(HeadStrip)
    combo = strip.form.signer_combo
    offered = [combo.itemText(row) for row in range(combo.count())]
    assert offered == ["Nguyễn Văn An – Chủ tịch", "Trần Thị Bình – Phó Chủ tịch"]
    combo.lineEdit().selectAll()
    type_text(combo.lineEdit(), "Trần Thị Bình")
    press(combo.lineEdit(), Qt.Key.Key_Return, "\r")
    signing = session.plan.signing
    assert (signing.signer, signing.title) == ("Trần Thị Bình", "Phó Chủ tịch")
    assert signing.authority is Authority.COLLECTIVE_DEPUTY
    assert session.services.labels == ["Chọn người ký"]


def test_undo_shows_the_old_value_again(shown, session):
    strip = shown(HeadStrip)
    enter(strip.form.number_edit, "12")
    session.undo()
    assert strip.form.number_edit.text() == ""


# -- signing -------------------------------------------------------------------------------


def test_recipients_are_typed_one_a_line(shown, session):
    panel = shown(SigningPanel)
    edit = panel.form.recipients_edit
    assert edit.toPlainText() == "UBND tỉnh\nLưu: VT"
    edit.setPlainText("- Như trên;\nSở Nội vụ\n\nLưu VT, VHXH.")
    session.flush()
    assert session.plan.recipients == ("Như trên", "Sở Nội vụ", "Lưu: VT, VHXH")
    assert edit.toPlainText().startswith("- Như trên;")


def test_the_signature_block_is_shown_as_printed(shown, session):
    panel = shown(SigningPanel)
    enter(panel.form.signer_combo.lineEdit(), "Nguyễn Văn An")
    assert panel.form.printed_label.text().split("\n") == [
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "",
        "Nguyễn Văn An",
    ]
    combo = panel.form.authority_combo
    assert [combo.itemData(row) for row in range(combo.count())] == [
        Authority.COLLECTIVE,
        Authority.HEAD,
    ]
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert session.plan.signing.authority is Authority.HEAD
    assert not panel.form.body_edit.isVisible()


def test_an_issued_plan_shows_its_fields_read_only(shown, session):
    plan = session.services.plans["p1"]
    session.services.plans["p1"] = replace(plan, status=PlanStatus.ISSUED, number="05")
    panel = shown(SigningPanel)
    assert panel.form.number_edit.isReadOnly()
    assert panel.form.recipients_edit.isReadOnly()
    assert not panel.form.signer_combo.isEnabled()


# -- bases ---------------------------------------------------------------------------------


def texts(session):
    return [basis.text for basis in session.plan.bases]


def test_bases_come_from_the_library_once(shown, session):
    panel = shown(BasesPanel)
    panel.add_documents((DECREE,))
    panel.add_documents((DECREE,))
    assert texts(session)[1:] == [
        "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư"
    ]
    assert session.plan.bases[1].document_id == "d1"


def test_bases_are_edited_moved_and_removed(qtbot, shown, session):
    panel = shown(BasesPanel)
    panel.add_documents((DECREE,))
    panel.bases.setData(panel.bases.index(0), "Căn cứ  Luật mới;")
    assert texts(session)[0] == "Căn cứ Luật mới"
    panel.go_to("b1")
    panel.step(1)
    assert texts(session)[1] == "Căn cứ Luật mới"
    mime = panel.bases.mimeData([panel.bases.index(1)])
    move = Qt.DropAction.MoveAction
    panel.bases.dropMimeData(mime, move, 0, 0, panel.bases.index(-1))
    qtbot.waitUntil(lambda: texts(session)[0] == "Căn cứ Luật mới")
    panel.go_to("b1")
    panel.remove()
    assert len(texts(session)) == 1
    session.undo()
    assert len(texts(session)) == 2
    assert panel.bases.rowCount() == 2


def test_bases_out_of_force_are_marked_by_words(qapp):
    model = BasesModel()
    QAbstractItemModelTester(model, MODE)
    gone = replace(DECREE, expired_on=dt.date(2026, 1, 1), replaced_by="99/2025/NĐ-CP")
    bases = (replace(small_plan().bases[0], document_id="d1"),)
    model.show(bases, (gone,), dt.date(2025, 12, 31))
    assert "hết hiệu lực" not in model.data(model.index(0))
    model.show(bases, (gone,), dt.date(2026, 1, 1))
    words = model.data(model.index(0))
    assert words.endswith("◐ hết hiệu lực từ 01/01/2026, thay bằng 99/2025/NĐ-CP")


def test_the_library_is_searched_without_marks(qtbot):
    law = replace(DECREE, id="d2", kind="Luật", number="", issuer="", subject="Tổ chức chính quyền")
    dialog = LibraryDialog((DECREE, law), dt.date(2026, 1, 1))
    qtbot.addWidget(dialog)
    dialog.form.search_edit.setText("to chuc luat")
    dialog.accept()
    assert dialog.chosen() == (law,)
    assert dialog.form.count_label.text() == "1 văn bản"


def test_library_model_keeps_the_rules_of_qt(qapp):
    model = LibraryModel((DECREE,), dt.date(2026, 1, 1))
    QAbstractItemModelTester(model, MODE)
    model.search("khong co")
    assert model.rowCount() == 0
    model.search("")
    assert model.data(model.index(0, 1)) == "30/2020/NĐ-CP"


# -- findings ------------------------------------------------------------------------------


def finding(severity, anchor=""):
    return Finding("X1", severity, Aspect.FORMAT, "Đoạn 1", "sai", "đúng", "Mục I", anchor)


def test_findings_are_grouped_by_weight_with_sign_and_word(shown, session):
    session.services.found = (finding(Severity.WARNING), finding(Severity.ERROR, "a1"))
    view, counts, jumps = shown(FindingsView), [], []
    view.counted.connect(lambda *count: counts.append(count))
    view.jump_asked.connect(jumps.append)
    view.check()
    tree = view.tree
    assert [tree.topLevelItem(row).text(0) for row in range(2)] == ["● Lỗi (1)", "◐ Cảnh báo (1)"]
    assert counts == [(1, 2)]
    assert view.summary.text() == "● Có 1 lỗi cần sửa trước khi ký."
    tree.setCurrentItem(tree.topLevelItem(0).child(0))
    press(tree, Qt.Key.Key_Return, "\r")
    assert jumps == ["a1"]


def test_a_clean_plan_is_told_so(shown):
    view = shown(FindingsView)
    view.check()
    assert view.summary.text().startswith("✓ Không có lỗi")
    assert view.summary.property("signal") == "good"


def test_a_plan_is_checked_again_only_after_a_change(shown, session):
    asked = []
    session.services.findings = lambda plan: asked.append(plan) or ()
    view = shown(FindingsView)
    view.check()
    view.check()
    assert len(asked) == 1
    session.edit(lambda plan: replace(plan, subject="Mới"), "Sửa")
    view.check()
    assert len(asked) == 2
