"""The models of the review, and the original as a text document."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.facts import Duty, ReportDue, Target
from desktop.domain.reading.source import (
    Place,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourceTable,
)
from desktop.services.review_merge import compare
from desktop.ui.review.draft_model import NAME, WORDS, DraftModel
from desktop.ui.review.merge_model import KIND, MergeModel
from desktop.ui.review.source_document import SourceText, column_shares
from desktop.ui.review.source_view import SourceView
from desktop.ui.review.table_view import ReviewTableModel
from tests.support.editor_services import small_plan
from tests.support.read_plans import read_plan

MODE = QAbstractItemModelTester.FailureReportingMode.Warning


def test_the_draft_model_keeps_the_rules_of_qt(qapp):
    model = DraftModel()
    tester = QAbstractItemModelTester(model, MODE)
    model.show(small_plan(), {})
    model.show(small_plan(), {"a1": "Vì thế."})
    model.show(replace(small_plan(), blocks=()), {})
    assert tester.model() is model


def test_the_draft_shows_head_text_and_what_was_found(qapp):
    plan = replace(
        small_plan(),
        targets=(Target("1", "I.1", "Đạt từ 99,9% trở lên", ">=", 99.9, "%"),),
        duties=(Duty("2", "III.1", "Công chức Tư pháp", ("Rà soát", "Báo cáo")),),
        reports=(ReportDue("3", "H1", "UBND tỉnh", "06-12"),),
    )
    model = DraftModel()
    model.show(plan, {})
    rows = {model.row(n).name: model.row(n).words for n in range(model.rowCount())}
    assert rows["Căn cứ 1"] == "Căn cứ Luật Tổ chức chính quyền địa phương"
    assert rows["I."] == "MỤC ĐÍCH"
    assert rows["Chỉ tiêu ≥ 99,9 %"] == "Đạt từ 99,9% trở lên"
    assert rows["Việc giao cho (2 việc)"] == "Công chức Tư pháp"
    assert rows["Báo cáo 6 tháng trước 12/06, gửi"] == "UBND tỉnh"
    assert list(rows)[:3] == ["Loại văn bản", "Số", "Ký hiệu"]


def test_only_changed_rows_of_the_draft_are_told(qapp):
    model = DraftModel()
    assert model.show(small_plan(), {}) is None
    assert model.show(small_plan(), {"a1": "Vì thế."}) == [model.place_of("a1")]
    assert model.show(small_plan(), {"a1": "Vì thế."}) == []


def test_names_in_the_draft_cannot_be_typed_in(qapp):
    model = DraftModel()
    model.show(small_plan(), {})
    name, words = model.index(3, NAME), model.index(3, WORDS)
    assert not name.flags() & Qt.ItemFlag.ItemIsEditable
    assert words.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(name, "x")
    assert model.index(model.place_of("a1"), NAME).flags() & Qt.ItemFlag.ItemIsEditable


def test_the_table_model_keeps_the_rules_of_qt(qapp):
    model = ReviewTableModel()
    tester = QAbstractItemModelTester(model, MODE)
    model.show(small_plan().task_table)
    assert model.show_doubts({"t1:lead": "Vì thế."}) == [1]
    assert model.show_doubts({"t1:lead": "Vì thế."}) == []
    assert model.show_doubts({"g1:task": "Vì thế."}) == [0, 1]
    assert model.shown(0, 1) == "Cải cách thể chế   ◐ cần xem"
    assert tester.model() is model


def test_the_merge_model_keeps_the_rules_of_qt(qapp):
    model = MergeModel()
    tester = QAbstractItemModelTester(model, MODE)
    mine = replace(small_plan(), task_table=None)
    model.show(compare(mine, small_plan()))
    assert model.rowCount() == 2
    index = model.index(0, KIND)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    off = Qt.CheckState.Unchecked.value
    assert model.setData(index, off, Qt.ItemDataRole.CheckStateRole)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    model.show(None)
    assert tester.model() is model


# -- the original ----------------------------------------------------------------------------


def paragraph(text, index, **more):
    return SourceParagraph(text, Place(index), **more)


def cell(row, column, text, **spans):
    return SourceCell(row, column, (paragraph(text, 1),), **spans)


SOURCE = SourceDocument(
    (
        paragraph("Mở đầu", 0, label="1."),
        SourceTable(
            2, 3, (cell(0, 0, "Nhóm", colspan=3), cell(1, 0, "Một"), cell(1, 2, "Ba")), Place(1)
        ),
        SourceParagraph("dòng\ntiếp", Place(2, page=2)),
    ),
    "pdf",
)


def write_all(text, source):
    for _step in text.write(source):
        pass


@pytest.fixture
def text(qapp):
    text = SourceText(QTextDocument(), QFont())
    text.document = text._document
    write_all(text, SOURCE)
    return text


def words(text, place):
    letters = text.range_of(place)
    return text.document.toPlainText()[letters.start : letters.end]


def test_the_original_stands_with_labels_cells_and_pages(text):
    assert words(text, Place(0)) == "1. Mở đầu"
    assert words(text, Place(1, row=1, column=2)) == "Ba"
    assert words(text, Place(1, row=0, column=1)) == "Nhóm"
    assert words(text, Place(2)) == "dòng\ntiếp"
    assert "Trang 2" in text.document.toPlainText()


def test_a_cell_that_is_not_there_falls_back_to_its_row_and_its_table(text):
    assert words(text, Place(1, row=1, column=1)) == "Một"
    assert "Ba" in words(text, Place(1, row=9, column=9))
    assert text.range_of(Place(77)) is None


def test_each_letter_belongs_to_the_smallest_place(text):
    plain = text.document.toPlainText()
    assert text.spot_at(plain.index("Ba")) == (1, 1, 2)
    assert text.spot_at(plain.index("Mở")) == (0, None, None)


def test_widths_follow_what_columns_hold():
    table = SourceTable(1, 2, (cell(0, 0, "1"), cell(0, 1, "Nhiệm vụ dài" * 9)), Place(0))
    narrow, wide = column_shares(table)
    assert narrow + wide == pytest.approx(100)
    assert narrow < wide / 3


def test_an_empty_original_is_shown(qtbot):
    view = SourceView()
    qtbot.addWidget(view)
    empty = SourceTable(0, 0, (), Place(0))
    view.show_source(SourceDocument((empty,), "docx"))
    view.go_to(Place(0))
    assert view.current_words() == ""


def test_going_to_a_place_brings_it_into_sight(qtbot):
    read = read_plan(small_plan())
    long = (*read.source.items, *(paragraph(f"Đoạn {n}", 900 + n) for n in range(200)))
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_source(SourceDocument(long, "docx"))
    view.go_to(Place(1090))
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.current_words() == "Đoạn 190"
    assert view.verticalScrollBar().value() > 1000
    view.hide()
