"""The short way through a page's operators gives what pdfminer's own parser gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF

from desktop.documents.read.pdf_guard import Bounded
from desktop.documents.read.pdf_page import Letters
from desktop.documents.read.pdf_stream import ContentParser, Interpreter
from desktop.errors import Cancelled
from tests.support.foreign import FOREIGN

PIECES = [
    *(b"0", b"7", b"-12", b"+3", b"4.5", b"-.5", b"6.", b".", b"-", b"1-2", b"9" * 18, b"1e5"),
    *(b"BT", b"Tf", b"T*", b"'", b'"', b"true", b"false", b"trues", b"null", b"BI", b"ID", b"EI"),
    *(b"/F1", b"/", b"/A#42", b"/\xc3\xa9", b"[", b"]", b"<<", b">>", b"{", b"}", b"<", b">"),
    *(b"<41>", b"<4>", b"<4 1>", b"<4g>", b"<41>>", b"(a b)", b"(a(b))", b"(\\)\\101)", b"(", b")"),
    *(b"(\\000A\\\\)", b"(\\n\\(\\r)", b"(\\8)", b"(\\1)", b"(\\400)", b"(\\1234)", b"(\\\n)"),
    *(b"% word\n", b" ", b"\n", b"\0", b"\r\n", b"\xff", b" " * 5000),
]


def objects(parser: type[PDFContentParser], streams: list[bytes]) -> list[str]:
    """Return what a parser gives up to its end or failure."""
    found: list[str] = []
    try:
        made = parser([PDFStream({}, data) for data in streams])
        while True:
            value = made.nextobject()[1]
            found.append(value.get_data() if isinstance(value, PDFStream) else repr(value))
    except PSEOF:
        return found
    except Exception as error:
        return [*found, f"{type(error).__name__}: {error}"]


@given(st.lists(st.lists(st.sampled_from(PIECES)).map(b"".join), max_size=3))
@settings(max_examples=400, deadline=None)
def test_pieces_glued_in_any_way_give_the_same_objects(streams: list[bytes]) -> None:
    assert objects(ContentParser, streams) == objects(PDFContentParser, streams)


@given(st.binary(max_size=60))
def test_any_bytes_give_the_same_objects(data: bytes) -> None:
    assert objects(ContentParser, [data]) == objects(PDFContentParser, [data])


def drawn(page: Any, interpreter: type[PDFPageInterpreter]) -> list[str]:
    """Return every object that a page draws."""
    device = Bounded(page.pdf.rsrcmgr, 1, lambda: None)
    interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return [repr(item) for item in device.get_result()]


@pytest.mark.parametrize("name", ["000_minh-tien-2024", "004_loc-tan-2026"])
def test_a_page_draws_the_same(name: str) -> None:
    with pdfplumber.open(FOREIGN / f"{name}.pdf") as document:
        for page in (document.pages[0], document.pages[-1]):
            assert drawn(page, Interpreter) == drawn(page, PDFPageInterpreter)


def matrices() -> st.SearchStrategy[tuple[float, ...]]:
    factor = st.sampled_from([0.0, 1.0, -1.0, 0.24, -12.5])
    place = st.floats(-1000, 1000)
    return st.tuples(factor, factor, factor, factor, place, place)


class Font:
    """A font of which every letter is as wide."""

    fontname = "Times"

    def __init__(self, vertical: bool) -> None:
        self._vertical = vertical

    def is_vertical(self) -> bool:
        return self._vertical

    def get_descent(self) -> float:
        return -0.22

    def to_unichr(self, cid: int) -> str:
        return chr(cid)

    def char_width(self, _cid: int) -> float:
        return 0.5

    def char_disp(self, _cid: int) -> Any:
        return (None, 880) if self._vertical else 0


@given(matrices(), st.booleans(), st.sampled_from([13.0, -13.0]), st.sampled_from([1.0, -0.5]))
def test_a_letter_stands_where_pdfminer_puts_it(
    matrix: Any, vertical: bool, size: float, scaling: float
) -> None:
    arguments: tuple[Any, ...] = (matrix, Font(vertical), size, scaling, 1.5, 65, None, None)
    plain, quick = (kind(None, 1, lambda: None) for kind in (Bounded, Letters))
    page = SimpleNamespace(mediabox=(0, 0, 595, 842))
    for device in (plain, quick):
        device.begin_page(page, (1, 0, 0, 1, 0, 0))
    assert plain.render_char(*arguments) == quick.render_char(*arguments)
    (char,) = plain.cur_item
    (letter,) = quick.letters
    assert letter.text == char.get_text()
    assert (letter.x0, letter.x1) == (char.x0, char.x1)
    assert (letter.top, letter.bottom) == (842 - char.y1, 842 - char.y0)
    assert letter.baseline == 842 - matrix[5]
    assert (letter.size, letter.upright) == (char.size, char.upright)


def test_operators_without_end_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled("Đã dừng.")

    with pdfplumber.open(FOREIGN / "003_vinh-chap-2023.pdf") as document:
        page = document.pages[0]
        interpreter = Interpreter(page.pdf.rsrcmgr, Bounded(page.pdf.rsrcmgr, 1, stop))
        stream = PDFStream({}, b"q Q " * 5000)
        stream.set_objid(1, 0)
        with pytest.raises(Cancelled):
            interpreter.render_contents({}, [stream])
