"""The values that a template may use: the commune, the years, the bodies above it, its units."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.documents.presets import PresetBook, PresetUnit, hamlet_heads, hamlet_word, role_names
from desktop.domain.commune import CommuneKind, CommuneProfile, Officer, Unit
from desktop.domain.eras import Era
from desktop.domain.folding import fold
from desktop.domain.letterheads import unit_name
from desktop.domain.plan import YearSpan
from desktop.domain.text import squeeze

FULL_ONLINE_SINCE = 2023
"""First plan year that says "toàn trình" and not "mức độ 4" (Nghị định 42/2022/NĐ-CP)."""

_BODY = re.compile(r" (?:ubnd|uy ban nhan dan)\b")
_OFFICES = {
    "co_quan_noi_vu": ("Nội vụ", "Nội vụ"),
    "co_quan_tu_phap": ("Tư pháp", "Tư pháp"),
    "co_quan_tai_chinh": ("Tài chính - Kế hoạch", "Tài chính"),
    "co_quan_cong_nghe": ("Văn hóa và Thông tin", "Khoa học và Công nghệ"),
}
"""Offices above the commune: field of the Phòng of a district, field of the Sở of a province."""


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


def signer_name(officers: Iterable[Officer], title: str) -> str:
    """Return the name of the officer of that title who may sign, empty when not known."""
    wanted = _office(title)
    for officer in officers:
        if officer.signs and officer.held_to is None and _office(officer.title) == wanted:
            return officer.name
    return ""


def _office(title: str) -> str:
    """Return a title folded and without the body after it ("Chủ tịch UBND xã")."""
    return _BODY.split(fold(title))[0]


def _years(years: YearSpan) -> dict[str, object]:
    # Party congresses of communes meet in years ending in 0 and 5, before plans of that year end.
    term = (years.first - 1) // 5 * 5
    return {
        "nhiem_ky": f"{term} - {term + 5}",
        "nam": years.first,
        "nam_truoc": years.first - 1,
        "nam_sau": years.last + 1,
        "nam_dau": years.first,
        "nam_cuoi": years.last,
    }


def _commune(profile: CommuneProfile) -> dict[str, object]:
    issuer = profile.issuer
    kind, name = issuer.kind.value, squeeze(issuer.name)
    return {
        "xa": name,
        "XA": name.upper(),
        "loai": kind,
        "LOAI": kind.upper(),
        "xa_day_du": unit_name(issuer),
        "thon": hamlet_word(issuer.kind),
        "truong_thon": hamlet_heads(issuer.kind),
        "ngoac": "{",
        "la_phuong": issuer.kind in (CommuneKind.PHUONG, CommuneKind.THI_TRAN),
    }


def _superiors(profile: CommuneProfile, era: Era) -> dict[str, object]:
    province = squeeze(profile.issuer.province)
    district = squeeze(profile.issuer.district or "huyện")
    two_level = era is Era.TWO_LEVEL
    above = province if two_level else district
    gates = "Cổng Dịch vụ công quốc gia"
    return {
        "tinh": province,
        "tinh_ten": _bare(province),
        "tinh_loai": _kind_of(province),
        "huyen": district,
        "huyen_loai": _kind_of(district),
        "cap_tren": f"Ủy ban nhân dân {above}",
        "cap_tren_ngan": f"UBND {above}",
        "cap_tren_loai": _kind_of(above),
        "cong_dvc": gates
        if two_level
        else f"Cổng Dịch vụ công của {_kind_of(province)} và {gates}",
        "he_thong_tthc": "Hệ thống thông tin giải quyết thủ tục hành chính của "
        + _kind_of(province),
        **{
            key: f"Sở {provincial}" if two_level else f"Phòng {local} {_kind_of(district)}"
            for key, (local, provincial) in _OFFICES.items()
        },
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
