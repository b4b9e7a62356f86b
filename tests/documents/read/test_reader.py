"""A file is read by what stands in it, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from desktop.documents.read.kinds import Kind, kind_of
from desktop.documents.read.reader import FileReader
from desktop.errors import AppError, Cancelled, Refused
from tests.support.docx_files import Paper, paragraph, picture, zipped
from tests.support.foreign import FOREIGN, shown

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path: Path):
    return FileReader().read(path, lambda _doing, _share: None, lambda: False)


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("001_thieu-van-2024.docx", "ke hoach.doc", "docx"),
        ("001_thieu-van-2024.xlsx", "ke hoach.docx", "xlsx"),
        ("001_thieu-van-2024.pdf", "ke hoach.txt", "pdf"),
    ],
)
def test_the_content_decides(tmp_path: Path, source: str, name: str, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes((FOREIGN / source).read_bytes())
    assert read(path).file_kind == kind


def test_pages_saved_by_offices(tmp_path: Path) -> None:
    page = tmp_path / "a.doc"
    page.write_bytes("<html><meta charset=windows-1258><p>Kế hoạch".encode("utf-16"))
    assert shown(read(page)) == ["Kế hoạch"]
    page.write_bytes(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"PHA+S+G6vyBob+G6oWNoPC9wPg==\r\n--x--\r\n"
    )
    assert shown(read(page)) == ["Kế hoạch"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp trống"),
        (b"\0" * 5000, "Tệp trống"),
        (b"\x89PNG\r\n\x1a\n....", "hình ảnh"),
        (b"MZ\x90\0\x03\0\0\0", "Không rõ định dạng"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
        (OLE + b"\0" * 600, "Không rõ định dạng"),
        (zipped({"a.txt": b"1"}), "Không rõ định dạng"),
        (zipped({"ppt/presentation.xml": b"1"}), "Không rõ định dạng"),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
            "có mật khẩu",
        ),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "bị hỏng"),
        (Paper(paragraph(picture())).data(), "không có chữ"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(Refused, match=words) as refused:
        read(path)
    assert "\n" not in refused.value.sentence()


def test_missing_and_unreadable_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="Không tìm thấy tệp a"):
        read(tmp_path / "a.docx")
    with pytest.raises(AppError, match="Không mở được"):
        read(tmp_path)


def test_reading_stops_when_told(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        FileReader().read(
            FOREIGN / "001_thieu-van-2024.docx", lambda _doing, _share: None, lambda: True
        )


def test_old_office_files_are_known_by_their_streams() -> None:
    word = OLE + "WordDocument".encode("utf-16-le")
    sheet = OLE + "Workbook".encode("utf-16-le")
    found = [kind_of(data, ".bin") for data in (word, sheet)]
    assert [kind.suffix for kind in found if not isinstance(kind, Kind)] == [".doc", ".xls"]


def test_plain_text_is_plain_text() -> None:
    assert kind_of("Kế hoạch < 5".encode(), ".txt") is Kind.TEXT
    assert kind_of("Kế hoạch".encode("utf-16"), ".txt") is Kind.TEXT


def test_a_zip_with_a_broken_directory_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "x")
    path = tmp_path / "a.docx"
    path.write_bytes(stream.getvalue()[:-10])
    with pytest.raises(Refused, match="bị hỏng"):
        read(path)
