"""Gói đã nhận and the way back; merged communes; whose data a workspace holds; sorting."""

import datetime as dt

from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.reporting.model import Period
from tests.ui.consolidation.test_consolidation import office_named, opened, shown
from tests.ui.followed import dialog_of, type_date


def test_imports_are_listed_and_taken_back_all_at_once(screen, session):
    screen.follow("packages")
    page = screen.packages
    assert sorted(row[1] for row in shown(page.panel)) == ["xã An Bình", "xã Minh Tiến"]
    assert all(row[-1] == "✓ Đang tính" for row in shown(page.panel))
    page.all.trigger()
    page.back.trigger()
    assert page.notice.words.text() == "Đã rút lại 2 gói."
    assert shown(page.panel) == []
    assert session.services.consolidation.totals(2026, Period.Q1).received == 0


def test_packages_taken_back_may_be_taken_in_again(screen, session, packages):
    screen.follow("packages")
    screen.packages.all.trigger()
    screen.packages.back.trigger()
    session.do(lambda services: services.exchange.take_all(packages))
    assert session.services.consolidation.totals(2026, Period.Q1).received == 2
    assert len(shown(screen.packages.panel)) == 2


def test_tables_are_made_anew_from_the_inbox(screen, session):
    before = session.services.consolidation.digest()
    screen.follow("packages")
    screen.packages.again.trigger()
    assert screen.packages.notice.words.text() == "Đã tổng hợp 2 gói."
    assert session.services.consolidation.digest() == before


def test_package_opens_its_commune(screen):
    screen.follow("packages")
    screen.packages.panel.view.select_row(0)
    screen.packages.open.trigger()
    assert screen.tabs.currentWidget() is screen.commune


def merge(screen, old, into, day):
    key = office_named(screen, old)
    screen.follow("register")
    page = screen.register
    page.panel.select(key)
    page.join.trigger()
    dialog = dialog_of(page)
    dialog.fields.into.setCurrentIndex(dialog.fields.into.findText(into))
    type_date(dialog.fields.day, day)
    dialog.save.click()


def test_history_of_a_merged_commune_stands_under_the_new_one(screen):
    merge(screen, "Minh Tiến", "xã An Bình", "01/07/2026")
    page = opened(screen)
    assert "Gồm cả: xã Minh Tiến (đến 30/06/2026)" in page.facts.text()
    page.tabs.setCurrentWidget(page.course)
    rows = shown(page.course.panel)
    assert [row[1] for row in rows] == [
        "xã An Bình, cộng 2 xã cũ",
        "    xã An Bình",
        "    xã Minh Tiến",
    ]
    assert [row[6] for row in rows] == ["10", "5", "5"]
    page.course.panel.view.select_row(2)
    page.course.open.trigger()
    assert page.name.text() == "Xã Minh Tiến – quý I năm 2026"
    assert "Đã nhập vào xã An Bình, ngày cuối 30/06/2026" in page.facts.text()


def test_new_file_of_a_commune_is_bound_by_its_package(screen, session, packages):
    screen.follow("packages")
    screen.packages.all.trigger()
    screen.packages.back.trigger()
    screen.follow("register")
    page = screen.register
    page.panel.select(
        next(o.id for o in session.services.consolidation.register.offices() if "Hòa" in o.name)
    )
    page.bind.trigger()
    dialog = dialog_of(page)
    assert not dialog.save.isEnabled()
    page.offer_package(packages[1], dialog.fields)
    assert dialog.fields.workspace.currentText().startswith("xã An Bình, mã khóa")
    dialog.save.click()
    session.do(lambda services: services.exchange.take_all(packages[1:]))
    (bound,) = (o for o in session.services.consolidation.register.offices() if "Hòa" in o.name)
    assert session.services.consolidation.cell(bound.id, 2026, Period.Q1).standing is not None


def test_comparison_is_ordered_by_number_copied_and_put_on_paper(screen, session, tmp_path):
    screen.follow("compare")
    page = screen.compare
    assert [row[1] for row in shown(page.panel)] == ["20%", "0%"]
    page.panel.sort_by(1)
    assert [row[1] for row in shown(page.panel)] == ["0%", "20%"]
    page.copy.trigger()
    lines = QApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Xã", "xã Minh Tiến", "xã An Bình"]
    paper = page.paper(session.services.consolidation.register.level())
    out = paper.write(session.services, "xlsx", tmp_path / "so-sanh.xlsx")
    assert out.stat().st_size > 1000
    assert paper.document.landscape


def test_merger_day_is_shown_in_the_register(screen):
    merge(screen, "Minh Tiến", "xã An Bình", "01/07/2026")
    office = next(o for o in screen.register.panel._items if o.name == "Minh Tiến")
    assert office.valid_to == dt.date(2026, 6, 30)
    row = next(row for row in shown(screen.register.panel) if row[0] == "xã Minh Tiến")
    assert "xã An Bình" in row


def drop(widget, *paths):
    """Drop files on a widget as the file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    with_left = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton)
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), *with_left, plain))
    event = QDropEvent(QPointF(5, 5), *with_left, plain)
    QApplication.sendEvent(widget, event)


def test_filled_form_is_dropped_on_the_matrix_and_counts(screen, tmp_path, session):
    page = opened(screen, "Hòa Bình")
    form, foreign = tmp_path / "bieu.xlsx", tmp_path / "la.xlsx"
    page.write_form(form)
    book = load_workbook(form)
    sheet = book.active
    cells = {sheet.cell(row, 1).value: sheet.cell(row, 2) for row in range(1, sheet.max_row + 1)}
    cells["Tổng số nhiệm vụ"].value = 7
    cells["Hoàn thành đúng hạn"].value = 7
    book.save(form)
    foreign.write_bytes(b"PK la")
    screen.follow("matrix")
    drop(screen.matrix.panel.view.viewport(), form, foreign)
    told = screen.matrix.notice.words.text().splitlines()
    assert told[0] == "Đã nhập số liệu từ 1 biểu: xã Hòa Bình (quý I năm 2026)."
    assert told[1].startswith("● la.xlsx: ")
    assert session.services.consolidation.totals(2026, Period.Q1).count("total") == 17
    assert "✓ Nhập bằng tay" in [row[1] for row in shown(screen.matrix.panel)]


def test_packages_dropped_on_the_matrix_are_looked_at_in_their_place(screen, received, packages):
    drop(screen.matrix.panel.view.viewport(), *packages)
    receive = received.screen_of("usb").receive
    assert received.stack.currentWidget() is received.screen_of("usb")
    assert len(shown(receive.panel)) == 2


def test_forms_of_the_selected_communes_are_written_once(screen, tmp_path):
    page = screen.matrix
    page.panel.view.selectAll()
    keys = [row.id for row in page.panel.view.selected_items()]
    for count in (3, 0):
        page.drop.write_forms(keys, 2026, Period.Q1, tmp_path)
        assert page.notice.words.text().startswith(f"Đã tạo {count} biểu")
    names = sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert names == [
        f"bieu-xa-{name}-q1-2026.xlsx" for name in ("an-binh", "hoa-binh", "minh-tien")
    ]
