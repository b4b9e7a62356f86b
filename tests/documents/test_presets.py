"""Presets: units, posts and legal documents of both eras."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.documents.presets import FilePresets, full_district, full_province, split_commune
from desktop.domain.commune import CommuneKind
from desktop.domain.eras import Era
from desktop.domain.folding import fold
from desktop.errors import EnvironmentFailure, Refused
from tests.support.offices import OFFICES, office, presets


@pytest.mark.parametrize("name", OFFICES)
def test_a_preset_makes_a_whole_office(name: str) -> None:
    profile, _year = office(name)
    ids = [unit.id for unit in profile.units]
    assert len(set(ids)) == len(ids)
    assert profile.standing_unit in {unit.name for unit in profile.units}
    assert {officer.unit_id for officer in profile.officers} <= {*ids, None}
    signing = [officer.title for officer in profile.officers if officer.signs]
    assert signing == ["Chủ tịch", "Phó Chủ tịch"]
    assert not any(officer.name for officer in profile.officers)
    assert all("{" not in str(unit) for unit in profile.units)
    assert (profile.issuer.district is None) == (not OFFICES[name][3])


@pytest.mark.parametrize("name", OFFICES)
def test_no_two_units_answer_to_one_name(name: str) -> None:
    profile, _year = office(name)
    names = [
        fold(text)
        for unit in profile.units
        for text in {fold(part) for part in (unit.name, unit.short, *unit.aliases) if part}
    ]
    assert len(set(names)) == len(names)


def test_a_ward_has_the_room_of_its_own() -> None:
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in {
        unit.name for unit in office("phuong-two")[0].units
    }
    for name in ("xa-two", "dac-khu-two"):
        assert "Phòng Kinh tế" in {unit.name for unit in office(name)[0].units}


def test_posts_of_a_district_time_commune() -> None:
    profile, _year = office("xa-three")
    assert profile.era is Era.THREE_LEVEL
    posts = [unit.name for unit in profile.units if unit.name.startswith("Công chức")]
    assert posts == [
        "Công chức Văn phòng - Thống kê",
        "Công chức Tư pháp - Hộ tịch",
        "Công chức Tài chính - Kế toán",
        "Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường",
        "Công chức Văn hóa - Xã hội",
    ]


def test_an_unknown_preset_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match="Không có bộ thiết lập sẵn “four-level”") as refusal:
        presets().profile("four-level", "A", "B", "")
    assert "two-level" in refusal.value.advice


def test_a_missing_file_of_the_program_is_explained(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match=r"two-level\.toml"):
        FilePresets(tmp_path).profile("two-level", "A", "B", "")


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("Minh Tiến", CommuneKind.XA, "Minh Tiến"),
        ("  Xã  Minh Tiến ", CommuneKind.XA, "Minh Tiến"),
        ("Phường 12", CommuneKind.PHUONG, "12"),
        ("đặc khu Phú Quốc", CommuneKind.DAC_KHU, "Phú Quốc"),
        ("thị trấn Tĩnh Gia", CommuneKind.THI_TRAN, "Tĩnh Gia"),
        ("Xã Đàn", CommuneKind.XA, "Đàn"),
        ("Phườngx", CommuneKind.XA, "Phườngx"),
    ],
)
def test_a_commune_with_or_without_its_kind(typed: str, kind: CommuneKind, name: str) -> None:
    assert split_commune(typed) == (kind, name)


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("Hưng Yên", "tỉnh Hưng Yên"),
        ("Tỉnh  Hưng Yên", "tỉnh Hưng Yên"),
        ("Hà Nội", "thành phố Hà Nội"),
        ("thành phố Huế", "thành phố Huế"),
        ("TP. Cần Thơ", "thành phố Cần Thơ"),
        ("TP.Đà Nẵng", "thành phố Đà Nẵng"),
        ("TP Hải Phòng", "thành phố Hải Phòng"),
        ("hồ chí minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_a_province_gets_its_kind(typed: str, full: str) -> None:
    assert full_province(typed) == full


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("Phù Cừ", "huyện Phù Cừ"),
        ("Huyện Phù Cừ", "huyện Phù Cừ"),
        ("thành phố Thanh Hóa", "thành phố Thanh Hóa"),
        ("Quận 1", "quận 1"),
        ("  ", None),
    ],
)
def test_a_district_gets_its_kind(typed: str, full: str | None) -> None:
    assert full_district(typed) == full


def test_the_legal_library_is_sound() -> None:
    acts = presets().legal_documents()
    assert len({act.id for act in acts}) == len(acts) > 25
    assert [act.id for act in acts] == [act.id for act in presets().legal_documents()]
    for act in acts:
        law = act.kind in ("Luật", "Pháp lệnh")
        assert act.date is not None
        assert bool(act.number) == bool(act.issuer) == (not law)
        assert (act.expired_on is None) == (not act.replaced_by)
        assert act.expired_on is None or act.expired_on > act.date
        assert act.subject == act.subject.strip() and not act.subject.endswith((".", ";"))


def test_a_replaced_act_names_one_of_the_library() -> None:
    acts = presets().legal_documents()
    numbers = {act.number for act in acts}
    for act in acts:
        assert act.replaced_by in numbers or act.replaced_by.startswith("Luật ") or act.number == ""
    old_law = next(act for act in acts if act.date == date(2015, 6, 19))
    assert old_law.expired_on is not None and "16/6/2025" in old_law.replaced_by
