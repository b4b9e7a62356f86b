"""Years left from another plan, and words of another time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.commune import CommuneKind, Issuer
from desktop.domain.eras import Era
from desktop.domain.findings import Severity
from desktop.domain.legal_basis import PlanBasis
from desktop.domain.plan import Plan, YearSpan
from desktop.domain.plan_rules.leftover_years import stray_years
from tests.support.ready_plan import PLAN, PROFILE, TASK, brief, found, spoilt, with_text

YEAR = YearSpan(2026, 2026)


def stray(text: str, years: YearSpan = YEAR) -> list[tuple[int, Severity]]:
    return [(one.year, one.severity) for one in stray_years(text, years)]


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí thực hiện năm 2025 theo quy định.",
        "Báo cáo trước ngày 20/12/2025.",
        "Hoàn thành trong Quý I/2025",
        "Tháng 3/2025",
        "Trước ngày 05 tháng 3 năm 2025",
        "Ban hành kế hoạch kiểm soát TTHC 2025",
    ],
)
def test_a_year_left_over_is_found(text: str) -> None:
    assert stray(text) == [(2025, Severity.WARNING)]


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành nhiệm vụ năm 2026",
        "theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        "Nghị định số 61/2018/NĐ-CP, ngày 23/4/2018 của Chính phủ về cơ chế một cửa",
        "Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND tỉnh về cải cách hành chính năm 2025",
        "các văn bản số 208-KH/TU ngày 07/7/2023 và 33/2023/NĐ-CP ngày 10/6/2023",
        "Luật Cán bộ, công chức năm 2008",
        "giai đoạn 2021 - 2030",
        "giai đoạn 2021–2030 và nhiệm kỳ 2025-2030",
        "từ năm 2021 đến năm 2030",
        "đến năm 2030, tầm nhìn 2035",
        "tiêu chuẩn TCVN ISO 9001:2015 và ISO 9001: 2015",
        "tiếp nhận 2015 hồ sơ, chi 2.025.000 đồng",
        "sinh năm 1990",
    ],
)
def test_years_that_belong_where_they_stand(text: str) -> None:
    assert stray(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Khắc phục tồn tại, hạn chế năm 2025", 2025),
        ("tăng 5% so với năm 2025", 2025),
        ("Quý IV/2025 và Quý I/2026", 2025),
        ("kết quả thực hiện giai đoạn 2021 - 2025", 2025),
        ("báo cáo trước ngày 15/01/2027", 2027),
    ],
)
def test_years_that_may_be_meant_are_pointed_out(text: str, year: int) -> None:
    assert stray(text) == [(year, Severity.INFO)]


def test_only_the_clause_that_looks_back_may_look_back() -> None:
    text = "Khắc phục hạn chế năm 2025; kinh phí năm 2025"
    assert stray(text) == [(2025, Severity.INFO), (2025, Severity.WARNING)]


def test_a_plan_of_several_years_owns_them_all() -> None:
    years = YearSpan(2026, 2030)
    assert stray("năm 2026, năm 2028, năm 2030, giai đoạn 2026 - 2030", years) == []
    assert stray("năm 2025", years) == [(2025, Severity.WARNING)]


@given(st.text(alphabet="nămquý /-0123456789.;IV ", max_size=60))
def test_every_year_found_stands_in_the_text(text: str) -> None:
    for one in stray_years(text, YEAR):
        assert text[one.start : one.end] == str(one.year) != "2026"


@given(st.integers(2015, 2037))
def test_a_running_year_is_found_unless_it_is_the_plans(year: int) -> None:
    assert [one for one, _ in stray(f"Kinh phí của năm {year}.")] == [year] * (year != 2026)


def test_left_years_are_found_in_every_part_with_the_way_to_them() -> None:
    table = PLAN.task_table
    assert table is not None
    plan = with_text(
        "Kinh phí năm 2025.",
        opening="Xã ban hành Kế hoạch năm 2025 như sau:",
        closing="Trên đây là Kế hoạch năm 2025",
        task_table=replace(table, rows=(replace(TASK, time="Quý I/2025"),)),
    )
    assert brief(plan) == [("K51", "opening"), ("K51", "b2"), ("K51", "closing"), ("K51", "t1")]


def test_the_finding_shows_the_words_around_the_year() -> None:
    (finding,) = found(with_text(f"{'Lời dài ' * 9}kinh phí năm 2025 do {'ngân sách ' * 9}"))
    assert "kinh phí năm 2025 do" in finding.found
    assert finding.found.startswith("…")
    assert finding.found.endswith("…")
    assert len(finding.found) < 75
    assert "2026" in finding.expected


def test_a_subject_of_another_year_is_an_error() -> None:
    (finding,) = found(spoilt(subject="Cải cách hành chính năm 2025"))
    assert (finding.rule, finding.anchor, finding.severity) == ("K50", "subject", Severity.ERROR)
    assert brief(spoilt(subject="Cải cách hành chính")) == []


def test_a_year_that_the_subject_names_is_meant() -> None:
    plan = with_text(
        "Các hạn chế được chỉ ra năm 2025; xong trước 20/12/2025.",
        subject="Khắc phục hạn chế năm 2025, nâng cao chỉ số năm 2026",
    )
    (finding,) = found(plan)
    assert finding.found.endswith("trước 20/12/2025.")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Căn cứ Kế hoạch số 7/KH-UBND ngày 05/01/2025 của UBND tỉnh về CCHC năm 2025", ["K52"]),
        ("Căn cứ Kế hoạch số 7/KH-UBND ngày 05/01/2026 của UBND tỉnh về CCHC năm 2026", []),
        ("Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ", []),
        ("Căn cứ Kế hoạch số 7/KH-UBND về cải cách hành chính giai đoạn 2021 - 2025", []),
    ],
)
def test_bases_of_an_earlier_year_are_pointed_out(text: str, rules: list[str]) -> None:
    plan = spoilt(bases=(PlanBasis("c9", text),))
    assert brief(plan) == [(rule, "basis:c9") for rule in rules]
    assert all(one.severity is Severity.INFO for one in found(plan))


def test_bases_of_a_year_that_the_subject_names_are_meant() -> None:
    text = "Căn cứ Quyết định số 25/QĐ-UBND về công bố chỉ số cải cách hành chính năm 2025"
    subject = "Khắc phục hạn chế năm 2025, nâng cao chỉ số năm 2026"
    assert brief(spoilt(bases=(PlanBasis("c9", text),), subject=subject)) == []


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Báo cáo UBND huyện theo quy định", "K60", "UBND huyện"),
        ("trên địa bàn huyện", "K60", "huyện"),
        ("Các xã, phường, thị trấn", "K61", "thị trấn"),
        ("Gửi Phòng Nội vụ tổng hợp", "K62", "Phòng Nội vụ"),
        ("Công chức Văn phòng – Thống kê", "K63", "Văn phòng – Thống kê"),
        ("công chức Tư pháp - hộ tịch", "K63", "Tư pháp - hộ tịch"),
        ("tại Bộ phận Một cửa", "K64", "Bộ phận Một cửa"),
        ("dịch vụ công mức độ 3, mức độ 4", "K66", "mức độ 3, mức độ 4"),
        ("dịch vụ công trực tuyến mức độ 3 và 4", "K66", "mức độ 3 và 4"),
    ],
)
def test_words_of_the_time_before(text: str, rule: str, words: str) -> None:
    (finding,) = found(with_text(text))
    assert (finding.rule, finding.anchor, finding.found) == (rule, "b2", words)
    assert finding.source


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân xã, phường, đặc khu; Phòng Văn hóa - Xã hội; Sở Nội vụ",
        "Kế hoạch số 8/KH-UBND ngày 05/01/2025 của UBND huyện Tân Phú",
        "Trung tâm Phục vụ hành chính công; mức độ hài lòng 4 sao",
    ],
)
def test_words_of_today(text: str) -> None:
    assert found(with_text(text)) == []


def test_the_words_follow_the_day_of_issue_then_the_office() -> None:
    signed_before = with_text(
        "UBND huyện", date=dt.date(2025, 6, 30), years=YearSpan(2025, 2025), task_table=None
    )
    assert ("K60", "b2") not in brief(signed_before)
    signed_after = replace(signed_before, date=dt.date(2025, 7, 1))
    assert ("K60", "b2") in brief(signed_after)
    draft = with_text("UBND huyện", date=None, number="")
    assert ("K60", "b2") in brief(draft)
    assert ("K60", "b2") not in brief(draft, replace(PROFILE, era=Era.THREE_LEVEL))


def test_a_draft_of_another_commune_follows_its_district_and_years() -> None:
    old = Issuer(CommuneKind.XA, "A", "tỉnh B", district="huyện C")
    new = Issuer(CommuneKind.XA, "A", "tỉnh B")

    def draft(issuer: Issuer) -> Plan:
        return with_text("UBND huyện", date=None, number="", issuer=issuer)

    assert ("K60", "b2") not in brief(draft(old))
    assert ("K60", "b2") in brief(draft(new))


def test_a_special_zone_is_unknown_before_july_2025() -> None:
    old = Issuer(CommuneKind.XA, "A", "tỉnh B", district="huyện C")
    assert ("K65", "b2") in brief(with_text("đặc khu", date=None, number="", issuer=old))


@pytest.mark.parametrize(("year", "told"), [(2022, False), (2023, True)])
def test_levels_of_online_services_were_right_until_2022(year: int, told: bool) -> None:
    years = YearSpan(year, year)
    plan = with_text("mức độ 4", years=years, subject="", date=dt.date(year, 1, 5))
    assert ("K66" in {rule for rule, _ in brief(plan)}) is told
