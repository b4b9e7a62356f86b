"""Offices for which templates are drafted: kinds, eras and names that strain the wording."""

from __future__ import annotations

from pathlib import Path

from desktop.documents.presets import FilePresets
from desktop.documents.templates import FileTemplates
from desktop.domain.commune import CommuneProfile

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"

OFFICES = {
    "xa-three": ("three-level", "Minh Tiến", "Hưng Yên", "Phù Cừ", 2024),
    "phuong-three": ("three-level", "phường Phúc Xá", "Hà Nội", "quận Ba Đình", 2025),
    "town": ("three-level", "thị trấn Tĩnh Gia", "Thanh Hóa", "thị xã Nghi Sơn", 2022),
    "no-district": ("three-level", "xã Gia Lương", "tỉnh Hải Dương", "", 2021),
    "xa-two": ("two-level", "xã Lộc Tân", "Đồng Nai", "", 2026),
    "phuong-two": ("two-level", "Phường 12", "Hồ Chí Minh", "", 2027),
    "dac-khu-two": ("two-level", "đặc khu Bạch Long Vĩ", "thành phố Hải Phòng", "", 2030),
    "long-name": ("two-level", "xã Vĩnh Bảo Thượng Hòa Bình Trị Thiên", "Thừa Thiên Huế", "", 2031),
}  # fmt: skip
"""Preset, commune, province, district and a plan year of each office."""


def presets() -> FilePresets:
    """Return the presets that ship with the program."""
    return FilePresets(RESOURCES / "presets")


def office(name: str) -> tuple[CommuneProfile, int]:
    """Return the profile of an office and the year for which it drafts."""
    preset, commune, province, district, year = OFFICES[name]
    return presets().profile(preset, commune, province, district), year


def templates(own: Path | None = None) -> FileTemplates:
    """Return the templates that ship with the program, and those in ``own``."""
    return FileTemplates(RESOURCES / "templates", own, RESOURCES / "samples")
