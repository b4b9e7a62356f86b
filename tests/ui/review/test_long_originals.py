"""Long originals and tables: shown bit by bit, the window never waits for long."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QTableView

from desktop.domain.reading.source import (
    Place,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourceTable,
)
from desktop.ui.review.late_heights import LateHeights
from desktop.ui.review.source_document import SourceText
from desktop.ui.review.source_pieces import pieces_of
from desktop.ui.review.source_view import SourceView
from desktop.ui.screens.list_view import ListColumn, ListModel

LONG = 400


def cell(row, column, text, rowspan=1):
    return SourceCell(row, column, (SourceParagraph(text, Place(0, row=row)),), rowspan)


def table(rows, *tall):
    """Return a table of two columns whose first one has cells over (row, rows) in ``tall``."""
    covered = {row for first, span in tall for row in range(first, first + span)}
    left = [cell(first, 0, f"cao {first}", span) for first, span in tall]
    left += [cell(row, 0, f"số {row}") for row in range(rows) if row not in covered]
    cells = [*left, *(cell(row, 1, f"việc {row}") for row in range(rows))]
    return SourceTable(rows, 2, tuple(sorted(cells, key=lambda c: (c.row, c.column))), Place(0))


@st.composite
def tables(draw):
    tall, row = [], 0
    while row < draw(st.integers(0, 60)):
        span = draw(st.integers(1, 30))
        tall.append((row, span))
        row += span
    return table(max(row, 1), *tall)


@given(tables())
def test_pieces_hold_every_place_once_and_every_word_once(whole):
    places, words, first = [], [], 0
    for piece in pieces_of(whole):
        for part in piece.cells:
            top = first + part.cell.row
            places += [(row, part.cell.column) for row in range(top, top + part.cell.rowspan)]
            words += [p.text for p in part.cell.paragraphs]
            assert 0 < part.cell.rowspan <= piece.rows - part.cell.row
        first += piece.rows
    assert first == whole.rows
    assert sorted(places) == [(row, column) for row in range(whole.rows) for column in (0, 1)]
    assert sorted(words) == sorted(p.text for c in whole.cells for p in c.paragraphs)


def test_a_cut_goes_through_no_cell_where_it_can():
    assert [piece.rows for piece in pieces_of(table(40, (10, 9)))] == [10, 16, 14]


def test_a_cell_over_pieces_is_one_place(qapp):
    text = SourceText(QTextDocument(), QFont())
    for _step in text.write(SourceDocument((table(50, (0, 50)),), "docx")):
        pass
    letters = text.range_of(Place(0, row=45, column=0))
    assert text._document.toPlainText()[letters.start : letters.end] == "cao 0"


def test_a_place_not_yet_written_is_shown_when_it_is(qtbot):
    view = SourceView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_source(SourceDocument((table(LONG),), "docx"))
    view.go_to(Place(0, row=LONG - 1, column=1))
    view.mark_doubts((Place(0, row=LONG - 2, column=1),))
    assert not view.is_complete
    assert view.current_words() == ""
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.current_words() == f"việc {LONG - 1}"
    assert view.verticalScrollBar().value() > 1000
    assert len(view.extraSelections()) == 1
    view.hide()


def test_another_original_takes_the_place_of_one_half_written(qtbot):
    view = SourceView()
    qtbot.addWidget(view)
    view.show_source(SourceDocument((table(LONG),), "docx"))
    view.show_source(SourceDocument((SourceParagraph("Ngắn", Place(0)),), "docx"))
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.toPlainText() == "Ngắn"


@pytest.fixture
def listed(qtbot):
    """Return a table of many rows and the rows that were fitted, in their order."""
    view = QTableView()
    qtbot.addWidget(view)
    model = ListModel((ListColumn("Việc", str, 90),), view)
    model.show(range(LONG))
    view.setModel(model)
    view.resize(300, 300)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    fitted = []

    def fit(row):
        fitted.append(row)
        end = perf_counter() + 0.0005
        while perf_counter() < end:
            pass
        view.setRowHeight(row, 50)

    yield view, LateHeights(view, fit), fitted
    view.hide()


def test_a_hidden_table_waits(qtbot, listed):
    view, heights, fitted = listed
    heights.start()
    qtbot.wait(20)
    assert fitted == []
    view.show()
    qtbot.waitUntil(lambda: heights.is_complete)
    assert fitted == list(range(LONG))


def test_what_is_in_sight_comes_first_and_stays_in_its_place(qtbot, listed):
    view, heights, fitted = listed
    view.show()
    view.scrollTo(view.model().index(200, 0), QTableView.ScrollHint.PositionAtTop)
    top = view.rowAt(0)
    heights.start()
    qtbot.waitUntil(lambda: heights.is_complete)
    assert fitted == [*range(top, LONG), *range(top)]
    assert view.rowAt(0) == top
