"""Hôm nay of a province: who is missing, each number opens its list."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.consolidation.matrix import CellState
from desktop.domain.reporting.model import Period
from desktop.ui.consolidation.links import Link, matrix_link, parse_link
from tests.ui.consolidation.test_consolidation import shown
from tests.ui.followed import dialog_of


@pytest.fixture
def home(received):
    """Return the place of today, looking at the first quarter."""
    received.show_place("home")
    above = received.screen_of("home").above
    above.period.setCurrentIndex(above.period.findData("2026.Q1"))
    above.period.activated.emit(0)
    return above


def big(home, key):
    return home.big[key].accessibleName()


def test_the_place_tells_of_the_period_that_runs(received):
    received.show_place("home")
    home = received.screen_of("home")
    assert home.pages.currentWidget() is home.above
    assert "năm 2026 của các xã" in home.above.heading.text()
    assert [action.text() for action in home.actions()][-1] == "Nhận gói"
    assert big(home.above, "expected") == "3 xã phải gửi; 3 xã chưa đến hạn"
    assert home.above.panel.empty.words.text().startswith("✓ Không có xã nào cần gọi")


def test_numbers_and_those_to_be_called(home):
    assert big(home, "missing") == "1 quá hạn chưa gửi"
    assert big(home, "late") == "2 nhận trễ"
    assert big(home, "received") == "2 đã có số liệu"
    (row,) = shown(home.panel)
    assert row[0] == "xã Hòa Bình"
    assert row[1].startswith("Quá hạn chưa gửi")
    home.copy.trigger()
    assert "xã Hòa Bình" in QApplication.clipboard().text()


def test_each_number_opens_its_list(home, received):
    home.big["late"].click()
    screen = received.screen_of("consolidation")
    assert screen.matrix.chosen_period() is Period.Q1
    assert [row[0] for row in shown(screen.matrix.panel)] == ["xã An Bình", "xã Minh Tiến"]
    received.show_place("home")
    home.small["backup"].click()
    assert received.stack.currentWidget() is received.screen_of("settings")


def test_commune_is_opened_in_the_period(home, received):
    home.panel.view.select_row(0)
    home.open.trigger()
    page = received.screen_of("consolidation").commune
    assert page.name.text() == "Xã Hòa Bình – quý I năm 2026"


def test_without_communes_the_first_step_is_offered(province):
    province.show_place("home")
    home = province.screen_of("home").above
    assert "lập danh sách xã" in home.panel.empty.words.text()
    home.panel.empty.button.click()
    screen = province.screen_of("consolidation")
    assert screen.tabs.currentWidget() is screen.register


def test_list_is_ordered_by_its_headers(home, received):
    screen = received.screen_of("consolidation")
    received.show_place("consolidation")
    panel = screen.matrix.panel
    before = shown(panel)
    panel.sort_by(0)
    panel.sort_by(0)
    assert [row[0] for row in shown(panel)] == ["xã Minh Tiến", "xã Hòa Bình", "xã An Bình"]
    panel.sort_by(0)
    assert shown(panel) == before


def test_links_say_where_they_lead():
    words = matrix_link(2026, Period.H1, CellState.MISSING)
    assert parse_link(words) == Link(2026, Period.H1, CellState.MISSING)
    assert parse_link(matrix_link(2026, Period.H1, None)) == Link(2026, Period.H1)
    assert parse_link("2026.Q1.ab-c") == Link(2026, Period.Q1, office_id="ab-c")
    assert parse_link("matrix") is None
    assert parse_link("2026.Q9.MISSING") is None


def test_newcomer_above_communes_is_led_to_the_level(empty_window):
    empty_window.show_place("home")
    steps = empty_window.screen_of("home")._steps
    (above,) = (push for push in steps.findChildren(QPushButton) if "cấp huyện" in push.text())
    above.click()
    assert empty_window.stack.currentWidget() is empty_window.screen_of("settings")


def test_days_that_were_not_set_are_asked_for(province, session):
    session.do(lambda services: services.consolidation.register.add_list("xã An Bình"))
    province.show_place("home")
    home = province.screen_of("home").above
    assert home.heading.text().endswith("chưa đặt hạn gửi")
    home.dates.click()
    register = province.screen_of("consolidation").register
    dialog = dialog_of(register)
    dialog.save.click()
    province.show_place("home")
    assert home.dates.isHidden()
    assert "hạn gửi 12/12/2026" in home.heading.text()
