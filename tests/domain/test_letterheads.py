"""How a commune is named in its documents."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.domain.commune import CommuneKind, CommuneProfile, Issuer
from desktop.domain.eras import Era
from desktop.domain.letterheads import (
    issuer_lines,
    issuer_name,
    issuer_of,
    place_name,
    plan_year,
)
from desktop.domain.plan import Plan, PlanKind, YearSpan

COMMUNE = Issuer(CommuneKind.XA, "Kim Liên", "tỉnh Nghệ An")
WARD = Issuer(CommuneKind.PHUONG, "12", "Thành phố Hồ Chí Minh")
NAMED_AFTER_A_BATTLE = Issuer(
    CommuneKind.PHUONG, "Điện Biên Phủ", "tỉnh X", place="Phường Điện Biên Phủ"
)


@pytest.mark.parametrize(
    ("issuer", "name", "line", "place"),
    [
        (COMMUNE, "Ủy ban nhân dân xã Kim Liên", "XÃ KIM LIÊN", "Kim Liên"),
        (WARD, "Ủy ban nhân dân Phường 12", "PHƯỜNG 12", "Phường 12"),
        (
            NAMED_AFTER_A_BATTLE,
            "Ủy ban nhân dân phường Điện Biên Phủ",
            "PHƯỜNG ĐIỆN BIÊN PHỦ",
            "Phường Điện Biên Phủ",
        ),
        (
            Issuer(CommuneKind.DAC_KHU, "Phú Quý", "tỉnh Lâm Đồng"),
            "Ủy ban nhân dân đặc khu Phú Quý",
            "ĐẶC KHU PHÚ QUÝ",
            "Phú Quý",
        ),
    ],
)
def test_names(issuer: Issuer, name: str, line: str, place: str) -> None:
    assert issuer_name(issuer) == name
    assert issuer_lines(issuer) == ("ỦY BAN NHÂN DÂN", line)
    assert place_name(issuer) == place


def test_a_plan_names_its_own_issuer_or_that_of_the_workspace() -> None:
    profile = CommuneProfile(COMMUNE, Era.TWO_LEVEL)
    own = Plan("1", PlanKind.OTHER, "KH", YearSpan(2026, 2026), "", issuer=WARD)
    other = Plan("2", PlanKind.OTHER, "KH", YearSpan(2026, 2026), "")
    assert issuer_of(own, profile) is WARD
    assert issuer_of(other, profile) is COMMUNE


def test_the_year_of_the_date_line() -> None:
    draft = Plan("1", PlanKind.FIVE_YEAR_REFORM, "KH", YearSpan(2026, 2030), "")
    signed = Plan("1", PlanKind.OTHER, "KH", YearSpan(2026, 2026), "", date=dt.date(2025, 12, 30))
    assert plan_year(draft) == 2026
    assert plan_year(signed) == 2025
