"""People are known by their name however politely or shortly a file calls them."""

import pytest

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.reading.name_matching import match
from desktop.domain.reading.names import split_names

PROFILE = CommuneProfile(
    Issuer(CommuneKind.XA, "Minh Tiến", "tỉnh Hưng Yên"),
    Era.TWO_LEVEL,
    units=(Unit("u1", "Công an xã"),),
    officers=(
        Officer("a", "Nguyễn Văn A", "Công chức Văn phòng - Thống kê"),
        Officer("hoa", "Lê Thị Hoa", "Công chức Tư pháp - Hộ tịch"),
        Officer("an", "Trần Văn An", "Chủ tịch"),
        Officer("x1", "Đỗ Văn Bình", "Phó Chủ tịch"),
        Officer("x2", "Vũ Thị Bình", "Phó Chủ tịch"),
        Officer("dc", "Bùi Thị Mai", "Địa chính - Xây dựng"),
    ),
)


@pytest.mark.parametrize(
    ("name", "officer"),
    [
        ("Đ/c Nguyễn Văn A", "a"),
        ("đ/c: Nguyễn Văn A", "a"),
        ("Đ.c. Nguyễn Văn A", "a"),
        ("Đc Nguyễn Văn A", "a"),
        ("ĐC. NGUYỄN VĂN A", "a"),
        ("Đồng chí Nguyễn Văn A", "a"),
        ("anh Nguyễn Văn A", "a"),
        ("ông Nguyễn Văn A – CC VP-TK", "a"),
        ("Đ/c Nguyễn Văn A, công chức VP-TK", "a"),
        ("CC VP-TK Nguyễn Văn A", "a"),
        ("Công chức Văn phòng - Thống kê (đ/c Nguyễn Văn A)", "a"),
        ("Bà Lê Thị Hoa - Phó Trưởng ban Chỉ đạo", "hoa"),
        ("đ/c Chủ tịch", "an"),
        ("Đồng chí Chủ tịch UBND xã", "an"),
        ("ĐC-XD", "dc"),
    ],
)
def test_a_full_name_or_a_post_is_sure(name: str, officer: str) -> None:
    found = match(name, PROFILE, {})

    assert found.officer_id == officer
    assert found.confidence >= 0.9


@pytest.mark.parametrize(
    ("name", "officer"), [("đc A", "a"), ("Bà Hoa", "hoa"), ("đ/c An - Chủ tịch", "an")]
)
def test_a_given_name_behind_a_polite_word_is_proposed(name: str, officer: str) -> None:
    found = match(name, PROFILE, {})

    assert found.officer_id == officer
    assert found.confidence < 0.9


@pytest.mark.parametrize(
    "name", ["Hoa", "đ/c Bình", "Đ/c Nguyễn Văn Ân", "ông Cường", "Chi cục Thuế", "đ/c", "Ông"]
)
def test_nobody_is_guessed(name: str) -> None:
    assert match(name, PROFILE, {}).officer_id is None


def test_a_name_that_was_assigned_goes_before_all_others() -> None:
    assert match("đc A", PROFILE, {"Đc A": "hoa"}).officer_id == "hoa"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("đc A, đc Hoa", ("đc A", "đc Hoa")),
        ("Đ/c Hoa và đ/c An", ("Đ/c Hoa", "đ/c An")),
        (
            "ông Nguyễn Văn A – CC VP-TK, bà Lê Thị Hoa",
            ("ông Nguyễn Văn A - CC VP - TK", "bà Lê Thị Hoa"),
        ),
        ("đc Lê Thị Hoa, công chức TP-HT", ("đc Lê Thị Hoa, công chức TP - HT",)),
    ],
)
def test_people_of_one_cell_are_parted(cell: str, names: tuple[str, ...]) -> None:
    assert split_names(cell) == names
