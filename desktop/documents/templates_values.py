"""The values that a template may use: the commune, the years, the bodies above it, its units."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.documents.presets import PresetBook, PresetUnit, hamlet_word, role_names
from desktop.domain.commune import CommuneKind, CommuneProfile, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.folding import fold
from desktop.domain.plan import YearSpan
from desktop.domain.text import squeeze

FULL_ONLINE_SINCE = 2023
"""First plan year that says "toàn trình" and not "mức độ 4" (Nghị định 42/2022/NĐ-CP)."""


def template_values(
    profile: CommuneProfile, years: YearSpan, era: Era, book: PresetBook
) -> dict[str, object]:
    """Return all values that depend on the commune, the years and the era only."""
    return {
        **_years(years),
        **_commune(profile),
        **_superiors(profile, era),
        **_own_words(profile, era, book),
        "hai_cap": era is Era.TWO_LEVEL,
        "dich_vu_cong": (
            "dịch vụ công trực tuyến toàn trình"
            if years.first >= FULL_ONLINE_SINCE
            else "dịch vụ công trực tuyến mức độ 4"
        ),
    }


def chairman(officers: Iterable[Officer]) -> str:
    """Return the name of the chairman who may sign, empty when not known."""
    titles = {fold(title) for title in ("Chủ tịch", "Chủ tịch UBND", "Chủ tịch Ủy ban nhân dân")}
    for officer in officers:
        if officer.signs and officer.held_to is None and _office(officer.title) in titles:
            return officer.name
    return ""


def _office(title: str) -> str:
    """Return a title folded and without the kind of unit at its end ("Chủ tịch UBND xã")."""
    folded = fold(title)
    for kind in CommuneKind:
        folded = folded.removesuffix(f" {fold(kind.value)}")
    return folded


def _years(years: YearSpan) -> dict[str, object]:
    return {
        "nam": years.first,
        "nam_truoc": years.first - 1,
        "nam_sau": years.last + 1,
        "nam_dau": years.first,
        "nam_cuoi": years.last,
    }


def _commune(profile: CommuneProfile) -> dict[str, object]:
    issuer = profile.issuer
    kind, name = issuer.kind.value, squeeze(issuer.name)
    # A unit named by a figure keeps the capital of its kind (NĐ 30/2020, Phụ lục II, III.1b).
    shown_kind = kind.capitalize() if name[:1].isdigit() else kind
    return {
        "xa": name,
        "XA": name.upper(),
        "loai": kind,
        "LOAI": kind.upper(),
        "xa_day_du": f"{shown_kind} {name}",
        "thon": hamlet_word(issuer.kind),
        "la_phuong": issuer.kind in (CommuneKind.PHUONG, CommuneKind.THI_TRAN),
    }


def _superiors(profile: CommuneProfile, era: Era) -> dict[str, object]:
    province = squeeze(profile.issuer.province)
    district = squeeze(profile.issuer.district or "huyện")
    province_kind, district_kind = _kind_of(province), _kind_of(district)
    two_level = era is Era.TWO_LEVEL
    above = province if two_level else district
    office = (
        (lambda name: f"Sở {name}") if two_level else (lambda name: f"Phòng {name} {district_kind}")
    )
    gates = "Cổng Dịch vụ công quốc gia"
    return {
        "tinh": province,
        "tinh_ten": _bare(province),
        "tinh_loai": province_kind,
        "huyen": district,
        "huyen_loai": district_kind,
        "cap_tren": f"Ủy ban nhân dân {above}",
        "cap_tren_ngan": f"UBND {above}",
        "cap_tren_loai": province_kind if two_level else district_kind,
        "co_quan_noi_vu": office("Nội vụ"),
        "co_quan_tu_phap": office("Tư pháp"),
        "co_quan_tai_chinh": office("Tài chính" if two_level else "Tài chính - Kế hoạch"),
        "co_quan_cong_nghe": (
            "Sở Khoa học và Công nghệ" if two_level else office("Văn hóa và Thông tin")
        ),
        "cong_dvc": gates if two_level else f"Cổng Dịch vụ công của {province_kind} và {gates}",
        "he_thong_tthc": (f"Hệ thống thông tin giải quyết thủ tục hành chính của {province_kind}"),
    }


def _own_words(profile: CommuneProfile, era: Era, book: PresetBook) -> dict[str, object]:
    preset = book.units(era, profile.issuer.kind)
    own = profile.era is era
    names = _names_by_role(preset, profile.units if own else ())
    data = book.data(era.value)
    names["thuong_truc"] = (own and profile.standing_unit) or names[data["standing"]]
    code = profile.filing_code if own else data["filing_code"]
    two_level = era is Era.TWO_LEVEL
    return {
        "don_vi": names,
        "luu": f"Lưu: VT, {code}" if code else "Lưu: VT",
        "bo_phan": "phòng, đơn vị" if two_level else "bộ phận, công chức",
        "cac_don_vi": "Các phòng, đơn vị" if two_level else "Các công chức chuyên môn",
    }


def _names_by_role(preset: Iterable[PresetUnit], units: Iterable[Unit]) -> dict[str, object]:
    """Return the name of the unit of each role as the office writes it today."""
    own_names = {key: unit.name for unit in units for key in _keys(unit)}
    found: dict[str, object] = dict(role_names(preset))
    for entry in preset:
        match = next((own_names[key] for key in _keys(entry.unit) if key in own_names), None)
        found.update(dict.fromkeys(entry.roles, match or entry.unit.name))
    return found


def _keys(unit: Unit) -> list[str]:
    return [fold(name) for name in (unit.name, *unit.aliases, unit.short) if name]


def _kind_of(place: str) -> str:
    """Return the kind word of "tỉnh Hưng Yên" or "thành phố Huế"."""
    for kind in ("thành phố", "Thành phố", "thị xã"):
        if place.startswith(kind):
            return kind
    return place.split(" ", 1)[0]


def _bare(place: str) -> str:
    return place.removeprefix(_kind_of(place)).strip() or place
