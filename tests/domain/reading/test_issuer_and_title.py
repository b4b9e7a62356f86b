"""Which commune issues a plan, what it is called and which years it covers."""

import pytest

from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.plan import PlanKind, YearSpan
from desktop.domain.reading.communes import find_issuer
from desktop.domain.reading.lines import line_of
from desktop.domain.reading.regions import find_regions
from desktop.domain.reading.title import find_title, kind_of, read_years
from tests.support.foreign_plans import paragraph


def issuer(*lines: str, near: str = "", text: str = "", year: int = 2024) -> Issuer | None:
    return find_issuer(lines, "", [near], [text], year).issuer


def test_the_name_is_spelled_as_the_text_spells_it() -> None:
    found = issuer("ỦY BAN NHÂN DÂN", "XÃ LA GI", text="trên địa bàn xã La Gi, tỉnh Bình Thuận")

    assert found == Issuer(CommuneKind.XA, "La Gi", "tỉnh Bình Thuận")


def test_without_letterhead_the_line_of_the_appendix_counts() -> None:
    found = issuer(
        near="(Kèm theo Kế hoạch số /KH-UBND của Chủ tịch UBND phường Trần Phú)",
        text="xã Khác xã Khác xã Khác",
    )

    assert found is not None
    assert (found.kind, found.name) == (CommuneKind.PHUONG, "Trần Phú")


def test_no_district_after_the_three_level_era() -> None:
    text = "Quyết định của UBND huyện Gia Lộc, tỉnh Hải Dương"

    assert issuer("XÃ TOÀN THẮNG", text=text, year=2025) == Issuer(
        CommuneKind.XA, "Toàn Thắng", "tỉnh Hải Dương", "huyện Gia Lộc"
    )
    assert issuer("XÃ TOÀN THẮNG", text=text, year=2026) == Issuer(
        CommuneKind.XA, "Toàn Thắng", "tỉnh Hải Dương"
    )


def test_a_city_is_a_district_or_stands_for_the_province() -> None:
    town = issuer("XÃ HẢI YÊN", text="thành phố Móng Cái, tỉnh Quảng Ninh")
    capital = issuer("XÃ ĐÔNG DƯ", text="huyện Gia Lâm, thành phố Hà Nội")

    assert town is not None
    assert (town.district, town.province) == ("thành phố Móng Cái", "tỉnh Quảng Ninh")
    assert capital is not None
    assert (capital.district, capital.province) == ("huyện Gia Lâm", "thành phố Hà Nội")


def test_a_city_of_its_own_stands_above_its_wards_in_the_letterhead() -> None:
    found = issuer("THÀNH PHỐ HẢI PHÒNG", "PHƯỜNG LÊ CHÂN", text="Các phòng triển khai.", year=2026)

    assert found == Issuer(CommuneKind.PHUONG, "Lê Chân", "thành phố Hải Phòng")


def test_the_department_of_culture_is_no_commune() -> None:
    assert issuer(text="Công chức Văn hóa - Xã Hội chủ trì") is None


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (["{bc}KẾ HOẠCH", "{bc}Cải cách", "{bc}năm 2024", "Nội dung."], "Cải cách năm 2024"),
        (["{bc}KẾ HOẠCH\nCải cách năm 2024"], "Cải cách năm 2024"),
        (["{p}KẾ HOẠCH", "{p}Cải cách năm 2024", "{p}I. MỤC ĐÍCH"], "Cải cách năm 2024"),
        (["{bc}KẾ HOẠCH Cải cách năm 2024"], "Cải cách năm 2024"),
        (["{bc}KẾ HOẠCH", "{bc}Cải cách năm 2024", "{bc}-----"], "Cải cách năm 2024"),
        (["{p}KẾ HOẠCH", "{p}Thực hiện chuyển đổi số", "{p}Căn cứ Luật Công nghệ thông tin "
          "ngày 29 tháng 6 năm 2006;"], "Thực hiện chuyển đổi số"),
    ],
)  # fmt: skip
def test_the_lines_of_a_subject_are_joined(lines: list[str], subject: str) -> None:
    title = find_title([line_of(paragraph(line), "{p}" not in line) for line in lines])

    assert title is not None
    assert (title.document_type, title.subject) == ("KH", subject)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2024"], ("KH", "CẢI CÁCH HÀNH CHÍNH NĂM 2024")),
        (
            ["CHƯƠNG TRÌNH HÀNH ĐỘNG", "Thực hiện Nghị quyết năm 2026"],
            ("CTr", "HÀNH ĐỘNG Thực hiện Nghị quyết năm 2026"),
        ),
        (["ỦY BAN NHÂN DÂN", "KẾ HOẠCH", "V/v tuyên truyền"], ("KH", "V/v tuyên truyền")),
    ],
)
def test_a_title_below_its_letterhead(texts: list[str], found: tuple[str, str]) -> None:
    above = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    plain = [paragraph(f"{{p}}{text}") for text in (*above, *texts, "I. MỤC ĐÍCH")]
    title = find_regions(plain).title

    assert title is not None
    assert (title.document_type, title.subject) == found


def test_a_heading_in_capitals_is_no_title() -> None:
    texts = ["KẾ HOẠCH TRIỂN KHAI NHIỆM VỤ", "1. Rà soát văn bản."]

    assert find_regions([paragraph(f"{{p}}{text}") for text in texts]).title is None


def test_an_appendix_before_any_type_has_no_title() -> None:
    lines = [line_of(paragraph(text)) for text in ("{bc}PHỤ LỤC", "{bc}KẾ HOẠCH")]

    assert find_title(lines) is None


@pytest.mark.parametrize(
    ("subject", "years"),
    [
        ("Cải cách hành chính năm 2024", (2024, 2024)),
        ("Khắc phục hạn chế năm 2023, nâng cao chỉ số năm 2024", (2024, 2024)),
        ("Cải cách hành chính giai đoạn 2021 – 2025", (2021, 2025)),
        ("Chuyển đổi số từ năm 2026 đến năm 2030", (2026, 2030)),
        ("Cải cách năm 2026, định hướng đến năm 2030", (2026, 2026)),
        ("CẢI CÁCH HÀNH CHÍNH NĂM 2026", (2026, 2026)),
    ],
)
def test_years_of_a_subject(subject: str, years: tuple[int, int]) -> None:
    assert read_years(subject, [], None) == (YearSpan(*years), 1.0)


def test_years_that_the_subject_leaves_out_are_less_sure() -> None:
    years, confidence = read_years("Cải cách hành chính", ["thực hiện năm 2025"], 2024)

    assert years == YearSpan(2025, 2025)
    assert confidence < 0.9


@pytest.mark.parametrize(
    ("subject", "years", "kind"),
    [
        ("Cải cách hành chính năm 2024", (2024, 2024), PlanKind.ANNUAL_REFORM),
        ("CCHC giai đoạn 2021-2025", (2021, 2025), PlanKind.FIVE_YEAR_REFORM),
        ("Khắc phục tồn tại trong CCHC năm 2024", (2024, 2024), PlanKind.INDEX_REMEDY),
        ("Phòng, chống dịch năm 2024", (2024, 2024), PlanKind.OTHER),
    ],
)
def test_what_a_plan_is_for(subject: str, years: tuple[int, int], kind: PlanKind) -> None:
    assert kind_of(subject, YearSpan(*years)) is kind


@pytest.mark.parametrize("letters", ["KẾHOẠCHCẢICÁCH" * 400, "Á\u0301" * 3000, "KẾ HOẠCH " * 700])
@pytest.mark.timeout(5)
def test_endless_capitals_are_read_at_once(letters: str) -> None:
    assert find_title([line_of(paragraph("{bc}" + letters))]) is None
