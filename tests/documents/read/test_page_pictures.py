"""Pages of PDF files as pictures."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from desktop.documents.read import page_pictures
from desktop.documents.read.page_pictures import PdfPagePictures
from desktop.errors import AppError, Refused
from tests.support.foreign import FOREIGN

PLAN = FOREIGN / "004_loc-tan-2026.pdf"


def blank(folder: Path, width: float, height: float, **boxes: RectangleObject) -> Path:
    writer = PdfWriter()
    page = writer.add_blank_page(width, height)
    for name, box in boxes.items():
        setattr(page, name, box)
    data = io.BytesIO()
    writer.write(data)
    path = folder / "trang.pdf"
    path.write_bytes(data.getvalue())
    return path


def test_sizes_and_a_picture_of_the_wanted_width() -> None:
    pages = PdfPagePictures(PLAN)
    assert len(pages.sizes()) == 15
    assert pages.sizes()[0] == pytest.approx((297, 210), abs=0.1)
    picture = pages.draw(1, 800)
    pages.close()
    assert (picture.width, picture.height) == (800, 565)
    assert len(picture.data) == picture.stride * picture.height
    colours = {picture.data[place : place + 3] for place in range(0, len(picture.data), 4)}
    assert b"\xff\xff\xff" in colours
    assert b"\x00\x00\x00" in colours


@pytest.mark.parametrize(("width", "height"), [(14400, 3), (3, 14400), (14400, 14400)])
def test_a_hostile_page_gets_no_endless_picture(tmp_path: Path, width: int, height: int) -> None:
    pages = PdfPagePictures(blank(tmp_path, width, height))
    picture = pages.draw(1, 100_000)
    pages.close()
    assert picture.width * picture.height <= 9_000_000
    assert max(picture.width, picture.height) <= 4000


def test_the_whole_sheet_is_shown_whatever_is_cropped(tmp_path: Path) -> None:
    path = blank(tmp_path, 600, 800, cropbox=RectangleObject((100, 100, 300, 300)))
    assert PdfReader(path).pages[0].cropbox.width == 200
    pages = PdfPagePictures(path)
    assert pages.sizes()[0] == pytest.approx((600 * 25.4 / 72, 800 * 25.4 / 72))
    pages.close()


def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_pictures, "_LONGEST_S", -1.0)
    pages = PdfPagePictures(PLAN)
    with pytest.raises(Refused, match="quá phức tạp"):
        pages.draw(1, 800)
    monkeypatch.undo()
    assert pages.draw(2, 80).width == 80
    pages.close()


@pytest.mark.parametrize("data", [b"", b"khong phai PDF", PLAN.read_bytes()[:3000]])
def test_a_damaged_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "hong.pdf"
    path.write_bytes(data)
    with pytest.raises(Refused, match="bị hỏng"):
        PdfPagePictures(path)


def test_a_file_or_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Không mở được"):
        PdfPagePictures(tmp_path / "mat.pdf")
    pages = PdfPagePictures(PLAN)
    with pytest.raises(Refused):
        pages.draw(99, 100)
    pages.close()
