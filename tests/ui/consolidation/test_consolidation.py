"""Tổng hợp: the level, the register, the matrix, a period, a commune, sending back."""

import datetime as dt

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.domain.consolidation.matrix import CellState
from desktop.domain.exchange.model import PackageKind
from desktop.domain.reporting.model import Period
from tests.ui.followed import dialog_of, type_date


def shown(panel):
    model = panel.view.list_model
    columns = range(model.columnCount())
    return [
        [str(model.index(row, column).data() or "") for column in columns]
        for row in range(model.rowCount())
    ]


def office_named(screen, name):
    row = next(
        row for row, cells in enumerate(shown(screen.matrix.panel)) if cells[0].endswith(name)
    )
    return screen.matrix.panel.view.list_model.item(row).id


def opened(screen, name="An Bình"):
    screen.open_commune(office_named(screen, name), Period.Q1)
    return screen.commune


def test_commune_has_no_such_place_until_its_level_is_set(window, session):
    button = window.rail._buttons["consolidation"]
    assert button.isHidden()
    window.show_place("consolidation")
    screen = window.screen_of("consolidation")
    assert screen.not_here.isVisible()
    screen.not_here.button.click()
    box = window.screen_of("settings").level
    box.level.setCurrentIndex(1)
    box.level.activated.emit(1)
    box.lines["name"].setText("huyện Phù Cừ")
    box.save.click()
    assert not button.isHidden()
    assert session.services.consolidation.register.level().name == "huyện Phù Cừ"
    box.level.setCurrentIndex(0)
    box.save.click()
    assert button.isHidden()


def test_matrix_shows_who_has_sent_what(screen):
    cells = {row[0]: row[1] for row in shown(screen.matrix.panel)}
    assert cells["xã Hòa Bình"].startswith("● Thiếu")
    assert cells["xã An Bình"].startswith("◐ Nhận trễ 21/11")
    assert "● Thiếu: 1" in screen.matrix.counts.text()
    assert "Sở" not in screen.title()
    assert "tỉnh Hưng Yên" in screen.title()


def test_matrix_is_narrowed_to_those_to_be_called(screen):
    page = screen.matrix
    page.state.setCurrentIndex(page.state.findData(CellState.MISSING))
    page._narrow()
    assert [row[0] for row in shown(page.panel)] == ["xã Hòa Bình"]
    page.panel.clear_filter()
    assert len(shown(page.panel)) == 3
    page.call.trigger()
    assert "Hòa Bình" in QApplication.clipboard().text()


def test_list_is_pasted_from_excel(province, session):
    province.go("consolidation", "register")
    page = province.screen_of("consolidation").register
    page.list.trigger()
    dialog = dialog_of(page)
    dialog.fields.list.setPlainText("xã A\tLê Lan\t0912 345 678\nphường B")
    dialog.save.click()
    assert [row[0] for row in shown(page.panel)] == ["xã A", "phường B"]
    assert shown(page.panel)[0][3] == "0912 345 678"


def test_commune_is_edited_and_merged(screen, session):
    screen.follow("register")
    page = screen.register
    key = next(o.id for o in session.services.consolidation.register.offices() if "Hòa" in o.name)
    page.panel.select(key)
    page.change.trigger()
    dialog = dialog_of(page)
    dialog.fields.telephone.setText("0221 3 850 123")
    dialog.save.click()
    page.panel.select(key)
    page.join.trigger()
    dialog = dialog_of(page)
    type_date(dialog.fields.day, "01/07/2026")
    dialog.save.click()
    (gone,) = [o for o in session.services.consolidation.register.offices() if o.id == key]
    assert gone.telephone == "0221 3 850 123"
    assert gone.valid_to == dt.date(2026, 6, 30)
    assert gone.merged_into


def test_days_are_proposed_and_kept(screen, session):
    screen.follow("register")
    screen.register.due.trigger()
    dialog = dialog_of(screen.register)
    assert dialog.fields.days["Q1"].text() == "16/03/2026"
    type_date(dialog.fields.days["H1"], "15/06/2026")
    dialog.save.click()
    days = session.services.consolidation.register.dates(2026)
    assert days[Period.H1] == dt.date(2026, 6, 15)


def test_period_adds_up_ranks_and_draws(screen):
    screen.follow("period")
    page = screen.period
    assert page.sums.text().startswith("2/3 xã đã gửi: 10 nhiệm vụ")
    ranks = shown(page.panel)
    assert ranks[0][:2] == ["1", "xã An Bình"]
    assert ranks[-1][0] == "–"
    assert [bar.label for bar in page.chart.chart.bars] == ["xã An Bình", "xã Minh Tiến"]
    page.panel.view.select_row(0)
    page.open.trigger()
    assert screen.tabs.currentWidget() is screen.commune


def test_report_is_shown_and_written(screen, tmp_path, session):
    screen.follow("period")
    page = screen.period
    page.preview.trigger()
    assert page.papers.isVisible()
    (paper,) = page.papers.papers
    out = paper.write(session.services, "xlsx", tmp_path / "tong-hop.xlsx")
    assert out.stat().st_size > 1000
    page.preview.trigger()
    assert page.body.isVisible()


def test_commune_is_opened_from_the_cell(screen):
    page = screen.matrix
    key = office_named(screen, "Minh Tiến")
    page.panel.select(key)
    row = page.panel.view.list_model.row_of(key)
    page.panel.view.setCurrentIndex(page.panel.view.list_model.index(row, 2))
    page.open.trigger()
    assert "6 tháng đầu năm 2026" in screen.commune.name.text()
    opened(screen)
    assert "quý I năm 2026" in screen.commune.name.text()
    assert len(shown(screen.commune.tasks)) == 5
    assert screen.commune.tabs.tabText(1) == "Chỉ tiêu (2)"


def test_note_of_the_clerk_is_kept(screen):
    page = opened(screen)
    page.tasks.view.select_row(0)
    page.note.trigger()
    dialog = dialog_of(page)
    dialog.fields.note.setPlainText("Hỏi lại minh chứng")
    dialog.save.click()
    assert "Hỏi lại minh chứng" in shown(page.tasks)[0]


def test_report_goes_back_with_remarks_and_a_new_day(screen, received, session):
    page = opened(screen)
    page.back.trigger()
    dialog = dialog_of(page)
    dialog.fields.remarks.setPlainText("Thiếu số liệu <b>một cửa</b>")
    type_date(dialog.fields.new_due, "30/11/2026")
    dialog.save.click()
    assert page.facts.text().startswith("↩ Gửi trả")
    assert "<b>một cửa</b>" in page.facts.text()
    assert page.facts.textFormat() is Qt.TextFormat.PlainText
    received.show_place("usb")
    send = received.screen_of("usb").send
    assert send.fields.kind is PackageKind.DOWN
    send.fields.choose_period(Period.Q1, 2026)
    send.describe()
    assert "3 biên nhận, gửi trả" in send.sentence.text()


def test_figures_are_typed_for_a_commune_without_the_program(screen, session):
    page = opened(screen, "Hòa Bình")
    assert not page.back.isEnabled()
    page.type.trigger()
    dialog = dialog_of(page)
    dialog.fields.numbers["all/total"].setValue(4)
    dialog.save.click()
    assert "khác tổng số" in dialog.refusal.text()
    dialog.fields.numbers["all/done"].setValue(4)
    dialog.save.click()
    assert page.facts.text().startswith("✓ Nhập bằng tay")
    screen.follow("period")
    assert screen.period.sums.text().startswith("2/3 xã đã gửi, 1 xã nhập tay: 14 nhiệm vụ")


def test_excel_form_goes_out_and_comes_in(screen, tmp_path):
    page = opened(screen, "Hòa Bình")
    out = tmp_path / "bieu.xlsx"
    page.write_form(out)
    assert out.exists()
    page.read_form(out)
    dialog = dialog_of(page)
    assert dialog.fields.numbers["all/total"].value() == 0
    dialog._touched = False
    dialog.reject()


def test_reports_are_taken_in_from_the_place_of_sticks(packages, province, session):
    province.show_place("usb")
    page = province.screen_of("usb").receive
    province.screen_of("usb").follow("receive")
    page.add_paths(packages)
    assert page.all.text() == "Nhận tất cả (2)"
    assert any("Báo cáo mới; xã mới trong danh sách" in row[4] for row in shown(page.panel))
    page.all.trigger()
    assert "Đã nhận 2 gói" in page.notice.words.text()
    assert len(session.services.consolidation.register.offices()) == 2


def test_communes_are_compared_by_all_measures(screen):
    screen.follow("compare")
    rows = shown(screen.compare.panel)
    assert [row[0] for row in rows] == ["xã An Bình", "xã Minh Tiến"]
    assert rows[0][1] == "20%"
    screen.compare.open.trigger()
    assert screen.commune.name.text().startswith("Xã An Bình")


def test_matrix_goes_to_excel_and_paper_as_it_is_shown(screen, session, tmp_path):
    page = screen.matrix
    paper = page.paper(session.services.consolidation.register.level())
    out = paper.write(session.services, "xlsx", tmp_path / "ma-tran.xlsx")
    cells = [str(cell) for row in load_workbook(out).active.values for cell in row]
    assert "xã Hòa Bình" in cells
    assert "Thiếu (hạn 16/03)" in cells
    pages = session.program.office_documents().preview(paper.document, paper.profile, 40).pages
    assert pages


def test_evidence_of_the_commune_is_opened_after_asking_and_saved(screen, tmp_path):
    page = opened(screen)
    page.tabs.setCurrentWidget(page.proofs)
    assert page.tabs.tabText(2) == "Tệp minh chứng (1)"
    (row,) = shown(page.proofs.panel)
    assert row[0] == "biên bản.pdf"
    assert row[2].startswith("Rà soát")
    assert [action.text() for action in screen.actions()][1:] == ["Lưu thành…", "Mở tệp"]
    page.proofs.open.trigger()
    (box,) = page.proofs.findChildren(QMessageBox)
    assert "biên bản.pdf" in box.text()
    box.reject()
    given = []
    page.proofs.open_file(page.proofs.panel.view.current_item(), given.append)
    assert given[0].read_bytes() == b"%PDF-1.7 bien ban"
    page.proofs.save(page.proofs.panel.view.current_item(), tmp_path / "luu.pdf")
    assert (tmp_path / "luu.pdf").read_bytes() == b"%PDF-1.7 bien ban"
    opened(screen, "Minh Tiến")
    assert page.tabs.tabText(2) == "Tệp minh chứng"
    assert shown(page.proofs.panel) == []
