"""Cells from other programs, friendly and hostile."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from desktop.ui.copying import table_mime
from desktop.ui.editor.table_clipboard import grid_of_html, grid_of_mime, grid_of_text

CELL = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)


def test_columns_joined_in_word_keep_the_cells_behind_them_in_place():
    html = (
        "<table><tr><td colspan=2>A</td><td>B</td></tr><tr><td>1</td><td>2</td><td>3</td></table>"
    )
    assert grid_of_html(html) == [["A", "", "B"], ["1", "2", "3"]]


def test_only_the_outer_table_is_read():
    html = "<table><tr><td>A<table><tr><td>x</td></tr></table></td><td>B</td></tr></table>"
    assert grid_of_html(html)[0][-1] == "B"


def test_absurd_spans_and_broken_markup_do_no_harm():
    assert grid_of_html("<table><tr><td colspan=999999999>A") == [["A"]]
    assert grid_of_html("<table><tr><td colspan=x>A</td>") == [["A"]]
    assert grid_of_html("</td></tr></table>") == []


def test_an_unclosed_quotation_mark_is_taken_as_it_stands():
    assert grid_of_text('5" ống\tx\n') == [['5" ống', "x"]]


def test_text_without_a_table_is_a_column():
    mime = QMimeData()
    mime.setText("Một\nHai")
    mime.setHtml("<p>Một</p><p>Hai</p>")
    assert grid_of_mime(mime) == [["Một"], ["Hai"]]


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_our_own_cells_come_back(cells):
    wide = max(map(len, cells))
    cells = [[*row, *[""] * (wide - len(row))] for row in cells]
    assert grid_of_mime(table_mime(cells)) == cells
