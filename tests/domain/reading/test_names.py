"""Names in the cells of task tables: where they part, and whom they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.reading.name_matching import Match, match, normal_form
from desktop.domain.reading.names import split_names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Công chức Văn phòng –Thống kê", ["Công chức Văn phòng - Thống kê"]),
        ("VP-TK; TC-KT", ["VP - TK", "TC - KT"]),
        ("Công chức VP-TK,TC-KT", ["Công chức VP - TK", "TC - KT"]),
        ("- Phòng Kinh tế;\n- Công an xã.", ["Phòng Kinh tế", "Công an xã"]),
        ("• Phòng Kinh tế\n• Công an xã", ["Phòng Kinh tế", "Công an xã"]),
        ("1. Phòng Kinh tế\n2. Công an xã", ["Phòng Kinh tế", "Công an xã"]),
        ("Phòng Kinh tế\nCông an xã", ["Phòng Kinh tế", "Công an xã"]),
        ("Phòng Kinh tế, -Công an xã", ["Phòng Kinh tế", "Công an xã"]),
        (
            "Phòng Kinh tế, Công an xã và Trạm Y tế",
            ["Phòng Kinh tế", "Công an xã", "Trạm Y tế"],
        ),
        ("Phòng Kinh tế/Phòng VH-XH", ["Phòng Kinh tế", "Phòng VH - XH"]),
        (
            "Công chức Tư pháp - Hộ tịch - Công chức Văn phòng",
            ["Công chức Tư pháp - Hộ tịch", "Công chức Văn phòng"],
        ),
        ("Tư pháp - Hộ tịch, Văn hóa - Xã hội", ["Tư pháp - Hộ tịch", "Văn hóa - Xã hội"]),
        ("Văn phòng - Thống kê\nTư pháp - Hộ tịch", ["Văn phòng - Thống kê", "Tư pháp - Hộ tịch"]),
        ("Nguyễn Văn An, Trần Thị Bích", ["Nguyễn Văn An", "Trần Thị Bích"]),
        ("Nguyễn Văn An\nTrần Thị Bích", ["Nguyễn Văn An", "Trần Thị Bích"]),
        ("MTTQ và các đoàn thể", ["MTTQ", "các đoàn thể"]),
        ("Công an xã, đơn vị liên quan", ["Công an xã", "đơn vị liên quan"]),
        ("VP HĐND&UBND, P. KT, P.VHXH", ["VP HĐND&UBND", "P. KT", "P.VHXH"]),
        ("Lãnh đạo UBND xã + Văn phòng", ["Lãnh đạo UBND xã", "Văn phòng"]),
        ("Văn phòng/ Phòng Kinh tế", ["Văn phòng", "Phòng Kinh tế"]),
        ("Công an xã, các thôn, bản", ["Công an xã", "các thôn, bản"]),
    ],
)
def test_several_names_are_parted(cell: str, names: list[str]) -> None:
    assert list(split_names(cell)) == names


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND xã"),
        ("Văn phòng\nHĐND và UBND xã", "Văn phòng HĐND và UBND xã"),
        ("Văn phòng HĐND &\nUBND xã", "Văn phòng HĐND & UBND xã"),
        (
            "Địa chính - Nông nghiệp - Xây dựng và môi trường",
            "Địa chính - Nông nghiệp - Xây dựng và môi trường",
        ),
        ("Phòng Văn hóa—Xã hội", "Phòng Văn hóa - Xã hội"),
        ("Trưởng thôn, bản", "Trưởng thôn, bản"),
        ("Trưởng các thôn, tổ dân phố", "Trưởng các thôn, tổ dân phố"),
        ("HĐND/UBND xã", "HĐND/UBND xã"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Các cơ quan, đơn vị", "Các cơ quan, đơn vị"),
        ("Các công chức, ban ngành\nliên quan", "Các công chức, ban ngành liên quan"),
        ("Cán bộ, công chức", "Cán bộ, công chức"),
        ("Đ/c Nguyễn Văn An, Chủ tịch UBND xã", "Đ/c Nguyễn Văn An, Chủ tịch UBND xã"),
        ("Lê Văn Tám, công chức Tư pháp", "Lê Văn Tám, công chức Tư pháp"),
        ("Công chức\nTài chính-Kế toán", "Công chức Tài chính - Kế toán"),
        ("- Công chức Văn\nphòng", "Công chức Văn phòng"),
        ("Công chức Văn phòng\n–Thống kê", "Công chức Văn phòng - Thống kê"),
        ("Trung tâm Phục vụ\nhành chính công;", "Trung tâm Phục vụ hành chính công"),
        ("Bộ phận tiếp nhận và trả kết quả", "Bộ phận tiếp nhận và trả kết quả"),
        (
            "Công chức VH-XH (phụ trách lao động; trẻ em)",
            "Công chức VH - XH (phụ trách lao động; trẻ em)",
        ),
        ("Phòng Lao động - Thương binh và Xã hội", "Phòng Lao động - Thương binh và Xã hội"),
    ],
)
def test_one_name_stays_one(cell: str, name: str) -> None:
    assert split_names(cell) == (name,)


@pytest.mark.parametrize("cell", ["", "  ", "\n", " ; ,", "-", "–\n-"])
def test_empty_cells_name_nobody(cell: str) -> None:
    assert split_names(cell) == ()


@given(st.text(alphabet="AaĐđ hội xãVP-–;,.&/\nvà", max_size=60))
def test_no_letter_of_a_cell_is_lost(cell: str) -> None:
    def letters(text: str) -> list[str]:
        return [sign for sign in text if sign.isalpha() and sign not in "và"]

    assert letters(" ".join(split_names(cell)).replace(" ", "")) == letters(cell)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Văn phòng HĐND và UBND", "văn phòng HĐND & UBND"),
        ("Công chức VP-TK", "Công chức Văn phòng – Thống kê"),
        ("TC-KT", "Tài chính - Kế toán"),
        ("UBMTTQ xã", "Ủy ban Mặt trận Tổ quốc xã"),
        ("Công chức Văn hoá-XH", "Công chức Văn hóa - Xã hội"),
        ("TTPVHCC", "Trung tâm Phục vụ hành chính công"),
        ("UBND xã", "Uỷ ban nhân dân xã"),
    ],
)
def test_spellings_of_a_name_have_one_normal_form(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


PROFILE = CommuneProfile(
    Issuer(CommuneKind.XA, "Kim Liên", "tỉnh Nghệ An"),
    Era.TWO_LEVEL,
    units=(
        Unit("vp", "Văn phòng HĐND và UBND", "VP", aliases=("Văn phòng UBND xã",)),
        Unit("kt", "Phòng Kinh tế"),
        Unit("vh", "Phòng Văn hóa - Xã hội", "VHXH"),
        Unit("tk", "Công chức Văn phòng - Thống kê"),
        Unit("thon", "Các thôn"),
    ),
    officers=(
        Officer("hoa", "Trần Thị Hoa", "Trưởng phòng", "kt"),
        Officer("binh", "Nguyễn Văn Bình", "Chủ tịch"),
        Officer("tam", "Lê Văn Tám", "Phó Chủ tịch"),
        Officer("sau", "Lê Văn Sáu", "Phó Chủ tịch"),
    ),
)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Văn phòng HĐND và UBND", "vp"),
        ("Văn phòng HĐND - UBND xã Kim Liên", "vp"),
        ("Văn phòng UBND", "vp"),
        ("Phòng VH-XH", "vh"),
        ("Phòng Kinh tế xã", "kt"),
        ("Văn phòng –Thống kê", "tk"),
        ("Các thôn", "thon"),
    ],
)
def test_units_are_known_in_their_spellings(name: str, unit: str) -> None:
    found = match(name, PROFILE, {})
    assert (found.unit_id, found.everyone, found.outside) == (unit, False, False)
    assert found.confidence >= 0.9


def test_a_slip_of_typing_is_a_doubtful_match() -> None:
    assert match("Phòng Văn hoá - Xã hôị xã", PROFILE, {}).unit_id == "vh"
    assert match("Phòng Văn hóa - Xã hộii", PROFILE, {}) == Match(unit_id="vh", confidence=0.75)


def test_officers_are_known_by_name_and_by_a_title_that_one_holds() -> None:
    assert match("Đ/c Trần Thị Hoa", PROFILE, {}).officer_id == "hoa"
    assert match("Nguyễn Văn Bình - Chủ tịch", PROFILE, {}).officer_id == "binh"
    assert match("Ông Lê Văn Tám, phụ trách kinh tế", PROFILE, {}).officer_id == "tam"
    assert match("Chủ tịch UBND xã", PROFILE, {}).officer_id == "binh"
    assert match("Phó Chủ tịch", PROFILE, {}) == Match()


@pytest.mark.parametrize(
    "name",
    ["Các cơ quan, đơn vị", "Các cơ quan, đơn vị cấp xã", "Toàn thể cán bộ, công chức"],
)
def test_everyone(name: str) -> None:
    assert match(name, PROFILE, {}).everyone


@pytest.mark.parametrize("name", ["Cơ quan cấp trên", "UBND tỉnh", "Sở Nội vụ", "Bưu điện huyện"])
def test_bodies_outside_are_told_as_such(name: str) -> None:
    assert match(name, PROFILE, {}) == Match(outside=True, confidence=0.9)


def test_what_the_officer_assigned_before_comes_first() -> None:
    aliases = {"Tổ Công nghệ số cộng đồng": "vh", "Chị Hoa": "hoa"}
    assert match("tổ công nghệ số  cộng đồng", PROFILE, aliases) == Match("vh", confidence=1.0)
    assert match("Chị Hoa", PROFILE, aliases) == Match(None, "hoa", confidence=1.0)


def test_a_name_that_nobody_bears_is_not_guessed() -> None:
    assert match("Câu lạc bộ thơ", PROFILE, {}) == Match()
    assert match("", PROFILE, {}) == Match()
