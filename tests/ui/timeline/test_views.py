"""The year strip, the calendar and the board over a real workspace."""

import datetime as dt

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from desktop.domain.tracking.query import GroupBy, Order, TaskQuery
from desktop.ui.charts import paper
from desktop.ui.tasks import views
from desktop.ui.timeline.board_view import BoardView
from desktop.ui.timeline.calendar_view import CalendarView
from desktop.ui.timeline.day_list import KEY
from desktop.ui.timeline.offering import offer_views
from desktop.ui.timeline.schedule_output import MonthPaper
from desktop.ui.timeline.strip import Scale, mark_rect
from desktop.ui.timeline.year_sheets import YearSheets
from desktop.ui.timeline.year_table import STRIP, TITLE
from desktop.ui.timeline.year_view import YearView
from tests.support.followed_office import TODAY
from tests.ui.conftest import activate


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(1150, 600)
    widget.show()
    activate(qtbot, widget)
    widget.setFocus()
    widget.told_keys = []
    widget.opened.connect(widget.told_keys.append)
    return widget


# -- the year ------------------------------------------------------------------------------


@pytest.fixture
def year(qtbot, office):
    view = shown(qtbot, YearView(office))
    view.show_tasks(TaskQuery(), Order(group=GroupBy.AREA))
    qtbot.waitUntil(lambda: line_of(view, "soon") is not None)
    return view


def line_of(view, key):
    model = view.tasks.tasks
    return model.line_at(model.rows.row_of(key))


def words_at(view, key, day):
    """Return what the strip says on a day of a task."""
    tasks = view.tasks
    index = tasks.tasks.index(tasks.tasks.rows.row_of(key), STRIP)
    rect = QRectF(tasks.visualRect(index))
    x = mark_rect(rect, Scale(2026, rect.left(), rect.width()), day).center().x()
    where = QPointF(x, rect.center().y())
    return tasks.itemDelegateForColumn(STRIP).words_at(index, rect, where)


def test_tasks_stand_below_their_groups(year):
    assert year.year.text() == "Năm 2026"
    titles = [group.title for group in year.tasks.tasks.rows.listing.groups]
    assert titles[:2] == ["Cải cách thể chế", "Cải cách thủ tục hành chính"]
    index = year.tasks.tasks.index(year.tasks.tasks.rows.row_of("late"), TITLE)
    assert index.data() == "● Ban hành kế hoạch kiểm tra"


def test_mark_says_its_state_and_days(year):
    words = words_at(year, "soon", dt.date(2026, 3, 10))
    assert words.splitlines() == ["Báo cáo quý I", "◐ Sắp đến hạn: hạn 10/03/2026"]


def test_day_off_says_why(year):
    assert words_at(year, "soon", dt.date(2026, 9, 2)) == "02/09/2026: Quốc khánh"


def test_enter_opens_the_task_with_the_keys(qtbot, year):
    year.tasks.select_key("soon")
    year.tasks.entered.emit()
    assert year.told_keys == ["soon"]


def test_other_year_has_its_own_tasks(year):
    year.go_year(1)
    assert year.year.text() == "Năm 2027"
    assert year.pages.currentWidget() is year.none
    assert not year.print.isEnabled()
    year.go_year(-1)
    assert year.pages.currentWidget() is year.tasks


def test_year_chosen_for_the_program_is_shown(year):
    year.show_tasks(TaskQuery(year=2025), Order())
    assert year.year.text() == "Năm 2025"


def test_strip_is_drawn_with_its_marks(year):
    image = year.tasks.viewport().grab().toImage()
    assert len({image.pixelColor(x, y).rgb() for x in range(340, 1100, 3) for y in range(60)}) > 3


def sheets_of(office, year):
    keys = year.tasks.table.listing.keys
    lines = {line.id: line for line in office.services.tasks.lines(keys)}
    return YearSheets(year.tasks.table, lines, "Xã Minh Tiến", QFont())


def test_every_task_is_printed_once_and_headings_stay_with_tasks(office, year):
    sheets = sheets_of(office, year)
    page = QRectF(0, 0, 1000, 190)
    pages = sheets.parted(page)
    assert sheets.page_count(page) == len(pages) > 2
    printed = [row.line.id for rows in pages for row in rows if row.line is not None]
    assert printed == list(year.tasks.table.listing.keys)
    assert all(rows[-1].line is not None for rows in pages)


def test_year_goes_into_a_pdf(qtbot, office, year, tmp_path):
    sheets = sheets_of(office, year)
    out = tmp_path / "nam.pdf"
    told = []
    job = paper.draw_on(paper.printer_for(sheets, out), sheets, year, told.append, told.append)
    with qtbot.waitSignal(job.finished):
        pass
    assert out.read_bytes().startswith(b"%PDF")
    assert told[0].startswith("Đã xuất 1 trang")


@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_year_goes_into_a_table(qtbot, year, tmp_path, format_name):
    out = tmp_path / f"nam.{format_name}"
    year.export_table(year.tasks.table, format_name, out)
    qtbot.waitUntil(lambda: out.exists() and "Đã xuất" in year.told.text())
    assert out.read_bytes().startswith(b"PK")


def test_too_long_a_list_is_not_printed(year, monkeypatch):
    monkeypatch.setattr("desktop.ui.timeline.year_view.MOST_PRINTED", 2)
    year.ask_print()
    assert "quá dài để in" in year.told.text()


# -- the calendar --------------------------------------------------------------------------


@pytest.fixture
def calendar(qtbot, office):
    view = shown(qtbot, CalendarView(office))
    view.show_tasks(TaskQuery(), Order())
    return view


def listed(day_list):
    """Return the keys below each heading."""
    tops = [day_list.topLevelItem(place) for place in range(day_list.topLevelItemCount())]
    return [[top.child(place).data(0, KEY) for place in range(top.childCount())] for top in tops]


def test_month_of_today_is_shown(calendar):
    assert calendar.title.text() == "Tháng 3 năm 2026"
    assert calendar.grid.day == TODAY


def test_click_on_a_day_lists_its_tasks(qtbot, calendar):
    cell = calendar.grid.cell_of(dt.date(2026, 3, 10))
    qtbot.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=cell.center().toPoint())
    assert listed(calendar.list) == [["soon"]]
    assert "◐ Báo cáo quý I" in calendar.grid.accessibleDescription()
    calendar.list.itemActivated.emit(calendar.list.topLevelItem(0).child(0), 0)
    assert calendar.told_keys == ["soon"]


def test_day_without_tasks_says_so(calendar):
    calendar.show_day(dt.date(2026, 3, 11))
    assert listed(calendar.list) == [[None]]


def test_keys_go_through_days_and_months(qtbot, calendar):
    keys = Qt.Key
    for key in (keys.Key_Right, keys.Key_Down, keys.Key_Left, keys.Key_Up):
        qtbot.keyClick(calendar.grid, key)
    assert calendar.day == TODAY
    qtbot.keyClick(calendar.grid, keys.Key_PageDown)
    assert calendar.title.text() == "Tháng 4 năm 2026"
    qtbot.keyClick(calendar.grid, keys.Key_PageUp)
    qtbot.keyClick(calendar.grid, keys.Key_PageUp)
    assert calendar.title.text() == "Tháng 2 năm 2026"
    calendar.go_today()
    assert calendar.day == calendar.grid.day == TODAY


def test_week_shows_seven_days(calendar):
    calendar.show_day(dt.date(2026, 3, 10))
    calendar.by_week.click()
    assert calendar.title.text() == "Tuần 11: 09/03 – 15/03/2026"
    assert [keys for keys in listed(calendar.week) if keys != [None]] == [["soon"]]
    calendar.go(-1)
    assert calendar.day == dt.date(2026, 3, 3)


def test_holidays_are_named_on_the_sheet(calendar):
    calendar.show_day(dt.date(2026, 9, 10))
    assert calendar.grid.sheet.note(dt.date(2026, 9, 2)) == "Quốc khánh"
    assert calendar.grid.sheet.note(dt.date(2026, 9, 5)) == ""
    assert calendar.grid.sheet.words(dt.date(2026, 9, 2)) == "Thứ Tư, 02/09/2026 (Quốc khánh)"


def test_month_is_a_page(calendar):
    month = MonthPaper(calendar.grid.sheet, QFont())
    image = QImage(900, 620, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    month.paint_page(painter, QRectF(0, 0, 900, 620), 0)
    painter.end()
    assert month.title == "Lịch công tác tháng 3 năm 2026"
    assert month.page_count(QRectF()) == 1
    assert any(image.pixelColor(x, 615).lightness() < 250 for x in range(900))


def test_calendar_file_holds_the_open_times(calendar, tmp_path):
    out = tmp_path / "lich.ics"
    calendar.output.export_calendar_file(TaskQuery(), out)
    text = out.read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20260310" in text
    assert calendar.told.text() == f"Đã xuất lich.ics vào thư mục {tmp_path}"


def test_schedule_is_written_as_a_document(calendar, tmp_path):
    out = tmp_path / "lich.docx"
    calendar.output.export(calendar._found, "docx", out)
    assert out.read_bytes().startswith(b"PK")


# -- the board -----------------------------------------------------------------------------


@pytest.fixture
def board(qtbot, office):
    view = shown(qtbot, BoardView(office))
    view.show_tasks(TaskQuery(), Order())
    return view


def test_column_for_each_unit_with_counts(board):
    column = next(each for each in board.columns if each.column.overdue)
    assert column.counts.text().endswith("● 1 quá hạn")
    assert column.cards.item(0).text() == "● Ban hành kế hoạch kiểm tra\n28/02/2026"


def test_card_opens_its_task(board):
    column = next(each for each in board.columns if each.column.overdue)
    column.cards.itemActivated.emit(column.cards.item(0))
    assert board.told_keys == ["late"]


def test_rest_of_a_column_is_shown_when_asked_for(qtbot, office, monkeypatch):
    monkeypatch.setattr("desktop.ui.timeline.board_view.CARDS", 1)
    board = shown(qtbot, BoardView(office))
    board.show_tasks(TaskQuery(), Order())
    column = max(board.columns, key=lambda each: len(each.column.keys))
    assert column.cards.count() == 1
    column.all.click()
    assert column.cards.count() == len(column.column.keys) > 1
    assert column.all.isHidden()


def test_board_of_officers(board):
    board.by_officer.click()
    assert "Trần Thị Bình" in [column.column.title for column in board.columns]


def test_board_without_tasks_says_so(board):
    board.show_tasks(TaskQuery(text="không có việc nào như vậy"), Order())
    assert board.columns == []


# -- the switch ----------------------------------------------------------------------------


def test_views_are_offered_in_the_place_of_tasks(qtbot, office, monkeypatch):
    monkeypatch.setattr(views, "_views", {})
    offer_views()
    offered = {view.key: view for view in views.views()}
    assert [view.label for view in offered.values()] == ["Theo cán bộ", "Năm", "Lịch"]
    for view in offered.values():
        widget = view.make(office)
        qtbot.addWidget(widget)
        widget.show_tasks(TaskQuery(), Order())
