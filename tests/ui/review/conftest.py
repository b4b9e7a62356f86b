"""A review over a session in memory."""

from pathlib import Path

import pytest

from desktop.ui.review.review_screen import ReviewScreen
from tests.support.editor_services import small_plan
from tests.support.read_plans import read_plan
from tests.support.review_services import ReviewOffice, review_session

OFFSCREEN = "This plugin does not support"
"""How the offscreen plugin begins what it says at each showing of a window."""

DOUBTS = {
    "date": (0.3, "Ngày chưa rõ."),
    "a2": (0.6, "Số thứ tự lạ."),
    "t1:lead": (0.8, "Chưa rõ ai chủ trì."),
}


def pytest_collection_modifyitems(items):
    for item in items:
        if "review" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.fixture(autouse=True)
def empty_clipboard(qapp):
    """Leave nothing on the clipboard: the offscreen plugin would free it after Python is gone."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def office(qapp):
    office = ReviewOffice()
    office.reading.result = read_plan(small_plan("new"), DOUBTS, ("Có 1 dòng ẩn.",))
    return office


@pytest.fixture
def make(qtbot, office):
    """Return a function that makes a review screen over the office."""
    made = []

    def make(jobs=None):
        screen = ReviewScreen(review_session(office, jobs))
        qtbot.addWidget(screen)
        screen.resize(1200, 700)
        screen.show()
        made.append(screen)
        return screen

    yield make
    for screen in made:
        screen.hide()


@pytest.fixture
def screen(make):
    """Return a review with the file read."""
    screen = make()
    screen.open_file(Path("KH tinh.docx"))
    return screen
