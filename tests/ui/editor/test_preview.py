"""Pages made off the GUI thread: late, once, and never those of an older text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage

from desktop.errors import EnvironmentFailure
from desktop.services.ports import PageSpot
from desktop.ui.editor.page_strip import PageStrip
from desktop.ui.editor.preview_view import PreviewView
from desktop.ui.editor.session import PlanSession
from tests.support.editor_services import HeldJobs, MemoryServices


class SplitJobs(HeldJobs):
    """Does the work of the store at once and holds back the drawing."""

    def run(self, work, done, failed, title=""):
        done(work())

    def render(self, work, done, failed, title=""):
        HeldJobs.run(self, work, done, failed, title)


@pytest.fixture
def jobs():
    return SplitJobs()


@pytest.fixture
def services(qapp):
    services = MemoryServices()
    services.spots = (PageSpot("a1", 1, 100.0), PageSpot("c1", 2, 50.0))
    return services


@pytest.fixture
def view(qtbot, services, jobs):
    session = PlanSession(services, jobs)
    view = PreviewView(session)
    qtbot.addWidget(view)
    view._delay.setInterval(0)
    view.resize(400, 500)
    view.show()
    session.open("p1")
    view._render()
    return view


def change(view, words):
    view._session.edit(lambda plan: replace(plan, subject=words), "Sửa")
    view._render()


def test_pages_are_shown_with_their_count(view, jobs):
    jobs.release_all()
    assert view.strip.page_count == 2
    assert view._words.text() == "2 trang"


def test_a_change_while_pages_are_made_drops_them_and_makes_the_newest_only(view, jobs, services):
    change(view, "Một")
    change(view, "Hai")
    shown = []
    view.pages_shown.connect(shown.append)
    jobs.release()
    assert shown == []
    jobs.release_all()
    assert shown == [2]
    assert [plan.subject for plan, _dpi, _spots in services.previews] == [
        "Cải cách hành chính năm 2026",
        "Hai",
    ]


def test_nothing_is_made_again_for_the_same_text(view, jobs):
    jobs.release_all()
    view._render()
    assert jobs.waiting == []


def test_keys_start_the_wait_anew(qtbot, view, jobs):
    jobs.release_all()
    view._ask()
    assert view._delay.isActive()
    assert view._delay.interval() == 400
    assert jobs.waiting == []


def test_a_failure_is_told_in_place_and_the_next_change_tries_again(view, jobs, services):
    jobs.release_all()
    working = services.preview

    def failing(plan, dpi, spots):
        raise EnvironmentFailure("Thiếu phông chữ.")

    services.preview = failing
    change(view, "Một")
    jobs.release_all()
    assert "Thiếu phông chữ." in view._words.text()
    services.preview = working
    change(view, "Hai")
    jobs.release_all()
    assert view._words.text() == "2 trang"


def page():
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


@pytest.fixture
def strip(qtbot):
    strip = PageStrip()
    qtbot.addWidget(strip)
    strip.resize(300, 400)
    strip.show()
    spots = (PageSpot("a", 1, 20.0), PageSpot("b", 1, 200.0), PageSpot("c", 2, 30.0))
    strip.show_pages((page(), page()), 25.4, spots)
    return strip


def test_a_click_finds_the_block_above_it_even_from_the_page_before(strip):
    scale = (strip.viewport().width() - 24) / 210
    at = lambda mm: QPointF(100, 12 + mm * scale)  # noqa: E731
    assert strip.anchor_at(at(5)) == ""
    assert strip.anchor_at(at(60)) == "a"
    assert strip.anchor_at(at(201)) == "b"
    strip.verticalScrollBar().setValue(strip.verticalScrollBar().maximum())
    top = strip._rect(1).top()
    assert strip.anchor_at(QPointF(100, top + 5 * scale)) == "b"
    assert strip.anchor_at(QPointF(100, top + 40 * scale)) == "c"


def test_following_scrolls_only_when_the_place_is_out_of_sight(strip):
    strip.follow("a")
    assert strip.verticalScrollBar().value() == 0
    strip.follow("c")
    moved = strip.verticalScrollBar().value()
    assert moved > 0
    strip.follow("nowhere")
    assert strip.verticalScrollBar().value() == moved


def test_pages_fit_the_width_or_keep_their_size(strip):
    fit = strip.wanted_dpi()
    strip.set_zoom(1.0)
    assert strip.wanted_dpi() == round(strip.logicalDpiX() * strip.devicePixelRatioF())
    assert strip.horizontalScrollBar().maximum() > 0
    strip.set_zoom(0)
    assert strip.wanted_dpi() == fit
    assert not strip.grab().isNull()
