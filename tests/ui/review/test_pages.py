"""The original as printed pages: drawn beside the window, kept within bounds, places framed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QSignalSpy, QTest

from desktop.domain.reading.source import (
    Place,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourceTable,
)
from desktop.errors import Refused
from desktop.ui.jobs import SynchronousJobs
from desktop.ui.review import page_cache
from desktop.ui.review.page_cache import PageCache
from desktop.ui.review.page_places import PagePlaces
from desktop.ui.review.pages_view import ZOOMS, PagesView
from desktop.ui.review.source_pane import PAGES, TEXT
from tests.support.editor_services import HeldJobs
from tests.support.review_services import MemoryPages

A4 = (210.0, 297.0)
FILE = Path("KH.pdf")


def at(index, page, box, row=None, column=None):
    left, top, right, bottom = box
    return Place(index, page, "", row, column, top, bottom, left, right)


TITLE = at(0, 1, (60, 20, 150, 30))
TABLE = at(1, 2, (20, 40, 190, 140))
CELL = at(1, 2, (20, 40, 60, 60), 0, 0)
SOURCE = SourceDocument(
    (
        SourceParagraph("KẾ HOẠCH", TITLE),
        SourceTable(1, 2, (SourceCell(0, 0, (SourceParagraph("Việc", CELL),)),), TABLE),
        SourceParagraph("Không rõ ở đâu", Place(2, page=3)),
    ),
    "pdf",
    pages=9,
)

# -- where places are -------------------------------------------------------------------------


def test_a_place_without_room_of_its_own_takes_that_of_its_row_or_item():
    places = PagePlaces(SOURCE)
    assert places.box_of(CELL).room == QRectF(20, 40, 40, 20)
    assert places.box_of(Place(1, row=0, column=9)) == places.box_of(CELL)
    assert places.box_of(Place(1, row=7)).room == QRectF(20, 40, 170, 100)
    assert places.box_of(Place(0)).page == 1
    assert places.box_of(Place(2, page=3)) is None


def test_the_smallest_place_around_a_point():
    places = PagePlaces(SOURCE)
    assert places.spot_at(2, QPointF(30, 50)) == (1, 0, 0)
    assert places.spot_at(2, QPointF(100, 100)) == (1, None, None)
    assert places.spot_at(1, QPointF(100, 100)) is None


def test_paragraphs_of_one_cell_are_one_room():
    below = SourceParagraph("nữa", at(1, 2, (20, 60, 60, 70), 0, 0))
    cell = replace(SOURCE.items[1].cells[0], paragraphs=(SourceParagraph("a", CELL), below))
    table = replace(SOURCE.items[1], cells=(cell,))
    places = PagePlaces(SourceDocument((table,), "pdf"))
    assert places.box_of(CELL).room == QRectF(20, 40, 40, 30)


# -- pictures ---------------------------------------------------------------------------------


@pytest.fixture
def pages():
    return MemoryPages(*[A4] * 9)


def cache_over(pages, jobs=None):
    cache = PageCache(jobs or SynchronousJobs())
    cache.open(lambda _path: pages, FILE)
    return cache


def test_one_page_is_drawn_at_a_time_and_what_is_no_longer_wanted_is_not(qapp, pages):
    jobs = HeldJobs()
    cache = cache_over(pages, jobs)
    jobs.release_all()
    cache.want({1: 500, 2: 500})
    cache.want({7: 500})
    jobs.release_all()
    assert pages.drawn == [(1, 500), (7, 500)]
    assert cache.image(7) is not None
    assert cache.image(2) is None


def test_a_page_is_drawn_once_a_width(qapp, pages):
    cache = cache_over(pages)
    cache.want({1: 500})
    cache.want({1: 500})
    cache.want({1: 800})
    assert pages.drawn == [(1, 500), (1, 800)]


def test_old_pictures_go_but_never_those_in_sight(qapp, pages, monkeypatch):
    monkeypatch.setattr(page_cache, "MOST_BYTES", 8)
    cache = cache_over(pages)
    cache.want({1: 5, 2: 5, 3: 5})
    assert all(cache.image(page) is not None for page in (1, 2, 3))
    cache.want({4: 5, 5: 5})
    assert [page for page in range(1, 6) if cache.image(page) is not None] == [4, 5]


def test_a_broken_page_stays_white_and_is_not_tried_again(qapp, pages):
    pages.broken = {2}
    cache = cache_over(pages)
    cache.want({2: 5, 3: 5})
    cache.want({2: 5, 3: 5})
    assert pages.drawn == [(2, 5), (3, 5)]
    assert cache.image(2) is None


def test_what_comes_of_a_file_that_is_gone_is_dropped(qapp, pages):
    jobs = HeldJobs()
    cache = cache_over(pages, jobs)
    opened = QSignalSpy(cache.opened)
    other = MemoryPages(A4)
    cache.open(lambda _path: other, FILE)
    jobs.release_all()
    assert [opened.at(n)[0] for n in range(opened.count())] == [(A4,)]
    assert (pages.is_closed, other.is_closed) == (True, False)
    cache.want({1: 5})
    cache.close()
    jobs.release_all()
    assert cache.image(1) is None
    assert other.is_closed


# -- the view ---------------------------------------------------------------------------------


@pytest.fixture
def view(qtbot, pages):
    view = PagesView(SynchronousJobs())
    qtbot.addWidget(view)
    view.resize(440, 500)
    view.show()
    view.show_source(SOURCE)
    view.cache.open(lambda _path: pages, FILE)
    view.grab()
    yield view
    view.hide()


def test_only_pages_in_sight_and_their_neighbours_are_drawn(view, pages):
    assert {page for page, _width in pages.drawn} == {1, 2}
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.grab()
    assert {page for page, _width in pages.drawn} <= {1, 2, 7, 8, 9}
    assert view.cache.image(9) is not None


def test_a_place_is_brought_into_sight_and_framed(view):
    view.go_to(CELL)
    frame = view._frame(view.current)
    assert view.verticalScrollBar().value() > 0
    assert QRectF(view.viewport().rect()).contains(frame)
    view.go_to(Place(2, page=3))
    assert view.current is None


def test_a_doubt_has_an_amber_ground(view, pages):
    view.mark_doubts((TITLE, TITLE))
    frame = view._frame(view._places.box_of(TITLE))
    plain = view.grab().toImage()
    inside = plain.pixelColor(frame.center().toPoint())
    view.mark_doubts(())
    assert inside != view.grab().toImage().pixelColor(frame.center().toPoint())


def test_a_click_leads_to_what_was_made_of_the_place(view):
    clicked = QSignalSpy(view.place_clicked)
    view.go_to(CELL)
    where = view._frame(view.current).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert [clicked.at(n)[0] for n in range(clicked.count())] == [(1, 0, 0)]


def test_zooming_keeps_the_framed_place_in_sight(view, pages):
    view.go_to(CELL)
    view.zoom_by(2)
    frame = view._frame(view.current)
    assert QRectF(view.viewport().rect()).intersects(frame)
    assert view.horizontalScrollBar().maximum() > 0
    view.zoom_by(99)
    assert view.zoom == len(ZOOMS) - 1


# -- in the review ----------------------------------------------------------------------------


@pytest.fixture
def of_pdf(office):
    """Let the file be read as a PDF."""
    read = office.reading.result
    office.reading.result = replace(read, source=replace(read.source, file_kind="pdf", pages=9))
    return office


def test_a_pdf_is_shown_as_pages_at_first_a_word_file_as_text(make, of_pdf):
    screen = make()
    screen.open_file(FILE)
    assert screen.original.shown == PAGES
    assert screen.original.choice.isVisible()
    of_pdf.reading.result = replace(
        of_pdf.reading.result, source=replace(of_pdf.reading.result.source, file_kind="docx")
    )
    screen.open_file(Path("KH.docx"))
    assert screen.original.shown == TEXT
    assert not screen.original.choice.isVisible()
    assert of_pdf.reading.opened == [FILE]


def test_the_choice_and_the_size_are_remembered(make, of_pdf):
    first = make()
    first.open_file(FILE)
    first.original.larger_button.click()
    first.original.choice.setCurrentIndex(TEXT)
    second = make()
    second.session.program.settings.layout.update(first.session.program.settings.layout)
    third = type(second)(second.session)
    third.open_file(FILE)
    assert third.original.shown == TEXT
    assert third.original.pages.zoom == 1
    third.deleteLater()


def test_pages_that_cannot_be_drawn_leave_the_text(make, of_pdf):
    of_pdf.reading.printed = Refused("Không dựng được trang.")
    screen = make()
    screen.open_file(FILE)
    assert screen.original.shown == TEXT
    assert not screen.original.choice.isTabEnabled(PAGES)
    assert "Không dựng được trang." in screen.original.choice.tabToolTip(PAGES)


def test_the_file_is_let_go_with_the_review(make, of_pdf):
    screen = make()
    screen.open_file(FILE)
    assert not of_pdf.reading.printed.is_closed
    screen.leave_review()
    assert of_pdf.reading.printed.is_closed
