"""Charts: numbers, marks that open the rows behind them, pictures that a grey print keeps apart."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from desktop.domain.tracking.model import TaskState
from desktop.domain.tracking.words import STATE_SIGNS
from desktop.errors import EnvironmentFailure
from desktop.ui.charts import paper
from desktop.ui.charts.chart import nice_top
from desktop.ui.charts.chart_view import ChartSheet, ChartView, described
from desktop.ui.charts.columns import Columns, Line, Point
from desktop.ui.charts.files import write_file
from desktop.ui.charts.patterns import FILLS, fill
from desktop.ui.charts.picture import SCALE, WIDTH, picture
from desktop.ui.charts.stacked_bars import Bar, Part, StackedBars
from desktop.ui.theme import LIGHT

OFFICE = Bar(
    "Văn phòng",
    (
        Part(TaskState.OVERDUE, 3, "late of VP"),
        Part(TaskState.DUE_SOON, 0, ""),
        Part(TaskState.DONE, 9, "done of VP"),
    ),
)
CULTURE = Bar("Phòng Văn hóa - Xã hội", (Part(TaskState.OVERDUE, 4, "late of VH"),))
BARS = StackedBars("Theo đơn vị", (OFFICE, CULTURE))
MONTHS = Columns("Xong", "Hoàn thành", [Point("T1", 4, "Tháng 1: 4", "t1"), Point("T2", 0, "0")])
SHARE = Line(
    "Đúng hạn", "Tỷ lệ", [Point("T1", 50, "a"), Point("T2", None, "b"), Point("T3", 100, "c")]
)
AREA = QRectF(0, 0, 400, 300)
FONT = QFont()


@pytest.fixture
def view(qtbot):
    widget = ChartView()
    qtbot.addWidget(widget)
    widget.resize(420, 320)
    widget.show_chart(BARS)
    widget.show()
    widget.setFocus()
    return widget


def test_parts_are_as_long_as_their_numbers(qapp):
    marks = BARS.marks(AREA, FONT)
    assert [mark.link for mark in marks] == ["late of VP", "done of VP", "late of VH"]
    three, nine, four = (mark.rect.width() + 1 for mark in marks)
    assert nine == pytest.approx(3 * three)
    assert four == pytest.approx(3 * three / 9 * 4)
    assert three + nine == pytest.approx(AREA.width())


def test_empty_part_is_nowhere(qapp):
    assert TaskState.DUE_SOON not in BARS.states
    assert all("sắp đến hạn" not in mark.words for mark in BARS.marks(AREA, FONT))


def test_part_says_unit_number_sign_and_state(qapp):
    assert BARS.marks(AREA, FONT)[0].words == "Văn phòng: 3 nhiệm vụ ● quá hạn"


def test_marks_stay_apart_and_within_the_chart(qapp):
    for chart in (BARS, MONTHS, SHARE):
        area = QRectF(0, 0, 400, chart.height_for(400, FONT))
        rects = [mark.rect for mark in chart.marks(area, FONT)]
        assert all(area.adjusted(0, 0, 1, 1).contains(rect) for rect in rects)
        assert not any(one.intersects(two) for one, two in combinations(rects, 2))


def test_tables_hold_the_numbers():
    assert BARS.table() == [
        ["Đơn vị", "Quá hạn", "Hoàn thành đúng hạn", "Tổng số"],
        ["Văn phòng", "3", "9", "12"],
        ["Phòng Văn hóa - Xã hội", "4", "0", "4"],
    ]
    assert MONTHS.table() == [["Tháng", "Hoàn thành"], ["T1", "4"], ["T2", "0"]]
    assert SHARE.table() == [["Tháng", "Tỷ lệ"], ["T1", "50%"], ["T2", ""], ["T3", "100%"]]


def test_chart_without_numbers_is_drawn(qapp):
    for chart in (StackedBars("Trống", ()), Columns("Trống", "Số", ()), Line("Trống", "Số", ())):
        assert picture(chart, FONT).width() == WIDTH * SCALE
        assert chart.marks(AREA, FONT) == []


def test_numbers_are_told_to_those_who_do_not_see(view):
    assert view.accessibleDescription() == described(BARS)
    assert described(SHARE) == "T1: tỷ lệ 50%. T2: . T3: tỷ lệ 100%."
    assert described(BARS).startswith("Văn phòng: quá hạn 3, hoàn thành đúng hạn 9, tổng số 12.")


@given(st.floats(0, 1e7))
def test_axis_holds_the_largest_and_parts_in_four(largest):
    top = nice_top(largest)
    assert top >= largest
    assert top % 4 == 0
    assert top <= max(4, 2.5 * largest)


# -- patterns ------------------------------------------------------------------------------


def grey(how, width=60, height=20):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    fill(painter, QRectF(0, 0, width - 1, height - 1), how, LIGHT)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    inner = [(x, y) for y in range(2, height - 2) for x in range(2, width - 2)]
    return [grey.pixelColor(x, y).red() < 160 for x, y in inner]


def unlike(one, two):
    """Return the share of points that are dark in one and light in the other."""
    points = list(zip(one, two, strict=True))
    return sum(a != b for a, b in points) / len(points)


def test_every_state_has_a_fill_and_a_sign():
    assert set(FILLS) == set(STATE_SIGNS) == set(TaskState)


def test_no_two_states_look_alike_without_colour(qapp):
    looks = {state: grey(how) for state, how in FILLS.items()}
    for one, two in combinations(looks, 2):
        assert unlike(looks[one], looks[two]) > 0.03, f"{one} looks like {two}"


# -- the widget ----------------------------------------------------------------------------


def test_click_opens_what_lies_behind(qtbot, view):
    mark = view.marks()[1]
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=mark.rect.center().toPoint())
    assert told.args == ["done of VP"]


def test_click_beside_opens_nothing(qtbot, view):
    with qtbot.assertNotEmitted(view.opened):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().bottomLeft())
    assert view.mark_at(QPointF(-5, -5)) == -1


def test_keys_go_through_the_marks(qtbot, view):
    opened = []
    view.opened.connect(opened.append)
    keys = Qt.Key
    for key in (keys.Key_Home, keys.Key_Return, keys.Key_Down, keys.Key_Return, keys.Key_Left):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, keys.Key_End)
    qtbot.keyClick(view, keys.Key_Right)
    qtbot.keyClick(view, keys.Key_Enter)
    assert opened == ["late of VP", "done of VP", "late of VH"]
    assert view.accessibleDescription() == "Phòng Văn hóa - Xã hội: 4 nhiệm vụ ● quá hạn"


def test_month_without_a_link_opens_nothing(qtbot, view):
    view.show_chart(MONTHS)
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_End)
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_menu_offers_picture_numbers_file_and_paper(view):
    words = [action.text() for action in view.menu_actions]
    assert words == ["Chép hình", "Chép số liệu", "Lưu hình…", "In…"]


def test_picture_is_sharp_and_dark_on_white(view):
    view.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() == WIDTH * SCALE
    assert image.pixelColor(1, 1).name() == LIGHT.base
    columns = range(0, image.width(), 3)
    rows = range(0, image.height(), 3)
    assert any(image.pixelColor(x, y).name() == LIGHT.late for x in columns for y in rows)


def test_numbers_are_copied_as_a_table(view):
    view.copy_numbers()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[1].split("\t") == ["Văn phòng", "3", "9", "12"]


def test_picture_is_saved(view, tmp_path):
    view.save(tmp_path / "hình.png")
    assert QImage(str(tmp_path / "hình.png")).width() == WIDTH * SCALE


def test_file_that_cannot_be_written_is_told(qtbot, view, tmp_path):
    with qtbot.waitSignal(view.failed) as told:
        view.save(tmp_path / "không có" / "hình.png")
    assert "Không ghi được tệp hình.png" in told.args[0].sentence()


def test_old_file_stays_when_the_new_one_cannot_be_written(tmp_path):
    folder = tmp_path / "thư mục"
    folder.mkdir()
    with pytest.raises(EnvironmentFailure):
        write_file(folder, b"x")
    assert folder.is_dir()
    write_file(tmp_path / "tệp", b"mot")
    write_file(tmp_path / "tệp", b"hai")
    assert (tmp_path / "tệp").read_bytes() == b"hai"


# -- paper ---------------------------------------------------------------------------------


class Pages:
    """Sheets that note which pages were drawn."""

    title, across = "Trang", True

    def __init__(self, count):
        self.count, self.drawn = count, []

    def page_count(self, page):
        self.page = page
        return self.count

    def paint_page(self, painter, page, number):
        self.drawn.append(number)


def test_every_page_is_drawn_once_in_order(qtbot, view, tmp_path):
    sheets, told = Pages(3), []
    printer = paper.printer_for(sheets, tmp_path / "trang.pdf")
    job = paper.draw_on(printer, sheets, view, told.append, told.append)
    with qtbot.waitSignal(job.finished) as finished:
        pass
    assert finished.args == [3]
    assert sheets.drawn == [0, 1, 2]
    assert sheets.page.width() > sheets.page.height()
    assert told[0].startswith("Đã xuất 3 trang")


def test_only_the_pages_asked_for_are_drawn(qtbot, view, tmp_path):
    sheets = Pages(5)
    printer = paper.printer_for(sheets, tmp_path / "trang.pdf")
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(paper.draw_on(printer, sheets, view, print, print).finished):
        pass
    assert sheets.drawn == [1, 2]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_paper_that_is_not_there_is_told(view, tmp_path):
    sheets, failed = Pages(1), []
    printer = paper.printer_for(sheets, tmp_path / "không có" / "trang.pdf")
    paper.draw_on(printer, sheets, view, lambda _told: None, failed.append)
    assert isinstance(failed[0], EnvironmentFailure)
    assert sheets.drawn == []


def test_high_chart_is_made_to_fit_one_page(qtbot, view, tmp_path):
    many = StackedBars("Nhiều", [OFFICE] * 60)
    sheet = ChartSheet(many, view.drawn_font())
    image = QImage(400, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    sheet.paint_page(painter, QRectF(0, 0, 400, 500), 0)
    painter.end()
    inked = [
        y for y in range(500) if any(image.pixelColor(x, y).lightness() < 250 for x in range(400))
    ]
    assert 450 < max(inked) < 499
    assert max(two - one for one, two in pairwise(inked)) < 20
