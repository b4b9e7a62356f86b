"""What is read of a PDF knows where on its page it stands."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from desktop.documents.read.pdf import read_pdf
from desktop.domain.reading.source import Place, SourceParagraph
from desktop.domain.text import nfc
from tests.support.foreign import FOREIGN

POINT_MM = 25.4 / 72
SLACK_MM = 1.0


def placed_words(path: Path) -> Iterator[tuple[Place, str]]:
    document = read_pdf(path, lambda _doing, _share: None, lambda: False)
    for item in document.items:
        if isinstance(item, SourceParagraph):
            yield item.place, item.text
            continue
        for cell in item.cells:
            yield from ((p.place, p.text) for p in cell.paragraphs)


def words_inside(page: pypdfium2.PdfPage, place: Place) -> str:
    """Return what another PDF library reads in the room of a place."""
    assert None not in (place.left_mm, place.right_mm, place.top_mm, place.bottom_mm)
    height = page.get_height()
    return page.get_textpage().get_text_bounded(
        left=(place.left_mm - SLACK_MM) / POINT_MM,
        right=(place.right_mm + SLACK_MM) / POINT_MM,
        top=height - (place.top_mm - SLACK_MM) / POINT_MM,
        bottom=height - (place.bottom_mm + SLACK_MM) / POINT_MM,
    )


def bare(text: str) -> str:
    return "".join(nfc(text).split())


@pytest.mark.parametrize("name", ["003_vinh-chap-2023", "004_loc-tan-2026"])
def test_words_stand_in_the_room_that_is_told_of_them(name: str) -> None:
    path = FOREIGN / f"{name}.pdf"
    pages = pypdfium2.PdfDocument(path)
    found = list(placed_words(path))
    assert len(found) > 150
    strays = [
        (place, text)
        for place, text in found
        if bare(text)[:12] not in bare(words_inside(pages[place.page - 1], place))
    ]
    pages.close()
    assert strays == []


def test_a_cell_takes_less_room_than_its_table() -> None:
    cells = [
        place
        for place, _words in placed_words(FOREIGN / "004_loc-tan-2026.pdf")
        if place.row == 4 and place.column == 1
    ]
    assert cells
    assert all(place.right_mm - place.left_mm < 90 for place in cells)
    assert all(place.bottom_mm - place.top_mm < 120 for place in cells)
