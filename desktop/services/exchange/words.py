"""Words in which packages are spoken of: sizes, counts, drives, kinds."""

from __future__ import annotations

from desktop.domain.exchange.model import Manifest, PackageKind
from desktop.domain.exchange.package_names import shown
from desktop.domain.reporting.model import Period
from desktop.domain.reporting.periods import title
from desktop.i18n import _
from desktop.services.exchange_ports import Drive

_UNITS = ("byte", "KB", "MB", "GB")
_STEP = 1024

KIND_WORDS = {
    PackageKind.WORKSPACE: "Toàn bộ dữ liệu",
    PackageKind.REPORT: "Báo cáo",
    PackageKind.DOWN: "Gói cấp trên gửi xuống",
}
"""Names of the kinds; shown through the translation."""


def grouped(number: int) -> str:
    """Return a number with points between thousands: "12.345"."""
    return f"{number:,}".replace(",", ".")


def size_words(size: int) -> str:
    """Return a size as people read it: "3,1 MB"."""
    value, unit = float(size), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    if not unit or value == int(value):
        return f"{int(value)} {_UNITS[unit]}"
    return f"{value:.1f} {_UNITS[unit]}".replace(".", ",")


def drive_words(drive: Drive) -> str:
    """Return a stick as the officer knows it: "USB KINGSTON (E:)"."""
    place = str(drive.path).rstrip("\\/")
    return f"USB {shown(drive.label)} ({place})" if drive.label else f"USB ({place})"


def kind_words(kind: PackageKind, year: int = 0, period: str = "") -> str:
    """Return what a package is: "Báo cáo quý I năm 2026"."""
    words = _(KIND_WORDS[kind])
    return f"{words} {title(Period(period), year)}" if year and period else words


def package_words(manifest: Manifest) -> str:
    """Return what a package is and whose: "Báo cáo quý I năm 2026 của xã Minh Tiến"."""
    return _("{kind} của {office}").format(
        kind=kind_words(manifest.kind, manifest.year, manifest.period),
        office=shown(manifest.office.name),
    )
