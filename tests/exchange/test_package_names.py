"""Names: of our own files, of entries, and foreign ones as sticks and systems give them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.exchange import package_names as names
from desktop.domain.exchange.model import Office
from desktop.domain.exchange.sheet import write_sheet
from tests.support.packages import WORKSPACE, manifest


@pytest.mark.parametrize(
    ("office", "code"),
    [
        ("xã Minh Tiến", "MINHTIEN"),
        ("Phường Đông Ba", "DONGBA"),
        ("thị trấn Trần Cao", "TRANCAO"),
        ("đặc khu Phú Quốc", "PHUQUOC"),
        ("Phường 12", "12"),
        (unicodedata.normalize("NFD", "xã Trường Hòa"), "TRUONGHOA"),
        ("xã Nguyễn Thị Minh Khai Đệ Nhất Anh Hùng", "NGUYENTHIMINHKHAIDEN"),
        ("★", "COQUAN"),
    ],
)
def test_a_package_is_named_by_office_replica_sequence_and_day(office: str, code: str) -> None:
    made = manifest(office=Office(WORKSPACE, office, ""))
    assert names.package_name(made) == f"GOI_{code}-3F2A_0007_20260401.goixa"


@given(st.text(min_size=1), st.from_regex(r"[0-9A-Za-z_-]{1,64}", fullmatch=True))
def test_any_name_is_ascii_short_and_writable_on_fat(office: str, replica: str) -> None:
    name = names.package_name(
        manifest(office=Office(WORKSPACE, office, ""), replica_id=replica, sequence=10**12)
    )
    assert name.isascii() and len(name) <= 60
    assert not set(name) & set('<>:"/\\|?* ')


@pytest.mark.parametrize(
    "entry",
    [
        "data/a.json",
        "data/a-0.jsonl",
        "data/a-1000.jsonl",
        "data/a/b.jsonl",
        "data/.jsonl",
        "data/á.jsonl",
        "/data/a.jsonl",
        "data\\a.jsonl",
        "blobs/" + "A" * 64,
        "blobs/" + "a" * 63,
        "blobs/" + "a" * 64 + "\n",
        "data/a.jsonl\n",
    ],
)
def test_other_entries_are_nothing(entry: str) -> None:
    assert names.part_of(entry) is None
    assert names.blob_of(entry) == ""


def test_entries_tell_what_they_carry() -> None:
    assert names.part_of(names.data_entry("row_task")) == ("row_task", 1)
    assert names.part_of(names.data_entry("row_task", 12)) == ("row_task", 12)
    assert names.blob_of(names.blob_entry("ab" * 32)) == "ab" * 32
    assert names.table_of("row_task") == "task"
    assert names.table_of("figure") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GOI_A.goixa", "goi_a.GOIXA"),
        ("Gói Hòa.goixa", unicodedata.normalize("NFD", "gói hòa.GOIXA")),
        ("GOI_A.goixa", "GOI_A.goixa. "),
    ],
)
def test_names_that_are_one_on_a_stick(one: str, other: str) -> None:
    assert names.same_name(one, other)
    assert not names.same_name(one, "x" + other)


def test_foreign_names_are_shown_whole_or_cut_never_as_they_like() -> None:
    assert names.shown("Gói.goixa") == "Gói.goixa"
    assert names.shown(unicodedata.normalize("NFD", "Gói.goixa")) == "Gói.goixa"
    assert names.shown("a\u202exiog.exe") == "a�xiog.exe"
    assert names.shown("a\nb") == "a�b"
    assert len(names.shown("ộ" * 300)) == 81


def test_the_sheet_is_what_notepad_reads() -> None:
    data = write_sheet(
        manifest(
            files={"blobs/" + "ab" * 32: (1, "ab" * 32)},
            missing_blobs=("cd" * 32,),
            office=Office(WORKSPACE, "xã Minh Tiến", "huyện Phù Cừ", key="11" * 32),
        ),
        "GOI_A.goixa",
        1234567,
        "1234 5678 9012 3456",
        (("Nhiệm vụ", "71"),),
        sealed=True,
    )
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n") > 15
    for words in (
        "xã Minh Tiến",
        "huyện Phù Cừ",
        "Toàn bộ dữ liệu của đơn vị",
        "08 giờ 30, ngày 01/04/2026",
        "1.234.567 byte",
        "Nhiệm vụ: 71",
        "kèm theo: 1",
        "1234 5678 9012 3456",
        "Mã khóa của đơn vị: ",
        "Niêm phong:",
    ):
        assert words in text
